package hybridnetwork.reachability.model;

import hybridnetwork.net.Prefix;
import java.util.List;

/**
 * The user routes of subnets of one network.
 *
 * @param network the index of the network
 * @param hidesGatewayRoutes whether {@code disableBgpRoutePropagation} is set
 * @param known false when routes could be missing here
 * @param knowsInternet false when a route for a service tag could match any address of the internet
 */
public record RouteTable(
        int network,
        String name,
        List<UserRoute> routes,
        boolean hidesGatewayRoutes,
        boolean known,
        boolean knowsInternet) {
    public RouteTable {
        routes = List.copyOf(routes);
    }

    public record UserRoute(String name, Prefix prefix, Hop hop) {}

    /** Of a subnet without a route table. */
    public static RouteTable none(int network) {
        return new RouteTable(network, "", List.of(), false, true, true);
    }

    public static RouteTable unknown(int network, String name) {
        return new RouteTable(network, name, List.of(), false, false, false);
    }

    /** Whether there is no route table. */
    public boolean isNone() {
        return equals(none(network));
    }
}
