package hybridnetwork.reachability.model;

import hybridnetwork.net.Ipv4;
import java.util.Comparator;

/**
 * The first packet of a flow, ordered by source, destination, protocol, source port (those that clients use, from 1024 on,
 * before the others) and destination port (0 last).
 *
 * @param sourcePort 0 to 65535; {@link #NO_PORT} for a protocol without ports
 * @param destinationPort as {@code sourcePort}; towards a load balancer, the frontend's port
 */
public record Packet(Ipv4 source, Ipv4 destination, Protocol protocol, int sourcePort, int destinationPort)
        implements Comparable<Packet> {
    /** In place of a port where the protocol has none. */
    public static final int NO_PORT = 65536;

    private static final Comparator<Packet> ORDER = Comparator.comparing(Packet::source)
            .thenComparing(Packet::destination)
            .thenComparing(Packet::protocol)
            .thenComparingInt(packet -> Service.sourceOrder(packet.sourcePort()))
            .thenComparingInt(packet -> Service.destinationOrder(packet.destinationPort()));

    @Override
    public int compareTo(Packet other) {
        return ORDER.compare(this, other);
    }

    /** On one line, such as {@code Tcp 10.10.0.0:0 -> 10.20.1.4:443}. */
    @Override
    public String toString() {
        return protocol + " " + end(source, sourcePort) + " -> " + end(destination, destinationPort);
    }

    private static String end(Ipv4 address, int port) {
        return port == NO_PORT ? address.toString() : address + ":" + port;
    }
}
