package hybridnetwork.reachability.model;

import hybridnetwork.net.Prefix;
import java.util.List;

/**
 * The user routes of a subnet.
 *
 * @param hidesGatewayRoutes whether {@code disableBgpRoutePropagation} is set
 * @param known false when routes could be missing here
 * @param knowsInternet false when a route for a service tag could match any address of the internet
 */
public record RouteTable(
        String name, List<UserRoute> routes, boolean hidesGatewayRoutes, boolean known, boolean knowsInternet) {
    /** Of a subnet without a route table. */
    public static final RouteTable NONE = new RouteTable("", List.of(), false, true, true);

    public record UserRoute(String name, Prefix prefix, Hop hop) {}

    public static RouteTable unknown(String name) {
        return new RouteTable(name, List.of(), false, false, false);
    }
}
