package hybridnetwork.monitoring;

import hybridnetwork.monitoring.MetricAlert.Aggregation;
import hybridnetwork.monitoring.MetricAlert.Comparison;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The alerts on load balancers (S136), public IPs (S137) and the firewall (S138), whose metrics have a grain of a minute. */
final class EdgeAlerts {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double UP = 90;
    private static final double FULL = 80;

    private EdgeAlerts() {}

    /** Of one resource; none of a kind that has alerts elsewhere, or none. */
    static Stream<MetricAlert> of(Watched on) {
        return switch (on.kind()) {
            case LOAD_BALANCER ->
                Stream.of(
                        alert(
                                on,
                                "probe",
                                "DipAvailability",
                                "fewer than 90 % of the probes of " + on.key() + " are answered"),
                        alert(
                                on,
                                "frontend",
                                "VipAvailability",
                                "the frontend of " + on.key() + " answers less than 90 % of the time"));
            case PUBLIC_IP -> Stream.of(attack(on));
            case FIREWALL ->
                Stream.of(
                        alert(on, "health", "FirewallHealth", "the firewall is less than 90 % healthy"),
                        sourcePorts(on));
            case CIRCUIT, ER_GATEWAY, VPN_GATEWAY, SECURITY_GROUP -> Stream.of();
        };
    }

    private static MetricAlert alert(Watched on, String key, String metric, String what) {
        return new MetricAlert(
                on.key() + "-" + key,
                on,
                what,
                metric,
                Aggregation.Average,
                List.of(),
                Comparison.LessThan,
                UP,
                FIVE_MINUTES,
                MINUTE,
                AlertSeverity.CRITICAL,
                on.kind() == WatchedKind.FIREWALL ? FirstStep.FIREWALL : FirstStep.PROBE);
    }

    private static MetricAlert sourcePorts(Watched on) {
        return new MetricAlert(
                on.key() + "-source-ports",
                on,
                "the firewall uses more than 80 % of the source ports that its public IP has",
                "SNATPortUtilization",
                Aggregation.Maximum,
                List.of(),
                Comparison.GreaterThan,
                FULL,
                FIVE_MINUTES,
                MINUTE,
                AlertSeverity.ERROR,
                FirstStep.FIREWALL);
    }

    private static MetricAlert attack(Watched on) {
        return new MetricAlert(
                on.key() + "-attack",
                on,
                on.key() + " is under a denial of service attack",
                "IfUnderDDoSAttack",
                Aggregation.Maximum,
                List.of(),
                Comparison.GreaterThan,
                0,
                FIVE_MINUTES,
                FIVE_MINUTES,
                AlertSeverity.ERROR,
                FirstStep.ATTACK);
    }
}
