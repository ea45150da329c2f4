package hybridnetwork.plan;

import hybridnetwork.config.ReservedSubnet;
import hybridnetwork.lifecycle.DeployedStack;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmType;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A subscription that holds the resources of a plan, as the program finds it at its start: every circuit provisioned, and
 * every gateway, circuit, connection, network, firewall and load balancer as the plan's inputs have it.
 */
final class StandingNetwork implements ProviderCalls {
    private static final Map<String, String> TYPE_OF_CALL = Map.of(
            FirewallThere.CALL,
            "AzureFirewall",
            "azure-native:network:getExpressRouteCircuit",
            "ExpressRouteCircuit",
            "azure-native:network:getLoadBalancer",
            "LoadBalancer",
            "azure-native:network:getPublicIPAddress",
            "PublicIPAddress",
            "azure-native:network:getVirtualNetwork",
            "VirtualNetwork",
            "azure-native:network:getVirtualNetworkGateway",
            "VirtualNetworkGateway",
            "azure-native:network:getVirtualNetworkGatewayConnection",
            "VirtualNetworkGatewayConnection",
            "azure-native:resources:getResourceGroup",
            "ResourceGroup");

    /** Where a plan that is read from a file has no ids. */
    private static final String SOME_GROUP =
            "/subscriptions/" + AzureAnswers.NO_SUBSCRIPTION + "/resourceGroups/standing";

    /** The properties that a change is judged by; the others may differ in shape between inputs and answers. */
    private static final Set<String> ASKED = Set.of(
            "location",
            "tags",
            "sku",
            "serviceProviderProperties",
            "expressRoutePort",
            "bandwidthInGbps",
            "gatewayType",
            "vpnType",
            "vpnGatewayGeneration",
            "ipConfigurations",
            "zones",
            "addressSpace",
            "dhcpOptions",
            "managementIpConfiguration",
            "frontendIPConfigurations");

    private final List<RegisteredResource> resources;

    StandingNetwork(List<RegisteredResource> resources) {
        this.resources = resources;
    }

    @Override
    public Optional<Map<String, Object>> call(String token, Map<String, Object> args) {
        if (token.equals(DeployedStack.CALL)) {
            return Optional.of(Map.of("outputs", state()));
        }
        return Optional.ofNullable(TYPE_OF_CALL.get(token))
                .flatMap(type -> resources.stream()
                        .filter(resource -> resource.kind().equals(type))
                        .filter(resource -> isAskedFor(resource, args))
                        .findFirst()
                        .map(resource -> answer(type, resource)));
    }

    /** What the engine would have in its state, as far as it is asked for. */
    private Map<String, Object> state() {
        Map<String, Object> state = new HashMap<>();
        for (RegisteredResource resource : resources) {
            Map<String, Object> outputs = new HashMap<>(resource.inputs());
            outputs.keySet()
                    .retainAll(Set.of(
                            "gatewayIpAddress",
                            "fqdn",
                            "localNetworkAddressSpace",
                            "location",
                            "peer",
                            "subnets",
                            "remoteVirtualNetwork",
                            "remoteAddressSpace",
                            "routes",
                            "zones",
                            "frontendIPConfigurations"));
            resource.id().ifPresent(id -> outputs.put("id", id));
            outputs.put(
                    "name",
                    resource.inputs().getOrDefault(ArmType.of(resource.type()).nameInput(), ""));
            state.put(resource.urn(), Map.of("type", resource.type(), "outputs", outputs));
        }
        return state;
    }

    /** Azure takes names for the same whatever their case. */
    private static boolean isAskedFor(RegisteredResource resource, Map<String, Object> args) {
        return args.entrySet().stream()
                .allMatch(arg ->
                        folded(arg.getValue()).equals(folded(resource.inputs().getOrDefault(arg.getKey(), ""))));
    }

    private static String folded(Object name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private Map<String, Object> answer(String type, RegisteredResource resource) {
        Map<String, Object> answer = new HashMap<>(resource.inputs());
        answer.keySet().retainAll(ASKED);
        answer.put("id", resource.id().orElse(SOME_GROUP));
        if (type.equals("ExpressRouteCircuit")) {
            answer.put("serviceProviderProvisioningState", "Provisioned");
            answer.put("peerings", peerings(resource));
        }
        if (type.equals("AzureFirewall")) {
            address(resource)
                    .ifPresent(address -> answer.put(
                            FirewallThere.CONFIGURATIONS, List.of(Map.of(FirewallThere.ADDRESS, address.toString()))));
        }
        if (type.equals("VirtualNetwork")) {
            answer.put("subnets", new StandingSubnets(resources).of(resource));
        }
        return answer;
    }

    /** The one that Azure has said or, of a plan that is read from a file, the one that is expected of its subnet. */
    private Optional<Ipv4> address(RegisteredResource firewall) {
        return Bag.of(firewall.outputs()).stream()
                .flatMap(outputs -> outputs.bags(FirewallThere.CONFIGURATIONS).stream())
                .flatMap(configuration -> configuration.text(FirewallThere.ADDRESS).flatMap(Ipv4::tryParse).stream())
                .findFirst()
                .or(() -> resources.stream()
                        .filter(resource -> resource.kind().equals("VirtualNetwork"))
                        .flatMap(network -> Bag.of(network.inputs()).stream())
                        .flatMap(network -> network.bags("subnets").stream())
                        .filter(subnet -> subnet.text("name")
                                .filter(ReservedSubnet.AzureFirewallSubnet.name()::equals)
                                .isPresent())
                        .flatMap(subnet -> subnet.text("addressPrefix").flatMap(Prefix::tryParse).stream())
                        .flatMap(prefix -> prefix.usableHosts().lowest().stream())
                        .findFirst());
    }

    private List<Map<String, Object>> peerings(RegisteredResource circuit) {
        return resources.stream()
                .filter(resource -> resource.kind().equals("ExpressRouteCircuitPeering"))
                .filter(peering -> folded(peering.inputs().getOrDefault("circuitName", ""))
                        .equals(folded(circuit.inputs().getOrDefault("circuitName", "?"))))
                .map(peering -> Map.<String, Object>of("name", peering.inputs().getOrDefault("peeringName", "")))
                .toList();
    }
}
