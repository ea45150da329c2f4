package hybridnetwork.reachability.route;

import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.PathKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a destination's packets go, for every state of the carriers: the carriers of the best gateway routes while one
 * of them is up, otherwise the next choice, and so on to a hop that is always there. Two destinations with the same
 * choice have the same fate in every outage. Choices of one {@link Table} are equal only if they are the same object.
 */
public final class RouteChoice {
    private final Optional<Hop> hop;
    private final Optional<PathKind> kind;
    private final int[] carriers;
    private final Optional<RouteChoice> next;

    private RouteChoice(Optional<Hop> hop, Optional<PathKind> kind, int[] carriers, Optional<RouteChoice> next) {
        this.hop = hop;
        this.kind = kind;
        this.carriers = carriers;
        this.next = next;
    }

    /** Makes choices, each once. */
    public static final class Table {
        /** By the hop alone, or by carriers and what follows. */
        private final Map<List<Object>, RouteChoice> known = new HashMap<>();

        public RouteChoice always(Hop hop) {
            return known.computeIfAbsent(
                    List.of(hop),
                    key -> new RouteChoice(Optional.of(hop), Optional.empty(), new int[0], Optional.empty()));
        }

        /** Carriers of one kind before another choice; there, they are left out, for they are down when it counts. */
        public RouteChoice prefer(PathKind kind, List<Integer> carriers, RouteChoice next) {
            RouteChoice rest = without(next, carriers);
            return known.computeIfAbsent(
                    List.of(carriers, rest),
                    key -> new RouteChoice(
                            Optional.empty(),
                            Optional.of(kind),
                            carriers.stream().mapToInt(Integer::intValue).toArray(),
                            Optional.of(rest)));
        }

        private RouteChoice without(RouteChoice choice, List<Integer> carriers) {
            if (choice.kind.isEmpty() || choice.next.isEmpty()) {
                return choice;
            }
            List<Integer> left = new ArrayList<>();
            for (int carrier : choice.carriers) {
                if (!carriers.contains(carrier)) {
                    left.add(carrier);
                }
            }
            RouteChoice rest = without(choice.next.get(), carriers);
            return left.isEmpty() ? rest : prefer(choice.kind.get(), left, rest);
        }
    }

    /** The first choice that has a carrier that is up, or the hop at the end. */
    public RouteChoice in(State state) {
        RouteChoice choice = this;
        while (choice.next.isPresent()) {
            for (int carrier : choice.carriers) {
                if (state.isUp(carrier)) {
                    return choice;
                }
            }
            choice = choice.next.get();
        }
        return choice;
    }

    public boolean is(Hop wanted) {
        return hop.isPresent() && hop.get() == wanted;
    }

    /** The hop of a choice that no gateway route takes. */
    public Optional<Hop> hop() {
        return hop;
    }

    /** The kind of path of a choice of carriers. */
    public Optional<PathKind> kind() {
        return kind;
    }

    public boolean has(int carrier) {
        return Arrays.stream(carriers).anyMatch(c -> c == carrier);
    }

    public int[] carriers() {
        return carriers;
    }

    /** Every carrier that can make a difference to this choice. */
    public List<Integer> allCarriers() {
        List<Integer> all = new ArrayList<>();
        RouteChoice choice = this;
        while (choice.next.isPresent()) {
            Arrays.stream(choice.carriers).forEach(all::add);
            choice = choice.next.get();
        }
        return all;
    }
}
