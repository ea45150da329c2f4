package hybridnetwork.reachability.oracle;

import static hybridnetwork.reachability.oracle.Answers.allow;
import static hybridnetwork.reachability.oracle.Answers.answer;
import static hybridnetwork.reachability.oracle.Answers.deny;
import static hybridnetwork.reachability.oracle.Answers.holds;
import static hybridnetwork.reachability.oracle.Answers.unknown;
import static hybridnetwork.reachability.oracle.Answers.violated;
import static hybridnetwork.reachability.oracle.Example.HUB;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.oracle.Oracle.Answer;
import hybridnetwork.reachability.oracle.Oracle.Verdict;
import hybridnetwork.reachability.oracle.World.Gateway;
import hybridnetwork.reachability.oracle.World.Hop;
import hybridnetwork.reachability.oracle.World.Intent;
import hybridnetwork.reachability.oracle.World.Interface;
import hybridnetwork.reachability.oracle.World.LocalGateway;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Route;
import hybridnetwork.reachability.oracle.World.Rule;
import hybridnetwork.reachability.oracle.World.Site;
import hybridnetwork.reachability.oracle.World.Sku;
import hybridnetwork.reachability.oracle.World.Subnet;
import hybridnetwork.reachability.oracle.World.Tunnel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The oracle by examples whose answers were worked out by hand, so that its reading of the semantics can be checked. */
class OracleTest {
    @Test
    void theBlueprintFailsOverToTheVpn() {
        World world = Example.hybrid();
        Intent web = allow("hq", "web", "Tcp", "443");
        holds(answer(world, web), "hq", "ExpressRoute");
        holds(answer(world, web, "circuit:primary/primary-link"), "hq", "ExpressRoute");
        for (String outage : List.of("circuit:primary", "circuit:primary/peering-disabled", "er-gateway")) {
            holds(answer(world, web, outage), "hq", "Vpn");
        }
        holds(answer(world, web, "circuit:primary/primary-link", "circuit:primary/secondary-link"), "hq", "Vpn");
        holds(answer(world, web, "vpn-gateway"), "hq", "ExpressRoute");
        String lowest = "Tcp 10.10.0.0:1024 to 10.20.0.4:443";
        violated(answer(world, web, "er-gateway", "vpn-gateway"), lowest);
        violated(answer(world, web, "er-gateway", "tunnel:hq"), lowest);
        holds(answer(world, web, "er-gateway", "vpn-gateway/instance-1"), "hq", "Vpn");
        holds(answer(world, allow("web", "hq", "Udp", "53")), "hq", "ExpressRoute");
        violated(answer(world, deny("web", "hq", "Udp", "53")), "Udp 10.20.0.4:1024 to 10.10.0.0:53");
    }

    @Test
    void theNamesOfOutages() {
        World world = Example.hybrid();
        assertThat(new Outages(world).singles())
                .containsExactly(
                        "circuit:primary/primary-link",
                        "circuit:primary/secondary-link",
                        "circuit:primary",
                        "circuit:primary/peering-disabled",
                        "er-gateway",
                        "vpn-gateway",
                        "vpn-gateway/instance-0",
                        "vpn-gateway/instance-1",
                        "tunnel:hq");
        world.localGateways.add(new LocalGateway("lng-b", "hq", List.of(), 65010));
        world.tunnels.add(new Tunnel("b", "vpngw", "lng-b", true));
        assertThat(new Outages(world).singles()).endsWith("tunnel:hq", "tunnel:hq/lng-b", "tunnel:hq/lng-hq");
        Intent web = allow("hq", "web", "Tcp", "443");
        holds(answer(world, web, "er-gateway", "tunnel:hq/lng-b"), "hq", "Vpn");
        assertThat(answer(world, web, "er-gateway", "tunnel:hq").verdict()).isEqualTo(Verdict.violated);
        assertThat(new Outages(world).scenarios(true)).hasSize(1 + 11 + 11 * 10 / 2);
    }

    /** default-only, default-only-deny: the default route of a site brings back private space. */
    @Test
    void aDefaultRouteOverBgpRevivesPrivateSpace() {
        World world = Example.vpn();
        world.sites.add(new Site("plant", List.of("10.11.0.0/30"), List.of(), List.of("0.0.0.0/0"), 65011));
        Example.tunnel(world, "plant", 65011);
        holds(answer(world, allow("web", "plant", "Tcp", "1433")), "plant", "Vpn");
        holds(answer(world, allow("plant", "web", "Tcp", "443")), "plant", "Vpn");
        violated(answer(world, deny("web", "plant", "*")), "Tcp 10.20.0.4:1024 to 10.11.0.0:1");
        holds(answer(world, deny("web", "plant", "*"), "tunnel:plant"));
        violated(answer(world, allow("web", "internet", "Tcp", "443")), "Tcp 10.20.0.4:1024 to 1.0.0.0:443");
    }

    @Test
    void privateSpaceIsDroppedWhileTheDefaultRouteIsAzures() {
        World world = Example.hybrid();
        world.sites.set(0, new Site("hq", List.of("10.10.0.0/30"), List.of(), List.of(), 65010));
        holds(answer(world, deny("web", "hq", "*")));
        Example.table(world, "web", true, new Route("0.0.0.0/0", Hop.VirtualNetworkGateway));
        unknown(answer(world, deny("web", "hq", "*")));
        world.gateways.removeIf(gateway -> !gateway.vpn());
        world.circuitConnections.clear();
        world.localGateways.set(0, new LocalGateway("lng-hq", "hq", List.of("10.0.0.0/8"), 65010));
        violated(answer(world, deny("web", "hq", "Icmp")), "Icmp 10.20.0.4 to 10.10.0.0");
        holds(answer(world, deny("web", "hq", "Icmp"), "tunnel:hq"));
    }

    /** gatewaysubnet-propagation-off, gw-default-route. */
    @Test
    void aTableOfGatewaySubnetStopsTheGateways() {
        for (List<Route> routes :
                List.of(List.of(new Route("0.0.0.0/0", Hop.None)), List.of(new Route("10.20.0.96/28", Hop.Internet)))) {
            World world = Example.hybrid();
            Example.table(world, "GatewaySubnet", true, routes.get(0));
            violated(answer(world, allow("hq", "web", "Tcp", "443")), "Tcp 10.10.0.0:1024 to 10.20.0.4:443");
        }
        World world = Example.hybrid();
        Example.table(world, "GatewaySubnet", false);
        violated(answer(world, allow("hq", "web", "Tcp", "443")), "Tcp 10.10.0.0:1024 to 10.20.0.4:443");
        World wide = Example.hybrid();
        Example.table(
                wide, "GatewaySubnet", true, new Route("10.0.0.0/8", Hop.None), new Route("10.20.0.6/32", Hop.None));
        violated(answer(wide, allow("hq", "web", "Tcp", "443")), "Tcp 10.10.0.0:1024 to 10.20.0.6:443");
        violated(answer(wide, allow("web", "hq", "Tcp", "443")), "Tcp 10.20.0.6:1024 to 10.10.0.0:443");
        World guarded = Example.hybrid();
        Example.guard(guarded, "GatewaySubnet");
        unknown(answer(guarded, allow("hq", "web", "Tcp", "443")));
        unknown(answer(guarded, deny("hq", "web", "Tcp", "443")));
        holds(answer(guarded, deny("hq", "web", "Tcp", "443"), "er-gateway", "vpn-gateway"));
    }

    /** gateways-in-two-networks. */
    @Test
    void aGatewayServesItsOwnNetwork() {
        World world = Example.hybrid();
        world.networks.add(new Network(
                "two",
                List.of("10.21.0.0/26"),
                List.of(Subnet.of(World.GATEWAY_SUBNET, "10.21.0.56/29"), Subnet.of("app", "10.21.0.0/29"))));
        world.gateways.replaceAll(it -> it.vpn() ? new Gateway("vpngw", "two", true, true, 65515, false) : it);
        Intent web = allow("hq", "web", "Tcp", "443");
        holds(answer(world, web), "hq", "ExpressRoute");
        violated(answer(world, web, "er-gateway@" + HUB), "Tcp 10.10.0.0:1024 to 10.20.0.4:443");
        holds(answer(world, allow("hq", "10.21.0.0/29", "Tcp", "443")), "hq", "Vpn");
        holds(answer(world, deny("10.21.0.0/29", "web", "*")));
        assertThat(new Outages(world).singles())
                .contains("er-gateway@" + HUB, "vpn-gateway@two", "vpn-gateway@two/instance-0")
                .doesNotContain("vpn-gateway@two/instance-1");
        world.gateways.add(new Gateway("ergw2", "two", false, false, null, false));
        world.circuitConnections.add(new World.CircuitConnection("primary", "ergw2", 0, false));
        unknown(answer(world, deny("10.21.0.0/29", "web", "*")));
        holds(answer(world, deny("10.21.0.0/29", "web", "*"), "circuit:primary"));
        holds(answer(world, allow("hq", "10.21.0.0/29", "Tcp", "443")), "hq", "ExpressRoute");
    }

    /** nic-nsg-denies, asg-rule. */
    @Test
    void aGroupAtAnInterfaceAndItsApplicationSecurityGroups() {
        World world = Example.hybrid();
        world.groups.add(new World.Group("n", List.of(Rule.of(100, "Deny", "Inbound", "*", "*", "*", "*"))));
        world.interfaces.add(new Interface("vm", HUB + "/web", "10.20.0.5", "n", List.of("app"), List.of(), null));
        violated(answer(world, allow("hq", "web", "Tcp", "443")), "Tcp 10.10.0.0:1024 to 10.20.0.5:443");
        holds(answer(world, allow("hq", "10.20.0.4/32", "Tcp", "443")), "hq", "ExpressRoute");
        World grouped = Example.hybrid();
        grouped.interfaces.add(new Interface("vm", HUB + "/web", "10.20.0.5", null, List.of("app"), List.of(), null));
        Example.guard(
                grouped,
                "web",
                Rule.of(100, "Allow", "Inbound", "Tcp", "10.10.0.0/30", "asg:app", "22"),
                Rule.of(110, "Allow", "Inbound", "Tcp", "10.10.0.0/30", "asg:nobody", "23"),
                Rule.of(200, "Deny", "Inbound", "*", "*", "*", "*"));
        violated(answer(grouped, deny("hq", "web", "Tcp", "22")), "Tcp 10.10.0.0:1024 to 10.20.0.5:22");
        unknown(answer(grouped, deny("hq", "web", "Tcp", "23")));
        holds(answer(grouped, deny("hq", "web", "Tcp", "24")));
    }

    /** tag-default-udr, virtualnetwork-tag-holds-user-routes. */
    @Test
    void theTagVirtualNetworkHoldsRoutes() {
        World world = Example.vpn();
        world.interfaces.add(new Interface("vm", HUB + "/web", "10.20.0.4", null, List.of(), List.of(), Sku.Standard));
        Example.guard(world, "web");
        holds(answer(world, deny("internet", "web", "Tcp", "22")));
        Example.table(world, "web", true, new Route("20.0.0.0/8", Hop.Internet));
        violated(answer(world, deny("internet", "web", "Tcp", "22")), "Tcp 20.0.0.0:1024 to 10.20.0.4:22");
        World other = Example.vpn();
        other.interfaces.addAll(world.interfaces);
        Example.guard(other, "web");
        Example.table(other, "web", true, new Route("0.0.0.0/0", Hop.Internet));
        unknown(answer(other, deny("internet", "web", "Tcp", "22")));
    }

    /** What is in the tag or not, one of two rules matches it: certain all the same. */
    @Test
    void aDoubtIsTheSameInEveryRule() {
        World world = Example.vpn();
        world.implicitOutbound = "open";
        Example.table(world, "web", true, new Route("0.0.0.0/0", Hop.Internet));
        Example.guard(
                world,
                "web",
                Rule.of(100, "Deny", "Outbound", "*", "*", "VirtualNetwork", "22"),
                Rule.of(110, "Deny", "Outbound", "*", "*", "Internet", "22"),
                Rule.of(120, "Deny", "Outbound", "*", "*", "Storage", "23"));
        holds(answer(world, deny("web", "internet", "Tcp", "22")));
        holds(answer(world, allow("web", "internet", "Tcp", "24")));
        unknown(answer(world, allow("web", "internet", "Tcp", "23")));
    }

    @Test
    void aToleranceNamesASingleOutage() {
        World world = Example.vpn();
        Intent web = allow("hq", "web", "Tcp", "443").mayFailIn(List.of("vpn-gateway"));
        violated(answer(world, web, "tunnel:hq"), "Tcp 10.10.0.0:1024 to 10.20.0.4:443");
        assertThat(answer(world, web, "tunnel:hq").tolerated()).isFalse();
        assertThat(answer(world, web, "vpn-gateway").tolerated()).isTrue();
        assertThat(answer(world, web, "vpn-gateway", "tunnel:hq").tolerated()).isTrue();
        assertThat(answer(world, web, "vpn-gateway/instance-0").tolerated())
                .as("it holds")
                .isFalse();
        Intent out = allow("web", "internet", "Tcp", "443").mayFailIn(List.of("vpn-gateway"));
        unknown(answer(world, out, "vpn-gateway"));
        assertThat(answer(world, out, "vpn-gateway").tolerated()).isFalse();
    }

    /** Section 2, paragraph 8: what is so of every address of the internet, or of a rule for the tag itself, is certain. */
    @Test
    void aServiceTagIsSomeOfTheInternet() {
        World world = Example.vpn();
        world.implicitOutbound = "open";
        holds(answer(world, allow("web", "tag:Storage", "Tcp", "443")));
        violated(answer(world, deny("web", "tag:Storage", "Tcp", "443")), "Tcp 10.20.0.4:1024 to 1.0.0.0:443");
        Example.guard(
                world,
                "web",
                Rule.of(100, "Allow", "Outbound", "Tcp", "*", "Storage", "443"),
                Rule.of(110, "Deny", "Outbound", "*", "*", "20.0.0.0/8", "22"),
                Rule.of(120, "Deny", "Outbound", "*", "*", "*", "443"));
        holds(answer(world, allow("web", "tag:Storage", "Tcp", "443")));
        holds(answer(world, allow("web", "tag:Storage.CentralUS", "Tcp", "443")));
        unknown(answer(world, allow("web", "tag:AzureMonitor", "Tcp", "443")));
        unknown(answer(world, deny("web", "internet", "Tcp", "443")));
        unknown(answer(world, allow("web", "tag:Storage", "Tcp", "22")));
        unknown(answer(world, deny("web", "tag:Storage", "Tcp", "22")));
        holds(answer(world, deny("web", "tag:Storage", "Udp", "443")));
        violated(answer(world, allow("web", "tag:Storage", "Udp", "443")), "Udp 10.20.0.4:1024 to 1.0.0.0:443");
        holds(answer(world, deny("tag:Storage", "web", "Tcp", "443")));
        violated(answer(world, allow("tag:Storage", "hq", "Tcp", "443")), "Tcp 1.0.0.0:1024 to 10.10.0.0:443");
    }

    /** probe-denied, virtualnetwork-tag-holds-the-probe, backend-elsewhere. */
    @Test
    void aMemberWhoseProbeIsDeniedTakesNoTraffic() {
        World world = Example.hybrid();
        Example.balancer(world, "10.20.0.4");
        Intent web = allow("hq", "load-balancer", "Tcp", "443");
        holds(answer(world, web), "hq", "ExpressRoute");
        Rule fromHq = Rule.of(100, "Allow", "Inbound", "Tcp", "10.10.0.0/30", "*", "443");
        Example.guard(world, "web", fromHq, Rule.of(200, "Deny", "Inbound", "*", "VirtualNetwork", "*", "*"));
        violated(answer(world, web), "Tcp 10.10.0.0:1024 to 10.20.0.6:443");
        holds(answer(world, deny("hq", "load-balancer", "Tcp", "443")));
        world.groups.clear();
        Example.guard(
                world,
                "web",
                fromHq,
                Rule.of(110, "Allow", "Inbound", "*", "AzureLoadBalancer", "*", "*"),
                Rule.of(200, "Deny", "Inbound", "*", "*", "*", "*"));
        holds(answer(world, web), "hq", "ExpressRoute");
        violated(answer(world, allow("hq", "load-balancer", "Tcp", "444")), "Tcp 10.10.0.0:1024 to 10.20.0.6:444");
        violated(answer(world, allow("hq", "10.20.0.6/32", "Icmp")), "Icmp 10.10.0.0 to 10.20.0.6");
    }

    /** hairpin. */
    @Test
    void aMemberDoesNotReachItselfThroughItsFrontend() {
        World world = Example.hybrid();
        Example.balancer(world, "10.20.0.4", "10.20.0.5");
        Intent self = allow("web", "load-balancer", "Tcp", "443");
        violated(answer(world, self), "Tcp 10.20.0.4:1024 to 10.20.0.6:443");
        World assumed = Example.hybrid();
        Example.balancer(assumed);
        unknown(answer(assumed, self));
        violated(answer(assumed, deny("web", "load-balancer", "Tcp", "443")), "Tcp 10.20.0.4:1024 to 10.20.0.6:443");
    }

    /** transit. */
    @Test
    void theVpnGatewayPassesOnBetweenBgpTunnels() {
        World world = Example.hybrid();
        Example.site(world, "plant", "10.11.0.0/30", 65011, List.of("10.11.0.0/30"));
        Example.tunnel(world, "plant", 65011);
        violated(answer(world, deny("hq", "plant", "*")), "Tcp 10.10.0.0:1024 to 10.11.0.0:1");
        holds(answer(world, allow("hq", "plant", "Tcp", "22")), "hq", "Vpn", "plant", "Vpn");
        holds(answer(world, deny("hq", "plant", "*"), "tunnel:plant"));
        world.tunnels.remove(1);
        world.localGateways.remove(1);
        world.localGateways.add(new LocalGateway("lng-plant", "plant", List.of("10.11.0.0/30"), null));
        world.tunnels.add(new Tunnel("p", "vpngw", "lng-plant", false));
        unknown(answer(world, deny("hq", "plant", "*")));
        violated(answer(world, allow("plant", "hq", "Tcp", "22")), "Tcp 10.11.0.0:1024 to 10.10.0.0:22");
        holds(answer(world, deny("hq", "plant", "*"), "vpn-gateway"));
        world.localGateways.add(new LocalGateway("lng-b", "plant", List.of(), 65011));
        world.tunnels.add(new Tunnel("b", "vpngw", "lng-b", true));
        unknown(answer(world, deny("hq", "plant", "*")));
        violated(
                answer(world, deny("hq", "plant", "*"), "tunnel:plant/lng-plant"), "Tcp 10.10.0.0:1024 to 10.11.0.0:1");
        holds(answer(world, allow("hq", "plant", "Tcp", "22"), "tunnel:plant/lng-plant"), "hq", "Vpn", "plant", "Vpn");
    }

    /** bgp-on-in-one-place-only. */
    @Test
    void bgpNeedsThreeSettingsAndTwoAsns() {
        Intent web = allow("hq", "web", "Tcp", "443");
        String lowest = "Tcp 10.10.0.0:1024 to 10.20.0.4:443";
        World connectionOff = Example.hybrid();
        connectionOff.tunnels.set(0, new Tunnel("t", "vpngw", "lng-hq", false));
        World gatewayOff = Example.hybrid();
        gatewayOff.gateways.set(0, new Gateway("vpngw", HUB, true, false, 65515, true));
        World siteWithout = Example.hybrid();
        siteWithout.localGateways.set(0, new LocalGateway("lng-hq", "hq", List.of(), null));
        World sameAsn = Example.hybrid();
        sameAsn.localGateways.set(0, new LocalGateway("lng-hq", "hq", List.of(), 65515));
        for (World world : List.of(connectionOff, gatewayOff, siteWithout, sameAsn)) {
            holds(answer(world, web), "hq", "ExpressRoute");
            violated(answer(world, web, "er-gateway"), lowest);
        }
        sameAsn.gateways.set(0, new Gateway("vpngw", HUB, true, true, null, true));
        violated(answer(sameAsn, web, "er-gateway"), lowest);
    }

    /** standard-pip-no-nsg. */
    @Test
    void aStandardPublicIpIsClosedWithoutAGroup() {
        World world = Example.vpn();
        world.interfaces.add(new Interface("vm", HUB + "/web", "10.20.0.4", null, List.of(), List.of(), Sku.Standard));
        Intent open = allow("internet", "10.20.0.4/32", "Tcp", "443");
        violated(answer(world, open), "Tcp 1.0.0.0:1024 to 10.20.0.4:443");
        world.interfaces.set(0, new Interface("vm", HUB + "/web", "10.20.0.4", null, List.of(), List.of(), Sku.Unsaid));
        holds(answer(world, open));
        Example.table(world, "web", true, new Route("0.0.0.0/0", Hop.None));
        violated(answer(world, open), "Tcp 1.0.0.0:1024 to 10.20.0.4:443");
        violated(answer(world, deny("internet", "web", "Tcp", "443")), "Tcp 1.0.0.0:1024 to 10.20.0.4:443");
    }

    @Test
    void oneOpenWayFromTheInternetIsEnough() {
        World world = Example.network();
        Example.publicBalancer(world, Sku.Basic, "10.20.0.5");
        world.interfaces.add(new Interface("vm", HUB + "/web", "10.20.0.5", null, List.of(), List.of(), Sku.Standard));
        Intent closed = deny("internet", "web", "Tcp");
        violated(answer(world, closed), "Tcp 1.0.0.0:1024 to 10.20.0.5:443");
        world.balancers.clear();
        Example.publicBalancer(world, Sku.Standard, "10.20.0.5");
        holds(answer(world, closed));
    }

    @Test
    void thereAreWaysOutToTheInternet() {
        World world = Example.network();
        Intent out = allow("web", "internet", "Tcp", "443");
        String lowest = "Tcp 10.20.0.4:1024 to 1.0.0.0:443";
        unknown(answer(world, out));
        world.implicitOutbound = "closed";
        violated(answer(world, out), lowest);
        world.implicitOutbound = "open";
        holds(answer(world, out));
        violated(answer(world, allow("web", "internet", "Icmp")), "Icmp 10.20.0.4 to 1.0.0.0");
        Example.balancer(world);
        unknown(answer(world, out));
        holds(answer(world, deny("web", "internet", "Icmp")));
        world.change(HUB, Example.subnet(world, "web").outbound(false));
        violated(answer(world, out), lowest);
        world.change(HUB, Example.subnet(world, "web").natGateway(true));
        holds(answer(world, out));
    }

    /** unlike-sites: the ways are told for each site. */
    @Test
    void theWaysOfUnlikeSites() {
        World world = Example.hybrid();
        Example.site(world, "branch", "10.30.0.0/30", 65011, List.of("10.30.0.0/30"));
        Example.tunnel(world, "branch", 65011);
        Intent web = allow("on-premises", "web", "Tcp", "443");
        holds(answer(world, web), "hq", "ExpressRoute", "branch", "Vpn");
        Example.circuit(world, "second", "ergw", "branch");
        holds(answer(world, web), "hq", "ExpressRoute", "branch", "ExpressRoute");
        holds(answer(world, web, "circuit:second"), "hq", "ExpressRoute", "branch", "Vpn");
    }

    @Test
    void theReplyComesBackByTheSameKindOfPath() {
        World world = Example.hybrid();
        world.sites.set(
                0, new Site("hq", List.of("10.10.0.0/30"), List.of("10.10.0.0/31"), List.of("10.10.0.0/30"), 65010));
        violated(answer(world, allow("hq", "web", "Tcp", "443")), "Tcp 10.10.0.2:1024 to 10.20.0.4:443");
        violated(answer(world, allow("web", "hq", "Tcp", "443")), "Tcp 10.20.0.4:1024 to 10.10.0.2:443");
        holds(answer(world, allow("web", "10.10.0.0/31", "Tcp", "443")), "hq", "ExpressRoute");
        holds(answer(world, allow("web", "10.10.0.0/30", "Tcp", "443"), "circuit:primary"), "hq", "Vpn");
    }

    @Test
    void twoSitesThatOfferOnePrefixTie() {
        World world = Example.vpn();
        world.sites.add(new Site("plant", List.of("10.11.0.0/30"), List.of(), List.of("10.10.0.0/30"), 65011));
        Example.tunnel(world, "plant", 65011);
        violated(answer(world, allow("web", "hq", "Tcp", "443")), "Tcp 10.20.0.4:1024 to 10.10.0.0:443");
        violated(answer(world, deny("web", "hq", "Tcp", "443")), "Tcp 10.20.0.4:1024 to 10.10.0.0:443");
        holds(answer(world, deny("web", "plant", "*")));
    }

    @Test
    void whatIsNothing() {
        World world = Example.hybrid();
        Answer none = answer(world, allow("hq", "10.77.0.0/16", "Tcp", "443"));
        assertThat(none).isEqualTo(new Answer(Verdict.violated, Map.of(), null));
        holds(answer(world, deny("hq", "10.77.0.0/16", "Tcp", "443")));
        holds(answer(world, allow("web", "10.20.0.0/29", "Tcp", "443")));
        holds(answer(world, deny("hq", "10.10.0.0/30", "*")));
        holds(answer(world, deny("hq", "internet", "*")));
    }

    /** What is not modelled changes what it could change, and nothing else. */
    @Test
    void theUnknownHasAScope() {
        World world = Example.hybrid();
        world.summarized.add(HUB);
        unknown(answer(world, allow("hq", "web", "Tcp", "443")));
        violated(answer(world, deny("web", "hq", "Tcp", "443")), "Tcp 10.20.0.4:1024 to 10.10.0.0:443");
        unknown(answer(world, allow("web", "hq", "Tcp", "443")));
        holds(answer(world, deny("hq", "web", "Tcp", "443"), "er-gateway", "vpn-gateway"));
        World translating = Example.hybrid();
        translating.translating.add("vpngw");
        holds(answer(translating, allow("hq", "web", "Tcp", "443")), "hq", "ExpressRoute");
        unknown(answer(translating, allow("hq", "web", "Tcp", "443"), "er-gateway"));
        World endpoints = Example.hybrid();
        endpoints.serviceEndpoints.add(HUB + "/web");
        endpoints.implicitOutbound = "closed";
        unknown(answer(endpoints, deny("web", "internet", "Tcp", "443")));
        Example.guard(endpoints, "web", Rule.of(100, "Deny", "Outbound", "*", "*", "Internet", "*"));
        holds(answer(endpoints, deny("web", "internet", "Tcp", "443")));
    }
}
