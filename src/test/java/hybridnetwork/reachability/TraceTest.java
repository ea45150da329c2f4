package hybridnetwork.reachability;

import static hybridnetwork.reachability.Worlds.allow;
import static hybridnetwork.reachability.Worlds.asking;
import static hybridnetwork.reachability.Worlds.blueprint;
import static hybridnetwork.reachability.Worlds.deny;
import static hybridnetwork.reachability.Worlds.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.trace.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words of traces and reasons: every way in which a packet ends. */
class TraceTest {
    private static final List<String> HQ = List.of("10.10.0.0/16");

    private static String reason(World world, IntentSpec intent) {
        Counterexample packet = healthy(world, intent).counterexample().orElseThrow();
        return packet.reason() + "; " + packet.fix();
    }

    private static List<String> steps(World world, IntentSpec intent) {
        return healthy(world, intent).trace().orElseThrow().steps().stream()
                .map(Step::text)
                .toList();
    }

    private static World open(TableSpec table) {
        World world = blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, table));
        return world;
    }

    private static World openGateway(TableSpec table) {
        World world = open(new TableSpec(List.of(), false));
        world.subnets.set(0, new SubnetSpec("GatewaySubnet", "10.20.255.224/27", null, table));
        return world;
    }

    private static TableSpec routes(String prefix, String hop) {
        return new TableSpec(List.of(new RouteSpec(prefix, hop)), false);
    }

    @Test
    void between_hosts_of_the_network() {
        assertThat(steps(open(routes("10.99.0.0/16", "None")), allow("internal", "internal", "Tcp", "443")))
                .containsExactly(
                        "starts at 10.20.1.4 (subnet internal)",
                        "subnet internal routes 10.20.0.0/16 over VnetLocal (system route)",
                        "delivered at subnet internal",
                        "reply at subnet internal routes 10.20.0.0/16 over VnetLocal (system route)");
        assertThat(reason(open(routes("10.20.1.0/24", "None")), allow("internal", "internal", "Tcp", "443")))
                .isEqualTo("no route leads to 10.20.1.5 (next hop None); correct the user route, or give the subnet"
                        + " one that leads there");
    }

    @Test
    void to_the_internet_and_astray() {
        IntentResult out = healthy(open(routes("10.99.0.0/16", "None")), allow("internal", "internet", "Tcp", "443"));
        assertThat(out.path()).containsExactly("internal", "internet");
        assertThat(out.trace().orElseThrow().steps().stream().map(Step::text))
                .containsExactly(
                        "starts at 10.20.1.4 (subnet internal)",
                        "subnet internal routes 0.0.0.0/0 over Internet (system route)",
                        "leaves for the internet by Azure's implicit outbound access");
        assertThat(out.trace().orElseThrow().reason()).isEqualTo("delivered over internal, internet");
        IntentResult forwarded =
                healthy(open(routes("0.0.0.0/0", "VirtualAppliance")), allow("internal", "internet", "Tcp", "443"));
        assertThat(forwarded.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(forwarded.unknown().orElseThrow()).contains("VirtualAppliance");
        World forced = open(routes("10.99.0.0/16", "None"));
        forced.sites.set(0, new SiteSpec("hq", HQ, List.of("0.0.0.0/0"), null, HQ, true));
        assertThat(reason(forced, allow("internal", "internet", "Tcp", "443")))
                .isEqualTo(
                        "the route to 1.0.0.0 leads to site hq, which does not have the address; let the site advertise only"
                                + " what it has");
    }

    @Test
    void to_nobody() {
        IntentResult result =
                healthy(open(routes("10.99.0.0/16", "None")), allow("internal", "10.20.200.0/24", "Tcp", "443"));
        assertThat(result.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(result.counterexample()).isEmpty();
        assertThat(healthy(open(routes("10.99.0.0/16", "None")), deny("internal", "192.168.0.0/24", "*"))
                        .holds())
                .isTrue();
    }

    @Test
    void to_a_site_by_another_sites_route() {
        World world = blueprint();
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), true));
        world.sites.set(0, new SiteSpec("hq", HQ, List.of("10.10.0.0/16", "10.30.7.0/24"), null, HQ, true));
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        assertThat(reason(world, allow("internal", "branch", "Tcp", "443")))
                .isEqualTo(
                        "the route to 10.30.7.0 leads over circuit:primary, and that site does not have the address; let the"
                                + " site that has it advertise it over a way that is up");
    }

    @Test
    void to_a_site_that_replies_another_way() {
        World world = blueprint();
        world.sites.set(0, new SiteSpec("hq", HQ, List.of("10.10.0.0/17"), HQ, List.of(), true));
        IntentResult result = healthy(world, allow("internal", "hq", "Tcp", "1433"));
        assertThat(result.counterexample().orElseThrow().destination()).hasToString("10.10.128.0");
        assertThat(result.counterexample().orElseThrow().reason())
                .isEqualTo("the packet comes over VPN but site hq replies over ExpressRoute");
        assertThat(result.path()).containsExactly("internal", "vpn-gateway", "tunnel:hq", "hq");
    }

    @Test
    void a_sites_reply_that_the_gateway_subnet_loses() {
        IntentResult result =
                healthy(openGateway(routes("10.20.1.0/24", "None")), allow("internal", "hq", "Tcp", "443"));
        assertThat(result.counterexample().orElseThrow().reason())
                .isEqualTo(
                        "the reply is lost: the route of GatewaySubnet to 10.20.1.4 does not stay in the virtual network");
        assertThat(result.trace().orElseThrow().steps().stream().map(Step::text))
                .containsSubsequence(
                        "delivered at site hq",
                        "site hq routes the virtual network over circuit:primary (reply, same path)",
                        "reply at er-gateway routes 10.20.1.0/24 over None (user route r0 of table net-GatewaySubnet-rt)");
    }

    @Test
    void what_GatewaySubnet_leads_astray() {
        assertThat(reason(openGateway(routes("10.20.1.0/24", "None")), allow("hq", "internal", "Tcp", "443")))
                .isEqualTo("no route leads to 10.20.1.4 (next hop None); correct the route table of GatewaySubnet");
        assertThat(reason(openGateway(routes("10.20.1.0/24", "Internet")), allow("hq", "internal", "Tcp", "443")))
                .isEqualTo("the route to 10.20.1.4 has next hop Internet; correct the route table of GatewaySubnet");
    }

    @Test
    void a_subnets_reply_that_leaves_for_the_internet_or_stays() {
        assertThat(reason(open(routes("10.10.0.0/16", "Internet")), allow("hq", "internal", "Tcp", "443")))
                .isEqualTo("the reply to 10.10.0.0 does not come back: its next hop is Internet, the packet came over"
                        + " circuit:primary; let the site advertise the prefix over the path that it uses");
        World world = open(routes("10.99.0.0/16", "None"));
        world.subnets.add(new SubnetSpec("data", "10.20.2.0/24", null, routes("10.20.1.0/24", "None")));
        assertThat(reason(world, allow("internal", "data", "Tcp", "443")))
                .isEqualTo(
                        "the reply to 10.20.1.4 does not come back: its next hop is None; correct the routes of the subnet");
    }

    @Test
    void from_the_internet_a_reply_that_is_drawn_on_premises() {
        World world = open(routes("10.99.0.0/16", "None"));
        world.publicHosts.add("10.20.1.7");
        assertThat(healthy(world, allow("internet", "10.20.1.7/32", "Tcp", "443"))
                        .path())
                .containsExactly("internet", "internal");
        world.sites.set(0, new SiteSpec("hq", HQ, List.of("0.0.0.0/0"), null, HQ, true));
        assertThat(reason(world, allow("internet", "10.20.1.7/32", "Tcp", "443")))
                .isEqualTo(
                        "the reply to 1.0.0.0 does not come back: it is drawn on-premises; correct the routes of the subnet");
        assertThat(reason(open(routes("10.99.0.0/16", "None")), allow("internet", "internal", "Tcp", "443")))
                .isEqualTo(
                        "no public IP leads to 10.20.1.4; nothing reaches it from the internet, whatever the rules say");
    }

    @Test
    void a_denial_names_the_rule_and_what_it_saw() {
        assertThat(reason(blueprint(), allow("hq", "internal", "Tcp", "80")))
                .isEqualTo(
                        "denied by inbound rule closed (4096) of network security group net-internal-nsg; allow it with a"
                                + " rule of higher priority");
        assertThat(reason(blueprint(), allow("internal", "hq", "Icmp")))
                .startsWith("denied by outbound rule silent (4096)");
        World world = blueprint();
        world.frontends.set(
                0,
                new World.FrontendSpec(
                        "internal", "10.20.1.10", false, List.of(new World.BalanceSpec("Tcp", 443, 80)), null));
        assertThat(reason(world, allow("hq", "load-balancer", "Tcp", "443"))).startsWith("member 10.20.1.4:80: denied");
    }

    @Test
    void a_counterexample_without_ports_has_none() {
        Counterexample icmp = healthy(blueprint(), allow("hq", "internal", "Icmp"))
                .counterexample()
                .orElseThrow();
        assertThat(icmp.protocol()).isEqualTo(Protocol.ICMP);
        assertThat(icmp.sourcePort()).isEmpty();
        assertThat(icmp.destinationPort()).isEmpty();
        assertThat(healthy(blueprint(), allow("hq", "internal", "Icmp"))
                        .trace()
                        .orElseThrow()
                        .packet())
                .hasToString("Icmp 10.10.0.0 -> 10.20.1.4");
    }

    @Test
    void a_deny_that_holds_shows_no_path_and_the_trace_of_a_broken_one_the_packets() {
        assertThat(healthy(blueprint(), deny("hq", "internal", "Tcp", "22")).path())
                .isEmpty();
        IntentResult broken = healthy(blueprint(), deny("hq", "internal", "*"));
        assertThat(broken.path()).containsExactly("hq", "circuit:primary", "er-gateway", "internal");
        assertThat(broken.trace().orElseThrow().reason())
                .isEqualTo("delivered over hq, circuit:primary, er-gateway, internal");
        World world = blueprint();
        world.frontends.set(
                0,
                new World.FrontendSpec(
                        "internal", "10.20.1.10", false, List.of(new World.BalanceSpec("Tcp", 8443, 443)), null));
        Counterexample balanced = healthy(world, deny("hq", "load-balancer", "*"))
                .counterexample()
                .orElseThrow();
        assertThat(balanced.destination()).hasToString("10.20.1.10");
        assertThat(balanced.destinationPort()).hasValue(8443);
        assertThat(balanced.reason()).startsWith("member 10.20.1.4:443: delivered");
    }

    @Test
    void from_tunnel_to_tunnel_through_the_gateway() {
        World world = blueprint();
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), true));
        assertThat(steps(world, allow("branch", "hq", "Tcp", "443")))
                .contains("vpn-gateway passes it on from tunnel:branch to tunnel:hq (BGP)");
    }

    @Test
    void a_longer_prefix_of_a_tunnel_that_is_down_is_not_the_route() {
        World world = blueprint();
        world.circuits.clear();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.sites.add(new SiteSpec("branch", List.of("10.10.7.0/24"), null, null, List.of(), true));
        asking(world, allow("internal", "10.10.7.0/24", "Tcp", "443"));
        assertThat(steps(world, "healthy"))
                .contains("subnet internal routes 10.10.7.0/24 over tunnel:branch (VPN gateway route)");
        assertThat(steps(world, "tunnel:branch"))
                .contains("subnet internal routes 10.10.0.0/16 over tunnel:hq (VPN gateway route)");
    }

    private static List<String> steps(World world, String outage) {
        return world.prove(Outages.SINGLE).scenarios().stream()
                .filter(scenario -> scenario.name().equals(outage))
                .flatMap(scenario -> scenario.intents().get(0).trace().orElseThrow().steps().stream())
                .map(Step::text)
                .toList();
    }

    @Test
    void the_last_step_says_where_it_is_lost_or_what_is_not_known() {
        assertThat(steps(open(routes("10.20.1.0/24", "None")), allow("internal", "internal", "Tcp", "443")))
                .last()
                .isEqualTo("lost at subnet internal: no route leads to 10.20.1.5 (next hop None)");
        assertThat(steps(open(routes("0.0.0.0/0", "VirtualAppliance")), allow("internal", "internet", "Tcp", "443")))
                .last()
                .asString()
                .startsWith("not known: ")
                .contains("VirtualAppliance");
    }

    @Test
    void what_keeps_a_packet_out_is_the_last_rule_that_lets_it_pass() {
        assertThat(reason(blueprint(), deny("hq", "internal", "Tcp", "443")))
                .endsWith("; narrow rule web (100) of network security group net-internal-nsg, which lets it pass"
                        + " at subnet internal");
        World world = blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", List.of(), null));
        assertThat(reason(world, deny("hq", "internal", "Tcp", "443")))
                .endsWith("; add a Deny above rule AllowVnetInBound (65000) of network security group"
                        + " net-internal-nsg, which lets it pass at subnet internal");
        world.subnets.add(new SubnetSpec(
                "data", "10.20.2.0/24", List.of(Worlds.allow("all", true, 100, "*", "*", "*", "*")), null));
        assertThat(reason(world, deny("internal", "data", "Tcp", "443")))
                .endsWith("; narrow rule all (100) of network security group net-data-nsg, which lets it pass at"
                        + " subnet data");
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), true));
        assertThat(reason(world, deny("branch", "hq", "Tcp", "443")))
                .endsWith(
                        "; no group stands in the way between two sites: end one of the tunnels elsewhere, or filter at"
                                + " the sites");
    }

    @Test
    void of_two_sites_that_offer_one_prefix_each_must_be_right_for_an_allow() {
        World world = blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.circuits.clear();
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, HQ, true));
        assertThat(steps(world, allow("internal", "hq", "Tcp", "443")))
                .contains("subnet internal routes 10.10.0.0/16 over tunnel:branch (VPN gateway route)");
        assertThat(healthy(world, deny("internal", "hq", "Tcp", "443")).verdict())
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void of_two_sites_that_have_the_address_each_must_reply_the_same_way() {
        World world = blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.sites.set(0, new SiteSpec("hq", HQ, List.of("10.99.0.0/16"), null, HQ, true));
        world.sites.add(new SiteSpec("zeta", HQ, null, null, HQ, true));
        IntentResult result = healthy(world, allow("internal", "10.10.0.0/24", "Tcp", "443"));
        assertThat(result.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(result.path()).containsExactly("internal", "vpn-gateway", "tunnel:hq", "hq");
        assertThat(healthy(world, deny("internal", "10.10.0.0/24", "*")).path())
                .containsExactly("internal", "vpn-gateway", "tunnel:hq", "hq");
    }

    @Test
    void an_appliance_is_passed_by_the_packet_and_by_its_reply() {
        World world = Hub.inspected().world();
        assertThat(steps(world, allow("hq", "orders/web", "Tcp", "443")))
                .containsExactly(
                        "starts at 10.10.0.0 (site hq)",
                        "site hq routes the virtual network over circuit:primary (ExpressRoute learned by the site's edge)",
                        "er-gateway routes 10.21.0.0/16 over appliance:edge (user route r0 of table net-GatewaySubnet-rt)",
                        "appliance:edge lets it pass, taken at its word",
                        "appliance:edge routes 10.21.0.0/16 over VNetPeering (system route)",
                        "delivered at subnet orders/web",
                        "reply at subnet orders/web routes 0.0.0.0/0 over appliance:edge (user route r0 of table"
                                + " net-orders-web-rt)",
                        "reply at appliance:edge routes 10.10.0.0/16 over circuit:primary (ExpressRoute, BGP)");
    }

    @Test
    void a_source_on_premises_in_two_sites_counts_in_each() {
        World world = blueprint();
        world.sites.add(new SiteSpec("branch", HQ, null, null, null, true));
        List<IntentResult> intents = new ArrayList<>(
                asking(world, deny("branch", "internal", "*"), deny("on-premises", "load-balancer", "*"))
                        .prove(Outages.SINGLE)
                        .scenarios()
                        .get(0)
                        .intents());
        assertThat(intents.get(0).holds())
                .as("branch has neither circuit nor tunnel")
                .isTrue();
        assertThat(intents.get(1).holds()).isFalse();
    }
}
