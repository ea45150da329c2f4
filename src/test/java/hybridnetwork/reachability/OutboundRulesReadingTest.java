package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom a public load balancer lets out, by its outbound rules and by rules that translate on the way out. */
class OutboundRulesReadingTest {
    private static final String NETWORKING = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";

    /** A public balancer with an outbound rule of the second pool, and rules that let nobody out. */
    private static List<RegisteredResource> outbound(World world, Object outbound, Object disabled) {
        return changed(world.resources(), "LoadBalancer", balancer -> {
            Map<String, Object> rule = new LinkedHashMap<>();
            ((Map<?, ?>) ((List<?>) balancer.getOrDefault("loadBalancingRules", List.of())).get(0))
                    .forEach((key, value) -> rule.put(key.toString(), value));
            rule.put("disableOutboundSnat", disabled);
            balancer.put("loadBalancingRules", List.of(rule));
            balancer.put("outboundRules", outbound);
            return balancer;
        });
    }

    private static List<Object> ofSecond(Object protocol) {
        return List.of(Map.of(
                "name",
                "out",
                "protocol",
                protocol,
                "backendAddressPool",
                Map.of("id", NETWORKING + "loadBalancers/net-ilb-0/backendAddressPools/second")));
    }

    @Test
    void an_outbound_rule_lets_the_members_of_its_pool_out_with_its_protocol() {
        World world = Worlds.balanced(true, ImplicitOutbound.CLOSED);
        List<RegisteredResource> resources = outbound(world, ofSecond("Udp"), true);
        assertThat(Worlds.lost(world, resources, "10.20.1.30/32", "Udp")).isEqualTo(Verdict.VIOLATED);
        assertThat(Worlds.lost(world, resources, "10.20.1.30/32", "Tcp")).isEqualTo(Verdict.HOLDS);
        assertThat(Worlds.lost(world, resources, "10.20.1.20/32", "Udp")).isEqualTo(Verdict.HOLDS);
        assertThat(Worlds.lost(world, outbound(world, ofSecond("All"), true), "10.20.1.30/32", "Tcp"))
                .isEqualTo(Verdict.VIOLATED);
        World internal = Worlds.balanced(false, ImplicitOutbound.CLOSED);
        assertThat(Worlds.lost(internal, outbound(internal, ofSecond("All"), true), "10.20.1.30/32", "Tcp"))
                .as("of a balancer without a public address")
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void what_is_not_known_of_outbound_rules_leaves_open_what_has_ports() {
        World world = Worlds.balanced(true, ImplicitOutbound.CLOSED);
        List<RegisteredResource> unknown = outbound(world, Opaque.UNKNOWN, true);
        assertThat(Worlds.lost(world, unknown, "10.20.1.40/32", "Tcp")).isEqualTo(Verdict.UNKNOWN);
        assertThat(Worlds.lost(world, unknown, "10.20.1.40/32", "Icmp")).isEqualTo(Verdict.HOLDS);
        assertThat(messages(Readings.prove(unknown), "unknown-value"))
                .containsExactly(
                        "LoadBalancer net-ilb-0: outboundRules is not known yet; which hosts leave by them cannot be said");
        List<RegisteredResource> protocol = outbound(world, ofSecond(Opaque.UNKNOWN), true);
        assertThat(Worlds.lost(world, protocol, "10.20.1.30/32", "Tcp")).isEqualTo(Verdict.UNKNOWN);
        assertThat(Worlds.lost(world, protocol, "10.20.1.20/32", "Tcp")).isEqualTo(Verdict.HOLDS);
    }

    /** Whose members would be is not known of a rule that could not be read. */
    @Test
    void a_rule_that_is_not_read_may_let_any_host_out() {
        World world = Worlds.balanced(true, ImplicitOutbound.CLOSED);
        List<RegisteredResource> resources = changed(world.resources(), "LoadBalancer", balancer -> {
            List<Object> rules = new ArrayList<>((List<?>) balancer.getOrDefault("loadBalancingRules", List.of()));
            Map<String, Object> broken = new LinkedHashMap<>();
            ((Map<?, ?>) rules.get(0)).forEach((key, value) -> broken.put(key.toString(), value));
            broken.putAll(Map.of("name", "broken", "frontendPort", 70000.0));
            rules.add(broken);
            balancer.put("loadBalancingRules", rules);
            return balancer;
        });
        assertThat(Worlds.lost(world, world.resources(), "10.20.1.40/32", "Tcp"))
                .isEqualTo(Verdict.HOLDS);
        assertThat(Worlds.lost(world, resources, "10.20.1.40/32", "Tcp")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whether_a_rule_lets_its_members_out_may_not_be_known() {
        World world = Worlds.balanced(true, ImplicitOutbound.CLOSED);
        assertThat(Worlds.lost(world, outbound(world, List.of(), false), "10.20.1.20/32", "Tcp"))
                .isEqualTo(Verdict.VIOLATED);
        List<RegisteredResource> open = outbound(world, List.of(), Opaque.UNKNOWN);
        assertThat(Worlds.lost(world, open, "10.20.1.20/32", "Tcp")).isEqualTo(Verdict.UNKNOWN);
        assertThat(Worlds.lost(world, open, "10.20.1.30/32", "Tcp")).isEqualTo(Verdict.HOLDS);
        assertThat(messages(Readings.prove(open), "unknown-value"))
                .containsExactly(
                        "LoadBalancer net-ilb-0: disableOutboundSnat is not known yet; whether its members leave by"
                                + " it cannot be said");
    }
}
