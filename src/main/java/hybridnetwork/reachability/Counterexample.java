package hybridnetwork.reachability;

import hybridnetwork.net.Ipv4;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Ports;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.trace.Trace;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/**
 * One packet that breaks an intent; of all of them the lowest.
 *
 * @param destination towards a load balancer, the frontend's address
 * @param sourcePort empty for a protocol without ports
 * @param destinationPort empty for a protocol without ports; towards a load balancer, the frontend's port
 * @param reason where the packet was lost or why it came through
 * @param fix what to change
 */
public record Counterexample(
        Ipv4 source,
        Ipv4 destination,
        Protocol protocol,
        OptionalInt sourcePort,
        OptionalInt destinationPort,
        String reason,
        String fix) {

    public static Counterexample of(Trace trace, String reason, String fix) {
        Packet packet = trace.packet();
        return new Counterexample(
                packet.source(),
                packet.destination(),
                packet.protocol(),
                port(packet, Ports::source),
                port(packet, Ports::destination),
                reason,
                fix);
    }

    private static OptionalInt port(Packet packet, ToIntFunction<Ports> side) {
        return packet.ports().stream().mapToInt(side).findFirst();
    }

    /** Such as {@code Tcp 10.10.0.1:1024 to 10.20.1.10:443}. */
    @Override
    public String toString() {
        return protocol + " " + source + words(sourcePort) + " to " + destination + words(destinationPort);
    }

    private static String words(OptionalInt port) {
        return port.isPresent() ? ":" + port.getAsInt() : "";
    }
}
