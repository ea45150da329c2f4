package hybridnetwork.reachability.reading;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.ServiceTag;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.model.AddressMatch;
import hybridnetwork.reachability.model.PortMatch;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.SecurityGroup;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the rules of network security groups: what they match surely, and what perhaps. */
final class SecurityRuleReader {
    /** The properties that decide what a rule does. */
    private static final List<String> DECIDING = List.of(
            "access",
            "direction",
            "priority",
            "protocol",
            "sourceAddressPrefix",
            "sourceAddressPrefixes",
            "sourceApplicationSecurityGroups",
            "sourcePortRange",
            "sourcePortRanges",
            "destinationAddressPrefix",
            "destinationAddressPrefixes",
            "destinationApplicationSecurityGroups",
            "destinationPortRange",
            "destinationPortRanges");

    /** The properties of the two ends of a rule: they are read of some hundred thousand rules. */
    private enum Side {
        SOURCE("source"),
        DESTINATION("destination");

        private final String name;
        private final String prefix;
        private final String prefixes;
        private final String groups;
        private final String portRange;
        private final String portRanges;

        Side(String name) {
            this.name = name;
            this.prefix = name + "AddressPrefix";
            this.prefixes = name + "AddressPrefixes";
            this.groups = name + "ApplicationSecurityGroups";
            this.portRange = name + "PortRange";
            this.portRanges = name + "PortRanges";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What one end of a rule names: addresses and tags as texts, and application security groups. */
    private record Named(Side side, List<String> texts, List<Bag> groups) {
        static Named of(Bag rule, Side side) {
            return new Named(side, rule.texts(side.prefix, side.prefixes), rule.bags(side.groups));
        }

        boolean isNothing() {
            return texts.isEmpty() && groups.isEmpty();
        }
    }

    private static final List<String> EVERY_PORT = List.of("*");

    private static final Scope MAY_MATCH = Scope.nothing("the rule itself says which packets it may match");

    private final Notes notes;
    private final Interfaces interfaces;
    private final PrefixSet internet;
    /** By what rules say: rules of a network say the same of many packets. */
    private final Map<List<String>, AddressMatch> addresses = new HashMap<>();

    private final Map<List<String>, PortMatch> ports = new HashMap<>();

    /** @param internet what a service tag may hold */
    SecurityRuleReader(Notes notes, Interfaces interfaces, PrefixSet internet) {
        this.notes = notes;
        this.interfaces = interfaces;
        this.internet = internet;
    }

    /** A rule of a group; empty where it matches nothing. */
    Optional<SecurityRule> read(Resource group, Bag bag) {
        String name = bag.text("securityRuleName").or(() -> bag.text("name")).orElse("(unnamed)");
        String owner = group + ", rule " + name;
        Access access = access(bag);
        Optional<Double> priority = bag.number("priority");
        Named from = Named.of(bag, Side.SOURCE);
        Named to = Named.of(bag, Side.DESTINATION);
        // Without one of these nobody can say what a rule does: Azure would refuse it.
        boolean lacks = !hasDirection(bag) || priority.isEmpty() || from.isNothing() || to.isNothing();
        if (bag.isAnyOpaque(DECIDING) || lacks || access == Access.UNKNOWN) {
            notes.unknown(owner, "a property", "what reaches the rule may be allowed or denied", MAY_MATCH);
            return Optional.of(new SecurityRule(
                    name,
                    priority.map(Double::intValue).orElse(0),
                    bag.isOpaque("access") ? Access.UNKNOWN : access,
                    AddressMatch.MAYBE_ANY,
                    AddressMatch.MAYBE_ANY,
                    SecurityGroup.ANY_PROTOCOL,
                    PortMatch.ANY,
                    PortMatch.ANY));
        }
        AddressMatch source = addresses(owner, from);
        AddressMatch destination = addresses(owner, to);
        Optional<EnumSet<Protocol>> protocols = protocols(owner, bag);
        Optional<PortMatch> sourcePorts = ports(owner, bag, Side.SOURCE);
        Optional<PortMatch> destinationPorts = ports(owner, bag, Side.DESTINATION);
        if (source.isNothing() || destination.isNothing()) {
            return Optional.empty();
        }
        boolean open = protocols.isEmpty() || sourcePorts.isEmpty() || destinationPorts.isEmpty();
        return Optional.of(new SecurityRule(
                name,
                priority.get().intValue(),
                access,
                open ? source.perhaps() : source,
                destination,
                protocols.orElse(SecurityGroup.ANY_PROTOCOL),
                sourcePorts.orElse(PortMatch.ANY),
                destinationPorts.orElse(PortMatch.ANY)));
    }

    private static boolean hasDirection(Bag rule) {
        String direction = rule.text("direction").orElse("");
        return direction.equalsIgnoreCase("Inbound") || direction.equalsIgnoreCase("Outbound");
    }

    private static Access access(Bag rule) {
        return rule.text("access")
                .map(access -> access.equalsIgnoreCase("Allow")
                        ? Access.ALLOW
                        : access.equalsIgnoreCase("Deny") ? Access.DENY : Access.UNKNOWN)
                .orElse(Access.UNKNOWN);
    }

    private AddressMatch addresses(String owner, Named named) {
        AddressMatch known = named.groups().isEmpty() ? addresses.get(named.texts()) : null;
        if (known != null) {
            return known;
        }
        AddressMatch match = addresses(owner, named.texts(), named.groups(), named.side());
        // What is not understood, or not proved, is noted of each rule.
        if (named.groups().isEmpty()
                && match.maybe().isEmpty()
                && named.texts().stream().noneMatch(Prefixes::isIpv6)) {
            addresses.put(List.copyOf(named.texts()), match);
        }
        return match;
    }

    private AddressMatch addresses(String owner, List<String> texts, List<Bag> groups, Side side) {
        List<Prefix> prefixes = new ArrayList<>();
        List<Prefix> maybe = new ArrayList<>();
        for (Bag group : groups) {
            Optional<String> id = group.text("id");
            if (id.isPresent()) {
                Interfaces.GroupMembers members = interfaces.membersOf(id.get());
                prefixes.addAll(members.surely());
                maybe.addAll(members.maybe());
            } else {
                maybe.add(Prefix.ALL);
            }
        }
        if (!maybe.isEmpty()) {
            notes.notUnderstood(
                    owner,
                    "not all members of an application security group as " + side + " are known; it may match others",
                    MAY_MATCH);
        }
        boolean virtualNetwork = false;
        boolean internetTag = false;
        boolean loadBalancer = false;
        List<ServiceTag> tags = new ArrayList<>();
        for (String text : texts) {
            switch (text.toLowerCase(Locale.ROOT)) {
                case "*", "any" -> prefixes.add(Prefix.ALL);
                case "virtualnetwork" -> virtualNetwork = true;
                case "internet" -> internetTag = true;
                case "azureloadbalancer" -> loadBalancer = true;
                default -> {
                    Optional<Prefix> prefix = Space.prefix(text);
                    prefix.ifPresent(prefixes::add);
                    if (prefix.isEmpty()) {
                        ServiceTag.tryParse(text).ifPresent(tags::add);
                        maybe.addAll(other(owner, side, text));
                    }
                }
            }
        }
        return new AddressMatch(distinct(prefixes), virtualNetwork, internetTag, loadBalancer, distinct(maybe), tags);
    }

    private static List<Prefix> distinct(List<Prefix> prefixes) {
        return List.copyOf(new LinkedHashSet<>(prefixes));
    }

    /** What a text may match that is no IPv4 prefix: of a service tag, any address of the internet. */
    private List<Prefix> other(String owner, Side side, String text) {
        if (Prefixes.isIpv6(text)) {
            Prefixes.ipv6(owner, text, notes);
            return List.of();
        }
        if (ServiceTag.tryParse(text).isPresent()) {
            notes.notListed(owner, "the " + side + " \"" + text + "\" may match any address of the internet");
            return internet.prefixes();
        }
        notes.notUnderstood(owner, "the " + side + " \"" + text + "\" may match any address", MAY_MATCH);
        return List.of(Prefix.ALL);
    }

    /** Empty where it is not known what the rule matches. */
    private Optional<EnumSet<Protocol>> protocols(String owner, Bag rule) {
        String text = rule.text("protocol").orElse("*");
        if (text.equals("*") || text.equalsIgnoreCase("any")) {
            return Optional.of(SecurityGroup.ANY_PROTOCOL);
        }
        for (Protocol protocol : Protocol.values()) {
            if (protocol != Protocol.OTHER && protocol.toString().equalsIgnoreCase(text)) {
                return Optional.of(EnumSet.of(protocol));
            }
        }
        notes.notUnderstood(owner, "the protocol \"" + text + "\" may be any", MAY_MATCH);
        return Optional.empty();
    }

    /** Empty where it is not known what the rule matches. */
    private Optional<PortMatch> ports(String owner, Bag rule, Side side) {
        List<String> texts = rule.texts(side.portRange, side.portRanges);
        if (texts.isEmpty() || texts.equals(EVERY_PORT)) {
            return Optional.of(PortMatch.ANY);
        }
        PortMatch known = ports.get(texts);
        if (known != null) {
            return Optional.of(known);
        }
        List<PortRange> ranges = new ArrayList<>();
        for (String text : texts) {
            try {
                ranges.add(text.equals("*") ? PortRange.ALL : PortRange.parse(text));
            } catch (IllegalArgumentException e) {
                notes.notUnderstood(owner, "the ports " + e.getMessage() + ", and may be any", MAY_MATCH);
                return Optional.empty();
            }
        }
        PortMatch match = new PortMatch(PortSet.of(ranges));
        ports.put(List.copyOf(texts), match);
        return Optional.of(match);
    }
}
