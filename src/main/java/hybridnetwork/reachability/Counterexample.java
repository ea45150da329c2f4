package hybridnetwork.reachability;

import hybridnetwork.net.Ipv4;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Protocol;
import java.util.OptionalInt;

/**
 * One packet that breaks an intent; of all of them the lowest.
 *
 * @param destination towards a load balancer, the frontend's address
 * @param sourcePort empty for a protocol without ports
 * @param destinationPort empty for a protocol without ports; towards a load balancer, the frontend's port
 * @param reason where the packet was lost or why it came through, and what to change
 */
public record Counterexample(
        Ipv4 source,
        Ipv4 destination,
        Protocol protocol,
        OptionalInt sourcePort,
        OptionalInt destinationPort,
        String reason) {

    public static Counterexample of(Packet packet, String reason) {
        return new Counterexample(
                packet.source(),
                packet.destination(),
                packet.protocol(),
                port(packet.sourcePort()),
                port(packet.destinationPort()),
                reason);
    }

    private static OptionalInt port(int port) {
        return port == Packet.NO_PORT ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
