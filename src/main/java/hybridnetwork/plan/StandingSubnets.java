package hybridnetwork.plan;

import hybridnetwork.resources.ArmType;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The subnets of a network as Azure shows them: with those of the recorded resources that are in them. */
final class StandingSubnets {
    private static final List<String> SHOWN = List.of(
            "name", "addressPrefix", "addressPrefixes", "delegations", "routeTable", "natGateway", "serviceEndpoints");

    private final List<RegisteredResource> resources;

    StandingSubnets(List<RegisteredResource> resources) {
        this.resources = resources;
    }

    /** @param network a virtual network, whose inputs hold its subnets */
    List<Map<String, Object>> of(RegisteredResource network) {
        List<Map<String, Object>> subnets = new ArrayList<>();
        if (network.inputs().get("subnets") instanceof List<?> declared) {
            for (Object each : declared) {
                if (each instanceof Map<?, ?> subnet) {
                    subnets.add(shown(network, subnet));
                }
            }
        }
        return subnets;
    }

    private Map<String, Object> shown(RegisteredResource network, Map<?, ?> subnet) {
        Map<String, Object> shown = new HashMap<>();
        for (String property : SHOWN) {
            Object value = subnet.get(property);
            if (value != null) {
                shown.put(property, value);
            }
        }
        String id = ("/virtualNetworks/" + name(network) + "/subnets/" + shown.getOrDefault("name", ""))
                .toLowerCase(Locale.ROOT);
        shown.put(
                "ipConfigurations",
                resources.stream()
                        .filter(resource -> refersTo(resource.inputs(), id))
                        .map(resource -> Map.of("id", armId(resource)))
                        .toList());
        return shown;
    }

    /** Of a plan that an older version of the program has printed there may be no id; then one that tells who it is. */
    private static String armId(RegisteredResource resource) {
        return resource.id()
                .orElseGet(() -> "/providers/" + ArmType.of(resource.type()).path() + "/" + name(resource));
    }

    private static String name(RegisteredResource resource) {
        return resource.inputs()
                .getOrDefault(ArmType.of(resource.type()).nameInput(), resource.name())
                .toString();
    }

    private static boolean refersTo(Object value, String id) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(inner -> refersTo(inner, id));
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(inner -> refersTo(inner, id));
        }
        return value instanceof String text && text.toLowerCase(Locale.ROOT).endsWith(id);
    }
}
