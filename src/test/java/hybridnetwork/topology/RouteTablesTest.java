package hybridnetwork.topology;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Ipv4;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The routes that follow from {@code between}, as a network engineer would write them down: {@code prefix > hop}, and
 * {@code hidden} where the subnet does not know what the gateways have learnt.
 *
 * <p>The hub is 10.60.0.0/16 with the subnet shared; the spokes are orders (10.61.0.0/16) and billing (10.62.0.0/16); the sites
 * have 10.10.0.0/16, 10.11.0.0/24 and 10.11.8.0/24.
 */
class RouteTablesTest {
    private static final StackText HUB = StackText.in(FrozenStacks.design("inspected"));
    private static final Ipv4 FIREWALL = Ipv4.parse("10.60.254.4");

    private static StackText between(String pairs) {
        return HUB.with("inspection: { between: [" + pairs + "] }");
    }

    /** @param end the key of a subnet, that of a spoke before it */
    private static List<String> routes(StackText stack, String end) {
        return routes(stack, end, Optional.of(FIREWALL));
    }

    private static List<String> routes(StackText stack, String end, Optional<Ipv4> hop) {
        StackConfig config = stack.stack();
        DeclaredNetwork network = config.networks().stream()
                .filter(it ->
                        it.spoke().filter(spoke -> end.startsWith(spoke + "/")).isPresent())
                .findFirst()
                .orElse(config.network());
        return lines(new RouteTables(config, hop).of(network, end.substring(end.indexOf('/') + 1)));
    }

    private static List<String> lines(Optional<RouteTable> table) {
        return table.stream()
                .flatMap(it -> Stream.concat(
                        it.routes().values().stream().map(route -> route.to() + " > " + route.via()),
                        it.gatewayRoutes() ? Stream.of() : Stream.of("hidden")))
                .toList();
    }

    @Test
    void aSpokeSendsThePrefixesOfTheSitesAndHidesWhatTheGatewaysKnow() {
        assertThat(routes(between("on-premises/spokes"), "orders/web"))
                .containsExactly(
                        "10.10.0.0/16 > 10.60.254.4",
                        "10.11.0.0/24 > 10.60.254.4",
                        "10.11.8.0/24 > 10.60.254.4",
                        "hidden");
    }

    @Test
    void theGatewaysSendThePrefixOfEachSpokeAndHideNothing() {
        assertThat(routes(between("on-premises/spokes"), "GatewaySubnet"))
                .containsExactly("10.61.0.0/16 > 10.60.254.4", "10.62.0.0/16 > 10.60.254.4");
    }

    @Test
    void whatIsOnlyBetweenSpokesLeavesTheWayOnPremisesAlone() {
        StackText stack = between("spokes/spokes");
        assertThat(routes(stack, "orders/web")).containsExactly("10.62.0.0/16 > 10.60.254.4");
        assertThat(routes(stack, "billing/data")).containsExactly("10.61.0.0/16 > 10.60.254.4");
        assertThat(routes(stack, "shared")).isEmpty();
        assertThat(routes(stack, "GatewaySubnet")).isEmpty();
    }

    @Test
    void theInternetTakesOneRouteBesideWhichTheSitesAreReachedStraight() {
        assertThat(routes(between("spokes/internet"), "orders/web")).containsExactly("0.0.0.0/0 > 10.60.254.4");
        assertThat(routes(between("spokes/internet"), "GatewaySubnet")).isEmpty();
    }

    @Test
    void aRouteForEverythingMakesTheOthersNeedlessWhereNothingElseIsLonger() {
        assertThat(routes(HUB, "orders/web")).containsExactly("0.0.0.0/0 > 10.60.254.4", "hidden");
        // A site that advertises the spokes' supernet would draw them to the gateways, which are not hidden here.
        StackText supernet =
                between("spokes/spokes, spokes/internet").with("sites: { hq: { advertises: { vpn: [10.0.0.0/8] } } }");
        assertThat(routes(supernet, "orders/web"))
                .containsExactly("0.0.0.0/0 > 10.60.254.4", "10.62.0.0/16 > 10.60.254.4");
    }

    @Test
    void theHubSendsTheSitesAndIsSentWhatIsForItsSubnets() {
        StackText stack = between("on-premises/hub");
        assertThat(routes(stack, "shared")).contains("10.10.0.0/16 > 10.60.254.4", "hidden");
        assertThat(routes(stack, "GatewaySubnet")).containsExactly("10.60.1.0/24 > 10.60.254.4");
        assertThat(routes(stack, "orders/web")).isEmpty();
    }

    @Test
    void theGatewaysGetNoRouteForEverythingNorForThemselves() {
        StackText defaults = HUB.with("sites: { hq: { advertises: { expressRoute: [0.0.0.0/0], vpn: [0.0.0.0/0] } } }");
        assertThat(routes(defaults, "GatewaySubnet"))
                .containsExactly(
                        "10.60.1.0/24 > 10.60.254.4", "10.61.0.0/16 > 10.60.254.4", "10.62.0.0/16 > 10.60.254.4");
    }

    @Test
    void theFirewallReachesTheInternetByItselfWhereOnPremisesAdvertisesEverything() {
        StackText defaults = HUB.with("sites: { hq: { advertises: { expressRoute: [0.0.0.0/0], vpn: [0.0.0.0/0] } } }");
        assertThat(routes(defaults, "AzureFirewallSubnet")).containsExactly("0.0.0.0/0 > internet");
        assertThat(routes(defaults, "AzureFirewallSubnet", Optional.empty()))
                .as("before it is there")
                .containsExactly("0.0.0.0/0 > internet");
        assertThat(routes(HUB, "AzureFirewallSubnet")).isEmpty();
        StackText forced = defaults.with("inspection: { firewall: { managementSubnet: 10.60.253.0/26 } }");
        assertThat(routes(forced, "AzureFirewallSubnet")).isEmpty();
        assertThat(routes(forced, "AzureFirewallManagementSubnet")).isEmpty();
    }

    @Test
    void whatIsAdvertisedIsSentAsWellAsWhatTheSiteHas() {
        StackText wider =
                between("on-premises/spokes").with("sites: { branch: { advertises: { vpn: [10.11.0.0/16] } } }");
        assertThat(routes(wider, "orders/web"))
                .containsExactly("10.10.0.0/16 > 10.60.254.4", "10.11.0.0/16 > 10.60.254.4", "hidden");
        assertThat(routes(wider.with("vpn: ~"), "orders/web")).contains("10.11.0.0/24 > 10.60.254.4");
    }

    @Test
    void routesOfTheStackStayBesideThem() {
        StackText lab = between("on-premises/spokes")
                .with(
                        "spokes: { orders: { subnets: { web: { prefix: 10.61.1.0/24, routes: { lab: { to: 10.99.0.0/16, via: none } } } } } }");
        assertThat(routes(lab, "orders/web")).contains("10.99.0.0/16 > none", "10.10.0.0/16 > 10.60.254.4", "hidden");
        assertThat(routes(lab, "orders/web", Optional.empty())).containsExactly("10.99.0.0/16 > none");
    }

    @Test
    void aSubnetThatTheStackKeepsFromTheInternetReachesTheRestAllTheSame() {
        StackText closed = HUB.with("spokes: { billing: { subnets: { data: { prefix: 10.62.1.0/24,"
                + " routes: { all: { to: 0.0.0.0/0, via: none } } } } } }");
        assertThat(routes(closed, "billing/data"))
                .containsExactlyInAnyOrder(
                        "0.0.0.0/0 > none",
                        "10.10.0.0/16 > 10.60.254.4",
                        "10.11.0.0/24 > 10.60.254.4",
                        "10.11.8.0/24 > 10.60.254.4",
                        "10.61.0.0/16 > 10.60.254.4",
                        "hidden");
    }

    @Test
    void anApplianceStandsInASubnetThatFindsItsOwnWay() {
        StackText appliance = HUB.with("network: { subnets: { edge: 10.60.253.0/24 } }")
                .with("traffic: ~")
                .with("inspection: { firewall: ~, appliance: { name: edge, address: 10.60.253.4 } }");
        Optional<Ipv4> hop = Optional.of(Ipv4.parse("10.60.253.4"));
        assertThat(routes(appliance, "edge", hop)).isEmpty();
        assertThat(routes(appliance, "shared", hop)).contains("10.10.0.0/16 > 10.60.253.4");
        assertThat(routes(appliance, "GatewaySubnet", hop))
                .containsExactly(
                        "10.60.1.0/24 > 10.60.253.4", "10.61.0.0/16 > 10.60.253.4", "10.62.0.0/16 > 10.60.253.4");
    }

    @Test
    void nothingLeadsToAFirewallThatIsNotThere() {
        for (String end : List.of("orders/web", "billing/data", "shared", "GatewaySubnet")) {
            assertThat(routes(HUB, end, Optional.empty())).as(end).isEmpty();
        }
    }

    @Test
    void somebodyElsesSpokeIsLedToAndItsOwnerLeadsBack() {
        StackText partner = HUB.with(
                "spokes: { partner: { networkId: "
                        + "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/x, addressSpace: [10.90.0.0/16] } }");
        assertThat(routes(partner, "GatewaySubnet")).contains("10.90.0.0/16 > 10.60.254.4");
        assertThat(routes(partner.with("inspection: { between: [spokes/spokes] }"), "orders/web"))
                .containsExactly("10.62.0.0/16 > 10.60.254.4", "10.90.0.0/16 > 10.60.254.4");
        StackConfig config = partner.stack();
        assertThat(config.spokes().get("partner"))
                .isInstanceOfSatisfying(
                        Spoke.Existing.class,
                        spoke -> assertThat(lines(new RouteTables(config, Optional.of(FIREWALL)).of(spoke)))
                                .containsExactly("0.0.0.0/0 > 10.60.254.4", "hidden"));
    }

    /** A peering between the two would win over a route for everything, and nobody would see it here. */
    @Test
    void somebodyElsesSpokeIsLedToAnothersByARouteOfItsOwn() {
        String id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/";
        StackConfig config = HUB.with("spokes: { partner: { networkId: " + id + "x, addressSpace: [10.90.0.0/16] }, "
                        + "supplier: { networkId: " + id + "y, addressSpace: [10.91.0.0/16] } }")
                .stack();
        assertThat(config.spokes().get("partner"))
                .isInstanceOfSatisfying(
                        Spoke.Existing.class,
                        spoke -> assertThat(lines(new RouteTables(config, Optional.of(FIREWALL)).of(spoke)))
                                .containsExactly("0.0.0.0/0 > 10.60.254.4", "10.91.0.0/16 > 10.60.254.4", "hidden"));
    }

    @Test
    void everySubnetOfASpokeIsLedAlikeAndAServiceOfAzuresIsNot() {
        StackText bastion = HUB.with("spokes: { orders: { subnets: { AzureBastionSubnet: 10.61.9.0/26 } } }");
        assertThat(routes(bastion, "orders/jobs")).isEqualTo(routes(bastion, "orders/web"));
        assertThat(routes(bastion, "orders/AzureBastionSubnet")).isEmpty();
    }
}
