package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Firewall.Collection;
import hybridnetwork.reachability.oracle.Firewall.CollectionGroup;
import hybridnetwork.reachability.oracle.Firewall.Kind;
import hybridnetwork.reachability.oracle.Firewall.Policy;
import hybridnetwork.reachability.oracle.Firewall.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An Azure Firewall and its policy at random. */
final class RandomPolicies {
    private final Dice dice;
    private final World world;
    private int names;

    RandomPolicies(Dice dice, World world) {
        this.dice = dice;
        this.world = world;
    }

    void firewall() {
        boolean unread = dice.chance(dice.isAbout(Feature.FIREWALL_DOUBTS) ? 25 : 4);
        boolean classic = unread && dice.chance(50);
        @Nullable String policy = classic ? null : unread ? "elsewhere" : "rules";
        world.firewalls.add(new Firewall("fw", RandomAppliances.HUB, RandomAppliances.FIREWALL, policy, classic));
        if (unread) {
            return;
        }
        boolean ruled = dice.isAbout(Feature.FIREWALL_RULES) || dice.isAbout(Feature.FIREWALL_DOUBTS);
        if (!ruled && dice.chance(60)) {
            world.policies.add(new Policy("rules", null, List.of(group("all", 100, List.of(everything(100))))));
            return;
        }
        world.ipGroups.put("sites", dice.one(List.of("10.10.0.0/30"), List.of("10.10.0.2", "10.11.0.0/16")));
        world.ipGroups.put(
                "spokes",
                dice.one(List.of("10.21.0.0/26", "10.22.0.0/26"), List.of("10.21.0.4-10.21.0.5", "10.16.0.0/12")));
        @Nullable String parent = dice.chance(40) ? "base" : null;
        if (parent != null) {
            world.policies.add(new Policy("base", null, groups(false)));
        }
        world.policies.add(new Policy("rules", parent, groups(dice.chance(65))));
    }

    private static CollectionGroup group(String name, int priority, List<Collection> collections) {
        return new CollectionGroup(name, priority, collections);
    }

    private static Collection everything(int priority) {
        return new Collection(
                "everything", priority, Kind.NETWORK, true, List.of(Rule.of("all", "Any", "*", "*", "*")));
    }

    /** Groups and collections of like priority are in order of their names. */
    private List<CollectionGroup> groups(boolean open) {
        List<CollectionGroup> groups = new ArrayList<>();
        int wanted = 1 + dice.below(2);
        for (int i = 0; i < wanted; i++) {
            List<Collection> collections = new ArrayList<>();
            int inside = 1 + dice.below(2);
            for (int j = 0; j < inside; j++) {
                collections.add(collection());
            }
            groups.add(group(name("group"), 100 * (1 + dice.below(9)), collections));
        }
        if (open) {
            groups.add(group("open", 60000, List.of(everything(60000))));
        }
        return groups;
    }

    private String name(String kind) {
        return dice.one("a", "b") + kind + names++;
    }

    private Collection collection() {
        boolean doubts = dice.isAbout(Feature.FIREWALL_DOUBTS);
        int priority = 100 * (1 + dice.below(3));
        if (dice.chance(doubts ? 30 : 5)) {
            return new Collection(name("app"), priority, Kind.APPLICATION, dice.chance(85), List.of(application()));
        }
        if (dice.chance(doubts ? 20 : 3)) {
            return new Collection(name("nat"), priority, Kind.NAT, true, List.of(translation()));
        }
        List<Rule> rules = new ArrayList<>();
        int wanted = 1 + dice.below(2);
        for (int i = 0; i < wanted; i++) {
            rules.add(network());
        }
        return new Collection(name("net"), priority, Kind.NETWORK, dice.chance(60), rules);
    }

    private Rule network() {
        return new Rule(
                name("rule"),
                dice.one(
                        List.of("Any"), List.of("TCP"), List.of("TCP", "UDP"), List.of("ICMP"), List.of("UDP", "ICMP")),
                ends(),
                dice.chance(dice.isAbout(Feature.FIREWALL_DOUBTS) ? 35 : 6)
                        ? List.of(dice.one("Storage", "AzureMonitor", "fqdn:db.example.com"))
                        : ends(),
                dice.chance(50)
                        ? List.of("*")
                        : dice.one(List.of("443"), List.of("22", "443"), List.of("1-65535"), List.of("0-1023")),
                null,
                0);
    }

    private List<String> ends() {
        return dice.one(
                List.of("*"),
                List.of("*"),
                List.of("group:sites"),
                List.of("group:spokes"),
                List.of("10.21.0.0/26"),
                List.of("10.21.0.4", "10.22.0.0/29"),
                List.of("10.21.0.5-10.22.0.5"),
                List.of("10.10.0.0/16", "group:spokes"),
                List.of("20.0.0.0/8"));
    }

    private Rule application() {
        return new Rule(
                name("app"),
                List.of("Https"),
                ends(),
                List.of("fqdn:*.example.com"),
                dice.one(List.of("443"), List.of("443", "8080")),
                null,
                0);
    }

    private Rule translation() {
        return new Rule(
                name("nat"),
                dice.one(List.of("TCP"), List.of("TCP", "UDP")),
                List.of("*"),
                List.of(),
                List.of("443"),
                dice.one("10.21.0.4", "10.20.0.4", "10.22.0.5"),
                dice.one(443, 8443));
    }
}
