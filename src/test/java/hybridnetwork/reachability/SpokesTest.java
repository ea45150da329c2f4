package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.PeeringSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several virtual networks and their peerings, rule by rule. */
class SpokesTest {
    private static final SubnetSpec WEB = new SubnetSpec("web", "10.21.1.0/24", null, null);

    /** The blueprint's network without groups, with the spoke orders (10.21.0.0/16) that is peered as told. */
    private static World hubAnd(SubnetSpec subnet, PeeringSpec... sides) {
        World world = Worlds.blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.spokes.add(new SpokeSpec("orders", List.of("10.21.0.0/16"), List.of(subnet)));
        world.peerings.addAll(List.of(sides));
        return world;
    }

    private static World withTransit(SubnetSpec subnet) {
        return hubAnd(subnet).withTransit("orders");
    }

    private static PeeringSpec side(String from, String to, Object... flags) {
        return new PeeringSpec(from, to, flags.length == 0 ? Map.of() : Map.of((String) flags[0], flags[1]));
    }

    private static World peered(SubnetSpec subnet) {
        return hubAnd(subnet, side("", "orders"), side("orders", ""));
    }

    private static SubnetSpec steered(String prefix, String hop) {
        return new SubnetSpec("web", "10.21.1.0/24", null, new TableSpec(List.of(new RouteSpec(prefix, hop)), false));
    }

    private static Verdict allowed(World world, String from, String to) {
        return Worlds.healthy(world, Worlds.allow(from, to, "Tcp", "443")).verdict();
    }

    private static Verdict denied(World world, String from, String to) {
        return Worlds.healthy(world, Worlds.deny(from, to, "Tcp", "443")).verdict();
    }

    private static List<String> rules(World world) {
        return world.prove(Outages.SINGLE).findings().stream()
                .map(Finding::rule)
                .distinct()
                .toList();
    }

    @Test
    void aSpokeUsesTheHubsGatewaysBothWays() {
        World world = Worlds.asking(
                withTransit(WEB),
                Worlds.allow("hq", "orders/web", "Tcp", "443"),
                Worlds.allow("orders", "hq", "Tcp", "443"));
        ProofResult proof = world.prove(Outages.SINGLE);
        assertThat(proof.scenarios().get(0).intents()).allSatisfy(it -> {
            assertThat(it.verdict()).isEqualTo(Verdict.HOLDS);
            assertThat(it.ways()).isEqualTo(Map.of("hq", Set.of(PathKind.EXPRESS_ROUTE)));
        });
        assertThat(proof.scenarios().get(0).intents().get(0).path())
                .containsExactly("hq", "circuit:primary", "er-gateway", "orders/web");
        assertThat(proof.scenarios().get(0).intents().get(1).path())
                .containsExactly("orders/web", "er-gateway", "circuit:primary", "hq");
        assertThat(proof.scenarios().stream()
                        .filter(scenario -> scenario.name().equals("circuit:primary"))
                        .flatMap(scenario -> scenario.intents().stream()))
                .allSatisfy(it -> assertThat(it.ways()).isEqualTo(Map.of("hq", Set.of(PathKind.VPN))));
    }

    @Test
    void aPeeringWithoutTransitJoinsItsTwoNetworksAlone() {
        World world = peered(WEB);
        assertThat(Worlds.healthy(world, Worlds.allow("orders/web", "internal", "Tcp", "443"))
                        .path())
                .containsExactly("orders/web", "internal");
        assertThat(allowed(world, "internal", "orders")).isEqualTo(Verdict.HOLDS);
        assertThat(denied(world, "internal", "orders")).isEqualTo(Verdict.VIOLATED);
        assertThat(allowed(world, "hq", "orders")).isEqualTo(Verdict.VIOLATED);
        assertThat(denied(world, "hq", "orders")).isEqualTo(Verdict.HOLDS);
        assertThat(denied(world, "orders", "hq")).isEqualTo(Verdict.HOLDS);
        assertThat(allowed(hubAnd(WEB), "internal", "orders"))
                .as("without a peering")
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void bothSidesHaveToWantTheTransit() {
        for (List<PeeringSpec> sides : List.of(
                List.of(side("", "orders", "allowGatewayTransit", true), side("orders", "")),
                List.of(side("", "orders"), side("orders", "", "useRemoteGateways", true)))) {
            World world = hubAnd(WEB, sides.toArray(PeeringSpec[]::new));
            assertThat(denied(world, "hq", "orders")).isEqualTo(Verdict.HOLDS);
            assertThat(denied(world, "orders", "hq")).isEqualTo(Verdict.HOLDS);
        }
        World open = hubAnd(
                WEB,
                side("", "orders", "allowGatewayTransit", Opaque.UNKNOWN),
                side("orders", "", "useRemoteGateways", true));
        assertThat(denied(open, "hq", "orders")).isEqualTo(Verdict.UNKNOWN);
        assertThat(allowed(open, "orders", "hq")).isEqualTo(Verdict.UNKNOWN);
        assertThat(allowed(open, "orders", "internal")).isEqualTo(Verdict.HOLDS);
    }

    private static World twoSpokes(List<String> advertised) {
        World world = withTransit(WEB);
        world.spokes.add(new SpokeSpec(
                "stock", List.of("10.22.0.0/16"), List.of(new SubnetSpec("db", "10.22.1.0/24", null, null))));
        world.withTransit("stock");
        world.sites.set(0, new SiteSpec("hq", List.of("10.10.0.0/16"), advertised, advertised, advertised, true));
        return world;
    }

    @Test
    void peeringsAreNotTransitive() {
        World world = twoSpokes(List.of("10.10.0.0/16"));
        assertThat(denied(world, "orders", "stock")).isEqualTo(Verdict.HOLDS);
        assertThat(allowed(world, "orders", "stock")).isEqualTo(Verdict.VIOLATED);
        assertThat(allowed(world, "spokes", "internal")).isEqualTo(Verdict.HOLDS);
        assertThat(allowed(world, "hq", "spokes")).isEqualTo(Verdict.HOLDS);
    }

    /** What a site offers draws the packets to the gateway, which knows the other spoke as well. */
    @Test
    void whetherAGatewayHandsPacketsBackIsNotKnown() {
        World world = twoSpokes(List.of("10.0.0.0/8"));
        assertThat(allowed(world, "orders", "stock")).isEqualTo(Verdict.UNKNOWN);
        assertThat(denied(world, "orders", "stock")).isEqualTo(Verdict.UNKNOWN);
        world.spokes.set(1, new SpokeSpec("stock", List.of("10.22.0.0/16"), List.of(group("db", "10.22.1.0/24"))));
        assertThat(denied(world, "orders", "stock"))
                .as("the group at the other end denies it all the same")
                .isEqualTo(Verdict.HOLDS);
        world.peerings.removeIf(side -> side.from().equals("stock") || side.to().equals("stock"));
        assertThat(allowed(world, "orders", "stock"))
                .as("the gateway does not know the other network")
                .isEqualTo(Verdict.VIOLATED);
    }

    private static SubnetSpec group(String name, String prefix) {
        return new SubnetSpec(name, prefix, List.of(Worlds.deny("closed", true, 100, "*", "*")), null);
    }

    @Test
    void onOneSideOfAPeeringNobodyKnows() {
        for (PeeringSpec one : List.of(
                side("", "orders", "allowGatewayTransit", true), side("orders", "", "useRemoteGateways", true))) {
            World world = hubAnd(WEB, one);
            assertThat(allowed(world, "internal", "orders")).isEqualTo(Verdict.UNKNOWN);
            assertThat(denied(world, "orders", "internal")).isEqualTo(Verdict.UNKNOWN);
            assertThat(denied(world, "hq", "orders")).isEqualTo(Verdict.UNKNOWN);
            assertThat(denied(world, "orders", "hq")).isEqualTo(Verdict.UNKNOWN);
            assertThat(allowed(world, "hq", "internal")).isEqualTo(Verdict.HOLDS);
            assertThat(rules(world)).contains("peering-one-sided");
        }
        World plain = hubAnd(WEB, side("", "orders"));
        assertThat(denied(plain, "hq", "orders")).as("no transit either way").isEqualTo(Verdict.HOLDS);
    }

    /** The side that is there says that the other one is, which lets it use the gateways. */
    @Test
    void aPeeringThatSaysThatItIsConnectedCounts() {
        World world = hubAnd(
                WEB, new PeeringSpec("orders", "", Map.of("useRemoteGateways", true, "peeringState", "Connected")));
        assertThat(allowed(world, "internal", "orders")).isEqualTo(Verdict.HOLDS);
        assertThat(allowed(world, "hq", "orders")).isEqualTo(Verdict.HOLDS);
        assertThat(rules(world)).doesNotContain("peering-one-sided");
        World hubsSide = hubAnd(
                WEB, new PeeringSpec("", "orders", Map.of("allowGatewayTransit", true, "peeringState", "Connected")));
        assertThat(allowed(hubsSide, "internal", "orders")).isEqualTo(Verdict.HOLDS);
        assertThat(denied(hubsSide, "hq", "orders"))
                .as("whether the side that nobody sees uses the gateways")
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aPeeringOfSomeSubnetsAloneIsNotKnown() {
        World world = hubAnd(WEB, side("", "orders", "peerCompleteVnets", false), side("orders", ""));
        assertThat(allowed(world, "internal", "orders")).isEqualTo(Verdict.UNKNOWN);
        assertThat(denied(world, "hq", "orders")).isEqualTo(Verdict.HOLDS);
        assertThat(denied(
                        hubAnd(WEB, side("", "orders"), side("orders", "", "enableOnlyIPv6Peering", true)),
                        "orders",
                        "internal"))
                .isEqualTo(Verdict.UNKNOWN);
    }

    /** Before the first deployment no id is known, but what depends on what is. */
    @Test
    void gatewaysAreInTheNetworkThatTheyDependOn() {
        World world = Worlds.asking(withTransit(WEB), Worlds.allow("hq", "orders", "Tcp", "443"));
        List<RegisteredResource> resources = new ArrayList<>();
        for (RegisteredResource it : world.resources()) {
            Map<String, Object> inputs = new LinkedHashMap<>(it.inputs());
            boolean isGateway = it.type().endsWith(":VirtualNetworkGateway");
            if (isGateway) {
                inputs.put("ipConfigurations", Opaque.UNKNOWN);
            }
            resources.add(new RegisteredResource(
                    it.type(),
                    it.name(),
                    it.urn(),
                    it.id(),
                    it.parent(),
                    it.protect(),
                    isGateway ? List.of("urn:pulumi:dev::p::azure-native:network:VirtualNetwork::net-vnet") : List.of(),
                    it.customTimeouts(),
                    inputs,
                    it.outputs()));
        }
        assertThat(Worlds.healthy(resources, world.inputs()).verdict()).isEqualTo(Verdict.HOLDS);
    }

    /** What a spoke teaches of itself is not known; that nothing leads there is, and so is what the others teach. */
    @Test
    void summarizedPrefixesOfASpokeAreItsOwnAffair() {
        World world = twoSpokes(List.of("10.10.0.0/16"));
        assertThat(summarized(world, Worlds.allow("hq", "orders", "Tcp", "443")))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(summarized(world, Worlds.allow("orders", "hq", "Tcp", "443")))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(summarized(world, Worlds.allow("hq", "stock", "Tcp", "443"))).isEqualTo(Verdict.HOLDS);
        assertThat(summarized(world, Worlds.allow("stock", "hq", "Tcp", "443"))).isEqualTo(Verdict.HOLDS);
        assertThat(summarized(peered(WEB), Worlds.deny("hq", "orders", "Tcp", "443")))
                .isEqualTo(Verdict.HOLDS);
    }

    private static Verdict summarized(World world, IntentSpec asked) {
        Worlds.asking(world, asked);
        List<RegisteredResource> resources = Readings.changed(world.resources(), "VirtualNetwork", network -> {
            if ("net-orders-vnet".equals(network.get("virtualNetworkName"))) {
                network.put("summarizedGatewayPrefixes", Map.of("addressPrefixes", List.of("10.21.0.0/17")));
            }
            return network;
        });
        return Worlds.healthy(resources, world.inputs()).verdict();
    }

    /** Without access the route stays, but the tag of the network's own groups does not hold the other's space. */
    @Test
    void accessIsAMatterOfTheTag() {
        SubnetSpec byDefault = new SubnetSpec("web", "10.21.1.0/24", List.of(), null);
        World world = hubAnd(byDefault, side("", "orders"), side("orders", "", "allowVirtualNetworkAccess", false));
        assertThat(denied(world, "internal", "orders")).isEqualTo(Verdict.HOLDS);
        assertThat(allowed(peered(byDefault), "internal", "orders")).isEqualTo(Verdict.HOLDS);
        World otherWay = hubAnd(byDefault, side("", "orders", "allowVirtualNetworkAccess", false), side("orders", ""));
        assertThat(allowed(otherWay, "internal", "orders")).isEqualTo(Verdict.HOLDS);
        assertThat(allowed(
                        hubAnd(
                                byDefault,
                                side("", "orders"),
                                side("orders", "", "allowVirtualNetworkAccess", Opaque.UNKNOWN)),
                        "internal",
                        "orders"))
                .isEqualTo(Verdict.UNKNOWN);
    }

    /** The tag holds on-premises where gateway routes come to the table. */
    @Test
    void theTagHoldsWhatATableIsOffered() {
        SubnetSpec byDefault = new SubnetSpec("web", "10.21.1.0/24", List.of(), null);
        assertThat(allowed(withTransit(byDefault), "hq", "orders")).isEqualTo(Verdict.HOLDS);
        SubnetSpec hidden = new SubnetSpec("web", "10.21.1.0/24", List.of(), new TableSpec(List.of(), true));
        World world = withTransit(hidden);
        world.sites.set(0, new SiteSpec("hq", List.of("10.10.0.0/16"), null, null, null, true));
        assertThat(denied(world, "hq", "orders")).isEqualTo(Verdict.HOLDS);
        world.sites.set(0, new SiteSpec("hq", List.of("10.10.0.0/16"), null, null, List.of("10.10.0.0/16"), true));
        assertThat(denied(world, "hq", "orders"))
                .as("what a local network gateway names is in the tag everywhere")
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void aSpokesOwnTableSteersItsPackets() {
        assertThat(denied(withTransit(steered("10.20.0.0/16", "None")), "orders", "internal"))
                .isEqualTo(Verdict.HOLDS);
        assertThat(allowed(withTransit(steered("10.20.0.0/15", "None")), "orders", "internal"))
                .as("a peering's route is longer")
                .isEqualTo(Verdict.HOLDS);
        assertThat(denied(withTransit(steered("10.20.1.0/24", "VnetLocal")), "orders", "internal"))
                .as("VnetLocal is the own network")
                .isEqualTo(Verdict.HOLDS);
        assertThat(allowed(withTransit(steered("10.10.0.0/16", "None")), "hq", "orders"))
                .as("the reply is lost")
                .isEqualTo(Verdict.VIOLATED);
        assertThat(denied(withTransit(steered("10.10.0.0/16", "VirtualNetworkGateway")), "orders", "hq"))
                .as("two gateways serve the spoke")
                .isEqualTo(Verdict.UNKNOWN);
        World vpn = withTransit(steered("10.10.0.0/16", "VirtualNetworkGateway"));
        vpn.erGateway = false;
        assertThat(allowed(vpn, "orders", "hq")).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void theHubsGatewaySubnetSteersWhatComesFromSites() {
        World world = withTransit(WEB);
        world.subnets.set(
                0,
                new SubnetSpec(
                        "GatewaySubnet",
                        "10.20.255.224/27",
                        null,
                        new TableSpec(List.of(new RouteSpec("10.21.0.0/16", "None")), false)));
        assertThat(denied(world, "hq", "orders")).isEqualTo(Verdict.HOLDS);
        assertThat(allowed(world, "orders", "hq")).as("the reply is lost").isEqualTo(Verdict.VIOLATED);
        assertThat(allowed(world, "hq", "internal")).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void spacesThatOverlapAreTheHubs() {
        World world = withTransit(new SubnetSpec("web", "10.20.1.0/25", null, null));
        world.spokes.set(
                0,
                new SpokeSpec(
                        "orders", List.of("10.20.1.0/24"), List.of(new SubnetSpec("web", "10.20.1.0/25", null, null))));
        assertThat(rules(world)).contains("space-overlap");
        World tagged = hubAnd(new SubnetSpec("web", "10.21.1.0/24", List.of(), null));
        tagged.spokes.set(
                0,
                new SpokeSpec(
                        "orders",
                        List.of("10.21.0.0/16", "10.20.1.0/24"),
                        tagged.spokes.get(0).subnets()));
        tagged.peerings.addAll(List.of(side("", "orders"), side("orders", "", "allowVirtualNetworkAccess", false)));
        assertThat(allowed(tagged, "internal", "orders"))
                .as("the tag has all that the network declares")
                .isEqualTo(Verdict.HOLDS);
        assertThat(allowed(world, "hq", "internal")).isEqualTo(Verdict.HOLDS);
        assertThat(denied(world, "internet", "orders")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void endsAreFoundByKeyOrName() {
        World world = withTransit(WEB);
        for (String end :
                List.of("orders", "ORDERS", "net-orders-vnet", "orders/web", "orders/net-web-subnet", "spokes")) {
            assertThat(allowed(world, "hq", end)).as(end).isEqualTo(Verdict.HOLDS);
        }
        assertThat(denied(world, "hq", "network")).isEqualTo(Verdict.VIOLATED);
        world.subnets.add(new SubnetSpec("orders", "10.20.9.0/24", null, null));
        assertThat(Readings.why(Worlds.healthy(world, Worlds.deny("hq", "orders", "Tcp", "443"))))
                .isEqualTo("\"orders\" is the name of two things");
        assertThat(rules(world)).contains("unknown-end");
        assertThat(rules(Worlds.asking(withTransit(WEB), Worlds.deny("hq", "orders/db", "Tcp"))))
                .contains("unknown-end");
    }

    /** Azure does not tell upper case from lower, and another group may have a network of the same name. */
    @Test
    void twoSpokesOfOneNameAreTwoThings() {
        World world = hubAnd(WEB);
        world.spokes.add(new SpokeSpec(
                "Orders", List.of("10.29.0.0/16"), List.of(new SubnetSpec("web", "10.29.1.0/24", null, null))));
        for (String end : List.of("orders", "orders/web")) {
            IntentResult result = Worlds.healthy(world, Worlds.deny("internet", end, "Tcp", "443"));
            assertThat(result.unknown()).as(end).hasValue("\"orders\" is the name of two things");
        }
    }

    @Test
    void addressesThatTwoNetworksHaveLeaveOpenWhoIsMeant() {
        World world = withTransit(new SubnetSpec("web", "10.20.1.0/25", null, null));
        world.spokes.set(
                0,
                new SpokeSpec(
                        "orders", List.of("10.20.1.0/24"), List.of(new SubnetSpec("web", "10.20.1.0/25", null, null))));
        String why = "its addresses are another virtual network's as well";
        assertThat(unknown(world, Worlds.deny("internet", "orders", "Tcp", "443")))
                .contains(why);
        assertThat(unknown(world, Worlds.deny("internet", "10.20.1.0/26", "Tcp", "443")))
                .contains(why);
        assertThat(denied(world, "internet", "10.20.1.128/25"))
                .as("the spoke has no host there")
                .isEqualTo(Verdict.HOLDS);
    }

    private static String unknown(World world, IntentSpec intent) {
        return Worlds.healthy(world, intent).unknown().orElse("is known");
    }

    /** Wherever its hosts are, they are in the address space of their network. */
    @Test
    void aSpokesSubnetWithoutAddressesMayHaveAnyOfItsNetworks() {
        World world = withTransit(WEB);
        for (String end : List.of("orders", "10.21.7.0/24")) {
            assertThat(withoutAddresses(world, end).unknown().orElseThrow())
                    .as(end)
                    .contains("addressPrefixes is not known");
        }
        assertThat(withoutAddresses(world, "10.20.7.0/24").verdict()).isEqualTo(Verdict.HOLDS);
    }

    private static IntentResult withoutAddresses(World world, String end) {
        Worlds.asking(world, Worlds.deny("internet", end, "Tcp", "443"));
        List<RegisteredResource> resources = Readings.changed(world.resources(), "VirtualNetwork", network -> {
            if ("net-orders-vnet".equals(network.get("virtualNetworkName"))) {
                network.put("subnets", List.of(Map.of("name", "net-web-subnet", "addressPrefix", Opaque.UNKNOWN)));
            }
            return network;
        });
        return Worlds.healthy(resources, world.inputs());
    }

    @Test
    void withoutPeeringsASecondNetworkHasNothingOfTheFirst() {
        assertThat(rules(hubAnd(WEB))).doesNotContain("not-understood", "unknown-value");
        assertThat(denied(hubAnd(WEB), "spokes", "on-premises")).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aLoadBalancerOfASpokeIsReachedThroughTheHub() {
        World world = withTransit(WEB);
        world.frontends.clear();
        world.frontends.add(
                new FrontendSpec("orders/web", "10.21.1.10", false, List.of(new BalanceSpec("Tcp", 443, 443)), null));
        IntentResult result = Worlds.healthy(world, Worlds.allow("hq", "load-balancer", "Tcp", "443"));
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.path()).containsExactly("hq", "circuit:primary", "er-gateway", "load-balancer", "orders/web");
        assertThat(allowed(world, "internal", "load-balancer")).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whatASpokeHasLeavesTheOthersAlone() {
        World world = withTransit(WEB);
        List<IntentSpec> asked = List.of(
                Worlds.allow("hq", "internal", "Tcp", "443"),
                Worlds.allow("internal", "hq", "Tcp", "443"),
                Worlds.deny("internet", "network", "Tcp", "443"),
                Worlds.allow("internal", "10.21.1.0/24", "Tcp", "443"));
        Worlds.asking(world, asked.toArray(IntentSpec[]::new));
        List<Scenario> before = world.prove(Outages.SINGLE).scenarios();
        world.spokes.add(new SpokeSpec("stock", List.of("10.22.0.0/16"), List.of(group("db", "10.22.1.0/24"))));
        assertThat(world.prove(Outages.SINGLE).scenarios()).isEqualTo(before);
        world.withTransit("stock");
        assertThat(world.prove(Outages.SINGLE).scenarios()).isEqualTo(before);
        List<PeeringSpec> half = new ArrayList<>(world.peerings.subList(0, 3));
        world.peerings.clear();
        world.peerings.addAll(half);
        assertThat(world.prove(Outages.SINGLE).scenarios())
                .as("with one side of the new peering")
                .isEqualTo(before);
    }
}
