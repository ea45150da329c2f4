package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Virtual network gateways of both types. */
final class GatewayRules extends ResourceRules {
    static final long DEFAULT_ASN = 65515;
    private static final int LONGEST_SHARED_SUBNET = 27;
    private static final int MOST_NETWORK_PREFIXES = 600;

    @Override
    Duration creation() {
        return Duration.ofMinutes(45);
    }

    @Override
    Set<ArmId> needsStill(Put put, World world) {
        return network(put.body()).map(Set::of).orElse(Set.of());
    }

    @Override
    void admit(Put put, World world) {
        Bag body = put.body();
        String type = body.text("gatewayType").orElse("");
        boolean expressRoute = type.equals("ExpressRoute");
        admitSubnet(put, expressRoute, world);
        admitAddresses(put, expressRoute, world);
        if (expressRoute) {
            ExpressRouteAddress.admit(put, world);
        } else {
            network(body)
                    .flatMap(world::find)
                    .ifPresent(network -> admitPrefixes(
                            network.id(),
                            network.body()
                                    .textsAt("addressSpace", "addressPrefixes")
                                    .size()));
            LinkLocalAddresses.admit(put);
        }
        String sku = body.text("sku", "name").orElse("");
        if (put.existing().isPresent()) {
            admitChange(put, expressRoute, sku);
        } else {
            GatewaySku.refusal(
                            expressRoute, sku, body.text("vpnGatewayGeneration").orElse("None"))
                    .ifPresent(refusal -> {
                        throw refusal;
                    });
            admitNeighbours(put, type, world);
        }
    }

    /** A virtual network with a VPN gateway ({@code vpngw-network-prefixes}). */
    static void admitPrefixes(ArmId network, int prefixes) {
        if (prefixes > MOST_NETWORK_PREFIXES) {
            throw AzureError.badRequest("Virtual network " + network.name() + " has " + prefixes
                    + " address prefixes, of " + MOST_NETWORK_PREFIXES
                    + " at most beside a VPN gateway (vpngw-network-prefixes).");
        }
    }

    private static void admitSubnet(Put put, boolean expressRoute, World world) {
        List<Bag> configurations = put.body().bags("ipConfigurations");
        if (configurations.isEmpty()) {
            throw AzureError.badRequest("Virtual network gateway " + put.id() + " has no IP configuration.");
        }
        for (Bag configuration : configurations) {
            ArmId subnet = configuration
                    .id("subnet", "id")
                    .orElseThrow(() -> AzureError.badRequest(
                            "Subnet reference is required for ipconfiguration of " + put.id() + "."));
            if (!subnet.name().equals(Subnets.GATEWAY_SUBNET)) {
                throw AzureError.badRequest("Virtual network gateway " + put.id()
                        + " must be in a subnet with the name GatewaySubnet, not '" + subnet.name()
                        + "' (gw-subnet-name).");
            }
            if (put.existing().isEmpty()) {
                admitRoutes(put, subnet, world);
            }
            Prefix range = Subnets.range(subnet, world).orElse(Prefix.ALL);
            if (expressRoute && range.length() > LONGEST_SHARED_SUBNET) {
                throw AzureError.badRequest("GatewaySubnet " + range + " is too small for an ExpressRoute gateway: it"
                        + " needs /27 or wider (gw-subnet-min-prefix-coexist).");
            }
        }
    }

    /** Such a gateway is blocked from being created (MicrosoftDocs/azure-docs, VPN Gateway and ExpressRoute, September 2023). */
    private static void admitRoutes(Put put, ArmId subnet, World world) {
        boolean all = world.part(subnet)
                .flatMap(each -> each.id("routeTable", "id"))
                .flatMap(world::find)
                .filter(table -> world.parts(table, Routes.PROPERTY).stream().anyMatch(Routes::isDefault))
                .isPresent();
        if (all) {
            throw AzureError.badRequest("Virtual network gateway " + put.id()
                    + " cannot be created: the route table of its GatewaySubnet has a route for 0.0.0.0/0"
                    + " (gw-subnet-udr).");
        }
    }

    private static void admitAddresses(Put put, boolean expressRoute, World world) {
        List<Bag> configurations = put.body().bags("ipConfigurations");
        int wanted = put.body().flag("activeActive") ? 2 : 1;
        if (!expressRoute && configurations.size() != wanted) {
            throw AzureError.badRequest("Virtual network gateway " + put.id() + " with activeActive="
                    + (wanted == 2) + " needs " + wanted + " IP configurations, not " + configurations.size()
                    + " (vpngw-active-active).");
        }
        for (Bag configuration : configurations) {
            Optional<StoredResource> address =
                    configuration.id("publicIPAddress", "id").flatMap(world::find);
            if (address.isEmpty() && !expressRoute) {
                throw AzureError.badRequest("Virtual network gateway " + put.id() + " needs a public IP address.");
            }
            address.ifPresent(each -> admitAddress(put, each, world));
        }
    }

    private static void admitAddress(Put put, StoredResource address, World world) {
        if (!address.body().text("sku", "name").equals(Optional.of("Standard"))
                || !address.body().text("publicIPAllocationMethod").equals(Optional.of("Static"))) {
            throw AzureError.badRequest("Public IP address " + address.id() + " of gateway " + put.id()
                    + " must be of SKU Standard and allocation method Static (vpngw-standard-pip, ergw-public-ip).");
        }
        PublicIpRules.admitUser(put.id(), address, world);
    }

    private static void admitChange(Put put, boolean expressRoute, String sku) {
        for (String fixed : List.of("gatewayType", "vpnType", "vpnGatewayGeneration")) {
            // An ExpressRoute gateway shows a VPN type and a generation, and has neither.
            boolean heeded = !expressRoute || fixed.equals("gatewayType");
            if (heeded && put.changes(fixed)) {
                throw AzureError.badRequest("The " + fixed + " of virtual network gateway " + put.id()
                        + " cannot be changed from " + put.before(fixed).orElse("none") + " to "
                        + put.body().text(fixed).orElse("none") + "; delete the gateway and create it anew"
                        + " (vpngw-route-based).");
            }
        }
        String before = put.before("sku", "name").orElse("");
        if (!GatewaySku.resizes(expressRoute, before, sku)) {
            throw AzureError.badRequest("Virtual network gateway " + put.id() + " cannot be changed from SKU " + before
                    + " to " + sku + " in place (" + (expressRoute ? "ergw-resize-family" : "vpngw-resize") + ").");
        }
    }

    @Override
    Bag kept(Put put, World world) {
        return ExpressRouteAddress.kept(put, world);
    }

    private static void admitNeighbours(Put put, String type, World world) {
        Optional<ArmId> network = network(put.body());
        network.stream()
                .flatMap(own -> NetworkPeerings.of(own, world).stream())
                .filter(NetworkPeerings::usesRemoteGateways)
                .findFirst()
                .ifPresent(peering -> {
                    throw AzureError.badRequest("Virtual network gateway " + put.id() + " cannot be created: peering "
                            + peering.id() + " of its virtual network uses the gateways of another.");
                });
        for (StoredResource other : network.map(own -> in(own, world)).orElse(List.of())) {
            String otherType = other.body().text("gatewayType").orElse("");
            if (otherType.equals(type)) {
                throw AzureError.badRequest("Virtual network "
                        + network.map(ArmId::name).orElse("") + " already has a gateway of type " + type
                        + ": " + other.id() + " (ergw-type).");
            }
            if (world.settings().expressRouteGatewayFirst() && type.equals("ExpressRoute")) {
                throw AzureError.badRequest("To deploy an ExpressRoute gateway into a virtual network that has a VPN"
                        + " gateway, the ExpressRoute gateway must be created first (coexist-order).");
            }
        }
    }

    /** The gateways of a network. */
    static List<StoredResource> in(ArmId network, World world) {
        return world.all(ResourceKind.GATEWAY).stream()
                .filter(each -> network(each.body()).equals(Optional.of(network)))
                .toList();
    }

    /** The network of the gateway's subnet. */
    static Optional<ArmId> network(Bag body) {
        return body.bags("ipConfigurations").stream()
                .flatMap(each -> each.id("subnet", "id").stream())
                .flatMap(subnet -> subnet.parent().stream())
                .findFirst();
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        List<StoredResource> users = world.users(resource.id());
        if (!users.isEmpty()) {
            throw AzureError.badRequest("Virtual network gateway " + resource.id()
                    + " cannot be deleted: the connection " + users.get(0).id() + " uses it (coexist-delete-order).");
        }
        Optional<ArmId> network = network(resource.body());
        boolean last = network.filter(own -> in(own, world).size() == 1).isPresent();
        network.filter(own -> last)
                .flatMap(own -> NetworkPeerings.guest(own, world))
                .ifPresent(guest -> {
                    // No page says what Azure answers; that it refuses is an assumption.
                    throw AzureError.badRequest("Virtual network gateway " + resource.id()
                            + " cannot be deleted: peering " + guest.id() + " uses it as a remote gateway.");
                });
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("ipConfigurations", Parts.withIds(resource, "ipConfigurations"));
        shown.put("bgpSettings", GatewayInstances.bgp(resource, world));
        if (resource.body().text("gatewayType").equals(Optional.of("Vpn"))) {
            String sku = resource.body().text("sku", "name").orElse("");
            shown.put(
                    "vpnGatewayGeneration",
                    resource.body().text("vpnGatewayGeneration").orElse(GatewaySku.generation(sku)));
        }
        return shown;
    }
}
