package hybridnetwork.config;

import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.PortRange;
import java.util.List;
import java.util.Optional;

/**
 * A flow that must be delivered, or must never be.
 *
 * @param ports destination ports; every port ({@link PortRange#ALL}) for ICMP and for {@code *} without ports
 * @param mayFailIn names of single outages in which an {@code allow} may be violated; none twice
 */
public record TrafficIntent(
        String name,
        Action action,
        FlowEnd from,
        FlowEnd to,
        IpProtocol protocol,
        List<PortRange> ports,
        List<String> mayFailIn) {

    /** What an intent demands of its flow. */
    public enum Action {
        allow,
        deny
    }

    /** The protocols that an intent can name; {@code Any} is written {@code *}. */
    public enum IpProtocol {
        Tcp,
        Udp,
        Icmp,
        Any;

        /** The word of the stack file and of Azure's API. */
        @Override
        public String toString() {
            return this == Any ? "*" : name();
        }

        public boolean overlaps(IpProtocol other) {
            return this == Any || other == Any || this == other;
        }
    }

    /** Whether the intent covers every port, and so the protocols that have none. */
    public boolean everyPort() {
        return ports.contains(PortRange.ALL);
    }

    static Reading<TrafficIntent> reading(String name, EndNames ends, OutageNames outages) {
        return MapReader.map(map -> {
            var action = map.required("action", Scalars.oneOf("invalid-value", Action.class));
            var from = map.required("from", ends.reading());
            var to = map.required("to", ends.reading());
            var protocol = map.required("protocol", Scalars.oneOf("invalid-value", IpProtocol.class));
            boolean portless = protocol.present().isPresent() && protocol.get() == IpProtocol.Icmp;
            boolean mayOmitPorts = protocol.present().isEmpty() || portless || protocol.get() == IpProtocol.Any;
            if (portless && map.has("ports")) {
                map.report(Problem.error("invalid-value", map.path().key("ports"), "ICMP has no ports")
                        .fix("remove `ports`"));
            }
            var ports = mayOmitPorts
                    ? map.defaulted("ports", Composites.portList(), List.of(PortRange.ALL))
                    : map.required("ports", Composites.portList());
            var mayFailIn = map.defaulted(
                    "mayFailIn", Composites.distinct(Composites.list(outages.reading(), false)), List.of());
            if (map.has("mayFailIn") && action.present().equals(Optional.of(Action.deny))) {
                map.report(Problem.error(
                                "invalid-value",
                                map.path().key("mayFailIn"),
                                "a `deny` keeps what it denies out in every outage")
                        .fix("remove `mayFailIn`"));
            }
            return map.build(() -> new TrafficIntent(
                    name, action.get(), from.get(), to.get(), protocol.get(), ports.get(), mayFailIn.get()));
        });
    }
}
