package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.model.AddressMatch;
import hybridnetwork.reachability.model.PortMatch;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.SecurityGroup;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.reading.Notes.Assumed;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads which packets an Azure Firewall lets pass: the network rules of its policy, parents' before the child's, then what
 * application rules leave open, then a rule that denies the rest. Its NAT rules are noted, for what they let in from the internet.
 */
final class FirewallPolicyReader {
    private static final int LAST = 65500;
    private static final String KIND = "FirewallPolicy";
    private static final Scope COUNTS_AS_UNKNOWN = Scope.nothing("the policy counts as one that may do anything");

    /** Where a firewall has rules of its own, in place of a policy. */
    private static final List<String> CLASSIC =
            List.of("networkRuleCollections", "applicationRuleCollections", "natRuleCollections");

    /** The word for all private ranges. */
    private static final String IANA = "ianaprivateranges";

    /** What {@code snat.privateRanges} says where nobody has changed it: the word, or each of the ranges. */
    private static final Set<String> USUAL_RANGES =
            Set.of(IANA, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10");

    private final Inventory inventory;
    private final Notes notes;
    private final RuleCollectionReader collections;
    private final FirewallRuleReader rules;
    private final PrefixSet space;

    /**
     * Reads policies.
     *
     * @param internet what a service tag may hold
     * @param space of all networks
     */
    FirewallPolicyReader(Inventory inventory, Notes notes, PrefixSet internet, PrefixSet space) {
        this.inventory = inventory;
        this.notes = notes;
        this.collections = new RuleCollectionReader(inventory, notes);
        this.rules = new FirewallRuleReader(notes, new FirewallAddresses(inventory, notes, internet));
        this.space = space;
    }

    /** The rules of a firewall in the order in which it asks them; the last one denies everything. */
    List<SecurityRule> read(Resource firewall) {
        if (CLASSIC.stream().anyMatch(firewall.bag()::mayHave)) {
            return unknown(
                    firewall, "it has classic rules, which are not modelled: what it lets through cannot be said");
        }
        Reference reference = inventory.follow(firewall, firewall.bag(), "firewallPolicy", KIND);
        if (reference instanceof Reference.Found found) {
            return of(firewall, found.resource());
        }
        if (reference instanceof Reference.External external) {
            return unknown(
                    firewall,
                    "its policy " + external.id() + " is not among the resources: what it lets through cannot be said");
        }
        if (reference instanceof Reference.Unknown || hasNoId(firewall.bag(), "firewallPolicy")) {
            return unknown(firewall, "which policy it has is not known: what it lets through cannot be said");
        }
        assume(firewall, List.of());
        return List.of(denyAll());
    }

    /** Whether a reference is written there that refers to nothing. */
    private static boolean hasNoId(Bag bag, String property) {
        return bag.bag(property).filter(it -> !it.values().isEmpty()).isPresent();
    }

    private List<SecurityRule> unknown(Resource firewall, String consequence) {
        notes.notUnderstood(firewall, consequence, new Scope.HandedOn(space));
        return anything();
    }

    /** What is so of a policy of which nothing is known. */
    private static List<SecurityRule> anything() {
        return List.of(rule("not known", Access.UNKNOWN, AddressMatch.ANY, SecurityGroup.ANY_PROTOCOL), denyAll());
    }

    private static SecurityRule denyAll() {
        return new SecurityRule(
                "DenyAll",
                LAST,
                Access.DENY,
                AddressMatch.ANY,
                AddressMatch.ANY,
                SecurityGroup.ANY_PROTOCOL,
                PortMatch.ANY,
                PortMatch.ANY);
    }

    private static SecurityRule rule(
            String name, Access access, AddressMatch destination, EnumSet<Protocol> protocols) {
        return new SecurityRule(
                name, 0, access, AddressMatch.ANY, destination, protocols, PortMatch.ANY, PortMatch.ANY);
    }

    private List<SecurityRule> of(Resource firewall, Resource policy) {
        Optional<List<Resource>> lineage = lineage(policy);
        if (lineage.isEmpty()) {
            notes.doubt(firewall, "to what its NAT rules lead", new Scope.HandedOn(space));
            return anything();
        }
        assume(firewall, lineage.get());
        List<SecurityRule> translated = new ArrayList<>();
        List<SecurityRule> network = new ArrayList<>();
        List<SecurityRule> application = new ArrayList<>();
        for (Resource member : lineage.get()) {
            Optional<List<RuleCollection>> all = collections.of(member);
            if (all.isEmpty()) {
                notes.doubt(firewall, "to what its NAT rules lead", new Scope.HandedOn(space));
                return anything();
            }
            for (RuleCollection collection : all.get()) {
                // NAT rules are not inherited.
                boolean own = member.equals(policy);
                for (Bag rule : collection.rules()) {
                    switch (kind(rule)) {
                        case "network" -> network.addAll(rules.network(collection, rule));
                        case "application" ->
                            application.addAll(rules.application(collection, rule, redirectsSql(policy)));
                        case "nat" -> {
                            if (own) {
                                noteTranslation(collection, rule);
                                translated.addAll(rules.translated(collection, rule));
                            }
                        }
                        default ->
                            network.add(notKnown(collection, rule.text("name").orElse("(unnamed)")));
                    }
                }
                if (!collection.known()) {
                    network.add(notKnown(collection, "its rules"));
                }
            }
        }
        List<SecurityRule> ordered = new ArrayList<>();
        ordered.addAll(perhapsLost(lineage.get()));
        ordered.addAll(translated);
        ordered.addAll(network);
        ordered.addAll(application);
        ordered.add(denyAll());
        return ordered;
    }

    /** What nobody can list that a firewall drops, or lets through, beside its rules. */
    private void assume(Resource firewall, List<Resource> lineage) {
        if (lineage.stream().anyMatch(policy -> denies(policy.bag(), "threatIntelMode"))) {
            notes.assume(new Assumed(
                    firewall.name(),
                    Action.ALLOW,
                    "what the threat intelligence of firewall " + firewall.name() + " denies is part of no flow"));
        }
        if (lineage.stream().anyMatch(policy -> denies(policy.bag(), "intrusionDetection", "mode"))) {
            notes.assume(new Assumed(
                    firewall.name(),
                    Action.ALLOW,
                    "what the intrusion detection of firewall " + firewall.name() + " denies is part of no flow"));
        }
        notes.assume(
                new Assumed(
                        firewall.name(),
                        Action.DENY,
                        "what firewall " + firewall.name()
                                + " lets through by Azure's own rules, for names of Azure's infrastructure, is part of no flow"));
    }

    /** Whether a mode is to deny, or is not known. */
    private static boolean denies(Bag policy, String... mode) {
        return policy.at(mode[0]).filter(Opaque.class::isInstance).isPresent()
                || policy.at(mode)
                        .filter(value ->
                                value instanceof Opaque || value.toString().equalsIgnoreCase("Deny"))
                        .isPresent();
    }

    /** A policy after the policies that it inherits from, the first of them first; empty where one is not known. */
    private Optional<List<Resource>> lineage(Resource policy) {
        LinkedHashSet<Resource> lineage = new LinkedHashSet<>();
        Resource member = policy;
        while (lineage.add(member)) {
            Reference base = inventory.follow(member, member.bag(), "basePolicy", KIND);
            if (base instanceof Reference.Absent && !hasNoId(member.bag(), "basePolicy")) {
                List<Resource> first = new ArrayList<>(lineage);
                Collections.reverse(first);
                return Optional.of(first);
            }
            if (!(base instanceof Reference.Found found)) {
                notes.notUnderstood(
                        member,
                        base instanceof Reference.External external
                                ? "its base policy " + external.id()
                                        + " is not among the resources: what it lets through cannot be said"
                                : "which base policy it has is not known: what it lets through cannot be said",
                        COUNTS_AS_UNKNOWN);
                return Optional.empty();
            }
            member = found.resource();
        }
        notes.notUnderstood(policy, "it inherits from itself: what it lets through cannot be said", COUNTS_AS_UNKNOWN);
        return Optional.empty();
    }

    /** By what rules of every version say of themselves; empty text for another. */
    private static String kind(Bag rule) {
        String type =
                rule.text("ruleType").or(() -> rule.text("ruleConditionType")).orElse("");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "networkrule", "networkrulecondition" -> "network";
            case "applicationrule", "applicationrulecondition" -> "application";
            case "natrule", "natrulecondition" -> "nat";
            default -> "";
        };
    }

    private static boolean redirectsSql(Resource policy) {
        return policy.bag()
                .at("sql", "allowSqlRedirect")
                .filter(it -> !it.equals(false))
                .isPresent();
    }

    /** A rule of an unknown kind, in its place; it may also let something in from the internet. */
    private SecurityRule notKnown(RuleCollection collection, String rule) {
        String name = collection.group().name() + "/" + collection.name() + "/" + rule;
        notes.notUnderstood(
                "firewall rule " + name,
                "of which kind it is is not known; it may let through anything",
                new Scope.HandedOn(space));
        return rule(name, Access.UNKNOWN, AddressMatch.ANY, SecurityGroup.ANY_PROTOCOL);
    }

    private void noteTranslation(RuleCollection collection, Bag rule) {
        Optional<List<Prefix>> to = rule.text("translatedAddress").flatMap(FirewallAddresses::prefixes);
        notes.notUnderstood(
                "firewall rule " + collection.named(rule),
                "what it hands on from the internet to "
                        + rule.text("translatedAddress")
                                .or(() -> rule.text("translatedFqdn"))
                                .orElse("an address that is not known")
                        + " is not modelled",
                new Scope.HandedOn(to.map(PrefixSet::of).orElse(space)));
    }

    /**
     * What is perhaps lost though a rule lets it pass: packets without ports to public addresses, for which not every firewall can
     * put its own address in place of the sender's; and everything, where it is not known which packets get the firewall's address.
     */
    private List<SecurityRule> perhapsLost(List<Resource> lineage) {
        List<SecurityRule> lost = new ArrayList<>();
        EnumSet<Protocol> portless = EnumSet.allOf(Protocol.class);
        portless.removeIf(Protocol::hasPorts);
        lost.add(rule(
                "protocols without ports to public addresses",
                Access.DENY,
                new AddressMatch(
                        List.of(),
                        false,
                        false,
                        false,
                        Space.PRIVATE_SET.complement().prefixes(),
                        List.of()),
                portless));
        lineage.stream().filter(policy -> !hidesAsUsual(policy.bag())).forEach(policy -> {
            notes.notUnderstood(
                    policy,
                    "its setting `snat` is not modelled: what it lets pass may get another source",
                    COUNTS_AS_UNKNOWN);
            lost.add(rule("snat", Access.DENY, AddressMatch.MAYBE_ANY, SecurityGroup.ANY_PROTOCOL));
        });
        return lost;
    }

    /** Whether private destinations see the sender's address, and public ones the firewall's. */
    private static boolean hidesAsUsual(Bag policy) {
        if (policy.isOpaque("snat")) {
            return false;
        }
        Bag snat = policy.bag("snat").orElse(Bag.EMPTY);
        boolean learns = snat.isOpaque("autoLearnPrivateRanges")
                || snat.text("autoLearnPrivateRanges").orElse("").equalsIgnoreCase("Enabled");
        Set<String> ranges = new LinkedHashSet<>();
        snat.texts("privateRanges").forEach(range -> ranges.add(range.toLowerCase(Locale.ROOT)));
        boolean usual = ranges.isEmpty()
                || (USUAL_RANGES.containsAll(ranges)
                        && (ranges.contains(IANA) || ranges.size() == USUAL_RANGES.size() - 1));
        return !learns && !snat.isOpaque("privateRanges") && usual;
    }
}
