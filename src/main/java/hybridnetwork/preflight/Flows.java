package hybridnetwork.preflight;

import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.LoadBalancerConfig.TransportProtocol;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.config.TrafficIntent.IpProtocol;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.topology.FlowEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Expands intents to flows: names to addresses, and the load balancer to its backends on the ports that it maps to. */
final class Flows {
    private final FlowEnds ends;

    Flows(StackConfig config) {
        this.ends = new FlowEnds(config);
    }

    /** The intent's own flow and, where it goes to the load balancer, those to the backends. */
    List<Flow> of(TrafficIntent intent) {
        PrefixSet from = hosts(intent.from());
        List<Flow> flows = new ArrayList<>();
        flows.add(new Flow(
                from, destination(intent.to()), intent.protocol(), PortSet.of(intent.ports()), intent.everyPort()));
        ends.frontendsAt(intent.to()).forEach(lb -> flows.addAll(toBackends(from, intent, lb)));
        return flows;
    }

    /** Whether the load balancer has a rule for some port of the intent. */
    boolean isServed(TrafficIntent intent, LoadBalancerConfig loadBalancer) {
        return !toBackends(PrefixSet.ALL, intent, loadBalancer).isEmpty();
    }

    /** The ports of the intent that no rule of the load balancer serves, of the protocols that it names. */
    PortSet unserved(TrafficIntent intent, LoadBalancerConfig loadBalancer) {
        PortSet served = loadBalancer.haPorts()
                ? PortSet.ALL
                : PortSet.of(loadBalancer.rules().values().stream()
                        .filter(rule -> intent.protocol().overlaps(protocol(rule.protocol())))
                        .map(rule -> PortRange.of(rule.frontendPort()))
                        .toList());
        return PortSet.of(intent.ports()).subtract(served);
    }

    private List<Flow> toBackends(PrefixSet from, TrafficIntent intent, LoadBalancerConfig loadBalancer) {
        Flow.Destination backends = new Flow.Destination(backends(loadBalancer), Set.of());
        PortSet ports = PortSet.of(intent.ports());
        List<Flow> flows = new ArrayList<>();
        if (loadBalancer.haPorts() && intent.protocol() != IpProtocol.Icmp) {
            flows.add(new Flow(from, backends, intent.protocol(), ports, false));
        }
        for (LoadBalancerConfig.Rule rule : loadBalancer.rules().values()) {
            if (intent.protocol().overlaps(protocol(rule.protocol())) && ports.contains(rule.frontendPort())) {
                PortSet port = PortSet.of(PortRange.of(rule.backendPort()));
                flows.add(new Flow(from, backends, protocol(rule.protocol()), port, false));
            }
        }
        return flows;
    }

    private PrefixSet backends(LoadBalancerConfig loadBalancer) {
        return FlowEnd.SpokeSubnet.tryParse(loadBalancer.subnet())
                .map(this::hosts)
                .orElseGet(() -> hosts(new FlowEnd.Subnet(loadBalancer.subnet())));
    }

    /** The load balancers that an end names, or whose frontends are in it. */
    List<LoadBalancerConfig> frontendsAt(FlowEnd end) {
        return ends.frontendsAt(end);
    }

    private static IpProtocol protocol(TransportProtocol protocol) {
        return switch (protocol) {
            case Tcp -> IpProtocol.Tcp;
            case Udp -> IpProtocol.Udp;
        };
    }

    private Flow.Destination destination(FlowEnd end) {
        return new Flow.Destination(
                ends.hosts(end),
                ends.frontendsAt(end).stream().map(LoadBalancerConfig::name).collect(Collectors.toSet()));
    }

    /** The addresses that hosts at an end can have. */
    PrefixSet hosts(FlowEnd end) {
        return ends.hosts(end);
    }
}
