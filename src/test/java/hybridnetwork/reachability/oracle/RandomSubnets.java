package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Hop;
import hybridnetwork.reachability.oracle.World.Route;
import hybridnetwork.reachability.oracle.World.Subnet;
import hybridnetwork.reachability.oracle.World.Table;
import java.util.ArrayList;
import java.util.List;

/** What stands at a subnet, at random: its group, its table, its ways out. */
final class RandomSubnets {
    private final Dice dice;
    private final World world;
    private final RandomGroups groups;

    RandomSubnets(Dice dice, World world, RandomGroups groups) {
        this.dice = dice;
        this.world = world;
        this.groups = groups;
    }

    Subnet dressed(Subnet subnet) {
        if (subnet.isAzures()) {
            boolean about = dice.isAbout(Feature.GATEWAY_SUBNET) || dice.isAbout(Feature.SPOKE_GATEWAY_SUBNETS);
            boolean known = world.tables.stream().anyMatch(it -> it.name().equals("t-gateway"));
            Subnet dressed = !known && (about || dice.chance(8)) ? subnet.table(steering()) : subnet;
            return dice.chance(about ? 15 : 1) ? dressed.group(groups.group("g-gw-" + world.groups.size())) : dressed;
        }
        boolean wanted = dice.isAbout(Feature.PROPAGATION) || dice.isAbout(Feature.USER_DEFAULT_ROUTE);
        Subnet dressed = subnet;
        if (dice.chance(
                dice.isAbout(Feature.TAGS) || dice.isAbout(Feature.SERVICE_TAGS) || dice.isAbout(Feature.PROBES)
                        ? 80
                        : 40)) {
            dressed = dressed.group(groups.group("g-" + subnet.name()));
        }
        if (dice.chance(wanted ? 75 : 25)) {
            dressed = dressed.table(table("t-" + subnet.name()));
        } else if (!world.tables.isEmpty() && dice.chance(10)) {
            dressed = dressed.table(dice.one(world.tables).name());
        }
        if (dice.chance(dice.isAbout(Feature.WAYS_OUT) ? 30 : 10)) {
            dressed = dressed.natGateway(true);
        }
        if (dice.is(Feature.WAYS_OUT, 15)) {
            dressed = dressed.outbound(dice.chance(35) ? Boolean.FALSE : dice.chance(50) ? Boolean.TRUE : null);
        }
        return dressed;
    }

    private String steering() {
        List<Route> routes = new ArrayList<>();
        int wanted = 1 + dice.below(2);
        for (int i = 0; i < wanted; i++) {
            String prefix = dice.one(
                    "10.20.0.0/29",
                    "10.20.0.4/32",
                    "10.20.0.6/32",
                    "10.20.0.8/29",
                    "10.0.0.0/8",
                    "10.20.0.0/25",
                    "0.0.0.0/0",
                    "10.20.0.96/29",
                    "10.21.0.0/29");
            if (dice.feature().isOfSpokes() && dice.chance(60)) {
                prefix = dice.one("10.21.0.0/26", "10.21.0.4/32", "10.22.0.0/29", "10.16.0.0/12", "10.21.0.0/16");
            }
            add(routes, new Route(prefix, dice.one(Hop.None, Hop.None, Hop.VnetLocal, Hop.Internet)));
        }
        world.tables.add(new Table("t-gateway", !dice.chance(12), routes));
        return "t-gateway";
    }

    String table(String name) {
        List<Route> routes = new ArrayList<>();
        if (dice.is(Feature.USER_DEFAULT_ROUTE, 25)) {
            routes.add(new Route("0.0.0.0/0", hop()));
        }
        if (dice.feature().isOfSpokes()) {
            int toSpokes = dice.below(3);
            for (int i = 0; i < toSpokes; i++) {
                String prefix = dice.one(
                        "10.21.0.0/26",
                        "10.21.0.0/29",
                        "10.21.0.4/32",
                        "10.20.0.0/26",
                        "10.20.0.0/29",
                        "10.22.0.0/26",
                        "10.22.0.0/24",
                        "10.16.0.0/12",
                        "20.30.0.0/26",
                        "20.30.0.0/29");
                add(routes, new Route(prefix, hop()));
            }
        }
        int wanted = dice.below(3);
        for (int i = 0; i < wanted; i++) {
            String prefix = dice.one(
                    "10.0.0.0/8",
                    "10.10.0.0/30",
                    "10.10.0.0/31",
                    "10.10.0.0/16",
                    "10.11.0.0/31",
                    "100.64.0.0/10",
                    "10.20.0.0/25",
                    "10.20.0.8/29",
                    "10.20.0.5/32",
                    "20.0.0.0/8",
                    "8.8.8.8/32",
                    "128.0.0.0/1");
            add(routes, new Route(prefix, hop()));
        }
        boolean about = dice.isAbout(Feature.PROPAGATION) || dice.isAbout(Feature.SPOKE_ROUTES);
        boolean propagation = dice.chance(about ? 30 : 85);
        world.tables.add(new Table(name, propagation, routes));
        return name;
    }

    private static void add(List<Route> routes, Route route) {
        if (routes.stream().noneMatch(it -> it.prefix().equals(route.prefix()))) {
            routes.add(route);
        }
    }

    private Hop hop() {
        return dice.one(
                Hop.None,
                Hop.Internet,
                Hop.Internet,
                Hop.VnetLocal,
                Hop.VirtualNetworkGateway,
                Hop.VirtualNetworkGateway);
    }
}
