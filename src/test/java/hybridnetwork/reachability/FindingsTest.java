package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Worlds.blueprint;
import static hybridnetwork.reachability.Worlds.hq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hybridnetwork.reachability.World.CircuitSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.reachability.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the proof tells beside the verdicts, and when it is silent. */
class FindingsTest {
    private static final List<String> HQ = List.of("10.10.0.0/16");

    private static List<String> messagesOf(World world, String rule) {
        return messages(world.prove(Outages.SINGLE), rule);
    }

    private static World with(
            @Nullable List<String> expressRoute, @Nullable List<String> vpn, @Nullable List<String> tunnel) {
        World world = blueprint();
        world.sites.set(0, new SiteSpec("hq", HQ, expressRoute, vpn, tunnel, true));
        return world;
    }

    private static World andBranch(World world, @Nullable List<String> vpn) {
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, vpn, List.of("10.30.0.0/16"), true));
        return world;
    }

    @Test
    void a_finding_has_an_id_that_the_rulebook_knows() {
        assertThatIllegalArgumentException().isThrownBy(() -> Finding.advice("no-such-rule", "x"));
    }

    @Test
    void the_most_severe_come_first_and_each_once() {
        World world = with(null, null, List.of("10.10.4.0/24", "10.88.0.0/16"));
        List<Finding> findings = world.prove(Outages.SINGLE).findings();
        assertThat(findings).doesNotHaveDuplicates();
        assertThat(findings.stream().map(Finding::severity).distinct())
                .containsExactly(Finding.Severity.ERROR, Finding.Severity.WARNING, Finding.Severity.ADVICE);
        assertThat(Finding.Severity.values())
                .extracting(Finding.Severity::toString)
                .containsExactly("error", "warning", "advice");
    }

    @Test
    void a_longer_prefix_over_the_vpn_is_an_error_while_the_circuit_lives() {
        World world = with(null, List.of("10.10.4.0/24", "10.10.6.0/24", "10.10.8.0/24", "10.10.10.0/24"), List.of());
        assertThat(messagesOf(world, "lpm-pitfall"))
                .containsExactly(
                        "site hq offers 10.10.4.0/24 (inside 10.10.0.0/16), 10.10.6.0/24 (inside 10.10.0.0/16),"
                                + " 10.10.8.0/24 (inside 10.10.0.0/16) and 1 more over the VPN, longer than what ExpressRoute advertises:"
                                + " the longest prefix wins, so this traffic uses the VPN while ExpressRoute is healthy; offer the same"
                                + " prefixes over both");
        world.circuits.set(0, new CircuitSpec("primary", List.of("hq"), false, "Enabled", 50));
        assertThat(messagesOf(world, "lpm-pitfall")).isEmpty();
        assertThat(messagesOf(
                        with(null, List.of("10.10.4.0/24", "10.10.6.0/24", "10.10.8.0/24"), List.of()), "lpm-pitfall"))
                .singleElement()
                .asString()
                .contains("10.10.8.0/24 (inside 10.10.0.0/16) over the VPN");
        assertThat(messagesOf(with(List.of("0.0.0.0/0"), HQ, List.of()), "lpm-pitfall"))
                .singleElement()
                .asString()
                .startsWith("site hq offers 10.10.0.0/16 (inside 0.0.0.0/0) over the VPN");
    }

    @Test
    void a_longer_prefix_that_is_on_both_paths_draws_nothing_off() {
        List<String> both = List.of("10.10.0.0/16", "10.10.4.0/24");
        assertThat(messagesOf(with(both, both, List.of()), "lpm-pitfall")).isEmpty();
        // The halves over ExpressRoute take all of the quarter's traffic.
        assertThat(messagesOf(
                        with(
                                List.of("10.10.0.0/16", "10.10.0.0/18", "10.10.64.0/18"),
                                List.of("10.10.0.0/17"),
                                List.of()),
                        "lpm-pitfall"))
                .isEmpty();
    }

    @Test
    void a_prefix_without_a_backup_is_a_warning_unless_the_vpn_covers_it() {
        assertThat(messagesOf(with(null, List.of("10.10.0.0/17"), List.of()), "same-prefix-er-wins"))
                .containsExactly(
                        "site hq advertises 10.10.0.0/16 over ExpressRoute and nothing that covers it over the VPN: it"
                                + " has no backup");
        assertThat(messagesOf(with(null, List.of("10.0.0.0/8"), List.of()), "same-prefix-er-wins"))
                .isEmpty();
        assertThat(messagesOf(with(null, List.of("10.10.0.0/17", "10.10.128.0/17"), List.of()), "same-prefix-er-wins"))
                .isEmpty();
        assertThat(messagesOf(with(null, null, null), "same-prefix-er-wins"))
                .as("no tunnel")
                .hasSize(1);
        World ordered = with(null, null, null);
        ordered.circuits.clear();
        assertThat(messagesOf(ordered, "same-prefix-er-wins")).as("no circuit").isEmpty();
    }

    @Test
    void a_site_inside_the_virtual_network_is_a_black_hole() {
        World world = blueprint();
        world.sites.set(0, new SiteSpec("hq", List.of("10.10.0.0/16", "10.20.9.0/24"), null, null, HQ, true));
        assertThat(messagesOf(world, "black-hole"))
                .containsExactly(
                        "site hq has 10.20.9.0/24, which is in the virtual network's own space: packets to it never"
                                + " leave Azure");
    }

    @Test
    void addresses_that_a_site_has_and_nobody_advertises_are_a_black_hole() {
        World world = blueprint();
        world.sites.set(0, new SiteSpec("hq", List.of("10.10.0.0/16", "10.11.0.0/16"), HQ, HQ, HQ, true));
        assertThat(messagesOf(world, "black-hole"))
                .containsExactly(
                        "packets from the virtual network to 10.11.0.0/16 of site hq do not come to it although nothing"
                                + " has failed; let it advertise what it has");
        SubnetSpec internal = world.subnets.get(1);
        world.subnets.set(
                1,
                new SubnetSpec(
                        "internal",
                        "10.20.1.0/24",
                        internal.rules(),
                        new TableSpec(List.of(new RouteSpec("10.10.0.0/16", "None")), false)));
        assertThat(messagesOf(world, "black-hole"))
                .containsExactly(
                        "packets from subnets with route table net-internal-rt to 10.10.0.0/15 of site hq do not come to"
                                + " it although nothing has failed; let it advertise what it has");
    }

    @Test
    void addresses_that_another_site_has_as_well_are_none() {
        World world = blueprint();
        world.sites.add(new SiteSpec("branch", HQ, List.of("10.30.0.0/16"), List.of("10.30.0.0/16"), List.of(), true));
        assertThat(messagesOf(world, "black-hole")).noneMatch(message -> message.contains("do not come to it"));
    }

    @Test
    void addresses_that_are_advertised_and_nobody_has_are_advice() {
        assertThat(messagesOf(with(List.of("10.8.0.0/13"), null, List.of()), "black-hole"))
                .containsExactly(
                        "ExpressRoute of hq draws 10.8.0.0/13, of which no site has every address: packets to the rest"
                                + " are lost there");
        assertThat(messagesOf(with(List.of("0.0.0.0/0", "10.10.0.0/16"), null, HQ), "black-hole"))
                .as("a default route is told as such")
                .isEmpty();
        World down = with(null, null, List.of("10.88.0.0/16"));
        down.vpnGateway = false;
        assertThat(messagesOf(down, "black-hole"))
                .as("what is down draws nothing")
                .isEmpty();
    }

    @Test
    void a_default_route_from_a_site_is_a_warning() {
        assertThat(messagesOf(with(List.of("0.0.0.0/0", "10.10.0.0/16"), null, HQ), "default-route-on-premises"))
                .containsExactly(
                        "ExpressRoute of hq offers 0.0.0.0/0: packets to the internet go there, and count as not"
                                + " delivered");
    }

    @Test
    void one_prefix_from_two_sites_is_a_warning_by_kind_of_path() {
        World world = andBranch(blueprint(), List.of("10.10.0.0/16", "10.30.0.0/16"));
        assertThat(messagesOf(world, "same-prefix-two-sites"))
                .containsExactly(
                        "10.10.0.0/16 is offered by more than one site (branch, hq over VPN): which one packets go to is"
                                + " open");
        // Over different kinds of paths ExpressRoute wins, so nothing is open.
        world.sites.set(0, new SiteSpec("hq", HQ, null, List.of("10.11.0.0/16"), List.of(), true));
        assertThat(messagesOf(world, "same-prefix-two-sites")).isEmpty();
    }

    @Test
    void two_tunnels_with_bgp_may_be_transit_and_one_is_not() {
        assertThat(messagesOf(blueprint(), "site-transit")).isEmpty();
        assertThat(messagesOf(andBranch(blueprint(), null), "site-transit"))
                .containsExactly(
                        "vpn-gateway passes BGP routes on between its tunnels, so the sites branch, hq reach each other"
                                + " through Azure, past every network security group");
        World mixed = andBranch(blueprint(), null);
        mixed.sites.set(0, hq(HQ, false));
        assertThat(messagesOf(mixed, "site-transit"))
                .containsExactly(
                        "vpn-gateway tells the static prefixes of hq to the BGP tunnels of branch: whether packets pass between"
                                + " them, past every network security group, is up to the devices");
    }

    @Test
    void static_routes_matter_beside_a_circuit_only() {
        World world = blueprint();
        world.sites.set(0, hq(HQ, false));
        assertThat(messagesOf(world, "static-routes-no-failback"))
                .containsExactly(
                        "the tunnel to site hq has static routes: nothing withdraws them when it is dead, and failing"
                                + " back is not reliable; use BGP");
        world.circuits.clear();
        assertThat(messagesOf(world, "static-routes-no-failback")).isEmpty();
    }

    @Test
    void a_smaller_gateway_matters_where_it_takes_over() {
        World world = blueprint();
        world.circuits.set(0, new CircuitSpec("primary", List.of("hq"), true, "Enabled", 651));
        assertThat(messagesOf(world, "vpngw-sku-capacity"))
                .containsExactly("circuit primary carries 651 Mbps, the VPN gateway that takes over 650 Mbps");
        world.circuits.set(0, new CircuitSpec("primary", List.of("hq"), true, "Enabled", 650));
        assertThat(messagesOf(world, "vpngw-sku-capacity")).as("as much").isEmpty();
        world.circuits.set(0, new CircuitSpec("primary", List.of("branch"), true, "Enabled", 651));
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, null, true));
        assertThat(messagesOf(world, "vpngw-sku-capacity"))
                .as("the tunnel is another site's")
                .isEmpty();
        world.circuits.set(0, new CircuitSpec("primary", List.of("hq"), true, "Enabled", 651));
        world.sites.set(0, new SiteSpec("hq", HQ, null, null, null, true));
        assertThat(messagesOf(world, "vpngw-sku-capacity"))
                .as("no tunnel takes over")
                .isEmpty();
        World unused = blueprint();
        unused.circuits.add(new CircuitSpec("spare", List.of(), true, "Enabled", 10_000));
        assertThat(messagesOf(unused, "vpngw-sku-capacity"))
                .as("no site uses it")
                .isEmpty();
    }

    @Test
    void different_paths_there_and_back_are_told_with_their_outages() {
        World world = blueprint();
        world.sites.set(
                0, new SiteSpec("hq", List.of("10.10.0.0/16", "10.11.0.0/16"), HQ, HQ, List.of("10.11.0.0/16"), true));
        assertThat(messagesOf(world, "asymmetric-path"))
                .containsExactly(
                        "site hq sends over ExpressRoute, but packets from the virtual network to 10.11.0.0/16 leave"
                                + " over VPN of hq, in: healthy, circuit:primary/primary-link, circuit:primary/secondary-link and 2 more");
    }

    @Test
    void packets_that_leave_for_another_site_take_another_path_too() {
        World world = andBranch(blueprint(), List.of("10.30.0.0/16"));
        world.sites.set(0, new SiteSpec("hq", HQ, null, null, List.of("10.30.7.0/24"), true));
        List<String> found = messagesOf(world, "asymmetric-path");
        assertThat(found)
                .contains(
                        "site branch sends over VPN, but packets from the virtual network to 10.30.7.0/24 leave over VPN of"
                                + " hq, in: healthy, circuit:primary/primary-link, circuit:primary/secondary-link and 5 more");
    }

    @Test
    void a_network_reachable_from_the_internet_needs_a_public_ip_and_a_rule() {
        World world = blueprint();
        List<World.RuleSpec> rules =
                new ArrayList<>(List.of(Worlds.allow("open", true, 50, "Internet", "*", "Udp", "53")));
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", rules, null));
        assertThat(messagesOf(world, "internet-reachable")).isEmpty();
        world.publicHosts.add("10.20.1.7");
        assertThat(messagesOf(world, "internet-reachable"))
                .containsExactly(
                        "the host in subnet internal is reachable from the internet: Udp 1.0.0.0:1024 -> 10.20.1.7:53");
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", List.of(), null));
        assertThat(messagesOf(world, "internet-reachable"))
                .as("the default rules")
                .isEmpty();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        assertThat(messagesOf(world, "internet-reachable"))
                .as("no group: with and without ports")
                .hasSize(2);
    }
}
