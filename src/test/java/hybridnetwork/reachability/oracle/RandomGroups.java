package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Group;
import hybridnetwork.reachability.oracle.World.Rule;
import java.util.ArrayList;
import java.util.List;

/** Security groups at random. */
final class RandomGroups {
    static final List<String> PORTS = List.of("443", "22", "53", "8000-8080", "0-1023");

    /** One is a part of another. */
    static final List<String> SERVICE_TAGS =
            List.of("Storage", "Storage.CentralUS", "Storage.CentralUS", "AzureMonitor");

    private final Dice dice;
    private final World world;

    RandomGroups(Dice dice, World world) {
        this.dice = dice;
        this.world = world;
    }

    /** A group that lets clients in and perhaps not Azure's probe. */
    private String admitting(String name) {
        List<Rule> rules = new ArrayList<>();
        rules.add(new Rule(
                "clients",
                100,
                true,
                true,
                "Tcp",
                dice.one(
                        List.of("10.10.0.0/30", "10.11.0.0/16", "100.64.0.0/10", "10.20.0.0/28"),
                        List.of("10.0.0.0/8")),
                List.of("*"),
                List.of("*"),
                List.of("443", "8443", "80")));
        if (dice.chance(35)) {
            rules.add(Rule.of(
                    110,
                    "Allow",
                    "Inbound",
                    dice.one("*", "Tcp"),
                    "AzureLoadBalancer",
                    "*",
                    dice.one("*", "443", "80")));
        }
        rules.add(Rule.of(200, "Deny", "Inbound", "*", dice.one("*", "VirtualNetwork", "168.63.129.16"), "*", "*"));
        world.groups.add(new Group(name, rules));
        return name;
    }

    /** A group in which a tag decides much. */
    private String tagged(String name) {
        List<Rule> rules = new ArrayList<>();
        boolean deny = dice.chance(70);
        int wanted = 1 + dice.below(3);
        for (int i = 0; i < wanted; i++) {
            boolean inbound = dice.chance(60);
            boolean atSource = inbound ? dice.chance(75) : dice.chance(25);
            rules.add(new Rule(
                    "r" + i,
                    100 + 10 * i,
                    deny ? dice.chance(30) : dice.chance(80),
                    inbound,
                    dice.one("*", "*", "Tcp"),
                    atSource ? tag() : List.of("*"),
                    atSource ? List.of("*") : tag(),
                    List.of("*"),
                    dice.chance(70) ? List.of("*") : List.of(dice.one(PORTS))));
        }
        if (!deny) {
            rules.add(Rule.of(300, "Deny", dice.one("Inbound", "Outbound"), "*", "*", "*", "*"));
        }
        world.groups.add(new Group(name, rules));
        return name;
    }

    /** A group that lets some service tags through, or keeps them out, before the rest of the internet. */
    private String byServiceTag(String name) {
        List<Rule> rules = new ArrayList<>();
        boolean inbound = dice.chance(20);
        int wanted = 1 + dice.below(3);
        for (int i = 0; i < wanted; i++) {
            List<String> tag = List.of(dice.chance(85) ? dice.one(SERVICE_TAGS) : dice.one("20.0.0.0/8", "Internet"));
            rules.add(new Rule(
                    "t" + i,
                    100 + 10 * i,
                    dice.chance(60),
                    inbound,
                    dice.one("*", "Tcp", "Tcp"),
                    inbound ? tag : List.of("*"),
                    inbound ? List.of("*") : tag,
                    List.of("*"),
                    dice.chance(60) ? List.of("*") : List.of(dice.one(PORTS))));
        }
        if (dice.chance(70)) {
            rules.add(Rule.of(
                    300,
                    "Deny",
                    inbound ? "Inbound" : "Outbound",
                    "*",
                    inbound ? dice.one("Internet", "*", "20.0.0.0/7") : "*",
                    inbound ? "*" : dice.one("Internet", "*", "20.0.0.0/7"),
                    "*"));
        }
        world.groups.add(new Group(name, rules));
        return name;
    }

    String group(String name) {
        if (dice.isAbout(Feature.SERVICE_TAGS) && dice.chance(85)) {
            return byServiceTag(name);
        }
        if (dice.isAbout(Feature.PROBES) && dice.chance(80)) {
            return admitting(name);
        }
        if ((dice.isAbout(Feature.TAGS) || dice.isAbout(Feature.SPOKE_TAGS)) && dice.chance(80)) {
            return tagged(name);
        }
        List<Rule> rules = new ArrayList<>();
        int wanted = 1 + dice.below(4);
        for (int i = 0; i < wanted; i++) {
            boolean inbound = dice.chance(65);
            rules.add(new Rule(
                    "r" + i,
                    100 + 10 * i,
                    dice.chance(dice.isAbout(Feature.INTERFACE_GROUPS) ? 45 : 60),
                    inbound,
                    dice.one("*", "*", "Tcp", "Tcp", "Udp", "Icmp", "Esp", "Ah"),
                    ends(),
                    ends(),
                    dice.chance(90) ? List.of("*") : List.of(dice.one("1024-65535", "0-1023")),
                    dice.chance(45)
                            ? List.of("*")
                            : dice.chance(80) ? List.of(dice.one(PORTS)) : List.of("22", "443")));
        }
        if (dice.chance(20)) {
            rules.add(new Rule(
                    "rest", 4096, false, dice.chance(70), "*", List.of("*"), List.of("*"), List.of("*"), List.of("*")));
        }
        world.groups.add(new Group(name, rules));
        return name;
    }

    private List<String> tag() {
        return List.of(dice.one(
                "VirtualNetwork", "VirtualNetwork", "Internet", "AzureLoadBalancer", "Storage", "asg:app", "asg:db"));
    }

    private List<String> ends() {
        if (dice.feature().isOfSpokes() && dice.chance(30)) {
            return List.of(dice.one("10.21.0.0/26", "10.21.0.0/29", "10.21.0.4", "10.22.0.0/26", "20.30.0.0/26"));
        }
        return switch (dice.below(9)) {
            case 0, 1, 2 -> List.of("*");
            case 3 -> tag();
            case 4 -> List.of(dice.one(RandomSites.PLACES).get(0));
            case 5 -> List.of("10.20.0.0/29");
            case 6 -> List.of("10.20.0.4", "10.20.0.8/29");
            case 7 -> List.of(dice.one("20.0.0.0/8", "0.0.0.0/1", "168.63.129.16", "10.0.0.0/8"));
            default -> List.of("10.20.0.0/28");
        };
    }
}
