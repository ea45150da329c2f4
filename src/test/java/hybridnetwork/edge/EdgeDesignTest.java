package hybridnetwork.edge;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.edge.EdgeDesign.Links;
import hybridnetwork.edge.EdgeRouter.Link;
import hybridnetwork.edge.EdgeRouter.Peering;
import hybridnetwork.edge.EdgeRouter.Vpn;
import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site's router is made of: which circuit it prefers, what ends on it, what it lets through. */
class EdgeDesignTest {
    private static final StackText TWO_CIRCUITS = Routers.design("two-circuits");

    private static List<String> circuits(EdgeRouter router) {
        return router.peerings().stream().map(Peering::circuit).toList();
    }

    private static List<Integer> links(EdgeRouter router) {
        return router.links().map(Link::number).toList();
    }

    private static List<Prefix> prefixes(String... texts) {
        return List.of(texts).stream().map(Prefix::parse).toList();
    }

    @Test
    void ofCircuitsTheHeaviestIsPreferredThenTheFirstByNameAsInTheProof() {
        EdgeRouter equal = Routers.of(TWO_CIRCUITS, "hq");
        assertThat(circuits(equal)).containsExactly("primary", "second");
        EdgeRouter unlike =
                Routers.of(TWO_CIRCUITS.with("expressRoute: {circuits: {second: {routingWeight: 10}}}"), "hq");
        assertThat(circuits(unlike)).containsExactly("second", "primary");
        for (EdgeRouter router : List.of(equal, unlike)) {
            assertThat(router.peerings()).extracting(Peering::localPreference).containsExactly(200, 195);
            assertThat(router.peerings()).extracting(Peering::prepends).containsExactly(0, 1);
        }
    }

    @Test
    void everyCircuitIsPreferredToTheVpnAndToWhatHasNoPreferenceOfItsOwn() {
        EdgeRouter router = Routers.of(StackText.of("prod"), "hq");
        int vpn = router.vpn().flatMap(Vpn::bgp).orElseThrow().localPreference();
        assertThat(router.peerings()).allMatch(peering -> peering.localPreference() > 100);
        assertThat(vpn).isLessThan(100);
        assertThat(router.vpn().flatMap(Vpn::bgp).orElseThrow().prepends()).isEqualTo(2);
    }

    @Test
    void aRouterWithTunnelsAloneLengthensNoPath() {
        EdgeRouter router = Routers.of(Routers.design("vpn-first"), "hq");
        assertThat(router.peerings()).isEmpty();
        assertThat(router.hasPrepends()).isFalse();
        assertThat(router.hasBoth()).isFalse();
    }

    @Test
    void thisEndHasTheFirstHostOfALinkAndMicrosoftTheSecond() {
        Link secondary = Routers.of(StackText.dev(), "hq").links().toList().get(1);
        assertThat(secondary.own()).isEqualTo(Ipv4.parse("172.16.0.5"));
        assertThat(secondary.microsofts()).isEqualTo(Ipv4.parse("172.16.0.6"));
    }

    /** The stack does not say where a circuit ends that several sites share: the AS number does. */
    @Test
    void aSharedPeeringEndsAtTheSiteWithItsAsNumber() {
        EdgeRouter hq = Routers.of(StackText.of("prod"), "hq");
        EdgeRouter plant = Routers.of(StackText.of("prod"), "plant");
        assertThat(circuits(hq)).containsExactly("chicago", "dallas");
        assertThat(circuits(plant)).isEmpty();
        assertThat(plant.remarks()).hasSize(2).allMatch(remark -> remark.contains("ends at site hq"));
        assertThat(plant.vpn().flatMap(Vpn::bgp).orElseThrow().prepends())
                .as("it is a backup all the same")
                .isEqualTo(2);
    }

    @Test
    void aSharedPeeringThatNoSiteHasTheNumberOfEndsAtTheFirst() {
        StackText stack = Routers.design("unlike-sites")
                .with("expressRoute: {circuits: {primary: {privatePeering: {peerAsn: 65099}}}}");
        assertThat(circuits(Routers.of(stack, "hq"))).containsExactly("primary");
        assertThat(Routers.of(stack, "depot").remarks())
                .singleElement()
                .asString()
                .contains("ends at site hq, the first that the circuit names");
    }

    /** Azure learns the plant's prefixes over ExpressRoute from the only router that peers there, while it has them. */
    @Test
    void whereACircuitEndsTheOtherSitesPrefixesAreRelayed() {
        EdgeRouter hq = Routers.of(StackText.of("prod"), "hq");
        assertThat(hq.peerings())
                .allMatch(peering ->
                        peering.announced().equals(prefixes("10.10.0.0/16", "10.11.0.0/16", "10.12.0.0/16")));
        assertThat(hq.originated()).isEqualTo(prefixes("10.10.0.0/16"));
        assertThat(hq.relayed()).isEqualTo(prefixes("10.11.0.0/16", "10.12.0.0/16"));
        assertThat(hq.vpn().flatMap(Vpn::bgp).orElseThrow().announced()).isEqualTo(prefixes("10.10.0.0/16"));
    }

    @ParameterizedTest
    @CsvSource({"a, 1", "b, 2"})
    void ofTwoDevicesEachHasOneLink(String device, int link) {
        EdgeRouter router = Routers.of(Routers.design("two-devices"), "hq", device);
        assertThat(links(router)).containsExactly(link);
        assertThat(router.vpn().orElseThrow().tunnels()).hasSize(2);
        assertThat(router.siblings()).hasSize(1);
        assertThat(router.siblings().get(0).name()).isNotEqualTo(device);
    }

    @Test
    void whichLinksEndHereCanBeSaid() {
        EdgeRouter router = Routers.of(
                Routers.design("two-devices"),
                "hq",
                Optional.of("b"),
                Optional.of(Links.both),
                Deployed.NOTHING,
                Map.of());
        assertThat(links(router)).containsExactly(1, 2);
        EdgeRouter depot = Routers.of(
                Routers.design("unlike-sites"),
                "depot",
                Optional.empty(),
                Optional.of(Links.primary),
                Deployed.NOTHING,
                Map.of());
        assertThat(links(depot)).containsExactly(1);
        assertThat(depot.vpn()).isEmpty();
        assertThat(depot.asn()).contains(new Asn(65010));
    }

    @Test
    void aPeeringThatExpectsAnotherAsNumberGetsIt() {
        StackText stack =
                StackText.dev().with("expressRoute: {circuits: {primary: {privatePeering: {peerAsn: 65020}}}}");
        EdgeRouter router = Routers.of(stack, "hq");
        assertThat(router.asn()).contains(new Asn(65010));
        assertThat(Routers.ios(router)).contains(" neighbor 172.16.0.2 local-as 65020 no-prepend replace-as\n");
        assertThat(Routers.frr(router)).contains(" neighbor 172.16.0.2 local-as 65020 no-prepend replace-as\n");
        assertThat(Routers.ios(Routers.of(StackText.dev(), "hq"))).doesNotContain("local-as");
    }

    @Test
    void theSpokesPrefixesAreTakenToo() {
        EdgeRouter router = Routers.of(Routers.design("hub"), "hq");
        assertThat(router.azure().size()).isGreaterThan(1);
        assertThat(router.vpn().orElseThrow().accepted()).isEqualTo(router.azure());
        router.azure()
                .forEach(prefix -> assertThat(Routers.frr(router))
                        .contains("ip prefix-list AZURE seq", " permit " + prefix + "\n"));
    }

    @Test
    void noDefaultRouteIsTakenOrDiscarded() {
        StackText stack = StackText.dev().with("sites: {hq: {advertises: {vpn: [10.10.0.0/16, 0.0.0.0/0]}}}");
        EdgeRouter router = Routers.of(stack, "hq");
        assertThat(router.azure()).doesNotContain(Prefix.ALL);
        assertThat(router.originated()).doesNotContain(Prefix.ALL);
        assertThat(router.relayed()).as("announced while there is one").containsExactly(Prefix.ALL);
        assertThat(Routers.frr(router)).contains("  network 0.0.0.0/0\n").doesNotContain("ip route 0.0.0.0/0");
        assertThat(Routers.ios(Routers.of(StackText.dev(), "hq"))).doesNotContain("0.0.0.0/0", " 0.0.0.0 0.0.0.0");
    }

    /** The gateway passes packets on between its tunnels: only what the stack allows is let in. */
    @Test
    void anotherSitesPrefixesAreTakenOnlyWhereAFlowNeedsThem() {
        StackText sites = StackText.of("prod");
        assertThat(Routers.of(sites, "hq").vpn().orElseThrow().accepted()).isEqualTo(prefixes("10.40.0.0/16"));
        StackText between =
                sites.with("traffic: {ring: {action: allow, from: hq, to: plant, protocol: Tcp, ports: [5060]}}");
        EdgeRouter plant = Routers.of(between, "plant");
        assertThat(plant.azure()).as("over ExpressRoute nothing passes").isEqualTo(prefixes("10.40.0.0/16"));
        assertThat(plant.vpn().orElseThrow().accepted()).isEqualTo(prefixes("10.40.0.0/16", "10.10.0.0/16"));
        assertThat(Routers.frr(plant)).doesNotContain("allowas-in");
        StackText sameNumber = between.with("sites: {plant: {vpnDevice: {bgp: {asn: 65010}}}}");
        assertThat(Routers.frr(Routers.of(
                        sameNumber, "plant", Optional.empty(), Optional.of(Links.none), Deployed.NOTHING, Map.of())))
                .as("its own number is in the path of the other's routes")
                .contains(" allowas-in 1\n");
    }

    /** Discarded and announced it would draw to hq what hq does not have, and hide the way of its own that the plant has. */
    @Test
    void whatIsRelayedToAzureIsNeitherTakenFromItNorDiscarded() {
        StackText between = StackText.of("prod")
                .with("traffic: {ring: {action: allow, from: hq, to: plant, protocol: Tcp, ports: [5060]}}");
        EdgeRouter hq = Routers.of(between, "hq");
        assertThat(hq.relayed()).contains(Prefix.parse("10.11.0.0/16"));
        assertThat(hq.vpn().orElseThrow().accepted()).isEqualTo(prefixes("10.40.0.0/16"));
        assertThat(Routers.ios(hq)).doesNotContain("ip route 10.11.0.0 ");
        assertThat(Routers.frr(hq)).doesNotContain("blackhole 10.11.0.0/16");
    }

    /** A packet filter that drops what goes to the default route drops the tunnel. */
    @Test
    void anotherSitesDefaultRouteIsNotTaken() {
        StackText between = StackText.of("prod")
                .with("sites: {hq: {advertises: {vpn: [0.0.0.0/0]}}}")
                .with("traffic: {ring: {action: allow, from: hq, to: plant, protocol: Tcp, ports: [5060]}}");
        EdgeRouter plant = Routers.of(between, "plant");
        assertThat(plant.discarded()).isEqualTo(prefixes("10.40.0.0/16"));
        assertThat(Routers.frr(plant)).doesNotContain("ip daddr { 0.0.0.0/0", ", 0.0.0.0/0 }", "blackhole 0.0.0.0/0");
        assertThat(Routers.ios(plant)).doesNotContain("ip route 0.0.0.0 ", "permit 0.0.0.0/0");
    }

    /** IOS XE takes every route for one that a list which is not there lets through. */
    @Test
    void whereASiteAdvertisesNothingNothingIsLetThrough() {
        EdgeRouter router = Routers.of(StackText.dev().with("sites: {hq: {advertises: {vpn: []}}}"), "hq");
        String line = "ip prefix-list VPN-OUT seq 5 deny 0.0.0.0/0 le 32\n";
        assertThat(Routers.ios(router)).contains(line);
        assertThat(Routers.frr(router)).contains(line);
        assertThat(Routers.ios(Routers.of(StackText.dev(), "hq"))).doesNotContain(" deny ");
    }

    /** The kernel takes the higher of an interface's number and that of all, and distributions set each interface's. */
    @Test
    void noInterfaceOfALinuxRouterChecksReversePaths() {
        assertThat(Routers.frr(Routers.of(StackText.dev(), "hq")))
                .contains("\n-net.ipv4.conf.*.rp_filter = 0\nnet.ipv4.conf.all.rp_filter = 0\n")
                .contains("net.ipv4.conf.default.rp_filter = 0\n");
    }

    @ParameterizedTest
    @CsvSource({"a, 169.254.21.1, 169.254.21.2, 169.254.21.6", "d, 169.254.22.5, 169.254.22.2, 169.254.22.6"})
    void linkLocalPeersFaceTheAddressesThatTheConnectionNames(String device, String own, String first, String second) {
        EdgeRouter router = Routers.of(Routers.design("link-local"), "hq", device);
        assertThat(router.loopback()).contains(Ipv4.parse(own));
        assertThat(router.vpn().orElseThrow().tunnels())
                .extracting(tunnel -> tunnel.peer().orElseThrow().toString())
                .containsExactly(first, second);
        assertThat(router.routerId()).isNotEqualTo(router.loopback());
    }

    @Test
    void withoutBgpTheTunnelsHaveStaticRoutesBehindExpressRoute() {
        EdgeRouter router = Routers.of(StackText.dev().with("sites: {hq: {vpnDevice: {bgp: ~}}}"), "hq");
        assertThat(router.loopback()).isEmpty();
        assertThat(router.asn()).contains(new Asn(65010));
        assertThat(Routers.ios(router))
                .contains(
                        "ip route 10.20.0.0 255.255.0.0 Tunnel100 250\n",
                        "ip route 10.20.0.0 255.255.0.0 Tunnel101 250\n");
        assertThat(Routers.frr(router)).contains("ip route 10.20.0.0/16 azure0 250\n");
    }

    @Test
    void aSiteWithStaticTunnelsAloneSpeaksNoBgp() {
        EdgeRouter router = Routers.of(Routers.design("vpn-first").with("sites: {hq: {vpnDevice: {bgp: ~}}}"), "hq");
        assertThat(router.asn()).isEmpty();
        assertThat(Routers.ios(router) + Routers.frr(router)).doesNotContain("router bgp");
    }

    @Test
    void aProvidersPeeringIsLeftToTheProvider() {
        StackText stack = StackText.dev().with("expressRoute: {circuits: {primary: {privatePeering: ~}}}");
        EdgeRouter router = Routers.of(stack, "hq");
        assertThat(router.peerings()).isEmpty();
        assertThat(router.remarks()).singleElement().asString().contains("is peered by its provider");
    }

    @Test
    void aPeeringThatIsSwitchedOffIsWrittenAndToldOf() {
        StackText stack =
                StackText.dev().with("expressRoute: {circuits: {primary: {privatePeering: {enabled: false}}}}");
        EdgeRouter router = Routers.of(stack, "hq");
        assertThat(links(router)).containsExactly(1, 2);
        assertThat(router.remarks()).singleElement().asString().contains("(failover-test)");
    }

    @Test
    void aDeviceWithADomainNameIsKnownByTheAddressThatItHas() {
        EdgeRouter router = Routers.of(StackText.of("staging"), "hq");
        assertThat(Routers.ios(router)).contains(" identity local address <WAN_ADDRESS>\n");
        EdgeRouter given = Routers.of(
                StackText.of("staging"),
                "hq",
                Optional.empty(),
                Optional.empty(),
                Deployed.NOTHING,
                Map.of("WAN_ADDRESS", "192.0.2.7"));
        assertThat(Routers.ios(given)).contains(" identity local address 192.0.2.7\n");
        assertThat(Routers.frr(given)).contains("        local_addrs = 192.0.2.7\n");
    }

    @Test
    void aDeviceBehindAddressTranslationKeepsItsIdentity() {
        EdgeRouter router = Routers.of(
                StackText.dev(),
                "hq",
                Optional.empty(),
                Optional.empty(),
                Deployed.NOTHING,
                Map.of("WAN_ADDRESS", "192.168.1.2"));
        assertThat(Routers.frr(router))
                .contains("        local_addrs = 192.168.1.2\n", "            id = 40.50.60.70\n");
    }

    @Test
    void otherTimersAreWrittenWhereTheyAreAskedFor() {
        EdgeRouter slow = Routers.of(StackText.dev(), "hq").with(new EdgeRouter.Detection(60, 180, false));
        assertThat(Routers.frr(slow) + Routers.ios(slow))
                .doesNotContain("bfd profile", "fall-over bfd", "bfd interval");
        EdgeRouter tuned = Routers.of(StackText.dev(), "hq").with(new EdgeRouter.Detection(3, 10, false));
        assertThat(Routers.frr(tuned))
                .contains(" neighbor 172.16.0.2 timers 3 10\n")
                .as("the VPN gateway's cannot be changed")
                .contains("_0> timers 60 180\n");
    }

    /** One interface is no way to tell two tunnels apart: each BGP session has a security association of its own. */
    @Test
    void inUserSpaceEachSessionStaysInItsOwnTunnel() {
        String swanctl = Frr.files(Routers.of(StackText.dev(), "hq"), Dataplane.USERSPACE, EdgeKeys.NONE).stream()
                .filter(file -> file.name().equals("swanctl.conf"))
                .map(WrittenFile::text)
                .findFirst()
                .orElseThrow();
        assertThat(swanctl.replaceAll("\\s+", " "))
                .contains(
                        "azure0-bgp { local_ts = 10.10.255.1/32 remote_ts = <VPN_GATEWAY_BGP_ADDRESS_0>/32",
                        "azure1-bgp { local_ts = 10.10.255.1/32 remote_ts = <VPN_GATEWAY_BGP_ADDRESS_1>/32");
    }
}
