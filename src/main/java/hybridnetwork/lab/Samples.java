package hybridnetwork.lab;

import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.config.TrafficIntent.IpProtocol;
import hybridnetwork.lab.network.Design;
import hybridnetwork.lab.network.LabNetwork;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.trace.Trace;
import hybridnetwork.topology.FlowEnds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The packets that stand for an intent's flow: between the lowest and the highest addresses of its ends, at the first and last
 * of its ports, and the packet that decided the proof's verdict.
 */
final class Samples {
    /** What a flow of every port is tried with. */
    private static final List<Integer> ANY_PORT = List.of(22, 443, 3389);

    private static final int MOST_PORTS = 4;

    private final Design design;
    private final StackConfig config;
    private final FlowEnds ends;
    private final Map<String, PrefixSet> hosts = new LinkedHashMap<>();

    Samples(Design design, StackConfig config) {
        this.design = design;
        this.config = config;
        this.ends = new FlowEnds(config);
        hosts.put("site", PrefixSet.of(design.sitePrefixes()).subtract(PrefixSet.unionOf(ownAddresses())));
        design.subnets()
                .forEach(subnet -> hosts.put(subnet.name(), subnet.prefix().usableHosts()));
        hosts.put("internet", PrefixSet.of(LabNetwork.STRANGER));
    }

    /** What the site's router has itself, and what is no host's in its network. */
    private List<PrefixSet> ownAddresses() {
        List<PrefixSet> own = new ArrayList<>();
        own.add(PrefixSet.of(design.siteRouter()));
        design.vpn().flatMap(Design.Vpn::bgp).ifPresent(bgp -> own.add(PrefixSet.of(bgp.peerAddress())));
        for (Prefix prefix : design.sitePrefixes()) {
            if (prefix.length() < 31) {
                own.add(PrefixSet.of(prefix.first()));
                own.add(PrefixSet.of(prefix.last()));
            }
        }
        return own;
    }

    /** The samples of an intent; none where no host of the lab is at both of its ends. */
    List<Sample> of(TrafficIntent intent, IntentResult result) {
        Set<Sample> samples = new LinkedHashSet<>();
        if (intent.protocol() != IpProtocol.Icmp) {
            for (var from : hosts.entrySet()) {
                for (Ipv4 source : some(ends.hosts(intent.from()).intersect(from.getValue()))) {
                    targets(intent.to(), from.getKey())
                            .forEach(target -> ports(intent)
                                    .forEach(port -> samples.add(new Sample(
                                            from.getKey(),
                                            source,
                                            target,
                                            intent.protocol() == IpProtocol.Udp,
                                            port))));
                }
            }
        }
        result.trace().map(Trace::packet).flatMap(this::of).ifPresent(samples::add);
        return List.copyOf(samples);
    }

    private Optional<Sample> of(Packet packet) {
        boolean udp = packet.protocol() == Protocol.UDP;
        if ((!udp && packet.protocol() != Protocol.TCP)
                || packet.ports().isEmpty()
                || packet.ports().get().destination() == 0
                || !isInLab(packet.destination())) {
            return Optional.empty();
        }
        return hosts.entrySet().stream()
                .filter(host -> host.getValue().contains(packet.source()))
                .findFirst()
                .map(host -> new Sample(
                        host.getKey(),
                        packet.source(),
                        packet.destination(),
                        udp,
                        packet.ports().get().destination()));
    }

    private boolean isInLab(Ipv4 address) {
        return hosts.entrySet().stream()
                .anyMatch(host ->
                        !host.getKey().equals("internet") && host.getValue().contains(address));
    }

    private List<Ipv4> targets(FlowEnd end, String from) {
        List<Ipv4> targets = new ArrayList<>();
        for (LoadBalancerConfig balancer : ends.frontendsAt(end)) {
            balancer.privateIpAddress().ifPresent(targets::add);
        }
        hosts.forEach((name, addresses) -> {
            if (!name.equals("internet") && !name.equals(from)) {
                targets.addAll(some(ends.hosts(end).intersect(addresses)));
            }
        });
        return targets;
    }

    private static List<Ipv4> some(PrefixSet set) {
        if (set.isEmpty()) {
            return List.of();
        }
        List<PrefixSet.Range> ranges = set.ranges();
        Ipv4 lowest = ranges.get(0).first();
        Ipv4 highest = ranges.get(ranges.size() - 1).last();
        return lowest.equals(highest) ? List.of(lowest) : List.of(lowest, highest);
    }

    private static List<Integer> ports(TrafficIntent intent) {
        if (intent.everyPort()) {
            return ANY_PORT;
        }
        Set<Integer> ports = new LinkedHashSet<>();
        for (PortRange range : intent.ports()) {
            ports.add(Math.max(1, range.first()));
            ports.add(range.last());
        }
        return ports.stream().limit(MOST_PORTS).toList();
    }

    /** The flow to measure with: of a TCP intent that holds, between the site and Azure. */
    Optional<Sample> measured(IntentResult result) {
        TrafficIntent intent = config.traffic().get(result.name());
        return intent == null
                ? Optional.empty()
                : of(intent, result).stream()
                        .filter(sample -> !sample.udp()
                                && (sample.host().equals("site")
                                        || (!sample.host().equals("internet")
                                                && PrefixSet.of(design.sitePrefixes())
                                                        .contains(sample.to()))))
                        .findFirst();
    }
}
