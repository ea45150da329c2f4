package hybridnetwork.azuresim;

import hybridnetwork.adopt.FoundResource;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A simulated Azure that has what an export says, each resource made by a request of its own, in an order that Azure takes. */
public final class FilledAzure {
    /** What a reader of Azure sees and nobody asks for. */
    private static final Set<String> READ_ONLY = Set.of(
            "resourceGroupName",
            "ipAddress",
            "ipTags",
            "peeringState",
            "peeringSyncLevel",
            "azureASN",
            "primaryAzurePort",
            "secondaryAzurePort",
            "connections",
            "peeredConnections",
            "circuitProvisioningState",
            "serviceProviderProvisioningState",
            "virtualNetworkGatewayPolicyGroups",
            "loadBalancerBackendAddresses",
            "inboundNatPools");

    private static final List<String> ORDER = List.of(
            "ResourceGroup",
            "PublicIPAddress",
            "NetworkSecurityGroup",
            "RouteTable",
            "NatGateway",
            "VirtualNetwork",
            "ExpressRouteCircuit",
            "ExpressRouteCircuitPeering",
            "ExpressRouteCircuitAuthorization",
            "VirtualNetworkGateway",
            "LocalNetworkGateway",
            "VirtualNetworkGatewayConnection",
            "VirtualNetworkPeering",
            "LoadBalancer");

    /** The key that the owner of a circuit elsewhere has issued. */
    public static final String AUTHORIZATION = "TheCircuitsOwnersKey8";

    private FilledAzure() {}

    /**
     * Makes what the simulation knows of.
     *
     * @param key the shared key of every tunnel
     */
    public static void fill(SimulatedAzure azure, List<FoundResource> resources, String key) {
        others(azure, resources);
        resources.stream()
                .filter(resource -> ORDER.contains(resource.kind()))
                .sorted(Comparator.comparingInt((FoundResource resource) -> ORDER.indexOf(resource.kind()))
                        .thenComparing(resource -> uses(resource))
                        .thenComparing(resource -> resource.id().key()))
                .forEach(resource -> put(azure, resource, key));
    }

    /** Networks, circuits and security groups of other resource groups, which somebody else has made. */
    private static void others(SimulatedAzure azure, List<FoundResource> resources) {
        for (FoundResource resource : resources) {
            Bag properties = resource.properties();
            if (resource.kind().equals("VirtualNetworkPeering")) {
                properties
                        .id("remoteVirtualNetwork", "id")
                        .ifPresent(id -> other(
                                azure,
                                resources,
                                "VirtualNetwork",
                                id,
                                Map.of(
                                        "location",
                                        "westeurope",
                                        "addressSpace",
                                        properties.at("remoteAddressSpace").orElse(Map.of()))));
            }
            properties.id("peer", "id").ifPresent(id -> {
                other(azure, resources, "ExpressRouteCircuit", id, Map.of("location", "westeurope"));
                if (resources.stream().noneMatch(it -> it.id().equals(id))) {
                    azure.outside().provision(id);
                    azure.outside()
                            .add(
                                    "azure-native:network:ExpressRouteCircuitPeering",
                                    id.child("peerings", "AzurePrivatePeering"),
                                    Map.of("state", "Enabled"),
                                    Map.of());
                    azure.outside()
                            .add(
                                    "azure-native:network:ExpressRouteCircuitAuthorization",
                                    id.child("authorizations", "ours"),
                                    Map.of(),
                                    Map.of("authorizationKey", AUTHORIZATION));
                }
            });
            properties.bags("subnets").stream()
                    .flatMap(subnet -> subnet.id("networkSecurityGroup", "id").stream())
                    .forEach(id ->
                            other(azure, resources, "NetworkSecurityGroup", id, Map.of("location", "westeurope")));
        }
    }

    private static void other(
            SimulatedAzure azure, List<FoundResource> resources, String kind, ArmId id, Map<String, Object> body) {
        if (resources.stream().noneMatch(resource -> resource.id().equals(id))) {
            azure.outside().add("azure-native:network:" + kind, id, body, Map.of());
        }
    }

    /** The side that offers its gateways comes before the one that uses them. */
    private static boolean uses(FoundResource resource) {
        return resource.properties().flag("useRemoteGateways");
    }

    private static void put(SimulatedAzure azure, FoundResource resource, String key) {
        ResourceKind kind = ResourceKind.ofToken(resource.typeToken()).orElseThrow();
        Map<String, Object> body = asked(resource.properties().values());
        List.of("id", "name", "type").forEach(body::remove);
        switch (resource.kind()) {
            case "VirtualNetwork" -> body.remove("virtualNetworkPeerings");
            case "ExpressRouteCircuit" -> {
                body.remove("peerings");
                body.remove("authorizations");
            }
            case "VirtualNetworkGatewayConnection" -> {
                if ("IPsec".equals(body.get("connectionType"))) {
                    body.put("sharedKey", key);
                } else {
                    body.remove("ipsecPolicies");
                    body.put("authorizationKey", AUTHORIZATION);
                }
            }
            default -> {}
        }
        azure.put(kind, resource.id(), new Bag(body), SampleNetwork.PATIENCE);
        if (resource.kind().equals("ExpressRouteCircuit")) {
            azure.outside().provision(resource.id());
        }
    }

    private static Map<String, Object> asked(Map<?, ?> properties) {
        Map<String, Object> asked = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            if (!READ_ONLY.contains(String.valueOf(name))) {
                asked.put(String.valueOf(name), asked(value));
            }
        });
        return asked;
    }

    private static Object asked(Object value) {
        if (value instanceof Map<?, ?> map) {
            return asked(map);
        }
        return value instanceof List<?> list
                ? list.stream().map(FilledAzure::asked).toList()
                : value;
    }
}
