package hybridnetwork.reachability;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.reachability.model.Packet;
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
 * @param atFrontend the part of the service that the rule takes
 * @param service the same packets at the backends
 */
public record Balanced(Frontend.Rule rule, Service atFrontend, Service service) {
    /** What each rule takes of a service, protocol by protocol; the first rule for a port takes it. */
    public static List<Balanced> of(Frontend frontend, Service service) {
        List<Balanced> all = new ArrayList<>();
        for (Protocol protocol : EnumSet.copyOf(service.protocols())) {
            PortSet left = service.destinationPorts();
            for (Frontend.Rule rule : frontend.rules()) {
                PortSet taken =
                        rule.protocols().contains(protocol) ? left.intersect(rule.frontendPorts()) : PortSet.EMPTY;
                if (!taken.isEmpty()) {
                    left = left.subtract(taken);
                    all.add(of(rule, EnumSet.of(protocol), service.sourcePorts(), taken));
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
            for (Frontend.Rule rule : frontend.rules()) {
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

    private static Balanced of(Frontend.Rule rule, Set<Protocol> protocol, PortSet sourcePorts, PortSet taken) {
        PortSet backendPorts =
                rule.backendPort() == Frontend.Rule.SAME_PORT ? taken : PortSet.of(PortRange.of(rule.backendPort()));
        return new Balanced(
                rule, new Service(protocol, sourcePorts, taken), new Service(protocol, sourcePorts, backendPorts));
    }

    /** Whether the rule has a backend at all. */
    public boolean hasHosts() {
        return backends().stream().anyMatch(backends -> !backends.hosts().isEmpty());
    }

    public List<Frontend.Backends> backends() {
        return rule.backends();
    }

    /** The packet as it was sent to the frontend, from the packet that a backend saw. */
    public Packet atFrontend(Packet atBackend, Ipv4 frontend) {
        int port = rule.backendPort() == Frontend.Rule.SAME_PORT
                ? atBackend.destinationPort()
                : atFrontend.lowestDestinationPort();
        return new Packet(atBackend.source(), frontend, atBackend.protocol(), atBackend.sourcePort(), port);
    }
}
