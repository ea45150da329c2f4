package hybridnetwork.reachability.finding;

import java.util.Set;

/**
 * Something that the proof noticed beside the intents.
 *
 * @param rule one of {@link #RULES}, such as {@code lpm-pitfall}
 * @param severity {@code error}, {@code warning} or {@code advice}
 */
public record Finding(String rule, String severity, String message) {
    /** The ids of all findings; the rulebook explains each. */
    public static final Set<String> RULES = Set.of(
            "asymmetric-path",
            "black-hole",
            "default-route-on-premises",
            "frontend-address-allocated",
            "internet-reachable",
            "lpm-pitfall",
            "no-virtual-network",
            "not-understood",
            "same-prefix-er-wins",
            "same-prefix-two-sites",
            "site-transit",
            "static-routes-no-failback",
            "unknown-end",
            "unknown-value",
            "vpngw-sku-capacity");

    public Finding {
        if (!RULES.contains(rule)) {
            throw new IllegalArgumentException(rule + " is no finding that the rulebook explains");
        }
    }

    public static Finding error(String rule, String message) {
        return new Finding(rule, "error", message);
    }

    public static Finding warning(String rule, String message) {
        return new Finding(rule, "warning", message);
    }

    public static Finding advice(String rule, String message) {
        return new Finding(rule, "advice", message);
    }
}
