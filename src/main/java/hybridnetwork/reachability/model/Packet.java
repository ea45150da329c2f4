package hybridnetwork.reachability.model;

import hybridnetwork.net.Ipv4;
import java.util.Comparator;
import java.util.Optional;

/**
 * The first packet of a flow, ordered by source, destination, protocol and ports.
 *
 * @param ports empty for a protocol without ports, and for no other
 */
public record Packet(Ipv4 source, Ipv4 destination, Protocol protocol, Optional<Ports> ports)
        implements Comparable<Packet> {
    public Packet {
        if (protocol.hasPorts() != ports.isPresent()) {
            throw new IllegalArgumentException(protocol + " with " + ports);
        }
    }

    private static final Comparator<Packet> ORDER = Comparator.comparing(Packet::source)
            .thenComparing(Packet::destination)
            .thenComparing(Packet::protocol)
            .thenComparing(Packet::byPorts);

    /** Packets of one protocol both have ports, or neither has. */
    private static int byPorts(Packet one, Packet other) {
        return one.ports.isPresent() ? one.ports.get().compareTo(other.ports.orElseThrow()) : 0;
    }

    @Override
    public int compareTo(Packet other) {
        return ORDER.compare(this, other);
    }

    /** On one line, such as {@code Tcp 10.10.0.0:0 -> 10.20.1.4:443}. */
    @Override
    public String toString() {
        return protocol + " " + source + ports.map(at -> ":" + at.source()).orElse("") + " -> " + destination
                + ports.map(at -> ":" + at.destination()).orElse("");
    }
}
