package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.model.BalancingRule;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which packets a balancing rule takes, and at which port its members get them. */
class BalancingRuleReadingTest {
    /** The frontends of the blueprint's balancer, of which the rule has these properties too. */
    private static List<Frontend> frontends(Map<String, Object> changes, String... more) {
        World world = Worlds.blueprint();
        List<RegisteredResource> resources = changed(world.resources(), "LoadBalancer", balancer -> {
            Map<String, Object> rule = new LinkedHashMap<>();
            ((Map<?, ?>) ((List<?>) balancer.getOrDefault("loadBalancingRules", List.of())).get(0))
                    .forEach((key, value) -> rule.put(key.toString(), value));
            rule.remove("backendPort");
            rule.putAll(changes);
            balancer.put("loadBalancingRules", List.of(rule));
            List<Object> fronts =
                    new ArrayList<>((List<?>) balancer.getOrDefault("frontendIPConfigurations", List.of()));
            for (String address : more) {
                fronts.add(Map.of("name", address, "privateIPAddress", address));
            }
            balancer.put("frontendIPConfigurations", fronts);
            return balancer;
        });
        return new NetworkReader(resources, world.inputs(), new Notes()).read().frontends();
    }

    private static String read(Map<String, Object> changes) {
        List<BalancingRule> rules = frontends(changes).get(0).rules();
        if (rules.isEmpty()) {
            return "none";
        }
        BalancingRule rule = rules.get(0);
        return rule.isForAllPorts()
                ? "all ports"
                : rule.frontendPorts() + " to " + rule.backendPort().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "Tcp, 443, 8443, {443} to 8443",
        "Tcp, 1, 1, {1} to 1",
        "Tcp, 65535, 65535, {65535} to 65535",
        "Tcp, 65536, 443, none",
        "Tcp, 443, 65536, none",
        "Tcp, 0, 443, none",
        "Tcp, 0, 0, none",
        "Tcp, 443, -1, none",
        "all, 0, 0, all ports",
        "All, 0, 443, none",
        "All, 443, 443, {443} to 443",
        "Icmp, 443, 443, none",
    })
    void ports_are_one_each_or_with_every_protocol_all_of_them(
            String protocol, double frontend, double backend, String expected) {
        assertThat(read(Map.of("protocol", protocol, "frontendPort", frontend, "backendPort", backend)))
                .isEqualTo(expected);
    }

    @Test
    void ha_ports_need_no_backend_port_and_any_other_rule_does() {
        assertThat(read(Map.of("protocol", "All", "frontendPort", 0.0))).isEqualTo("all ports");
        assertThat(read(Map.of("protocol", "All", "frontendPort", 443.0))).isEqualTo("none");
        assertThat(read(Map.of("protocol", "All", "frontendPort", 443.0, "backendPort", 0.0)))
                .as("one port is not all of them")
                .isNotEqualTo("all ports");
        assertThat(read(Map.of("protocol", "Tcp", "frontendPort", 443.0))).isEqualTo("none");
    }

    @Test
    void a_rule_whose_frontend_is_not_known_is_that_of_the_only_one_and_of_none_of_several() {
        Map<String, Object> open =
                Map.of("frontendIPConfiguration", Map.of("id", Opaque.UNKNOWN), "backendPort", 443.0);
        assertThat(frontends(open)).allSatisfy(it -> assertThat(it.rules()).hasSize(1));
        assertThat(frontends(open, "10.20.1.11"))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.rules()).isEmpty());
    }
}
