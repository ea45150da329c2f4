package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Intent;
import java.util.List;

/** Intents at random in worlds with appliances. */
final class RandomApplianceIntents {
    private final Dice dice;
    private final World world;

    RandomApplianceIntents(Dice dice, World world) {
        this.dice = dice;
        this.world = world;
    }

    Intent intent(String name) {
        String from = source();
        String to = destination(from);
        String protocol = dice.one("Tcp", "Tcp", "Tcp", "Tcp", "Udp", "Icmp", "*");
        boolean every = protocol.equals("Icmp") || (protocol.equals("*") && !to.equals("internet") && dice.chance(50));
        List<String> ports = every ? List.of() : List.of(dice.one("443", "443", "443", "22", "0-1023"));
        return new Intent(
                name,
                dice.chance(dice.isAbout(Feature.FORWARDING_INTERFACES) ? 50 : 65),
                from,
                to,
                protocol,
                ports,
                List.of());
    }

    private String source() {
        boolean gateway = dice.isAbout(Feature.GATEWAY_STEERING);
        if ((dice.isAbout(Feature.OUT_THROUGH_APPLIANCES) && dice.chance(70))
                || (dice.isAbout(Feature.HIDDEN_SOURCES) && dice.chance(50))) {
            return dice.one("west", "east/one", "spokes");
        }
        return switch (dice.below(gateway ? 5 : 10)) {
            case 0, 1 -> "on-premises";
            case 2 -> "hq";
            case 3, 4 -> dice.one("east/one", "spokes");
            case 5, 6, 7 -> "west";
            case 8 -> dice.one("web", "network", "edge", "10.20.0.76/31");
            default -> dice.chance(dice.isAbout(Feature.FIREWALL_DOUBTS) ? 80 : 30) ? "internet" : "east";
        };
    }

    private String destination(String from) {
        boolean balanced = world.balancers.stream().anyMatch(it -> it.name().equals("slb"));
        if (balanced && !from.equals("internet") && dice.chance(40)) {
            return "load-balancer:slb";
        }
        if (dice.isAbout(Feature.OUT_THROUGH_APPLIANCES) && dice.chance(75) && !isOnPremises(from)) {
            return from.equals("internet") ? "west" : dice.one("internet", "internet", "internet", "tag:Storage");
        }
        if (isOnPremises(from) || from.equals("internet")) {
            return dice.one("east/one", "west", "west", "spokes", "web", "10.20.0.4/31", besides());
        }
        if (dice.chance(30)) {
            return dice.one("hq", "on-premises");
        }
        if (dice.chance(dice.isAbout(Feature.FIREWALL_DOUBTS) ? 35 : 15)) {
            return "internet";
        }
        return from.startsWith("east") || from.equals("spokes")
                ? dice.one("west", "west/far", "web", besides())
                : dice.one("east/one", "east", "spokes", "web", besides());
    }

    /** The appliances themselves, or what is beside them. */
    private String besides() {
        boolean balanced = world.balancers.stream().anyMatch(it -> it.name().equals("nva"));
        return balanced && dice.chance(50)
                ? "load-balancer:nva"
                : dice.one("edge", "10.20.0.76/31", "10.20.0.68/32", "10.20.0.64/28", "10.21.0.16/28");
    }

    private boolean isOnPremises(String from) {
        return from.equals("on-premises")
                || world.sites.stream().anyMatch(it -> it.name().equals(from));
    }
}
