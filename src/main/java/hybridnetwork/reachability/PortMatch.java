package hybridnetwork.reachability;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;

/** The ports of one side of a security rule; all of them match packets without ports too. */
record PortMatch(PortSet ports) {
    static final PortMatch ANY = new PortMatch(PortSet.ALL);

    boolean isAny() {
        return ports.equals(PortSet.of(PortRange.ALL));
    }

    boolean contains(int port) {
        return port == Packet.NO_PORT ? isAny() : ports.contains(port);
    }
}
