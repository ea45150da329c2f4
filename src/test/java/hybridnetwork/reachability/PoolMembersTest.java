package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which members of a pool take what comes to its frontend: none that sends it, none that the probe does not come to. */
class PoolMembersTest {
    private static final List<BalanceSpec> HTTPS = List.of(new BalanceSpec("Tcp", 443, 443));

    private static World world(boolean isPublic, @Nullable List<RuleSpec> rules, @Nullable List<String> members) {
        World world = Worlds.blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", rules, null));
        world.frontends.set(0, new FrontendSpec("internal", "10.20.1.10", isPublic, HTTPS, members));
        return world;
    }

    private static IntentResult to(World world, String source, boolean allow) {
        return Worlds.healthy(
                world, new IntentSpec("flow", allow, source, "load-balancer:net-ilb-0", "Tcp", List.of("443")));
    }

    // ---- a member does not reach itself

    @Test
    void the_only_member_reaches_nobody_by_its_own_frontend() {
        World world = world(false, null, List.of("10.20.1.20"));
        assertThat(to(world, "10.20.1.20/32", false).holds()).isTrue();
        assertThat(to(world, "10.20.1.21/32", false).verdict()).isEqualTo(Verdict.VIOLATED);
        IntentResult any = to(world, "10.20.1.20/31", false);
        assertThat(any.counterexample().orElseThrow().source()).hasToString("10.20.1.21");
        assertThat(any.counterexample().orElseThrow().reason()).startsWith("member 10.20.1.20:443: delivered");
    }

    @Test
    void a_member_reaches_the_other_one() {
        World world = world(false, null, List.of("10.20.1.20", "10.20.1.21"));
        for (String[] pair :
                List.of(new String[] {"10.20.1.20", "10.20.1.21"}, new String[] {"10.20.1.21", "10.20.1.20"})) {
            IntentResult reached = to(world, pair[0] + "/32", false);
            assertThat(reached.verdict()).isEqualTo(Verdict.VIOLATED);
            assertThat(reached.counterexample().orElseThrow().reason())
                    .startsWith("member " + pair[1] + ":443: delivered");
        }
        IntentResult first = to(world, "internal", false);
        assertThat(first.counterexample().orElseThrow().source()).hasToString("10.20.1.4");
    }

    @Test
    void a_host_that_may_be_the_only_member_reaches_itself_in_no_case() {
        World world = world(false, null, null);
        world.subnets.add(new SubnetSpec("small", "10.20.2.0/29", null, null));
        world.frontends.clear();
        for (String address : List.of("10.20.2.4", "10.20.2.5")) {
            world.frontends.add(new FrontendSpec("small", address, false, HTTPS, null));
        }
        assertThat(to(world, "small", false).holds()).isTrue();
        IntentResult allowed = to(world, "small", true);
        assertThat(allowed.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.why(allowed)).endsWith("whether the source joins the pool is not known");
        assertThat(to(world, "internal", true).verdict()).as("others reach it").isEqualTo(Verdict.HOLDS);
        world.subnets.set(
                2,
                new SubnetSpec(
                        "small",
                        "10.20.2.0/29",
                        List.of(new RuleSpec("some", true, 100, false, "*", "Storage", "*", "*", "*")),
                        null));
        assertThat(to(world, "small", false).holds())
                .as("beside a rule that leaves something open")
                .isTrue();
    }

    // ---- from the internet, by the SKU of the frontend

    private static IntentResult bySku(World world, String kind, Object sku, IntentSpec intent) {
        Worlds.asking(world, intent);
        return Worlds.healthy(changed(world.resources(), kind, put("sku", Map.of("name", sku))), world.inputs());
    }

    private static IntentSpec from(String source, boolean allow) {
        return new IntentSpec("flow", allow, source, "load-balancer:net-ilb-0", "Tcp", List.of("443"));
    }

    @Test
    void members_without_a_group_are_closed_behind_a_Standard_frontend() {
        World world = world(true, null, List.of("10.20.1.20"));
        assertThat(bySku(world, "PublicIPAddress", "Basic", from("internet", true))
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(bySku(world, "PublicIPAddress", "Basic", from("internet", false))
                        .verdict())
                .isEqualTo(Verdict.VIOLATED);
        IntentResult closed = bySku(world, "PublicIPAddress", "Standard", from("internet", true));
        assertThat(Readings.why(closed))
                .contains("without a network security group a Standard public IP is closed to the internet");
        assertThat(bySku(world, "PublicIPAddress", "Standard", from("internet", false))
                        .holds())
                .isTrue();
        for (boolean allow : List.of(true, false)) {
            IntentResult open = bySku(world, "PublicIPAddress", Opaque.UNKNOWN, from("internet", allow));
            assertThat(open.verdict()).as(Readings.why(open)).isEqualTo(Verdict.UNKNOWN);
            assertThat(Readings.why(open)).contains("subnet internal");
        }
    }

    @Test
    void the_SKU_of_an_internal_frontend_closes_nothing() {
        World world = world(false, null, List.of("10.20.1.20"));
        assertThat(bySku(world, "LoadBalancer", "Standard", from("hq", true)).verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(bySku(world, "LoadBalancer", "Standard", from("10.20.1.21/32", true))
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(Readings.why(bySku(world, "LoadBalancer", "Standard", from("internet", true))))
                .startsWith("no public IP leads to 10.20.1.10");
    }

    // ---- probes

    private static List<RegisteredResource> probed(World world) {
        return changed(world.resources(), "LoadBalancer", balancer -> {
            List<Object> rules = new ArrayList<>();
            ((List<?>) Objects.requireNonNull(balancer.get("loadBalancingRules"))).forEach(old -> {
                Map<String, Object> rule = new LinkedHashMap<>();
                ((Map<?, ?>) old).forEach((key, value) -> rule.put(key.toString(), value));
                rule.put("probe", Map.of("id", "/lb/probes/alive"));
                rules.add(rule);
            });
            balancer.put("loadBalancingRules", rules);
            balancer.put("probes", List.of(Map.of("name", "alive", "protocol", "Tcp", "port", 8080.0)));
            return balancer;
        });
    }

    private static IntentResult probed(World world, IntentSpec intent) {
        Worlds.asking(world, intent);
        return Worlds.healthy(probed(world), world.inputs());
    }

    @Test
    void whether_the_probe_comes_to_a_member_may_not_be_known() {
        List<RuleSpec> rules = List.of(
                new RuleSpec("some", true, 100, false, "AzureLoadBalancer", "asg", "*", "*", "*"),
                Worlds.allow("web", true, 200, "*", "*", "*", "*"));
        for (boolean isPublic : List.of(true, false)) {
            World world = world(isPublic, rules, List.of("10.20.1.20"));
            String source = isPublic ? "internet" : "hq";
            for (boolean allow : List.of(true, false)) {
                IntentResult open = probed(world, from(source, allow));
                assertThat(open.verdict()).isEqualTo(Verdict.UNKNOWN);
                assertThat(Readings.why(open))
                        .isEqualTo("whether the health probe comes to member 10.20.1.20 is not known");
            }
        }
        World world = world(true, rules, List.of("10.20.1.20"));
        IntentResult open = probed(world, Worlds.deny("internet", "10.20.1.20/32", "Tcp", "443"));
        assertThat(open.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.why(open)).isEqualTo("whether the health probe comes to member 10.20.1.20 is not known");
    }

    @Test
    void a_member_that_the_probe_does_not_come_to_is_not_reached_from_the_internet() {
        List<RuleSpec> rules = List.of(
                Worlds.allow("web", true, 100, "Internet", "*", "Tcp", "443"),
                Worlds.deny("rest", true, 4096, "*", "*"));
        World world = world(true, rules, List.of("10.20.1.20"));
        IntentSpec asked = Worlds.allow("internet", "10.20.1.20/32", "Tcp", "443");
        assertThat(Worlds.healthy(world, asked).holds()).isTrue();
        IntentResult lost = probed(world, asked);
        assertThat(Readings.why(lost))
                .isEqualTo("member 10.20.1.20 takes no traffic: its network security group denies the health probe from"
                        + " 168.63.129.16");
        assertThat(probed(world, Worlds.deny("internet", "10.20.1.20/32", "Tcp", "443"))
                        .holds())
                .isTrue();
    }

    // ---- what is not known of one balancer

    @Test
    void a_rule_with_floating_IP_leaves_open_what_comes_to_its_own_balancer() {
        World world = world(false, null, List.of("10.20.1.20"));
        world.frontends.add(new FrontendSpec("internal", "10.20.1.11", false, HTTPS, List.of("10.20.1.20")));
        Worlds.asking(
                world,
                new IntentSpec("one", true, "hq", "load-balancer:net-ilb-0", "Tcp", List.of("443")),
                new IntentSpec("other", true, "hq", "load-balancer:net-ilb-1", "Tcp", List.of("443")));
        List<RegisteredResource> floating = changed(world.resources(), "LoadBalancer", balancer -> {
            if ("net-ilb-1".equals(balancer.get("loadBalancerName"))) {
                Map<String, Object> rule = new LinkedHashMap<>();
                ((Map<?, ?>) ((List<?>) Objects.requireNonNull(balancer.get("loadBalancingRules"))).get(0))
                        .forEach((key, value) -> rule.put(key.toString(), value));
                rule.put("enableFloatingIP", true);
                balancer.put("loadBalancingRules", List.of(rule));
            }
            return balancer;
        });
        assertThat(Proof.of(floating, world.inputs(), Outages.SINGLE)
                        .scenarios()
                        .get(0)
                        .intents())
                .extracting(IntentResult::verdict)
                .containsExactly(Verdict.HOLDS, Verdict.UNKNOWN);
    }
}
