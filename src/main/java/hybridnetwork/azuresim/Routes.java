package hybridnetwork.azuresim;

import hybridnetwork.net.Ipv4;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Azure asks of the routes of a table. */
final class Routes {
    static final String PROPERTY = "routes";
    private static final String ADDRESS = "nextHopIpAddress";

    /** Azure's networking limits: user-defined routes per route table. */
    private static final int MOST = 400;

    private Routes() {}

    /** Whether a route is for every address that no other route of its table is for. */
    static boolean isDefault(Bag route) {
        return route.text("addressPrefix").equals(Optional.of("0.0.0.0/0"));
    }

    static void admit(ArmId table, List<Bag> routes) {
        if (routes.size() > MOST) {
            throw AzureError.badRequest(
                    "Route table " + table + " has " + routes.size() + " routes, of " + MOST + " at most.");
        }
        Set<String> names = new HashSet<>();
        Map<String, String> taken = new HashMap<>();
        for (Bag route : routes) {
            String name = route.text("name").orElse("");
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw AzureError.duplicateName(table, name);
            }
            String prefix = route.text("addressPrefix").orElse("");
            if (prefix.matches("[0-9./]*")) {
                Cidr.parse(prefix, table.child(PROPERTY, name));
            }
            String other = taken.put(prefix.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                throw AzureError.badRequest(
                        "RouteConflict",
                        "Route " + other + " conflicts with route " + name
                                + ". Routes cannot have the same AddressPrefix.");
            }
            admitNextHop(table.child(PROPERTY, name), route);
        }
    }

    private static void admitNextHop(ArmId id, Bag route) {
        Optional<String> address = route.text(ADDRESS);
        if (route.text("nextHopType").equals(Optional.of("VirtualAppliance"))) {
            if (address.isEmpty()) {
                throw AzureError.badRequest("Route " + id
                        + " with next hop type VirtualAppliance needs a next hop IP address (nextHopIpAddress).");
            }
            if (Ipv4.tryParse(address.get()).isEmpty() && !Cidr.isIpv6(address.get())) {
                throw AzureError.badRequest(
                        "Next hop IP address " + address.get() + " of route " + id + " is no IP address.");
            }
        } else if (address.isPresent()) {
            throw AzureError.badRequest("Route " + id + " with next hop type "
                    + route.text("nextHopType").orElse("none")
                    + " cannot have a next hop IP address; only one with VirtualAppliance can.");
        }
    }
}
