package hybridnetwork.template.evaluation;

import hybridnetwork.resources.ArmId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resource's properties as Azure shows them: the parts that it lists by name have ids, and those in a subnet addresses. */
final class Shown {
    private static final String PROPERTIES = "properties";
    private static final String ADDRESS = "privateIPAddress";

    private Shown() {}

    static Object asAzureShows(Optional<ArmId> owner, Object properties) {
        if (owner.isEmpty() || !(properties instanceof Map<?, ?> map)) {
            return properties;
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String list = String.valueOf(key);
            shown.put(list, value instanceof List<?> parts ? parts(owner.get(), list, parts) : value);
        });
        return shown;
    }

    private static List<Object> parts(ArmId owner, String list, List<?> parts) {
        List<Object> shown = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof Map<?, ?> map && map.get("name") instanceof String name && !map.containsKey("id")) {
                Map<Object, Object> withId = new LinkedHashMap<>(map);
                withId.put("id", owner.child(list, name).toString());
                if (map.get(PROPERTIES) instanceof Map<?, ?> said && isWithoutAddress(said)) {
                    Map<Object, Object> withAddress = new LinkedHashMap<>(said);
                    withAddress.put(ADDRESS, new Allocated(owner, name));
                    withId.put(PROPERTIES, withAddress);
                }
                shown.add(withId);
            } else {
                shown.add(part);
            }
        }
        return shown;
    }

    /** Whether Azure chooses the address of a part: what refers to a subnet has one there. */
    private static boolean isWithoutAddress(Map<?, ?> said) {
        return Json.property(said, "subnet") instanceof Map && Json.property(said, ADDRESS) == null;
    }
}
