package hybridnetwork.reachability;

import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.route.RouteChoice;
import hybridnetwork.reachability.route.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When the packets of a class are delivered: the only questions whose answer depends on what has failed. */
public sealed interface Condition {
    boolean holds(State state);

    /**
     * What tells this condition from others, for maps. The records themselves would do, but for the time that the Java machine
     * takes to make their hash functions in every plan.
     */
    List<Object> key();

    /** The carriers that the answer depends on. */
    List<Integer> carriers(Network network);

    /** Both carriers of a site. */
    private static List<Integer> of(Network network, int site) {
        Network.Site s = network.sites().get(site);
        List<Integer> carriers = new ArrayList<>();
        if (s.expressRoute() != Network.Site.NONE) {
            carriers.add(s.expressRoute());
        }
        if (s.vpn() != Network.Site.NONE) {
            carriers.add(s.vpn());
        }
        return carriers;
    }

    /** A site reaches the virtual network at all. */
    record Connected(int site) implements Condition {
        @Override
        public List<Object> key() {
            return List.of(site);
        }

        @Override
        public boolean holds(State state) {
            return state.kind(site).isPresent();
        }

        @Override
        public List<Integer> carriers(Network network) {
            return of(network, site);
        }
    }

    /** A site reaches the virtual network, and the reply goes back to it over the same kind of path. */
    record Returns(int site, RouteChoice reply) implements Condition {
        @Override
        public List<Object> key() {
            return List.of(site, reply);
        }

        @Override
        public boolean holds(State state) {
            Optional<PathKind> kind = state.kind(site);
            if (kind.isEmpty()) {
                return false;
            }
            RouteChoice chosen = reply.in(state);
            return chosen.kind().equals(kind) && chosen.has(state.carrier(site, kind.get()));
        }

        @Override
        public List<Integer> carriers(Network network) {
            List<Integer> carriers = new ArrayList<>(reply.allCarriers());
            carriers.addAll(of(network, site));
            return carriers;
        }
    }

    /**
     * Packets from the virtual network come to a site that has their destination.
     *
     * @param symmetric whether the reply must come back over the same kind of path too
     */
    record Reaches(RouteChoice forward, List<Integer> owners, boolean symmetric) implements Condition {
        @Override
        public List<Object> key() {
            return List.of(forward, owners, symmetric);
        }

        @Override
        public boolean holds(State state) {
            return arrival(state).isPresent();
        }

        /** The first owner that the packets come to, and whose reply is as wanted. */
        public Optional<Integer> arrival(State state) {
            RouteChoice chosen = forward.in(state);
            if (chosen.kind().isEmpty()) {
                return Optional.empty();
            }
            PathKind kind = chosen.kind().get();
            return owners.stream()
                    .filter(owner -> {
                        int carrier = state.carrier(owner, kind);
                        return carrier != Network.Site.NONE
                                && chosen.has(carrier)
                                && state.isUp(carrier)
                                && (!symmetric || state.kind(owner).equals(Optional.of(kind)));
                    })
                    .findFirst();
        }

        @Override
        public List<Integer> carriers(Network network) {
            List<Integer> carriers = new ArrayList<>(forward.allCarriers());
            owners.forEach(owner -> carriers.addAll(of(network, owner)));
            return carriers;
        }
    }

    /** Packets from the virtual network leave for the internet. */
    record Leaves(RouteChoice forward) implements Condition {
        @Override
        public List<Object> key() {
            return List.of(forward);
        }

        @Override
        public boolean holds(State state) {
            return forward.in(state).is(Hop.INTERNET);
        }

        @Override
        public List<Integer> carriers(Network network) {
            return forward.allCarriers();
        }
    }
}
