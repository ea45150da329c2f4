package hybridnetwork.reachability.route;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.route.RouteChoice.Led;
import hybridnetwork.reachability.route.RouteChoice.Offering;
import hybridnetwork.reachability.route.Routing.Node;
import hybridnetwork.reachability.route.Routing.Routes;
import java.util.List;
import java.util.Optional;

/** A route that won, for a trace. */
public record Winner(Prefix prefix, String source) {
    /** The route that leads a packet to an address where it is led. */
    public static Winner of(Routing routing, RouteTable table, Ipv4 destination, Led led) {
        Optional<Node> at = Optional.of(routing.at(table, destination));
        while (at.isPresent()) {
            Optional<String> source = source(table, at.get(), led);
            if (source.isPresent()) {
                return new Winner(at.get().prefix(), source.get());
            }
            at = at.get().around();
        }
        return new Winner(Prefix.ALL, "system route");
    }

    /** Where the route of this prefix comes from, if it is the one that leads there. */
    private static Optional<String> source(RouteTable table, Node node, Led led) {
        Routes own = node.routes();
        if (own.user().isPresent()) {
            return Optional.of("user route " + own.user().get().name() + " of table " + table.name());
        }
        if (led instanceof Led.Over over) {
            List<Offering> offerings = over.kind() == PathKind.VPN ? own.vpn() : own.expressRoute();
            return !node.inSpace()
                            && offerings.stream()
                                    .anyMatch(offering -> over.connections().get(offering.connection()))
                    ? Optional.of(over.kind() == PathKind.VPN ? "VPN gateway route" : "ExpressRoute, BGP")
                    : Optional.empty();
        }
        return own.system().filter(hop -> led.equals(new Led.To(hop))).map(hop -> "system route");
    }
}
