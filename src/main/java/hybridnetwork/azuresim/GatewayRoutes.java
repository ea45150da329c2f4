package hybridnetwork.azuresim;

import hybridnetwork.azuresim.GatewayNeighbours.Fixed;
import hybridnetwork.azuresim.GatewayNeighbours.Neighbour;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a gateway knows by BGP and tells by BGP, in the answers of its three operations.
 *
 * <p>Their shape is that of Microsoft's examples (vpn-gateway/bgp-diagnostics, 10 March 2021; expressroute,
 * use-s2s-vpn-as-backup, 28 December 2023) and of public captures (microsoft/WhatTheHack, azure route server, challenge 2;
 * erjosito/net-lab-builder; both read in November 2026): an answer has the routes and sessions of each VPN instance in turn, and those
 * of one ExpressRoute instance only. A route that is not learned by BGP has no next hop. The gateways of one network
 * tell each other what they have learned; that a VPN gateway shows ExpressRoute's routes is documented, that an ExpressRoute
 * gateway shows the VPN's is this simulation's assumption.
 */
final class GatewayRoutes {
    private static final double WEIGHT = 32768;
    private static final double WEIGHT_OF_EXPRESS_ROUTE = 32769;

    private final World world;
    private final StoredResource gateway;
    private final boolean expressRoute;
    private final List<Ipv4> instances;
    private final GatewayNeighbours outer;

    GatewayRoutes(World world, StoredResource gateway) {
        this.world = world;
        this.gateway = gateway;
        this.expressRoute = GatewayInstances.expressRoute(gateway);
        this.instances = GatewayInstances.addresses(gateway, world);
        this.outer = new GatewayNeighbours(world, gateway);
    }

    /** A route as one instance has it. */
    private record Route(
            Prefix network, String nextHop, String sourcePeer, String origin, String asPath, double weight) {
        Map<String, Object> at(Ipv4 local) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("network", network.toString());
            shown.put("localAddress", local.toString());
            shown.put("nextHop", nextHop);
            shown.put("sourcePeer", sourcePeer);
            shown.put("origin", origin);
            shown.put("asPath", asPath);
            shown.put("weight", weight);
            return shown;
        }
    }

    /** An instance of this network's gateways, and what it hands on to the others. */
    private record Inner(String address, long asn, boolean up, List<Route> routes) {}

    /** The instances that an answer is about. */
    private List<Integer> answering() {
        List<Integer> standing = GatewayInstances.standing(gateway, world);
        return expressRoute
                ? List.of(standing.isEmpty() ? instances.size() - 1 : standing.get(standing.size() - 1))
                : List.copyOf(IntStream.range(0, instances.size()).boxed().toList());
    }

    private boolean stands(int instance) {
        return !world.surroundings().failed(gateway.id(), instance);
    }

    /** What an instance has learned from other autonomous systems. */
    private List<Route> fromOutside() {
        List<Route> routes = new ArrayList<>();
        double weight = expressRoute ? WEIGHT_OF_EXPRESS_ROUTE : WEIGHT;
        for (Neighbour neighbour : outer.neighbours()) {
            neighbour
                    .prefixes()
                    .forEach(prefix -> routes.add(new Route(
                            prefix, neighbour.address(), neighbour.address(), "EBgp", neighbour.asPath(), weight)));
        }
        return routes;
    }

    /** The other instances of this network's gateways. */
    private List<Inner> inner(int instance) {
        List<Inner> found = new ArrayList<>();
        if (!expressRoute) {
            for (int other = 0; other < instances.size(); other++) {
                if (other != instance) {
                    String address = instances.get(other).toString();
                    List<Route> told = fromOutside().stream()
                            .map(route -> new Route(
                                    route.network(), address, address, "IBgp", route.asPath(), route.weight()))
                            .toList();
                    found.add(new Inner(
                            address,
                            GatewayInstances.asn(gateway),
                            stands(other) && stands(instance),
                            stands(other) ? told : List.of()));
                }
            }
        }
        GatewayRules.network(gateway.body())
                .ifPresent(network -> GatewayRules.in(network, world).stream()
                        .filter(other -> !other.id().equals(gateway.id()))
                        .forEach(other -> found.addAll(new GatewayRoutes(world, other).asInner(stands(instance)))));
        return found;
    }

    /** This gateway as the network's other one sees it: a route keeps its next hop. */
    private List<Inner> asInner(boolean asked) {
        List<Inner> found = new ArrayList<>();
        for (int instance = 0; instance < instances.size(); instance++) {
            String address = instances.get(instance).toString();
            List<Route> told = new ArrayList<>();
            Set<Prefix> best = new TreeSet<>();
            for (Route route : fromOutside()) {
                if (best.add(route.network())) {
                    String nextHop = expressRoute ? route.nextHop() : address;
                    told.add(new Route(route.network(), nextHop, address, "IBgp", route.asPath(), route.weight()));
                }
            }
            boolean up = asked && stands(instance);
            found.add(new Inner(address, GatewayInstances.asn(gateway), up, up ? told : List.of()));
        }
        return found;
    }

    /** The routes that the gateway has learned, its own network's first. */
    List<Object> learned() {
        List<Object> routes = new ArrayList<>();
        if (world.surroundings().routeless(gateway.id())) {
            return routes;
        }
        for (int instance : answering()) {
            if (stands(instance)) {
                Ipv4 local = instances.get(instance);
                List<Prefix> own = new ArrayList<>(networkPrefixes());
                outer.neighbours().stream()
                        .filter(each -> !expressRoute && each.up())
                        .flatMap(each -> Ipv4.tryParse(each.address()).stream())
                        .forEach(address -> own.add(Prefix.parse(address + "/32")));
                outer.fixed().forEach(fixed -> own.addAll(fixed.prefixes()));
                own.forEach(
                        prefix -> routes.add(new Route(prefix, "", local.toString(), "Network", "", WEIGHT).at(local)));
                fromOutside().forEach(route -> routes.add(route.at(local)));
                inner(instance).stream()
                        .filter(Inner::up)
                        .flatMap(each -> each.routes().stream())
                        .forEach(route -> routes.add(route.at(local)));
            }
        }
        return routes;
    }

    /** The prefixes that come from on-premises to this gateway, by BGP and by static routes. */
    Set<Prefix> onPremises() {
        Set<Prefix> prefixes = new TreeSet<>();
        outer.neighbours().forEach(each -> prefixes.addAll(each.prefixes()));
        outer.fixed().forEach(each -> prefixes.addAll(each.prefixes()));
        return prefixes;
    }

    /**
     * The routes that the gateway advertises to a neighbour; none to one that it does not reach. A VPN gateway hands on what
     * its other tunnels bring, by BGP and by static routes.
     */
    List<Object> advertised(String neighbour) {
        Optional<Neighbour> asked = outer.neighbours().stream()
                .filter(each -> each.up() && each.address().equals(neighbour))
                .findFirst();
        if (asked.isEmpty()) {
            return List.of();
        }
        String own = String.valueOf(GatewayInstances.asn(gateway));
        List<Object> routes = new ArrayList<>();
        for (int instance : answering()) {
            if (stands(instance)) {
                Ipv4 local = instances.get(instance);
                networkPrefixes().forEach(prefix -> routes.add(told(prefix, local, own)));
                if (!expressRoute) {
                    handedOn(asked.get(), own).forEach((prefix, path) -> routes.add(told(prefix, local, path)));
                }
            }
        }
        return routes;
    }

    /** What comes through the other tunnels, with its AS path from here. */
    private Map<Prefix, String> handedOn(Neighbour asked, String own) {
        Map<Prefix, String> paths = new LinkedHashMap<>();
        outer.neighbours().stream()
                .filter(each -> !each.connection().equals(asked.connection()))
                .forEach(each ->
                        each.prefixes().forEach(prefix -> paths.putIfAbsent(prefix, own + "-" + each.asPath())));
        for (Fixed fixed : outer.fixed()) {
            if (!fixed.connection().equals(asked.connection())) {
                fixed.prefixes().forEach(prefix -> paths.put(prefix, own));
            }
        }
        return paths;
    }

    private static Map<String, Object> told(Prefix prefix, Ipv4 local, String path) {
        return new Route(prefix, local.toString(), local.toString(), "Igp", path, 0).at(local);
    }

    /** The state of every BGP session, or of those with one neighbour. */
    List<Object> sessions(Optional<String> neighbour) {
        List<Object> sessions = new ArrayList<>();
        boolean routeless = world.surroundings().routeless(gateway.id());
        for (int instance : answering()) {
            Ipv4 local = instances.get(instance);
            for (Neighbour each : outer.neighbours()) {
                sessions.add(BgpSession.of(
                        local,
                        each.address(),
                        each.asn(),
                        each.up() && stands(instance),
                        each.prefixes().size()));
            }
            if (instances.size() > 1 && !expressRoute) {
                sessions.add(BgpSession.withItself(local, GatewayInstances.asn(gateway)));
            }
            inner(instance)
                    .forEach(each -> sessions.add(BgpSession.of(
                            local,
                            each.address(),
                            each.asn(),
                            each.up(),
                            routeless ? 0 : each.routes().size())));
        }
        return neighbour
                .map(wanted -> sessions.stream()
                        .filter(each -> each instanceof Map<?, ?> session && wanted.equals(session.get("neighbor")))
                        .toList())
                .orElse(sessions);
    }

    /** The gateway's own network, and those that use the gateway through a peering. */
    List<Prefix> networkPrefixes() {
        List<Prefix> prefixes = new ArrayList<>();
        GatewayRules.network(gateway.body()).flatMap(world::find).ifPresent(network -> {
            prefixes.addAll(NetworkRules.space(network));
            prefixes.addAll(NetworkPeerings.guestSpace(network.id(), world));
        });
        return prefixes;
    }
}
