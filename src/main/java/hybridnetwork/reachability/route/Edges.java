package hybridnetwork.reachability.route;

import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How each site's edge sends to networks: it learns the space of every network that uses some gateways over every live way to
 * those, and prefers ExpressRoute (assumption: the router does).
 */
public final class Edges {
    /** In which order connections of one kind carry: by the highest routing weight, then by name. */
    private static final Comparator<Connection> CARRIES_FIRST =
            Comparator.comparingInt(Connection::weight).reversed().thenComparing(Connection::name);

    private final Snapshot snapshot;
    private final Map<Integer, List<Site>> byNetwork = new HashMap<>();
    private final Site unconnected = new Site(List.of(), List.of(), new BitSet());

    /** What a site has at the gateways of one network. */
    private record Site(List<Way> ways, List<Way> single, BitSet connections) {}

    public Edges(Snapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.gateways().stream()
                .map(Gateway::network)
                .distinct()
                .forEach(network -> byNetwork.put(
                        network,
                        snapshot.sites().stream()
                                .map(site -> read(site.index(), network))
                                .toList()));
    }

    private Site read(int site, int network) {
        BitSet all = new BitSet();
        List<Way> chosen = new ArrayList<>();
        List<Way> one = new ArrayList<>();
        for (PathKind kind : PathKind.values()) {
            snapshot.gateways().stream()
                    .filter(gateway -> gateway.network() == network && gateway.kind() == kind)
                    .findFirst()
                    .ifPresent(gateway -> add(site, gateway, all, chosen, one));
        }
        return new Site(List.copyOf(chosen), List.copyOf(one), all);
    }

    private Site at(int site, int network) {
        List<Site> sites = byNetwork.get(network);
        return sites == null ? unconnected : sites.get(site);
    }

    /**
     * A way between a site and the networks that a gateway serves.
     *
     * @param when it is the one that the edge chooses
     * @param connections that make it: one of them is up then
     */
    public record Way(Gateway gateway, Condition when, List<Connection> connections) {
        public PathKind kind() {
            return gateway.kind();
        }

        public BitSet bits() {
            BitSet bits = new BitSet();
            connections.forEach(connection -> bits.set(connection.index()));
            return bits;
        }
    }

    /** When a connection carries, of several. */
    public record Turn(Connection connection, Condition when) {}

    /**
     * When each of several connections of one kind carries: it is up, and none that comes before it is.
     *
     * @param when one of them carries
     */
    public static List<Turn> inTurn(Condition when, Collection<Connection> connections) {
        List<Turn> turns = new ArrayList<>();
        BitSet before = new BitSet();
        connections.stream().sorted(CARRIES_FIRST).forEach(connection -> {
            BitSet own = new BitSet();
            own.set(connection.index());
            turns.add(new Turn(connection, when.andAllDown(before).andSomeUp(own)));
            before.set(connection.index());
        });
        return turns;
    }

    private void add(int site, Gateway gateway, BitSet before, List<Way> chosen, List<Way> single) {
        List<Connection> own = snapshot.at(gateway).stream()
                .filter(connection -> connection.leadsTo(site))
                .sorted(CARRIES_FIRST)
                .toList();
        if (own.isEmpty()) {
            return;
        }
        Condition better = Condition.ALWAYS.andAllDown(before);
        Way way = new Way(gateway, better, own);
        chosen.add(new Way(gateway, better.andSomeUp(way.bits()), own));
        if (gateway.kind() == PathKind.VPN) {
            // Which of several devices a packet takes is the site's affair; the path names the site's tunnel alone.
            single.add(new Way(gateway, better.andSomeUp(way.bits()), own));
        } else {
            inTurn(better, own).forEach(turn -> single.add(new Way(gateway, turn.when(), List.of(turn.connection()))));
        }
        before.or(way.bits());
    }

    /**
     * The ways of a site to the gateways of a network, of which at most one is chosen.
     *
     * @param network the index of the network that the gateways are in
     */
    public List<Way> of(int site, int network) {
        return at(site, network).ways();
    }

    /** The same with every circuit apart: the one of the highest routing weight carries, then the first by name. */
    public List<Way> byCircuit(int site, int network) {
        return at(site, network).single();
    }

    /** Those of one gateway, where each circuit is apart. */
    public List<Way> byCircuit(int site, Gateway gateway) {
        return byCircuit(site, gateway.network()).stream()
                .filter(way -> way.gateway().equals(gateway))
                .toList();
    }

    /** All ways of a site to whatever network, where each circuit is apart. */
    public List<Way> byCircuit(int site) {
        return byNetwork.keySet().stream()
                .sorted()
                .flatMap(network -> byCircuit(site, network).stream())
                .toList();
    }

    /** When a site has no way to the gateways of a network. */
    public Condition none(int site, int network) {
        return Condition.ALWAYS.andAllDown(at(site, network).connections());
    }

    /** When a site has one. */
    public Condition some(int site, int network) {
        return Condition.ALWAYS.andSomeUp(at(site, network).connections());
    }

    /** Whether a site has a way to some other network than one. */
    public boolean leadsElsewhere(int site, int network) {
        return byNetwork.entrySet().stream()
                .anyMatch(other -> other.getKey() != network
                        && !other.getValue().get(site).ways().isEmpty());
    }
}
