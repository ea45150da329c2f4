package hybridnetwork.reachability.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.testing.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What is read of random policies against a judge that looks for the first rule: every packet between a few addresses, with a
 * few ports, is allowed or denied by both, or both do not know. The judge keeps the rules as they were drawn and knows nothing of
 * resources.
 */
class FirewallPolicyPropertiesTest {
    private static final List<String> SOURCES = List.of("10.10.0.3", "10.10.0.4", "10.10.0.5", "10.10.0.9");
    private static final List<String> DESTINATIONS = List.of("10.20.1.4", "10.20.1.5", "10.20.1.6", "8.8.8.8");
    private static final List<Integer> PORTS = List.of(79, 80, 443, 8080);

    /** What texts hold of the addresses; a service tag perhaps any public one, a name perhaps anyone. */
    private static final Map<String, Set<String>> SURELY = Map.of(
            "*",
                    Set.of(
                            "10.10.0.3",
                            "10.10.0.4",
                            "10.10.0.5",
                            "10.10.0.9",
                            "10.20.1.4",
                            "10.20.1.5",
                            "10.20.1.6",
                            "8.8.8.8"),
            "10.10.0.4", Set.of("10.10.0.4"),
            "10.10.0.4/30", Set.of("10.10.0.4", "10.10.0.5"),
            "10.10.0.3-10.10.0.4", Set.of("10.10.0.3", "10.10.0.4"),
            "10.20.1.4", Set.of("10.20.1.4"),
            "10.20.1.5-10.20.1.99", Set.of("10.20.1.5", "10.20.1.6"),
            "10.0.0.0/8",
                    Set.of("10.10.0.3", "10.10.0.4", "10.10.0.5", "10.10.0.9", "10.20.1.4", "10.20.1.5", "10.20.1.6"),
            "8.8.8.0/24", Set.of("8.8.8.8"));

    private static final String TAG = "AzureMonitor";
    private static final List<String> SOURCE_TEXTS =
            List.of("*", "10.10.0.4", "10.10.0.4/30", "10.10.0.3-10.10.0.4", "10.0.0.0/8");
    private static final List<String> DESTINATION_TEXTS =
            List.of("*", "10.20.1.4", "10.20.1.5-10.20.1.99", "10.0.0.0/8", "8.8.8.0/24", TAG);
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "ICMP", "Any");
    private static final Map<String, Set<Integer>> PORTS_OF =
            Map.of("*", Set.of(79, 80, 443, 8080), "80", Set.of(80), "80-443", Set.of(80, 443), "8080", Set.of(8080));

    private enum Type {
        NETWORK,
        APPLICATION,
        NAT
    }

    /** @param port that an application rule is for, or to which a NAT rule translates */
    private record Rule(
            Type type,
            Set<String> protocols,
            List<String> sources,
            List<String> destinations,
            List<String> ports,
            int port) {}

    private record Collection(String name, int priority, boolean allows, List<Rule> rules) {}

    private record Group(String policy, String name, int priority, List<Collection> collections) {}

    /** @param groups of the firewall's policy and of the one that it inherits from, where there is one */
    private record Policy(boolean inherits, List<Group> groups) {}

    @Test
    void everyPacketFaresAsTheFirstRuleThatMatchesItSays() {
        Map<Access, Integer> seen = new EnumMap<>(Access.class);
        Seeds.forAll(120, random -> {
            Policy policy = policy(random);
            Policies.Read read = resources(policy, random).read();
            for (Protocol protocol : Protocol.values()) {
                for (String source : SOURCES) {
                    for (String destination : DESTINATIONS) {
                        for (int port : protocol.hasPorts() ? PORTS : List.of(0)) {
                            Access expected = judge(policy, protocol, source, destination, port);
                            Access actual = read.of(protocol, source, destination, port);
                            seen.merge(expected, 1, Integer::sum);
                            // Not an assertion for each: there are too many.
                            if (actual != expected) {
                                fail(protocol + " " + source + " -> " + destination + ":" + port + ": " + actual
                                        + ", not " + expected + "\n" + policy + "\n" + read.rules());
                            }
                        }
                    }
                }
            }
        });
        assertThat(seen).as("one policy at least tells packets apart").hasSizeGreaterThan(1);
    }

    private static Access judge(Policy policy, Protocol protocol, String source, String destination, int port) {
        EnumSet<Access> ends = EnumSet.noneOf(Access.class);
        List<Group> order = new ArrayList<>(policy.groups());
        order.sort(Comparator.comparing((Group group) -> group.policy().equals("policy"))
                .thenComparingInt(Group::priority)
                .thenComparing(group -> group.name().toLowerCase(Locale.ROOT)));
        boolean decided = false;
        for (Type type : List.of(Type.NAT, Type.NETWORK, Type.APPLICATION)) {
            for (Group group : order) {
                List<Collection> collections = new ArrayList<>(group.collections());
                collections.sort(Comparator.comparingInt(Collection::priority)
                        .thenComparing(collection -> collection.name().toLowerCase(Locale.ROOT)));
                for (Collection collection : collections) {
                    for (Rule rule : collection.rules()) {
                        boolean counts = rule.type() == type
                                && (type != Type.NAT || group.policy().equals("policy"));
                        if (decided || !counts) {
                            continue;
                        }
                        switch (matches(rule, protocol, source, destination, port)) {
                            case "yes" -> {
                                ends.add(collection.allows() ? Access.ALLOW : Access.DENY);
                                decided = true;
                            }
                            case "perhaps" -> ends.add(collection.allows() ? Access.ALLOW : Access.DENY);
                            case "who knows" -> ends.addAll(Set.of(Access.ALLOW, Access.DENY));
                            default -> {}
                        }
                    }
                }
            }
        }
        if (!decided) {
            ends.add(Access.DENY);
        }
        if (!protocol.hasPorts() && destination.equals("8.8.8.8")) {
            ends.add(Access.DENY);
        }
        return ends.size() == 1 ? ends.iterator().next() : Access.UNKNOWN;
    }

    /** {@code yes}, {@code perhaps} or {@code no}; {@code who knows} where it is not known either what becomes of those that match. */
    private static String matches(Rule rule, Protocol protocol, String source, String destination, int port) {
        if (rule.sources().stream().noneMatch(text -> holds(text, source))) {
            return "no";
        }
        if (rule.type() == Type.APPLICATION) {
            return protocol == Protocol.TCP && port == rule.port() ? "perhaps" : "no";
        }
        if (!rule.protocols().contains("Any")
                && !rule.protocols().contains(protocol.toString().toUpperCase(Locale.ROOT))) {
            return "no";
        }
        if (rule.type() == Type.NAT) {
            boolean translated = rule.destinations().contains(destination) && port == rule.port();
            return translated ? "who knows" : "no";
        }
        boolean to = rule.destinations().stream().anyMatch(text -> holds(text, destination));
        boolean tagged = rule.destinations().contains(TAG) && destination.equals("8.8.8.8");
        if (!to && !tagged) {
            return "no";
        }
        boolean all = rule.ports().contains("*");
        if (protocol.hasPorts()
                && !all
                && rule.ports().stream()
                        .noneMatch(text -> PORTS_OF.getOrDefault(text, Set.of()).contains(port))) {
            return "no";
        }
        return to && (protocol.hasPorts() || all) ? "yes" : "perhaps";
    }

    private static boolean holds(String text, String address) {
        return SURELY.getOrDefault(text, Set.of()).contains(address);
    }

    private static Policy policy(Random random) {
        boolean inherits = random.nextInt(3) == 0;
        List<Group> groups = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            List<Collection> collections = new ArrayList<>();
            for (int j = random.nextInt(4); j >= 0; j--) {
                // Names in both cases, and few priorities, so that names decide at times.
                collections.add(collection((j % 2 == 0 ? "c" : "C") + j, random));
            }
            String policy = inherits && random.nextBoolean() ? "base" : "policy";
            groups.add(new Group(policy, (i % 2 == 0 ? "g" : "G") + i, 100 + random.nextInt(3), collections));
        }
        return new Policy(inherits, groups);
    }

    private static Collection collection(String name, Random random) {
        Type type = List.of(Type.NETWORK, Type.NETWORK, Type.NETWORK, Type.APPLICATION, Type.NAT)
                .get(random.nextInt(5));
        boolean allows = type == Type.NETWORK ? random.nextInt(5) > 1 : true;
        List<Rule> rules = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            rules.add(rule(type, random));
        }
        return new Collection(name, 100 + random.nextInt(3), allows, rules);
    }

    private static Rule rule(Type type, Random random) {
        List<String> sources = some(SOURCE_TEXTS, random);
        return switch (type) {
            case NETWORK ->
                new Rule(
                        type,
                        Set.copyOf(some(PROTOCOLS, random)),
                        sources,
                        some(DESTINATION_TEXTS, random),
                        some(List.copyOf(PORTS_OF.keySet()).stream().sorted().toList(), random),
                        0);
            case APPLICATION -> new Rule(type, Set.of(), sources, List.of(), List.of(), 443);
            case NAT -> new Rule(type, Set.of("TCP"), sources, List.of("10.20.1.5"), List.of("8443"), 8080);
        };
    }

    private static List<String> some(List<String> all, Random random) {
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, 1 + random.nextInt(2)));
    }

    /** The policy as resources, in any order, with some sides of rules as IP groups. */
    private static Policies resources(Policy policy, Random random) {
        Policies policies = Policies.withFirewall()
                .policy(
                        policy.inherits()
                                ? Map.of("basePolicy", Policies.reference("firewallPolicies/base"))
                                : Map.of())
                .parent("base", Map.of());
        List<Group> groups = new ArrayList<>(policy.groups());
        Collections.shuffle(groups, random);
        for (Group group : groups) {
            List<Object> collections = new ArrayList<>();
            for (Collection collection : group.collections()) {
                List<Object> rules = new ArrayList<>();
                collection.rules().forEach(rule -> rules.add(bag(rule, policies, random)));
                Type type = collection.rules().get(0).type();
                collections.add(
                        type == Type.NAT
                                ? Policies.nat(collection.name(), (double) collection.priority(), rules)
                                : Policies.filter(
                                        collection.name(),
                                        (double) collection.priority(),
                                        collection.allows() ? "Allow" : "Deny",
                                        rules));
            }
            Collections.shuffle(collections, random);
            policies.group(group.policy(), group.name(), (double) group.priority(), collections);
        }
        return policies;
    }

    private static Map<String, Object> bag(Rule rule, Policies policies, Random random) {
        Map<String, Object> bag = new HashMap<>();
        switch (rule.type()) {
            case NETWORK ->
                bag.putAll(Policies.network(List.copyOf(rule.protocols()), "*", rule.destinations(), rule.ports()));
            case APPLICATION -> bag.putAll(Policies.web("*", "*.example.com", rule.port()));
            case NAT -> {
                bag.putAll(Policies.network(List.copyOf(rule.protocols()), "*", "20.0.0.1", rule.ports()));
                bag.put("ruleType", "NatRule");
                bag.put("translatedAddress", rule.destinations().get(0));
                bag.put("translatedPort", Integer.toString(rule.port()));
            }
        }
        bag.put("sourceAddresses", rule.sources());
        if (random.nextInt(3) == 0) {
            String name = "ips" + random.nextInt(Integer.MAX_VALUE);
            policies.ipGroup(name, rule.sources());
            bag.remove("sourceAddresses");
            bag.put("sourceIpGroups", List.of(Policies.id("ipGroups/" + name)));
        }
        return bag;
    }
}
