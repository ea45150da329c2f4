package hybridnetwork.preflight;

import java.util.List;

/** What {@code observe} tells of a network that runs. Written down here so that a page explains each and the team can accept one. */
final class ObservedRules {
    private static final String PAGE = "`./hybrid observe` tells it; docs/observe.md says what to do first";

    private ObservedRules() {}

    static List<Rule> rules() {
        return List.of(
                rule("observed-gone", "every gateway, connection and circuit that is deployed is there"),
                rule("observed-circuit-state", "a circuit with a connection is provisioned and enabled"),
                rule("observed-peering-state", "a private peering is in the state that the stack gave it"),
                rule("observed-link-down", "routes come over both links of a circuit"),
                rule("observed-connection-down", "every connection is connected, the idle standby's too"),
                rule("observed-instance-down", "every instance of a gateway has its tunnel and its BGP session"),
                rule("observed-session-down", "every BGP session is up"),
                rule("observed-asn", "the routers have the AS numbers that the stack says"),
                rule("observed-no-routes", "a gateway with BGP sessions has learned routes"),
                rule("observed-prefix-missing", "every prefix that a site advertises is learned, over every way"),
                rule("observed-prefix-extra", "no other prefix is learned"),
                rule(
                        "observed-prefix-more-specific",
                        "no prefix is learned inside one that is expected, from which it would draw packets"),
                rule("observed-not-advertised", "the networks' address space is advertised to every neighbour"),
                rule("observed-advertised-extra", "nothing else is advertised but what other sites have"));
    }

    private static Rule rule(String id, String condition) {
        return Rule.warning("", id, condition, "").byObservation(PAGE);
    }
}
