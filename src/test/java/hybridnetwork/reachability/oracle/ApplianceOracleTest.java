package hybridnetwork.reachability.oracle;

import static hybridnetwork.reachability.oracle.Answers.allow;
import static hybridnetwork.reachability.oracle.Answers.answer;
import static hybridnetwork.reachability.oracle.Answers.deny;
import static hybridnetwork.reachability.oracle.Answers.holds;
import static hybridnetwork.reachability.oracle.Answers.unknown;
import static hybridnetwork.reachability.oracle.Answers.violated;
import static hybridnetwork.reachability.oracle.Example.HUB;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.oracle.Firewall.Collection;
import hybridnetwork.reachability.oracle.Firewall.CollectionGroup;
import hybridnetwork.reachability.oracle.Firewall.Kind;
import hybridnetwork.reachability.oracle.Firewall.Policy;
import hybridnetwork.reachability.oracle.Oracle.Answer;
import hybridnetwork.reachability.oracle.Oracle.Verdict;
import hybridnetwork.reachability.oracle.World.Balancer;
import hybridnetwork.reachability.oracle.World.Balancing;
import hybridnetwork.reachability.oracle.World.Frontend;
import hybridnetwork.reachability.oracle.World.Hop;
import hybridnetwork.reachability.oracle.World.Interface;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Peering;
import hybridnetwork.reachability.oracle.World.Pool;
import hybridnetwork.reachability.oracle.World.Probe;
import hybridnetwork.reachability.oracle.World.Route;
import hybridnetwork.reachability.oracle.World.Rule;
import hybridnetwork.reachability.oracle.World.Sku;
import hybridnetwork.reachability.oracle.World.Subnet;
import hybridnetwork.reachability.oracle.World.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The model's appliances by example, from section 8 of the semantics and what belongs to it. */
class ApplianceOracleTest {
    private static final String FIREWALL = "10.20.0.68";
    private static final String EDGE = "10.20.0.76";
    private static final String WEST = "Tcp 10.22.0.4:1024 to 10.21.0.4:443";
    private static final String EAST = "Tcp 10.21.0.4:1024 to 10.22.0.4:443";

    /**
     * The hub of {@link Example#hybrid} and two spokes that use its gateways, not peered with each other. Nothing stands at
     * {@code edge} or in AzureFirewallSubnet yet.
     */
    private static World spokes() {
        World world = Example.hybrid();
        Network hub = world.networks.get(0);
        world.networks.set(
                0,
                new Network(
                        HUB,
                        hub.space(),
                        Stream.concat(
                                        hub.subnets().stream(),
                                        Stream.of(
                                                Subnet.of("edge", "10.20.0.72/29"),
                                                Subnet.of(Firewall.SUBNET, "10.20.0.64/29")))
                                .toList()));
        world.networks.add(new Network("east", List.of("10.21.0.0/26"), List.of(Subnet.of("one", "10.21.0.0/29"))));
        world.networks.add(new Network("west", List.of("10.22.0.0/26"), List.of(Subnet.of("far", "10.22.0.0/29"))));
        for (String spoke : List.of("east", "west")) {
            world.peerings.add(Peering.of(HUB, spoke).transit(true).forwarded(true));
            world.peerings.add(Peering.of(spoke, HUB).remoteGateways(true).forwarded(true));
        }
        return world;
    }

    /** With an interface at {@code edge} that forwards, and routes of both spokes to each other by way of it. */
    private static World edge() {
        World world = spokes();
        forwarder(world, "edge", HUB + "/edge", EDGE);
        route(world, "east", "one", Route.via("10.22.0.0/26", EDGE));
        route(world, "west", "far", Route.via("10.21.0.0/26", EDGE));
        return world;
    }

    /** With a firewall, and routes of both spokes to each other by way of it. */
    private static World firewall(Collection... collections) {
        World world = spokes();
        world.firewalls.add(new Firewall("fw", HUB, FIREWALL, "rules", false));
        world.policies.add(policy("rules", null, collections));
        route(world, "east", "one", Route.via("10.22.0.0/26", FIREWALL));
        route(world, "west", "far", Route.via("10.21.0.0/26", FIREWALL));
        return world;
    }

    private static Policy policy(String name, @Nullable String parent, Collection... collections) {
        return new Policy(name, parent, List.of(new CollectionGroup("group", 100, List.of(collections))));
    }

    private static Collection network(String name, int priority, boolean allow, Firewall.Rule... rules) {
        return new Collection(name, priority, Kind.NETWORK, allow, List.of(rules));
    }

    private static Collection everything() {
        return network("everything", 60000, true, Firewall.Rule.of("all", "Any", "*", "*", "*"));
    }

    private static void forwarder(World world, String name, String subnet, String address) {
        world.interfaces.add(new Interface(name, subnet, address, null, List.of(), List.of(), null));
        world.forwarding.add(name);
    }

    private static void route(World world, String network, String subnet, Route... routes) {
        world.tables.removeIf(it -> it.name().equals("of-" + subnet));
        world.tables.add(new Table("of-" + subnet, true, List.of(routes)));
        world.change(
                network,
                world.network(network).subnets().stream()
                        .filter(it -> it.name().equals(subnet))
                        .findFirst()
                        .orElseThrow()
                        .table("of-" + subnet));
    }

    private static void peering(World world, String network, String remote, @Nullable Boolean forwarded) {
        world.peerings.replaceAll(
                it -> it.network().equals(network) && it.remote().equals(remote) ? it.forwarded(forwarded) : it);
    }

    private static Answer tcp(World world, String from, String to, String... failed) {
        return answer(world, allow(from, to, "Tcp", "443"), failed);
    }

    private static Answer noTcp(World world, String from, String to, String... failed) {
        return answer(world, deny(from, to, "Tcp", "443"), failed);
    }

    /** Holds, provided that appliances do something with some packets; the first of them, and how many there are. */
    private static void provided(Answer answer, Map<String, String> ways, int duties, String first) {
        assertThat(answer.verdict()).as(answer.toString()).isEqualTo(Verdict.holds);
        assertThat(answer.ways()).isEqualTo(ways);
        assertThat(answer.duties()).hasSize(duties);
        assertThat(new TreeSet<>(answer.duties()).first()).hasToString(first);
    }

    private static void through(Answer answer, String... appliances) {
        assertThat(answer.through()).isEqualTo(Set.of(List.of(appliances)));
    }

    /** Section 8, paragraph 4, and section 1, paragraph 7: it is taken at its word. */
    @Test
    void anInterfaceThatForwards() {
        World world = edge();
        provided(tcp(world, "west", "east"), Map.of(), 9, "edge passes Tcp 10.22.0.4:0 to 10.21.0.4:443");
        through(tcp(world, "west", "east"), "edge");
        provided(noTcp(world, "west", "east"), Map.of(), 9, "edge drops Tcp 10.22.0.4:0 to 10.21.0.4:443");
        world.forwarding.clear();
        violated(tcp(world, "west", "east"), WEST);
        holds(noTcp(world, "west", "east"));
    }

    /** Section 8, paragraph 1: of a hop that leads to no appliance. */
    @Test
    void hopsThatLeadNowhere() {
        World world = edge();
        route(world, "west", "far", Route.via("10.21.0.0/26", "10.99.0.4"));
        violated(tcp(world, "west", "east"), WEST);
        // Not peered with west.
        route(world, "west", "far", Route.via("10.21.0.0/26", "10.21.0.5"));
        holds(noTcp(world, "west", "east"));
        // Nobody knows what it is.
        route(world, "west", "far", Route.via("10.21.0.0/26", "10.20.0.5"));
        unknown(tcp(world, "west", "east"));
        unknown(noTcp(world, "west", "east"));
        // Who sends to the hop itself needs nobody to forward.
        world.interfaces.add(Example.nic("vm", "web", "10.20.0.5"));
        holds(noTcp(world, "west", "east"));
        route(world, "west", "far", Route.via("10.20.0.0/25", "10.20.0.5"));
        holds(tcp(world, "west", "10.20.0.5/32"));
    }

    /** Section 8, paragraph 5. */
    @Test
    void theReplyPassesTheSameAppliance() {
        World world = edge();
        world.peerings.addAll(List.of(Peering.of("east", "west"), Peering.of("west", "east")));
        provided(tcp(world, "west", "east"), Map.of(), 9, "edge passes Tcp 10.22.0.4:0 to 10.21.0.4:443");
        route(world, "east", "one");
        violated(tcp(world, "west", "east"), WEST);
        // Past it there, and through it back.
        violated(tcp(world, "east", "west"), EAST);
        violated(noTcp(world, "east", "west"), EAST);
        through(noTcp(world, "east", "west"));
        provided(noTcp(world, "west", "east"), Map.of(), 9, "edge drops Tcp 10.22.0.4:0 to 10.21.0.4:443");
    }

    /** Section 3, paragraph 5: it needs leave for what it hands on, replies included. */
    @Test
    void forwardedTraffic() {
        World world = edge();
        peering(world, "east", HUB, null);
        violated(tcp(world, "west", "east"), WEST);
        violated(tcp(world, "east", "west"), EAST);
        holds(noTcp(world, "west", "east"));
        assertThat(noTcp(world, "east", "west").duties()).isNotEmpty();
        peering(world, "east", HUB, true);
        // The hub gets from a spoke what a host there sends.
        peering(world, HUB, "east", false);
        peering(world, HUB, "west", null);
        assertThat(tcp(world, "west", "east").verdict()).isEqualTo(Verdict.holds);
        // What a gateway hands over is not forwarded traffic.
        peering(world, "east", HUB, false);
        holds(tcp(world, "hq", "east"), "hq", "ExpressRoute");
        Example.table(world, "GatewaySubnet", true, Route.via("10.21.0.0/26", EDGE));
        violated(tcp(world, "hq", "east"), "Tcp 10.10.0.0:1024 to 10.21.0.4:443");
    }

    /** Section 3, paragraph 5: what an appliance in a spoke hands on to the gateways of the hub goes over the peering too. */
    @Test
    void anApplianceInASpokeHandsOnToTheHub() {
        World world = spokes();
        forwarder(world, "inner", "east/one", "10.21.0.6");
        Example.table(world, "web", true, Route.via("10.10.0.0/30", "10.21.0.6"));
        Example.table(world, "GatewaySubnet", true, Route.via("10.20.0.0/29", "10.21.0.6"));
        provided(
                tcp(world, "web", "hq"),
                Map.of("hq", "ExpressRoute"),
                12,
                "inner passes Tcp 10.20.0.4:0 to 10.10.0.0:443");
        peering(world, HUB, "east", false);
        violated(tcp(world, "web", "hq"), "Tcp 10.20.0.4:1024 to 10.10.0.0:443");
        violated(tcp(world, "hq", "web"), "Tcp 10.10.0.0:1024 to 10.20.0.4:443");
    }

    /** Sections 6.1 and 8.5: the route that GatewaySubnet lacks. */
    @Test
    void sitesAndSpokesByWayOfAnAppliance() {
        World world = edge();
        route(world, "east", "one", Route.via("10.10.0.0/30", EDGE));
        violated(tcp(world, "hq", "east"), "Tcp 10.10.0.0:1024 to 10.21.0.4:443");
        violated(tcp(world, "east", "hq"), "Tcp 10.21.0.4:1024 to 10.10.0.0:443");
        Example.table(world, "GatewaySubnet", true, Route.via("10.21.0.0/26", EDGE));
        Map<String, String> ways = Map.of("hq", "ExpressRoute");
        provided(tcp(world, "hq", "east"), ways, 12, "edge passes Tcp 10.10.0.0:0 to 10.21.0.4:443");
        provided(tcp(world, "east", "hq"), ways, 12, "edge passes Tcp 10.21.0.4:0 to 10.10.0.0:443");
        provided(
                tcp(world, "hq", "east", "circuit:primary"),
                Map.of("hq", "Vpn"),
                12,
                "edge passes Tcp 10.10.0.0:0 to 10.21.0.4:443");
        // A wider route loses against what the gateways have learnt, until that is hidden.
        route(world, "east", "one", Route.via("10.0.0.0/8", EDGE));
        violated(tcp(world, "hq", "east"), "Tcp 10.10.0.0:1024 to 10.21.0.4:443");
        world.tables.replaceAll(it -> it.name().equals("of-one") ? new Table(it.name(), false, it.routes()) : it);
        assertThat(tcp(world, "hq", "east").verdict()).isEqualTo(Verdict.holds);
    }

    /** Section 13: what is routed to it is lost. */
    @Test
    void anOutageOfAnAppliance() {
        World world = edge();
        assertThat(new Outages(world).singles()).endsWith("tunnel:hq", "appliance:edge");
        violated(tcp(world, "west", "east", "appliance:edge"), WEST);
        holds(noTcp(world, "west", "east", "appliance:edge"));
        holds(tcp(world, "hq", "east", "appliance:edge"), "hq", "ExpressRoute");
        world.tables.clear();
        world.networks.replaceAll(it -> new Network(
                it.name(),
                it.space(),
                it.subnets().stream().map(subnet -> subnet.table(null)).toList()));
        // Nothing leads to it: it is no appliance.
        assertThat(new Outages(world).singles()).doesNotContain("appliance:edge");
        world.firewalls.add(new Firewall("fw", HUB, FIREWALL, null, false));
        assertThat(new Outages(world).singles()).contains("appliance:fw");
    }

    /** Section 8, paragraph 2: the same packet in the same place twice. */
    @Test
    void loops() {
        World world = edge();
        Example.table(world, "edge", true, Route.via("10.21.0.0/26", EDGE));
        violated(tcp(world, "west", "east"), WEST);
        holds(noTcp(world, "west", "east"));
        violated(tcp(world, "east", "west"), EAST);
        world.firewalls.add(new Firewall("fw", HUB, FIREWALL, "rules", false));
        world.policies.add(policy("rules", null, everything()));
        world.tables.removeIf(it -> it.name().equals("of-edge"));
        Example.table(world, "edge", true, Route.via("10.21.0.0/26", FIREWALL));
        Example.table(world, Firewall.SUBNET, true, Route.via("10.21.0.0/26", EDGE));
        violated(tcp(world, "west", "east"), WEST);
        through(tcp(world, "west", "east"), "edge", "fw", "edge");
    }

    /** Section 8, paragraph 5: through several in a row, and back through them in reverse. */
    @Test
    void severalInARow() {
        World world = edge();
        world.firewalls.add(new Firewall("fw", HUB, FIREWALL, "rules", false));
        world.policies.add(policy("rules", null, everything()));
        Example.table(world, "edge", true, Route.via("10.21.0.0/26", FIREWALL));
        violated(tcp(world, "west", "east"), WEST);
        route(world, "east", "one", Route.via("10.22.0.0/26", FIREWALL));
        violated(tcp(world, "west", "east"), WEST);
        Example.table(world, Firewall.SUBNET, true, Route.via("10.22.0.0/26", EDGE));
        provided(tcp(world, "west", "east"), Map.of(), 9, "edge passes Tcp 10.22.0.4:0 to 10.21.0.4:443");
        through(tcp(world, "west", "east"), "edge", "fw");
        through(tcp(world, "east", "west"), "fw", "edge");
        violated(tcp(world, "west", "east", "appliance:fw"), WEST);
        // The first that nobody can read has to drop it.
        forwarder(world, "inner", "east/one", "10.21.0.6");
        world.tables.removeIf(it -> it.name().equals("of-" + Firewall.SUBNET));
        Example.table(world, Firewall.SUBNET, true, Route.via("10.21.0.0/29", "10.21.0.6"));
        assertThat(noTcp(world, "west", "10.21.0.4/32").duties())
                .allMatch(it -> it.appliance().equals("edge") && !it.pass());
    }

    /** Section 8, paragraph 2: groups there judge what passes, in and out, with the packet's own ends. */
    @Test
    void groupsAtAnAppliance() {
        World world = edge();
        Example.guard(world, "edge", Rule.of(100, "Deny", "Inbound", "*", "10.22.0.5", "10.21.0.4", "*"));
        violated(tcp(world, "west", "east"), "Tcp 10.22.0.5:1024 to 10.21.0.4:443");
        assertThat(tcp(world, "east", "west").verdict()).isEqualTo(Verdict.holds);
        world.groups.set(
                0,
                new World.Group("at-edge", List.of(Rule.of(100, "Deny", "Outbound", "Tcp", "*", "10.21.0.6", "443"))));
        violated(tcp(world, "west", "east"), "Tcp 10.22.0.4:1024 to 10.21.0.6:443");
        world.groups.clear();
        world.change(HUB, Example.subnet(world, "edge").group(null));
        world.groups.add(new World.Group("at", List.of(Rule.of(100, "Deny", "Outbound", "Udp", "*", "*", "*"))));
        world.interfaces.set(0, new Interface("edge", HUB + "/edge", EDGE, "at", List.of(), List.of(), null));
        assertThat(tcp(world, "west", "east").verdict()).isEqualTo(Verdict.holds);
        holds(answer(world, deny("west", "east", "Udp", "443")));
        // Its subnet's own idea of VirtualNetwork: both spokes are peered with the hub, not with one another.
        world.groups.set(0, new World.Group("at", List.of()));
        assertThat(tcp(world, "west", "east").verdict()).isEqualTo(Verdict.holds);
        world.peerings.replaceAll(it -> it.network().equals(HUB) ? it.access(false) : it);
        violated(tcp(world, "west", "east"), WEST);
    }

    /** Section 8, paragraph 1, with section 9: HA ports before interfaces that forward. */
    @Test
    void aBalancerBeforeInterfaces() {
        World world = edge();
        forwarder(world, "beside", HUB + "/edge", "10.20.0.77");
        world.interfaces.replaceAll(it -> it.address().startsWith("10.20.0.7")
                ? new Interface(it.name(), it.subnet(), it.address(), null, List.of(), List.of("nva/be"), null)
                : it);
        world.balancers.add(nva(0));
        route(world, "east", "one", Route.via("10.22.0.0/26", "10.20.0.78"));
        route(world, "west", "far", Route.via("10.21.0.0/26", "10.20.0.78"));
        provided(tcp(world, "west", "east"), Map.of(), 9, "nva passes Tcp 10.22.0.4:0 to 10.21.0.4:443");
        assertThat(new Outages(world).singles()).contains("appliance:nva").doesNotContain("appliance:edge");
        // It hands on TCP and UDP; Azure's documents say both of the rest.
        assertThat(answer(world, deny("west", "east", "Icmp")).duties()).isNotEmpty();
        unknown(answer(world, allow("west", "east", "Icmp")));
        // One member without Azure's probe.
        world.groups.add(
                new World.Group("at", List.of(Rule.of(100, "Deny", "Inbound", "*", "AzureLoadBalancer", "*", "*"))));
        world.interfaces.replaceAll(it -> it.name().equals("beside")
                ? new Interface(it.name(), it.subnet(), it.address(), "at", List.of(), it.pools(), null)
                : it);
        violated(tcp(world, "west", "east"), WEST);
        assertThat(noTcp(world, "west", "east").duties()).isNotEmpty();
        // One port is not every port; and members that do not forward are no appliance.
        world.balancers.set(0, nva(443));
        unknown(tcp(world, "west", "east"));
        world.balancers.set(0, nva(0));
        world.forwarding.clear();
        unknown(noTcp(world, "west", "east"));
    }

    private static Balancer nva(int port) {
        String protocol = port == 0 ? "All" : "Tcp";
        return new Balancer(
                "nva",
                Sku.Standard,
                List.of(new Frontend("fe", HUB + "/edge", "10.20.0.78")),
                List.of(new Pool("be", List.of())),
                List.of(new Probe("p", "Tcp", 22)),
                List.of(new Balancing("ha", "fe", "be", protocol, port, port, "p", false, false)),
                List.of());
    }

    /** Section 8, paragraph 3: network rules, and what matches none is denied. */
    @Test
    void networkRules() {
        World world = firewall();
        holds(answer(world, deny("west", "east", "*")));
        world.policies.set(
                0, policy("rules", null, network("web", 200, true, Firewall.Rule.of("https", "TCP", "*", "*", "443"))));
        holds(tcp(world, "west", "east"));
        through(tcp(world, "west", "east"), "fw");
        violated(noTcp(world, "west", "east"), WEST);
        holds(answer(world, deny("west", "east", "Udp", "443")));
        holds(answer(world, deny("west", "east", "Icmp")));
        world.policies.set(
                0, policy("rules", null, network("any", 200, true, Firewall.Rule.of("any", "Any", "*", "*", "443"))));
        holds(answer(world, allow("west", "east", "Udp", "443")));
        unknown(answer(world, deny("west", "east", "Icmp")));
        world.policies.set(0, policy("rules", null, everything()));
        holds(answer(world, allow("west", "east", "*")));
        world.policies.set(
                0,
                policy(
                        "rules",
                        null,
                        network("no", 100, false, Firewall.Rule.of("no", "Any", "10.22.0.5-10.22.0.6", "*", "*")),
                        everything()));
        violated(tcp(world, "west", "east"), "Tcp 10.22.0.5:1024 to 10.21.0.4:443");
        holds(noTcp(world, "10.22.0.5/32", "east"));
    }

    /** Section 8, paragraph 3: the order of groups, collections and policies. */
    @Test
    void theOrderOfRules() {
        Collection deny = network("a-deny", 200, false, Firewall.Rule.of("no", "TCP", "*", "*", "443"));
        Collection allow = network("b-allow", 200, true, Firewall.Rule.of("yes", "TCP", "*", "*", "443"));
        World world = firewall(allow, deny);
        // Alike by priority, they are in order of their names.
        holds(noTcp(world, "west", "east"));
        world.policies.set(
                0,
                new Policy(
                        "rules",
                        null,
                        List.of(
                                new CollectionGroup("late", 300, List.of(deny)),
                                new CollectionGroup("soon", 200, List.of(allow)))));
        holds(tcp(world, "west", "east"));
        world.policies.add(policy("base", null, deny));
        world.policies.set(
                0,
                policy(
                        "rules",
                        "base",
                        network("first", 100, true, allow.rules().get(0))));
        holds(noTcp(world, "west", "east"));
        world.ipGroups.put("hosts", List.of("10.22.0.4", "10.21.0.0/28"));
        world.policies.set(
                1,
                policy(
                        "base",
                        null,
                        network("a", 100, false, Firewall.Rule.of("no", "Any", "group:hosts", "group:hosts", "*"))));
        violated(tcp(world, "west", "east"), WEST);
        holds(tcp(world, "10.22.0.5/32", "east"));
        // The parent is not among the resources.
        world.policies.remove(1);
        unknown(tcp(world, "west", "east"));
    }

    /** Section 8, paragraph 3: what cannot be read. */
    @Test
    void rulesThatPerhapsMatch() {
        Collection application = new Collection(
                "app",
                100,
                Kind.APPLICATION,
                true,
                List.of(new Firewall.Rule(
                        "site",
                        List.of("Https"),
                        List.of("10.22.0.4"),
                        List.of("fqdn:*.example.com"),
                        List.of("443"),
                        null,
                        0)));
        World world = firewall(application);
        unknown(tcp(world, "10.22.0.4/32", "east"));
        violated(tcp(world, "west", "east"), "Tcp 10.22.0.5:1024 to 10.21.0.4:443");
        holds(noTcp(world, "10.22.0.5/32", "east"));
        holds(answer(world, deny("west", "east", "Tcp", "8443")));
        holds(answer(world, deny("west", "east", "Udp", "443")));
        // A network rule decides before it.
        world.policies.set(
                0,
                policy(
                        "rules",
                        null,
                        application,
                        network("no", 200, false, Firewall.Rule.of("no", "Any", "*", "*", "*"))));
        holds(noTcp(world, "west", "east"));
        world.policies.set(
                0,
                policy(
                        "rules",
                        null,
                        network("db", 200, true, Firewall.Rule.of("db", "Any", "*", "fqdn:db.example.com", "*"))));
        unknown(answer(world, deny("west", "east", "Icmp")));
        world.policies.set(
                0,
                policy("rules", null, network("tag", 200, true, Firewall.Rule.of("tag", "TCP", "*", "Storage", "*"))));
        holds(noTcp(world, "west", "east"));
        world.firewalls.set(0, new Firewall("fw", HUB, FIREWALL, "elsewhere", false));
        unknown(noTcp(world, "west", "east"));
        world.firewalls.set(0, new Firewall("fw", HUB, FIREWALL, null, true));
        unknown(tcp(world, "west", "east"));
        violated(tcp(world, "west", "east", "appliance:fw"), WEST);
    }

    /** Section 8, paragraph 3: rules that lead what comes from the internet to a host. */
    @Test
    void translatedDestinations() {
        World world = firewall(
                everything(),
                new Collection(
                        "in",
                        100,
                        Kind.NAT,
                        true,
                        List.of(new Firewall.Rule(
                                "in", List.of("TCP"), List.of("*"), List.of(), List.of("443"), "10.21.0.5", 8443))));
        unknown(answer(world, deny("internet", "east", "*")));
        unknown(answer(world, deny("internet", "10.21.0.5/32", "Tcp", "8443")));
        holds(answer(world, deny("internet", "10.21.0.4/32", "*")));
    }

    /** Section 8, paragraph 3, with section 10: through the firewall to the internet, and back to it alone. */
    @Test
    void outThroughAFirewall() {
        World world = firewall(everything());
        route(world, "west", "far", Route.via("0.0.0.0/0", FIREWALL));
        holds(tcp(world, "west", "internet"));
        unknown(answer(world, allow("west", "internet", "Icmp")));
        through(tcp(world, "west", "internet"), "fw");
        // From there back to the spoke it is forwarded traffic.
        peering(world, "west", HUB, false);
        violated(tcp(world, "west", "internet"), "Tcp 10.22.0.4:1024 to 1.0.0.0:443");
        peering(world, "west", HUB, true);
        Example.table(world, Firewall.SUBNET, true, new Route("0.0.0.0/0", Hop.None));
        holds(noTcp(world, "west", "internet"));
    }

    /** Section 8, paragraph 4, with section 10: an interface leaves by the rules of its own subnet. */
    @Test
    void outThroughAnInterface() {
        World world = edge();
        route(world, "west", "far", Route.via("0.0.0.0/0", EDGE));
        unknown(tcp(world, "west", "internet"));
        world.change(HUB, Example.subnet(world, "edge").outbound(false));
        violated(tcp(world, "west", "internet"), "Tcp 10.22.0.4:1024 to 1.0.0.0:443");
        world.change(HUB, Example.subnet(world, "edge").natGateway(true));
        assertThat(tcp(world, "west", "internet").verdict()).isEqualTo(Verdict.holds);
        assertThat(noTcp(world, "west", "internet").duties()).isNotEmpty();
        holds(answer(world, deny("west", "internet", "Icmp")));
        world.interfaces.set(0, new Interface("edge", HUB + "/edge", EDGE, null, List.of(), List.of(), Sku.Standard));
        assertThat(answer(world, allow("west", "internet", "Icmp")).verdict()).isEqualTo(Verdict.holds);
    }

    /** A host with a public address, whose replies a default route leads to an appliance. */
    @Test
    void repliesToTheInternetThroughAnAppliance() {
        World world = edge();
        world.interfaces.add(new Interface("vm", "west/far", "10.22.0.4", null, List.of(), List.of(), Sku.Basic));
        holds(tcp(world, "internet", "10.22.0.4/32"));
        route(world, "west", "far", Route.via("0.0.0.0/0", EDGE));
        violated(tcp(world, "internet", "10.22.0.4/32"), "Tcp 1.0.0.0:1024 to 10.22.0.4:443");
        violated(noTcp(world, "internet", "10.22.0.4/32"), "Tcp 1.0.0.0:1024 to 10.22.0.4:443");
    }

    /** Section 8, paragraph 3: from a spoke of public addresses a firewall hides the source; what then becomes of it is left open. */
    @Test
    void hiddenSources() {
        World world = firewall(network("web", 200, true, Firewall.Rule.of("https", "TCP", "*", "*", "443")));
        world.networks.set(1, new Network("east", List.of("20.30.0.0/26"), List.of(Subnet.of("one", "20.30.0.0/29"))));
        route(world, "west", "far", Route.via("20.30.0.0/26", FIREWALL));
        unknown(tcp(world, "west", "east"));
        unknown(noTcp(world, "west", "east"));
        holds(answer(world, deny("west", "east", "Udp", "443")));
        // To private addresses it hides nothing.
        route(world, "east", "one", Route.via("10.22.0.0/26", FIREWALL));
        holds(tcp(world, "east", "west"));
    }

    /** Section 11: of a service endpoint nobody knows whether it takes what an appliance would. */
    @Test
    void aServiceEndpointPastAnAppliance() {
        World world = edge();
        route(world, "west", "far", Route.via("0.0.0.0/0", EDGE));
        world.change(HUB, Example.subnet(world, "edge").natGateway(true));
        assertThat(noTcp(world, "west", "internet").verdict()).isEqualTo(Verdict.holds);
        world.serviceEndpoints.add("west/far");
        unknown(noTcp(world, "west", "internet"));
        assertThat(tcp(world, "west", "internet").verdict()).isEqualTo(Verdict.holds);
        unknown(tcp(world, "west", "internet", "appliance:edge"));
    }
}
