package hybridnetwork.reachability.verdict;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Obligation;
import hybridnetwork.reachability.Obligation.Must;
import hybridnetwork.reachability.forwarding.Through;
import hybridnetwork.reachability.forwarding.Unread;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says of packets that come to appliances, and networks, of others, in few words, what has to become of them there: the same
 * whatever parts they came in.
 */
final class Obligations {
    private final Snapshot snapshot;
    private final PrefixSet frontends;
    private final Map<List<Object>, List<Obligation>> known = new HashMap<>();

    Obligations(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.frontends = PrefixSet.unionOf(
                snapshot.frontends().stream().map(Frontend::addresses).toList());
    }

    /** What has to be done with some packets, sorted. */
    List<Obligation> of(Must must, List<Through> packets) {
        return packets.isEmpty()
                ? List.of()
                : known.computeIfAbsent(List.of(must, packets), key -> read(must, packets));
    }

    /** Packets of one protocol that come to one thing. */
    private record Kind(Unread at, Protocol protocol) {}

    private List<Obligation> read(Must must, List<Through> packets) {
        Map<Kind, PortsBetween> kinds = new LinkedHashMap<>();
        for (Through through : packets) {
            Region region = through.packets();
            for (Protocol protocol : new TreeSet<>(region.service().protocols())) {
                kinds.computeIfAbsent(new Kind(through.at(), protocol), kind -> new PortsBetween())
                        .add(
                                region.sources(),
                                region.destinations(),
                                region.service().destinationPorts());
            }
        }
        Map<Between, Map<Protocol, PortSet>> services = new LinkedHashMap<>();
        kinds.forEach((kind, between) -> byPorts(between)
                .forEach((ports, rectangles) -> rectangles
                        .bySources()
                        .forEach((sources, destinations) -> services.computeIfAbsent(
                                        new Between(kind.at(), sources, destinations), same -> new TreeMap<>())
                                .merge(kind.protocol(), ports, PortSet::union))));
        List<Obligation> all = new ArrayList<>();
        services.forEach((between, protocols) -> all.addAll(words(must, between, protocols)));
        return all.stream().sorted().toList();
    }

    private static Map<PortSet, Rectangles> byPorts(PortsBetween all) {
        Map<PortSet, Rectangles> alike = new LinkedHashMap<>();
        all.parts()
                .forEach(part -> alike.computeIfAbsent(part.ports(), ports -> new Rectangles())
                        .add(part.sources(), part.destinations()));
        return alike;
    }

    /** Packets from every one of some addresses to every one of others. */
    private record Between(Unread at, PrefixSet sources, PrefixSet destinations) {}

    private List<Obligation> words(Must must, Between between, Map<Protocol, PortSet> protocols) {
        boolean every = protocols.size() == Protocol.values().length
                && protocols.entrySet().stream()
                        .allMatch(entry -> !entry.getKey().hasPorts() || isAll(entry.getValue()));
        if (every) {
            return List.of(words(must, between, Obligation.EVERY_PROTOCOL, List.of()));
        }
        List<Obligation> all = new ArrayList<>();
        protocols.forEach((protocol, ports) ->
                all.add(words(must, between, protocol.toString(), isAll(ports) ? List.of() : ports.ranges())));
        return all;
    }

    private static boolean isAll(PortSet ports) {
        return ports.equals(PortSet.ALL);
    }

    private Obligation words(Must must, Between between, String protocol, List<PortRange> ports) {
        return new Obligation(
                between.at().name(),
                must,
                protocol,
                prefixes(between.sources()),
                prefixes(between.destinations()),
                ports);
    }

    /** Of a subnet with all its hosts the addresses that no host can have are named too: that makes one prefix out of many. */
    private List<Prefix> prefixes(PrefixSet addresses) {
        List<PrefixSet> parts = new ArrayList<>();
        for (Subnet subnet : snapshot.subnets()) {
            PrefixSet hosts = subnet.hosts().subtract(frontends);
            if (!hosts.isEmpty() && addresses.contains(hosts)) {
                parts.add(PrefixSet.of(subnet.prefixes()).subtract(frontends));
            }
        }
        parts.add(addresses);
        return PrefixSet.unionOf(parts).prefixes();
    }

    /** Pairs of addresses, by sources that have the same destinations. */
    private static final class Rectangles {
        private List<Map.Entry<PrefixSet, PrefixSet>> disjoint = new ArrayList<>();

        void add(PrefixSet sources, PrefixSet destinations) {
            List<Map.Entry<PrefixSet, PrefixSet>> next = new ArrayList<>();
            PrefixSet left = sources;
            for (Map.Entry<PrefixSet, PrefixSet> known : disjoint) {
                PrefixSet both = known.getKey().intersect(left);
                if (both.isEmpty()) {
                    next.add(known);
                    continue;
                }
                left = left.subtract(both);
                PrefixSet rest = known.getKey().subtract(both);
                if (!rest.isEmpty()) {
                    next.add(Map.entry(rest, known.getValue()));
                }
                next.add(Map.entry(both, known.getValue().union(destinations)));
            }
            if (!left.isEmpty()) {
                next.add(Map.entry(left, destinations));
            }
            disjoint = next;
        }

        /** Each source with all of its destinations. */
        Map<PrefixSet, PrefixSet> bySources() {
            Map<PrefixSet, List<PrefixSet>> alike = new LinkedHashMap<>();
            disjoint.forEach(entry -> alike.computeIfAbsent(entry.getValue(), to -> new ArrayList<>())
                    .add(entry.getKey()));
            Map<PrefixSet, PrefixSet> merged = new LinkedHashMap<>();
            alike.forEach((destinations, sources) -> merged.put(PrefixSet.unionOf(sources), destinations));
            return merged;
        }
    }
}
