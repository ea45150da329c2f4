package hybridnetwork.reachability.route;

import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.PathKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a destination's packets go, whatever has failed: the best gateway routes while one of their connections is up,
 * otherwise the next choice, and so on to a hop that is always there. Two destinations with one choice have the same fate in
 * every outage. Choices of one {@link Table} are equal only if they are the same object.
 */
public final class RouteChoice {
    private final Optional<Hop> hop;
    private final Optional<PathKind> kind;
    private final List<Offering> offerings;
    /** Up, it is the first; otherwise the second. */
    private final BitSet connections;

    private final List<RouteChoice> next;

    private RouteChoice(
            Optional<Hop> hop,
            Optional<PathKind> kind,
            List<Offering> offerings,
            BitSet connections,
            List<RouteChoice> next) {
        this.hop = hop;
        this.kind = kind;
        this.offerings = offerings;
        this.connections = connections;
        this.next = next;
    }

    /**
     * A connection that offers a prefix.
     *
     * @param connection its index
     * @param site behind it, where it is known
     */
    public record Offering(int connection, OptionalInt site) {}

    /** Where packets are led when a condition is met. */
    public record Decision(Condition when, Led led) {}

    /** Where packets are led. */
    public sealed interface Led {
        /** To a next hop that is no gateway's. */
        record To(Hop hop) implements Led {}

        /**
         * Over a gateway to a site.
         *
         * @param site where it is known
         * @param connections those that offer the route
         */
        record Over(PathKind kind, OptionalInt site, BitSet connections) implements Led {}
    }

    /** Makes choices, each once. */
    static final class Table {
        private final Map<List<Object>, RouteChoice> known = new HashMap<>();

        RouteChoice always(Hop hop) {
            return known.computeIfAbsent(
                    List.of(hop),
                    key -> new RouteChoice(Optional.of(hop), Optional.empty(), List.of(), new BitSet(), List.of()));
        }

        /** Offerings of one kind before another choice; there, they are left out, for they are down when it counts. */
        RouteChoice prefer(PathKind kind, List<Offering> offerings, RouteChoice otherwise) {
            BitSet connections = new BitSet();
            offerings.forEach(offering -> connections.set(offering.connection()));
            RouteChoice rest = without(otherwise, connections);
            return known.computeIfAbsent(
                    List.of(kind, offerings, rest),
                    key -> new RouteChoice(
                            Optional.empty(), Optional.of(kind), List.copyOf(offerings), connections, List.of(rest)));
        }

        /** One choice while one of some connections is up, otherwise another. */
        RouteChoice given(BitSet connections, RouteChoice up, RouteChoice down) {
            return up.equals(down)
                    ? up
                    : known.computeIfAbsent(
                            List.of(connections, up, down),
                            key -> new RouteChoice(
                                    Optional.empty(), Optional.empty(), List.of(), connections, List.of(up, down)));
        }

        private RouteChoice without(RouteChoice choice, BitSet down) {
            if (choice.kind.isEmpty() || !choice.connections.intersects(down)) {
                return choice;
            }
            List<Offering> left = new ArrayList<>();
            choice.offerings.stream()
                    .filter(offering -> !down.get(offering.connection()))
                    .forEach(left::add);
            RouteChoice rest = without(choice.next.get(0), down);
            return left.isEmpty() ? rest : prefer(choice.kind.get(), left, rest);
        }
    }

    /**
     * Everywhere that packets may be led, each with its condition. Routes of several sites at one prefix lead to each of them:
     * their conditions do not exclude each other.
     */
    public List<Decision> decisions(Condition when) {
        List<Decision> decisions = new ArrayList<>();
        collect(when, decisions);
        return decisions;
    }

    /** Where packets are led while these connections are up. */
    public List<Led> led(BitSet up) {
        return decisions(Condition.ALWAYS).stream()
                .filter(decision -> decision.when().holds(up))
                .map(Decision::led)
                .toList();
    }

    private void collect(Condition when, List<Decision> decisions) {
        if (when.isNever()) {
            return;
        }
        if (hop.isPresent()) {
            decisions.add(new Decision(when, new Led.To(hop.get())));
            return;
        }
        if (kind.isEmpty()) {
            next.get(0).collect(when.andSomeUp(connections), decisions);
            next.get(1).collect(when.andAllDown(connections), decisions);
            return;
        }
        Map<OptionalInt, BitSet> bySite = new LinkedHashMap<>();
        offerings.forEach(offering ->
                bySite.computeIfAbsent(offering.site(), site -> new BitSet()).set(offering.connection()));
        bySite.forEach((site, offering) -> {
            Condition offered = when.andSomeUp(offering);
            if (!offered.isNever()) {
                decisions.add(new Decision(offered, new Led.Over(kind.get(), site, offering)));
            }
        });
        next.get(0).collect(when.andAllDown(connections), decisions);
    }
}
