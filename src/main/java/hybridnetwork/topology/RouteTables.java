package hybridnetwork.topology;

import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.NetworkConfig;
import hybridnetwork.config.ReservedSubnet;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.config.UserRoute;
import hybridnetwork.config.UserRoute.Hop;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.Space;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The route tables of all subnets: the routes that the configuration gives them, and those that follow from {@code inspection}.
 *
 * <p>Each pair of {@code between} is led through at both of its ends, so that what inspects sees both directions. A subnet whose
 * way on-premises is inspected hides what the gateways have learnt: a longer prefix, which on-premises may begin to advertise on
 * any day, would lead past. GatewaySubnet never hides it, never gets a route for everything or for itself ({@code gw-subnet-udr}).
 * A route that a wider one makes needless is left out.
 */
public final class RouteTables {
    private static final String START = "to-";

    private static final UserRoute TO_INTERNET = new UserRoute(Prefix.ALL, Hop.INTERNET, Optional.empty());

    private final StackConfig config;
    private final Optional<Through> through;

    private record Through(InspectionConfig inspection, InspectedSpace space, Ipv4 hop) {}

    /** @param hop the address of what inspects; empty as long as it is not there, and everything goes straight */
    public RouteTables(StackConfig config, Optional<Ipv4> hop) {
        this.config = config;
        this.through = config.inspection()
                .flatMap(inspection ->
                        hop.map(address -> new Through(inspection, new InspectedSpace(config, inspection), address)));
    }

    /** The table of a subnet, by its key or the name that Azure reserves; empty where it needs none. */
    public Optional<RouteTable> of(DeclaredNetwork network, String key) {
        if (network instanceof NetworkConfig && key.equals(AzureNames.GATEWAY_SUBNET)) {
            return ofGatewaySubnet();
        }
        if (ReservedSubnet.named(key).isPresent()) {
            return network instanceof NetworkConfig && key.equals(ReservedSubnet.AzureFirewallSubnet.name())
                    ? ofFirewall()
                    : Optional.empty();
        }
        SubnetConfig subnet = Optional.ofNullable(network.subnets().get(key)).orElseThrow();
        Set<Prefix> led = through.map(it -> it.space().ledFrom(network, subnet)).orElse(Set.of());
        if (led.isEmpty()) {
            return subnet.hasRouteTable()
                    ? Optional.of(new RouteTable(subnet.gatewayRoutes(), subnet.routes()))
                    : Optional.empty();
        }
        return Optional.of(leading(
                through.orElseThrow(), network.spoke(), led, subnet.gatewayRoutes(), subnet.routes(), List.of()));
    }

    /** What the owner of a spoke that is somebody else's gives each of its subnets; empty where nothing has to be. */
    public Optional<RouteTable> of(Spoke.Existing spoke) {
        return through.flatMap(it -> {
            Optional<String> name = Optional.of(spoke.name());
            Set<Prefix> led = it.space().ledFrom(name);
            return led.isEmpty()
                    ? Optional.empty()
                    : Optional.of(leading(it, name, led, true, Map.of(), besides(spoke)));
        });
    }

    /** Where its owner may have peered it with others that are not this stack's, of which nothing would be seen here. */
    private List<Prefix> besides(Spoke.Existing spoke) {
        return config.spokes().values().stream()
                .filter(other -> other instanceof Spoke.Existing && !other.equals(spoke))
                .flatMap(other -> other.addressSpace().stream())
                .toList();
    }

    /** The keys of the hub's subnets that have a table besides those of workloads. */
    public List<String> ofServices() {
        List<String> keys = new ArrayList<>();
        for (String key : List.of(AzureNames.GATEWAY_SUBNET, ReservedSubnet.AzureFirewallSubnet.name())) {
            if (of(config.network(), key).isPresent()) {
                keys.add(key);
            }
        }
        return keys;
    }

    private Optional<RouteTable> ofGatewaySubnet() {
        return through.filter(it -> config.hasGateway()).flatMap(it -> {
            Set<Prefix> led = it.space().ledFromGateways();
            return led.isEmpty() ? Optional.empty() : Optional.of(new RouteTable(true, routes(led, it.hop())));
        });
    }

    /**
     * A firewall has to reach the internet by itself: where on-premises advertises a default route its subnet overrides it,
     * unless another subnet is there for that ({@code firewall-forced-tunnelling}). It is so before the firewall is there.
     */
    private Optional<RouteTable> ofFirewall() {
        return config.inspection()
                .filter(inspection -> inspection
                        .firewall()
                        .filter(firewall -> firewall.managementSubnet().isEmpty())
                        .isPresent())
                .filter(inspection -> new InspectedSpace(config, inspection)
                        .taughtByGateways()
                        .contains(Prefix.ALL))
                .map(inspection -> new RouteTable(true, Map.of("internet", TO_INTERNET)));
    }

    private static RouteTable leading(
            Through it,
            Optional<String> spoke,
            Set<Prefix> led,
            boolean wantsGatewayRoutes,
            Map<String, UserRoute> own,
            List<Prefix> besides) {
        boolean gatewayRoutes = wantsGatewayRoutes && !it.inspection().inspectsOnPremises(spoke.isPresent());
        List<Prefix> others = new ArrayList<>(it.space().known(spoke));
        own.values().forEach(route -> others.add(route.to()));
        others.addAll(besides);
        if (gatewayRoutes) {
            others.addAll(it.space().taughtByGateways());
        }
        if (!led.contains(Prefix.ALL)) {
            others.addAll(Space.PRIVATE);
        }
        Map<String, UserRoute> routes = new TreeMap<>(own);
        // What the stack leads elsewhere covers nothing.
        List<Prefix> left = new ArrayList<>(led);
        own.values().forEach(route -> left.remove(route.to()));
        needed(left, others).forEach(prefix -> routes.put(name(prefix), to(prefix, it.hop())));
        return new RouteTable(gatewayRoutes, routes);
    }

    /** Those that no wider one among them makes needless. */
    private static List<Prefix> needed(Collection<Prefix> led, Collection<Prefix> others) {
        List<Prefix> needed = new ArrayList<>(led);
        needed.sort(Comparator.comparingInt(Prefix::length).reversed().thenComparing(Prefix::base));
        for (Prefix prefix : List.copyOf(needed)) {
            needed.stream()
                    .filter(wider -> wider.length() < prefix.length() && wider.contains(prefix))
                    .max(Comparator.comparingInt(Prefix::length))
                    .filter(wider -> others.stream().noneMatch(other -> isBetween(other, wider, prefix)))
                    .ifPresent(wider -> needed.remove(prefix));
        }
        return needed;
    }

    /** Whether a route is chosen before the wider one, and not before the longer, for some of the longer one's addresses. */
    private static boolean isBetween(Prefix route, Prefix wider, Prefix longer) {
        return route.length() > wider.length() && route.length() <= longer.length() && route.overlaps(longer);
    }

    private static Map<String, UserRoute> routes(Set<Prefix> led, Ipv4 hop) {
        Map<String, UserRoute> routes = new TreeMap<>();
        led.forEach(prefix -> routes.put(name(prefix), to(prefix, hop)));
        return routes;
    }

    private static UserRoute to(Prefix prefix, Ipv4 hop) {
        return new UserRoute(prefix, Hop.APPLIANCE, Optional.of(hop));
    }

    /** A dot is in no key of a route of the configuration, so that none has such a name. */
    private static String name(Prefix prefix) {
        return START + prefix.base() + "-" + prefix.length();
    }

    /** Whether a route of this name follows from {@code inspection}. */
    public static boolean isInspected(String name) {
        return name.startsWith(START) && name.indexOf('.') > 0;
    }
}
