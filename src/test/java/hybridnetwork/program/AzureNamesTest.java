package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The Azure names are the blueprint's: {@code <base>-} and what the thing is, and the key only where there are several. */
class AzureNamesTest {
    private static final List<String> NAME_INPUTS = List.of(
            "resourceGroupName",
            "circuitName",
            "virtualNetworkName",
            "networkSecurityGroupName",
            "publicIpAddressName",
            "virtualNetworkGatewayName",
            "localNetworkGatewayName",
            "virtualNetworkGatewayConnectionName",
            "loadBalancerName");

    /** Every name in the inputs, those of subnets and IP configurations included. */
    private static Set<String> names(RecordedNetwork network) {
        Set<String> names = new TreeSet<>();
        network.plan().custom().forEach(resource -> {
            NAME_INPUTS.forEach(input -> {
                if (resource.inputs().get(input) instanceof String name) {
                    names.add(name);
                }
            });
            for (String inline : List.of("subnets", "ipConfigurations")) {
                if (resource.inputs().get(inline) instanceof List<?> list) {
                    for (int i = 0; i < list.size(); i++) {
                        names.add(network.input(resource.name(), inline + "." + i + ".name")
                                .toString());
                    }
                }
            }
        });
        return names;
    }

    @Test
    void ofOneCircuitAndOneSiteTheKeysDoNotAppear() {
        assertThat(names(RecordedNetwork.connected(StackText.dev())))
                .containsExactlyInAnyOrder(
                        "hybrid-vpn-er-rg",
                        "hybrid-vpn-er-vnet",
                        "GatewaySubnet",
                        "hybrid-vpn-er-internal-subnet",
                        "hybrid-vpn-er-internal-nsg",
                        "hybrid-vpn-er-erc",
                        "hybrid-vpn-er-er-pip",
                        "hybrid-vpn-er-vpn-pip",
                        "hybrid-vpn-er-vpn-pip-2",
                        "hybrid-vpn-er-er-vgw",
                        "hybrid-vpn-er-vpn-vgw",
                        "hybrid-vpn-er-er-conn",
                        "hybrid-vpn-er-vpn-conn",
                        "hybrid-vpn-er-vpn-lgw",
                        "hybrid-vpn-er-ilb",
                        "er-gw-ipconfig",
                        "vpn-gw-ipconfig",
                        "vpn-gw-ipconfig-2");
    }

    @Test
    void ofSeveralCircuitsAndSitesEachNameCarriesItsKey() {
        assertThat(names(RecordedNetwork.connected(StackText.of("prod"))))
                .containsExactlyInAnyOrder(
                        "hybrid-prod-rg",
                        "hybrid-prod-vnet",
                        "GatewaySubnet",
                        "hybrid-prod-data-subnet",
                        "hybrid-prod-data-nsg",
                        "hybrid-prod-web-subnet",
                        "hybrid-prod-web-nsg",
                        "hybrid-prod-erc-chicago",
                        "hybrid-prod-erc-dallas",
                        "hybrid-prod-er-pip",
                        "hybrid-prod-vpn-pip",
                        "hybrid-prod-vpn-pip-2",
                        "hybrid-prod-er-vgw",
                        "hybrid-prod-vpn-vgw",
                        "hybrid-prod-er-conn-chicago",
                        "hybrid-prod-er-conn-dallas",
                        "hybrid-prod-vpn-conn-hq",
                        "hybrid-prod-vpn-conn-plant",
                        "hybrid-prod-vpn-lgw-hq",
                        "hybrid-prod-vpn-lgw-plant",
                        "hybrid-prod-ilb",
                        "er-gw-ipconfig",
                        "vpn-gw-ipconfig",
                        "vpn-gw-ipconfig-2");
    }

    @Test
    void thePrivatePeeringHasAzuresOneNameForIt() {
        RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());
        assertThat(dev.input("circuit-primary-private-peering", "peeringName")).isEqualTo("AzurePrivatePeering");
        assertThat(dev.input("circuit-primary-private-peering", "peeringType")).isEqualTo("AzurePrivatePeering");
    }

    @Test
    void everythingIsInTheResourceGroupTaggedAndInTheRegion() {
        RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());
        assertThat(dev.plan().custom()).allSatisfy(resource -> {
            assertThat(resource.inputs()).containsEntry("resourceGroupName", "hybrid-vpn-er-rg");
            if (!resource.type().endsWith("Peering")) {
                assertThat(resource.inputs()).containsEntry("location", "centralus");
                assertThat(resource.inputs().get("tags")).hasToString("{environment=dev}");
            }
        });
    }
}
