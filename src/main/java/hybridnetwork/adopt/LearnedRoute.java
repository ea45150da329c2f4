package hybridnetwork.adopt;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.Optional;

/**
 * A route that a gateway has learnt by BGP: all that Azure knows of what a site advertises.
 *
 * @param gateway that has learnt it
 * @param sourcePeer the address of the BGP speaker that it came from
 * @param asPath AS numbers, the nearest first, such as {@code 12076-65050}; empty where Azure says none
 */
public record LearnedRoute(ArmId gateway, Prefix network, String sourcePeer, String asPath) {
    /** Of a gateway's answer; empty for its own networks, and for what is no IPv4. */
    public static Optional<LearnedRoute> of(ArmId gateway, Bag route) {
        return route.text("network")
                .flatMap(Prefix::tryParse)
                .filter(network ->
                        route.text("origin").filter("EBgp"::equalsIgnoreCase).isPresent())
                .map(network -> new LearnedRoute(
                        gateway,
                        network,
                        route.text("sourcePeer").orElse(""),
                        route.text("asPath").orElse("")));
    }

    /** Whether an AS number is where it began. */
    boolean isFrom(long asn) {
        return asPath.equals(Long.toString(asn)) || asPath.endsWith("-" + asn) || asPath.endsWith(" " + asn);
    }
}
