package hybridnetwork.azuresim;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a gateway knows by BGP and tells by BGP, derived from the resources and from what the sites advertise. */
final class GatewayRoutes {
    private static final double WEIGHT = 32768;
    private static final int MOST_LEARNED = 4000;

    private final World world;
    private final StoredResource gateway;
    private final boolean expressRoute;

    GatewayRoutes(World world, StoredResource gateway) {
        this.world = world;
        this.gateway = gateway;
        this.expressRoute = gateway.body().text("gatewayType").equals(Optional.of("ExpressRoute"));
    }

    /** A BGP session of the gateway, or the static routes into a tunnel. */
    private record Peer(
            ArmId connection,
            String neighbour,
            long asn,
            String asPath,
            boolean bgp,
            boolean up,
            List<Prefix> prefixes) {
        private Peer down() {
            return new Peer(connection, neighbour, asn, asPath, bgp, false, prefixes);
        }
    }

    private List<Peer> peers() {
        List<Peer> peers = new ArrayList<>();
        for (StoredResource connection : world.all(ResourceKind.CONNECTION)) {
            if (ConnectionRules.gateway(connection.body()).equals(Optional.of(gateway.id()))) {
                boolean up = ConnectionRules.connected(connection, world) && !world.failed(gateway.id());
                peers.addAll(expressRoute ? overCircuit(connection, up) : throughTunnel(connection, up));
            }
        }
        return expressRoute ? peers : withinLimit(peers);
    }

    /** A VPN gateway learns so many routes by BGP in all, and drops the session that brings more (VPN Gateway FAQ, 2026). */
    private static List<Peer> withinLimit(List<Peer> peers) {
        List<Peer> kept = new ArrayList<>();
        int learned = 0;
        for (Peer peer : peers) {
            boolean counts = peer.bgp() && peer.up();
            boolean fits = !counts || learned + peer.prefixes().size() <= MOST_LEARNED;
            learned += counts && fits ? peer.prefixes().size() : 0;
            kept.add(fits ? peer : peer.down());
        }
        return kept;
    }

    /** Microsoft's two routers, which hand on what the customer's routers advertise over the circuit. */
    private List<Peer> overCircuit(StoredResource connection, boolean up) {
        Optional<ArmId> circuit = connection.body().id(ConnectionRules.CIRCUIT);
        Optional<StoredResource> peering =
                circuit.flatMap(id -> world.find(id.child("peerings", PeeringRules.PRIVATE)));
        if (circuit.isEmpty() || peering.isEmpty()) {
            return List.of();
        }
        long customer = peering.get().body().whole("peerASN").orElse(0L);
        List<Prefix> prefixes = world.settings()
                .onPremises()
                .overExpressRoute()
                .getOrDefault(circuit.get().name(), List.of());
        List<Peer> peers = new ArrayList<>();
        for (Ipv4 router : PeeringRules.microsoftAddresses(peering.get())) {
            peers.add(new Peer(
                    connection.id(),
                    router.toString(),
                    PeeringRules.MICROSOFT_ASN,
                    PeeringRules.MICROSOFT_ASN + "-" + customer,
                    true,
                    up,
                    prefixes));
        }
        return peers;
    }

    private List<Peer> throughTunnel(StoredResource connection, boolean up) {
        Optional<StoredResource> site = ConnectionRules.site(connection.body()).flatMap(world::find);
        if (site.isEmpty()) {
            return List.of();
        }
        Bag body = site.get().body();
        List<Prefix> fixed = body.textsAt("localNetworkAddressSpace", "addressPrefixes").stream()
                .flatMap(text -> Prefix.tryParse(text).stream())
                .toList();
        long asn = body.whole("bgpSettings", "asn").orElse(0L);
        ArmId tunnel = connection.id();
        Peer routes = new Peer(tunnel, body.text("gatewayIpAddress").orElse(""), 0, "", false, up, fixed);
        if (!connection.body().flag("enableBgp") || asn == 0) {
            return List.of(routes);
        }
        List<Prefix> advertised = world.settings()
                .onPremises()
                .overVpn()
                .getOrDefault(site.get().id().name(), List.of());
        String neighbour = body.text("bgpSettings", "bgpPeeringAddress").orElse("");
        return List.of(new Peer(tunnel, neighbour, asn, String.valueOf(asn), true, up, advertised), routes);
    }

    /** The routes that the gateway has learned, its own network's first. */
    List<Object> learned() {
        List<Object> routes = new ArrayList<>();
        for (Ipv4 instance : GatewayRules.instances(gateway, world)) {
            String local = instance.toString();
            networkPrefixes().forEach(prefix -> routes.add(route(prefix, local, "", local, "Network", "")));
            for (Peer peer : peers()) {
                if (peer.up()) {
                    String origin = peer.bgp() ? "EBgp" : "Network";
                    peer.prefixes()
                            .forEach(prefix -> routes.add(
                                    route(prefix, local, peer.neighbour(), peer.neighbour(), origin, peer.asPath())));
                }
            }
        }
        return routes;
    }

    /** The prefixes that come from on-premises. */
    Set<Prefix> onPremises() {
        Set<Prefix> prefixes = new TreeSet<>();
        peers().stream().filter(Peer::up).forEach(peer -> prefixes.addAll(peer.prefixes()));
        return prefixes;
    }

    /**
     * The routes that the gateway advertises to a neighbour; none to one that it does not reach. A VPN gateway hands on what
     * its other tunnels bring, by BGP and by static routes.
     */
    List<Object> advertised(String neighbour) {
        String own = String.valueOf(gateway.body().whole("bgpSettings", "asn").orElse(GatewayRules.DEFAULT_ASN));
        String local = GatewayRules.instances(gateway, world).get(0).toString();
        List<Peer> peers = peers();
        Optional<Peer> asked = peers.stream()
                .filter(peer -> peer.up() && peer.bgp() && peer.neighbour().equals(neighbour))
                .findFirst();
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Object> routes = new ArrayList<>();
        networkPrefixes().forEach(prefix -> routes.add(route(prefix, local, local, local, "Igp", own)));
        peers.stream()
                .filter(peer -> !expressRoute
                        && peer.up()
                        && !peer.connection().equals(asked.get().connection()))
                .forEach(peer -> peer.prefixes()
                        .forEach(prefix -> routes.add(route(
                                prefix, local, local, local, "Igp", peer.bgp() ? own + "-" + peer.asPath() : own))));
        return routes;
    }

    /** The state of every BGP session, or of those with one neighbour. */
    List<Object> sessions(Optional<String> neighbour) {
        List<Object> sessions = new ArrayList<>();
        for (Ipv4 instance : GatewayRules.instances(gateway, world)) {
            for (Peer peer : peers()) {
                if (peer.bgp()
                        && neighbour
                                .filter(wanted -> !wanted.equals(peer.neighbour()))
                                .isEmpty()) {
                    sessions.add(session(instance.toString(), peer));
                }
            }
        }
        return sessions;
    }

    private static Map<String, Object> session(String local, Peer peer) {
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("localAddress", local);
        session.put("neighbor", peer.neighbour());
        session.put("asn", (double) peer.asn());
        session.put("state", peer.up() ? "Connected" : "Connecting");
        session.put("connectedDuration", peer.up() ? "01:00:00" : "00:00:00");
        session.put("routesReceived", peer.up() ? (double) peer.prefixes().size() : 0.0);
        session.put("messagesSent", 0.0);
        session.put("messagesReceived", 0.0);
        return session;
    }

    /** The gateway's own network, and those that use the gateway through a peering. */
    private List<Prefix> networkPrefixes() {
        List<Prefix> prefixes = new ArrayList<>();
        GatewayRules.network(gateway.body()).flatMap(world::find).ifPresent(network -> {
            prefixes.addAll(NetworkRules.space(network));
            prefixes.addAll(NetworkPeerings.guestSpace(network.id(), world));
        });
        return prefixes;
    }

    private static Map<String, Object> route(
            Prefix network, String local, String nextHop, String source, String origin, String asPath) {
        Map<String, Object> route = new LinkedHashMap<>();
        route.put("network", network.toString());
        route.put("localAddress", local);
        route.put("nextHop", nextHop);
        route.put("sourcePeer", source);
        route.put("origin", origin);
        route.put("asPath", asPath);
        route.put("weight", WEIGHT);
        return route;
    }
}
