package hybridnetwork.reachability.model;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Protocols with the ports of their packets: all have ports, or none has.
 *
 * @param protocols at least one
 * @param sourcePorts empty for protocols without ports
 * @param destinationPorts empty for protocols without ports
 */
public record Service(Set<Protocol> protocols, PortSet sourcePorts, PortSet destinationPorts) {
    /** The source ports that clients use, and Azure's health probes. */
    public static final PortSet EPHEMERAL = PortSet.of(new PortRange(Ports.FIRST_EPHEMERAL, PortRange.HIGHEST));

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
    public static Service of(Packet packet) {
        EnumSet<Protocol> protocol = EnumSet.of(packet.protocol());
        return packet.ports()
                .map(ports -> new Service(
                        protocol,
                        PortSet.of(PortRange.of(ports.source())),
                        PortSet.of(PortRange.of(ports.destination()))))
                .orElseGet(() -> withoutPorts(protocol));
    }

    /** Whether its packets have ports. */
    public boolean hasPorts() {
        for (Protocol protocol : protocols) {
            if (protocol.hasPorts()) {
                return true;
            }
        }
        return false;
    }

    public Protocol lowestProtocol() {
        return Collections.min(protocols);
    }

    /** The lowest packet between two addresses. */
    public Packet lowest(Ipv4 source, Ipv4 destination) {
        Protocol protocol = lowestProtocol();
        return new Packet(
                source,
                destination,
                protocol,
                protocol.hasPorts()
                        ? Optional.of(new Ports(lowest(sourcePorts, Ports.FIRST_EPHEMERAL), lowestDestinationPort()))
                        : Optional.empty());
    }

    /** The lowest destination port of packets that have ports. */
    public int lowestDestinationPort() {
        return lowest(destinationPorts, 1);
    }

    /** Ports from one on come before those below it. */
    private static int lowest(PortSet ports, int first) {
        return ports.lowestFrom(first).orElseGet(() -> ports.lowest().orElseThrow());
    }

    /** The same packets to other ports. */
    public Service to(PortSet ports) {
        return new Service(protocols, sourcePorts, ports);
    }

    /** The packets that are also of another service, which has ports, whatever their source ports; empty where there are none. */
    public Optional<Service> both(Service other) {
        Set<Protocol> shared = protocolsOf(true, other);
        PortSet ports = destinationPorts.intersect(other.destinationPorts);
        return shared.isEmpty() || ports.isEmpty()
                ? Optional.empty()
                : Optional.of(new Service(shared, sourcePorts, ports));
    }

    /** The packets that are not of another service, which has ports, whatever their source ports. */
    public List<Service> without(Service other) {
        List<Service> left = new ArrayList<>();
        Set<Protocol> shared = protocolsOf(true, other);
        Set<Protocol> own = protocolsOf(false, other);
        PortSet ports = destinationPorts.subtract(other.destinationPorts);
        if (!own.isEmpty()) {
            left.add(only(own));
        }
        if (!shared.isEmpty() && !ports.isEmpty()) {
            left.add(new Service(shared, sourcePorts, ports));
        }
        return left;
    }

    /** The protocols that another service has as well, or that it has not. */
    private Set<Protocol> protocolsOf(boolean both, Service other) {
        return protocols.stream()
                .filter(protocol -> other.protocols.contains(protocol) == both)
                .collect(Collectors.toSet());
    }

    /** The packets of some of the protocols alone. */
    public Service only(Set<Protocol> some) {
        return new Service(some, sourcePorts, destinationPorts);
    }
}
