package hybridnetwork.reachability.model;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;

/** The ports of one side of a security rule; all of them match packets without ports too. */
public record PortMatch(PortSet ports) {
    public static final PortMatch ANY = new PortMatch(PortSet.ALL);

    public boolean isAny() {
        return ports.equals(PortSet.of(PortRange.ALL));
    }
}
