package hybridnetwork.monitoring;

import hybridnetwork.config.Circuit;
import hybridnetwork.monitoring.MetricAlert.Aggregation;
import hybridnetwork.monitoring.MetricAlert.Comparison;
import hybridnetwork.monitoring.MetricAlert.Dimension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The alerts on a circuit of this stack's (S146). They are declared once it is connected: before, it has no sessions whose loss
 * could be told. Another's circuit is its owner's to watch.
 */
final class CircuitAlerts {
    /** Each link of each peering by itself: of two links in one average, a dead one cannot be named ({@code mon-bgp-dimension}). */
    private static final List<Dimension> EACH_LINK = List.of(Dimension.each("PeeringType"), Dimension.each("Peer"));

    private static final List<Dimension> EACH_DEVICE =
            List.of(Dimension.each("PeeringType"), Dimension.each("DeviceRole"));

    private static final double UP = 90;
    private static final double FULL = 80;

    /** A thousandth of a circuit's rate: TCP feels that much loss. */
    private static final double DROPPED = 0.001;

    private static final double BITS_OF_MBIT = 1_000_000;
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private CircuitAlerts() {}

    static Stream<MetricAlert> of(Circuit.Owned circuit) {
        return Stream.of(
                available(circuit, "arp", "ArpAvailability", "Microsoft's router does not see the other end of a link"),
                available(circuit, "bgp", "BgpAvailability", "a BGP session is down"),
                dropped(circuit, "in", "QosDropBitsInPerSecond", "on the way to Azure"),
                dropped(circuit, "out", "QosDropBitsOutPerSecond", "on the way to the site"),
                full(circuit, "in", "IngressBandwidthUtilization", "to Azure"),
                full(circuit, "out", "EgressBandwidthUtilization", "to the site"));
    }

    private static MetricAlert available(Circuit.Owned circuit, String key, String metric, String what) {
        return new MetricAlert(
                key(circuit, key),
                Watched.circuit(circuit.name()),
                "on circuit " + circuit.name() + " " + what,
                metric,
                Aggregation.Average,
                EACH_LINK,
                Comparison.LessThan,
                UP,
                FIVE_MINUTES,
                MINUTE,
                AlertSeverity.CRITICAL,
                FirstStep.CIRCUIT_LINK);
    }

    private static MetricAlert dropped(Circuit.Owned circuit, String way, String metric, String inWords) {
        return new MetricAlert(
                key(circuit, "drops-" + way),
                Watched.circuit(circuit.name()),
                "circuit " + circuit.name() + " drops more than a thousandth of its rate " + inWords,
                metric,
                Aggregation.Average,
                List.of(),
                Comparison.GreaterThan,
                circuit.rateMbps() * BITS_OF_MBIT * DROPPED,
                FIVE_MINUTES,
                FIVE_MINUTES,
                AlertSeverity.WARNING,
                FirstStep.CIRCUIT_FULL);
    }

    /** In percent of the link, whatever the circuit's rate ({@code mon-circuit-percent}). */
    private static MetricAlert full(Circuit.Owned circuit, String way, String metric, String inWords) {
        return new MetricAlert(
                key(circuit, "full-" + way),
                Watched.circuit(circuit.name()),
                "a link of circuit " + circuit.name() + " is more than 80 % full on the way " + inWords,
                metric,
                Aggregation.Maximum,
                EACH_DEVICE,
                Comparison.GreaterThan,
                FULL,
                FIVE_MINUTES,
                MINUTE,
                AlertSeverity.WARNING,
                FirstStep.CIRCUIT_FULL);
    }

    private static String key(Circuit.Owned circuit, String what) {
        return "circuit-" + circuit.name() + "-" + what;
    }

    /** Of all circuits of this stack's that are connected. */
    static Stream<MetricAlert> of(Map<String, Circuit> circuits, Set<String> connected) {
        return circuits.values().stream()
                .filter(Circuit.Owned.class::isInstance)
                .map(Circuit.Owned.class::cast)
                .filter(circuit -> connected.contains(circuit.name()))
                .flatMap(CircuitAlerts::of);
    }
}
