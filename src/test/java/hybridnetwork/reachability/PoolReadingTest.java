package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which pools a rule balances among, and what members that are not known leave open. */
class PoolReadingTest {
    private static final String POOLS =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/loadBalancers/net-ilb-0/backendAddressPools/";

    /** The blueprint without groups; the pool of the balancer's rule has 10.20.1.20, its second one 10.20.1.30. */
    private static World world(boolean isPublic) {
        World world = Worlds.blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.implicitOutbound = ImplicitOutbound.CLOSED;
        world.frontends.set(
                0,
                new FrontendSpec(
                        "internal",
                        "10.20.1.10",
                        isPublic,
                        List.of(new BalanceSpec("Tcp", 443, 443)),
                        List.of("10.20.1.20"),
                        List.of("10.20.1.30")));
        return world;
    }

    private static List<RegisteredResource> withRule(World world, Map<String, Object> pools) {
        return changed(world.resources(), "LoadBalancer", balancer -> {
            Map<String, Object> rule = new LinkedHashMap<>();
            ((Map<?, ?>) ((List<?>) balancer.getOrDefault("loadBalancingRules", List.of())).get(0))
                    .forEach((key, value) -> rule.put(key.toString(), value));
            rule.remove("backendAddressPool");
            rule.putAll(pools);
            balancer.put("loadBalancingRules", List.of(rule));
            return balancer;
        });
    }

    private static List<String> members(Map<String, Object> pools) {
        World world = world(false);
        return new NetworkReader(withRule(world, pools), world.inputs(), new Notes())
                .read().frontends().get(0).rules().get(0).members().stream()
                        .map(it -> it.hosts().toString())
                        .toList();
    }

    private static Map<String, Object> id(Object name) {
        return Map.of("id", name instanceof String text ? POOLS + text : name);
    }

    @Test
    void a_rule_balances_among_every_pool_that_it_names() {
        assertThat(members(Map.of("backendAddressPool", id("POOL")))).containsExactly("{10.20.1.20/32}");
        assertThat(members(Map.of("backendAddressPools", List.of(id("second")))))
                .containsExactly("{10.20.1.30/32}");
        assertThat(members(Map.of("backendAddressPools", List.of(id("pool"), id("second")))))
                .containsExactly("{10.20.1.20/32, 10.20.1.30/32}");
    }

    @Test
    void a_pool_that_is_not_known_is_any_where_no_other_is_named() {
        String told =
                "LoadBalancer net-ilb-0: the backend pool of rule rule0 is not known yet; its members are taken from"
                        + " every pool";
        for (Map<String, Object> pools : List.<Map<String, Object>>of(
                Map.of("backendAddressPool", Opaque.UNKNOWN),
                Map.of("backendAddressPool", id(Opaque.UNKNOWN)),
                Map.of("backendAddressPools", Opaque.UNKNOWN),
                Map.of("backendAddressPools", List.of(id(Opaque.UNKNOWN))))) {
            assertThat(members(pools)).as("%s", pools).containsExactly("{10.20.1.20/32, 10.20.1.30/32}");
            World world = world(false);
            assertThat(messages(Proof.of(withRule(world, pools), world.inputs(), Outages.SINGLE), "unknown-value"))
                    .containsExactly(told);
        }
        assertThat(members(Map.of("backendAddressPools", List.of(id("second"), id(Opaque.UNKNOWN)))))
                .containsExactly("{10.20.1.30/32}");
    }

    private static Verdict withMembers(World world, IntentSpec asked, Object addresses) {
        Worlds.asking(world, asked);
        return Worlds.healthy(
                        changed(
                                world.resources(),
                                "LoadBalancer",
                                Readings.put(
                                        "backendAddressPools",
                                        List.of(Map.of("name", "pool", "loadBalancerBackendAddresses", addresses)))),
                        world.inputs())
                .verdict();
    }

    /** Any host may be a member: it may leave by a public balancer, and the internet may come in by it. */
    @Test
    void members_that_are_not_known_may_be_any_host() {
        IntentSpec away = Worlds.deny("10.20.1.40/32", "internet", "Tcp", "443");
        IntentSpec in = Worlds.deny("internet", "10.20.1.40/32", "Tcp", "443");
        Map<String, Object> known = Map.of("name", "a", "ipAddress", "10.20.1.20");
        for (Object addresses : List.of(
                Opaque.UNKNOWN,
                List.of(known, Opaque.UNKNOWN),
                List.of(known, Map.of("name", "b", "ipAddress", Opaque.UNKNOWN)))) {
            assertThat(withMembers(world(true), away, addresses))
                    .as("%s", addresses)
                    .isEqualTo(Verdict.UNKNOWN);
            assertThat(withMembers(world(true), in, addresses)).isEqualTo(Verdict.UNKNOWN);
        }
        assertThat(withMembers(world(true), away, List.of(known))).isEqualTo(Verdict.HOLDS);
        assertThat(withMembers(world(true), in, List.of(known))).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whose_hosts_are_taken_for_members_is_told() {
        World world = world(false);
        world.frontends.set(
                0, new FrontendSpec("internal", "10.20.1.10", false, List.of(new BalanceSpec("Tcp", 443, 443)), null));
        assertThat(messages(world.prove(Outages.SINGLE), "pool-assumed"))
                .containsExactly(
                        "nothing has joined the pool of rule rule0 of LoadBalancer net-ilb-0 yet; its members are"
                                + " taken to be the hosts of subnet internal");
        world.frontends.set(
                0, new FrontendSpec("internal", "10.20.1.10", true, List.of(new BalanceSpec("Tcp", 443, 443)), null));
        assertThat(messages(world.prove(Outages.SINGLE), "pool-assumed"))
                .containsExactly(
                        "nothing has joined the pool of rule rule0 of LoadBalancer net-ilb-0 yet; its members are"
                                + " taken to be hosts of any subnet");
    }
}
