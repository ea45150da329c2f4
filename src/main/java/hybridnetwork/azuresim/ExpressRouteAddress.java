package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public IP of an ExpressRoute gateway: the customer's, or since 2025 Microsoft's ({@code ergw-public-ip}). */
final class ExpressRouteAddress {
    private static final String ADDRESS = "publicIPAddress";
    private static final String CONFIGURATIONS = "ipConfigurations";

    private ExpressRouteAddress() {}

    static void admit(Put put, World world) {
        List<String> asked = addresses(put.body());
        if (put.existing().isPresent()) {
            admitChange(put, asked, addresses(put.existing().get().body()));
            return;
        }
        switch (world.settings().expressRouteAddresses()) {
            case OWN -> {
                if (asked.isEmpty()) {
                    throw AzureError.badRequest(
                            "PublicIpForGatewayIsRequired",
                            "Public IP address reference is required for gateway IP configuration " + put.id() + ".");
                }
            }
            case MANAGED -> {
                if (!asked.isEmpty()) {
                    throw AzureError.badRequest("Public IP association is disallowed for ExpressRoute gateway "
                            + put.id() + ": its public IP is created and managed by Azure (ergw-public-ip).");
                }
            }
            case EITHER, IGNORED -> {}
        }
    }

    /** A gateway without one fails when it is given one: Azure-Landing-Zones issue 2376. */
    private static void admitChange(Put put, List<String> asked, List<String> present) {
        if (present.isEmpty() && !asked.isEmpty()) {
            throw new AzureError(500, "InternalServerError", "An error occurred.");
        }
        if (!present.equals(asked)) {
            throw AzureError.badRequest("The public IP address of ExpressRoute gateway " + put.id()
                    + " cannot be exchanged; delete the gateway and create it anew.");
        }
    }

    static Bag kept(Put put, World world) {
        boolean expressRoute = put.body().text("gatewayType").equals(Optional.of("ExpressRoute"));
        boolean ignored = world.settings().expressRouteAddresses() == ExpressRouteAddresses.IGNORED;
        return expressRoute && ignored && put.existing().isEmpty() ? without(put.body()) : put.body();
    }

    /** A gateway's body without its public IP. */
    static Bag without(Bag gateway) {
        List<Object> configurations = new ArrayList<>();
        for (Bag configuration : gateway.bags(CONFIGURATIONS)) {
            Map<String, Object> rest = new LinkedHashMap<>(configuration.values());
            rest.remove(ADDRESS);
            configurations.add(rest);
        }
        return gateway.with(CONFIGURATIONS, configurations);
    }

    private static List<String> addresses(Bag body) {
        return body.bags(CONFIGURATIONS).stream()
                .flatMap(each -> each.text(ADDRESS, "id").stream())
                .toList();
    }
}
