package hybridnetwork.topology;

import hybridnetwork.config.UserRoute;
import java.util.Map;

/**
 * The routes of a subnet's own.
 *
 * @param gatewayRoutes whether it knows what the gateways have learnt as well
 * @param routes by their names in the table
 */
public record RouteTable(boolean gatewayRoutes, Map<String, UserRoute> routes) {}
