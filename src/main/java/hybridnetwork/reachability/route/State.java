package hybridnetwork.reachability.route;

import hybridnetwork.reachability.Network;
import hybridnetwork.reachability.Network.Site;
import hybridnetwork.reachability.model.PathKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which carriers and circuits are up. What may be up or not, because the state of a peering is not known, is taken to be
 * up; {@link #variants} tells what else may be. Not changed once it is made.
 */
public final class State {
    /** A class of packets that depends on more carriers of unknown state is not decided. */
    private static final int MOST_DOUBTFUL = 6;

    private final Network network;
    private final BitSet carriers;
    private final BitSet circuits;
    private final BitSet doubtful;

    /** @param doubtful the carriers among those that are up that may be down */
    public State(Network network, BitSet carriers, BitSet circuits, BitSet doubtful) {
        this.network = network;
        this.carriers = carriers;
        this.circuits = circuits;
        this.doubtful = doubtful;
    }

    public boolean isCertain() {
        return doubtful.isEmpty();
    }

    /** Whether it is known of these carriers whether they are up. */
    public boolean isCertain(BitSet someCarriers) {
        return !doubtful.intersects(someCarriers);
    }

    /**
     * Every state that this may be, as far as these carriers tell; the first takes all to be up. Nothing where there are
     * too many to try.
     */
    public List<State> variants(Collection<Integer> someCarriers) {
        List<Integer> open =
                someCarriers.stream().distinct().filter(doubtful::get).toList();
        if (open.size() > MOST_DOUBTFUL) {
            return List.of();
        }
        List<State> variants = List.of(this);
        for (int carrier : open) {
            List<State> more = new ArrayList<>(variants);
            for (State variant : variants) {
                BitSet without = (BitSet) variant.carriers.clone();
                without.clear(carrier);
                more.add(new State(network, without, circuits, doubtful));
            }
            variants = more;
        }
        return variants;
    }

    public boolean isUp(int carrier) {
        return carriers.get(carrier);
    }

    /** The path that a site's edge chooses: ExpressRoute before VPN, for it learns the same prefixes over both. */
    public Optional<PathKind> kind(int site) {
        Site s = network.sites().get(site);
        if (s.expressRoute() != Site.NONE && isUp(s.expressRoute())) {
            return Optional.of(PathKind.EXPRESS_ROUTE);
        }
        return s.vpn() != Site.NONE && isUp(s.vpn()) ? Optional.of(PathKind.VPN) : Optional.empty();
    }

    /** The index of a site's carrier of a kind, or {@link Site#NONE}. */
    public int carrier(int site, PathKind kind) {
        Site s = network.sites().get(site);
        return kind == PathKind.EXPRESS_ROUTE ? s.expressRoute() : s.vpn();
    }

    /** The name of the circuit or tunnel that a site uses on a kind of path; of several circuits the first by name. */
    public String way(int site, PathKind kind) {
        Site s = network.sites().get(site);
        if (kind == PathKind.VPN) {
            return "tunnel:" + s.name();
        }
        return s.circuits().stream()
                .filter(circuits::get)
                .findFirst()
                .map(circuit -> "circuit:" + network.circuits().get(circuit).name())
                .orElse("circuit");
    }

    /** The carriers that are up here and down there, or the other way round, or where only one is certain. */
    public BitSet difference(State other) {
        BitSet difference = (BitSet) carriers.clone();
        difference.xor(other.carriers);
        BitSet doubts = (BitSet) doubtful.clone();
        doubts.xor(other.doubtful);
        difference.or(doubts);
        return difference;
    }

    /** The part of the state that these carriers and circuits make up: equal parts cannot be told apart by them. */
    public BitSet projection(BitSet someCarriers, BitSet someCircuits) {
        BitSet projection = new BitSet();
        int bit = 0;
        for (int c = someCarriers.nextSetBit(0); c >= 0; c = someCarriers.nextSetBit(c + 1)) {
            projection.set(bit++, carriers.get(c));
            projection.set(bit++, doubtful.get(c));
        }
        for (int c = someCircuits.nextSetBit(0); c >= 0; c = someCircuits.nextSetBit(c + 1)) {
            projection.set(bit++, circuits.get(c));
        }
        return projection;
    }
}
