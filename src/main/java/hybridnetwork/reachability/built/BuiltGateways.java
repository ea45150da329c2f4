package hybridnetwork.reachability.built;

import hybridnetwork.limits.ErGatewaySize;
import hybridnetwork.reachability.reading.Parentage;
import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** R45 to R57, R76 and R78: gateways of ExpressRoute, and what both kinds share. */
final class BuiltGateways {
    private static final String SCALABLE = "ErGwScale";
    private static final int MOST_UNITS = 40;
    private static final double TRANSIT_ASN = 65515;

    private final Registered on;

    BuiltGateways(Registered on) {
        this.on = on;
    }

    void note() {
        for (Resource network : on.networks()) {
            for (String type : List.of(Registered.EXPRESS_ROUTE, Registered.VPN)) {
                if (on.gateways(type, network).size() > 1) {
                    on.error("ergw-type", network + " has more than one gateway of type " + type + ": Azure takes one");
                }
            }
            if (!on.gateways(Registered.EXPRESS_ROUTE, network).isEmpty()
                    && !on.gateways(Registered.VPN, network).isEmpty()) {
                nextHopGateway(network);
            }
            if (!on.gateways(Registered.EXPRESS_ROUTE, network).isEmpty()
                    && on.gateways(Registered.VPN, network).isEmpty()) {
                on.advice("waf-vpn-backup", network + " has an ExpressRoute gateway, and no VPN that backs it up");
            }
        }
        on.gateways(Registered.EXPRESS_ROUTE).forEach(this::gateway);
        on.all("VirtualHub").forEach(this::routeServer);
    }

    private void gateway(Resource gateway) {
        Optional<String> sku = Registered.sku(gateway);
        Optional<ErGatewaySize> size = sku.flatMap(ErGatewaySize::of);
        if (sku.isPresent() && size.isEmpty()) {
            on.error("ergw-sku-enum", gateway + " has SKU " + sku.get() + ", which is none of an ExpressRoute gateway");
        }
        size.ifPresent(it -> sized(gateway, sku.orElseThrow(), it));
        units(gateway);
        if (gateway.bag().flag("allowRemoteVnetTraffic") || gateway.bag().flag("allowVirtualWanTraffic")) {
            on.warning(
                    "ergw-v2v-off",
                    gateway + " lets networks talk to each other through the circuit: peer them, and switch it off");
        }
        for (Resource address : on.publicIps(gateway)) {
            boolean dynamic = Registered.isNot(address.bag(), "publicIPAllocationMethod", "Static");
            if (Registered.sku(address)
                            .filter(name -> name.equalsIgnoreCase("Basic"))
                            .isPresent()
                    || dynamic) {
                on.error("ergw-public-ip", address + " of " + gateway + " is not a Standard, static public IP");
            }
        }
    }

    private void sized(Resource gateway, String sku, ErGatewaySize size) {
        List<Resource> connections = on.connections(gateway, Registered.EXPRESS_ROUTE);
        int most = sku.equalsIgnoreCase(SCALABLE) ? scaled(gateway) : size.circuits();
        if (connections.size() > most) {
            on.error(
                    "ergw-circuits-per-sku",
                    gateway + " connects " + connections.size() + " circuits, its SKU " + sku + " at most " + most);
        }
        for (Resource connection : connections) {
            if (connection.bag().flag("expressRouteGatewayBypass") && !size.fastPath()) {
                on.error(
                        "ergw-fastpath",
                        connection + " has FastPath, which needs SKU UltraPerformance or ErGw3AZ; " + gateway + " has "
                                + sku);
            }
            on.found(connection, "peer", "ExpressRouteCircuit")
                    .flatMap(BuiltCircuits::mbps)
                    .filter(mbps -> mbps > size.mbps() && !sku.equalsIgnoreCase(SCALABLE))
                    .ifPresent(mbps -> on.warning(
                            "ergw-sizing",
                            String.format(
                                    Locale.ROOT,
                                    "%s carries %d Mbit/s by its SKU %s, the circuit of %s %.0f",
                                    gateway,
                                    size.mbps(),
                                    sku,
                                    connection,
                                    mbps)));
        }
        if (!size.zoneRedundant() && on.isZoned(gateway)) {
            on.warning(
                    "ergw-zones",
                    gateway + " has SKU " + sku
                            + ", which is not spread over availability zones: migrate it to the AZ SKU"
                            + " of its size");
        }
    }

    /** Circuits that a scalable gateway connects at its largest; at most those of any where that is not said. */
    private static int scaled(Resource gateway) {
        double units = bounds(gateway).flatMap(bounds -> bounds.number("max")).orElse((double) MOST_UNITS);
        return units >= 10 ? 16 : units >= 2 ? 8 : 4;
    }

    private static Optional<Bag> bounds(Resource gateway) {
        return gateway.bag().bag("autoScaleConfiguration").flatMap(scale -> scale.bag("bounds"));
    }

    private void units(Resource gateway) {
        bounds(gateway).ifPresent(bounds -> {
            double least = bounds.number("min").orElse(1.0);
            double most = bounds.number("max").orElse(least);
            if (least < 1 || most > MOST_UNITS || least > most) {
                on.error(
                        "ergw-scale-units",
                        String.format(
                                Locale.ROOT,
                                "%s has %.0f to %.0f scale units: Azure takes 1 to 40",
                                gateway,
                                least,
                                most));
            }
        });
    }

    private void nextHopGateway(Resource network) {
        for (Resource table : on.all("RouteTable")) {
            boolean leads = table.bag().bags("routes").stream().anyMatch(BuiltGateways::leadsToGateway)
                    || on.inventory().children(Parentage.ROUTE, table).stream()
                            .anyMatch(route -> leadsToGateway(route.bag()));
            boolean here = on.subnets(network).stream()
                    .anyMatch(subnet -> on.found(subnet.owner(), subnet.bag(), "routeTable", "RouteTable")
                            .filter(table::equals)
                            .isPresent());
            if (leads && here) {
                on.error(
                        "udr-next-hop-vng",
                        table + " has a route with next hop VirtualNetworkGateway, which is not supported where an"
                                + " ExpressRoute and a VPN gateway coexist");
            }
        }
    }

    private static boolean leadsToGateway(Bag route) {
        return Registered.is(route, "nextHopType", "VirtualNetworkGateway");
    }

    /** A route server that joins branches wants an active-active VPN gateway with Azure's own AS number. */
    private void routeServer(Resource hub) {
        if (hub.bag().has("virtualWan") || !hub.bag().flag("allowBranchToBranchTraffic")) {
            return;
        }
        for (Resource gateway : on.gateways(Registered.VPN)) {
            double asn = gateway.bag()
                    .bag("bgpSettings")
                    .flatMap(bgp -> bgp.number("asn"))
                    .orElse(TRANSIT_ASN);
            boolean single =
                    !gateway.bag().isOpaque("activeActive") && !gateway.bag().flag("activeActive");
            if (single || asn != TRANSIT_ASN) {
                on.error(
                        "transit-route-server",
                        hub + " joins branches, which needs " + gateway + " active-active with AS number 65515");
            }
        }
    }
}
