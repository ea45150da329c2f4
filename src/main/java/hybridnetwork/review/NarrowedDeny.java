package hybridnetwork.review;

import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.config.TrafficIntent.Action;
import hybridnetwork.config.TrafficIntent.IpProtocol;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.topology.FlowEnds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@code deny} whose words have changed, so that it and all others together keep out less than it did alone.
 *
 * @param after what stands under its name now
 */
public record NarrowedDeny(TrafficIntent before, TrafficIntent after) {
    /**
     * Every such {@code deny}, by name. One that is gone, or has become an {@code allow}, is none: that is a change of the flows.
     *
     * @param after what names mean, for the words of before as well: a subnet that goes narrows nothing
     */
    public static List<NarrowedDeny> between(StackConfig before, StackConfig after) {
        FlowEnds ends = new FlowEnds(after);
        List<Part> kept = denies(after).flatMap(intent -> Part.of(ends, intent)).toList();
        List<NarrowedDeny> narrowed = new ArrayList<>();
        denies(before).forEach(was -> {
            TrafficIntent is = after.traffic().get(was.name());
            if (is != null && is.action() == Action.deny && Part.of(ends, was).anyMatch(part -> part.isOpen(kept))) {
                narrowed.add(new NarrowedDeny(was, is));
            }
        });
        return List.copyOf(narrowed);
    }

    private static Stream<TrafficIntent> denies(StackConfig config) {
        return config.traffic().values().stream().filter(intent -> intent.action() == Action.deny);
    }

    /** Such as {@code Tcp port 22 from on-premises to internal}. */
    public static String words(TrafficIntent intent) {
        List<String> ports = intent.ports().stream().map(PortRange::toString).toList();
        String on = intent.everyPort() ? "" : (ports.size() == 1 ? " port " : " ports ") + String.join(", ", ports);
        String protocol = intent.protocol() == IpProtocol.Any
                ? "any protocol"
                : intent.protocol().toString();
        return protocol + on + " from " + intent.from() + " to " + intent.to();
    }

    /**
     * Packets of one kind.
     *
     * @param frontend the load balancer to whose frontend they go, whose address may not be known; {@code to} then means nothing
     */
    private record Part(
            IpProtocol protocol, Optional<LoadBalancerConfig> frontend, PrefixSet from, PrefixSet to, PortSet ports) {
        static Stream<Part> of(FlowEnds ends, TrafficIntent intent) {
            PrefixSet from = ends.hosts(intent.from());
            PrefixSet to = ends.hosts(intent.to());
            PortSet ports = PortSet.of(intent.ports());
            return protocols(intent)
                    .flatMap(protocol -> Stream.concat(
                            Stream.of(new Part(protocol, Optional.empty(), from, to, ports)),
                            ends.frontendsAt(intent.to()).stream()
                                    .map(balancer ->
                                            new Part(protocol, Optional.of(balancer), from, PrefixSet.ALL, ports))));
        }

        /** Of all protocols those with ports come by name, and {@code Any} stands for the rest. */
        private static Stream<IpProtocol> protocols(TrafficIntent intent) {
            if (intent.protocol() != IpProtocol.Any) {
                return Stream.of(intent.protocol());
            }
            return intent.everyPort() ? Arrays.stream(IpProtocol.values()) : Stream.of(IpProtocol.Tcp, IpProtocol.Udp);
        }

        /** Whether some of the packets are in none of the others. */
        boolean isOpen(List<Part> others) {
            List<Part> left = Stream.of(this).filter(part -> !part.isEmpty()).toList();
            for (Part other : others) {
                left = left.stream().flatMap(part -> part.without(other)).toList();
            }
            return !left.isEmpty();
        }

        private boolean isEmpty() {
            return from.isEmpty() || to.isEmpty() || ports.isEmpty();
        }

        private Stream<Part> without(Part other) {
            if (protocol != other.protocol || !frontend.equals(other.frontend)) {
                return Stream.of(this);
            }
            PrefixSet sources = from.intersect(other.from);
            PrefixSet destinations = to.intersect(other.to);
            return Stream.of(
                            with(from.subtract(other.from), to, ports),
                            with(sources, to.subtract(other.to), ports),
                            with(sources, destinations, ports.subtract(other.ports)))
                    .filter(part -> !part.isEmpty());
        }

        private Part with(PrefixSet sources, PrefixSet destinations, PortSet numbers) {
            return new Part(protocol, frontend, sources, destinations, numbers);
        }
    }
}
