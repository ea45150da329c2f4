package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.reachability.model.VirtualNetwork.Likelihood;
import hybridnetwork.reachability.model.VirtualNetwork.Peer;
import hybridnetwork.reachability.model.VirtualNetwork.Uplink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which addresses are in which network, which networks are next to it, and whose gateways serve them. */
public final class Territories {
    private final List<PrefixSet> within = new ArrayList<>();
    private final List<PrefixSet> peers = new ArrayList<>();
    private final List<PrefixSet> neighbours = new ArrayList<>();
    private final List<Map<Likelihood, PrefixSet>> taking = new ArrayList<>();
    private final List<Served> served = new ArrayList<>();
    private final List<VirtualNetwork> networks;
    private final List<Subnet> subnets;
    /** For each first address of a stretch of hosts, the subnet that it is of. */
    private final NavigableMap<Long, Integer> stretches = new TreeMap<>();

    private final Map<PrefixSet, List<Subnet>> subnetsOf = new HashMap<>();

    /**
     * The networks that use the same gateways alike, and that are taught alike.
     *
     * @param network the index of the only one of which it is not known how it is taught; else that of the first
     * @param addresses all that are in them
     */
    record Served(Uplink uplink, int network, PrefixSet addresses) {}

    /** What networks have in common that sites send to alike. */
    private record Alike(Uplink uplink, OptionalInt apart) {}

    Territories(Snapshot snapshot) {
        this.networks = snapshot.networks();
        this.subnets = snapshot.subnets();
        List<List<PrefixSet>> parts = new ArrayList<>();
        snapshot.networks().forEach(network -> parts.add(new ArrayList<>(List.of(network.addresses()))));
        for (Subnet subnet : subnets) {
            parts.get(subnet.network()).add(subnet.hosts());
            subnet.hosts().ranges().forEach(range -> stretches.put(range.first().number(), subnet.index()));
        }
        for (Frontend frontend : snapshot.frontends()) {
            frontend.subnet().stream()
                    .forEach(index -> parts.get(subnets.get(index).network()).add(frontend.addresses()));
        }
        parts.forEach(sets -> within.add(PrefixSet.unionOf(sets)));
        Set<Integer> apart = snapshot.doubts().stream()
                .flatMap(doubt ->
                        doubt.scope() instanceof Scope.FromSites from ? Stream.of(from.network()) : Stream.of())
                .collect(Collectors.toSet());
        Map<Alike, List<Integer>> alike = new LinkedHashMap<>();
        for (VirtualNetwork network : snapshot.networks()) {
            peers.add(PrefixSet.unionOf(network.peers().stream()
                    .filter(Peer::connected)
                    .map(peer -> within.get(peer.network()))
                    .toList()));
            taking.add(taking(network));
            neighbours.add(PrefixSet.unionOf(network.peers().stream()
                    .map(peer -> within.get(peer.network()))
                    .toList()));
            OptionalInt own = apart.contains(network.index()) ? OptionalInt.of(network.index()) : OptionalInt.empty();
            alike.computeIfAbsent(new Alike(network.uplink(), own), key -> new ArrayList<>())
                    .add(network.index());
        }
        alike.forEach((key, networks) -> served.add(new Served(
                key.uplink(),
                networks.get(0),
                PrefixSet.unionOf(networks.stream().map(within::get).toList()))));
    }

    /** Of each network that is surely peered with one, whether it takes what an appliance there hands on. */
    private Map<Likelihood, PrefixSet> taking(VirtualNetwork network) {
        Map<Likelihood, List<PrefixSet>> all = new EnumMap<>(Likelihood.class);
        for (Peer peer : network.peers()) {
            if (peer.connected()) {
                all.computeIfAbsent(takes(network.index(), peer.network()), likelihood -> new ArrayList<>())
                        .add(within.get(peer.network()));
            }
        }
        Map<Likelihood, PrefixSet> sets = new EnumMap<>(Likelihood.class);
        all.forEach((likelihood, parts) -> sets.put(likelihood, PrefixSet.unionOf(parts)));
        return sets;
    }

    /** Whether a network takes what an appliance in another one, or in itself, hands on. */
    Likelihood takes(int from, int to) {
        return from == to
                ? Likelihood.SURELY
                : networks.get(to).peers().stream()
                        .filter(peer -> peer.network() == from)
                        .map(Peer::forwarded)
                        .findFirst()
                        .orElse(Likelihood.NOT);
    }

    /** Those of some addresses whose networks take, or may take, what an appliance in one that is peered with them hands on. */
    PrefixSet taking(int network, Likelihood wanted, PrefixSet addresses) {
        return in(taking.get(network).getOrDefault(wanted, PrefixSet.EMPTY), addresses);
    }

    /** Those of some addresses that are in a network. */
    PrefixSet within(int network, PrefixSet addresses) {
        return in(within.get(network), addresses);
    }

    /** Those of some addresses that are in a network which is surely peered with another. */
    PrefixSet nextTo(int network, PrefixSet addresses) {
        return in(peers.get(network), addresses);
    }

    private static PrefixSet in(PrefixSet all, PrefixSet addresses) {
        return all.contains(addresses) ? addresses : addresses.intersect(all);
    }

    /** All networks, by whose gateways they use. */
    List<Served> served() {
        return served;
    }

    /**
     * Those of some addresses to which the gateways in a network may hand packets back: what they teach, and what their network
     * is, or may be, peered with.
     */
    PrefixSet aroundGateways(int network, PrefixSet addresses) {
        PrefixSet taught = PrefixSet.unionOf(served.stream()
                .filter(some -> some.uplink().network() == network)
                .map(some -> some.addresses().intersect(addresses))
                .toList());
        return taught.union(neighbours.get(network).intersect(addresses));
    }

    /** The subnets that have one of some addresses, in their order. */
    List<Subnet> subnetsOf(PrefixSet addresses) {
        return subnetsOf.computeIfAbsent(addresses, this::find);
    }

    private List<Subnet> find(PrefixSet addresses) {
        BitSet found = new BitSet();
        for (PrefixSet.Range range : addresses.ranges()) {
            Map.Entry<Long, Integer> first = stretches.floorEntry(range.first().number());
            long from = first == null ? range.first().number() : first.getKey();
            stretches.subMap(from, true, range.last().number(), true).values().forEach(found::set);
        }
        return found.stream().mapToObj(subnets::get).toList();
    }
}
