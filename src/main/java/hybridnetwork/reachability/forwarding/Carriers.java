package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.route.Edges;
import hybridnetwork.reachability.route.Edges.Way;
import hybridnetwork.reachability.route.RouteChoice;
import hybridnetwork.reachability.route.RouteChoice.Decision;
import hybridnetwork.reachability.route.RouteChoice.Led;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which of several connections carries. For a verdict it makes no difference as a rule; a trace names the one that does, and
 * so never one that is down.
 */
final class Carriers {
    private final Forwarding forwarding;

    Carriers(Forwarding forwarding) {
        this.forwarding = forwarding;
    }

    /** Whether connections of one kind are told apart. */
    boolean areApart() {
        return forwarding.fates.search.isTrace() || forwarding.doubts.tellsConnectionsApart();
    }

    /** The ways of a site to the gateways of a network, of which at most one is chosen. */
    List<Way> ways(Site site, int network) {
        return areApart()
                ? forwarding.edges.byCircuit(site.index(), network)
                : forwarding.edges.of(site.index(), network);
    }

    /** Everywhere that packets may be led, each with its condition. */
    List<Decision> decisions(RouteChoice choice, Condition when) {
        List<Decision> decisions = choice.decisions(when);
        return forwarding.fates.search.isTrace()
                ? decisions.stream().flatMap(this::byConnection).toList()
                : decisions;
    }

    private Stream<Decision> byConnection(Decision decision) {
        if (!(decision.led() instanceof Led.Over over)) {
            return Stream.of(decision);
        }
        List<Connection> connections = over.connections().stream()
                .mapToObj(forwarding.snapshot.connections()::get)
                .toList();
        return Edges.inTurn(decision.when(), connections).stream()
                .filter(turn -> !turn.when().isNever())
                .map(turn -> new Decision(turn.when(), new Led.Over(over.kind(), over.site(), bit(turn.connection()))));
    }

    private static BitSet bit(Connection connection) {
        BitSet bit = new BitSet();
        bit.set(connection.index());
        return bit;
    }
}
