package hybridnetwork.adopt;

import hybridnetwork.resources.ArmId;
import hybridnetwork.topology.AzureNames;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The network with the gateways, and what hangs on it.
 *
 * @param network the hub
 * @param erGateway the ExpressRoute gateway in it
 * @param vpnGateway the VPN gateway in it
 */
record FoundHub(
        FoundAzure azure,
        FoundResource network,
        Optional<FoundResource> erGateway,
        Optional<FoundResource> vpnGateway) {

    /** The one with most gateways, then one with a subnet for them, then one with most peerings; empty where there is no network. */
    static Optional<FoundHub> in(FoundAzure azure) {
        return azure.of("VirtualNetwork").stream()
                .max(Comparator.<FoundResource>comparingInt(
                                network -> gateways(azure, network).size())
                        .thenComparing(network -> azure.parts(network, "subnets", "Subnet").stream()
                                .anyMatch(subnet -> subnet.name().equalsIgnoreCase(AzureNames.GATEWAY_SUBNET)))
                        .thenComparing(
                                network -> azure.parts(network, "virtualNetworkPeerings", "VirtualNetworkPeering")
                                        .size())
                        .thenComparing(Comparator.comparing(
                                        (FoundResource network) -> network.id().key())
                                .reversed()))
                .map(network -> new FoundHub(
                        azure, network, gateway(azure, network, "ExpressRoute"), gateway(azure, network, "Vpn")));
    }

    /** The gateways of a network. */
    static List<FoundResource> gateways(FoundAzure azure, FoundResource network) {
        return azure.of("VirtualNetworkGateway").stream()
                .filter(gateway -> gateway.properties().bags("ipConfigurations").stream()
                        .flatMap(each -> each.id("subnet", "id").stream())
                        .anyMatch(subnet -> subnet.isInside(network.id())))
                .toList();
    }

    private static Optional<FoundResource> gateway(FoundAzure azure, FoundResource network, String type) {
        return gateways(azure, network).stream()
                .filter(gateway -> gateway.properties()
                        .text("gatewayType")
                        .filter(type::equalsIgnoreCase)
                        .isPresent())
                .findFirst();
    }

    /** The resource group that the stack is to have. */
    ArmId group() {
        return network.id().groupId();
    }

    boolean isInGroup(ArmId id) {
        return id.groupId().equals(group());
    }

    /** The connections of a type at one of the gateways, by name. */
    List<FoundResource> connections(Optional<FoundResource> gateway, String type) {
        return azure.of("VirtualNetworkGatewayConnection").stream()
                .filter(connection -> connection
                        .properties()
                        .text("connectionType")
                        .filter(type::equalsIgnoreCase)
                        .isPresent())
                .filter(connection -> gateway.filter(it -> connection
                                .properties()
                                .id("virtualNetworkGateway1", "id")
                                .filter(it.id()::equals)
                                .isPresent())
                        .isPresent())
                .toList();
    }
}
