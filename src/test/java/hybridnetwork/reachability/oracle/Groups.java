package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Ends.Place;
import hybridnetwork.reachability.oracle.Packet.Protocol;
import hybridnetwork.reachability.oracle.World.Group;
import hybridnetwork.reachability.oracle.World.Interface;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Rule;
import hybridnetwork.reachability.oracle.World.Subnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Section 7: what security groups let pass. */
final class Groups {
    static final long AZURE = Block.address("168.63.129.16");
    private static final List<Rule> DEFAULTS = List.of(
            Rule.of(65000, "Allow", "Inbound", "*", "VirtualNetwork", "VirtualNetwork", "*"),
            Rule.of(65001, "Allow", "Inbound", "*", "AzureLoadBalancer", "*", "*"),
            Rule.of(65500, "Deny", "Inbound", "*", "*", "*", "*"),
            Rule.of(65000, "Allow", "Outbound", "*", "VirtualNetwork", "VirtualNetwork", "*"),
            Rule.of(65001, "Allow", "Outbound", "*", "*", "Internet", "*"),
            Rule.of(65500, "Deny", "Outbound", "*", "*", "*", "*"));

    private final World world;
    private final Ends ends;
    private final Map<Long, Interface> interfaces = new HashMap<>();
    private final Map<String, List<Rule>> sorted = new HashMap<>();
    private final NetworkTags tags;
    private final Endpoints endpoints;

    Groups(World world, Ends ends) {
        this.world = world;
        this.ends = ends;
        this.tags = new NetworkTags(world);
        this.endpoints = new Endpoints(world, ends);
        world.interfaces.forEach(nic -> interfaces.put(Block.address(nic.address()), nic));
        world.groups.forEach(group -> {
            List<Rule> rules = new ArrayList<>(group.rules());
            rules.sort(Comparator.comparingInt(Rule::priority));
            rules.addAll(DEFAULTS);
            sorted.put(group.name(), rules);
        });
    }

    /** Paragraph 1: outbound at the source, the interface's group before the subnet's. */
    boolean letOut(Doubts doubts, Network network, Subnet subnet, Packet packet) {
        return subnet.isAzures()
                || (passes(doubts, interfaceGroup(packet.source()), network, subnet, packet, false)
                        && passesSubnet(doubts, network, subnet, packet, false));
    }

    /** Paragraph 1: inbound at the destination, the subnet's group before the interface's. */
    boolean letIn(Doubts doubts, Network network, Subnet subnet, Packet packet) {
        return subnet.isAzures()
                || (passesSubnet(doubts, network, subnet, packet, true)
                        && passes(doubts, interfaceGroup(packet.destination()), network, subnet, packet, true));
    }

    /**
     * Section 8, paragraph 2: what a forwarding interface, and its subnet, let through it with the packet's own ends.
     *
     * @param mayHide whether it may have hidden the source when the groups let the packet out
     */
    boolean letThrough(Doubts doubts, Place place, long forwarder, Packet packet, boolean mayHide) {
        Network network = place.network();
        Subnet subnet = place.subnet();
        Group atSubnet = world.group(subnet.group());
        Group atInterface = interfaceGroup(forwarder);
        if (!passes(doubts, atSubnet, network, subnet, packet, true)
                || !passes(doubts, atInterface, network, subnet, packet, true)) {
            return false;
        }
        boolean own = passes(doubts, atInterface, network, subnet, packet, false)
                && passes(doubts, atSubnet, network, subnet, packet, false);
        if (!mayHide) {
            return own;
        }
        Packet hidden = packet.from(forwarder);
        boolean behind = passes(doubts, atInterface, network, subnet, hidden, false)
                && passes(doubts, atSubnet, network, subnet, hidden, false);
        boolean sees =
                own != behind && doubts.ask("the groups at " + forwarder + " see the hidden source of " + packet);
        return sees ? behind : own;
    }

    private boolean passesSubnet(Doubts doubts, Network network, Subnet subnet, Packet packet, boolean inbound) {
        long host = inbound ? packet.destination() : packet.source();
        return passes(doubts, world.group(subnet.group()), network, subnet, packet, inbound)
                || !endpoints.isGuarded(doubts, host);
    }

    /** Paragraph 1: whether any group judges what arrives at an address. */
    boolean isGuarded(Subnet subnet, long address) {
        return subnet.group() != null || interfaceGroup(address) != null;
    }

    private @Nullable Group interfaceGroup(long address) {
        return interfaceAt(address).map(it -> world.group(it.group())).orElse(null);
    }

    Optional<Interface> interfaceAt(long address) {
        return Optional.ofNullable(interfaces.get(address));
    }

    /** Paragraph 2: the first rule that matches decides. */
    private boolean passes(
            Doubts doubts, @Nullable Group group, Network network, Subnet subnet, Packet packet, boolean inbound) {
        if (group == null) {
            return true;
        }
        for (Rule rule : Objects.requireNonNull(sorted.get(group.name()))) {
            if (rule.inbound() == inbound
                    && matches(rule.protocol(), packet.protocol())
                    && matchesPort(rule.sourcePorts(), packet.protocol(), packet.sourcePort())
                    && matchesPort(rule.destinationPorts(), packet.protocol(), packet.destinationPort())
                    && matchesAny(doubts, group, rule, rule.sources(), network, subnet, packet.source())
                    && matchesAny(doubts, group, rule, rule.destinations(), network, subnet, packet.destination())) {
                return rule.allow();
            }
        }
        throw new IllegalStateException("no rule for " + packet);
    }

    private static boolean matches(String ruled, Protocol protocol) {
        return ruled.equals("*") || ruled.equals(protocol.name());
    }

    /** Section 2, paragraph 7: a portless protocol matches only rules of every port. */
    static boolean matchesPort(List<String> ruled, Protocol protocol, int port) {
        for (String text : ruled) {
            Ports ports = Ports.of(text);
            if (protocol.hasPorts() ? ports.has(port) : ports.isEvery()) {
                return true;
            }
        }
        return false;
    }

    /** What only perhaps matches is asked for each rule by itself: docs/proof.md names that as less exact than it could be. */
    private boolean matchesAny(
            Doubts doubts, Group group, Rule rule, List<String> ruled, Network network, Subnet subnet, long address) {
        String asking = "rule " + rule.name() + " of " + group.name() + " matches ";
        for (String text : ruled) {
            if (matches(doubts, asking, text, network, subnet, address)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(Doubts doubts, String asking, String text, Network network, Subnet subnet, long address) {
        if (text.equals("*")) {
            return true;
        }
        if (text.equals("VirtualNetwork")) {
            return inVirtualNetwork(doubts, network, subnet, address);
        }
        if (text.equals("Internet")) {
            return !Ends.isPrivate(address) && !inVirtualNetwork(doubts, network, subnet, address);
        }
        if (text.equals("AzureLoadBalancer")) {
            return address == AZURE;
        }
        if (text.startsWith("asg:")) {
            return isMember(doubts, asking, text.substring(4), address);
        }
        if (Character.isLetter(text.charAt(0))) {
            // Paragraph 4: another service tag.
            return ends.isInternet(address)
                    && (doubts.isHeld(text, address) || doubts.ask(asking + text + " at " + address));
        }
        return Block.of(text).has(address);
    }

    private boolean inVirtualNetwork(Doubts doubts, Network network, Subnet subnet, long address) {
        return tags.has(doubts, network, world.table(subnet.table()), address);
    }

    /** Paragraph 4: an application security group. */
    private boolean isMember(Doubts doubts, String asking, String group, long address) {
        Set<Long> members = new HashSet<>();
        world.interfaces.stream()
                .filter(nic -> nic.asgs().contains(group))
                .forEach(nic -> members.add(Block.address(nic.address())));
        if (members.isEmpty()) {
            // Whose group it is, is not known either.
            return ends.host(address).isPresent() && doubts.ask(asking + group + " at " + address);
        }
        return members.contains(address);
    }
}
