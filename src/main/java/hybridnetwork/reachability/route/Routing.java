package hybridnetwork.reachability.route;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.RouteTable.UserRoute;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.route.RouteChoice.Offering;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All routes of the hub, by route table, those of every VPN gateway, and who has which address on-premises. */
public final class Routing {
    private final Snapshot snapshot;
    private final RouteChoice.Table choices = new RouteChoice.Table();
    private final Map<Prefix, List<Offering>> expressRoute;
    private final Map<Prefix, List<Offering>> vpn;
    private final IdentityHashMap<RouteTable, PrefixMap<Node>> byTable = new IdentityHashMap<>();
    private final IdentityHashMap<RouteTable, Map<PrefixSet, Map<RouteChoice, PrefixSet>>> partitions =
            new IdentityHashMap<>();
    private final Map<Integer, PrefixMap<RouteChoice>> byVpnGateway = new HashMap<>();
    private final PrefixMap<List<Integer>> owners;

    /** The routes for one prefix, whatever their source. */
    public record Routes(
            Optional<UserRoute> user, List<Offering> expressRoute, List<Offering> vpn, Optional<Hop> system) {
        static final Routes NONE = new Routes(Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /** A prefix with its routes, inside the prefixes around it. */
    public record Node(Prefix prefix, Routes routes, boolean inSpace, RouteChoice choice, Optional<Node> around) {}

    public Routing(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.expressRoute =
                snapshot.gateway(PathKind.EXPRESS_ROUTE).map(this::offers).orElse(Map.of());
        this.vpn = snapshot.gateway(PathKind.VPN).map(this::offers).orElse(Map.of());
        this.owners = owners(snapshot);
    }

    private Map<Prefix, List<Offering>> offers(Gateway gateway) {
        Map<Prefix, List<Offering>> offers = new LinkedHashMap<>();
        for (Connection connection : snapshot.at(gateway)) {
            for (Connection.Offer offer : connection.offers()) {
                Offering offering = new Offering(connection.index(), offer.site());
                for (Prefix prefix : new LinkedHashSet<>(offer.prefixes())) {
                    offers.computeIfAbsent(prefix, p -> new ArrayList<>(1)).add(offering);
                }
            }
        }
        return offers;
    }

    private static PrefixMap<List<Integer>> owners(Snapshot snapshot) {
        Map<Prefix, List<Integer>> sites = new HashMap<>();
        for (Site site : snapshot.sites()) {
            for (Prefix prefix : site.prefixes()) {
                sites.computeIfAbsent(prefix, p -> new ArrayList<>(1)).add(site.index());
            }
        }
        return PrefixMap.of(sites, List.of(), (around, prefix, own) -> {
            if (around.isEmpty()) {
                return List.copyOf(own);
            }
            List<Integer> all = new ArrayList<>(around);
            own.stream().filter(site -> !all.contains(site)).forEach(all::add);
            return all.stream().sorted().toList();
        });
    }

    /** A set of on-premises addresses by the sites that have them. */
    public Map<List<Integer>, PrefixSet> byOwners(PrefixSet set) {
        return owners.partition(set, sites -> sites);
    }

    /** What the hub's gateways are offered over connections that are up. */
    public Set<Prefix> offered(BitSet up) {
        Set<Prefix> offered = new LinkedHashSet<>();
        for (Map<Prefix, List<Offering>> offers : List.of(expressRoute, vpn)) {
            offers.forEach((prefix, offerings) -> {
                if (offerings.stream().anyMatch(offering -> up.get(offering.connection()))) {
                    offered.add(prefix);
                }
            });
        }
        return offered;
    }

    /** The routes of subnets with a route table. */
    public PrefixMap<Node> of(RouteTable table) {
        return byTable.computeIfAbsent(table, this::build);
    }

    private PrefixMap<Node> build(RouteTable table) {
        Map<Prefix, UserRoute> user = new HashMap<>();
        table.routes().forEach(route -> user.putIfAbsent(route.prefix(), route));
        Map<Prefix, Hop> system = new HashMap<>();
        system.put(Prefix.ALL, Hop.INTERNET);
        if (!user.containsKey(Prefix.ALL)) {
            Space.PRIVATE.forEach(prefix -> system.put(prefix, Hop.NONE));
        }
        snapshot.hub().ifPresent(hub -> hub.space().forEach(prefix -> system.put(prefix, Hop.VNET_LOCAL)));
        Set<Prefix> prefixes = new LinkedHashSet<>(user.keySet());
        prefixes.addAll(system.keySet());
        if (!table.hidesGatewayRoutes()) {
            prefixes.addAll(expressRoute.keySet());
            prefixes.addAll(vpn.keySet());
        }
        Map<Prefix, Routes> routes = new HashMap<>();
        for (Prefix prefix : prefixes) {
            boolean gateway = !table.hidesGatewayRoutes();
            routes.put(
                    prefix,
                    new Routes(
                            Optional.ofNullable(user.get(prefix)),
                            gateway ? expressRoute.getOrDefault(prefix, List.of()) : List.of(),
                            gateway ? vpn.getOrDefault(prefix, List.of()) : List.of(),
                            Optional.ofNullable(system.get(prefix))));
        }
        Routes everything = Objects.requireNonNull(routes.get(Prefix.ALL));
        BitSet byDefault = new BitSet();
        everything.expressRoute().forEach(offering -> byDefault.set(offering.connection()));
        everything.vpn().forEach(offering -> byDefault.set(offering.connection()));
        Node outside = new Node(Prefix.ALL, Routes.NONE, false, choices.always(Hop.INTERNET), Optional.empty());
        Node root = inside(outside, Prefix.ALL, everything, byDefault);
        return PrefixMap.of(
                routes,
                root,
                (around, prefix, own) -> prefix.length() == 0 ? root : inside(around, prefix, own, byDefault));
    }

    /**
     * User routes before gateway routes before system routes on one prefix, all before what is around it. In the virtual
     * network's own space gateway routes count for nothing ({@code route-precedence}). The routes that drop private space are
     * there only while no gateway offers a default route.
     */
    private Node inside(Node around, Prefix prefix, Routes own, BitSet byDefault) {
        boolean inSpace = around.inSpace() || own.system().equals(Optional.of(Hop.VNET_LOCAL));
        RouteChoice choice;
        if (own.user().isPresent()) {
            choice = choices.always(own.user().get().hop());
        } else {
            choice = around.choice();
            if (own.system().isPresent()) {
                RouteChoice system = choices.always(own.system().get());
                boolean drops = own.system().get() == Hop.NONE && !byDefault.isEmpty();
                choice = drops ? choices.given(byDefault, around.choice(), system) : system;
            }
            if (!inSpace && !own.vpn().isEmpty()) {
                choice = choices.prefer(PathKind.VPN, own.vpn(), choice);
            }
            if (!inSpace) {
                // Of several circuits that offer it, those with the highest routing weight carry.
                for (List<Offering> equal : byWeight(own.expressRoute())) {
                    choice = choices.prefer(PathKind.EXPRESS_ROUTE, equal, choice);
                }
            }
        }
        return new Node(prefix, own, inSpace, choice, Optional.of(around));
    }

    /** Offerings of equal weight together, the lightest first. */
    private Collection<List<Offering>> byWeight(List<Offering> offerings) {
        SortedMap<Integer, List<Offering>> equal = new TreeMap<>();
        offerings.forEach(offering -> equal.computeIfAbsent(
                        snapshot.connections().get(offering.connection()).weight(), weight -> new ArrayList<>())
                .add(offering));
        return equal.values();
    }

    /** Splits a set of destinations by where packets to them go. */
    public Map<RouteChoice, PrefixSet> partition(RouteTable table, PrefixSet destinations) {
        return partitions
                .computeIfAbsent(table, t -> new HashMap<>())
                .computeIfAbsent(destinations, set -> of(table).partition(set, Node::choice));
    }

    /** Splits a set of destinations by the routes of a VPN gateway alone; what none matches is dropped. */
    public Map<RouteChoice, PrefixSet> partition(Gateway vpnGateway, PrefixSet destinations) {
        return byVpnGateway
                .computeIfAbsent(vpnGateway.index(), index -> alone(vpnGateway))
                .partition(destinations, choice -> choice);
    }

    private PrefixMap<RouteChoice> alone(Gateway gateway) {
        Map<Prefix, List<Offering>> offers = offers(gateway);
        RouteChoice dropped = choices.always(Hop.NONE);
        return PrefixMap.of(
                offers,
                offers.containsKey(Prefix.ALL)
                        ? choices.prefer(gateway.kind(), Objects.requireNonNull(offers.get(Prefix.ALL)), dropped)
                        : dropped,
                (around, prefix, own) -> prefix.length() == 0 ? around : choices.prefer(gateway.kind(), own, around));
    }

    /** The routes for what arrives from on-premises. */
    public RouteTable gatewayTable() {
        return snapshot.gatewaySubnet().map(Subnet::routes).orElse(RouteTable.NONE);
    }
}
