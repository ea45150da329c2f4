package hybridnetwork.reachability;

import hybridnetwork.reachability.World.PeeringSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A hub whose traffic passes the appliance {@code edge} at 10.20.253.4, as Microsoft's guidance has it, and ways to change it: site
 * hq (10.10.0.0/16), hub 10.20.0.0/16 with {@code internal} and {@code edge}, spokes orders (10.21.0.0/16, {@code web}) and stock
 * (10.22.0.0/16, {@code db}).
 */
final class Hub {
    static final String EDGE = "10.20.253.4";

    private final Map<String, List<RouteSpec>> routes = new TreeMap<>();
    private final Map<String, Boolean> hides = new TreeMap<>();
    private final Map<String, List<RuleSpec>> rules = new TreeMap<>();
    private final Map<String, Boolean> forwarded = new TreeMap<>();
    private final List<RegisteredResource> others = new ArrayList<>();
    private final List<SubnetSpec> more = new ArrayList<>();
    private boolean edgeForwards = true;

    /** Everything through the appliance, both ways. */
    static Hub inspected() {
        Hub hub = new Hub();
        hub.route("orders/web", "0.0.0.0/0", EDGE).hiding("orders/web");
        hub.route("stock/db", "0.0.0.0/0", EDGE).hiding("stock/db");
        hub.route("GatewaySubnet", "10.21.0.0/16", EDGE).route("GatewaySubnet", "10.22.0.0/16", EDGE);
        return hub;
    }

    Hub route(String subnet, String prefix, String hop) {
        routes.computeIfAbsent(subnet, s -> new ArrayList<>()).add(new RouteSpec(prefix, hop));
        return this;
    }

    /** Without the routes of a subnet for a prefix. */
    Hub without(String subnet, String prefix) {
        routes.getOrDefault(subnet, new ArrayList<>())
                .removeIf(route -> route.prefix().equals(prefix));
        return this;
    }

    /** With a table that takes no gateway routes. */
    Hub hiding(String subnet) {
        hides.put(subnet, true);
        return this;
    }

    /** With a table that takes gateway routes. */
    Hub showing(String subnet) {
        hides.put(subnet, false);
        return this;
    }

    Hub rules(String subnet, RuleSpec... some) {
        rules.put(subnet, List.of(some));
        return this;
    }

    /** Sets {@code allowForwardedTraffic} on the side of a spoke. */
    Hub takingForwarded(String spoke, boolean allowed) {
        forwarded.put(spoke, allowed);
        return this;
    }

    Hub edgeForwards(boolean forwards) {
        edgeForwards = forwards;
        return this;
    }

    Hub with(SubnetSpec subnet) {
        more.add(subnet);
        return this;
    }

    Hub with(RegisteredResource other) {
        others.add(other);
        return this;
    }

    private SubnetSpec subnet(String path, String prefix) {
        String name = path.substring(path.indexOf('/') + 1);
        List<RouteSpec> own = routes.getOrDefault(path, List.of());
        boolean hidden = hides.getOrDefault(path, false);
        @Nullable TableSpec table = own.isEmpty() && !hidden ? null : new TableSpec(List.copyOf(own), hidden);
        return new SubnetSpec(name, prefix, rules.get(path), table);
    }

    World world() {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.subnets.clear();
        world.subnets.add(subnet("GatewaySubnet", "10.20.255.224/27"));
        world.subnets.add(subnet("internal", "10.20.1.0/24"));
        world.subnets.add(subnet("edge", "10.20.253.0/24"));
        world.subnets.addAll(more);
        world.spokes.add(
                new SpokeSpec("orders", List.of("10.21.0.0/16"), List.of(subnet("orders/web", "10.21.1.0/24"))));
        world.spokes.add(new SpokeSpec("stock", List.of("10.22.0.0/16"), List.of(subnet("stock/db", "10.22.1.0/24"))));
        for (String spoke : List.of("orders", "stock")) {
            world.peerings.add(new PeeringSpec("", spoke, Map.of("allowGatewayTransit", true)));
            world.peerings.add(new PeeringSpec(
                    spoke,
                    "",
                    Map.of("useRemoteGateways", true, "allowForwardedTraffic", forwarded.getOrDefault(spoke, true))));
        }
        world.others.add(forwarder("edge", EDGE, edgeForwards));
        world.others.addAll(others);
        return world;
    }

    /** A network interface in the hub. */
    static RegisteredResource forwarder(String name, String address, boolean forwards) {
        return World.resource(
                "NetworkInterface",
                name,
                "networkInterfaces",
                new LinkedHashMap<>(Map.of(
                        "networkInterfaceName",
                        name,
                        "enableIPForwarding",
                        forwards,
                        "ipConfigurations",
                        List.of(Map.of("name", "ip", "privateIPAddress", address)))));
    }
}
