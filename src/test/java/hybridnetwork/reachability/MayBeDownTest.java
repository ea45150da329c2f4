package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.CircuitSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.resources.Opaque;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Gateways of which it is not known whether the table of GatewaySubnet lets them work ({@code gw-subnet-udr}): what is so
 * only while they work, or only while they do not, is unknown.
 */
class MayBeDownTest {
    private static final TableSpec STOPS = new TableSpec(List.of(), true);
    private static final String REASON =
            "GatewaySubnet in VirtualNetwork net-vnet: whether its route table lets the gateways work is not known";

    /** The blueprint, whose site also advertises this over its circuit. */
    private static World advertising(String prefix) {
        World world = Worlds.blueprint();
        SiteSpec hq = world.sites.get(0);
        world.sites.set(0, new SiteSpec("hq", hq.prefixes(), List.of("10.10.0.0/16", prefix), null, hq.tunnel(), true));
        return world;
    }

    private static World table(World world, TableSpec table) {
        world.subnets.set(0, new SubnetSpec("GatewaySubnet", "10.20.255.224/27", null, table));
        return world;
    }

    private static World rules(World world, RuleSpec... rules) {
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", List.of(rules), null));
        return world;
    }

    /** The healthy network, with the table that stops the gateways. */
    private static IntentResult stopped(World world) {
        return only(table(world, STOPS).prove(Outages.SINGLE));
    }

    /** The same, where it is not known whether the table hides the gateways' routes, and so stops them. */
    private static IntentResult hidden(World world) {
        table(world, STOPS);
        return only(Proof.of(
                Readings.changed(world.resources(), "RouteTable", put("disableBgpRoutePropagation", Opaque.UNKNOWN)),
                world.inputs(),
                Outages.SINGLE));
    }

    private static IntentResult only(ProofResult proof) {
        return proof.scenarios().get(0).intents().get(0);
    }

    private static void assertUnknown(IntentResult intent, String reason) {
        assertThat(intent.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(intent.unknown()).hasValue(reason);
    }

    @Test
    void what_a_vpn_gateway_would_pass_on_from_site_to_site_is_unknown() {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("branch", "hq", "Tcp", "443"));
        world.sites.add(0, new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), true));
        assertThat(only(world.prove(Outages.SINGLE)).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(stopped(world).verdict()).isEqualTo(Verdict.VIOLATED);
        assertUnknown(hidden(world), REASON);
    }

    @Test
    void what_a_gateway_draws_from_the_internet_may_leave_for_it() {
        World world =
                Worlds.asking(rules(advertising("1.2.3.0/24")), Worlds.deny("internal", "1.2.3.0/24", "Tcp", "443"));
        assertThat(only(world.prove(Outages.SINGLE)).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(stopped(world).verdict()).isEqualTo(Verdict.VIOLATED);
        assertUnknown(hidden(world), REASON);
    }

    @Test
    void a_reply_to_the_internet_that_a_gateway_draws_may_come_back() {
        World world = Worlds.asking(
                rules(advertising("1.2.3.0/24"), Worlds.allow("all", true, 100, "*", "*", "*", "*")),
                Worlds.allow("1.2.3.0/24", "10.20.1.5/32", "Tcp", "443"));
        world.publicHosts.add("10.20.1.5");
        assertThat(only(world.prove(Outages.SINGLE)).verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(stopped(world).verdict()).isEqualTo(Verdict.HOLDS);
        assertUnknown(hidden(world), REASON);
    }

    @Test
    void what_the_gateways_offer_is_perhaps_in_the_tag_of_the_virtual_network() {
        World world = Worlds.asking(
                rules(
                        advertising("1.2.3.0/24"),
                        Worlds.deny("inside", true, 100, "VirtualNetwork", "*"),
                        Worlds.allow("rest", true, 200, "*", "*", "*", "*")),
                Worlds.deny("1.2.3.0/24", "10.20.1.5/32", "Tcp", "443"));
        world.publicHosts.add("10.20.1.5");
        assertThat(only(world.prove(Outages.SINGLE)).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(stopped(world).verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(hidden(world).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_route_may_steer_a_gateway_subnet_whose_addresses_are_not_known() {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("hq", "load-balancer", "Tcp", "443"));
        table(world, new TableSpec(List.of(new RouteSpec("10.20.255.0/24", "None")), false));
        assertThat(only(world.prove(Outages.SINGLE)).verdict()).isEqualTo(Verdict.VIOLATED);
        assertUnknown(
                only(Proof.of(
                        Readings.withSubnet(world.resources(), 0, "addressPrefix", Opaque.UNKNOWN),
                        world.inputs(),
                        Outages.SINGLE)),
                REASON);
    }

    @Test
    void what_comes_to_the_same_either_way_is_certain() {
        World world = Worlds.asking(advertising("1.2.3.0/24"), Worlds.deny("internal", "9.9.9.9/32", "Tcp", "443"));
        assertThat(hidden(world).verdict()).as("a group decides it").isEqualTo(Verdict.HOLDS);
        rules(world);
        assertThat(hidden(world).verdict()).as("no gateway draws it").isEqualTo(Verdict.VIOLATED);
        world.circuits.set(0, new CircuitSpec("primary", List.of("hq"), true, "Disabled", 50));
        Worlds.asking(world, Worlds.deny("internal", "1.2.3.0/24", "Tcp", "443"));
        assertThat(hidden(world).verdict()).as("nothing is up that offers it").isEqualTo(Verdict.VIOLATED);
    }
}
