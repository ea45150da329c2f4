package hybridnetwork.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Azure names that the stack gives itself, because what it declares exists already: the section {@code names}. What has no name
 * here is called after {@code baseName}.
 *
 * @param byPart for each part its names by their keys: {@code ""} of one, {@code 1} and {@code 2} of instances
 */
public record GivenNames(Map<NamedPart, Map<String, String>> byPart) {
    public static final GivenNames NONE = new GivenNames(Map.of());

    /** A name for each instance of a gateway. */
    private static final int INSTANCES = 2;

    public GivenNames {
        Map<NamedPart, Map<String, String>> sorted = new TreeMap<>();
        byPart.forEach((part, names) -> {
            if (!names.isEmpty()) {
                sorted.put(part, Collections.unmodifiableMap(new TreeMap<>(names)));
            }
        });
        byPart = Collections.unmodifiableMap(sorted);
    }

    /** The name of a part that there is one of. */
    public Optional<String> of(NamedPart part) {
        return of(part, "");
    }

    /** The name of an instance's part, counted from 1. */
    public Optional<String> of(NamedPart part, int instance) {
        return of(part, String.valueOf(instance));
    }

    /**
     * The name of one of several.
     *
     * @param key as {@code names} has it
     */
    public Optional<String> of(NamedPart part, String key) {
        return Optional.ofNullable(byPart.getOrDefault(part, Map.of()).get(key));
    }

    /** Where a name stands, or would stand. */
    public static ConfigPath path(NamedPart part, String key) {
        return switch (part.of()) {
            case ONE -> part.path();
            case INSTANCES -> part.path().index(Integer.parseInt(key) - 1);
            default -> part.path().key(key);
        };
    }

    static Reading<GivenNames> reading() {
        return MapReader.map(map -> {
            Map<NamedPart, Value<Map<String, String>>> read = new TreeMap<>();
            NamedPart.all().forEach(part -> read.put(part, map.defaulted(part.name(), names(part), Map.of())));
            return map.build(() -> {
                Map<NamedPart, Map<String, String>> byPart = new TreeMap<>();
                read.forEach((part, names) -> byPart.put(part, names.get()));
                return new GivenNames(byPart);
            });
        });
    }

    private static Reading<Map<String, String>> names(NamedPart part) {
        return switch (part.of()) {
            case ONE ->
                (node, path, problems) ->
                        part.reading().read(node, path, problems).map(name -> Map.of("", name));
            case INSTANCES ->
                (node, path, problems) -> {
                    Value<List<String>> names =
                            Composites.list(part.reading(), false).read(node, path, problems);
                    if (names.present().map(List::size).orElse(0) > INSTANCES) {
                        problems.add(Problem.error("invalid-value", path, "a gateway has two instances at most")
                                .got(names.get().size() + " names")
                                .allowed("one name for each instance"));
                        return Value.refused();
                    }
                    return names.map(GivenNames::numbered);
                };
            default -> Composites.named(NamedPart.KEY, "a key of the stack's file", key -> part.reading());
        };
    }

    private static Map<String, String> numbered(List<String> names) {
        Map<String, String> numbered = new TreeMap<>();
        names.forEach(name -> numbered.put(String.valueOf(numbered.size() + 1), name));
        return numbered;
    }
}
