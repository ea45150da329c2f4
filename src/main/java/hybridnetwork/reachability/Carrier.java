package hybridnetwork.reachability;

import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.model.PathKind;
import java.util.List;

/**
 * A way between one site and the virtual network that is up or down as a whole, and the prefixes that it offers.
 *
 * @param index its place among all carriers
 * @param site the index of the site; {@link #NO_SITE} for a tunnel to a local network gateway of no known site
 * @param name the site's name, or the local network gateway's
 * @param overCircuits whether it needs one of the site's circuits: ExpressRoute does, and a tunnel inside its private peering
 */
public record Carrier(int index, PathKind kind, int site, String name, List<Prefix> offered, boolean overCircuits) {
    public static final int NO_SITE = -1;
}
