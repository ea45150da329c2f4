package hybridnetwork.testing;

import hybridnetwork.plan.Plan;
import hybridnetwork.plan.ProviderCalls;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Azure with some resources in it, as the provider tells of them: what a program finds at its start. */
public final class AzureHas implements ProviderCalls {
    private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/";

    private static final String NETWORK = "azure-native:network:";
    private static final String GROUP = "azure-native:resources:ResourceGroup";

    private final Map<String, Map<String, Object>> byCall = new TreeMap<>();
    private final Map<String, Object> deployed = new TreeMap<>();

    /** The dev stack as it stands: every property is the one that its configuration asks for. */
    public static AzureHas devNetwork() {
        return new AzureHas()
                .group("hybrid-vpn-er-rg")
                .circuit("hybrid-vpn-er-erc", devCircuit())
                .connection("hybrid-vpn-er-er-conn")
                .gateway("hybrid-vpn-er-er-vgw", devErGateway())
                .gateway("hybrid-vpn-er-vpn-vgw", devVpnGateway());
    }

    private static Map<String, Object> devCircuit() {
        return Map.of(
                "location",
                "centralus",
                "serviceProviderProvisioningState",
                "Provisioned",
                "sku",
                Map.of("name", "Standard_MeteredData", "tier", "Standard", "family", "MeteredData"),
                "serviceProviderProperties",
                Map.of("serviceProviderName", "Equinix", "peeringLocation", "Silicon Valley", "bandwidthInMbps", 50.0),
                "peerings",
                List.of(Map.of("name", "AzurePrivatePeering")),
                "authorizations",
                List.of());
    }

    private static Map<String, Object> devErGateway() {
        return Map.of(
                "location",
                "centralus",
                "gatewayType",
                "ExpressRoute",
                "sku",
                Map.of("name", "ErGw1AZ", "tier", "ErGw1AZ"),
                "ipConfigurations",
                List.of(ipConfiguration("er-gw-ipconfig", "hybrid-vpn-er-er-pip")));
    }

    private static Map<String, Object> devVpnGateway() {
        return Map.of(
                "location",
                "centralus",
                "gatewayType",
                "Vpn",
                "vpnType",
                "RouteBased",
                "vpnGatewayGeneration",
                "Generation1",
                "sku",
                Map.of("name", "VpnGw1AZ", "tier", "VpnGw1AZ"),
                "ipConfigurations",
                List.of(
                        ipConfiguration("vpn-gw-ipconfig", "hybrid-vpn-er-vpn-pip"),
                        ipConfiguration("vpn-gw-ipconfig-2", "hybrid-vpn-er-vpn-pip-2")));
    }

    private static Map<String, Object> ipConfiguration(String name, String publicIp) {
        String id = SUBSCRIPTION + "hybrid-vpn-er-rg/providers/Microsoft.Network/publicIPAddresses/" + publicIp;
        return Map.of("name", name, "publicIPAddress", Map.of("id", id));
    }

    /** The dev stack as it stands, with all that is looked up in the state of the engine as well. */
    public static AzureHas deployedDev() {
        return devNetwork()
                .deployed(GROUP, "resource-group", "hybrid-vpn-er-rg")
                .deployed(NETWORK + "VirtualNetworkGateway", "er-gateway-gateway", "hybrid-vpn-er-er-vgw")
                .deployed(NETWORK + "VirtualNetworkGateway", "vpn-gateway-gateway", "hybrid-vpn-er-vpn-vgw")
                .publicIp("hybrid-vpn-er-er-pip", "1", "2", "3")
                .publicIp("hybrid-vpn-er-vpn-pip", "1", "2", "3")
                .publicIp("hybrid-vpn-er-vpn-pip-2", "1", "2", "3")
                .deployed(NETWORK + "PublicIPAddress", "er-gateway-public-ip", "hybrid-vpn-er-er-pip")
                .deployed(NETWORK + "PublicIPAddress", "vpn-gateway-public-ip-1", "hybrid-vpn-er-vpn-pip")
                .deployed(NETWORK + "PublicIPAddress", "vpn-gateway-public-ip-2", "hybrid-vpn-er-vpn-pip-2")
                .deployedCircuit("primary", "hybrid-vpn-er-erc", "hybrid-vpn-er-er-conn")
                .deployed(
                        NETWORK + "ExpressRouteCircuitPeering",
                        "circuit-primary-private-peering",
                        "AzurePrivatePeering");
    }

    public AzureHas group(String name) {
        return put("getResourceGroup", name, Map.of("id", SUBSCRIPTION + name, "name", name, "location", "centralus"));
    }

    public AzureHas circuit(String name, Map<String, Object> properties) {
        return put("getExpressRouteCircuit", name, properties);
    }

    public AzureHas connection(String name) {
        return put("getVirtualNetworkGatewayConnection", name, Map.of("name", name));
    }

    /** What the engine has in its state; Azure has it too, unless it is taken {@link #without}. */
    public AzureHas deployed(String type, String logicalName, String azureName) {
        return deployed(type, logicalName, azureName, Map.of());
    }

    /** The circuit, where it is this stack's own, and the connection to it. */
    public AzureHas deployedCircuit(String key, String circuit, String connection) {
        if (!circuit.isEmpty()) {
            deployed(NETWORK + "ExpressRouteCircuit", "circuit-" + key + "-circuit", circuit);
        }
        return deployed(
                NETWORK + "VirtualNetworkGatewayConnection", "er-connection-" + key + "-connection", connection);
    }

    /** A load balancer in the engine's state, with the zones of its frontend. */
    public AzureHas deployedLoadBalancer(String azureName, String... zones) {
        return deployed(
                NETWORK + "LoadBalancer",
                "load-balancer-load-balancer",
                azureName,
                Map.of("frontendIPConfigurations", List.of(Map.of("zones", List.of(zones)))));
    }

    public AzureHas deployedSite(String key, String device, String localNetworkGateway, String connection) {
        return deployed(
                        NETWORK + "LocalNetworkGateway",
                        "site-" + key + "-local-network-gateway",
                        localNetworkGateway,
                        Map.of("gatewayIpAddress", device))
                .deployed(
                        NETWORK + "VirtualNetworkGatewayConnection",
                        "vpn-connection-" + key + "-connection",
                        connection);
    }

    /**
     * The same with further outputs in the state.
     *
     * @param outputs such as the {@code location}, or another subscription's {@code id}
     */
    public AzureHas deployed(String type, String logicalName, String azureName, Map<String, Object> outputs) {
        String id = type.equals(GROUP)
                ? SUBSCRIPTION + azureName
                : SUBSCRIPTION + "hybrid-vpn-er-rg/providers/Microsoft.Network/things/" + azureName;
        Map<String, Object> all = new TreeMap<>(Map.of("name", azureName, "id", id));
        all.putAll(outputs);
        deployed.put(
                "urn:pulumi:test::hybrid-network::" + type + "::" + logicalName, Map.of("type", type, "outputs", all));
        String function = "get" + type.substring(type.lastIndexOf(':') + 1);
        if (type.equals(GROUP)) {
            return group(azureName);
        }
        byCall.putIfAbsent(function + " " + folded(azureName), Map.of("name", azureName));
        return this;
    }

    public AzureHas publicIp(String name, String... zones) {
        return put("getPublicIPAddress", name, Map.of("name", name, "zones", List.of(zones)));
    }

    public AzureHas gateway(String name, Map<String, Object> properties) {
        return put("getVirtualNetworkGateway", name, properties);
    }

    /** The dev stack's network, with these subnets in it. */
    public AzureHas network(List<Map<String, Object>> subnets) {
        return network("hybrid-vpn-er-vnet", "10.20.0.0/16", subnets);
    }

    /** A network of the dev stack's, with these subnets in it. */
    public AzureHas network(String name, String space, List<Map<String, Object>> subnets) {
        return put(
                "getVirtualNetwork",
                name,
                Map.of(
                        "addressSpace",
                        Map.of("addressPrefixes", List.of(space)),
                        "tags",
                        Map.of("environment", "dev", "policy", "added"),
                        "subnets",
                        subnets));
    }

    /** A subnet of it, with those who have an IP configuration there by type and name, such as {@code loadBalancers/ilb}. */
    public static Map<String, Object> subnet(String name, String prefix, String... users) {
        return Map.of(
                "name",
                name,
                "addressPrefix",
                prefix,
                "ipConfigurations",
                Stream.of(users)
                        .map(user -> Map.of(
                                "id", SUBSCRIPTION + "g/providers/Microsoft.Network/" + user + "/ipConfigurations/c"))
                        .toList());
    }

    public AzureHas loadBalancer(String subnet, String address) {
        String id = SUBSCRIPTION
                + "hybrid-vpn-er-rg/providers/Microsoft.Network/virtualNetworks/hybrid-vpn-er-vnet/subnets/" + subnet;
        return put(
                "getLoadBalancer",
                "hybrid-vpn-er-ilb",
                Map.of(
                        "frontendIPConfigurations",
                        List.of(Map.of("name", "frontend", "privateIPAddress", address, "subnet", Map.of("id", id)))));
    }

    /** A network whose subnets the engine has in its state. */
    public AzureHas deployedNetwork(String... subnets) {
        return deployed(
                NETWORK + "VirtualNetwork",
                "network-vnet",
                "hybrid-vpn-er-vnet",
                Map.of(
                        "subnets",
                        Stream.of(subnets).map(name -> Map.of("name", name)).toList()));
    }

    /** The same with one property of one resource otherwise. */
    public AzureHas but(String name, String property, Object value) {
        String call = byCall.keySet().stream()
                .filter(it -> it.endsWith(" " + folded(name)))
                .findFirst()
                .orElseThrow();
        Map<String, Object> properties = new TreeMap<>(byCall.getOrDefault(call, Map.of()));
        properties.put(property, value);
        byCall.put(call, properties);
        return this;
    }

    /** All of a plan, in the state of the engine and in Azure; what is there already stays as it is. */
    public AzureHas standing(Plan plan) {
        for (RegisteredResource resource : plan.resources()) {
            Map<String, Object> outputs = new TreeMap<>();
            resource.id().ifPresent(id -> {
                String name = id.substring(id.lastIndexOf('/') + 1);
                outputs.putAll(Map.of("name", name, "id", id));
                String function =
                        "get" + resource.type().substring(resource.type().lastIndexOf(':') + 1);
                Map<String, Object> answer = new TreeMap<>(outputs);
                if (resource.inputs().get("tags") instanceof Map<?, ?> tags) {
                    answer.put("tags", tags);
                }
                byCall.merge(function + " " + folded(name), answer, (known, all) -> {
                    Map<String, Object> both = new TreeMap<>(all);
                    both.putAll(known);
                    return both;
                });
            });
            deployed.put(resource.urn(), Map.of("type", resource.type(), "outputs", outputs));
        }
        return this;
    }

    /** The same with a state that does not know a resource, or anything. */
    public AzureHas forgotten(String logicalName) {
        deployed.keySet().removeIf(urn -> urn.endsWith("::" + logicalName) || logicalName.equals("*"));
        return this;
    }

    /** The state of the engine as it is, and nothing in Azure. */
    public AzureHas andAzureIsEmpty() {
        byCall.clear();
        return this;
    }

    public AzureHas without(String name) {
        byCall.keySet().removeIf(call -> call.endsWith(" " + folded(name)));
        return this;
    }

    private AzureHas put(String function, String name, Map<String, Object> properties) {
        byCall.put(function + " " + folded(name), properties);
        return this;
    }

    /** Azure takes names for the same whatever their case. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Map<String, Object>> call(String token, Map<String, Object> args) {
        String function = token.substring(token.lastIndexOf(':') + 1);
        if (function.equals("readStackResourceOutputs")) {
            return Optional.of(Map.of("outputs", deployed));
        }
        return args.values().stream()
                .map(value -> byCall.get(function + " " + folded(String.valueOf(value))))
                .filter(answer -> answer != null)
                .findFirst();
    }
}
