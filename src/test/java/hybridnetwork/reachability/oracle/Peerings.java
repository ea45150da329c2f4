package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Peering;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Section 3: which networks are peered, and whose gateways a network uses. */
final class Peerings {
    private final World world;
    private final Set<String> withGateways;
    private final Map<String, List<Network>> neighbours = new HashMap<>();

    Peerings(World world) {
        this.world = world;
        this.withGateways = world.gateways.stream().map(World.Gateway::network).collect(Collectors.toSet());
        for (Network network : world.networks) {
            neighbours.put(
                    network.name(),
                    world.networks.stream()
                            .filter(it -> !it.equals(network) && mayBePeered(network, it))
                            .toList());
        }
    }

    /** A network's own side of the peering with another. */
    private Optional<Peering> side(Network network, Network remote) {
        return world.peerings.stream()
                .filter(it -> it.network().equals(network.name()) && it.remote().equals(remote.name()))
                .findFirst();
    }

    private boolean mayBePeered(Network one, Network other) {
        return side(one, other).isPresent() || side(other, one).isPresent();
    }

    /** Paragraph 2: both sides, or one that is connected; one side alone may be a peering. */
    boolean arePeered(Doubts doubts, Network one, Network other) {
        Optional<Peering> here = side(one, other);
        Optional<Peering> there = side(other, one);
        if (here.isPresent() && there.isPresent()) {
            return true;
        }
        return Stream.concat(here.stream(), there.stream())
                .anyMatch(it -> it.connected() || doubts.ask(asked("the peering is there", one, other)));
    }

    /** Paragraphs 2 and 4: whether the other's space is in a network's tag; on the side that is not seen, Azure's default. */
    boolean letsIntoTag(Doubts doubts, Network network, Network remote) {
        if (!arePeered(doubts, network, remote)) {
            return false;
        }
        Optional<Peering> own = side(network, remote);
        if (own.isPresent()) {
            return !Boolean.FALSE.equals(own.get().access());
        }
        return isConnected(remote, network)
                || doubts.ask("the side that is not seen, of " + network.name() + ", has access");
    }

    /**
     * Paragraph 5: whether what an appliance in one network hands on gets into the other; on the side that is not seen, Azure's
     * default is no.
     */
    boolean letsForwarded(Doubts doubts, Network from, Network to) {
        if (!arePeered(doubts, from, to)) {
            return false;
        }
        Optional<Peering> own = side(to, from);
        if (own.isPresent()) {
            return Boolean.TRUE.equals(own.get().forwarded());
        }
        return !isConnected(from, to)
                && doubts.ask("the side that is not seen, of " + to.name() + ", lets forwarded traffic in");
    }

    /**
     * Paragraph 4: whether a network uses another's gateways. Of the side that is not seen {@code useRemoteGateways} says what
     * the other must allow; what uses gateways that are allowed, nobody can tell.
     */
    boolean uses(Doubts doubts, Network network, Network provider) {
        Optional<Peering> own = side(network, provider);
        Optional<Peering> theirs = side(provider, network);
        boolean excluded = own.filter(it -> !Boolean.TRUE.equals(it.remoteGateways()))
                        .isPresent()
                || theirs.filter(it -> !Boolean.TRUE.equals(it.transit())).isPresent();
        if (excluded || !arePeered(doubts, network, provider)) {
            return false;
        }
        return own.isPresent() || doubts.ask(network.name() + " uses the gateways of " + provider.name());
    }

    /** Whether it is not certain that a network is served by these gateways. */
    boolean isDoubtful(Network network, Network gateways) {
        Optional<Peering> own = side(network, gateways);
        boolean both = own.isPresent() && side(gateways, network).isPresent();
        return !network.equals(gateways)
                && !both
                && own.filter(Peering::connected).isEmpty();
    }

    /** Whether it is not certain that two networks are peered. */
    boolean isDoubtfulBetween(Network one, Network other) {
        Optional<Peering> here = side(one, other);
        Optional<Peering> there = side(other, one);
        return here.isPresent() != there.isPresent() && !isConnected(one, other) && !isConnected(other, one);
    }

    private boolean isConnected(Network from, Network to) {
        return side(from, to).filter(Peering::connected).isPresent();
    }

    private static String asked(String question, Network one, Network other) {
        String first = one.name().compareTo(other.name()) < 0 ? one.name() : other.name();
        String second = first.equals(one.name()) ? other.name() : one.name();
        return question + ": " + first + ", " + second;
    }

    private boolean hasGateway(Network network) {
        return withGateways.contains(network.name());
    }

    /** Section 3, paragraphs 1 and 4: whose gateways serve a network; it has its own, or those of at most one other. */
    Optional<Network> providerOf(Doubts doubts, Network network) {
        if (hasGateway(network)) {
            return Optional.of(network);
        }
        return neighbours(network).stream()
                .filter(it -> hasGateway(it) && uses(doubts, network, it))
                .findFirst();
    }

    /** The networks whose gateways may serve this one. */
    List<Network> possibleProviders(Network network) {
        return hasGateway(network)
                ? List.of(network)
                : neighbours(network).stream().filter(this::hasGateway).toList();
    }

    /** The other networks that are perhaps peered with one. */
    List<Network> neighbours(Network network) {
        return Objects.requireNonNull(neighbours.get(network.name()));
    }
}
