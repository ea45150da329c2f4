package hybridnetwork.reachability.oracle;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One packet; a portless protocol has the ports -1. */
record Packet(long source, long destination, Protocol protocol, int sourcePort, int destinationPort) {
    /** Every IP protocol, in the order of section 14, paragraph 3. */
    enum Protocol {
        Tcp,
        Udp,
        Icmp,
        Esp,
        Ah,
        Other;

        boolean hasPorts() {
            return this == Tcp || this == Udp;
        }
    }

    /** Section 14, paragraph 3. */
    static final Comparator<Packet> ORDER = Comparator.comparingLong(Packet::source)
            .thenComparingLong(Packet::destination)
            .thenComparing(Packet::protocol)
            .thenComparing(packet -> packet.sourcePort() < 1024)
            .thenComparingInt(Packet::sourcePort)
            .thenComparing(packet -> packet.destinationPort() == 0)
            .thenComparingInt(Packet::destinationPort);

    Packet from(long otherSource) {
        return new Packet(otherSource, destination, protocol, sourcePort, destinationPort);
    }

    Packet to(long otherDestination, int otherPort) {
        return new Packet(source, otherDestination, protocol, sourcePort, otherPort);
    }

    @Nullable
    Integer shownSourcePort() {
        return protocol.hasPorts() ? sourcePort : null;
    }

    @Nullable
    Integer shownDestinationPort() {
        return protocol.hasPorts() ? destinationPort : null;
    }

    @Override
    public String toString() {
        return protocol
                + " "
                + Block.text(source)
                + (protocol.hasPorts() ? ":" + sourcePort : "")
                + " to "
                + Block.text(destination)
                + (protocol.hasPorts() ? ":" + destinationPort : "");
    }
}
