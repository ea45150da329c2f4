package hybridnetwork.reachability.model;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Protocols with the ports of their packets: all have ports, or none has.
 *
 * @param protocols at least one
 * @param sourcePorts empty for protocols without ports
 * @param destinationPorts empty for protocols without ports
 */
public record Service(Set<Protocol> protocols, PortSet sourcePorts, PortSet destinationPorts) {
    private static final int FIRST_EPHEMERAL = 1024;

    /** The source ports that clients use, and Azure's health probes. */
    public static final PortSet EPHEMERAL = PortSet.of(new PortRange(FIRST_EPHEMERAL, PortRange.HIGHEST));

    private static final PortSet NOT_ZERO = PortSet.of(new PortRange(1, PortRange.HIGHEST));

    /** Every IP protocol, every port. */
    public static List<Service> everything() {
        return List.of(
                withPorts(EnumSet.of(Protocol.TCP, Protocol.UDP), PortSet.ALL),
                withoutPorts(EnumSet.of(Protocol.ICMP, Protocol.ESP, Protocol.AH, Protocol.OTHER)));
    }

    public static Service withPorts(Set<Protocol> protocols, PortSet destinationPorts) {
        return new Service(protocols, PortSet.ALL, destinationPorts);
    }

    public static Service withoutPorts(Set<Protocol> protocols) {
        return new Service(protocols, PortSet.EMPTY, PortSet.EMPTY);
    }

    /** The service of one packet. */
    public static Service of(Packet packet, int destinationPort) {
        EnumSet<Protocol> protocol = EnumSet.of(packet.protocol());
        return packet.protocol().hasPorts()
                ? new Service(
                        protocol,
                        PortSet.of(PortRange.of(packet.sourcePort())),
                        PortSet.of(PortRange.of(destinationPort)))
                : withoutPorts(protocol);
    }

    /** Whether its packets have ports. */
    public boolean hasPorts() {
        return protocols.stream().anyMatch(Protocol::hasPorts);
    }

    public Protocol lowestProtocol() {
        return protocols.stream().min(Protocol::compareTo).orElseThrow();
    }

    public int lowestSourcePort() {
        return sourcePorts
                .intersect(EPHEMERAL)
                .lowest()
                .orElseGet(() -> sourcePorts.lowest().orElse(Packet.NO_PORT));
    }

    public int lowestDestinationPort() {
        return lowestDestinationPort(destinationPorts);
    }

    static int lowestDestinationPort(PortSet ports) {
        return ports.intersect(NOT_ZERO).lowest().orElseGet(() -> ports.lowest().orElse(Packet.NO_PORT));
    }

    /** Where a source port stands in the order of packets. */
    static int sourceOrder(int port) {
        return port < FIRST_EPHEMERAL ? port + Packet.NO_PORT : port;
    }

    /** Where a destination port stands in the order of packets. */
    static int destinationOrder(int port) {
        return port == 0 ? Packet.NO_PORT : port;
    }

    /** The same packets to other ports. */
    public Service to(PortSet ports) {
        return new Service(protocols, sourcePorts, ports);
    }

    /** The packets of some of the protocols alone. */
    public Service only(Set<Protocol> some) {
        return new Service(some, sourcePorts, destinationPorts);
    }
}
