package hybridnetwork.reachability.built;

import hybridnetwork.limits.NetworkLimits;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.finding.Examples;
import hybridnetwork.reachability.model.Connection.Offer;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.reading.Parentage;
import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.reachability.reading.SubnetBags;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** R100: the rules of network security groups. */
final class BuiltGroups {
    private static final int LOWEST = 100;
    private static final int HIGHEST = 4096;
    private static final int LONGEST_NAME = 80;
    /** Subnets of Azure's own, which have no group or may have none. */
    private static final Set<String> AZURES = Set.of(
            "gatewaysubnet",
            "azurefirewallsubnet",
            "azurefirewallmanagementsubnet",
            "azurebastionsubnet",
            "routeserversubnet");

    private static final Set<String> PROTOCOLS = Set.of("*", "tcp", "udp", "icmp", "esp", "ah");

    private final Registered on;
    private final boolean internetIsDrawn;

    BuiltGroups(Registered on, Snapshot snapshot) {
        this.on = on;
        this.internetIsDrawn = snapshot.connections().stream()
                .flatMap(connection -> connection.offers().stream())
                .map(Offer::prefixes)
                .anyMatch(prefixes -> prefixes.contains(Prefix.ALL));
    }

    /** A rule with its name in Azure. */
    private record Rule(String name, Bag bag) {}

    void note() {
        on.all("NetworkSecurityGroup").forEach(this::group);
        attached();
        for (Resource network : on.networks()) {
            boolean joined = !on.gateways(Registered.EXPRESS_ROUTE, network).isEmpty()
                    || !on.gateways(Registered.VPN, network).isEmpty();
            for (SubnetBags.Named subnet : on.subnets(network)) {
                if (joined && !subnet.isGatewaySubnet()) {
                    on.found(subnet.owner(), subnet.bag(), "networkSecurityGroup", "NetworkSecurityGroup")
                            .ifPresent(group -> denials(group, subnet.name()));
                }
            }
        }
    }

    /** Subnets without a group, and groups that nothing refers to. */
    private void attached() {
        Set<Resource> used = new HashSet<>();
        for (Resource network : on.networks()) {
            List<String> bare = new ArrayList<>();
            for (SubnetBags.Named subnet : on.subnets(network)) {
                boolean ours = !AZURES.contains(subnet.name().toLowerCase(Locale.ROOT))
                        && subnet.bag().bags("delegations").isEmpty();
                if (ours && !subnet.bag().has("networkSecurityGroup")) {
                    bare.add(subnet.name());
                }
                on.found(subnet.owner(), subnet.bag(), "networkSecurityGroup", "NetworkSecurityGroup")
                        .ifPresent(used::add);
            }
            if (!bare.isEmpty()) {
                on.advice(
                        "psrule-vnet-use-nsgs",
                        network + " has subnets without a network security group: " + Examples.of(bare));
            }
        }
        on.all("NetworkInterface")
                .forEach(card -> on.found(card, "networkSecurityGroup", "NetworkSecurityGroup")
                        .ifPresent(used::add));
        on.all("NetworkSecurityGroup").stream()
                .filter(group -> !used.contains(group))
                .forEach(group -> on.advice(
                        "psrule-nsg-associated", group + " is at no subnet and no interface of the resources"));
    }

    /** Rules that are resources of their own, then those of the group that are not. */
    private List<Rule> rules(Resource group) {
        List<Rule> rules = new ArrayList<>();
        Set<String> children = new HashSet<>();
        for (Resource child : on.inventory().children(Parentage.SECURITY_RULE, group)) {
            children.add(child.name().toLowerCase(Locale.ROOT));
            rules.add(new Rule(child.name(), child.bag()));
        }
        for (Bag inline : group.bag().bags("securityRules")) {
            String name = Registered.name(inline);
            if (!children.contains(name.toLowerCase(Locale.ROOT))) {
                rules.add(new Rule(name, inline));
            }
        }
        return rules;
    }

    private void group(Resource group) {
        List<Rule> rules = rules(group);
        Map<String, String> priorities = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (Rule rule : rules) {
            String what = group + ", rule " + rule.name();
            if (!names.add(rule.name().toLowerCase(Locale.ROOT)) && rule.bag().has("name")) {
                on.error("nsg-rules-unique", what + ": another rule of the group has the same name");
            }
            if (rule.name().length() > LONGEST_NAME) {
                on.error("nsg-rules-names", what + ": a name has at most 80 characters");
            }
            rule.bag().number("priority").ifPresent(priority -> priority(what, rule, priority, priorities));
            rule.bag()
                    .text("protocol")
                    .filter(protocol -> !PROTOCOLS.contains(protocol.toLowerCase(Locale.ROOT)))
                    .ifPresent(
                            protocol -> on.error("nsg-rules-protocol", what + ": Azure has no protocol " + protocol));
            side(what, rule.bag(), "source");
            side(what, rule.bag(), "destination");
        }
        rules.stream()
                .filter(rule -> Registered.is(rule.bag(), "direction", "Inbound"))
                .min(Comparator.comparing(rule -> rule.bag().number("priority").orElse((double) HIGHEST)))
                .filter(rule -> rules.size() > 1 && deniesAll(rule.bag(), "Inbound", "source", "*"))
                .ifPresent(rule -> on.advice(
                        "psrule-nsg-deny-all-first",
                        group + ": its first inbound rule, " + rule.name() + ", denies everything"));
        limits(group, rules);
    }

    private void priority(String what, Rule rule, double priority, Map<String, String> priorities) {
        if (priority < LOWEST || priority > HIGHEST) {
            on.error("nsg-rules", String.format(Locale.ROOT, "%s: priority %.0f is not 100 to 4096", what, priority));
        }
        String direction = rule.bag().text("direction").orElse("").toLowerCase(Locale.ROOT);
        String other = priorities.putIfAbsent(direction + " " + priority, rule.name());
        if (other != null) {
            on.error(
                    "nsg-rules",
                    String.format(
                            Locale.ROOT, "%s: rule %s has priority %.0f in the same direction", what, other, priority));
        }
    }

    private void side(String what, Bag rule, String side) {
        List<String> several = rule.texts(side + "AddressPrefixes");
        Optional<String> tag = several.stream()
                .filter(text -> text.indexOf(':') < 0 && Space.prefix(text).isEmpty())
                .findFirst();
        boolean both = rule.has(side + "AddressPrefix")
                && rule.text(side + "AddressPrefix").isPresent()
                && !several.isEmpty();
        if (tag.isPresent() || both) {
            on.error(
                    "nsg-rules-one-tag",
                    what + ": "
                            + (both
                                    ? side + "AddressPrefix and " + side + "AddressPrefixes are both set"
                                    : "the list of its " + side + " holds the tag " + tag.orElseThrow()
                                            + ": a side has one tag, or prefixes"));
        }
    }

    private void limits(Resource group, List<Rule> rules) {
        if (rules.size() > NetworkLimits.MOST_RULES) {
            on.error("nsg-rules-limits", group + " has " + rules.size() + " rules: Azure takes 1,000");
        }
        for (String side : List.of("source", "destination")) {
            long addresses = rules.stream()
                    .flatMap(rule -> rule.bag().texts(side + "AddressPrefix", side + "AddressPrefixes").stream())
                    .filter(text -> Space.prefix(text).isPresent())
                    .count();
            if (addresses > NetworkLimits.MOST_ADDRESSES) {
                on.error(
                        "nsg-rules-limits",
                        group + " names " + addresses + " addresses as " + side + "s: Azure takes 4,000");
            }
        }
    }

    private void denials(Resource group, String subnet) {
        if (group.bag().isOpaque("securityRules")) {
            return;
        }
        List<Rule> rules = rules(group);
        if (rules.stream().noneMatch(rule -> deniesAll(rule.bag(), "Inbound", "source", "VirtualNetwork"))) {
            on.warning(
                    "nsg-rules-defaults",
                    group + " of subnet " + subnet + " has no denial of its own: Azure's default rules let all of"
                            + " on-premises in");
        }
        if (internetIsDrawn
                && rules.stream().noneMatch(rule -> deniesAll(rule.bag(), "Outbound", "destination", "Internet"))) {
            on.warning(
                    "nsg-rules-internet",
                    group + " of subnet " + subnet
                            + " does not deny the internet on the way out: when the default route"
                            + " from on-premises is withdrawn, hosts are let out");
        }
    }

    /** Whether a rule denies everything that comes from, or goes to, a tag. */
    private static boolean deniesAll(Bag rule, String direction, String side, String tag) {
        if (rule.isOpaque("access") || rule.isOpaque("direction")) {
            return true;
        }
        String address = rule.text(side + "AddressPrefix").orElse("");
        return Registered.is(rule, "access", "Deny")
                && Registered.is(rule, "direction", direction)
                && (address.equals("*") || address.equalsIgnoreCase(tag))
                && rule.text("protocol").orElse("*").equals("*")
                && rule.text("destinationPortRange").orElse("*").equals("*");
    }
}
