package hybridnetwork.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.monitoring.NetworkDay.Unsaid;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** That the evaluation of alerts is Azure's: where the baseline that many copy is blind, or cries, it shows. */
class AlertEvaluationTest {
    private static final RecordedNetwork NETWORK =
            RecordedNetwork.connected(StackText.dev().with("monitoring: {email: network-team@example.com}"));

    private static RegisteredResource alert(
            String like, String metric, String aggregation, String operator, double threshold, String... dimensions) {
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("metricName", metric);
        condition.put("timeAggregation", aggregation);
        condition.put("operator", operator);
        condition.put("threshold", threshold);
        condition.put(
                "dimensions",
                List.of(dimensions).stream()
                        .map(name -> Map.of("name", name, "operator", "Include", "values", List.of("*")))
                        .toList());
        RegisteredResource declared = NETWORK.resource(like);
        Map<String, Object> inputs = new LinkedHashMap<>(declared.inputs());
        inputs.put("windowSize", "PT5M");
        inputs.put("evaluationFrequency", "PT1M");
        inputs.put("criteria", Map.of("allOf", List.of(condition)));
        return new RegisteredResource(
                declared.type(),
                "it",
                "urn",
                declared.id(),
                declared.parent(),
                false,
                List.of(),
                Map.of(),
                inputs,
                Map.of());
    }

    private static boolean fires(RegisteredResource alert, Consumer<NetworkDay> effect) {
        return AlertEvaluation.fires(alert, NetworkDay.of(NETWORK, Unsaid.ZERO).during(effect));
    }

    /** A link that is down for one of five minutes: 80 by itself, and 90 in the average of both, which is not below 90. */
    @Test
    void anAverageOverBothLinksHidesWhatEachByItselfShows() {
        Consumer<NetworkDay> minute = Happening.MAINTENANCE.effect();
        String like = "alerts-circuit-primary-bgp";
        assertThat(fires(alert(like, "BgpAvailability", "Average", "LessThan", 90), minute))
                .isFalse();
        assertThat(fires(alert(like, "BgpAvailability", "Average", "LessThan", 90, "Peer"), minute))
                .isTrue();
    }

    /** The baseline's alert of severity 0 on a tunnel without traffic: a healthy standby is one. */
    @Test
    void trafficDoesNotTellALivingStandbyFromADeadOne() {
        RegisteredResource egress = alert("alerts-vpn-ike", "TunnelEgressBytes", "Average", "LessThan", 1);
        assertThat(fires(egress, Happening.NOTHING.effect())).isTrue();
        assertThat(fires(egress, Happening.ROUTER_GONE.effect())).isTrue();
    }

    /** Peers that the two instances have with each other hide a dead device in one sum. */
    @Test
    void aSumOfAllSessionsHidesTheSites() {
        RegisteredResource total = alert("alerts-vpn-bgp-hq", "BgpPeerStatus", "Total", "LessThan", 1);
        assertThat(fires(total, Happening.SESSION_DOWN.effect())).isFalse();
    }

    @Test
    void theAggregationIsTheAlerts() {
        String like = "alerts-load-balancer-probe";
        Consumer<NetworkDay> half = Happening.PROBE_DOWN.effect();
        assertThat(fires(alert(like, "DipAvailability", "Average", "LessThan", 50), half))
                .isFalse();
        assertThat(fires(alert(like, "DipAvailability", "Minimum", "LessThan", 50), half))
                .isTrue();
        assertThat(fires(alert(like, "DipAvailability", "Maximum", "LessThan", 50), half))
                .isFalse();
        assertThat(fires(alert(like, "DipAvailability", "Total", "GreaterThan", 999), half))
                .isTrue();
    }

    @Test
    void whatHasNoValueIsNotJudged() {
        NetworkDay silent = NetworkDay.of(NETWORK, Unsaid.SILENCE).during(Happening.ROUTER_GONE.effect());
        assertThat(AlertEvaluation.fires(NETWORK.resource("alerts-vpn-ike"), silent))
                .isFalse();
    }

    @Test
    void aDimensionThatTheMetricHasNotIsNoQuietMistake() {
        RegisteredResource wrong =
                alert("alerts-circuit-primary-bgp", "BgpAvailability", "Average", "LessThan", 90, "Instance");
        assertThatThrownBy(() -> fires(wrong, Happening.NOTHING.effect()))
                .hasMessageContaining("has no dimension Instance");
    }
}
