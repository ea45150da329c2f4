package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Intent;
import hybridnetwork.reachability.oracle.World.Site;
import java.util.List;

/** Intents at random, about what the world is about. */
final class RandomIntents {
    private final Dice dice;
    private final World world;

    RandomIntents(Dice dice, World world) {
        this.dice = dice;
        this.world = world;
    }

    Intent intent(String name) {
        String from = source();
        String to = destination(from);
        String protocol = dice.one("Tcp", "Tcp", "Tcp", "Udp", "Icmp", "*", "*");
        List<String> ports = protocol.equals("Icmp") || (protocol.equals("*") && dice.chance(60))
                ? List.of()
                : List.of(
                        to.equals("load-balancer") && dice.chance(75)
                                ? dice.one("443", "443", "53")
                                : dice.one(RandomGroups.PORTS));
        return new Intent(name, dice.chance(60), from, to, protocol, ports, List.of());
    }

    /** Lets some intents fail in some outages. */
    void tolerate() {
        List<String> outages = new Outages(world).singles();
        for (int i = 0; i < world.intents.size() && !outages.isEmpty(); i++) {
            if (world.intents.get(i).allow() && dice.chance(80)) {
                List<String> some = outages.stream().filter(it -> dice.chance(40)).toList();
                world.intents.set(i, world.intents.get(i).mayFailIn(some));
            }
        }
    }

    private String source() {
        return switch (dice.feature()) {
            case SERVICE_TAGS ->
                dice.chance(20) ? "tag:" + dice.one(RandomGroups.SERVICE_TAGS) : dice.one("web", "app", "network");
            case PUBLIC_ADDRESSES -> dice.chance(60) ? "internet" : anySource();
            case WAYS_OUT, UNKNOWN_KINDS -> dice.chance(70) ? dice.one("web", "app", "10.20.0.4/32") : anySource();
            case TRANSIT -> dice.chance(60) ? dice.one(world.sites).name() : anySource();
            case PROBES, MEMBERS_BY_INTERFACE, MEMBERS_BY_ADDRESS ->
                dice.chance(60) ? dice.one("on-premises", "hq", "app") : anySource();
            case USER_DEFAULT_ROUTE, BGP_DEFAULT_ROUTE, PROPAGATION, ROUTING_WEIGHTS ->
                dice.chance(60) ? dice.one("web", "app") : anySource();
            case GATEWAY_SUBNET, UNLIKE_SITES, UNKNOWN_OFFERS -> dice.chance(60) ? "on-premises" : anySource();
            default -> anySource();
        };
    }

    private String anySource() {
        return switch (dice.below(10)) {
            case 0, 1, 2 -> dice.one(world.sites).name();
            case 3, 4 -> "web";
            case 5 -> "app";
            case 6 -> dice.one("network", "on-premises");
            case 7 -> "internet";
            case 8 -> dice.one("10.20.0.0/25", "10.20.0.4/31", "10.20.0.96/29", wide());
            default -> "web";
        };
    }

    private String destination(String from) {
        if (dice.isAbout(Feature.SERVICE_TAGS)) {
            return Ends.tag(from).isPresent()
                    ? dice.one("web", "network", "10.20.0.4/32", "app")
                    : dice.chance(75) ? "tag:" + dice.one(RandomGroups.SERVICE_TAGS) : "internet";
        }
        boolean fromSite = world.sites.stream().anyMatch(it -> it.name().equals(from)) || from.equals("on-premises");
        if (hasInternalBalancer() && dice.chance(RandomHosts.aboutBalancers(dice) ? 80 : 20)) {
            return dice.one("load-balancer", "load-balancer", "10.20.0.6/32");
        }
        if ((dice.isAbout(Feature.WAYS_OUT) || dice.isAbout(Feature.UNKNOWN_KINDS))
                && !fromSite
                && !from.equals("internet")
                && dice.chance(70)) {
            return "internet";
        }
        if (fromSite) {
            List<String> others = world.sites.stream()
                    .map(Site::name)
                    .filter(it -> !it.equals(from))
                    .toList();
            return !others.isEmpty() && world.sites.size() > 1 && dice.chance(dice.isAbout(Feature.TRANSIT) ? 80 : 15)
                    ? dice.one(others)
                    : dice.one("web", "web", "app", "network", "10.20.0.5/32", "10.20.0.0/24");
        }
        if (from.equals("internet")) {
            return dice.one("web", "network", "10.20.0.4/32", "app");
        }
        return switch (dice.below(8)) {
            case 0, 1, 2 -> dice.one(world.sites).name();
            case 3 -> "on-premises";
            case 4 -> "internet";
            case 5 -> dice.one("20.0.0.0/7", wide(), "10.20.0.96/29");
            default -> dice.one("web", "app");
        };
    }

    /** A prefix of many things; the hosts of a second network, which nothing joins to the hub, are not among them. */
    private String wide() {
        return world.networks.size() > 1 ? "10.20.0.0/24" : "10.0.0.0/8";
    }

    private boolean hasInternalBalancer() {
        return world.balancers.stream().anyMatch(it -> !Balancers.isPublic(it));
    }
}
