package hybridnetwork.reachability.built;

import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.resources.ArmId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of Azure resources. */
final class BuiltNames {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?");
    private static final int LONGEST_NETWORK = 64;

    private static final Set<String> NAMED = Set.of(
            "VirtualNetworkGateway",
            "VirtualNetworkGatewayConnection",
            "LocalNetworkGateway",
            "ExpressRouteCircuit",
            "LoadBalancer",
            "NetworkSecurityGroup",
            "PublicIPAddress",
            "RouteTable");

    private final Registered on;

    BuiltNames(Registered on) {
        this.on = on;
    }

    void note() {
        Map<String, String> seen = new HashMap<>();
        for (Resource resource : on.inventory().all()) {
            if (!resource.named()) {
                continue;
            }
            if (NAMED.contains(resource.kind())
                    && !LEGAL.matcher(resource.name()).matches()) {
                on.error(
                        "name-net-80",
                        resource + ": a name has 1 to 80 letters, digits, dots, hyphens and underscores, a letter or"
                                + " digit first and no dot or hyphen last");
            }
            if (NAMED.contains(resource.kind())) {
                String group = resource.id().flatMap(ArmId::resourceGroup).orElse("");
                String key =
                        resource.kind() + " " + group + " " + resource.name().toLowerCase(Locale.ROOT);
                String other = seen.putIfAbsent(key, resource.name());
                if (other != null && !group.isEmpty()) {
                    on.error("name-unique", resource + " and " + other + " are one name to Azure");
                }
            }
        }
        for (Resource network : on.networks()) {
            boolean legal = network.name().length() <= LONGEST_NETWORK
                    && network.name().length() > 1
                    && LEGAL.matcher(network.name()).matches();
            if (network.named() && !legal) {
                on.error(
                        "name-vnet",
                        network + ": a network's name has 2 to 64 letters, digits, dots, hyphens and underscores");
            }
        }
    }
}
