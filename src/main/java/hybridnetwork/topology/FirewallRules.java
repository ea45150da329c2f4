package hybridnetwork.topology;

import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.InspectionConfig.Between;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.config.TrafficIntent.Action;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.topology.FirewallRule.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rules of the firewall that inspects: what an {@code allow} intent names and a pair of networks could lead through it
 * passes, and nothing else. A firewall is stateful, so that a reply needs no rule, and it denies what no rule matches.
 *
 * <p>A pair has its rules before {@code between} names it, and after: Azure takes minutes for rules and seconds for routes, so
 * that a flow which goes straight would be denied from the routes' change until that of the rules, or the other way round. From
 * spoke to spoke nothing goes straight, so that pair has its rules with its routes.
 *
 * @param rules in the order of the intents' names; their order decides nothing, since all of them allow
 * @param groups the addresses of IP groups, by their keys, for sides that would be long lists
 */
public record FirewallRules(List<FirewallRule> rules, Map<String, List<String>> groups) {
    /** A side with more addresses than this becomes an IP group, where it is one that all rules share. */
    private static final int LONGEST_LIST = 20;

    public static final String INTERNET = "internet";
    public static final String ON_PREMISES = "on-premises";
    public static final String SPOKES = "spokes";
    private static final String HUB = "hub";

    /** The rules of a configuration; none where no firewall of this stack inspects. */
    public static FirewallRules of(StackConfig config) {
        return config.inspection()
                .filter(inspection -> inspection.firewall().isPresent())
                .map(inspection -> new Making(config, inspection).all())
                .orElseGet(() -> new FirewallRules(List.of(), Map.of()));
    }

    private static final class Making {
        private final StackConfig config;
        private final FlowEnds ends;

        /** The addresses of each kind of network. */
        private final Map<String, PrefixSet> spaces = new LinkedHashMap<>();

        private final Map<Between, List<Way>> ways;
        private final InspectionConfig inspection;
        private final List<FirewallRule> rules = new ArrayList<>();
        private final Map<String, List<String>> groups = new TreeMap<>();

        private record Way(String from, String to) {}

        Making(StackConfig config, InspectionConfig inspection) {
            this.config = config;
            this.inspection = inspection;
            this.ends = new FlowEnds(config);
            InspectedSpace space = new InspectedSpace(config, inspection);
            spaces.put(ON_PREMISES, ends.written(new FlowEnd.OnPremises()));
            spaces.put(SPOKES, PrefixSet.of(space.spokes()));
            spaces.put(HUB, PrefixSet.of(space.hubSubnets()));
            spaces.put(INTERNET, ends.hosts(new FlowEnd.Internet()));
            this.ways = Map.of(
                    Between.ON_PREMISES_AND_SPOKES,
                    List.of(new Way(ON_PREMISES, SPOKES), new Way(SPOKES, ON_PREMISES)),
                    Between.SPOKES,
                    List.of(new Way(SPOKES, SPOKES)),
                    // Nothing from the internet comes in: that would take an address of the firewall's to be
                    // translated.
                    Between.SPOKES_AND_INTERNET,
                    List.of(new Way(SPOKES, INTERNET)),
                    Between.ON_PREMISES_AND_HUB,
                    List.of(new Way(ON_PREMISES, HUB), new Way(HUB, ON_PREMISES)));
        }

        FirewallRules all() {
            config.traffic().values().stream()
                    .filter(intent -> intent.action() == Action.allow)
                    .forEach(this::add);
            return new FirewallRules(List.copyOf(rules), groups);
        }

        private void add(TrafficIntent intent) {
            for (Between pair : Between.values()) {
                if (pair != Between.SPOKES || inspection.between().contains(pair)) {
                    ways.getOrDefault(pair, List.of()).forEach(way -> add(intent, way));
                }
            }
        }

        private void add(TrafficIntent intent, Way way) {
            PrefixSet sources = written(intent.from()).intersect(space(way.from()));
            PrefixSet destinations = destinations(intent.to()).intersect(space(way.to()));
            List<String> ports = ports(intent);
            if (sources.isEmpty() || destinations.isEmpty() || ports.isEmpty() || inOneSpoke(sources, destinations)) {
                return;
            }
            boolean everyProtocol = intent.protocol() == TrafficIntent.IpProtocol.Any && intent.everyPort();
            rules.add(new FirewallRule(
                    intent.name() + "-" + way.from() + "-to-" + way.to(),
                    intent.from() + " to " + intent.to() + " (intent " + intent.name() + ")",
                    switch (intent.protocol()) {
                        case Tcp -> List.of("TCP");
                        case Udp -> List.of("UDP");
                        case Icmp -> List.of("ICMP");
                        case Any -> everyProtocol ? List.of("Any") : List.of("TCP", "UDP");
                    },
                    side(way.from(), sources),
                    tagOf(intent.to(), way).orElseGet(() -> side(way.to(), destinations)),
                    ports));
        }

        private PrefixSet space(String kind) {
            return spaces.getOrDefault(kind, PrefixSet.EMPTY);
        }

        /** What never leaves a spoke passes nothing on its way. */
        private boolean inOneSpoke(PrefixSet sources, PrefixSet destinations) {
            PrefixSet both = sources.union(destinations);
            return config.spokes().values().stream()
                    .map(Spoke::addressSpace)
                    .anyMatch(space -> PrefixSet.of(space).contains(both));
        }

        private PrefixSet written(FlowEnd end) {
            return FlowEnds.tag(end).isPresent() ? ends.hosts(end) : ends.written(end);
        }

        /** A frontend is what packets to a load balancer are addressed to: it hands them on behind the firewall. */
        private PrefixSet destinations(FlowEnd end) {
            return end instanceof FlowEnd.LoadBalancer
                    ? PrefixSet.unionOf(
                            ends.frontendsAt(end).stream().map(ends::frontend).toList())
                    : written(end);
        }

        private static Optional<Side> tagOf(FlowEnd end, Way way) {
            return end instanceof FlowEnd.Tagged tagged && way.to().equals(INTERNET)
                    ? Optional.of(new Side(List.of(tagged.tag().name()), Optional.empty()))
                    : Optional.empty();
        }

        private Side side(String kind, PrefixSet addresses) {
            List<String> texts = addresses.prefixes().stream().map(Making::text).toList();
            if (texts.size() <= LONGEST_LIST || !addresses.equals(space(kind))) {
                return new Side(texts, Optional.empty());
            }
            groups.put(kind, texts);
            return new Side(List.of(), Optional.of(kind));
        }

        /** One address is written without a length, as Azure writes it. */
        private static String text(Prefix prefix) {
            return prefix.length() == 32 ? prefix.base().toString() : prefix.toString();
        }

        /** A firewall knows ports from 1 on. */
        private static List<String> ports(TrafficIntent intent) {
            return intent.everyPort()
                    ? List.of("*")
                    : PortSet.of(intent.ports()).ranges().stream()
                            .filter(range -> range.last() > 0)
                            .map(range -> new PortRange(Math.max(1, range.first()), range.last()))
                            .map(PortRange::toString)
                            .toList();
        }
    }
}
