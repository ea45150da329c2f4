package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which interfaces a load balancer hands packets to: those that name the pool of the rule. */
class PoolMembersReadingTest {
    private static final String BALANCERS =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/loadBalancers/";

    /** The blueprint with an interface in a subnet that lets nothing in: the balanced flow fails if that is a member. */
    private static ProofResult joining(Object pools) {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("hq", "load-balancer", "Tcp", "443"));
        world.subnets.add(
                new SubnetSpec("shut", "10.20.3.0/24", List.of(Worlds.deny("closed", true, 100, "*", "*")), null));
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(Worlds.card(
                Map.of("name", "ip", "privateIPAddress", "10.20.3.5", "loadBalancerBackendAddressPools", pools)));
        return Proof.of(resources, world.inputs(), Outages.SINGLE);
    }

    private static Verdict web(ProofResult proof) {
        return proof.scenarios().get(0).intents().get(0).verdict();
    }

    @ParameterizedTest
    @CsvSource({
        "net-ilb-0/backendAddressPools/pool, VIOLATED",
        "NET-ILB-0/backendAddressPools/POOL, VIOLATED",
        "net-ilb-0/backendAddressPools/second, HOLDS",
        "another/backendAddressPools/pool, HOLDS",
    })
    void an_interface_joins_the_pool_that_it_names_and_no_other(String pool, Verdict expected) {
        assertThat(web(joining(List.of(Map.of("id", BALANCERS + pool))))).isEqualTo(expected);
    }

    /** Nothing but the interfaces may tell of a pool. */
    @Test
    void a_pool_that_no_resource_lists_has_the_members_that_name_it() {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("hq", "load-balancer", "Tcp", "443"));
        List<RegisteredResource> resources = new ArrayList<>(
                Readings.changed(world.resources(), "LoadBalancer", Readings.put("backendAddressPools", List.of())));
        assertThat(messages(Proof.of(resources, world.inputs(), Outages.SINGLE), "pool-assumed"))
                .hasSize(1);
        resources.add(Worlds.card(Map.of(
                "privateIPAddress",
                "10.20.1.20",
                "loadBalancerBackendAddressPools",
                List.of(Map.of("id", BALANCERS + "net-ilb-0/backendAddressPools/pool")))));
        assertThat(messages(Proof.of(resources, world.inputs(), Outages.SINGLE), "pool-assumed"))
                .isEmpty();
    }

    @Test
    void a_pool_that_is_not_known_may_be_any() {
        for (Object pools : List.of(
                Opaque.UNKNOWN,
                List.of(Opaque.UNKNOWN),
                List.of(Map.of("id", BALANCERS + "another/backendAddressPools/pool"), Map.of("id", Opaque.UNKNOWN)))) {
            ProofResult proof = joining(pools);
            assertThat(web(proof)).as("%s", pools).isEqualTo(Verdict.UNKNOWN);
            assertThat(messages(proof, "unknown-value"))
                    .containsExactly(
                            "NetworkInterface nic: loadBalancerBackendAddressPools is not known yet; which pools it joins"
                                    + " cannot be said");
        }
    }
}
