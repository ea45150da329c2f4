package hybridnetwork.reachability.model;

import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The user routes of subnets of one network.
 *
 * @param network the index of the network
 * @param hidesGatewayRoutes whether {@code disableBgpRoutePropagation} is set
 * @param known false when routes could be missing here
 * @param ofTags where routes for service tags lead, each of which may match any address of the internet
 */
public record RouteTable(
        int network, String name, List<UserRoute> routes, boolean hidesGatewayRoutes, boolean known, List<Hop> ofTags) {
    public RouteTable {
        routes = List.copyOf(routes);
        ofTags = List.copyOf(ofTags);
    }

    public record UserRoute(String name, Prefix prefix, Hop hop) {}

    /** Of a subnet without a route table. */
    public static RouteTable none(int network) {
        return new RouteTable(network, "", List.of(), false, true, List.of());
    }

    public static RouteTable unknown(int network, String name) {
        return new RouteTable(network, name, List.of(), false, false, List.of());
    }

    /** Whether no route for a service tag leaves open where packets to the internet go. */
    public boolean knowsInternet() {
        return known && ofTags.isEmpty();
    }

    /** Whether a packet to the internet goes where some route leads it, whatever the service tags hold. */
    public boolean isCertainly(Hop hop) {
        return ofTags.stream().allMatch(hop::equals);
    }

    /** With other next hops. */
    public RouteTable leading(UnaryOperator<Hop> hops) {
        return new RouteTable(
                network,
                name,
                routes.stream()
                        .map(route -> new UserRoute(route.name(), route.prefix(), hops.apply(route.hop())))
                        .toList(),
                hidesGatewayRoutes,
                known,
                ofTags.stream().map(hops).toList());
    }

    /** Whether there is no route table. */
    public boolean isNone() {
        return equals(none(network));
    }
}
