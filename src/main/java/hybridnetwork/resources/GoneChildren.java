package hybridnetwork.resources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Children that are no longer there, such as the deleted rule of a security group. The parent's outputs are Azure's last
 * answer and may still show them: until the parent is refreshed, the child lives on as its shadow.
 *
 * <p>An ARM id tells all that is needed. That of a child is {@code PARENT/securityRules/NAME}, and the parent shows it in the
 * list of that name.
 */
final class GoneChildren {
    private static final String PEERINGS = "peerings";

    /** What is gone, by the parent's id and the list, in lower case as all names here: Azure compares without case. */
    private final Map<String, Map<String, Set<String>>> names = new HashMap<>();

    /** @param id the ARM id of what is gone, of a child or of anything else */
    void add(String id) {
        int name = id.lastIndexOf('/');
        int list = id.lastIndexOf('/', name - 1);
        if (list > 0) {
            names.computeIfAbsent(lower(id.substring(0, list)), parent -> new HashMap<>())
                    .computeIfAbsent(lower(id.substring(list + 1, name)), key -> new HashSet<>())
                    .add(lower(id.substring(name + 1)));
        }
    }

    /** The resource without what its outputs still show of its gone children. */
    RegisteredResource removedFrom(RegisteredResource parent) {
        Map<String, Set<String>> gone = names.getOrDefault(lower(parent.id().orElse("")), Map.of());
        return gone.isEmpty() ? parent : parent.withOutputs(without(gone, parent.outputs()));
    }

    private static Map<String, Object> without(Map<String, Set<String>> gone, Map<String, Object> outputs) {
        Map<String, Object> left = new LinkedHashMap<>(outputs);
        left.replaceAll((list, value) -> {
            Set<String> children = gone.getOrDefault(lower(list), Set.of());
            return value instanceof List<?> elements && !children.isEmpty()
                    ? elements.stream()
                            .filter(element -> !isOneOf(children, element))
                            .toList()
                    : value;
        });
        // A circuit that shows no peering counts as peered by its provider; one that lost its peering is not.
        Set<String> peerings = gone.getOrDefault(PEERINGS, Set.of());
        if (!peerings.isEmpty()) {
            List<Object> shown = new ArrayList<>(left.get(PEERINGS) instanceof List<?> others ? others : List.of());
            peerings.forEach(name -> shown.add(Map.of("name", name, "state", "Disabled")));
            left.put(PEERINGS, shown);
        }
        return left;
    }

    /** Some lists show a child whole, others, as that of a firewall policy's rule collection groups, its id alone. */
    private static boolean isOneOf(Set<String> children, Object element) {
        if (!(element instanceof Map<?, ?> map)) {
            return false;
        }
        if (map.get("name") instanceof String name) {
            return children.contains(lower(name));
        }
        return map.get("id") instanceof String id && children.contains(lower(ArmId.name(id)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
