package hybridnetwork.reachability.route;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.RouteTable.UserRoute;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.VirtualNetwork.Uplink;
import hybridnetwork.reachability.route.RouteChoice.Offering;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** All routes of the networks, by route table, those of every VPN gateway, and who has which address on-premises. */
public final class Routing {
    private final Snapshot snapshot;
    private final RouteChoice.Table choices = new RouteChoice.Table();
    private final Map<Integer, Map<Prefix, List<Offering>>> offersByGateway = new HashMap<>();
    private final Map<SharedRoutes.Key, SharedRoutes> shared = new HashMap<>();
    private final IdentityHashMap<RouteTable, TableRoutes> byTable = new IdentityHashMap<>();
    private final Map<Integer, RouteTable> gatewayTables = new HashMap<>();
    private final Map<Integer, RouteTable> withoutTable = new HashMap<>();
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
        this.owners = owners(snapshot);
        for (Subnet subnet : snapshot.subnets()) {
            if (subnet.isGatewaySubnet()) {
                gatewayTables.putIfAbsent(subnet.network(), subnet.routes());
            }
            if (subnet.routes().isNone()) {
                withoutTable.putIfAbsent(subnet.network(), subnet.routes());
            }
        }
    }

    private Map<Prefix, List<Offering>> offers(Gateway gateway) {
        return offersByGateway.computeIfAbsent(gateway.index(), index -> read(gateway));
    }

    private Map<Prefix, List<Offering>> read(Gateway gateway) {
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

    /** What the gateways that a network uses are offered over connections that are up. */
    public Set<Prefix> offered(int network, BitSet up) {
        Set<Prefix> offered = new LinkedHashSet<>();
        for (PathKind kind : PathKind.values()) {
            snapshot.gateway(network, kind)
                    .ifPresent(gateway -> offers(gateway).forEach((prefix, offerings) -> {
                        if (offerings.stream().anyMatch(offering -> up.get(offering.connection()))) {
                            offered.add(prefix);
                        }
                    }));
        }
        return offered;
    }

    /** The same for each network that has gateways, by its index. */
    public Map<Integer, Set<Prefix>> offered(BitSet up) {
        Map<Integer, Set<Prefix>> offered = new HashMap<>();
        snapshot.gateways().forEach(gateway -> offered.computeIfAbsent(gateway.network(), n -> offered(n, up)));
        return offered;
    }

    private TableRoutes of(RouteTable table) {
        return byTable.computeIfAbsent(table, t -> new TableRoutes(snapshot, t, shared(t, uplink(t)), choices));
    }

    /** Whose gateways the subnets of a table use. */
    public Uplink uplink(RouteTable table) {
        return table.network() < snapshot.networks().size()
                ? snapshot.networks().get(table.network()).uplink()
                : new Uplink(table.network(), true);
    }

    private SharedRoutes shared(RouteTable table, Uplink uplink) {
        return shared.computeIfAbsent(
                SharedRoutes.Key.of(uplink, table),
                key -> new SharedRoutes(
                        table,
                        new SharedRoutes.Offers(
                                offers(table.network(), PathKind.EXPRESS_ROUTE), offers(table.network(), PathKind.VPN)),
                        choices,
                        snapshot.connections()));
    }

    private Map<Prefix, List<Offering>> offers(int network, PathKind kind) {
        return snapshot.gateway(network, kind).map(this::offers).orElse(Map.of());
    }

    /** The route of a table that an address has, inside those around it. */
    Node at(RouteTable table, Ipv4 address) {
        return of(table).at(address);
    }

    /** Splits a set of destinations by where packets to them go. */
    public Map<RouteChoice, PrefixSet> partition(RouteTable table, PrefixSet destinations) {
        return of(table).partition(destinations);
    }

    /** What tables have in common that route some destinations alike: the same object. */
    public Object likeness(RouteTable table, PrefixSet destinations) {
        return of(table).likeness(destinations);
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

    /** The routes for what arrives from on-premises at the gateways of a network. */
    public RouteTable gatewayTable(int network) {
        RouteTable table = gatewayTables.get(network);
        return table == null ? withoutTable(network) : table;
    }

    /** The routes of subnets of a network that have no table. */
    public RouteTable withoutTable(int network) {
        return withoutTable.computeIfAbsent(network, RouteTable::none);
    }
}
