package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which probe a balancing rule has. The blueprint's group lets no probe in, so that with a known one no member takes traffic. */
class ProbeReadingTest {
    private static Map<String, Object> probe(String name, Object port) {
        return Map.of("name", name, "protocol", "Tcp", "port", port);
    }

    private static ProofResult with(Object reference, Object probes) {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("hq", "load-balancer", "Tcp", "443"));
        List<RegisteredResource> resources = changed(world.resources(), "LoadBalancer", balancer -> {
            Map<String, Object> rule = new LinkedHashMap<>();
            ((Map<?, ?>) ((List<?>) balancer.getOrDefault("loadBalancingRules", List.of())).get(0))
                    .forEach((key, value) -> rule.put(key.toString(), value));
            rule.put("probe", reference);
            balancer.put("loadBalancingRules", List.of(rule));
            balancer.put("probes", probes);
            return balancer;
        });
        return Proof.of(resources, world.inputs(), Outages.SINGLE);
    }

    private static Verdict web(ProofResult proof) {
        return proof.scenarios().get(0).intents().get(0).verdict();
    }

    private static Map<String, Object> named(String name) {
        return Map.of("id", "/lb/probes/" + name);
    }

    private static void isUnknown(ProofResult proof) {
        assertThat(web(proof)).isEqualTo(Verdict.UNKNOWN);
        assertThat(messages(proof, "unknown-value"))
                .contains(
                        "LoadBalancer net-ilb-0: the probe of rule rule0 is not known yet; which members take traffic cannot"
                                + " be said");
    }

    @Test
    void a_rule_has_the_probe_that_it_names_or_the_only_one() {
        List<Object> two = List.of(probe("other", 80.0), probe("p", 443.0));
        assertThat(web(with(named("P"), two))).isEqualTo(Verdict.VIOLATED);
        assertThat(web(with(Map.of("id", Opaque.UNKNOWN), List.of(probe("p", 443.0)))))
                .isEqualTo(Verdict.VIOLATED);
        isUnknown(with(Map.of("id", Opaque.UNKNOWN), two));
        isUnknown(with(named("missing"), two));
        isUnknown(with(named("p"), List.of()));
    }

    @Test
    void the_port_that_is_probed_is_the_probes_own() {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("hq", "load-balancer", "Tcp", "443"));
        assertThat(messages(
                        with(named("p"), List.of(probe("other", 80.0), probe("p", 8443.0))), "lb-rules-probe-admitted"))
                .singleElement()
                .asString()
                .contains("8443");
        assertThat(messages(world.prove(Outages.SINGLE), "lb-rules-probe-admitted"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 65536})
    void a_port_that_there_is_not_is_none(double port) {
        isUnknown(with(named("p"), List.of(probe("p", port))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 65535})
    void every_port_may_be_probed(double port) {
        assertThat(web(with(named("p"), List.of(probe("p", port))))).isEqualTo(Verdict.VIOLATED);
    }
}
