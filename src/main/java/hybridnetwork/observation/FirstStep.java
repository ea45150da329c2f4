package hybridnetwork.observation;

import java.util.Map;
import java.util.Set;

/** The first thing to do about a difference; docs/observe.md has a heading for each rule. */
public final class FirstStep {
    private static final String CIRCUIT_DISCONNECTED =
            "see whether the circuit is provisioned and its private peering enabled, then BGP on its routers; else ask the provider";
    private static final Map<String, String> STEPS = Map.ofEntries(
            Map.entry("observed-gone", "run `pulumi preview --refresh`: somebody has deleted it outside the stack"),
            Map.entry("observed-circuit-state", "ask the circuit's provider, with the service key at hand"),
            Map.entry(
                    "observed-peering-state",
                    "ask who has changed it, then `pulumi up --refresh` puts it back as the stack says"),
            Map.entry(
                    "observed-link-down",
                    "look at that link's BGP session on the router, then have the provider test the line"),
            Map.entry(
                    "observed-connection-down",
                    "look at the tunnel on the device: address, key and policy as `./hybrid edge-config` has them"),
            Map.entry(
                    "observed-instance-down",
                    "look at the device's second tunnel: it needs one to each instance of the gateway"),
            Map.entry(
                    "observed-session-down",
                    "compare BGP on the router, its AS number and addresses, with what `./hybrid edge-config` writes"),
            Map.entry("observed-asn", "set the router's AS number, or the stack's, and `pulumi up`"),
            Map.entry(
                    "observed-no-routes",
                    "see what the routers advertise; if it is all, reset the gateway outside working hours"),
            Map.entry(
                    "observed-prefix-missing",
                    "see what the router advertises there, and its filters: it has to be what `advertises` says"),
            Map.entry(
                    "observed-prefix-extra",
                    "filter it on the router, or write it under the site's `advertises` and run `./hybrid plan`"),
            Map.entry(
                    "observed-prefix-more-specific",
                    "filter it on the router: the longer prefix wins over the wider one, whichever way that comes"),
            Map.entry(
                    "observed-not-advertised",
                    "compare the network's address space and its peerings in Azure with the stack: `pulumi preview --refresh`"),
            Map.entry(
                    "observed-advertised-extra",
                    "see which connection or peering brings it; nobody on-premises expects it from Azure"));

    private FirstStep() {}

    /** Every rule that a difference can have. */
    public static Set<String> rules() {
        return STEPS.keySet();
    }

    /** The step: that of the rule, but a circuit's connection has no tunnel to look at. */
    public static String of(Difference difference) {
        if (difference instanceof Difference.ConnectionDown down && down.where().startsWith("circuit:")) {
            return CIRCUIT_DISCONNECTED;
        }
        return STEPS.getOrDefault(difference.rule(), "");
    }
}
