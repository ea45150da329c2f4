package hybridnetwork.plan;

import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.SecurityRule;
import hybridnetwork.topology.TrafficPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is taken to stand in spokes that are somebody else's: a network of the address space that the stack says, its side of the
 * peering, and groups that let through what {@code traffic} allows and nothing else. No resource of this stack shows it; the proof
 * says what rests on it.
 */
final class AssumedSpokes {
    private static final String NETWORK = "azure-native:network:";

    private final StackConfig config;
    private final AzureNames names;
    private final List<RegisteredResource> assumed = new ArrayList<>();

    private AssumedSpokes(StackConfig config) {
        this.config = config;
        this.names = AzureNames.of(config);
    }

    /** The resources of a plan, and what is taken to stand elsewhere. */
    static List<RegisteredResource> with(StackConfig config, List<RegisteredResource> resources) {
        AssumedSpokes spokes = new AssumedSpokes(config);
        Optional<String> hub = resources.stream()
                .filter(resource -> resource.isNetwork("VirtualNetwork"))
                .filter(resource ->
                        spokes.names.virtualNetwork().equals(resource.inputs().get("virtualNetworkName")))
                .flatMap(resource -> resource.id().stream())
                .findFirst();
        others(config).forEach(spoke -> hub.ifPresent(id -> spokes.assume(spoke, id)));
        List<RegisteredResource> all = new ArrayList<>(resources);
        all.addAll(spokes.assumed);
        return all;
    }

    /** What the verdicts then rest on. */
    static List<String> words(StackConfig config) {
        return others(config).stream()
                .map(spoke -> "the owner of spoke " + spoke.name()
                        + " has made its side of the peering, and its groups let through what `traffic` allows and nothing"
                        + " else")
                .toList();
    }

    private static List<Spoke.Existing> others(StackConfig config) {
        return config.spokes().values().stream()
                .filter(Spoke.Existing.class::isInstance)
                .map(Spoke.Existing.class::cast)
                .toList();
    }

    private void assume(Spoke.Existing spoke, String hubId) {
        String group = spoke.networkId() + "-group";
        add(
                "NetworkSecurityGroup",
                spoke,
                group,
                Map.of(
                        "securityRules",
                        TrafficPolicy.rules(config, spoke).stream()
                                .map(AssumedSpokes::rule)
                                .toList()));
        List<Map<String, Object>> subnets = new ArrayList<>();
        for (Prefix prefix : spoke.addressSpace()) {
            subnets.add(Map.of(
                    "name",
                    "all-" + subnets.size(),
                    "addressPrefix",
                    prefix.toString(),
                    "networkSecurityGroup",
                    Map.of("id", group)));
        }
        Map<String, Object> space = Map.of(
                "addressPrefixes",
                spoke.addressSpace().stream().map(Prefix::toString).toList());
        add(
                "VirtualNetwork",
                spoke,
                spoke.networkId(),
                Map.of(
                        "virtualNetworkName",
                        names.virtualNetwork(spoke.name()),
                        "addressSpace",
                        space,
                        "subnets",
                        subnets));
        add(
                "VirtualNetworkPeering",
                spoke,
                spoke.networkId() + "/virtualNetworkPeerings/" + names.spokePeering(),
                Map.of(
                        "virtualNetworkName",
                        spoke.networkName(),
                        "virtualNetworkPeeringName",
                        names.spokePeering(),
                        "remoteVirtualNetwork",
                        Map.of("id", hubId),
                        "allowVirtualNetworkAccess",
                        true,
                        "allowForwardedTraffic",
                        true,
                        "useRemoteGateways",
                        config.hasGateway()));
    }

    private void add(String kind, Spoke spoke, String id, Map<String, Object> inputs) {
        String name = "assumed-" + spoke.name() + "-" + kind;
        assumed.add(new RegisteredResource(
                NETWORK + kind,
                name,
                "urn:pulumi:assumed::" + NETWORK + kind + "::" + name,
                Optional.of(id),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                inputs,
                Map.of()));
    }

    private static Map<String, Object> rule(SecurityRule rule) {
        Map<String, Object> inputs = new TreeMap<>();
        inputs.put("name", rule.name());
        inputs.put("priority", (double) rule.priority());
        inputs.put("direction", rule.direction().name());
        inputs.put("access", rule.access().name());
        inputs.put("protocol", rule.protocol());
        inputs.put("sourcePortRange", "*");
        one(inputs, "sourceAddressPrefix", "sourceAddressPrefixes", rule.sources());
        one(inputs, "destinationAddressPrefix", "destinationAddressPrefixes", rule.destinations());
        one(inputs, "destinationPortRange", "destinationPortRanges", rule.ports());
        return inputs;
    }

    private static void one(Map<String, Object> inputs, String singular, String plural, List<String> values) {
        if (values.size() == 1) {
            inputs.put(singular, values.get(0));
        } else {
            inputs.put(plural, values);
        }
    }
}
