package hybridnetwork.topology;

import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.config.TrafficIntent.Action;
import hybridnetwork.config.TrafficIntent.IpProtocol;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.topology.SecurityRule.Access;
import hybridnetwork.topology.SecurityRule.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns the traffic intents into the security rules of each subnet: what an {@code allow} names passes, everything else is
 * denied, both ways.
 *
 * <p>Groups are stateful, so a reply needs no rule; a {@code deny} needs none either, since it can overlap no {@code allow}.
 * Azure's own defaults would let all of the network and of on-premises in, hence the deny at the end; the load balancer's
 * probe passes above it ({@code nsg-rules}).
 */
public final class TrafficPolicy {
    private static final int PROBE_PRIORITY = 100;
    private static final int FIRST_INTENT_PRIORITY = 200;
    private static final int LAST_PRIORITY = 4096;

    private static final List<String> ANY = List.of("*");

    private final StackConfig config;
    private final FlowEnds ends;
    private final List<LoadBalancerConfig> loadBalancers;
    private final PrefixSet hosts;

    /** Whether the subnet sends everything else to what inspects. */
    private final boolean inspected;

    private final List<SecurityRule> rules = new ArrayList<>();

    private TrafficPolicy(StackConfig config, FlowEnds ends, FlowEnd subnet, Set<Prefix> led) {
        this.inspected = led.contains(Prefix.ALL);
        this.config = config;
        this.ends = ends;
        this.loadBalancers = config.loadBalancers().stream()
                .filter(loadBalancer -> loadBalancer.subnet().equals(subnet.toString()))
                .toList();
        this.hosts = ends.written(subnet);
    }

    /** The rules that keep to the intents in a spoke that is somebody else's, whose subnets are not known. */
    public static List<SecurityRule> rules(StackConfig config, Spoke.Existing spoke) {
        return rules(new TrafficPolicy(
                config,
                new FlowEnds(config),
                new FlowEnd.Spoke(spoke.name()),
                inspected(config)
                        .map(it -> it.ledFrom(Optional.of(spoke.name())))
                        .orElse(Set.of())));
    }

    /** The rules of the group of one subnet of a network, inbound before outbound, each in the order of their priorities. */
    public static List<SecurityRule> rules(StackConfig config, DeclaredNetwork network, String subnet) {
        return rules(config, new FlowEnds(config), network, subnet);
    }

    /**
     * The same, for one subnet among many.
     *
     * @param ends of the same configuration, which know what has been asked of them before
     */
    public static List<SecurityRule> rules(StackConfig config, FlowEnds ends, DeclaredNetwork network, String subnet) {
        return rules(new TrafficPolicy(
                config,
                ends,
                network.end(subnet),
                inspected(config)
                        .flatMap(it -> Optional.ofNullable(network.subnets().get(subnet))
                                .map(settings -> it.ledFrom(network, settings)))
                        .orElse(Set.of())));
    }

    private static Optional<InspectedSpace> inspected(StackConfig config) {
        return config.inspection().map(inspection -> new InspectedSpace(config, inspection));
    }

    private static List<SecurityRule> rules(TrafficPolicy policy) {
        policy.inbound();
        policy.outbound();
        return List.copyOf(policy.rules);
    }

    private void inbound() {
        if (!loadBalancers.isEmpty()) {
            rules.add(new SecurityRule(
                    "allow-load-balancer-probe-inbound",
                    loadBalancers.size() == 1
                            ? "The load balancer's health probe"
                            : "The load balancers' health probes",
                    PROBE_PRIORITY,
                    Direction.Inbound,
                    Access.Allow,
                    "Tcp",
                    List.of("AzureLoadBalancer"),
                    texts(hosts),
                    loadBalancers.stream()
                            .map(loadBalancer -> loadBalancer.probe().port())
                            .distinct()
                            .sorted()
                            .map(port -> Integer.toString(port))
                            .toList()));
        }
        add(Direction.Inbound, this::inboundFlows);
    }

    private void outbound() {
        add(Direction.Outbound, this::outboundFlows);
    }

    private void add(Direction direction, Function<TrafficIntent, List<Flow>> flowsOf) {
        Map<TrafficIntent, List<Flow>> flows = new LinkedHashMap<>();
        allowed().forEach(intent -> flows.put(intent, flowsOf.apply(intent)));
        flows.values().removeIf(List::isEmpty);
        RuleNames names = new RuleNames(
                direction,
                rules,
                flows.keySet().stream().map(TrafficIntent::name).toList());
        int priority = FIRST_INTENT_PRIORITY;
        for (var each : flows.entrySet()) {
            for (Flow flow : each.getValue()) {
                rules.add(allow(
                        each.getKey(), direction, flow, names.next(each.getKey().name()), priority++));
            }
        }
        rules.add(denyAll(direction));
    }

    private List<TrafficIntent> allowed() {
        return config.traffic().values().stream()
                .filter(intent -> intent.action() == Action.allow)
                .toList();
    }

    private static SecurityRule allow(TrafficIntent intent, Direction direction, Flow flow, String name, int priority) {
        return new SecurityRule(
                name,
                intent.from() + " to " + intent.to() + " (intent " + intent.name() + ")",
                priority,
                direction,
                Access.Allow,
                flow.protocol().toString(),
                flow.sources(),
                flow.destinations(),
                ports(flow.ports()));
    }

    private List<Flow> inboundFlows(TrafficIntent intent) {
        List<String> sources = written(intent.from());
        List<Flow> flows = new ArrayList<>();
        PrefixSet destinations = ends.written(intent.to()).intersect(hosts);
        if (!destinations.isEmpty()) {
            flows.add(new Flow(sources, texts(destinations), intent.protocol(), intent.ports()));
        }
        List<LoadBalancerConfig> reached = ends.frontendsAt(intent.to());
        loadBalancers.stream()
                .filter(reached::contains)
                .forEach(loadBalancer -> flows.addAll(backendFlows(intent, loadBalancer, sources)));
        return sources.isEmpty() ? List.of() : flows;
    }

    /**
     * An end as one side of a rule has it. Where the subnet's own route leads everything away, Azure's tag for the internet may hold
     * nothing any more ({@code nsg-rules-internet-tag}), so the addresses stand there instead.
     */
    private List<String> written(FlowEnd end) {
        if (inspected && end instanceof FlowEnd.Internet) {
            return texts(ends.hosts(end));
        }
        return FlowEnds.tag(end).map(List::of).orElseGet(() -> texts(ends.written(end)));
    }

    /** Any host of the load balancer's subnet may be in its pool, so all of them receive on the backend port. */
    private List<Flow> backendFlows(TrafficIntent intent, LoadBalancerConfig loadBalancer, List<String> sources) {
        if (loadBalancer.haPorts()) {
            return List.of(new Flow(sources, texts(hosts), intent.protocol(), intent.ports()));
        }
        PortSet wanted = PortSet.of(intent.ports());
        List<Flow> flows = new ArrayList<>();
        for (IpProtocol protocol : List.of(IpProtocol.Tcp, IpProtocol.Udp)) {
            List<PortRange> backendPorts = loadBalancer.rules().values().stream()
                    .filter(rule -> rule.protocol().name().equals(protocol.name()))
                    .filter(rule -> protocol.overlaps(intent.protocol()) && wanted.contains(rule.frontendPort()))
                    .map(rule -> PortRange.of(rule.backendPort()))
                    .toList();
            if (!backendPorts.isEmpty()) {
                flows.add(new Flow(
                        sources,
                        texts(hosts),
                        protocol,
                        PortSet.of(backendPorts).ranges()));
            }
        }
        return flows;
    }

    private List<Flow> outboundFlows(TrafficIntent intent) {
        PrefixSet sources = ends.written(intent.from()).intersect(hosts);
        List<String> destinations = intent.to() instanceof FlowEnd.LoadBalancer
                ? texts(PrefixSet.unionOf(ends.frontendsAt(intent.to()).stream()
                        .map(ends::frontend)
                        .toList()))
                : written(intent.to());
        return sources.isEmpty() || destinations.isEmpty()
                ? List.of()
                : List.of(new Flow(texts(sources), destinations, intent.protocol(), intent.ports()));
    }

    private static SecurityRule denyAll(Direction direction) {
        return new SecurityRule(
                "deny-all-" + direction.word(),
                "Everything that no intent allows",
                LAST_PRIORITY,
                direction,
                Access.Deny,
                "*",
                ANY,
                ANY,
                ANY);
    }

    private static List<String> texts(PrefixSet set) {
        return set.prefixes().stream().map(Prefix::toString).toList();
    }

    private static List<String> ports(List<PortRange> ports) {
        return ports.contains(PortRange.ALL)
                ? ANY
                : PortSet.of(ports).ranges().stream().map(PortRange::toString).toList();
    }
}
