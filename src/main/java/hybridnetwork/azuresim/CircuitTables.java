package hybridnetwork.azuresim;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What Microsoft's two routers of a circuit show of themselves. The shapes are those of Microsoft's pages (expressroute,
 * troubleshooting-arp-resource-manager, 30 June 2023; troubleshooting-expressroute-overview, 5 January 2017) and of a public capture
 * (erjosito/net-lab-builder, read in November 2026). Routes that one of the two learns from the other are not shown.
 */
final class CircuitTables {
    private static final String ORIGIN = " I";

    private final World world;
    private final StoredResource peering;

    /** @throws AzureError when there is no such peering */
    CircuitTables(ArmId peering, World world) {
        this.world = world;
        this.peering = world.find(peering, ResourceKind.PEERING)
                .orElseThrow(() -> AzureError.notFound(peering, ResourceKind.PEERING.type()));
    }

    /** @throws AzureError for another word than {@code primary} and {@code secondary} */
    static Surroundings.Link link(String path) {
        return switch (path.toLowerCase(Locale.ROOT)) {
            case "primary" -> Surroundings.Link.PRIMARY;
            case "secondary" -> Surroundings.Link.SECONDARY;
            default ->
                throw AzureError.badRequest(
                        "InvalidDevicePath", "The device path '" + path + "' is neither primary nor secondary.");
        };
    }

    private Optional<Ipv4> customer(Surroundings.Link link) {
        return PeeringRules.link(peering, link)
                .map(prefix -> Ipv4.of(prefix.first().number() + 1));
    }

    /** The routes that a router has: what comes from the customer, and the networks behind the gateways. */
    List<Object> routes(Surroundings.Link link) {
        List<Object> routes = new ArrayList<>();
        String customer = PeeringRules.customer(peering) + ORIGIN;
        customer(link)
                .ifPresent(address -> PeeringRules.advertised(peering, link, world)
                        .forEach(prefix -> routes.add(route(prefix, address.toString(), customer))));
        for (StoredResource gateway : gateways()) {
            for (int instance : GatewayInstances.standing(gateway, world)) {
                String address =
                        GatewayInstances.addresses(gateway, world).get(instance).toString();
                new GatewayRoutes(world, gateway)
                        .networkPrefixes()
                        .forEach(prefix -> routes.add(route(prefix, address, GatewayInstances.asn(gateway) + ORIGIN)));
            }
        }
        return routes;
    }

    private static Map<String, Object> route(Prefix network, String nextHop, String path) {
        Map<String, Object> route = new LinkedHashMap<>();
        route.put("network", network.toString());
        route.put("nextHop", nextHop);
        route.put("locPrf", "100");
        route.put("weight", 0.0);
        route.put("path", path);
        return route;
    }

    /** The gateways that speak with the circuit's routers. */
    private List<StoredResource> gateways() {
        return world.all(ResourceKind.CONNECTION).stream()
                .filter(each -> each.body()
                        .id(ConnectionRules.CIRCUIT)
                        .equals(peering.id().parent()))
                .filter(each -> PeeringRules.enabled(peering) && ConnectionRules.connected(each, world))
                .flatMap(each -> ConnectionRules.gateway(each.body()).flatMap(world::find).stream())
                .toList();
    }

    /** The sessions of a router; what one brings is a number of prefixes, or the state in which it is instead. */
    List<Object> summary(Surroundings.Link link) {
        List<Object> sessions = new ArrayList<>();
        if (!PeeringRules.enabled(peering)) {
            return sessions;
        }
        for (StoredResource gateway : gateways()) {
            int prefixes = new GatewayRoutes(world, gateway).networkPrefixes().size();
            for (int instance : GatewayInstances.standing(gateway, world)) {
                sessions.add(session(
                        GatewayInstances.addresses(gateway, world).get(instance).toString(),
                        GatewayInstances.asn(gateway),
                        Optional.of(prefixes)));
            }
        }
        boolean up = PeeringRules.speaks(peering, link, world);
        Optional<Integer> prefixes =
                up ? Optional.of(PeeringRules.advertised(peering, link, world).size()) : Optional.empty();
        customer(link)
                .ifPresent(
                        address -> sessions.add(session(address.toString(), PeeringRules.customer(peering), prefixes)));
        return sessions;
    }

    private static Map<String, Object> session(String neighbour, long asn, Optional<Integer> prefixes) {
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("neighbor", neighbour);
        session.put("v", 4.0);
        session.put("as", (double) asn);
        session.put("upDown", prefixes.isPresent() ? "01:00:00" : "never");
        session.put("statePfxRcd", prefixes.map(String::valueOf).orElse("Active"));
        return session;
    }

    /** The neighbours on a line: one that does not answer is incomplete. */
    List<Object> arp(Surroundings.Link link) {
        List<Object> entries = new ArrayList<>();
        Optional<ArmId> circuit = peering.id().parent();
        if (!PeeringRules.enabled(peering) || circuit.isEmpty()) {
            return entries;
        }
        boolean answers = !world.surroundings().failed(circuit.get(), link);
        customer(link).ifPresent(address -> {
            entries.add(entry(answers ? 10 : 0, "On-Prem", address, answers ? mac(circuit.get(), "on") : "Incomplete"));
            Ipv4 microsoft = Ipv4.of(address.number() + 1);
            entries.add(entry(0, "Microsoft", microsoft, mac(circuit.get(), "ms")));
        });
        return entries;
    }

    private static Map<String, Object> entry(int age, String side, Ipv4 address, String mac) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("age", (double) age);
        entry.put("interface", side);
        entry.put("ipAddress", address.toString());
        entry.put("macAddress", mac);
        return entry;
    }

    private static String mac(ArmId circuit, String side) {
        String digits = Guid.of(side + circuit.key()).replace("-", "");
        return "02" + digits.substring(0, 2) + "." + digits.substring(2, 6) + "." + digits.substring(6, 10);
    }
}
