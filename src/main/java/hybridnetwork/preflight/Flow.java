package hybridnetwork.preflight;

import hybridnetwork.config.TrafficIntent.IpProtocol;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import java.util.Optional;
import java.util.Set;

/**
 * Packets that an intent speaks of: all combinations of a source, a destination, a protocol and a destination port.
 *
 * @param everyPort whether protocols without ports belong to it as well
 */
record Flow(PrefixSet from, Destination to, IpProtocol protocol, PortSet ports, boolean everyPort) {
    /**
     * Where packets go.
     *
     * @param frontends the names of the load balancers whose frontend, of which the address may not be known yet, is among
     *     the addresses
     */
    record Destination(PrefixSet hosts, Set<Optional<String>> frontends) {
        Destination {
            frontends = Set.copyOf(frontends);
        }

        boolean overlaps(Destination other) {
            return frontends.stream().anyMatch(other.frontends::contains) || hosts.overlaps(other.hosts);
        }

        boolean reachesFrontend() {
            return !frontends.isEmpty();
        }

        boolean isEmpty() {
            return hosts.isEmpty() && frontends.isEmpty();
        }
    }

    boolean isEmpty() {
        return from.isEmpty() || to.isEmpty();
    }

    /** Whether one packet can belong to both. */
    boolean overlaps(Flow other) {
        return sameProtocol(other) && from.overlaps(other.from) && to.overlaps(other.to);
    }

    private boolean sameProtocol(Flow other) {
        if (!protocol.overlaps(other.protocol)) {
            return false;
        }
        if (everyPort && other.everyPort) {
            return true;
        }
        // ICMP has no port: it shares packets only with what covers protocols without ports.
        if (protocol == IpProtocol.Icmp || other.protocol == IpProtocol.Icmp) {
            return false;
        }
        return !ports.intersect(other.ports).isEmpty();
    }
}
