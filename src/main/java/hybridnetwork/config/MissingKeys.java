package hybridnetwork.config;

import java.util.Map;
import java.util.Set;

/** The fix for a key that is missing: the line to type, with the blueprint's value where there is one. */
final class MissingKeys {
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("azure-native:location", "centralus"),
            Map.entry("hybrid-network:baseName", "hybrid-vpn-er"),
            Map.entry("addressSpace", "10.20.0.0/16"),
            Map.entry("addressPrefixes", "10.10.0.0/16"),
            Map.entry("asn", "65010"),
            Map.entry("peerAsn", "65010"),
            Map.entry("vlanId", "100"),
            Map.entry("primaryPrefix", "172.16.0.0/30"),
            Map.entry("secondaryPrefix", "172.16.0.4/30"),
            Map.entry("provider", "Equinix"),
            Map.entry("peeringLocation", "Silicon Valley"),
            Map.entry("bandwidthMbps", "50"),
            Map.entry("port", "443"),
            Map.entry("frontendPort", "443"),
            Map.entry("backendPort", "443"),
            Map.entry("protocol", "Tcp"),
            Map.entry("action", "allow"),
            Map.entry("from", "hq"),
            Map.entry("to", "load-balancer"),
            Map.entry("subnet", "internal"),
            Map.entry("prefix", "10.20.1.0/24"));

    private static final Map<String, String> ROUTE = Map.of("to", "10.99.0.0/16", "via", "none");

    private static final Map<String, String> INSPECTION = Map.of(
            "subnet",
            "10.20.254.0/26",
            "name",
            "edge",
            "address",
            "10.20.253.4",
            "between",
            InspectionConfig.Between.ON_PREMISES_AND_SPOKES.toString());

    private static final Set<String> LISTS = Set.of("addressSpace", "addressPrefixes", "between");

    private MissingKeys() {}

    static String fix(ConfigPath path, String key) {
        String example = examples(path).get(key);
        if (example == null) {
            boolean ofSpoke = path.text().startsWith(ConfigPath.of("spokes").text() + ".");
            return !ofSpoke
                    ? "add it as in stacks/Pulumi.dev.yaml"
                    : "add it as in stacks/Pulumi.hub.yaml"
                            + (key.equals("subnets")
                                    ? ", or the `networkId` of a network that is somebody else's"
                                    : "");
        }
        return "for example: " + ConfigCommand.set(LISTS.contains(key) ? path.index(0) : path, example);
    }

    private static Map<String, String> examples(ConfigPath path) {
        if (path.text().startsWith(InspectionConfig.PATH.text())) {
            return INSPECTION;
        }
        return path.text().contains(".routes.") ? ROUTE : EXAMPLES;
    }
}
