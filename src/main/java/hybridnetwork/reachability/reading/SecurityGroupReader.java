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
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads network security groups, with their rules inline and as resources of their own. */
public final class SecurityGroupReader {
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

    private static final Scope MAY_MATCH = Scope.nothing("the rule itself says which packets it may match");

    private final Inventory inventory;
    private final Notes notes;
    private final Interfaces interfaces;
    private final PrefixSet internet;
    private final IdentityHashMap<Resource, SecurityGroup> known = new IdentityHashMap<>();

    /**
     * Reads groups.
     *
     * @param internet what a service tag may hold
     */
    SecurityGroupReader(Inventory inventory, Notes notes, Interfaces interfaces, PrefixSet internet) {
        this.inventory = inventory;
        this.notes = notes;
        this.interfaces = interfaces;
        this.internet = internet;
    }

    /** The group that a subnet or an interface refers to; empty when it refers to none. */
    public Optional<SecurityGroup> of(Resource owner, Bag bag, String at) {
        Reference reference = inventory.follow(owner, bag, "networkSecurityGroup", "NetworkSecurityGroup");
        if (reference instanceof Reference.Found found) {
            return Optional.of(known.computeIfAbsent(found.resource(), this::read));
        }
        if (reference instanceof Reference.External external) {
            notes.notUnderstood(
                    at,
                    "its network security group " + external.id() + " is not in the stack, so its filter is unknown",
                    Scope.nothing("the group counts as one that may do anything"));
            return Optional.of(SecurityGroup.unknown(ArmId.name(external.id())));
        }
        if (reference instanceof Reference.Unknown) {
            notes.unknown(
                    at,
                    "networkSecurityGroup",
                    "what it filters cannot be said",
                    Scope.nothing("the group counts as one that may do anything"));
            return Optional.of(SecurityGroup.unknown("(unknown)"));
        }
        return inlineGroup(bag, at);
    }

    /** A group that is written into the subnet instead of being referred to. */
    private Optional<SecurityGroup> inlineGroup(Bag bag, String at) {
        return bag.bag("networkSecurityGroup")
                .filter(group -> !group.values().isEmpty())
                .map(group -> {
                    notes.notUnderstood(
                            at,
                            group.has("securityRules")
                                    ? "its network security group is written inline, where Azure ignores it"
                                    : "its network security group has no id, so its filter is unknown",
                            Scope.nothing("the group counts as one that may do anything"));
                    return SecurityGroup.unknown("(inline)");
                });
    }

    private SecurityGroup read(Resource group) {
        List<Bag> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Resource child : inventory.children(Parentage.SECURITY_RULE, group)) {
            names.add(child.name().toLowerCase(Locale.ROOT));
            rules.add(child.bag());
        }
        // Azure shows a rule that is a resource of its own inside the group too.
        List<String> others = new ArrayList<>();
        for (Bag inline : group.bag().bags("securityRules")) {
            String name = inline.text("name").orElse("rule " + rules.size());
            if (names.add(name.toLowerCase(Locale.ROOT))) {
                others.add(name);
                rules.add(inline);
            }
        }
        notes.shown(group, "securityRules", others);
        List<SecurityRule> inbound = new ArrayList<>();
        List<SecurityRule> outbound = new ArrayList<>();
        if (group.bag().isOpaque("securityRules")) {
            notes.unknown(
                    group,
                    "securityRules",
                    "what it filters cannot be said",
                    Scope.nothing("the group counts as one that may do anything"));
            return SecurityGroup.unknown(group.name());
        }
        for (Bag rule : rules) {
            String direction = rule.text("direction").orElse("");
            if (!direction.equalsIgnoreCase("Outbound")) {
                readRule(group, rule).ifPresent(inbound::add);
            }
            if (!direction.equalsIgnoreCase("Inbound")) {
                readRule(group, rule).ifPresent(outbound::add);
            }
        }
        return SecurityGroup.of(group.name(), inbound, outbound);
    }

    private Optional<SecurityRule> readRule(Resource group, Bag bag) {
        String name = bag.text("securityRuleName").or(() -> bag.text("name")).orElse("(unnamed)");
        String owner = group + ", rule " + name;
        Access access = access(bag);
        int priority = bag.number("priority").map(Double::intValue).orElse(0);
        if (bag.isAnyOpaque(DECIDING) || lacksWhatAzureDemands(bag) || access == Access.UNKNOWN) {
            notes.unknown(owner, "a property", "what reaches the rule may be allowed or denied", MAY_MATCH);
            return Optional.of(new SecurityRule(
                    name,
                    priority,
                    bag.isOpaque("access") ? Access.UNKNOWN : access,
                    AddressMatch.MAYBE_ANY,
                    AddressMatch.MAYBE_ANY,
                    SecurityGroup.ANY_PROTOCOL,
                    PortMatch.ANY,
                    PortMatch.ANY));
        }
        AddressMatch source = addresses(owner, bag, "source");
        AddressMatch destination = addresses(owner, bag, "destination");
        Optional<EnumSet<Protocol>> protocols = protocols(owner, bag);
        Optional<PortMatch> sourcePorts = ports(owner, bag, "source");
        Optional<PortMatch> destinationPorts = ports(owner, bag, "destination");
        if (source.isNothing() || destination.isNothing()) {
            return Optional.empty();
        }
        boolean open = protocols.isEmpty() || sourcePorts.isEmpty() || destinationPorts.isEmpty();
        return Optional.of(new SecurityRule(
                name,
                priority,
                access,
                open ? perhaps(source) : source,
                destination,
                protocols.orElse(SecurityGroup.ANY_PROTOCOL),
                sourcePorts.orElse(PortMatch.ANY),
                destinationPorts.orElse(PortMatch.ANY)));
    }

    /** The same side of a rule of which it is not known whether it matches at all. */
    private static AddressMatch perhaps(AddressMatch match) {
        boolean tagged = match.virtualNetwork() || match.internet() || match.loadBalancer();
        List<Prefix> all = new ArrayList<>(match.maybe());
        all.addAll(match.prefixes());
        return tagged ? AddressMatch.MAYBE_ANY : new AddressMatch(List.of(), false, false, false, all, List.of());
    }

    /** Without one of these nobody can say what a rule does: Azure would refuse it. */
    private static boolean lacksWhatAzureDemands(Bag rule) {
        String direction = rule.text("direction").orElse("");
        return !(direction.equalsIgnoreCase("Inbound") || direction.equalsIgnoreCase("Outbound"))
                || rule.number("priority").isEmpty()
                || lacksAddresses(rule, "source")
                || lacksAddresses(rule, "destination");
    }

    private static boolean lacksAddresses(Bag rule, String side) {
        return rule.texts(side + "AddressPrefix", side + "AddressPrefixes").isEmpty()
                && rule.bags(side + "ApplicationSecurityGroups").isEmpty();
    }

    private static Access access(Bag rule) {
        return rule.text("access")
                .map(access -> access.equalsIgnoreCase("Allow")
                        ? Access.ALLOW
                        : access.equalsIgnoreCase("Deny") ? Access.DENY : Access.UNKNOWN)
                .orElse(Access.UNKNOWN);
    }

    private AddressMatch addresses(String owner, Bag rule, String side) {
        List<Prefix> prefixes = new ArrayList<>();
        List<Prefix> maybe = new ArrayList<>();
        for (Bag group : rule.bags(side + "ApplicationSecurityGroups")) {
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
        for (String text : rule.texts(side + "AddressPrefix", side + "AddressPrefixes")) {
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
        return List.copyOf(prefixes.size() < 2 ? prefixes : new LinkedHashSet<>(prefixes));
    }

    /** What a text may match that is no IPv4 prefix: of a service tag, any address of the internet. */
    private List<Prefix> other(String owner, String side, String text) {
        if (Prefixes.isIpv6(text)) {
            Prefixes.ipv6(owner, text, notes);
            return List.of();
        }
        boolean tag = ServiceTag.tryParse(text).isPresent();
        notes.notUnderstood(
                owner,
                "the " + side + " \"" + text + "\" may match any address" + (tag ? " of the internet" : ""),
                MAY_MATCH);
        return tag ? internet.prefixes() : List.of(Prefix.ALL);
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
    private Optional<PortMatch> ports(String owner, Bag rule, String side) {
        List<String> texts = rule.texts(side + "PortRange", side + "PortRanges");
        if (texts.isEmpty()) {
            return Optional.of(PortMatch.ANY);
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
        return Optional.of(new PortMatch(PortSet.of(ranges)));
    }
}
