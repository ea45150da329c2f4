package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Hop;
import hybridnetwork.reachability.oracle.World.Interface;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Route;
import hybridnetwork.reachability.oracle.World.Site;
import hybridnetwork.reachability.oracle.World.Subnet;
import hybridnetwork.reachability.oracle.World.Table;
import java.util.ArrayList;
import java.util.List;

/** The routes that lead through an appliance: first as their owner means them, then with something gone wrong. */
final class RandomApplianceRoutes {
    private static final String HUB = RandomAppliances.HUB;

    private final Dice dice;
    private final World world;
    private final List<String> hops;
    private final boolean onPremises;
    private final boolean betweenSpokes;
    private final boolean toInternet;
    private final boolean hub;

    RandomApplianceRoutes(Dice dice, World world, List<String> hops) {
        this.dice = dice;
        this.world = world;
        this.hops = hops;
        this.onPremises = dice.chance(75)
                || dice.isAbout(Feature.GATEWAY_STEERING)
                || dice.isAbout(Feature.APPLIANCE_PROPAGATION);
        this.betweenSpokes =
                dice.chance(75) || dice.isAbout(Feature.FORWARDED_TRAFFIC) || dice.isAbout(Feature.HIDDEN_SOURCES);
        this.toInternet = dice.is(Feature.OUT_THROUGH_APPLIANCES, 45);
        this.hub = dice.chance(35);
    }

    void meant() {
        String hop = hops.get(0);
        Network east = world.network("east");
        Network west = world.network("west");
        spoke(east, "one", west, hop);
        spoke(west, "far", east, hop);
        List<Route> hubs = new ArrayList<>();
        List<Route> gateway = new ArrayList<>();
        if (onPremises) {
            spaces(east, gateway, hop);
            spaces(west, gateway, hop);
        }
        if (hub) {
            world.sites.forEach(site -> to(site, hubs, hop));
            gateway.add(Route.via("10.20.0.0/29", hop));
        }
        if (toInternet && dice.chance(50)) {
            hubs.add(Route.via("0.0.0.0/0", hop));
        }
        table(HUB, "web", !hub || dice.chance(70), hubs);
        table(HUB, World.GATEWAY_SUBNET, true, gateway);
        own();
        world.meant.addAll(world.tables);
    }

    private void spoke(Network network, String subnet, Network other, String hop) {
        List<Route> routes = new ArrayList<>();
        boolean coarse = dice.chance(dice.isAbout(Feature.APPLIANCE_PROPAGATION) ? 75 : 35);
        if (betweenSpokes && !coarse) {
            spaces(other, routes, hop);
        } else if (betweenSpokes && other.space().get(0).startsWith("20.")) {
            spaces(other, routes, hop);
        }
        if (coarse) {
            routes.add(Route.via("10.0.0.0/8", hop));
        } else if (onPremises) {
            world.sites.forEach(site -> to(site, routes, hop));
        }
        if (toInternet) {
            routes.add(Route.via("0.0.0.0/0", hop));
        }
        boolean propagation =
                coarse ? dice.chance(dice.isAbout(Feature.APPLIANCE_PROPAGATION) ? 50 : 20) : dice.chance(70);
        table(network.name(), subnet, propagation, routes);
    }

    private static void spaces(Network network, List<Route> routes, String hop) {
        network.space().forEach(it -> routes.add(Route.via(it, hop)));
    }

    private static void to(Site site, List<Route> routes, String hop) {
        site.prefixes().forEach(it -> routes.add(Route.via(it, hop)));
    }

    private void table(String network, String subnet, boolean propagation, List<Route> routes) {
        if (routes.isEmpty() && propagation) {
            return;
        }
        world.tables.add(new Table("t-" + subnet, propagation, List.copyOf(routes)));
        world.change(network, subnet(network, subnet).table("t-" + subnet));
    }

    private Subnet subnet(String network, String name) {
        return world.network(network).subnets().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The tables of the appliances' own subnets, and those that lead from one appliance to another. */
    private void own() {
        List<Route> edge = new ArrayList<>();
        List<Route> firewall = new ArrayList<>();
        List<Route> inner = new ArrayList<>();
        boolean about = dice.isAbout(Feature.APPLIANCE_TABLES);
        if (hops.size() > 1
                && !hops.get(0).equals(RandomAppliances.INNER)
                && dice.chance(dice.isAbout(Feature.CHAINED_APPLIANCES) ? 90 : 20)) {
            chained(firewall, edge, inner);
        }
        for (List<Route> routes : List.of(edge, firewall)) {
            int wanted = about ? dice.below(3) : dice.chance(10) ? 1 : 0;
            for (int i = 0; i < wanted; i++) {
                add(routes, any());
            }
        }
        boolean propagation = !dice.chance(about ? 25 : 5);
        table(HUB, "edge", propagation, edge);
        table(HUB, Firewall.SUBNET, !dice.chance(about ? 25 : 3), firewall);
        if (!inner.isEmpty()) {
            table("east", "dmz", true, inner);
        }
    }

    /** From the firewall on to the interface at the edge, or to the one in a spoke that stands before its hosts. */
    private void chained(List<Route> firewall, List<Route> edge, List<Route> inner) {
        if (hops.contains(RandomAppliances.INNER) && !hops.get(0).equals(RandomAppliances.INNER)) {
            List<Route> from = hops.get(0).equals(RandomAppliances.FIREWALL) ? firewall : edge;
            from.add(Route.via("10.21.0.0/29", RandomAppliances.INNER));
            String back = hops.get(0);
            world.sites.forEach(site -> to(site, inner, back));
            spaces(world.network("west"), inner, back);
            world.tables.replaceAll(it -> it.name().equals("t-one")
                    ? new Table(
                            it.name(),
                            it.propagation(),
                            it.routes().stream()
                                    .map(route -> Route.via(route.prefix(), RandomAppliances.INNER))
                                    .toList())
                    : it);
        } else {
            String first = hops.get(0);
            String second = hops.get(1);
            List<Route> atFirst = first.equals(RandomAppliances.FIREWALL) ? firewall : edge;
            // West is behind the second one.
            spaces(world.network("west"), atFirst, second);
            world.tables.replaceAll(it -> it.name().equals("t-far")
                    ? new Table(
                            it.name(),
                            it.propagation(),
                            it.routes().stream()
                                    .map(route -> Route.via(route.prefix(), second))
                                    .toList())
                    : it);
            List<Route> atSecond = second.equals(RandomAppliances.FIREWALL) ? firewall : edge;
            spaces(world.network("east"), atSecond, first);
            if (dice.chance(60)) {
                world.sites.forEach(site -> to(site, atSecond, first));
            }
            if (toInternet) {
                add(atFirst, Route.via("0.0.0.0/0", second));
            }
        }
    }

    private Route any() {
        String prefix = dice.one(
                "0.0.0.0/0",
                "10.21.0.0/26",
                "10.22.0.0/29",
                "10.10.0.0/30",
                "10.10.0.0/16",
                "10.20.0.0/29",
                "10.0.0.0/8",
                "10.20.0.64/29");
        Hop hop = dice.one(
                Hop.None, Hop.Internet, Hop.Internet, Hop.VnetLocal, Hop.VirtualNetworkGateway, Hop.VirtualAppliance);
        return hop == Hop.VirtualAppliance
                ? Route.via(prefix, dice.chance(80) ? dice.one(hops) : elsewhere())
                : new Route(prefix, hop);
    }

    private static void add(List<Route> routes, Route route) {
        if (routes.stream().noneMatch(it -> it.prefix().equals(route.prefix()))) {
            routes.add(route);
        }
    }

    /** What does not forward, is not known, or is in no network that is near. */
    private String elsewhere() {
        boolean taken = world.forwarding.contains("beside");
        String host = taken ? "10.22.0.4" : RandomAppliances.BESIDE;
        if (!taken && world.interfaces.stream().noneMatch(it -> it.address().equals(host))) {
            world.interfaces.add(new Interface("host", HUB + "/edge", host, null, List.of(), List.of(), null));
        }
        return dice.one(host, host, "10.20.0.5", "10.22.0.4", "10.10.0.1", "10.99.0.4", "8.8.8.8");
    }

    /** Something gone wrong: a route that is missing or leads elsewhere, or propagation on the wrong side. */
    void astray() {
        int wrongs =
                dice.isAbout(Feature.MISSING_ROUTES) || dice.isAbout(Feature.DEAD_HOPS) ? 1 : dice.chance(35) ? 1 : 0;
        for (int i = 0; i < wrongs; i++) {
            List<Table> withRoutes =
                    world.tables.stream().filter(it -> !it.routes().isEmpty()).toList();
            if (withRoutes.isEmpty()) {
                return;
            }
            Table table = dice.one(withRoutes);
            List<Route> routes = new ArrayList<>(table.routes());
            int at = dice.below(routes.size());
            Route route = routes.get(at);
            if (dice.isAbout(Feature.DEAD_HOPS) || (!dice.isAbout(Feature.MISSING_ROUTES) && dice.chance(25))) {
                routes.set(at, Route.via(route.prefix(), elsewhere()));
            } else if (dice.chance(75)) {
                routes.remove(at);
            } else {
                Hop hop = dice.one(Hop.None, Hop.Internet, Hop.VirtualNetworkGateway);
                // What comes from a gateway and is led to one, the proof leaves open.
                boolean around =
                        hop == Hop.VirtualNetworkGateway && table.name().equals("t-" + World.GATEWAY_SUBNET);
                routes.set(at, new Route(route.prefix(), around ? Hop.None : hop));
            }
            world.tables.replaceAll(it -> it.equals(table) ? new Table(it.name(), it.propagation(), routes) : it);
        }
        if (dice.chance(5)) {
            Table table = dice.one(world.tables);
            world.tables.replaceAll(it -> it.equals(table) ? new Table(it.name(), !it.propagation(), it.routes()) : it);
        }
    }
}
