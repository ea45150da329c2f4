package hybridnetwork.preflight;

import hybridnetwork.config.FlowEnd;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.LoadBalancerConfig.TransportProtocol;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.config.TrafficIntent.IpProtocol;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expands intents to flows: names to addresses, and the load balancer to its backends on the ports that it maps to. */
final class Flows {
    private static final Prefix CARRIER_GRADE_NAT = Prefix.parse("100.64.0.0/10");
    private static final Prefix AZURE_PROBES = Prefix.parse("168.63.129.16/32");

    private final StackConfig config;
    private final Map<FlowEnd, PrefixSet> hosts = new HashMap<>();
    private final PrefixSet frontend;

    Flows(StackConfig config) {
        this.config = config;
        this.frontend = config.loadBalancer()
                .flatMap(LoadBalancerConfig::privateIpAddress)
                .map(PrefixSet::of)
                .orElse(PrefixSet.EMPTY);
    }

    /** The intent's own flow and, where it goes to the load balancer, those to the backends. */
    List<Flow> of(TrafficIntent intent) {
        PrefixSet from = source(intent.from());
        List<Flow> flows = new ArrayList<>();
        flows.add(new Flow(
                from, destination(intent.to()), intent.protocol(), PortSet.of(intent.ports()), intent.everyPort()));
        if (flows.get(0).to().frontend()) {
            config.loadBalancer().ifPresent(lb -> flows.addAll(toBackends(from, intent, lb)));
        }
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
        Flow.Destination backends = new Flow.Destination(hosts(new FlowEnd.InSubnet(loadBalancer.subnet())), false);
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

    private static IpProtocol protocol(TransportProtocol protocol) {
        return switch (protocol) {
            case Tcp -> IpProtocol.Tcp;
            case Udp -> IpProtocol.Udp;
        };
    }

    private PrefixSet source(FlowEnd end) {
        return end instanceof FlowEnd.LoadBalancer ? PrefixSet.EMPTY : hosts(end);
    }

    private Flow.Destination destination(FlowEnd end) {
        if (end instanceof FlowEnd.LoadBalancer) {
            return new Flow.Destination(PrefixSet.EMPTY, config.loadBalancer().isPresent());
        }
        boolean withFrontend = end instanceof FlowEnd.Cidr cidr && holdsFrontend(cidr.prefix());
        return new Flow.Destination(hosts(end), withFrontend);
    }

    /** Whether a prefix holds the frontend, or may once Azure has chosen its address. */
    private boolean holdsFrontend(Prefix prefix) {
        return config.loadBalancer()
                .map(lb -> lb.privateIpAddress()
                        .map(prefix::contains)
                        .orElseGet(() -> Optional.ofNullable(
                                        config.network().subnets().get(lb.subnet()))
                                .map(prefix::overlaps)
                                .orElse(false)))
                .orElse(false);
    }

    /** The addresses that hosts at an end can have. */
    PrefixSet hosts(FlowEnd end) {
        PrefixSet known = hosts.get(end);
        if (known == null) {
            known = expand(end);
            hosts.put(end, known);
        }
        return known;
    }

    private PrefixSet expand(FlowEnd end) {
        if (end instanceof FlowEnd.OnPremises) {
            return allSites();
        } else if (end instanceof FlowEnd.AtSite at) {
            return Optional.ofNullable(config.sites().get(at.site()))
                    .map(site -> PrefixSet.of(site.addressPrefixes()))
                    .orElse(PrefixSet.EMPTY);
        } else if (end instanceof FlowEnd.Network) {
            return PrefixSet.unionOf(config.network().workloads().values().stream()
                            .map(Prefix::usableHosts)
                            .toList())
                    .subtract(frontend);
        } else if (end instanceof FlowEnd.InSubnet in) {
            return Optional.ofNullable(config.network().subnets().get(in.subnet()))
                    .map(subnet -> subnet.usableHosts().subtract(frontend))
                    .orElse(PrefixSet.EMPTY);
        } else if (end instanceof FlowEnd.Internet) {
            return PrefixSet.of(config.network().addressSpace())
                    .union(allSites())
                    .union(PrefixSet.of(FreeSpace.PRIVATE))
                    .union(PrefixSet.of(CARRIER_GRADE_NAT, AZURE_PROBES))
                    .complement();
        } else if (end instanceof FlowEnd.Cidr cidr) {
            return PrefixSet.of(cidr.prefix()).subtract(frontend);
        }
        // The load balancer's frontend is no host.
        return PrefixSet.EMPTY;
    }

    private PrefixSet allSites() {
        return PrefixSet.of(config.sites().values().stream()
                .map(Site::addressPrefixes)
                .flatMap(List::stream)
                .toList());
    }
}
