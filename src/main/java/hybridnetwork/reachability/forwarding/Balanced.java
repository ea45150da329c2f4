package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.reachability.model.BalancingRule;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Ports;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Service;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one rule of a load balancer makes of a service.
 *
 * @param address that the packets were sent to
 * @param atFrontend the part of the service that the rule takes
 * @param service the same packets at the members
 */
public record Balanced(Frontend frontend, Ipv4 address, BalancingRule rule, Service atFrontend, Service service) {
    /** What each rule takes of a service, protocol by protocol; the first rule for a port takes it. */
    public static List<Balanced> of(Frontend frontend, Ipv4 address, Service service) {
        List<Balanced> all = new ArrayList<>();
        for (Protocol protocol : new TreeSet<>(service.protocols())) {
            PortSet left = service.destinationPorts();
            for (BalancingRule rule : frontend.rules()) {
                PortSet taken =
                        rule.protocols().contains(protocol) ? left.intersect(rule.frontendPorts()) : PortSet.EMPTY;
                if (!taken.isEmpty()) {
                    left = left.subtract(taken);
                    all.add(of(frontend, address, rule, EnumSet.of(protocol), service.sourcePorts(), taken));
                }
            }
        }
        return all;
    }

    /** What is left of a service that no rule of a frontend takes. */
    public static Optional<Service> left(Frontend frontend, Service service) {
        if (!service.hasPorts()) {
            return Optional.of(service);
        }
        for (Protocol protocol : new TreeSet<>(service.protocols())) {
            PortSet left = service.destinationPorts();
            for (BalancingRule rule : frontend.rules()) {
                if (rule.protocols().contains(protocol)) {
                    left = left.subtract(rule.frontendPorts());
                }
            }
            if (!left.isEmpty()) {
                return Optional.of(new Service(EnumSet.of(protocol), service.sourcePorts(), left));
            }
        }
        return Optional.empty();
    }

    private static Balanced of(
            Frontend frontend,
            Ipv4 address,
            BalancingRule rule,
            Set<Protocol> protocol,
            PortSet sourcePorts,
            PortSet taken) {
        PortSet backendPorts = rule.backendPort().isEmpty()
                ? taken
                : PortSet.of(PortRange.of(rule.backendPort().getAsInt()));
        return new Balanced(
                frontend,
                address,
                rule,
                new Service(protocol, sourcePorts, taken),
                new Service(protocol, sourcePorts, backendPorts));
    }

    /** The packet as it was sent to the frontend, from the packet that a member sees. */
    public Packet atFrontend(Packet atMember) {
        Optional<Ports> ports = rule.backendPort().isEmpty()
                ? atMember.ports()
                : atMember.ports().map(at -> new Ports(at.source(), atFrontend.lowestDestinationPort()));
        return new Packet(atMember.source(), address, atMember.protocol(), ports);
    }
}
