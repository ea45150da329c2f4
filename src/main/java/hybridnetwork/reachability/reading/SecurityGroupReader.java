package hybridnetwork.reachability.reading;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.Bag;
import hybridnetwork.reachability.model.AddressMatch;
import hybridnetwork.reachability.model.PortMatch;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.SecurityGroup;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.model.Space;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
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

    private final Inventory inventory;
    private final Notes notes;
    private final IdentityHashMap<Resource, SecurityGroup> known = new IdentityHashMap<>();

    public SecurityGroupReader(Inventory inventory, Notes notes) {
        this.inventory = inventory;
        this.notes = notes;
    }

    /** The group that a subnet refers to; empty when it refers to none. */
    public Optional<SecurityGroup> of(Resource owner, Bag subnet, String subnetName) {
        Reference reference = inventory.follow(owner, subnet, "networkSecurityGroup", "NetworkSecurityGroup");
        if (reference instanceof Reference.Found found) {
            return Optional.of(known.computeIfAbsent(found.resource(), this::read));
        }
        if (reference instanceof Reference.External external) {
            notes.notUnderstood(
                    "subnet " + subnetName,
                    "its network security group " + external.id() + " is not in the stack, so its filter is unknown");
            return Optional.of(SecurityGroup.unknown(Resource.lastSegment(external.id())));
        }
        if (reference instanceof Reference.Unknown) {
            notes.unknown("subnet " + subnetName, "networkSecurityGroup", "what it filters cannot be said");
            return Optional.of(SecurityGroup.unknown("(unknown)"));
        }
        return inlineGroup(subnet, subnetName);
    }

    /** A group that is written into the subnet instead of being referred to. */
    private Optional<SecurityGroup> inlineGroup(Bag subnet, String subnetName) {
        return subnet.bag("networkSecurityGroup")
                .filter(group -> !group.values().isEmpty())
                .map(group -> {
                    notes.notUnderstood(
                            "subnet " + subnetName,
                            group.has("securityRules")
                                    ? "its network security group is written inline, where Azure ignores it"
                                    : "its network security group has no id, so its filter is unknown");
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
            notes.unknown(group, "securityRules", "what it filters cannot be said");
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
        boolean unknown = bag.isAnyOpaque(DECIDING) || lacksWhatAzureDemands(bag);
        Access access = access(bag);
        if (unknown || access == Access.UNKNOWN) {
            notes.unknown(owner, "a property", "what reaches the rule may be allowed or denied");
            access = Access.UNKNOWN;
        }
        AddressMatch source = addresses(owner, bag, "source", unknown);
        AddressMatch destination = addresses(owner, bag, "destination", unknown);
        EnumSet<Protocol> protocols = unknown ? SecurityGroup.ANY_PROTOCOL : protocols(owner, bag);
        Optional<PortMatch> sourcePorts = unknown ? Optional.of(PortMatch.ANY) : ports(owner, bag, "source");
        Optional<PortMatch> destinationPorts = unknown ? Optional.of(PortMatch.ANY) : ports(owner, bag, "destination");
        if (source.isNothing()
                || destination.isNothing()
                || protocols.isEmpty()
                || sourcePorts.isEmpty()
                || destinationPorts.isEmpty()) {
            return Optional.empty();
        }
        int priority = bag.number("priority").map(Double::intValue).orElse(0);
        return Optional.of(new SecurityRule(
                name, priority, access, source, destination, protocols, sourcePorts.get(), destinationPorts.get()));
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

    private AddressMatch addresses(String owner, Bag rule, String side, boolean unknown) {
        if (unknown) {
            return AddressMatch.ANY;
        }
        if (!rule.bags(side + "ApplicationSecurityGroups").isEmpty()) {
            notes.notUnderstood(owner, "an application security group as " + side + " is taken to match nothing");
        }
        List<Prefix> prefixes = new ArrayList<>();
        boolean virtualNetwork = false;
        boolean internet = false;
        boolean loadBalancer = false;
        for (String text : rule.texts(side + "AddressPrefix", side + "AddressPrefixes")) {
            switch (text.toLowerCase(Locale.ROOT)) {
                case "*", "any" -> prefixes.add(Prefix.ALL);
                case "virtualnetwork" -> virtualNetwork = true;
                case "internet" -> internet = true;
                case "azureloadbalancer" -> loadBalancer = true;
                default ->
                    Space.prefix(text)
                            .ifPresentOrElse(
                                    prefixes::add,
                                    () -> notes.notUnderstood(
                                            owner,
                                            text.indexOf(':') >= 0
                                                    ? "the IPv6 prefix " + text + " is not proved; IPv4 only"
                                                    : "the " + side + " \"" + text + "\" is taken to match nothing"));
            }
        }
        return new AddressMatch(prefixes.stream().distinct().toList(), virtualNetwork, internet, loadBalancer);
    }

    private EnumSet<Protocol> protocols(String owner, Bag rule) {
        String text = rule.text("protocol").orElse("*");
        if (text.equals("*") || text.equalsIgnoreCase("any")) {
            return SecurityGroup.ANY_PROTOCOL;
        }
        EnumSet<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        for (Protocol protocol : Protocol.values()) {
            if (protocol != Protocol.OTHER && protocol.toString().equalsIgnoreCase(text)) {
                protocols.add(protocol);
            }
        }
        if (protocols.isEmpty()) {
            notes.notUnderstood(owner, "the protocol \"" + text + "\" is taken to match nothing");
        }
        return protocols;
    }

    /** Empty when nothing is left that a packet could match. */
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
                notes.notUnderstood(owner, "the ports " + e.getMessage() + ", and are taken to match nothing");
            }
        }
        return ranges.isEmpty() ? Optional.empty() : Optional.of(new PortMatch(PortSet.of(ranges)));
    }
}
