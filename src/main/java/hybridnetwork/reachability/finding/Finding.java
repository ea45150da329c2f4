package hybridnetwork.reachability.finding;

import hybridnetwork.limits.AskedOfExports;
import java.util.Locale;
import java.util.Set;

/**
 * Something that the proof noticed beside the intents.
 *
 * @param rule one of {@link #NOTICED} or {@link AskedOfExports#RULES}, such as {@code lpm-pitfall}
 */
public record Finding(String rule, Severity severity, String message) {
    /** How much it matters, the gravest first. */
    public enum Severity {
        ERROR,
        WARNING,
        ADVICE;

        /** As reports spell it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the proof notices of any network; the rulebook explains each. */
    public static final Set<String> NOTICED = Set.of(
            "appliance-bypassed",
            "appliance-loop",
            "asymmetric-path",
            "bgp-both-flags",
            "black-hole",
            "default-route-on-premises",
            "firewall-address-allocated",
            "frontend-address-allocated",
            "gw-subnet-no-nsg",
            "gw-subnet-udr",
            "internet-reachable",
            "lb-rules-probe-admitted",
            "lpm-pitfall",
            "no-virtual-network",
            "not-understood",
            "peering-one-sided",
            "pool-assumed",
            "same-prefix-er-wins",
            "same-prefix-two-sites",
            "site-transit",
            "space-overlap",
            "static-routes-no-failback",
            "tolerated-needlessly",
            "unknown-end",
            "unknown-value",
            "vpngw-sku-capacity");

    public Finding {
        if (!NOTICED.contains(rule) && !AskedOfExports.RULES.contains(rule)) {
            throw new IllegalArgumentException(rule + " is no finding that the rulebook explains");
        }
    }

    public static Finding error(String rule, String message) {
        return new Finding(rule, Severity.ERROR, message);
    }

    public static Finding warning(String rule, String message) {
        return new Finding(rule, Severity.WARNING, message);
    }

    public static Finding advice(String rule, String message) {
        return new Finding(rule, Severity.ADVICE, message);
    }
}
