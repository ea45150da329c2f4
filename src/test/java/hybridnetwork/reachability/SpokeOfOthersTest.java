package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.PeeringSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A spoke that is somebody else's: what its groups let through is what its owner owes. */
class SpokeOfOthersTest {
    private static World partner() {
        World world = Worlds.blueprint();
        world.spokes.add(new SpokeSpec(
                "partner", List.of("10.30.0.0/16"), List.of(new SubnetSpec("all", "10.30.0.0/16", null, null))));
        world.withTransit("partner");
        world.ofOthers.add("partner");
        return world;
    }

    private static List<String> owed(World world, IntentSpec intent) {
        IntentResult result = Worlds.healthy(world, intent);
        assertThat(result.verdict()).as(Readings.why(result)).isEqualTo(Verdict.HOLDS);
        return words(result);
    }

    private static List<String> words(IntentResult result) {
        return result.obligations().stream()
                .map(owed -> owed.appliance() + " " + owed.must() + " " + owed.protocol() + " " + owed.source() + " to "
                        + owed.destination() + (owed.ports().isEmpty() ? "" : " " + owed.ports()))
                .toList();
    }

    @Test
    void it_has_to_let_in_and_out_what_an_allow_needs() {
        assertThat(owed(partner(), Worlds.allow("hq", "partner", "Tcp", "443")))
                .containsExactly("partner pass Tcp [10.10.0.0/16] to [10.30.0.0/16] [443]");
        assertThat(owed(partner(), Worlds.allow("partner", "hq", "Tcp", "1433")))
                .containsExactly("partner pass Tcp [10.30.0.0/16] to [10.10.0.0/16] [1433]");
        assertThat(owed(partner(), Worlds.allow("partner", "partner", "Udp")))
                .containsExactly("partner pass Udp [10.30.0.0/16] to [10.30.0.0/16]");
    }

    @Test
    void it_has_to_drop_what_nothing_else_keeps_a_deny_from() {
        assertThat(owed(partner(), Worlds.deny("hq", "partner", "Tcp", "22")))
                .containsExactly("partner drop Tcp [10.10.0.0/16] to [10.30.0.0/16] [22]");
        assertThat(owed(partner(), Worlds.deny("internal", "partner", "*")))
                .as("the group of subnet internal lets out nothing but replies to hq")
                .isEmpty();
    }

    @Test
    void what_the_hubs_own_group_refuses_it_need_not_drop() {
        assertThat(owed(partner(), Worlds.deny("partner", "internal", "Tcp", "22")))
                .isEmpty();
        assertThat(Worlds.healthy(partner(), Worlds.allow("partner", "internal", "Tcp", "22"))
                        .verdict())
                .isEqualTo(Verdict.VIOLATED);
    }

    /** Its owner may have given its hosts public addresses. */
    @Test
    void whether_the_internet_comes_to_it_is_not_known_here() {
        assertThat(owed(partner(), Worlds.deny("internet", "partner", "Tcp", "22")))
                .singleElement()
                .asString()
                .startsWith("partner drop Tcp [1.0.0.0/8, ")
                .endsWith(" to [10.30.0.0/16] [22]");
        assertThat(Worlds.healthy(partner(), Worlds.allow("internet", "partner", "Tcp", "443"))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    /** Nor a way out of its own, whatever is said of this stack's subscription. */
    @Test
    void whether_it_comes_to_the_internet_is_not_known_here() {
        World closed = partner();
        closed.implicitOutbound = ImplicitOutbound.CLOSED;
        assertThat(Worlds.healthy(closed, Worlds.allow("partner", "internet", "Tcp", "443"))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(owed(closed, Worlds.deny("partner", "internet", "Tcp", "25")))
                .singleElement()
                .asString()
                .startsWith("partner drop Tcp [10.30.0.0/16] to [");
    }

    /** Azure's implicit way out may be there in this stack's subscription and not in its owner's. */
    @Test
    void nor_does_the_implicit_way_out_of_this_subscription_tell() {
        for (String to : List.of("internet", "tag:Storage")) {
            World open = partner();
            open.implicitOutbound = ImplicitOutbound.OPEN;
            IntentSpec out = Worlds.allow("partner", to, "Tcp", "443");
            assertThat(Worlds.healthy(open, out).verdict()).as(to).isEqualTo(Verdict.UNKNOWN);
            open.ofOthers.clear();
            assertThat(Worlds.healthy(open, out).verdict())
                    .as("of an own spoke, " + to)
                    .isEqualTo(Verdict.HOLDS);
        }
    }

    @Test
    void what_would_tell_of_this_subscription_is_not_asked_for_its_sake() {
        World unsaid = partner();
        unsaid.implicitOutbound = ImplicitOutbound.UNKNOWN;
        assertThat(Readings.why(Worlds.healthy(unsaid, Worlds.allow("partner", "internet", "Tcp", "443"))))
                .contains("which ways out to the internet its hosts have is not known")
                .doesNotContain("implicitOutbound");
    }

    private static World twoOfOthers() {
        World world = partner();
        world.spokes.add(new SpokeSpec(
                "supplier", List.of("10.31.0.0/16"), List.of(new SubnetSpec("all", "10.31.0.0/16", null, null))));
        world.withTransit("supplier");
        world.ofOthers.add("supplier");
        return world;
    }

    /** Neither side of such a peering would be seen here. */
    @Test
    void two_of_them_may_be_peered_with_each_other() {
        assertThat(owed(twoOfOthers(), Worlds.deny("partner", "supplier", "Tcp", "22")))
                .containsExactly("partner drop Tcp [10.30.0.0/16] to [10.31.0.0/16] [22]");
        IntentResult allow = Worlds.healthy(twoOfOthers(), Worlds.allow("partner", "supplier", "Tcp", "22"));
        assertThat(allow.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.why(allow)).contains("whether a peering connects");
    }

    @Test
    void one_of_them_and_an_own_spoke_are_peered_where_this_stack_says_so_alone() {
        World world = twoOfOthers();
        world.ofOthers.remove("supplier");
        assertThat(owed(world, Worlds.deny("partner", "supplier", "Tcp", "22"))).isEmpty();
    }

    @Test
    void what_it_owes_is_not_told_as_that_of_an_appliance_of_its_name() {
        World world =
                Hub.inspected().route("GatewaySubnet", "10.30.0.0/16", Hub.EDGE).world();
        world.spokes.add(new SpokeSpec(
                "edge",
                List.of("10.30.0.0/16"),
                List.of(new SubnetSpec(
                        "all",
                        "10.30.0.0/16",
                        null,
                        new TableSpec(List.of(new RouteSpec("0.0.0.0/0", Hub.EDGE)), true)))));
        world.peerings.add(new PeeringSpec("", "edge", Map.of("allowGatewayTransit", true)));
        world.peerings.add(
                new PeeringSpec("edge", "", Map.of("useRemoteGateways", true, "allowForwardedTraffic", true)));
        world.ofOthers.add("edge");
        assertThat(owed(world, Worlds.allow("hq", "10.30.0.0/16", "Tcp", "443")))
                .containsExactlyInAnyOrder(
                        "edge pass Tcp [10.10.0.0/16] to [10.30.0.0/16] [443]",
                        "spoke edge pass Tcp [10.10.0.0/16] to [10.30.0.0/16] [443]");
    }

    private static World balancing() {
        World world = partner();
        world.frontends.clear();
        world.frontends.add(new FrontendSpec(
                "internal", "10.20.1.10", false, List.of(new BalanceSpec("Tcp", 443, 443)), List.of("10.30.0.9")));
        return world;
    }

    /** Its group has to admit the probe as well as the packets. */
    @Test
    void whether_a_member_there_answers_the_probe_is_not_known() {
        assertThat(Worlds.healthy(balancing(), Worlds.allow("hq", "load-balancer", "Tcp", "443"))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(owed(balancing(), Worlds.deny("hq", "load-balancer", "Tcp", "443")))
                .containsExactly("partner drop Tcp [10.10.0.0/16] to [10.20.1.10/32] [443]");
    }

    @Test
    void the_trace_says_whose_word_it_is() {
        IntentResult result = Worlds.healthy(partner(), Worlds.allow("hq", "partner", "Tcp", "443"));
        assertThat(result.trace().orElseThrow().steps())
                .extracting(step -> step.text())
                .contains("spoke partner lets it pass, taken at its word");
        assertThat(Worlds.healthy(partner(), Worlds.deny("hq", "partner", "Tcp", "22"))
                        .trace()
                        .orElseThrow()
                        .reason())
                .endsWith(" unless spoke partner drops it");
    }

    @Test
    void of_an_own_spoke_nothing_is_owed() {
        World own = partner();
        own.ofOthers.clear();
        assertThat(owed(own, Worlds.allow("hq", "partner", "Tcp", "443"))).isEmpty();
        assertThat(Worlds.healthy(own, Worlds.deny("hq", "partner", "Tcp", "22"))
                        .verdict())
                .isEqualTo(Verdict.VIOLATED);
    }
}
