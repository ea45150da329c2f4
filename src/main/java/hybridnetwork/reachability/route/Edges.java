package hybridnetwork.reachability.route;

import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How each site's edge sends to the hub: it learns the hub's space over every live way, and prefers ExpressRoute (assumption:
 * the router does).
 */
public final class Edges {
    private final Snapshot snapshot;
    private final List<List<Way>> ways = new ArrayList<>();
    private final List<List<Way>> single = new ArrayList<>();
    private final List<BitSet> connections = new ArrayList<>();

    public Edges(Snapshot snapshot) {
        this.snapshot = snapshot;
        for (Site site : snapshot.sites()) {
            BitSet all = new BitSet();
            List<Way> chosen = new ArrayList<>();
            List<Way> one = new ArrayList<>();
            for (PathKind kind : PathKind.values()) {
                Optional<Gateway> gateway = snapshot.gateway(kind);
                if (gateway.isPresent()) {
                    add(site, gateway.get(), all, chosen, one);
                }
            }
            ways.add(List.copyOf(chosen));
            single.add(List.copyOf(one));
            connections.add(all);
        }
    }

    /**
     * A way between a site and the hub.
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

    private void add(Site site, Gateway gateway, BitSet before, List<Way> chosen, List<Way> single) {
        List<Connection> own = snapshot.at(gateway).stream()
                .filter(connection -> connection.leadsTo(site.index()))
                .sorted(Comparator.comparingInt(Connection::weight).reversed().thenComparing(Connection::name))
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
            BitSet heavier = new BitSet();
            for (Connection connection : own) {
                BitSet bit = new BitSet();
                bit.set(connection.index());
                single.add(new Way(gateway, better.andAllDown(heavier).andSomeUp(bit), List.of(connection)));
                heavier.set(connection.index());
            }
        }
        before.or(way.bits());
    }

    /** The ways of a site, of which at most one is chosen. */
    public List<Way> of(int site) {
        return ways.get(site);
    }

    /** The same with every circuit apart: the one of the highest routing weight carries, then the first by name. */
    public List<Way> byCircuit(int site) {
        return single.get(site);
    }

    /** The way that is taken over one of some connections, where each circuit is apart. */
    public List<Way> byCircuit(int site, Predicate<PathKind> kind) {
        return single.get(site).stream().filter(way -> kind.test(way.kind())).toList();
    }

    /** When a site has no way to the hub. */
    public Condition none(int site) {
        return Condition.ALWAYS.andAllDown(connections.get(site));
    }

    /** When a site has one. */
    public Condition some(int site) {
        return Condition.ALWAYS.andSomeUp(connections.get(site));
    }
}
