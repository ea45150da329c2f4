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
import hybridnetwork.reachability.oracle.World.CircuitConnection;
import hybridnetwork.reachability.oracle.World.Gateway;
import hybridnetwork.reachability.oracle.World.Hop;
import hybridnetwork.reachability.oracle.World.LocalGateway;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Peering;
import hybridnetwork.reachability.oracle.World.PrivateEndpoint;
import hybridnetwork.reachability.oracle.World.Route;
import hybridnetwork.reachability.oracle.World.Rule;
import hybridnetwork.reachability.oracle.World.Site;
import hybridnetwork.reachability.oracle.World.Subnet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The oracle by examples of several networks, whose answers were worked out by hand. */
class SpokesOracleTest {
    /** The spoke {@code east}, 10.21.0.0/26 with the hosts 10.21.0.4 to 10.21.0.6 in {@code one}, beside a world's hub. */
    private static World east(World world) {
        world.networks.add(new Network(
                "east",
                List.of("10.21.0.0/26"),
                List.of(Subnet.of("one", "10.21.0.0/29"), Subnet.of(World.GATEWAY_SUBNET, "10.21.0.56/29"))));
        return world;
    }

    /** The spoke {@code west}, 10.22.0.0/26 with {@code far}. */
    private static World west(World world) {
        world.networks.add(new Network("west", List.of("10.22.0.0/26"), List.of(Subnet.of("far", "10.22.0.0/29"))));
        return world;
    }

    /** Both sides: the hub allows transit, the spoke uses its gateways. */
    private static World transit(World world, String spoke) {
        world.peerings.add(Peering.of(HUB, spoke).transit(true));
        world.peerings.add(Peering.of(spoke, HUB).remoteGateways(true));
        return world;
    }

    private static void change(World world, String network, UnaryOperator<Peering> change) {
        world.peerings.replaceAll(it -> it.network().equals(network) ? change.apply(it) : it);
    }

    private static void guardOne(World world, Rule... rules) {
        world.groups.add(new World.Group("at-one", List.of(rules)));
        world.change("east", Subnet.of("one", "10.21.0.0/29").group("at-one"));
    }

    private static void routesOfOne(World world, boolean propagation, Route... routes) {
        world.tables.add(new World.Table("of-one", propagation, List.of(routes)));
        world.change("east", Subnet.of("one", "10.21.0.0/29").table("of-one"));
    }

    /** Section 3, paragraph 2: peered both ways, and not transitive. */
    @Test
    void peeredNetworksReachEachOther() {
        World world = west(east(Example.network()));
        holds(answer(world, deny("web", "east", "*")));
        world.peerings.addAll(List.of(
                Peering.of(HUB, "east"), Peering.of("east", HUB), Peering.of(HUB, "west"), Peering.of("west", HUB)));
        holds(answer(world, allow("web", "east", "*")));
        holds(answer(world, allow("east/one", "web", "Tcp", "443")));
        holds(answer(world, allow("network", "spokes", "Icmp")));
        holds(answer(world, deny("east", "WEST/far", "*")));
        violated(answer(world, allow("east", "spokes", "Tcp", "443")), "Tcp 10.21.0.4:1024 to 10.22.0.4:443");
    }

    /** Section 3, paragraph 4, and section 7, paragraph 3: the route stays, the tag does not have the remote space. */
    @Test
    void accessIsAboutTheTagAlone() {
        World world = east(Example.network());
        world.peerings.addAll(
                List.of(Peering.of(HUB, "east"), Peering.of("east", HUB).access(false)));
        holds(answer(world, allow("web", "east", "Tcp", "443")));
        guardOne(world);
        String first = "Tcp 10.20.0.4:1024 to 10.21.0.4:443";
        violated(answer(world, allow("web", "east", "Tcp", "443")), first);
        violated(answer(world, allow("east", "web", "Tcp", "443")), "Tcp 10.21.0.4:1024 to 10.20.0.4:443");
        change(world, "east", it -> it.access(null));
        holds(answer(world, allow("web", "east", "Tcp", "443")));
        change(world, HUB, it -> it.access(false));
        holds(answer(world, allow("web", "east", "Tcp", "443")));
        Example.guard(world, "web");
        violated(answer(world, allow("web", "east", "Tcp", "443")), first);
    }

    /** spoke-by-gateway-transit, spoke-deny. */
    @Test
    void aSpokeUsesTheGatewaysOfTheHub() {
        World world = transit(east(Example.hybrid()), "east");
        Intent443 one = new Intent443("hq", "east/one");
        holds(one.in(world), "hq", "ExpressRoute");
        holds(one.in(world, "circuit:primary"), "hq", "Vpn");
        violated(one.in(world, "er-gateway", "vpn-gateway"), "Tcp 10.10.0.0:1024 to 10.21.0.4:443");
        violated(answer(world, deny("hq", "east", "Tcp", "22")), "Tcp 10.10.0.0:1024 to 10.21.0.4:22");
        holds(answer(world, allow("east", "hq", "Tcp", "443")), "hq", "ExpressRoute");
        // A group of the spoke knows the sites by what the hub's gateways learn.
        guardOne(world);
        holds(one.in(world), "hq", "ExpressRoute");
        change(world, HUB, it -> it.transit(null));
        holds(answer(world, deny("hq", "east", "*")));
        holds(answer(world, deny("east", "hq", "*")));
        holds(answer(world, allow("web", "east", "Tcp", "443")));
        change(world, HUB, it -> it.transit(true));
        change(world, "east", it -> it.remoteGateways(null));
        holds(answer(world, deny("hq", "east", "*")));
    }

    /** Section 6, paragraph 1: the hub's GatewaySubnet steers what arrives for a spoke. */
    @Test
    void theTableOfGatewaySubnetSteersToSpokes() {
        World world = transit(east(Example.hybrid()), "east");
        Example.table(world, "GatewaySubnet", true, new Route("10.21.0.5/32", Hop.None));
        violated(answer(world, allow("hq", "east", "Tcp", "443")), "Tcp 10.10.0.0:1024 to 10.21.0.5:443");
        violated(answer(world, allow("east", "hq", "Tcp", "443")), "Tcp 10.21.0.5:1024 to 10.10.0.0:443");
        world.tables.clear();
        Example.table(world, "GatewaySubnet", true, new Route("10.21.0.0/26", Hop.VnetLocal));
        violated(answer(world, allow("hq", "east", "Tcp", "443")), "Tcp 10.10.0.0:1024 to 10.21.0.4:443");
        world.tables.clear();
        Example.table(world, "GatewaySubnet", true, new Route("10.16.0.0/12", Hop.None));
        holds(answer(world, allow("hq", "east", "Tcp", "443")), "hq", "ExpressRoute");
    }

    /** Section 3, paragraph 2: one side alone is no peering for certain, one that is connected is. */
    @Test
    void oneSideOfAPeering() {
        World world = east(Example.hybrid());
        world.peerings.add(Peering.of("east", HUB).remoteGateways(true));
        unknown(answer(world, allow("web", "east", "Tcp", "443")));
        unknown(answer(world, deny("hq", "east", "Tcp", "443")));
        unknown(answer(world, deny("east", "hq", "Tcp", "443")));
        change(world, "east", it -> it.connected(true));
        holds(answer(world, allow("web", "east", "Tcp", "443")));
        holds(answer(world, allow("hq", "east", "Tcp", "443")), "hq", "ExpressRoute");
        world.peerings.clear();
        world.peerings.add(Peering.of(HUB, "east").connected(true));
        holds(answer(world, allow("web", "east", "Tcp", "443")));
        holds(answer(world, deny("hq", "east", "Tcp", "443")));
        change(world, HUB, it -> it.transit(true));
        unknown(answer(world, deny("hq", "east", "Tcp", "443")));
        // What is lost either way is certain.
        guardOne(world, Rule.of(100, "Deny", "Inbound", "*", "*", "*", "22"));
        holds(answer(world, deny("hq", "east", "Tcp", "22")));
    }

    /** Section 4, paragraph 2: the peered system route beats more specific gateway routes, user routes beat it. */
    @Test
    void routesToPeeredSpace() {
        World world = transit(east(Example.hybrid()), "east");
        world.sites.set(
                0,
                new Site(
                        "hq",
                        List.of("10.10.0.0/30"),
                        List.of("10.10.0.0/30", "10.20.0.4/32"),
                        List.of("10.20.0.0/29"),
                        65010));
        holds(answer(world, allow("east", "web", "Tcp", "443")));
        routesOfOne(world, true, new Route("10.20.0.0/24", Hop.None));
        holds(answer(world, allow("east", "web", "Tcp", "443")));
        world.tables.clear();
        routesOfOne(world, true, new Route("10.20.0.0/25", Hop.None));
        violated(answer(world, allow("east", "web", "Tcp", "443")), "Tcp 10.21.0.4:1024 to 10.20.0.4:443");
        violated(answer(world, allow("web", "east", "Tcp", "443")), "Tcp 10.20.0.4:1024 to 10.21.0.4:443");
        world.tables.clear();
        routesOfOne(world, true, new Route("10.20.0.6/32", Hop.VnetLocal));
        violated(answer(world, allow("east", "web", "Tcp", "443")), "Tcp 10.21.0.4:1024 to 10.20.0.6:443");
    }

    /** Section 4, paragraphs 3 and 4, of a spoke that uses the hub's gateways. */
    @Test
    void aSpokesTableAndTheHubsGateways() {
        World world = transit(east(Example.hybrid()), "east");
        routesOfOne(world, false);
        violated(answer(world, allow("east", "hq", "Tcp", "443")), "Tcp 10.21.0.4:1024 to 10.10.0.0:443");
        holds(answer(world, deny("east", "hq", "*")));
        world.tables.clear();
        routesOfOne(world, false, new Route("10.10.0.0/16", Hop.VirtualNetworkGateway));
        unknown(answer(world, deny("east", "hq", "Tcp", "443")));
        world.gateways.removeIf(gateway -> !gateway.vpn());
        world.circuitConnections.clear();
        holds(answer(world, allow("east", "hq", "Tcp", "443")), "hq", "Vpn");
        holds(answer(world, deny("east", "hq", "*"), "vpn-gateway"));
    }

    /** Section 3, paragraph 6: a gateway route back to what the gateway teaches; of other networks the site has none. */
    @Test
    void theHairpinBetweenSpokes() {
        World world = transit(transit(west(east(Example.vpn())), "east"), "west");
        holds(answer(world, deny("east", "west", "*")));
        world.localGateways.set(0, new LocalGateway("lng-hq", "hq", List.of("10.16.0.0/12"), 65010));
        unknown(answer(world, deny("east", "west", "Tcp", "443")));
        unknown(answer(world, allow("east", "west", "Tcp", "443")));
        holds(answer(world, deny("east", "west", "*"), "tunnel:hq"));
        holds(answer(world, allow("web", "west", "Tcp", "443")));
        change(world, "west", it -> it.remoteGateways(false));
        // The gateway does not teach it, but its network is peered with it.
        unknown(answer(world, deny("east", "west", "*")));
        world.peerings.removeIf(it -> it.network().equals("west") || it.remote().equals("west"));
        holds(answer(world, deny("east", "west", "*")));
        world.localGateways.set(0, new LocalGateway("lng-hq", "hq", List.of("10.10.0.0/30"), 65010));
        transit(world, "west");
        routesOfOne(world, false, new Route("10.22.0.0/16", Hop.VirtualNetworkGateway));
        unknown(answer(world, deny("east", "west", "*")));
    }

    /** Section 3, paragraph 6: Microsoft's edge joins what is not peered. */
    @Test
    void theEdgeJoinsNetworksOfOneCircuit() {
        World world = transit(west(east(Example.hybrid())), "west");
        world.gateways.add(new Gateway("ergw2", "east", false, false, null, false));
        holds(answer(world, deny("web", "east", "*")));
        world.circuitConnections.add(new CircuitConnection("primary", "ergw2", 0, false));
        unknown(answer(world, deny("web", "east", "*")));
        unknown(answer(world, deny("west", "east", "*")));
        holds(answer(world, deny("web", "east", "*"), "circuit:primary"));
        routesOfOne(world, false);
        holds(answer(world, deny("east", "web", "*")));
        world.peerings.addAll(List.of(Peering.of(HUB, "east"), Peering.of("east", HUB)));
        holds(answer(world, allow("web", "east", "Tcp", "443")));
    }

    /** Sections 3.1 and 13: gateways of a spoke serve it alone, and have its name. */
    @Test
    void gatewaysInASpoke() {
        World world = east(Example.hybrid());
        world.peerings.addAll(List.of(Peering.of(HUB, "east"), Peering.of("east", HUB)));
        world.gateways.replaceAll(it -> it.vpn() ? new Gateway("vpngw", "east", true, true, 65515, false) : it);
        holds(answer(world, allow("hq", "web", "Tcp", "443")), "hq", "ExpressRoute");
        holds(answer(world, allow("hq", "east", "Tcp", "443")), "hq", "Vpn");
        violated(
                answer(world, allow("hq", "web", "Tcp", "443"), "er-gateway@" + HUB),
                "Tcp 10.10.0.0:1024 to 10.20.0.4:443");
        violated(
                answer(world, allow("hq", "east", "Tcp", "443"), "vpn-gateway@east"),
                "Tcp 10.10.0.0:1024 to 10.21.0.4:443");
        assertThat(new Outages(world).singles()).contains("vpn-gateway@east/instance-0");
        world.gateways.removeIf(it -> !it.vpn());
        world.circuitConnections.clear();
        assertThat(new Outages(world).singles()).contains("vpn-gateway").doesNotContain("er-gateway");
    }

    /** Section 3, paragraph 2: an address in two spaces is the hub's. */
    @Test
    void spacesThatOverlap() {
        World world = Example.vpn();
        world.networks.add(new Network(
                "east",
                List.of("10.20.0.0/24"),
                List.of(Subnet.of("over", "10.20.0.0/29"), Subnet.of("one", "10.20.0.128/29"))));
        assertThat(new Ends(world).destinations("east/one")).hasSize(3);
        assertThat(new Ends(world).destinations("east/over")).isEmpty();
        holds(answer(world, allow("hq", "web", "Tcp", "443")), "hq", "Vpn");
        unknown(answer(world, deny("east", "web", "*")));
        holds(answer(world, deny("east/one", "web", "*")));
        // Gateways apart teach both.
        world.networks.set(1, new Network("east", List.of("10.20.0.0/29"), List.of(Subnet.of("over", "10.20.0.0/29"))));
        world.gateways.add(new Gateway("ergw2", "east", false, false, null, false));
        Example.circuit(world, "primary", "ergw2", "hq");
        unknown(answer(world, allow("hq", "web", "Tcp", "443")));
        unknown(answer(world, allow("web", "hq", "Tcp", "443")));
        holds(answer(world, allow("web", "web", "Tcp", "443")));
    }

    /** Section 9 in a spoke. */
    @Test
    void aBalancerInASpoke() {
        World world = transit(east(Example.hybrid()), "east");
        Example.balancer(world, "10.20.0.4");
        World.Balancer lb = world.balancers.get(0);
        world.balancers.add(new World.Balancer(
                "slb",
                lb.sku(),
                List.of(new World.Frontend("fe", "east/one", "10.21.0.6")),
                List.of(new World.Pool("be", List.of("10.21.0.5"))),
                lb.probes(),
                lb.rules(),
                List.of()));
        holds(answer(world, allow("hq", "load-balancer:slb", "Tcp", "443")), "hq", "ExpressRoute");
        guardOne(world, Rule.of(100, "Deny", "Inbound", "*", "AzureLoadBalancer", "*", "*"));
        violated(answer(world, allow("hq", "load-balancer:slb", "Tcp", "443")), "Tcp 10.10.0.0:1024 to 10.21.0.6:443");
        holds(answer(world, allow("hq", "load-balancer:lb", "Tcp", "443")), "hq", "ExpressRoute");
    }

    /** Section 11: groups hold for an endpoint as its subnet says. */
    @Test
    void privateEndpoints() {
        World world = Example.hybrid();
        Example.guard(world, "web", Rule.of(100, "Deny", "Inbound", "*", "*", "*", "*"));
        holds(answer(world, deny("hq", "web", "Tcp", "443")));
        world.privateEndpoints.add(new PrivateEndpoint("pe", HUB + "/web", "10.20.0.5"));
        violated(answer(world, deny("hq", "web", "Tcp", "443")), "Tcp 10.10.0.0:1024 to 10.20.0.5:443");
        holds(answer(world, deny("hq", "10.20.0.4/32", "Tcp", "443")));
        world.endpointPolicies.put(HUB + "/web", "NetworkSecurityGroupEnabled");
        holds(answer(world, deny("hq", "web", "Tcp", "443")));
        world.endpointPolicies.put(HUB + "/web", "RouteTableEnabled");
        violated(answer(world, deny("hq", "web", "Tcp", "443")), "Tcp 10.10.0.0:1024 to 10.20.0.5:443");
        world.privateEndpoints.set(0, new PrivateEndpoint("pe", HUB + "/web", null));
        unknown(answer(world, deny("hq", "web", "Tcp", "443")));
        world.interfaces.add(Example.nic("vm", "web", "10.20.0.4"));
        holds(answer(world, deny("hq", "10.20.0.4/32", "Tcp", "443")));
        unknown(answer(world, deny("hq", "10.20.0.5/32", "Tcp", "443")));
    }

    /** Section 11: routes hold for an endpoint as its subnet says; where not, how it answers is left open. */
    @Test
    void routesOfPrivateEndpoints() {
        World world = Example.hybrid();
        Example.table(world, "web", true, new Route("10.10.0.0/16", Hop.None), new Route("10.10.0.0/30", Hop.None));
        Intent443 there = new Intent443("hq", "10.20.0.5/32");
        violated(there.in(world), "Tcp 10.10.0.0:1024 to 10.20.0.5:443");
        world.privateEndpoints.add(new PrivateEndpoint("pe", HUB + "/web", "10.20.0.5"));
        unknown(there.in(world));
        unknown(answer(world, allow("10.20.0.4/32", "10.20.0.5/32", "Tcp", "443")));
        violated(answer(world, deny("hq", "10.20.0.5/32", "Icmp")), "Icmp 10.10.0.0 to 10.20.0.5");
        holds(answer(world, deny("hq", "10.20.0.5/32", "Icmp"), "er-gateway", "vpn-gateway"));
        world.endpointPolicies.put(HUB + "/web", "Enabled");
        violated(there.in(world), "Tcp 10.10.0.0:1024 to 10.20.0.5:443");
    }

    /** Section 7, paragraph 3: what the tag holds is a matter of the network and of the subnet's table. */
    @Test
    void theTagOfASpokeAndItsTable() {
        World world = transit(east(Example.hybrid()), "east");
        guardOne(world);
        Intent443 one = new Intent443("hq", "east/one");
        holds(one.in(world), "hq", "ExpressRoute");
        world.tables.add(
                new World.Table("of-one", false, List.of(new Route("10.10.0.0/30", Hop.VirtualNetworkGateway))));
        world.change("east", Subnet.of("one", "10.21.0.0/29").group("at-one").table("of-one"));
        // Its own route has put the site there, and leads back over either of two gateways.
        unknown(one.in(world));
        world.tables.set(0, new World.Table("of-one", false, List.of()));
        holds(answer(world, deny("hq", "east", "*")));
        // What the local gateway at the hub's VPN gateway has is left.
        world.localGateways.set(0, new LocalGateway("lng-hq", "hq", List.of("10.10.0.2/31"), 65010));
        holds(answer(world, deny("10.10.0.0/31", "east", "*")));
        violated(answer(world, deny("hq", "east", "*")), "Tcp 10.10.0.2:1024 to 10.21.0.4:1");
        world.localGateways.set(0, new LocalGateway("lng-hq", "hq", List.of(), 65010));
        world.tables.set(0, new World.Table("of-one", false, List.of(new Route("0.0.0.0/0", Hop.None))));
        violated(answer(world, deny("hq", "east", "*")), "Tcp 10.10.0.0:1024 to 10.21.0.4:1");
    }

    /** Section 10 in a spoke, and section 7, paragraph 5. */
    @Test
    void aSpokesWaysToAndFromTheInternet() {
        World world = transit(east(Example.hybrid()), "east");
        Intent443 out = new Intent443("east", "internet");
        unknown(out.in(world));
        world.change("east", Subnet.of("one", "10.21.0.0/29").outbound(false));
        violated(out.in(world), "Tcp 10.21.0.4:1024 to 1.0.0.0:443");
        world.change("east", Subnet.of("one", "10.21.0.0/29").natGateway(true));
        holds(out.in(world));
        violated(answer(world, allow("spokes", "internet", "Icmp")), "Icmp 10.21.0.4 to 1.0.0.0");
        world.interfaces.add(
                new World.Interface("vm", "east/one", "10.21.0.5", null, List.of(), List.of(), World.Sku.Basic));
        violated(answer(world, deny("internet", "spokes", "Tcp", "22")), "Tcp 1.0.0.0:1024 to 10.21.0.5:22");
        holds(answer(world, deny("internet", "web", "*")));
        // A default route that the hub's gateways learn draws the spoke's packets as well.
        world.sites.set(0, new Site("hq", List.of("10.10.0.0/30"), List.of(), List.of("0.0.0.0/0"), 65010));
        violated(out.in(world), "Tcp 10.21.0.4:1024 to 1.0.0.0:443");
        holds(out.in(world, "vpn-gateway"));
    }

    /** Section 5, paragraph 1: what a circuit that nobody knows offers the hub, it offers whoever uses the hub's gateways. */
    @Test
    void anUnknownCircuitDrawsASpokesPackets() {
        World world = transit(west(east(Example.hybrid())), "east");
        world.implicitOutbound = "open";
        world.peerings.addAll(List.of(Peering.of(HUB, "west"), Peering.of("west", HUB)));
        holds(answer(world, allow("spokes", "internet", "Tcp", "443")));
        world.circuits.add(new World.Circuit("stranger", List.of(), false, "Enabled"));
        world.circuitConnections.add(new CircuitConnection("stranger", "ergw", 0, false));
        unknown(answer(world, allow("east", "internet", "Tcp", "443")));
        holds(answer(world, allow("west", "internet", "Tcp", "443")));
        holds(answer(world, allow("east", "web", "Tcp", "443")));
    }

    /** Section 3, paragraph 6: a connection between two VPN gateways. */
    @Test
    void aConnectionBetweenNetworks() {
        World world = transit(west(east(Example.vpn())), "west");
        world.gateways.add(new Gateway("vpngw2", "east", true, true, 65020, false));
        holds(answer(world, deny("west", "east", "*")));
        world.vnetToVnet = true;
        unknown(answer(world, deny("web", "east", "*")));
        unknown(answer(world, deny("west", "east", "*")));
        // Less exact than it could be, as the documents of the proof say.
        unknown(answer(world, deny("west", "east", "*"), "vpn-gateway@east"));
        world.peerings.addAll(List.of(Peering.of("west", "east"), Peering.of("east", "west")));
        violated(answer(world, deny("west", "east", "Icmp")), "Icmp 10.22.0.4 to 10.21.0.4");
    }

    /** Section 11: what a service endpoint of a spoke's subnet may take. */
    @Test
    void aServiceEndpointInASpoke() {
        World world = east(Example.network());
        world.implicitOutbound = "closed";
        holds(answer(world, deny("east", "internet", "Tcp", "443")));
        world.serviceEndpoints.add("east/one");
        unknown(answer(world, deny("east", "internet", "Tcp", "443")));
        holds(answer(world, deny("web", "internet", "Tcp", "443")));
        holds(answer(world, deny("east", "web", "*")));
    }

    /** Section 11: whether Azure's route to an endpoint beats wider user routes of others is not settled. */
    @Test
    void userRoutesTowardsPrivateEndpoints() {
        World world = east(Example.network());
        world.peerings.addAll(List.of(Peering.of(HUB, "east"), Peering.of("east", HUB)));
        routesOfOne(world, true, new Route("10.20.0.0/25", Hop.None));
        holds(answer(world, deny("east", "web", "*")));
        world.privateEndpoints.add(new PrivateEndpoint("pe", HUB + "/web", "10.20.0.5"));
        unknown(answer(world, deny("east", "web", "*")));
        world.endpointPolicies.put(HUB + "/web", "RouteTableEnabled");
        holds(answer(world, deny("east", "web", "*")));
    }

    /** An allow of TCP to port 443. */
    private record Intent443(String from, String to) {
        Answer in(World world, String... failed) {
            return answer(world, allow(from, to, "Tcp", "443"), failed);
        }
    }

    @Test
    void anEndOfNothing() {
        World world = east(Example.network());
        world.change("east", Subnet.of("one", "10.21.0.0/30"));
        assertThat(answer(world, allow("web", "spokes", "Tcp", "443")))
                .isEqualTo(new Answer(Verdict.violated, Map.of(), null));
        holds(answer(world, deny("spokes", "web", "*")));
    }
}
