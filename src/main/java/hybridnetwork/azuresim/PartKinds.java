package hybridnetwork.azuresim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which parts of a resource can be resources of their own: the subnets that a virtual network lists, the rules of a security
 * group, the routes of a table. Their ids tell: they continue the id of the whole by the property that lists them.
 */
final class PartKinds {
    /** Tokens by the beginning of their template, up to the brace of the name. */
    private static final Map<String, String> TOKENS = new HashMap<>();

    private static final Map<String, Set<String>> PROPERTIES = new HashMap<>();

    static {
        IdTable.all().forEach((token, template) -> {
            int name = template.lastIndexOf("/{");
            int property = template.lastIndexOf('/', name - 1);
            if (name > 0 && property > 0 && template.endsWith("}") && template.charAt(property - 1) == '}') {
                TOKENS.put(template.substring(0, name + 2), token);
                PROPERTIES
                        .computeIfAbsent(template.substring(0, property), whole -> new TreeSet<>())
                        .add(template.substring(property + 1, name));
            }
        });
    }

    private PartKinds() {}

    static Optional<ResourceKind> of(String beginning) {
        return Optional.ofNullable(TOKENS.get(beginning)).flatMap(ResourceKind::ofToken);
    }

    static Set<String> properties(String template) {
        return PROPERTIES.getOrDefault(template, Set.of());
    }
}
