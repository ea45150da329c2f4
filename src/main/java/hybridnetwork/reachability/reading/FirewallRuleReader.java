package hybridnetwork.reachability.reading;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.reachability.model.AddressMatch;
import hybridnetwork.reachability.model.PortMatch;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.SecurityGroup;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one rule of a firewall policy: what it matches surely, and what perhaps. */
final class FirewallRuleReader {
    private static final Scope MAY_MATCH = Scope.nothing("the rule itself says which packets it may match");

    /** What a rule's priority may be at most without looking like a default rule's; collections go up to 65000. */
    private static final int LAST_OF_COLLECTIONS = SecurityRule.FIRST_DEFAULT - 1;

    /** The properties that decide what any rule matches. */
    private static final List<String> DECIDING = List.of(
            "ipProtocols",
            "sourceAddresses",
            "destinationAddresses",
            "destinationFqdns",
            "destinationPorts",
            "protocols",
            "fqdnTags",
            "targetFqdns",
            "targetUrls",
            "webCategories");

    /** Where the redirection of SQL leads that an application rule for it lets through as well. */
    private static final PortRange SQL_REDIRECTED = new PortRange(11000, 11999);

    private final Notes notes;
    private final FirewallAddresses addresses;

    FirewallRuleReader(Notes notes, FirewallAddresses addresses) {
        this.notes = notes;
        this.addresses = addresses;
    }

    /** What a network rule lets through or denies; nothing where it matches no packet. */
    List<SecurityRule> network(RuleCollection collection, Bag rule) {
        if (isOpen(collection, rule, "source", "destination")) {
            return List.of(unknown(collection, rule, collection.access()));
        }
        String owner = owner(collection, rule);
        AddressMatch source = addresses.of(owner, collection.group(), rule, "source");
        AddressMatch destination = addresses.of(owner, collection.group(), rule, "destination");
        Optional<EnumSet<Protocol>> protocols = protocols(owner, rule);
        Optional<PortMatch> ports = ports(owner, rule.texts("destinationPorts"));
        if (source.isNothing() || destination.isNothing()) {
            return List.of();
        }
        AddressMatch from = protocols.isEmpty() || ports.isEmpty() ? source.perhaps() : source;
        return split(
                collection,
                rule,
                collection.access(),
                from,
                destination,
                protocols.orElse(SecurityGroup.ANY_PROTOCOL),
                ports.orElse(PortMatch.ANY));
    }

    /**
     * With ports that are not all of them, a rule for protocols that have none perhaps matches their packets: Azure's documents do
     * not say.
     */
    private static List<SecurityRule> split(
            RuleCollection collection,
            Bag rule,
            Access access,
            AddressMatch source,
            AddressMatch destination,
            EnumSet<Protocol> protocols,
            PortMatch ports) {
        if (ports.isAny()) {
            return List.of(rule(collection, rule, access, source, destination, protocols, ports));
        }
        EnumSet<Protocol> with = EnumSet.copyOf(protocols);
        with.removeIf(protocol -> !protocol.hasPorts());
        EnumSet<Protocol> without = EnumSet.copyOf(protocols);
        without.removeIf(Protocol::hasPorts);
        List<SecurityRule> rules = new ArrayList<>();
        if (!with.isEmpty()) {
            rules.add(rule(collection, rule, access, source, destination, with, ports));
        }
        if (!without.isEmpty()) {
            rules.add(rule(collection, rule, access, source.perhaps(), destination, without, PortMatch.ANY));
        }
        return rules;
    }

    /**
     * What an application rule makes of packets that no network rule matches. It judges what they carry, so that one that allows
     * leaves open whether they pass. One that denies every name surely denies; any other can only deny what nothing else lets pass,
     * or what is open.
     *
     * @param redirected whether the firewall lets redirected SQL pass
     */
    List<SecurityRule> application(RuleCollection collection, Bag rule, boolean redirected) {
        boolean denies = collection.access() == Access.DENY;
        if (denies && !rule.texts("targetFqdns").contains("*")) {
            return List.of();
        }
        if (isOpen(collection, rule, "source")) {
            return denies
                    ? List.of()
                    : List.of(rule(
                            collection,
                            rule,
                            Access.UNKNOWN,
                            AddressMatch.ANY,
                            AddressMatch.ANY,
                            EnumSet.of(Protocol.TCP),
                            PortMatch.ANY));
        }
        AddressMatch source = addresses.of(owner(collection, rule), collection.group(), rule, "source");
        return source.isNothing()
                ? List.of()
                : List.of(rule(
                        collection,
                        rule,
                        denies ? Access.DENY : Access.UNKNOWN,
                        source,
                        denies && !rule.texts("destinationAddresses").isEmpty()
                                ? AddressMatch.MAYBE_ANY
                                : AddressMatch.ANY,
                        EnumSet.of(Protocol.TCP),
                        applicationPorts(rule, redirected, denies)));
    }

    /** The ports of an application rule; where one is not told all of them, or of one that denies none. */
    private static PortMatch applicationPorts(Bag rule, boolean redirected, boolean denies) {
        List<PortRange> ranges = new ArrayList<>();
        boolean told = !rule.bags("protocols").isEmpty();
        for (Bag protocol : rule.bags("protocols")) {
            Optional<Long> port = protocol.whole("port").filter(it -> it >= 0 && it <= PortRange.HIGHEST);
            port.ifPresent(it -> ranges.add(PortRange.of(it.intValue())));
            told &= port.isPresent();
            if (redirected && protocol.text("protocolType").orElse("").equalsIgnoreCase("Mssql")) {
                ranges.add(SQL_REDIRECTED);
            }
        }
        return told || denies ? new PortMatch(PortSet.of(ranges)) : PortMatch.ANY;
    }

    /**
     * What a rule that translates addresses may do besides, to whoever its sources are: Azure adds a network rule for the new
     * destination, which lets packets from other networks through as well, and hides where they come from.
     */
    List<SecurityRule> translated(RuleCollection collection, Bag rule) {
        if (isOpen(collection, rule, "source")) {
            return List.of(unknown(collection, rule, Access.UNKNOWN));
        }
        String owner = owner(collection, rule);
        AddressMatch source = addresses.of(owner, collection.group(), rule, "source");
        AddressMatch destination = rule.text("translatedAddress")
                .flatMap(FirewallAddresses::prefixes)
                .map(prefixes -> new AddressMatch(prefixes, false, false, false, List.of(), List.of()))
                .orElse(AddressMatch.MAYBE_ANY);
        Optional<PortMatch> port =
                ports(owner, rule.text("translatedPort").map(List::of).orElse(List.of("*")));
        return source.isNothing()
                ? List.of()
                : List.of(rule(
                        collection,
                        rule,
                        Access.UNKNOWN,
                        source,
                        destination,
                        protocols(owner, rule).orElse(SecurityGroup.ANY_PROTOCOL),
                        port.orElse(PortMatch.ANY)));
    }

    /**
     * Whether it is not known what a rule matches.
     *
     * @param sides that Azure demands
     */
    private boolean isOpen(RuleCollection collection, Bag rule, String... sides) {
        boolean open = rule.isAnyOpaque(DECIDING)
                || Stream.of("sourceIpGroups", "destinationIpGroups").anyMatch(groups -> isOpaque(rule, groups))
                || Stream.of(sides).anyMatch(side -> lacks(rule, side));
        if (open) {
            notes.unknown(
                    owner(collection, rule), "a property", "what reaches the rule may be allowed or denied", MAY_MATCH);
        }
        return open;
    }

    /** Whether nothing is known of a list; of elements that are not known it may be found what they mean. */
    private static boolean isOpaque(Bag rule, String list) {
        return rule.at(list).filter(Opaque.class::isInstance).isPresent();
    }

    /** Nobody can say what a rule without one matches. */
    private static boolean lacks(Bag rule, String side) {
        return rule.texts(side + "Addresses").isEmpty()
                && rule.at(side + "IpGroups")
                        .filter(groups -> !groups.equals(List.of()))
                        .isEmpty()
                && rule.texts(side + "Fqdns").isEmpty();
    }

    private SecurityRule unknown(RuleCollection collection, Bag rule, Access access) {
        return rule(
                collection,
                rule,
                access,
                AddressMatch.MAYBE_ANY,
                AddressMatch.MAYBE_ANY,
                SecurityGroup.ANY_PROTOCOL,
                PortMatch.ANY);
    }

    private static SecurityRule rule(
            RuleCollection collection,
            Bag rule,
            Access access,
            AddressMatch source,
            AddressMatch destination,
            EnumSet<Protocol> protocols,
            PortMatch ports) {
        return new SecurityRule(
                collection.named(rule),
                priority(collection),
                access,
                source,
                destination,
                protocols,
                PortMatch.ANY,
                ports);
    }

    private static int priority(RuleCollection collection) {
        return Math.min(collection.priority(), LAST_OF_COLLECTIONS);
    }

    private static String owner(RuleCollection collection, Bag rule) {
        return "firewall rule " + collection.named(rule);
    }

    /** Empty where it is not known what the rule matches. */
    private Optional<EnumSet<Protocol>> protocols(String owner, Bag rule) {
        EnumSet<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        for (String text : rule.texts("ipProtocols")) {
            switch (text.toLowerCase(Locale.ROOT)) {
                case "any" -> protocols.addAll(SecurityGroup.ANY_PROTOCOL);
                case "tcp" -> protocols.add(Protocol.TCP);
                case "udp" -> protocols.add(Protocol.UDP);
                case "icmp" -> protocols.add(Protocol.ICMP);
                default -> {
                    notes.notUnderstood(owner, "the protocol \"" + text + "\" may be any", MAY_MATCH);
                    return Optional.empty();
                }
            }
        }
        if (protocols.isEmpty()) {
            notes.notUnderstood(owner, "it names no protocol, and may match any", MAY_MATCH);
            return Optional.empty();
        }
        return Optional.of(protocols);
    }

    /** Empty where it is not known what the rule matches. */
    private Optional<PortMatch> ports(String owner, List<String> texts) {
        List<PortRange> ranges = new ArrayList<>();
        for (String text : texts) {
            try {
                ranges.add(text.equals("*") ? PortRange.ALL : PortRange.parse(text));
            } catch (IllegalArgumentException e) {
                notes.notUnderstood(owner, "the ports " + e.getMessage() + ", and may be any", MAY_MATCH);
                return Optional.empty();
            }
        }
        return ranges.isEmpty() ? Optional.of(PortMatch.ANY) : Optional.of(new PortMatch(PortSet.of(ranges)));
    }
}
