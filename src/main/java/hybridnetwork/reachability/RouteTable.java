package hybridnetwork.reachability;

import hybridnetwork.net.Prefix;
import java.util.List;

/**
 * The user routes of a subnet.
 *
 * @param hidesGatewayRoutes whether {@code disableBgpRoutePropagation} is set
 * @param known false when routes could be missing here
 */
record RouteTable(String name, List<UserRoute> routes, boolean hidesGatewayRoutes, boolean known) {
    /** Of a subnet without a route table. */
    static final RouteTable NONE = new RouteTable("", List.of(), false, true);

    record UserRoute(String name, Prefix prefix, Hop hop) {}

    static RouteTable unknown(String name) {
        return new RouteTable(name, List.of(), false, false);
    }
}
