package hybridnetwork.reachability;

import static hybridnetwork.reachability.Worlds.allow;
import static hybridnetwork.reachability.Worlds.blueprint;
import static hybridnetwork.reachability.Worlds.deny;
import static hybridnetwork.reachability.Worlds.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From each kind of end to each other, with the lowest packet that breaks the intent. */
class FlowsTest {
    private static final @Nullable TableSpec NO_TABLE = null;

    private static String packet(World world, IntentSpec intent) {
        IntentResult result = healthy(world, intent);
        return result.counterexample()
                .map(c -> c.protocol() + " " + c.source() + " " + c.destination()
                        + (c.destinationPort().isPresent()
                                ? ":" + c.destinationPort().getAsInt()
                                : ""))
                .orElse(result.holds() ? "holds" : result.isUnknown() ? "unknown" : "none");
    }

    /** The subnets a (10.20.1.0/24) and b (10.20.2.0/24), b without a filter, and the load balancer in a. */
    private static World two(@Nullable TableSpec ofA, @Nullable TableSpec ofB, RuleSpec... ofGroupA) {
        World world = blueprint();
        world.subnets.set(1, new SubnetSpec("a", "10.20.1.0/24", ofGroupA.length == 0 ? null : List.of(ofGroupA), ofA));
        world.subnets.add(new SubnetSpec("b", "10.20.2.0/24", null, ofB));
        world.frontends.set(
                0, new FrontendSpec("a", "10.20.1.10", false, List.of(new BalanceSpec("Tcp", 443, 443)), null));
        return world;
    }

    private static TableSpec drop(String prefix) {
        return new TableSpec(List.of(new RouteSpec(prefix, "None")), false);
    }

    private static RuleSpec closed(boolean inbound, String from, String to) {
        return deny("closed", inbound, 100, from, to);
    }

    private static RuleSpec deny(String name, boolean inbound, int priority, String from, String to) {
        return Worlds.deny(name, inbound, priority, from, to);
    }

    private static IntentSpec deny(String from, String to) {
        return Worlds.deny(from, to, "*");
    }

    @Test
    void from_subnet_to_subnet() {
        IntentSpec wanted = allow("a", "b", "Tcp", "443");
        assertThat(packet(two(NO_TABLE, NO_TABLE), wanted)).isEqualTo("holds");
        assertThat(packet(two(drop("10.20.2.128/25"), NO_TABLE), wanted)).isEqualTo("Tcp 10.20.1.4 10.20.2.128:443");
        assertThat(packet(two(NO_TABLE, drop("10.20.1.64/26")), wanted)).isEqualTo("Tcp 10.20.1.64 10.20.2.4:443");
        assertThat(packet(two(NO_TABLE, NO_TABLE, closed(false, "*", "10.20.2.9/32")), wanted))
                .isEqualTo("Tcp 10.20.1.4 10.20.2.9:443");
        assertThat(packet(two(NO_TABLE, NO_TABLE, closed(true, "*", "*")), wanted))
                .isEqualTo("holds");
        assertThat(packet(two(NO_TABLE, NO_TABLE, closed(true, "10.20.2.7/32", "*")), allow("b", "a", "Tcp", "443")))
                .isEqualTo("Tcp 10.20.2.7 10.20.1.4:443");
        assertThat(packet(two(NO_TABLE, NO_TABLE), deny("a", "b"))).isEqualTo("Tcp 10.20.1.4 10.20.2.4:1");
        assertThat(packet(two(drop("10.20.2.0/24"), NO_TABLE), deny("a", "b"))).isEqualTo("holds");
        assertThat(packet(two(NO_TABLE, NO_TABLE, closed(false, "*", "*")), deny("a", "b")))
                .isEqualTo("holds");
        assertThat(packet(two(NO_TABLE, NO_TABLE, closed(true, "*", "*")), deny("b", "a")))
                .isEqualTo("holds");
    }

    @Test
    void from_subnet_to_load_balancer() {
        IntentSpec wanted = allow("b", "load-balancer", "Tcp", "443");
        assertThat(packet(two(NO_TABLE, NO_TABLE), wanted)).isEqualTo("holds");
        assertThat(packet(two(NO_TABLE, drop("10.20.1.0/24")), wanted)).isEqualTo("Tcp 10.20.2.4 10.20.1.10:443");
        assertThat(packet(two(drop("10.20.2.32/27"), NO_TABLE), wanted))
                .as("the backends' replies")
                .isEqualTo("Tcp 10.20.2.32 10.20.1.10:443");
        assertThat(packet(two(NO_TABLE, NO_TABLE, closed(true, "10.20.2.5/32", "10.20.1.99/32")), wanted))
                .as("one backend refuses")
                .isEqualTo("Tcp 10.20.2.5 10.20.1.10:443");
        assertThat(packet(
                        two(NO_TABLE, NO_TABLE, closed(false, "*", "10.20.1.10/32")),
                        allow("a", "load-balancer", "Tcp", "443")))
                .as("filtered by the frontend's address on the way out")
                .isEqualTo("Tcp 10.20.1.4 10.20.1.10:443");
        assertThat(packet(two(NO_TABLE, NO_TABLE), deny("b", "load-balancer")))
                .isEqualTo("Tcp 10.20.2.4 10.20.1.10:443");
        assertThat(packet(two(NO_TABLE, drop("10.20.1.10/32")), deny("b", "load-balancer")))
                .isEqualTo("holds");
        assertThat(packet(two(NO_TABLE, NO_TABLE, closed(true, "*", "*")), deny("b", "load-balancer")))
                .isEqualTo("holds");
    }

    @Test
    void portless_protocols_have_no_rule_at_a_load_balancer() {
        assertThat(packet(two(NO_TABLE, NO_TABLE), allow("b", "load-balancer", "Icmp")))
                .isEqualTo("Icmp 10.20.2.4 10.20.1.10");
        assertThat(packet(two(NO_TABLE, NO_TABLE), Worlds.deny("b", "load-balancer", "Icmp")))
                .isEqualTo("holds");
    }

    @Test
    void a_rule_for_both_protocols_and_one_for_each_port_take_what_they_say() {
        World world = two(NO_TABLE, NO_TABLE);
        world.frontends.set(
                0,
                new FrontendSpec(
                        "a",
                        "10.20.1.10",
                        false,
                        List.of(new BalanceSpec("Tcp", 53, 53), new BalanceSpec("Udp", 53, 53)),
                        null));
        assertThat(packet(world, allow("b", "load-balancer", "*", "53"))).isEqualTo("holds");
        assertThat(packet(world, allow("b", "load-balancer", "*", "53-54"))).isEqualTo("Tcp 10.20.2.4 10.20.1.10:54");
        world.frontends.set(0, new FrontendSpec("a", "10.20.1.10", false, List.of(new BalanceSpec("All", 0, 0)), null));
        assertThat(packet(world, allow("b", "load-balancer", "Udp"))).isEqualTo("holds");
    }

    @Test
    void from_subnet_to_site() {
        IntentSpec wanted = allow("network", "hq", "Tcp", "443");
        assertThat(packet(two(NO_TABLE, NO_TABLE), wanted)).isEqualTo("holds");
        assertThat(packet(two(NO_TABLE, drop("10.10.9.0/24")), wanted)).isEqualTo("Tcp 10.20.2.4 10.10.9.0:443");
        assertThat(packet(two(NO_TABLE, NO_TABLE, closed(false, "*", "10.10.0.0/17")), wanted))
                .isEqualTo("Tcp 10.20.1.4 10.10.0.0:443");
        assertThat(packet(two(NO_TABLE, NO_TABLE, closed(false, "*", "*")), deny("a", "hq")))
                .isEqualTo("holds");
        assertThat(packet(two(NO_TABLE, NO_TABLE), deny("a", "hq"))).isEqualTo("Tcp 10.20.1.4 10.10.0.0:1");
    }

    @Test
    void a_site_inside_anothers_addresses_is_reached_by_the_longer_prefix_and_both_own_it() {
        World world = two(NO_TABLE, NO_TABLE);
        world.sites.add(new SiteSpec("branch", List.of("10.10.7.0/24"), null, null, List.of(), true));
        IntentSpec wanted = allow("a", "10.10.7.0/24", "Tcp", "443");
        assertThat(healthy(world, wanted).path()).containsExactly("a", "vpn-gateway", "tunnel:branch", "branch");
        world.sites.set(1, new SiteSpec("branch", List.of("10.10.7.0/24"), null, List.of(), List.of(), true));
        assertThat(healthy(world, wanted).holds()).isTrue();
        assertThat(healthy(world, wanted).path()).containsExactly("a", "er-gateway", "circuit:primary", "hq");
        world.sites.set(
                0, new SiteSpec("hq", List.of("10.10.0.0/17"), List.of("10.10.0.0/16"), List.of(), List.of(), true));
        world.sites.set(1, new SiteSpec("branch", List.of("10.10.200.0/24"), null, List.of(), List.of(), true));
        assertThat(packet(world, allow("a", "branch", "Tcp", "443"))).isEqualTo("Tcp 10.20.1.4 10.10.200.0:443");
    }

    @Test
    void subnets_without_a_table_share_their_fate_and_the_lowest_stands_for_all() {
        World world = two(NO_TABLE, NO_TABLE);
        world.subnets.set(1, new SubnetSpec("a", "10.20.3.0/24", null, null));
        world.frontends.clear();
        world.sites.set(
                0, new SiteSpec("hq", List.of("10.10.0.0/16"), List.of("10.10.0.0/17"), List.of(), List.of(), true));
        assertThat(packet(world, allow("network", "hq", "Tcp", "443"))).isEqualTo("Tcp 10.20.2.4 10.10.128.0:443");
        assertThat(packet(world, allow("network", "internet", "Tcp", "443"))).isEqualTo("holds");
    }

    @Test
    void from_subnet_to_the_internet() {
        IntentSpec wanted = allow("network", "internet", "Tcp", "443");
        assertThat(packet(two(NO_TABLE, NO_TABLE), wanted)).isEqualTo("holds");
        assertThat(packet(two(NO_TABLE, drop("20.0.0.0/8")), wanted)).isEqualTo("Tcp 10.20.2.4 20.0.0.0:443");
        assertThat(packet(two(NO_TABLE, NO_TABLE, closed(false, "*", "Internet")), wanted))
                .isEqualTo("Tcp 10.20.1.4 1.0.0.0:443");
        assertThat(packet(two(NO_TABLE, NO_TABLE, closed(false, "*", "Internet")), deny("a", "internet")))
                .isEqualTo("holds");
        assertThat(packet(two(NO_TABLE, drop("0.0.0.0/0")), deny("b", "internet")))
                .isEqualTo("holds");
        assertThat(packet(two(NO_TABLE, NO_TABLE), deny("b", "internet"))).isEqualTo("Tcp 10.20.2.4 1.0.0.0:1");
    }

    @Test
    void from_site_to_subnet() {
        IntentSpec wanted = allow("hq", "network", "Tcp", "443");
        assertThat(packet(two(NO_TABLE, NO_TABLE), wanted)).isEqualTo("holds");
        assertThat(packet(two(NO_TABLE, NO_TABLE, closed(true, "10.10.3.0/24", "*")), wanted))
                .isEqualTo("Tcp 10.10.3.0 10.20.1.4:443");
        assertThat(packet(two(NO_TABLE, drop("10.10.5.0/24")), wanted))
                .as("the reply")
                .isEqualTo("Tcp 10.10.5.0 10.20.2.4:443");
        assertThat(packet(two(NO_TABLE, NO_TABLE, closed(true, "*", "*")), deny("hq", "a")))
                .isEqualTo("holds");
    }

    private static World gatewayTable(String dropped) {
        World world = two(NO_TABLE, NO_TABLE);
        world.subnets.set(0, new SubnetSpec("GatewaySubnet", "10.20.255.224/27", null, drop(dropped)));
        return world;
    }

    @Test
    void what_arrives_goes_where_the_table_of_the_gateway_subnet_says() {
        assertThat(packet(gatewayTable("10.20.2.64/26"), allow("hq", "network", "Tcp", "443")))
                .isEqualTo("Tcp 10.10.0.0 10.20.2.64:443");
        assertThat(packet(gatewayTable("10.20.2.0/24"), deny("hq", "b"))).isEqualTo("holds");
        assertThat(packet(gatewayTable("10.20.1.10/32"), allow("hq", "load-balancer", "Tcp", "443")))
                .isEqualTo("Tcp 10.10.0.0 10.20.1.10:443");
        assertThat(packet(gatewayTable("10.20.1.10/32"), deny("hq", "load-balancer")))
                .isEqualTo("holds");
        assertThat(packet(gatewayTable("10.20.2.8/29"), allow("b", "hq", "Tcp", "443")))
                .as("the site's reply")
                .isEqualTo("Tcp 10.20.2.8 10.10.0.0:443");
    }

    private static World publicHost(@Nullable TableSpec ofA, RuleSpec... rules) {
        World world = two(ofA, NO_TABLE, rules);
        world.publicHosts.add("10.20.1.7");
        return world;
    }

    @Test
    void from_the_internet_to_a_host() {
        RuleSpec open = Worlds.allow("open", true, 100, "Internet", "*", "Tcp", "443");
        IntentSpec toHost = allow("internet", "10.20.1.7/32", "Tcp", "443");
        assertThat(packet(publicHost(NO_TABLE, open), toHost)).isEqualTo("holds");
        assertThat(packet(publicHost(NO_TABLE, open), allow("internet", "a", "Tcp", "443")))
                .as("only one of its hosts has a public IP")
                .isEqualTo("Tcp 1.0.0.0 10.20.1.4:443");
        assertThat(packet(publicHost(NO_TABLE, open), allow("internet", "10.20.1.7/32", "Tcp", "22")))
                .isEqualTo("Tcp 1.0.0.0 10.20.1.7:22");
        assertThat(packet(publicHost(drop("8.0.0.0/8"), open), toHost)).isEqualTo("Tcp 8.0.0.0 10.20.1.7:443");
        assertThat(packet(publicHost(NO_TABLE, open), deny("internet", "network")))
                .isEqualTo("Tcp 1.0.0.0 10.20.1.7:443");
        assertThat(packet(publicHost(NO_TABLE, closed(true, "*", "*")), deny("internet", "network")))
                .isEqualTo("holds");
    }

    private static World publicFrontend(boolean isPublic, @Nullable TableSpec ofA, RuleSpec... rules) {
        World world = two(ofA, NO_TABLE, rules);
        world.frontends.set(
                0,
                new FrontendSpec(
                        "a",
                        "10.20.1.10",
                        isPublic,
                        List.of(new BalanceSpec("Tcp", 443, 8443)),
                        List.of("10.20.1.20", "10.20.1.21")));
        return world;
    }

    @Test
    void from_the_internet_to_a_load_balancer() {
        RuleSpec open = Worlds.allow("open", true, 100, "Internet", "*", "Tcp", "8443");
        IntentSpec wanted = allow("internet", "load-balancer:net-ilb-0", "Tcp", "443");
        assertThat(packet(publicFrontend(true, NO_TABLE, open), wanted)).isEqualTo("holds");
        assertThat(packet(publicFrontend(false, NO_TABLE, open), wanted)).isEqualTo("Tcp 1.0.0.0 10.20.1.10:443");
        assertThat(packet(publicFrontend(true, drop("9.0.0.0/8"), open), wanted))
                .as("the backends' replies")
                .isEqualTo("Tcp 9.0.0.0 203.0.113.10:443");
        assertThat(packet(
                        publicFrontend(true, NO_TABLE, open),
                        allow("internet", "load-balancer:net-ilb-0", "Tcp", "443-444")))
                .isEqualTo("Tcp 1.0.0.0 203.0.113.10:444");
        assertThat(packet(
                        publicFrontend(
                                true,
                                NO_TABLE,
                                closed(true, "77.0.0.0/8", "*"),
                                Worlds.allow("open", true, 200, "*", "*", "*", "*")),
                        wanted))
                .isEqualTo("Tcp 77.0.0.0 203.0.113.10:443");
        assertThat(packet(publicFrontend(true, NO_TABLE, open), deny("internet", "a")))
                .as("its members are reached, as the packets arrive")
                .isEqualTo("Tcp 1.0.0.0 10.20.1.20:8443");
        assertThat(packet(publicFrontend(true, NO_TABLE, open), deny("internet", "b")))
                .isEqualTo("holds");
        assertThat(packet(publicFrontend(false, NO_TABLE, open), deny("internet", "network")))
                .isEqualTo("holds");
    }

    @Test
    void a_member_is_reached_through_a_public_frontend_wherever_it_is() {
        World world = publicFrontend(true, NO_TABLE);
        world.frontends.set(
                0,
                new FrontendSpec(
                        "a", "10.20.1.10", true, List.of(new BalanceSpec("Tcp", 443, 443)), List.of("10.20.2.9")));
        assertThat(packet(world, deny("internet", "b"))).isEqualTo("Tcp 1.0.0.0 10.20.2.9:443");
    }

    @Test
    void a_prefix_is_split_into_those_who_have_its_addresses() {
        World world = two(NO_TABLE, NO_TABLE);
        assertThat(packet(world, allow("a", "10.10.1.0/24", "Tcp", "443")))
                .as("a site's")
                .isEqualTo("holds");
        assertThat(packet(world, allow("a", "20.0.0.0/8", "Tcp", "443")))
                .as("the internet's")
                .isEqualTo("holds");
        assertThat(packet(world, allow("a", "192.168.7.0/24", "Tcp", "443")))
                .as("nobody's: an allow of nothing")
                .isEqualTo("none");
        assertThat(packet(world, allow("a", "168.63.129.16/32", "Tcp", "443")))
                .as("the platform's, likewise")
                .isEqualTo("none");
        assertThat(packet(world, allow("10.20.1.8/29", "hq", "Tcp", "443")))
                .as("a frontend sends nothing, and is no source")
                .isEqualTo("holds");
        assertThat(packet(world, allow("hq", "10.20.1.8/29", "Tcp", "443")))
                .as("a frontend takes 443")
                .isEqualTo("holds");
        assertThat(packet(world, allow("hq", "10.20.1.8/29", "Tcp", "80"))).isEqualTo("Tcp 10.10.0.0 10.20.1.10:80");
        assertThat(packet(world, deny("0.0.0.0/0", "a"))).isEqualTo("Tcp 10.10.0.0 10.20.1.4:1");
    }

    @Test
    void a_named_load_balancer_is_that_one_and_has_to_be_there() {
        World world = two(NO_TABLE, NO_TABLE);
        world.frontends.add(new FrontendSpec("b", "10.20.2.10", false, List.of(new BalanceSpec("Tcp", 80, 80)), null));
        assertThat(packet(world, allow("hq", "load-balancer:net-ilb-1", "Tcp", "80")))
                .isEqualTo("holds");
        assertThat(packet(world, allow("hq", "load-balancer:net-ilb-0", "Tcp", "80")))
                .isEqualTo("Tcp 10.10.0.0 10.20.1.10:80");
        assertThat(healthy(world, deny("hq", "load-balancer:nobodys")).unknown())
                .hasValue("\"load-balancer:nobodys\" is no end that the resources know");
        world.frontends.clear();
        assertThat(packet(world, deny("hq", "load-balancer")))
                .as("any of them, and there is none")
                .isEqualTo("holds");
    }

    @Test
    void an_end_that_nothing_has_is_named() {
        World world = two(NO_TABLE, NO_TABLE);
        assertThat(healthy(world, deny("hq", "c")).unknown()).hasValue("\"c\" is no end that the resources know");
        assertThat(healthy(world, deny("c", "a")).unknown()).hasValue("\"c\" is no end that the resources know");
    }

    @Test
    void between_a_site_and_the_internet() {
        World world = two(NO_TABLE, NO_TABLE);
        assertThat(packet(world, allow("hq", "internet", "Tcp", "443"))).isEqualTo("Tcp 10.10.0.0 1.0.0.0:443");
        assertThat(packet(world, allow("internet", "hq", "Tcp", "443"))).isEqualTo("Tcp 1.0.0.0 10.10.0.0:443");
        assertThat(packet(world, deny("hq", "internet"))).isEqualTo("holds");
        assertThat(packet(world, deny("internet", "hq"))).isEqualTo("holds");
    }

    @Test
    void from_a_load_balancer_and_from_its_address_comes_nothing() {
        assertThat(healthy(two(NO_TABLE, NO_TABLE), deny("load-balancer", "hq")).holds())
                .isTrue();
        assertThat(healthy(two(NO_TABLE, NO_TABLE), deny("10.20.1.10/32", "hq")).holds())
                .isTrue();
    }
}
