package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.CircuitConnection;
import hybridnetwork.reachability.oracle.World.Gateway;
import hybridnetwork.reachability.oracle.World.LocalGateway;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Tunnel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Section 5: what the gateways of a network learn, and which ways to it a site has, while some things are up. */
final class Offers {
    /**
     * A prefix that a site offers over one circuit or tunnel.
     *
     * @param site null for a local gateway that is nobody's
     * @param bgp whether the tunnel has BGP
     * @param weight the routing weight of the circuit's connection
     */
    record Offer(Block prefix, @Nullable String site, boolean bgp, int weight) {}

    private final World world;
    private final Outages.Live live;
    private final Map<String, List<CircuitConnection>> circuits = new HashMap<>();
    private final Map<String, List<Tunnel>> tunnels = new HashMap<>();

    Offers(World world, Outages.Live live) {
        this.world = world;
        this.live = live;
    }

    boolean isUp(Network network, boolean vpn) {
        return world.gateway(network, vpn).filter(live.gateways()::contains).isPresent();
    }

    /** Paragraph 1: what the ExpressRoute gateway of a network is offered by circuits that the stack file knows. */
    List<Offer> expressRoute(Network network) {
        List<Offer> offers = new ArrayList<>();
        for (CircuitConnection connection : circuitsTo(network)) {
            World.Circuit circuit = world.circuit(connection.circuit());
            for (String site : circuit.declared() ? circuit.sites() : List.<String>of()) {
                world.site(site)
                        .overExpressRoute()
                        .forEach(prefix -> offers.add(new Offer(Block.of(prefix), site, true, connection.weight())));
            }
        }
        return offers;
    }

    /** Paragraph 1: whether a circuit is connected that no circuit of the stack file is. */
    boolean hasUnknownCircuit(Network network) {
        return circuitsTo(network).stream()
                .anyMatch(it -> !world.circuit(it.circuit()).declared());
    }

    /** Paragraph 2: whether a device of no known site is connected that may offer anything, for it has BGP. */
    boolean hasUnknownTunnel(Network network) {
        return tunnelsTo(network).stream().anyMatch(it -> world.localGateway(it).site() == null && hasBgp(it));
    }

    private List<CircuitConnection> circuitsTo(Network network) {
        return circuits.computeIfAbsent(
                network.name(),
                name -> live.circuits().stream()
                        .filter(it -> world.gateway(it.gateway()).network().equals(name))
                        .toList());
    }

    private List<Tunnel> tunnelsTo(Network network) {
        return tunnels.computeIfAbsent(
                network.name(),
                name -> live.tunnels().stream()
                        .filter(it -> world.gateway(it.gateway()).network().equals(name))
                        .toList());
    }

    /** Paragraph 2: what the VPN gateway of a network is offered. */
    List<Offer> vpn(Network network) {
        List<Offer> offers = new ArrayList<>();
        for (Tunnel tunnel : tunnelsTo(network)) {
            LocalGateway local = world.localGateway(tunnel);
            boolean bgp = hasBgp(tunnel);
            local.prefixes().forEach(prefix -> offers.add(new Offer(Block.of(prefix), local.site(), bgp, 0)));
            if (bgp && local.site() != null) {
                world.site(local.site())
                        .overVpn()
                        .forEach(prefix -> offers.add(new Offer(Block.of(prefix), local.site(), true, 0)));
            }
        }
        return offers;
    }

    /** Paragraph 2: a tunnel has BGP when it is on in three places and the two ASNs differ. */
    boolean hasBgp(Tunnel tunnel) {
        Gateway gateway = world.gateway(tunnel.gateway());
        Integer theirs = world.localGateway(tunnel).asn();
        int ours = gateway.asn() == null ? 65515 : gateway.asn();
        return tunnel.enableBgp() && gateway.enableBgp() && theirs != null && theirs != ours;
    }

    /** The offers with the longest prefix, among circuits those of the highest weight (paragraph 4). */
    static List<Offer> longest(List<Offer> offers, long destination) {
        List<Offer> matching =
                offers.stream().filter(it -> it.prefix().has(destination)).toList();
        Comparator<Offer> better =
                Comparator.<Offer>comparingInt(it -> it.prefix().length()).thenComparingInt(Offer::weight);
        Optional<Offer> best = matching.stream().max(better);
        return best.isEmpty()
                ? List.of()
                : matching.stream()
                        .filter(it -> better.compare(it, best.get()) == 0)
                        .toList();
    }

    /** Whether a site has a tunnel to the VPN gateway of a network. */
    boolean hasTunnel(String site, Network network) {
        return tunnelsTo(network).stream()
                .anyMatch(it -> site.equals(world.localGateway(it).site()));
    }

    /** Paragraph 4: the connection of the circuit that carries a site's packets from and to a network. */
    Optional<CircuitConnection> carrier(String site, Network network) {
        return circuitsTo(network).stream()
                .filter(it -> world.circuit(it.circuit()).declared())
                .filter(it -> world.circuit(it.circuit()).sites().contains(site))
                .min(Comparator.<CircuitConnection>comparingInt(it -> -it.weight())
                        .thenComparing(CircuitConnection::circuit));
    }

    /** Section 3, paragraph 6: whether Microsoft's edge, or a connection between them, may join the gateways of two networks. */
    boolean mayBeJoined(Network one, Network other) {
        boolean oneCircuit = circuitsTo(one).stream()
                .anyMatch(it -> circuitsTo(other).stream()
                        .anyMatch(that -> that.circuit().equals(it.circuit())));
        return !one.equals(other) && (oneCircuit || areConnected(one, other));
    }

    /** Whether a connection of type Vnet2Vnet joins the VPN gateways of two networks: in every outage, as the documents of the proof say. */
    boolean areConnected(Network one, Network other) {
        List<Gateway> joined = world.joinedByConnection();
        return !one.equals(other)
                && joined.stream().anyMatch(it -> it.network().equals(one.name()))
                && joined.stream().anyMatch(it -> it.network().equals(other.name()));
    }

    /** The networks of VPN gateways that are up. */
    List<Network> networksWithVpn() {
        return world.networks.stream().filter(it -> isUp(it, true)).toList();
    }
}
