package hybridnetwork.reachability;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What one rule of a load balancer makes of a service.
 *
 * @param atFrontend the part of the service that the rule takes
 * @param service the same packets at the backends
 */
record Balanced(Frontend.Rule rule, Service atFrontend, Service service) {
    /** What each rule takes of a service, protocol by protocol; the first rule for a port takes it. */
    static List<Balanced> of(Frontend frontend, Service service) {
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

    private static Balanced of(Frontend.Rule rule, Set<Protocol> protocol, PortSet sourcePorts, PortSet taken) {
        PortSet backendPorts =
                rule.backendPort() == Frontend.Rule.SAME_PORT ? taken : PortSet.of(PortRange.of(rule.backendPort()));
        return new Balanced(
                rule, new Service(protocol, sourcePorts, taken), new Service(protocol, sourcePorts, backendPorts));
    }

    List<Frontend.Backends> backends() {
        return rule.backends();
    }

    /** The packet as it was sent to the frontend, from the packet that a backend saw. */
    Packet atFrontend(Packet atBackend, Ipv4 frontend) {
        int port = rule.backendPort() == Frontend.Rule.SAME_PORT
                ? atBackend.destinationPort()
                : atFrontend.lowestDestinationPort();
        return new Packet(atBackend.source(), frontend, atBackend.protocol(), atBackend.sourcePort(), port);
    }
}
