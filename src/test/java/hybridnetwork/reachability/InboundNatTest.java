package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which balancers an inbound NAT rule leaves open, and what the internet sends. */
class InboundNatTest {
    private static final IntentSpec BALANCED = Worlds.allow("hq", "load-balancer", "Tcp", "443");
    private static final IntentSpec CLOSED = Worlds.deny("internet", "internal", "Tcp", "443");

    /** The blueprint without groups, whose balancer's only member is 10.20.1.20. */
    private static World world(boolean isPublic) {
        World world = Worlds.blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.frontends.set(
                0,
                new FrontendSpec(
                        "internal",
                        "10.20.1.10",
                        isPublic,
                        List.of(new BalanceSpec("Tcp", 8443, 8443)),
                        List.of("10.20.1.20")));
        return world;
    }

    /** A NAT rule as a resource of its own, of a balancer. */
    private static RegisteredResource rule(String balancer) {
        return World.resource(
                "InboundNatRule",
                "ssh",
                "loadBalancers/" + balancer + "/inboundNatRules",
                Map.of("loadBalancerName", balancer));
    }

    private static Verdict verdict(World world, IntentSpec asked, List<RegisteredResource> resources) {
        Worlds.asking(world, asked);
        return Worlds.healthy(resources, world.inputs()).verdict();
    }

    private static List<RegisteredResource> with(World world, RegisteredResource... more) {
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.addAll(List.of(more));
        return resources;
    }

    private static RegisteredResource another(Map<String, Object> inputs) {
        return World.resource("LoadBalancer", "another", "loadBalancers", inputs);
    }

    @Test
    void a_rule_of_its_own_leaves_open_the_balancer_that_it_names_and_no_other() {
        World world = Worlds.blueprint();
        assertThat(verdict(world, BALANCED, with(world, another(Map.of()), rule("net-ilb-0"))))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, BALANCED, with(world, another(Map.of()), rule("another"))))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, BALANCED, with(world, rule("another"))))
                .as("whose balancer is not among the resources")
                .isEqualTo(Verdict.UNKNOWN);
    }

    /** In a preview there is no id yet, and in a template no more than a name may be known. */
    @Test
    void the_balancer_is_told_by_the_id_or_by_the_name() {
        World world = Worlds.blueprint();
        RegisteredResource byName = rule("another");
        List<RegisteredResource> named = with(
                world,
                another(Map.of()),
                Readings.with(byName, byName.type(), Optional.empty(), byName.inputs(), Map.of()));
        assertThat(verdict(world, BALANCED, named)).isEqualTo(Verdict.HOLDS);
        List<RegisteredResource> byId =
                with(world, another(Map.of()), Readings.with(byName, byName.type(), byName.id(), Map.of(), Map.of()));
        assertThat(verdict(world, BALANCED, byId)).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void a_rule_that_its_balancer_has_inline_leaves_open_that_one_alone() {
        World world = Worlds.blueprint();
        for (String property : List.of("inboundNatRules", "inboundNatPools")) {
            List<Object> inline = List.of(Map.of("name", "ssh"));
            assertThat(verdict(world, BALANCED, with(world, another(Map.of(property, inline)))))
                    .isEqualTo(Verdict.HOLDS);
            assertThat(verdict(
                            world,
                            BALANCED,
                            Readings.changed(world.resources(), "LoadBalancer", Readings.put(property, inline))))
                    .isEqualTo(Verdict.UNKNOWN);
        }
    }

    @Test
    void the_internet_may_come_to_any_host_by_a_rule_of_a_public_balancer_as_far_as_groups_let_it() {
        assertThat(verdict(world(true), CLOSED, world(true).resources())).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world(true), CLOSED, with(world(true), rule("net-ilb-0"))))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world(false), CLOSED, with(world(false), rule("net-ilb-0"))))
                .as("an internal balancer takes nothing from there")
                .isEqualTo(Verdict.HOLDS);
        World guarded = world(true);
        guarded.subnets.set(
                1,
                new SubnetSpec(
                        "internal",
                        "10.20.1.0/24",
                        List.of(Worlds.allow("site", true, 100, "10.10.0.0/16", "*", "Tcp", "443")),
                        null));
        assertThat(verdict(guarded, CLOSED, with(guarded, rule("net-ilb-0")))).isEqualTo(Verdict.HOLDS);
    }

    /** Which ports a public balancer takes is open to whoever sends to it, from within as from the internet. */
    @Test
    void what_is_sent_to_the_balancer_from_within_is_not_known_either() {
        World world = world(true);
        world.implicitOutbound = ImplicitOutbound.OPEN;
        IntentSpec asked = Worlds.allow("internal", "load-balancer:net-ilb-0", "Tcp", "22");
        assertThat(verdict(world, asked, with(world, rule("net-ilb-0")))).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, asked, with(world, another(Map.of()), rule("another"))))
                .isNotEqualTo(Verdict.UNKNOWN);
    }
}
