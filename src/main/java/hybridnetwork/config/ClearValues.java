package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Encrypted;
import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Scalar;
import hybridnetwork.config.ConfigNode.Sequence;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a stack's files give in clear, as plain values: maps, lists, texts, numbers and flags. */
public final class ClearValues {
    private ClearValues() {}

    /**
     * The values of a stack that has passed the strict reader, whatever their form in the files; what is encrypted is left
     * out.
     *
     * @param project the folder with {@code Pulumi.yaml}, whose values are laid under those of the stack
     */
    public static Map<String, Object> of(Path stackFile, Path project) {
        Problems told = new Problems();
        Map<String, Entry> config =
                ProjectFile.under(StackFile.read(stackFile, "", told).config(), project, told);
        return map(config);
    }

    private static Map<String, Object> map(Map<String, Entry> entries) {
        Map<String, Object> values = new LinkedHashMap<>();
        entries.forEach((key, entry) -> value(entry.value()).ifPresent(value -> values.put(key, value)));
        return values;
    }

    private static Optional<Object> value(ConfigNode node) {
        if (node instanceof Encrypted) {
            return Optional.empty();
        }
        if (node instanceof Mapping map) {
            return Optional.of(map(map.entries()));
        }
        if (node instanceof Sequence list) {
            return Optional.of(
                    list.items().stream().flatMap(item -> value(item).stream()).toList());
        }
        Scalar scalar = (Scalar) node;
        return switch (scalar.kind()) {
            case NULL -> Optional.empty();
            case BOOLEAN -> Optional.of(Boolean.valueOf(scalar.text()));
            case NUMBER -> Optional.of(new BigDecimal(scalar.text()));
            case TEXT, UNTYPED -> Optional.of(scalar.text());
        };
    }
}
