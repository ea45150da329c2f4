package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What is not known, found by the packets that it could change. */
public final class Doubts {
    private final List<Doubt> all;
    private final List<Undeclared> undeclared;
    private final DoubtsByAddresses byAddresses;

    public Doubts(Snapshot snapshot) {
        this.all = snapshot.doubts().stream()
                .filter(doubt -> !(doubt.scope() instanceof Scope.Nothing))
                .toList();
        this.undeclared = this.all.stream()
                .filter(doubt -> doubt.scope() instanceof Scope.Behind)
                .map(doubt -> undeclared(snapshot, ((Scope.Behind) doubt.scope()).connection(), doubt.reason()))
                .toList();
        this.byAddresses = new DoubtsByAddresses(all, snapshot.subnets());
    }

    private static Undeclared undeclared(Snapshot snapshot, int connection, String why) {
        int gateway = snapshot.connections().get(connection).gateway();
        return new Undeclared(connection, snapshot.gateways().get(gateway).network(), why);
    }

    private <S extends Scope> Optional<String> first(Class<S> kind, Predicate<S> covers) {
        return all.stream()
                .filter(doubt -> kind.isInstance(doubt.scope()) && covers.test(kind.cast(doubt.scope())))
                .findFirst()
                .map(Doubt::reason);
    }

    private <S extends Scope> List<S> scopes(Class<S> kind) {
        return all.stream()
                .map(Doubt::scope)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What leaves every packet open. */
    public Optional<String> everything() {
        return first(Scope.Everything.class, scope -> true);
    }

    /**
     * A part of a region that something not known could change.
     *
     * @param doubt what it is; the rest has none
     * @param pastGroups whether no group is certain either
     */
    record Part(Flight flight, Optional<String> doubt, boolean pastGroups) {}

    /** Splits packets by what their addresses alone leave open. */
    List<Part> split(Flight flight) {
        return byAddresses.split(flight);
    }

    /** Splits packets by whether any group is certain of them. */
    List<Part> splitByGroups(Flight flight) {
        return byAddresses.splitByGroups(flight);
    }

    /** What leaves packets open that pass a gateway. */
    Optional<String> at(Gateway gateway) {
        return first(Scope.Gateways.class, scope -> scope.gateways().contains(gateway.index()))
                .or(() -> mayBeDown(gateway))
                .or(() -> translated(gateway));
    }

    /** Why a gateway may be down all the time: what its routes draw may go elsewhere. */
    Optional<String> mayBeDown(Gateway gateway) {
        return first(Scope.MayBeDown.class, scope -> scope.gateways().contains(gateway.index()));
    }

    /** What leaves packets open over one of some connections. */
    Optional<String> over(Collection<Connection> connections) {
        return first(
                        Scope.Over.class,
                        scope -> connections.stream().anyMatch(connection -> connection.index() == scope.connection()))
                .or(() -> translated(connections));
    }

    private Optional<String> translated(Gateway gateway) {
        return first(Scope.Translated.class, scope -> scope.gateways().contains(gateway.index()));
    }

    private Optional<String> translated(Collection<Connection> connections) {
        return first(
                Scope.Translated.class,
                scope -> connections.stream()
                        .anyMatch(connection -> scope.connections().contains(connection.index())));
    }

    /** What may change the addresses of packets on their way, so that no group is certain. */
    Optional<String> translated(Gateway gateway, Collection<Connection> connections) {
        return translated(gateway).or(() -> translated(connections));
    }

    /** Whether some packets may get other addresses on their way. */
    boolean translates() {
        return !scopes(Scope.Translated.class).isEmpty();
    }

    /** The connections to gateways in a network of which it is not known what is behind them. */
    List<Undeclared> undeclared(int network) {
        return undeclared.stream()
                .filter(connection -> connection.network() == network)
                .toList();
    }

    /**
     * A connection of which it is not known what is behind it.
     *
     * @param connection its index
     * @param network of the gateway
     */
    record Undeclared(int connection, int network, String why) {
        BitSet bits() {
            BitSet bits = new BitSet();
            bits.set(connection);
            return bits;
        }
    }

    /**
     * What no undeclared connection of the gateways in a network draws: the rest of some packets, without what is drawn while such a connection is up.
     *
     * @param drawn takes that, with why it is not known what becomes of it
     */
    Flight notDrawn(Flight flight, int network, BiConsumer<Flight, String> drawn) {
        Flight left = flight;
        for (Undeclared connection : undeclared(network)) {
            Flight up = left.when(left.when().andSomeUp(connection.bits()));
            if (!up.when().isNever()) {
                drawn.accept(up, connection.why());
            }
            left = left.when(left.when().andAllDown(connection.bits()));
        }
        return left;
    }

    /**
     * What the gateways of a table's network are not joined with: the rest of some packets, or of some replies.
     *
     * @param drawn takes what may go there, with why it is not known what becomes of it
     */
    List<Flight> notJoined(Flight flight, RouteTable table, boolean isReply, BiConsumer<Flight, String> drawn) {
        List<Flight> left = List.of(flight);
        for (Doubt doubt : table.hidesGatewayRoutes() ? List.<Doubt>of() : all) {
            if (doubt.scope() instanceof Scope.Joined joined && joined.network() == table.network()) {
                List<Flight> next = new ArrayList<>();
                left.forEach(some -> notJoined(some, joined, isReply, up -> drawn.accept(up, doubt.reason()), next));
                left = next;
            }
        }
        return left;
    }

    private static void notJoined(
            Flight flight, Scope.Joined joined, boolean isReply, Consumer<Flight> drawn, List<Flight> left) {
        PrefixSet ends = isReply ? flight.sources() : flight.destinations();
        PrefixSet far = ends.intersect(joined.far());
        if (far.isEmpty()) {
            left.add(flight);
            return;
        }
        PrefixSet others = ends.subtract(far);
        if (!others.isEmpty()) {
            left.add(isReply ? flight.from(others) : flight.to(others));
        }
        Flight up = isReply ? flight.from(far) : flight.to(far);
        for (int connection : new TreeSet<>(joined.connections())) {
            BitSet bit = new BitSet();
            bit.set(connection);
            left.add(up.when(up.when().andAllDown(bit)));
            up = up.when(up.when().andSomeUp(bit));
        }
        if (!up.when().isNever()) {
            drawn.accept(up);
        }
    }

    /** The part of some replies of which nothing is known. */
    Optional<Part> unknownReplies(Flight flight) {
        for (Doubt doubt : all) {
            if (doubt.scope() instanceof Scope.RepliesOf replies) {
                PrefixSet hosts = flight.destinations().intersect(replies.hosts());
                if (!hosts.isEmpty()) {
                    return Optional.of(new Part(flight.to(hosts), Optional.of(doubt.reason()), false));
                }
            }
        }
        return Optional.empty();
    }

    /** What leaves open how sites send to the gateways in a network, or to one that those serve. */
    Optional<String> fromSites(int gateways, int network) {
        return first(Scope.FromSites.class, scope -> scope.network() == gateways || scope.network() == network);
    }

    Optional<String> betweenSites() {
        return first(Scope.BetweenSites.class, scope -> true);
    }

    /** What leaves packets to every load balancer open. */
    public Optional<String> balancers() {
        return first(Scope.Balancers.class, scope -> true);
    }

    /** What leaves packets to the balancer of a frontend open. */
    public Optional<String> at(Frontend frontend) {
        return first(Scope.Balancer.class, scope -> scope.name().equals(frontend.balancer()))
                .or(this::balancers);
    }

    /** What leaves open whether packets of some hosts have a way out. */
    Optional<String> leaving(PrefixSet hosts, Service service) {
        return first(
                Scope.Leaving.class,
                scope -> isAbout(service, scope) && scope.hosts().overlaps(hosts));
    }

    /** All addresses of which it is not known whether such packets have a way out. */
    PrefixSet leaving(Service service) {
        return PrefixSet.unionOf(scopes(Scope.Leaving.class).stream()
                .filter(scope -> isAbout(service, scope))
                .map(Scope.Leaving::hosts)
                .toList());
    }

    private static boolean isAbout(Service service, Scope.Leaving leaving) {
        return leaving.portless() || service.hasPorts();
    }

    /** Whether a connection's packets are apart from those of its neighbours. */
    boolean tellsConnectionsApart() {
        return all.stream()
                .anyMatch(doubt -> doubt.scope() instanceof Scope.Over
                        || (doubt.scope() instanceof Scope.Translated translated
                                && !translated.connections().isEmpty()));
    }
}
