package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Traffic through an internal load balancer with HA ports before interfaces that forward. */
class BalancedApplianceTest {
    private static final IntentSpec IN = Worlds.allow("hq", "orders/web", "Tcp", "443");
    private static final IntentSpec SSH = Worlds.deny("hq", "orders/web", "Tcp", "22");
    private static final IntentSpec AWAY = Worlds.allow("orders/web", "internet", "Tcp", "443");

    private static IntentResult healthy(Hub hub, IntentSpec intent) {
        return Worlds.healthy(hub.world(), intent);
    }

    @Test
    void a_balancer_with_HA_ports_before_interfaces_that_forward_is_an_appliance() {
        Hub hub = BalancedHub.behind(BalancedHub.balancer("All", 0), true, true);
        IntentResult in = healthy(hub, IN);
        assertThat(in.verdict()).as(Readings.why(in)).isEqualTo(Verdict.HOLDS);
        assertThat(in.path()).contains("appliance:nva");
        List<String> obliged = new ArrayList<>();
        in.obligations().forEach(it -> obliged.add(it.appliance() + " " + it.must()));
        assertThat(obliged).containsExactly("nva pass");
        assertThat(healthy(hub, Worlds.allow("hq", "orders/web", "Icmp")).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_balancer_without_HA_ports_or_before_others_is_not_known() {
        assertThat(Readings.why(healthy(BalancedHub.behind(BalancedHub.balancer("Tcp", 443), true), IN)))
                .contains("leads to VirtualAppliance 10.20.253.10, and what is there is not known");
        assertThat(healthy(BalancedHub.behind(BalancedHub.balancer("All", 0), true, false), IN)
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.messages(
                        BalancedHub.behind(BalancedHub.balancer("All", 0))
                                .world()
                                .prove(Outages.SINGLE),
                        "not-understood"))
                .anySatisfy(
                        message -> assertThat(message).contains("the members of load balancer nva are not all known"));
    }

    @Test
    void a_member_that_the_probe_does_not_come_to_takes_nothing() {
        Hub hub = BalancedHub.behind(BalancedHub.balancer("All", 0), true)
                .rules(
                        "edge",
                        Worlds.allow("all", true, 100, "10.0.0.0/8", "*", "*", "*"),
                        Worlds.deny("no-probe", true, 200, "*", "*"));
        IntentResult in = healthy(hub, IN);
        assertThat(in.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Readings.why(in)).contains("takes no traffic");
        assertThat(healthy(hub, SSH).holds()).isTrue();
        assertThat(healthy(hub, SSH).obligations()).isEmpty();
    }

    // ---- what is not known of it

    private static void unknown(Hub hub, IntentSpec intent, String why) {
        IntentResult result = healthy(hub, intent);
        assertThat(result.verdict()).as(Readings.why(result)).isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.why(result)).contains(why);
    }

    @Test
    void whether_the_probe_comes_to_a_member_may_not_be_known() {
        Hub hub = BalancedHub.behind(BalancedHub.balancer("All", 0), true)
                .rules("edge", new RuleSpec("some", true, 100, false, "AzureLoadBalancer", "asg", "*", "*", "*"));
        unknown(hub, IN, "whether the health probe comes to member 10.20.253.20 is not known");
        assertThat(healthy(hub, SSH).obligations())
                .as("it may hand on what it does not drop")
                .hasSize(1);
    }

    @Test
    void inbound_NAT_rules_leave_open_what_the_balancer_hands_on() {
        Map<String, Object> inputs =
                new LinkedHashMap<>(BalancedHub.balancer("All", 0).inputs());
        inputs.put("inboundNatRules", List.of(Map.of("name", "nat")));
        Hub hub = BalancedHub.behind(World.resource("LoadBalancer", "nva", "loadBalancers", inputs), true);
        unknown(hub, IN, "inbound NAT rules are not modelled");
        IntentResult kept = healthy(hub, SSH);
        assertThat(kept.obligations()).hasSize(1);
    }

    /** A member whose address Azure has not allocated yet. */
    private static Hub withSomeMember() {
        Hub hub = BalancedHub.behind(BalancedHub.balancer("All", 0));
        return hub.with(BalancedHub.member("nva-0", Opaque.UNKNOWN, true));
    }

    @Test
    void of_a_member_whose_address_is_not_known_no_host_beside_it_is_taken_for_it() {
        Hub hub = withSomeMember().route("orders/web", "10.20.253.0/24", BalancedHub.ADDRESS);
        assertThat(healthy(hub, IN).holds()).isTrue();
        IntentResult beside = healthy(hub, Worlds.deny("orders/web", "10.20.253.77/32", "Tcp", "22"));
        assertThat(beside.verdict()).as(Readings.why(beside)).isEqualTo(Verdict.HOLDS);
        assertThat(beside.obligations()).hasSize(1);
    }

    @Test
    void which_way_out_a_member_of_some_address_has_may_not_be_known() {
        World world = withSomeMember().world();
        IntentResult alike = Worlds.healthy(world, AWAY);
        assertThat(Readings.why(alike)).isEqualTo("its hosts have no way out to the internet");
        world.frontends.add(new World.FrontendSpec(
                "edge",
                "10.20.253.30",
                true,
                List.of(new World.BalanceSpec("Tcp", 443, 443)),
                List.of("10.20.253.77")));
        IntentResult apart = Worlds.healthy(world, AWAY);
        assertThat(apart.verdict()).as(Readings.why(apart)).isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.why(apart)).contains("by which address of its subnet the appliance leaves");
        assertThat(Worlds.healthy(world, Worlds.deny("orders/web", "internet", "Tcp", "443"))
                        .obligations())
                .as("it may be the one in the pool of the public balancer")
                .hasSize(1);
    }

    /** Behind a Basic balancer, which closes no way out. */
    private static World leavingByAzuresOwnWay(ImplicitOutbound implicit) {
        World world = withSomeMember().world();
        world.implicitOutbound = implicit;
        world.others.replaceAll(other -> Readings.withNamed(List.of(other), "nva", "sku", Map.of("name", "Basic"))
                .get(0));
        return world;
    }

    @Test
    void whichever_way_out_a_member_of_some_address_has_it_may_leave() {
        World world = leavingByAzuresOwnWay(ImplicitOutbound.OPEN);
        IntentSpec kept = Worlds.deny("orders/web", "internet", "Tcp", "443");
        assertThat(Worlds.healthy(world, AWAY).holds()).isTrue();
        world.frontends.add(new World.FrontendSpec(
                "edge",
                "10.20.253.30",
                true,
                List.of(new World.BalanceSpec("Tcp", 443, 443)),
                List.of("10.20.253.77")));
        assertThat(Worlds.healthy(world, kept).obligations()).hasSize(1);
    }

    @Test
    void whichever_address_a_member_has_without_a_way_out_it_does_not_surely_leave() {
        World world = leavingByAzuresOwnWay(ImplicitOutbound.CLOSED);
        world.frontends.add(new World.FrontendSpec(
                "edge",
                "10.20.253.30",
                false,
                List.of(new World.BalanceSpec("Tcp", 443, 443)),
                List.of("10.20.253.77")));
        Worlds.asking(world, AWAY);
        List<RegisteredResource> standard =
                Readings.withNamed(world.resources(), "net-ilb-0", "sku", Map.of("name", "Standard"));
        assertThat(Worlds.healthy(standard, world.inputs()).holds()).isFalse();
    }
}
