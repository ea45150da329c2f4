package hybridnetwork.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.IllegalChanges.Change;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import hybridnetwork.topology.AzureNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a gateway Azure does not change in place, and what it does. */
class GatewayChangesTest {
    private static final StackText STACK = StackText.dev();

    private static ExistingGateway gateway(String type, String sku, String generation, String... publicIps) {
        return new ExistingGateway(
                Optional.of(type),
                Optional.of(sku),
                Optional.of(type.equals("Vpn") ? "RouteBased" : "None"),
                Optional.of(generation),
                Optional.of("Central US"),
                List.of(),
                Stream.of(publicIps).map(name -> "/x/publicIPAddresses/" + name).toList(),
                Map.of());
    }

    private static List<Change> er(StackText stack, ExistingGateway existing) {
        StackConfig config = stack.stack();
        return new GatewayChanges(config, existing, AzureNames.of(config))
                .ofExpressRouteGateway(config.expressRoute().orElseThrow());
    }

    private static List<Change> vpn(StackText stack, ExistingGateway existing) {
        StackConfig config = stack.stack();
        return new GatewayChanges(config, existing, AzureNames.of(config))
                .ofVpnGateway(config.vpn().orElseThrow());
    }

    private static List<String> lines(List<Change> changes) {
        return changes.stream()
                .map(change -> change.rule() + " at " + change.path() + ": " + change.what() + " " + change.fromTo())
                .toList();
    }

    /** What a replacement means depends on whether the other kind of gateway is there. */
    @Test
    void whatTakesOverMeanwhileIsThereOrIsNot() {
        StackText circuits = StackText.in(FrozenStacks.design("two-circuits"));
        StackText first = StackText.in(FrozenStacks.design("vpn-first"));
        String another = "{ gateway: { sku: UltraPerformance } }";
        ExistingGateway expressRoute = gateway("ExpressRoute", "ErGw1AZ", "None");
        ExistingGateway vpn = gateway("Vpn", "VpnGw1AZ", "Generation1");

        assertThat(er(STACK.with("expressRoute: " + another), expressRoute))
                .extracting(Change::consequence)
                .contains("up to 45 minutes without ExpressRoute, while the VPN carries the traffic");
        assertThat(er(circuits.with("expressRoute: " + another), expressRoute))
                .extracting(Change::consequence)
                .contains("up to 45 minutes without ExpressRoute, in which nothing carries the traffic");
        assertThat(vpn(first.with("vpn: { gateway: { sku: VpnGw4AZ } }"), vpn))
                .extracting(Change::consequence)
                .allSatisfy(consequence -> assertThat(consequence).endsWith("in which nothing carries the traffic"));
        assertThat(vpn(STACK.with("vpn: { gateway: { sku: VpnGw4AZ } }"), vpn))
                .extracting(Change::consequence)
                .isNotEmpty()
                .allSatisfy(consequence -> assertThat(consequence).endsWith("with no backup meanwhile"));
    }

    @ParameterizedTest
    @CsvSource({
        "ErGw1AZ, ErGw1AZ, true",
        "ErGw1AZ, ErGw2AZ, true",
        "ErGw1AZ, ErGwScale, true",
        "ErGw2AZ, ErGw1AZ, false",
        "ErGwScale, ErGw3AZ, false",
        "ErGwScale, ErGwScale, true",
        "Standard, HighPerformance, true",
        "Standard, UltraPerformance, true",
        "UltraPerformance, HighPerformance, false",
        "Standard, ErGw1AZ, false",
        "ErGw3AZ, UltraPerformance, false",
        "Unheard, ErGw1AZ, false"
    })
    void anExpressRouteGatewayGrowsWithinItsFamily(String from, String to, boolean inPlace) {
        List<Change> changes =
                er(STACK.with("expressRoute: { gateway: { sku: " + to + " } }"), gateway("ExpressRoute", from, "None"));
        assertThat(changes).hasSize(inPlace ? 0 : 1);
        assertThat(changes)
                .extracting(Change::rule, Change::fromTo)
                .allMatch(of -> of.toList().equals(List.of("ergw-resize-family", "from " + from + " to " + to)));
    }

    @Test
    void theWayOfAnExpressRouteGatewayIsUpItsFamily() {
        assertThat(er(STACK, gateway("ExpressRoute", "ErGw2AZ", "None")))
                .extracting(change -> change.legalWay().orElse(""))
                .containsExactly("keep ErGw2AZ or go up in its family: ErGw3AZ");
        assertThat(er(STACK, gateway("ExpressRoute", "HighPerformance", "None")))
                .extracting(change -> change.legalWay().orElse(""))
                .containsExactly("keep HighPerformance or go up in its family: UltraPerformance");
        assertThat(er(STACK, gateway("ExpressRoute", "Standard", "None")))
                .as("to a gateway with zones that is no smaller")
                .extracting(change -> change.legalWay().orElse(""))
                .containsExactly(
                        "keep Standard or go up in its family: HighPerformance, UltraPerformance; Azure's guided"
                                + " gateway migration leads there without this outage, to a gateway of another name, which needs"
                                + " a stack of its own");
        assertThat(er(STACK, gateway("ExpressRoute", "ErGwScale", "None")))
                .as("from the top there is none")
                .extracting(change -> change.legalWay().orElse(""))
                .containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({
        "VpnGw1AZ, true",
        "VpnGw1, true",
        "VpnGw5AZ, true",
        "Basic, false",
        "Standard, false",
        "HighPerformance, false"
    })
    void aVpnGatewayIsResizedAmongTheNewSkus(String from, boolean inPlace) {
        assertThat(lines(vpn(STACK, gateway("Vpn", from, "Generation1"))))
                .isEqualTo(
                        inPlace
                                ? List.of()
                                : List.of("vpngw-resize at hybrid-network:vpn.gateway.sku: the SKU from " + from
                                        + " to VpnGw1AZ"));
    }

    @Test
    void aVpnGatewayKeepsItsGeneration() {
        assertThat(vpn(STACK.with("vpn: { gateway: { sku: VpnGw2AZ } }"), gateway("Vpn", "VpnGw1AZ", "Generation1")))
                .singleElement()
                .satisfies(change -> {
                    assertThat(lines(List.of(change)))
                            .containsExactly(
                                    "vpngw-resize at hybrid-network:vpn.gateway.generation: the generation from"
                                            + " Generation1 to Generation2");
                    assertThat(change.legalWay())
                            .contains("keep the hardware, whatever the SKU: pulumi config set --stack STACK --path"
                                    + " 'hybrid-network:vpn.gateway.generation' Generation1");
                });
        assertThat(vpn(STACK.with("vpn: { gateway: { sku: VpnGw2AZ } }"), gateway("Vpn", "VpnGw1AZ", "None")))
                .as("of a gateway that has none nothing is known")
                .isEmpty();
    }

    /** The rule vpngw-sku-generation refuses VpnGw1 of the second generation and VpnGw4 of the first. */
    @ParameterizedTest
    @CsvSource({
        "VpnGw2AZ, Generation2, VpnGw1AZ, true",
        "VpnGw3AZ, Generation1, VpnGw4AZ, true",
        "VpnGw1AZ, Generation2, VpnGw1, false"
    })
    void aSkuThatTheHardwareDoesNotHaveIsNoWay(String from, String generation, String to, boolean named) {
        StackText stack = STACK.with("vpn: { gateway: { sku: " + to + " } }");
        String set = "pulumi config set --stack STACK --path 'hybrid-network:vpn.gateway.";
        assertThat(vpn(stack, gateway("Vpn", from, generation)))
                .extracting(change -> change.legalWay().orElse(""))
                .containsExactly("keep the hardware, which does not have that SKU: " + set + "sku' " + from
                        + (named ? " and " + set + "generation' " + generation : ""));
        StackText kept =
                STACK.with("vpn: { gateway: { sku: " + from + (named ? ", generation: " + generation : "") + " } }");
        assertThat(vpn(kept, gateway("Vpn", from, generation)))
                .as("the way is one")
                .isEmpty();
    }

    @Test
    void aGatewayKeepsItsType() {
        assertThat(lines(er(STACK, gateway("Vpn", "ErGw1AZ", "None"))))
                .containsExactly("ergw-type at hybrid-network:expressRoute: the gateway type from Vpn to ExpressRoute");
        assertThat(lines(vpn(STACK, gateway("ExpressRoute", "VpnGw1AZ", "Generation1"))))
                .containsExactly(
                        "vpngw-route-based at hybrid-network:vpn.gateway: the gateway type from ExpressRoute to Vpn");
        var policyBased = new ExistingGateway(
                Optional.of("vpn"),
                Optional.of("VpnGw1AZ"),
                Optional.of("PolicyBased"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of());
        assertThat(lines(vpn(STACK, policyBased)))
                .containsExactly(
                        "vpngw-route-based at hybrid-network:vpn.gateway: the VPN type from PolicyBased to RouteBased");
    }

    private static ExistingGateway configured(String type, String... names) {
        return new ExistingGateway(
                Optional.of(type),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(names),
                List.of(),
                Map.of());
    }

    @Test
    void anIpConfigurationKeepsItsName() {
        StackText named = STACK.with(
                "names: { expressRouteIpConfiguration: default, vpnIpConfigurations: [default, activeActive] }");
        StackText single = named.with("vpn: { gateway: { activeActive: false } }");

        assertThat(er(named, configured("ExpressRoute", "default"))).isEmpty();
        assertThat(vpn(named, configured("Vpn", "activeActive", "Default"))).isEmpty();
        // The second instance comes and goes.
        assertThat(vpn(named, configured("Vpn", "default"))).isEmpty();
        assertThat(vpn(single, configured("Vpn", "default", "activeActive"))).isEmpty();
        assertThat(lines(er(STACK, configured("ExpressRoute", "default"))))
                .containsExactly(
                        "gateway-ip-configuration at hybrid-network:names.expressRouteIpConfiguration: the name"
                                + " of an IP configuration from default to er-gw-ipconfig");
        assertThat(vpn(STACK, configured("Vpn", "default", "activeActive")))
                .singleElement()
                .satisfies(change -> assertThat(change.legalWay())
                        .contains("write `vpnIpConfigurations: [default, activeActive]` under `names`"));
    }

    @Test
    void aGatewayStaysInItsRegion() {
        StackText moved = STACK.with("'azure-native:location': eastus");
        assertThat(lines(er(moved, gateway("ExpressRoute", "ErGw1AZ", "None"))))
                .containsExactly("gateway-location at azure-native:location: the location from centralus to eastus");
        assertThat(vpn(moved, gateway("Vpn", "VpnGw1AZ", "Generation1")))
                .extracting(Change::replaceable)
                .containsExactly(false);
    }

    @ParameterizedTest
    @CsvSource({
        "hybrid-vpn-er-vpn-pip, hybrid-vpn-er-vpn-pip-2, true",
        "HYBRID-VPN-ER-VPN-PIP, other, true",
        "other, hybrid-vpn-er-vpn-pip-2, true",
        "other, another, false"
    })
    void aGatewayKeepsAPublicIpOfItsOwn(String first, String second, boolean kept) {
        assertThat(lines(vpn(STACK, gateway("Vpn", "VpnGw1AZ", "Generation1", first, second))))
                .isEqualTo(
                        kept
                                ? List.of()
                                : List.of(
                                        "vpngw-standard-pip at hybrid-network:baseName: the public IP from other, another"
                                                + " to hybrid-vpn-er-vpn-pip, hybrid-vpn-er-vpn-pip-2"));
    }

    @Test
    void soDoesTheExpressRouteGateway() {
        assertThat(er(STACK, gateway("ExpressRoute", "ErGw1AZ", "None", "hybrid-vpn-er-er-pip")))
                .isEmpty();
        assertThat(lines(er(STACK, gateway("ExpressRoute", "ErGw1AZ", "None", "old"))))
                .containsExactly(
                        "ergw-public-ip at hybrid-network:baseName: the public IP from old to hybrid-vpn-er-er-pip");
    }
}
