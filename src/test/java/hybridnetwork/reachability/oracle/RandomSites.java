package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Circuit;
import hybridnetwork.reachability.oracle.World.CircuitConnection;
import hybridnetwork.reachability.oracle.World.Gateway;
import hybridnetwork.reachability.oracle.World.LocalGateway;
import hybridnetwork.reachability.oracle.World.Site;
import hybridnetwork.reachability.oracle.World.Tunnel;
import java.util.ArrayList;
import java.util.List;

/** Sites at random, and the circuits and tunnels to them. */
final class RandomSites {
    static final List<List<String>> PLACES =
            List.of(List.of("10.10.0.0/30"), List.of("10.11.0.0/31", "10.11.1.0/31"), List.of("100.70.0.0/30"));

    private static final List<String> NAMES = List.of("hq", "branch", "plant");

    private final Dice dice;
    private final World world;

    RandomSites(Dice dice, World world) {
        this.dice = dice;
        this.world = world;
    }

    void sites() {
        int wanted = dice.isAbout(Feature.TRANSIT)
                        || dice.isAbout(Feature.UNLIKE_SITES)
                        || dice.isAbout(Feature.ROUTING_WEIGHTS)
                ? 2 + dice.below(2)
                : 1 + dice.below(3);
        for (int i = 0; i < wanted; i++) {
            List<String> prefixes = PLACES.get(i);
            List<String> overExpressRoute =
                    dice.isAbout(Feature.ROUTING_WEIGHTS) && dice.chance(85) ? List.of("10.8.0.0/13") : offered(i);
            world.sites.add(new Site(NAMES.get(i), prefixes, overExpressRoute, offered(i), 65010 + i));
        }
    }

    /** What a site offers over one kind of path: mostly what it has. */
    private List<String> offered(int site) {
        List<String> own = PLACES.get(site);
        if ((dice.isAbout(Feature.BGP_DEFAULT_ROUTE) || dice.isAbout(Feature.SPOKE_DEFAULT_ROUTES))
                && dice.chance(45)) {
            return dice.chance(70) ? List.of("0.0.0.0/0") : plus(own, "0.0.0.0/0");
        }
        if (dice.isAbout(Feature.HAIRPINS) && dice.chance(60)) {
            return plus(own, dice.one("10.0.0.0/8", "10.16.0.0/12", "0.0.0.0/0", "10.21.0.0/26", "10.22.0.0/16"));
        }
        int kind = dice.below(100);
        if (kind < 70) {
            return own;
        }
        if (kind < 76) {
            return List.of("0.0.0.0/0");
        }
        if (kind < 82) {
            return List.of(wider(own.get(0)));
        }
        if (kind < 86) {
            return List.of();
        }
        if (kind < 90) {
            return plus(own, dice.one(PLACES).get(0));
        }
        if (kind < 94) {
            return List.of("10.0.0.0/8");
        }
        return plus(own, dice.one("20.0.0.0/8", "10.20.0.0/29", "10.21.0.0/16"));
    }

    private static String wider(String prefix) {
        Block block = Block.of(prefix);
        return new Block(block.first() & -(1L << 16), 16).toString();
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        if (!all.contains(more)) {
            all.add(more);
        }
        return all;
    }

    void circuits() {
        List<Gateway> gateways = world.gateways.stream().filter(it -> !it.vpn()).toList();
        if (gateways.isEmpty()) {
            return;
        }
        int wanted =
                dice.isAbout(Feature.UNLIKE_SITES) || dice.isAbout(Feature.ROUTING_WEIGHTS) ? 2 : 1 + dice.below(2);
        for (int i = 0; i < wanted; i++) {
            List<String> sites = new ArrayList<>();
            world.sites.stream()
                    .filter(it -> dice.chance(dice.isAbout(Feature.UNLIKE_SITES) ? 45 : 65))
                    .forEach(it -> sites.add(it.name()));
            if (dice.isAbout(Feature.ROUTING_WEIGHTS)) {
                sites.clear();
                sites.add(world.sites.get(i).name());
            }
            if (sites.isEmpty()) {
                sites.add(dice.one(world.sites).name());
            }
            String peering = dice.chance(8) ? "Disabled" : dice.chance(65) ? "Enabled" : null;
            String name = i == 0 ? "primary" : "second";
            world.circuits.add(new Circuit(name, sites, true, peering));
            for (Gateway gateway : gateways) {
                if (dice.chance(92)) {
                    int weight = dice.is(Feature.ROUTING_WEIGHTS, 20) ? dice.below(3) * 10 : 0;
                    world.circuitConnections.add(new CircuitConnection(name, gateway.name(), weight, dice.chance(5)));
                }
            }
        }
        if ((dice.is(Feature.UNKNOWN_ENDS, 2)
                        || dice.isAbout(Feature.UNKNOWN_OFFERS)
                        || dice.isAbout(Feature.SPOKE_UNKNOWNS))
                && dice.chance(50)) {
            world.circuits.add(new Circuit("stranger", List.of(), false, "Enabled"));
            world.circuitConnections.add(
                    new CircuitConnection("stranger", gateways.get(0).name(), 0, false));
        }
    }

    void tunnels() {
        List<Gateway> gateways = world.gateways.stream().filter(Gateway::vpn).toList();
        if (gateways.isEmpty()) {
            return;
        }
        for (Site site : world.sites) {
            boolean some = dice.chance(80) || dice.isAbout(Feature.TRANSIT) || dice.isAbout(Feature.SEVERAL_DEVICES);
            int devices = !some ? 0 : dice.is(Feature.SEVERAL_DEVICES, 8) ? 2 : 1;
            String gateway = dice.one(gateways).name();
            for (int i = 0; i < devices; i++) {
                boolean bgp = dice.chance(
                        dice.isAbout(Feature.BGP_SETTINGS) || dice.isAbout(Feature.SEVERAL_DEVICES) ? 50 : 85);
                List<String> prefixes = dice.isAbout(Feature.SEVERAL_DEVICES)
                        ? List.of(half(site.prefixes().get(0), i))
                        : staticPrefixes(site, bgp);
                // One of the settings may be missing, which is as good as none.
                Integer asn = bgp || dice.chance(30) ? Integer.valueOf(dice.chance(4) ? 65515 : site.asn()) : null;
                String name = "lng-" + site.name() + (i == 0 ? "" : "-b");
                world.localGateways.add(new LocalGateway(name, site.name(), prefixes, asn));
                world.tunnels.add(new Tunnel("vpn-" + site.name() + i, gateway, name, bgp));
            }
        }
        boolean everySite = world.sites.stream()
                .allMatch(site ->
                        world.localGateways.stream().anyMatch(it -> site.name().equals(it.site())));
        if (everySite
                && (dice.isAbout(Feature.UNKNOWN_OFFERS)
                        || (dice.isAbout(Feature.SPOKE_UNKNOWNS) && dice.chance(40)))) {
            world.localGateways.add(new LocalGateway(
                    "lng-stranger", null, dice.chance(60) ? List.of() : List.of("10.77.0.0/16"), 65020));
            world.tunnels.add(new Tunnel("vpn-stranger", dice.one(gateways).name(), "lng-stranger", dice.chance(85)));
        } else if (everySite && dice.is(Feature.UNKNOWN_ENDS, 3)) {
            world.localGateways.add(new LocalGateway(
                    "lng-stranger",
                    null,
                    List.of(dice.one("10.77.0.0/16", "10.10.0.0/31", "20.0.0.0/8", "10.0.0.0/8")),
                    null));
            world.tunnels.add(new Tunnel("vpn-stranger", gateways.get(0).name(), "lng-stranger", false));
        }
    }

    private static String half(String prefix, int half) {
        Block block = Block.of(prefix);
        int length = block.length() + 1;
        return new Block(block.first() + half * (1L << (32 - length)), length).toString();
    }

    private List<String> staticPrefixes(Site site, boolean bgp) {
        if (dice.chance(bgp ? 80 : 5)) {
            return List.of();
        }
        return dice.chance(80)
                ? site.prefixes()
                : List.of(dice.one(
                        site.prefixes().get(0),
                        "0.0.0.0/0",
                        "10.0.0.0/8",
                        wider(site.prefixes().get(0))));
    }
}
