package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small hybrid network in a simulated Azure, built step by step as a test needs it. */
final class SampleNetwork {
    static final Duration PATIENCE = Duration.ofHours(2);
    static final Map<String, Object> STANDARD_STATIC = Map.of(
            "location",
            "centralus",
            "sku",
            Map.of("name", "Standard"),
            "publicIPAllocationMethod",
            "Static",
            "zones",
            List.of("1", "2", "3"));

    final SimulatedAzure azure;
    static final String SHARED_KEY = "correct+horse";

    final ArmId group = ArmId.ofGroup(AzureSettings.SUBSCRIPTION, "hybrid-rg");
    final ArmId network = network("virtualNetworks", "vnet");
    final ArmId gatewaySubnet = network.child("subnets", "GatewaySubnet");
    final ArmId circuit = network("expressRouteCircuits", "erc");
    final ArmId peering = circuit.child("peerings", "AzurePrivatePeering");
    final ArmId erAddress = network("publicIPAddresses", "er-pip");
    final ArmId vpnAddress = network("publicIPAddresses", "vpn-pip");
    final ArmId erGateway = network("virtualNetworkGateways", "er-vgw");
    final ArmId vpnGateway = network("virtualNetworkGateways", "vpn-vgw");
    final ArmId site = network("localNetworkGateways", "hq-lgw");
    final ArmId erConnection = network("connections", "er-conn");
    final ArmId vpnConnection = network("connections", "vpn-conn");

    SampleNetwork(AzureSettings settings) {
        azure = new SimulatedAzure(settings);
        put(ResourceKind.GROUP, group, Map.of("location", "centralus"));
    }

    static SampleNetwork empty() {
        return new SampleNetwork(AzureSettings.defaults());
    }

    /** Everything of the first stage: the circuit is ordered, the tunnel carries the traffic. */
    static SampleNetwork ordered(AzureSettings settings) {
        SampleNetwork sample = new SampleNetwork(settings);
        sample.putNetwork();
        sample.putCircuit(50);
        sample.putErGateway("ErGw1AZ");
        sample.putVpnGateway("VpnGw1AZ");
        sample.putSite();
        sample.putVpnConnection();
        return sample;
    }

    /** Everything of the second stage. */
    static SampleNetwork connected(AzureSettings settings) {
        SampleNetwork sample = ordered(settings);
        sample.azure.outside().provision(sample.circuit);
        sample.putPeering("Enabled");
        sample.putErConnection();
        return sample;
    }

    ArmId network(String type, String name) {
        return ArmId.parse(group + "/providers/Microsoft.Network/" + type + "/" + name);
    }

    Bag put(ResourceKind kind, ArmId id, Map<String, Object> body) {
        return azure.put(kind, id, new Bag(body), PATIENCE);
    }

    void delete(ArmId id) {
        azure.delete(id, PATIENCE);
    }

    static Map<String, Object> subnet(String name, String prefix) {
        return Map.of("name", name, "addressPrefix", prefix);
    }

    static Map<String, Object> reference(ArmId id) {
        return Map.of("id", id.toString());
    }

    Bag putNetwork() {
        return putNetwork(List.of(subnet("GatewaySubnet", "10.20.255.224/27"), subnet("internal", "10.20.1.0/24")));
    }

    Bag putNetwork(List<Map<String, Object>> subnets) {
        return putNetwork(List.of("10.20.0.0/16"), subnets);
    }

    /** The network with its first address space and as many others as make it so many. */
    Bag putNetwork(int prefixes) {
        List<String> space = new ArrayList<>(List.of("10.20.0.0/16"));
        for (int i = 1; i < prefixes; i++) {
            space.add("11." + i / 256 + "." + i % 256 + ".0/24");
        }
        return putNetwork(
                space, List.of(subnet("GatewaySubnet", "10.20.255.224/27"), subnet("internal", "10.20.1.0/24")));
    }

    private Bag putNetwork(List<String> space, List<Map<String, Object>> subnets) {
        return put(
                ResourceKind.NETWORK,
                network,
                Map.of("location", "centralus", "addressSpace", Map.of("addressPrefixes", space), "subnets", subnets));
    }

    Bag putCircuit(int megabits) {
        return putCircuit(megabits, "Standard", "MeteredData", "Silicon Valley");
    }

    Bag putCircuit(int megabits, String tier, String family, String peeringLocation) {
        return put(
                ResourceKind.CIRCUIT,
                circuit,
                Map.of(
                        "location",
                        "centralus",
                        "sku",
                        Map.of("name", tier + "_" + family, "tier", tier, "family", family),
                        "serviceProviderProperties",
                        Map.of(
                                "serviceProviderName",
                                "Equinix",
                                "peeringLocation",
                                peeringLocation,
                                "bandwidthInMbps",
                                (double) megabits)));
    }

    Bag putPeering(String state) {
        return put(
                ResourceKind.PEERING,
                peering,
                Map.of(
                        "peeringType",
                        "AzurePrivatePeering",
                        "peerASN",
                        65010.0,
                        "vlanId",
                        100.0,
                        "primaryPeerAddressPrefix",
                        "172.16.0.0/30",
                        "secondaryPeerAddressPrefix",
                        "172.16.0.4/30",
                        "state",
                        state));
    }

    Map<String, Object> configuration(ArmId address) {
        return Map.of("name", "ipconfig", "subnet", reference(gatewaySubnet), "publicIPAddress", reference(address));
    }

    Bag putErGateway(String sku) {
        put(ResourceKind.PUBLIC_IP, erAddress, STANDARD_STATIC);
        return putErGateway(sku, configuration(erAddress));
    }

    Bag putErGatewayWithoutAddress(String sku) {
        return putErGateway(sku, Map.of("name", "ipconfig", "subnet", reference(gatewaySubnet)));
    }

    private Bag putErGateway(String sku, Map<String, Object> configuration) {
        return put(
                ResourceKind.GATEWAY,
                erGateway,
                Map.of(
                        "location",
                        "centralus",
                        "gatewayType",
                        "ExpressRoute",
                        "sku",
                        Map.of("name", sku, "tier", sku),
                        "ipConfigurations",
                        List.of(configuration)));
    }

    Bag putVpnGateway(String sku) {
        return putVpnGateway(sku, List.of());
    }

    /** Active-passive, with link-local BGP addresses. */
    Bag putVpnGateway(String sku, List<String> linkLocal) {
        put(ResourceKind.PUBLIC_IP, vpnAddress, STANDARD_STATIC);
        return put(
                ResourceKind.GATEWAY,
                vpnGateway,
                Map.of(
                        "bgpSettings",
                        Map.of(
                                "asn",
                                65515.0,
                                "bgpPeeringAddresses",
                                List.of(Map.of(
                                        "ipconfigurationId",
                                        vpnGateway
                                                .child("ipConfigurations", "ipconfig")
                                                .toString(),
                                        "customBgpIpAddresses",
                                        linkLocal))),
                        "location",
                        "centralus",
                        "gatewayType",
                        "Vpn",
                        "vpnType",
                        "RouteBased",
                        "enableBgp",
                        true,
                        "sku",
                        Map.of("name", sku, "tier", sku),
                        "ipConfigurations",
                        List.of(configuration(vpnAddress))));
    }

    Bag putSite() {
        return putSite(List.of("10.10.0.0/16"));
    }

    Bag putSite(List<String> staticPrefixes) {
        return put(
                ResourceKind.LOCAL_GATEWAY,
                site,
                Map.of(
                        "location",
                        "centralus",
                        "gatewayIpAddress",
                        "40.50.60.70",
                        "bgpSettings",
                        Map.of("asn", 65010.0, "bgpPeeringAddress", "10.10.255.1"),
                        "localNetworkAddressSpace",
                        Map.of("addressPrefixes", staticPrefixes)));
    }

    Bag putVpnConnection() {
        return putVpnConnection(List.of());
    }

    /** @param linkLocal the gateway's addresses that it names */
    Bag putVpnConnection(List<String> linkLocal) {
        return put(
                ResourceKind.CONNECTION,
                vpnConnection,
                Map.of(
                        "gatewayCustomBgpIpAddresses",
                        linkLocal.stream()
                                .map(address -> Map.of(
                                        "ipConfigurationId",
                                        vpnGateway
                                                .child("ipConfigurations", "ipconfig")
                                                .toString(),
                                        "customBgpIpAddress",
                                        address))
                                .toList(),
                        "location",
                        "centralus",
                        "connectionType",
                        "IPsec",
                        "enableBgp",
                        true,
                        "sharedKey",
                        SHARED_KEY,
                        "virtualNetworkGateway1",
                        reference(vpnGateway),
                        "localNetworkGateway2",
                        reference(site)));
    }

    Bag putErConnection() {
        return put(
                ResourceKind.CONNECTION,
                erConnection,
                Map.of(
                        "location",
                        "centralus",
                        "connectionType",
                        "ExpressRoute",
                        "virtualNetworkGateway1",
                        reference(erGateway),
                        "peer",
                        reference(circuit)));
    }

    /** The answer of a provider function about a gateway. */
    Bag call(String function, ArmId gateway) {
        return new Calls(
                        azure,
                        AzureSettings.SUBSCRIPTION,
                        azure.login().account().tenant())
                .answer(
                        "azure-native:network:" + function,
                        new Bag(Map.of("resourceGroupName", "hybrid-rg", "virtualNetworkGatewayName", gateway.name())));
    }
}
