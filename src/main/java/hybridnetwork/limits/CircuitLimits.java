package hybridnetwork.limits;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What ExpressRoute circuits have and take. */
public final class CircuitLimits {
    /** What a provider's circuit can have, in Mbit/s ({@code er-provider-bandwidth}). */
    public static final List<Integer> PROVIDER_RATES = List.of(50, 100, 200, 500, 1000, 2000, 5000, 10_000);

    /** What a circuit on a port pair can have, in Gbit/s, by the port's own rate ({@code er-direct-bandwidth}). */
    public static final Map<Integer, List<Integer>> DIRECT_RATES = new TreeMap<>(
            Map.of(10, List.of(1, 2, 5, 10), 100, List.of(5, 10, 40, 100), 400, List.of(5, 10, 40, 100, 200, 400)));

    /** A circuit of tier Local, in Mbit/s ({@code er-local-limits}). */
    public static final int SLOWEST_LOCAL = 1000;

    /** Address prefixes that a circuit advertises to the sites ({@code er-route-limits}). */
    public static final int MOST_ROUTES_TO_SITES = 1000;

    /**
     * Address prefixes of a network while a circuit is being connected to it; one that is connected may grow beyond it
     * ({@code er-create-200-spaces}).
     */
    public static final int MOST_PREFIXES_TO_CONNECT = 200;

    /** In one region of a subscription ({@code er-circuit-quota}). */
    public static final int MOST_IN_REGION = 10;

    /** Of one peering location on one network ({@code er-circuit-quota}). */
    public static final int MOST_OF_LOCATION = 4;

    private static final int MOST_LINKS = 10;

    /** Links of a Premium circuit by its rate in Mbit/s. */
    private static final Map<Integer, Integer> MOST_LINKS_PREMIUM = new TreeMap<>(Map.of(
            50, 20, 100, 25, 200, 25, 500, 40, 1000, 50, 2000, 60, 5000, 75, 10_000, 100, 40_000, 100, 100_000, 100));

    private CircuitLimits() {}

    /** How many networks a circuit may link ({@code er-vnet-links}). */
    public static int links(boolean premium, double mbps) {
        int most = MOST_LINKS;
        if (premium) {
            for (Map.Entry<Integer, Integer> row : MOST_LINKS_PREMIUM.entrySet()) {
                most = row.getKey() <= mbps ? row.getValue() : most;
            }
        }
        return most;
    }
}
