package hybridnetwork.reachability.model;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.reachability.ProofInputs.Intent;
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
    /** What an intent is about. */
    public static List<Service> of(Intent intent) {
        PortSet ports = intent.ports().isEmpty() ? PortSet.ALL : PortSet.of(intent.ports());
        return switch (intent.protocol()) {
            case TCP -> List.of(withPorts(EnumSet.of(Protocol.TCP), ports));
            case UDP -> List.of(withPorts(EnumSet.of(Protocol.UDP), ports));
            case ICMP -> List.of(withoutPorts(EnumSet.of(Protocol.ICMP)));
            case ANY ->
                ports.equals(PortSet.of(PortRange.ALL))
                        ? everything()
                        : List.of(withPorts(EnumSet.of(Protocol.TCP, Protocol.UDP), ports));
        };
    }

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
        return sourcePorts.lowest().orElse(Packet.NO_PORT);
    }

    public int lowestDestinationPort() {
        return destinationPorts.lowest().orElse(Packet.NO_PORT);
    }
}
