package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Sequence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where each key of a configuration stands in its files; empty when there are none. */
final class Locations {
    private final Map<String, SourceLocation> places = new HashMap<>();

    /** The places of the values of a {@code config:} section: of a scalar itself, of a map or list its key. */
    static Locations of(Map<String, Entry> config) {
        Locations locations = new Locations();
        config.forEach((key, entry) -> locations.visit(new ConfigPath(key), entry));
        return locations;
    }

    /**
     * The place of a key, or of the nearest key around it that stands in the stack's own file: what a stack lacks belongs
     * there, and not under a default of the project.
     */
    Optional<SourceLocation> find(ConfigPath path) {
        String text = path.text();
        while (!text.isEmpty()) {
            SourceLocation place = places.get(text);
            if (place != null && (text.equals(path.text()) || !place.file().equals(ProjectFile.NAME))) {
                return Optional.of(place);
            }
            text = text.substring(0, Math.max(0, Math.max(text.lastIndexOf('.'), text.lastIndexOf('['))));
        }
        return Optional.empty();
    }

    private void visit(ConfigPath path, Entry entry) {
        ConfigNode value = entry.value();
        boolean scalar = value instanceof ConfigNode.Scalar;
        (scalar ? value.at() : entry.keyAt().or(value::at)).ifPresent(place -> places.put(path.text(), place));
        if (value instanceof Mapping map) {
            map.entries().forEach((key, child) -> visit(path.key(key), child));
        } else if (value instanceof Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                ConfigNode item = list.items().get(i);
                visit(path.index(i), new Entry(item, item.at()));
            }
        }
    }
}
