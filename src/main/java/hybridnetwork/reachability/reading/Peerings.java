package hybridnetwork.reachability.reading;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.VirtualNetwork.Likelihood;
import hybridnetwork.reachability.model.VirtualNetwork.Peer;
import hybridnetwork.reachability.model.VirtualNetwork.Uplink;
import hybridnetwork.reachability.reading.PeeringSide.Flag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The peerings between the networks among the resources: who is next to whom, and who uses whose gateways. */
final class Peerings {
    private final int networks;
    private final Set<Integer> withGateways;
    private final Map<Pair, PeeringSide> sides = new HashMap<>();
    private final List<PrefixSet> maybeTagged;

    /**
     * None yet.
     *
     * @param networks how many there are
     * @param withGateways the indexes of the networks that have gateways of their own
     */
    Peerings(int networks, Set<Integer> withGateways) {
        this.networks = networks;
        this.withGateways = withGateways;
        this.maybeTagged = new ArrayList<>(Collections.nCopies(networks, PrefixSet.EMPTY));
    }

    /** Two networks, seen from the one. */
    private record Pair(int own, int remote) {}

    void add(int own, int remote, PeeringSide side) {
        sides.merge(new Pair(own, remote), side, PeeringSide::or);
    }

    /** The tag {@code VirtualNetwork} may hold some addresses of networks elsewhere. */
    void mayTag(int own, PrefixSet elsewhere) {
        maybeTagged.set(own, maybeTagged.get(own).union(elsewhere));
    }

    Optional<PeeringSide> side(int own, int remote) {
        return Optional.ofNullable(sides.get(new Pair(own, remote)));
    }

    boolean arePeered(int one, int other) {
        return side(one, other).isPresent() || side(other, one).isPresent();
    }

    /** Whether a peering counts: both sides are there, or the one that is says that it is connected. */
    boolean counts(int one, int other) {
        Optional<PeeringSide> there = side(one, other);
        Optional<PeeringSide> back = side(other, one);
        return (there.isPresent() && back.isPresent())
                || there.or(() -> back).filter(PeeringSide::connected).isPresent();
    }

    /** The networks that one is, or may be, peered with. */
    List<Peer> peers(int own) {
        List<Peer> peers = new ArrayList<>();
        for (int other = 0; other < networks; other++) {
            if (other != own && arePeered(own, other)) {
                peers.add(new Peer(other, counts(own, other), tagged(own, other), forwarded(own, other)));
            }
        }
        return peers;
    }

    private Likelihood tagged(int own, int other) {
        return likelihood(own, other, side(own, other).map(PeeringSide::access).orElse(Flag.YES));
    }

    private Likelihood forwarded(int own, int other) {
        return likelihood(
                own, other, side(own, other).map(PeeringSide::forwarded).orElse(Flag.NO));
    }

    private Likelihood likelihood(int own, int other, Flag flag) {
        return switch (counts(own, other) ? flag : flag.perhaps()) {
            case YES -> Likelihood.SURELY;
            case OPEN -> Likelihood.PERHAPS;
            case NO -> Likelihood.NOT;
        };
    }

    /** Whose gateways a network uses. */
    Uplink uplink(int own) {
        if (withGateways.contains(own)) {
            return new Uplink(own, true);
        }
        int[] surely = remoteGateways(own, Flag.YES);
        int[] perhaps = remoteGateways(own, Flag.OPEN);
        return surely.length > 0
                ? new Uplink(surely[0], true)
                : perhaps.length > 0 ? new Uplink(perhaps[0], false) : new Uplink(own, true);
    }

    /** Whether some gateways teach sites the addresses of a network. */
    boolean areTaught(int network) {
        return withGateways.contains(uplink(network).network());
    }

    /** Whether a network uses several networks' gateways, or its own and another's; Azure lets it use one set. */
    boolean usesSeveral(int own) {
        int surely = remoteGateways(own, Flag.YES).length;
        return withGateways.contains(own)
                ? sides.entrySet().stream()
                        .anyMatch(side ->
                                side.getKey().own() == own && side.getValue().usesRemote() != Flag.NO)
                : surely > 1 || (surely == 0 && remoteGateways(own, Flag.OPEN).length > 1);
    }

    private int[] remoteGateways(int own, Flag wanted) {
        return withGateways.stream()
                .sorted()
                .mapToInt(Integer::intValue)
                .filter(other -> other != own && transit(own, other) == wanted)
                .toArray();
    }

    /** Whether a network uses the gateways of another: the one says so, and the other lets it. */
    Flag transit(int own, int other) {
        Optional<PeeringSide> here = side(own, other);
        Optional<PeeringSide> there = side(other, own);
        if (here.isEmpty()) {
            // Whether the side that nobody sees uses the gateways is not known where it may.
            return there.map(PeeringSide::transit).orElse(Flag.NO).perhaps();
        }
        Flag uses = here.get().usesRemote();
        // A side that uses the other's gateways is only connected where the other one lets it.
        return counts(own, other) ? uses.and(there.map(PeeringSide::transit).orElse(uses)) : uses.perhaps();
    }

    /** What the tag {@code VirtualNetwork} may hold of networks elsewhere. */
    PrefixSet maybeTagged(int own) {
        return maybeTagged.get(own);
    }
}
