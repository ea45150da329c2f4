package hybridnetwork.testing;

import hybridnetwork.plan.ProviderCalls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Azure with some resources in it, as the provider tells of them: what a program finds at its start. */
public final class AzureHas implements ProviderCalls {
    private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/";

    private static final String NETWORK = "azure-native:network:";

    private final Map<String, Map<String, Object>> byCall = new TreeMap<>();
    private final Map<String, Object> deployed = new TreeMap<>();

    /** The dev stack as it stands: every property is the one that its configuration asks for. */
    public static AzureHas devNetwork() {
        return new AzureHas()
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
                List.of(ipConfiguration("hybrid-vpn-er-er-pip")));
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
                List.of(ipConfiguration("hybrid-vpn-er-vpn-pip"), ipConfiguration("hybrid-vpn-er-vpn-pip-2")));
    }

    private static Map<String, Object> ipConfiguration(String publicIp) {
        String id = SUBSCRIPTION + "hybrid-vpn-er-rg/providers/Microsoft.Network/publicIPAddresses/" + publicIp;
        return Map.of("name", "gw-ipconfig", "publicIPAddress", Map.of("id", id));
    }

    public AzureHas circuit(String name, Map<String, Object> properties) {
        return put("getExpressRouteCircuit", name, properties);
    }

    public AzureHas connection(String name) {
        return put("getVirtualNetworkGatewayConnection", name, Map.of("name", name));
    }

    /** What the engine has in its state, too. */
    public AzureHas deployed(String type, String logicalName, String azureName) {
        return deployed(type, logicalName, Map.of("name", azureName));
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
                Map.of("name", azureName, "frontendIPConfigurations", List.of(Map.of("zones", List.of(zones)))));
    }

    public AzureHas deployedSite(String key, String device, String localNetworkGateway, String connection) {
        return deployed(
                        NETWORK + "LocalNetworkGateway",
                        "site-" + key + "-local-network-gateway",
                        Map.of("name", localNetworkGateway, "gatewayIpAddress", device))
                .deployed(
                        NETWORK + "VirtualNetworkGatewayConnection",
                        "vpn-connection-" + key + "-connection",
                        connection);
    }

    private AzureHas deployed(String type, String logicalName, Map<String, Object> outputs) {
        deployed.put(
                "urn:pulumi:test::hybrid-network::" + type + "::" + logicalName,
                Map.of("type", type, "outputs", outputs));
        return this;
    }

    public AzureHas publicIp(String name, String... zones) {
        return put("getPublicIPAddress", name, Map.of("name", name, "zones", List.of(zones)));
    }

    public AzureHas gateway(String name, Map<String, Object> properties) {
        return put("getVirtualNetworkGateway", name, properties);
    }

    /** The same with one property of one resource otherwise. */
    public AzureHas but(String name, String property, Object value) {
        String call = byCall.keySet().stream()
                .filter(it -> it.endsWith(" " + name))
                .findFirst()
                .orElseThrow();
        Map<String, Object> properties = new TreeMap<>(byCall.getOrDefault(call, Map.of()));
        properties.put(property, value);
        byCall.put(call, properties);
        return this;
    }

    public AzureHas without(String name) {
        byCall.keySet().removeIf(call -> call.endsWith(" " + name));
        return this;
    }

    private AzureHas put(String function, String name, Map<String, Object> properties) {
        byCall.put(function + " " + name, properties);
        return this;
    }

    @Override
    public Optional<Map<String, Object>> call(String token, Map<String, Object> args) {
        String function = token.substring(token.lastIndexOf(':') + 1);
        if (function.equals("readStackResourceOutputs")) {
            return Optional.of(Map.of("outputs", deployed));
        }
        return args.values().stream()
                .map(value -> byCall.get(function + " " + value))
                .filter(answer -> answer != null)
                .findFirst();
    }
}
