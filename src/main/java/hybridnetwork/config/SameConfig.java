package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Encrypted;
import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Kind;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Scalar;
import hybridnetwork.config.ConfigNode.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether the engine's values come from the files that are at hand. The engine does not tell a program its
 * {@code --config-file}, and a line of another file would send the user astray.
 */
final class SameConfig {
    private SameConfig() {}

    /**
     * The part of the files that the engine was given.
     *
     * @param layered whether values are laid over the files' that stand in none of them: then each section is judged by
     *     itself, otherwise the files are the engine's as a whole or not at all
     */
    static Map<String, Entry> of(Map<String, Entry> files, Map<String, Entry> engine, boolean layered) {
        Map<String, Entry> ours = ours(files);
        Map<String, Entry> handed = ours(engine);
        Map<String, Entry> same = new LinkedHashMap<>();
        ours.forEach((key, entry) -> {
            if (Optional.ofNullable(handed.get(key))
                    .filter(other -> same(entry.value(), other.value()))
                    .isPresent()) {
                same.put(key, entry);
            }
        });
        boolean whole = same.size() == ours.size() && ours.keySet().equals(handed.keySet());
        return layered || whole ? same : Map.of();
    }

    private static Map<String, Entry> ours(Map<String, Entry> config) {
        Map<String, Entry> ours = new LinkedHashMap<>(config);
        ours.keySet().removeIf(key -> !TopLevelKey.isOurs(key));
        return ours;
    }

    private static boolean same(ConfigNode file, ConfigNode engine) {
        if (file instanceof Encrypted) {
            return Secrets.holdsSecret(engine);
        }
        if (file instanceof Mapping map && engine instanceof Mapping other) {
            return map.entries().keySet().equals(other.entries().keySet())
                    && map.entries().entrySet().stream()
                            .allMatch(each -> Optional.ofNullable(
                                            other.entries().get(each.getKey()))
                                    .filter(value -> same(each.getValue().value(), value.value()))
                                    .isPresent());
        }
        if (file instanceof Sequence list && engine instanceof Sequence other) {
            return list.items().size() == other.items().size()
                    && IntStream.range(0, list.items().size())
                            .allMatch(
                                    i -> same(list.items().get(i), other.items().get(i)));
        }
        if (file instanceof Scalar scalar && engine instanceof Scalar other) {
            return scalar.kind() == Kind.NULL
                    ? other.kind() == Kind.NULL
                    : scalar.kind() == other.kind() && scalar.text().equals(other.text());
        }
        return false;
    }
}
