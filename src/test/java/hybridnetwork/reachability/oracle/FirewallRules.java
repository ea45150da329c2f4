package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Firewall.CollectionGroup;
import hybridnetwork.reachability.oracle.Firewall.Kind;
import hybridnetwork.reachability.oracle.Firewall.Policy;
import hybridnetwork.reachability.oracle.Firewall.Rule;
import hybridnetwork.reachability.oracle.Packet.Protocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Section 8, paragraph 3: what an Azure Firewall lets pass. */
final class FirewallRules {
    /** From one address to another, both included. */
    record Span(long first, long last) {
        private static Span of(String text) {
            int dash = text.indexOf('-');
            if (dash >= 0) {
                return new Span(Block.address(text.substring(0, dash)), Block.address(text.substring(dash + 1)));
            }
            Block block = Block.of(text.equals("*") ? "0.0.0.0/0" : text);
            return new Span(block.first(), block.last());
        }

        private boolean has(long address) {
            return first <= address && address <= last;
        }
    }

    private static final String GROUP = "group:";
    private static final String FQDN = "fqdn:";

    /** A rule in its place, with what its collection says. */
    private record Placed(Policy policy, Rule rule, Kind kind, boolean allow) {}

    private final World world;
    private final Ends ends;

    /** By firewall, in the order in which they are asked; not for one of which nobody knows all. */
    private final Map<String, List<Placed>> rules = new HashMap<>();

    FirewallRules(World world, Ends ends) {
        this.world = world;
        this.ends = ends;
        world.firewalls.forEach(it -> read(it).ifPresent(placed -> rules.put(it.name(), placed)));
    }

    /** Parent policies before the child's; groups, then collections, by priority; ties by name. */
    private Optional<List<Placed>> read(Firewall firewall) {
        List<Policy> chain = new ArrayList<>();
        String name = firewall.policy();
        while (name != null) {
            Optional<Policy> policy = policy(name);
            if (policy.isEmpty()) {
                return Optional.empty();
            }
            chain.add(0, policy.get());
            name = policy.get().parent();
        }
        if (firewall.classic()) {
            return Optional.empty();
        }
        List<Placed> placed = new ArrayList<>();
        for (Policy policy : chain) {
            policy.groups().stream()
                    .sorted(Comparator.comparingInt(CollectionGroup::priority).thenComparing(CollectionGroup::name))
                    .flatMap(group -> group.collections().stream()
                            .sorted(Comparator.comparingInt(Firewall.Collection::priority)
                                    .thenComparing(Firewall.Collection::name)))
                    .forEach(it ->
                            it.rules().forEach(rule -> placed.add(new Placed(policy, rule, it.kind(), it.allow()))));
        }
        return Optional.of(placed);
    }

    private Optional<Policy> policy(@Nullable String name) {
        return world.policies.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    boolean isKnown(Firewall firewall) {
        return rules.containsKey(firewall.name());
    }

    /** The first network rule that matches decides; where none does, an application rule may let TCP pass. */
    boolean passes(Doubts doubts, Firewall firewall, Packet packet) {
        if (!isKnown(firewall)) {
            return doubts.ask(firewall.name() + " lets pass " + packet);
        }
        List<Placed> placed = Objects.requireNonNull(rules.get(firewall.name()));
        for (Placed it : placed) {
            if (it.kind() == Kind.NETWORK && matches(doubts, it, packet)) {
                return it.allow() && mayBeHidden(doubts, firewall, packet);
            }
        }
        return packet.protocol() == Protocol.Tcp
                && placed.stream().anyMatch(it -> fits(it, packet))
                && doubts.ask("the application rules of " + firewall.name() + " let pass " + packet);
    }

    /** Whether it can hide the source of a portless protocol, nobody can tell: Azure's documents say both of ICMP. */
    private static boolean mayBeHidden(Doubts doubts, Firewall firewall, Packet packet) {
        return packet.protocol().hasPorts()
                || Ends.isPrivate(packet.destination())
                || doubts.ask(firewall.name() + " hides the source of " + packet);
    }

    private boolean matches(Doubts doubts, Placed placed, Packet packet) {
        Rule rule = placed.rule();
        String asking = "rule " + rule.name() + " of " + placed.policy().name() + " matches ";
        return rule.protocols().stream().anyMatch(it -> matches(it, packet.protocol()))
                && (packet.protocol().hasPorts() || isEvery(rule.ports()) || doubts.ask(asking + packet))
                && (!packet.protocol().hasPorts()
                        || Groups.matchesPort(rule.ports(), packet.protocol(), packet.destinationPort()))
                && rule.sources().stream().anyMatch(it -> matches(doubts, asking, it, packet.source()))
                && rule.destinations().stream().anyMatch(it -> matches(doubts, asking, it, packet.destination()));
    }

    /** What some ports mean to a protocol that has none, Azure's documents do not say. */
    private static boolean isEvery(List<String> ports) {
        return ports.stream().map(Ports::of).anyMatch(Ports::isEvery);
    }

    private static boolean matches(String ruled, Protocol protocol) {
        return ruled.equals("Any") || ruled.equalsIgnoreCase(protocol.name());
    }

    private boolean matches(Doubts doubts, String asking, String text, long address) {
        if (text.startsWith(GROUP)) {
            return ipGroup(world, text).stream().anyMatch(it -> Span.of(it).has(address));
        }
        if (text.startsWith(FQDN)) {
            return doubts.ask(asking + text + " at " + address);
        }
        if (Character.isLetter(text.charAt(0))) {
            return ends.isInternet(address)
                    && (doubts.isHeld(text, address) || doubts.ask(asking + text + " at " + address));
        }
        return Span.of(text).has(address);
    }

    private static List<String> ipGroup(World world, String text) {
        return Objects.requireNonNull(world.ipGroups.get(text.substring(GROUP.length())));
    }

    /** Whether an application rule may let a packet pass: the name that it asks for is not in it. */
    private boolean fits(Placed placed, Packet packet) {
        Rule rule = placed.rule();
        return placed.kind() == Kind.APPLICATION
                && placed.allow()
                && Groups.matchesPort(rule.ports(), packet.protocol(), packet.destinationPort())
                && rule.sources().stream().anyMatch(it -> isIn(it, packet.source()));
    }

    private boolean isIn(String text, long address) {
        return text.startsWith(GROUP)
                ? ipGroup(world, text).stream().anyMatch(it -> Span.of(it).has(address))
                : Span.of(text).has(address);
    }

    /** Whether a rule of a firewall may lead what comes from the internet to this address; as docs/proof.md has it, to any port. */
    boolean mayTranslateTo(Firewall firewall, Packet packet) {
        return !isKnown(firewall)
                || Objects.requireNonNull(rules.get(firewall.name())).stream()
                        // A child does not inherit them.
                        .filter(it ->
                                it.kind() == Kind.NAT && it.policy().name().equals(firewall.policy()))
                        .map(Placed::rule)
                        .anyMatch(rule ->
                                rule.translated() != null && Block.address(rule.translated()) == packet.destination());
    }

    /** The addresses that rules of policies name. */
    static Stream<Span> spans(World world) {
        return rules(world)
                .flatMap(rule -> Stream.concat(rule.sources().stream(), rule.destinations().stream()))
                .flatMap(text -> text.startsWith(GROUP) ? ipGroup(world, text).stream() : Stream.of(text))
                .filter(text -> !Character.isLetter(text.charAt(0)))
                .map(Span::of);
    }

    static Stream<Rule> rules(World world) {
        return world.policies.stream()
                .flatMap(policy -> policy.groups().stream())
                .flatMap(group -> group.collections().stream())
                .flatMap(it -> it.rules().stream());
    }
}
