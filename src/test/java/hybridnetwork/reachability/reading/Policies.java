package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.filter.Addresses;
import hybridnetwork.reachability.filter.Filter;
import hybridnetwork.reachability.filter.Tags;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Ports;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A firewall {@code fw} with a policy {@code policy} as resources, and what the reader makes of them. */
final class Policies {
    private static final String GROUP = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/";
    private static final PrefixSet SPACE = PrefixSet.of(Prefix.parse("10.20.0.0/16"));

    private final List<RegisteredResource> resources = new ArrayList<>();

    /** A firewall with the policy. */
    static Policies withFirewall() {
        return new Policies().firewall(Map.of("firewallPolicy", reference("firewallPolicies/policy")));
    }

    Policies firewall(Map<String, Object> inputs) {
        return add("AzureFirewall", "azureFirewalls/fw", inputs, Map.of());
    }

    Policies policy(Map<String, Object> inputs) {
        return add("FirewallPolicy", "firewallPolicies/policy", inputs, Map.of());
    }

    /** A policy that another inherits from. */
    Policies parent(String name, Map<String, Object> inputs) {
        return add("FirewallPolicy", "firewallPolicies/" + name, inputs, Map.of());
    }

    Policies group(String policy, String name, Object priority, List<?> collections) {
        return add(
                "FirewallPolicyRuleCollectionGroup",
                "firewallPolicies/" + policy + "/ruleCollectionGroups/" + name,
                Map.of("firewallPolicyName", policy, "priority", priority, "ruleCollections", collections),
                Map.of());
    }

    /** A group of the policy with one collection that allows, of these rules. */
    Policies allowing(Map<?, ?>... rules) {
        return group("policy", "group", 200.0, List.of(filter("some", 100.0, "Allow", List.of(rules))));
    }

    Policies ipGroup(String name, Object addresses) {
        return add("IpGroup", "ipGroups/" + name, Map.of("ipAddresses", addresses), Map.of());
    }

    Policies add(String kind, String path, Map<String, Object> inputs, Map<String, Object> outputs) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        resources.add(new RegisteredResource(
                "azure-native:network:" + kind,
                name,
                "urn:pulumi:dev::p::azure-native:network:" + kind + "::" + name,
                Optional.of(GROUP + path),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                new HashMap<>(inputs),
                outputs));
        return this;
    }

    static String id(String path) {
        return GROUP + path;
    }

    static Map<String, Object> reference(String path) {
        return Map.of("id", id(path));
    }

    static Map<String, Object> filter(String name, Object priority, String action, List<?> rules) {
        return Map.of(
                "ruleCollectionType",
                "FirewallPolicyFilterRuleCollection",
                "name",
                name,
                "priority",
                priority,
                "action",
                Map.of("type", action),
                "rules",
                rules);
    }

    static Map<String, Object> nat(String name, Object priority, List<?> rules) {
        return Map.of(
                "ruleCollectionType",
                "FirewallPolicyNatRuleCollection",
                "name",
                name,
                "priority",
                priority,
                "action",
                Map.of("type", "DNAT"),
                "rules",
                rules);
    }

    /** A network rule named {@code rule}; each list may have one element in place of a list. */
    static Map<String, Object> network(Object protocols, Object sources, Object destinations, Object ports) {
        return Map.of(
                "ruleType",
                "NetworkRule",
                "name",
                "rule",
                "ipProtocols",
                list(protocols),
                "sourceAddresses",
                list(sources),
                "destinationAddresses",
                list(destinations),
                "destinationPorts",
                list(ports));
    }

    /** An application rule for web pages. */
    static Map<String, Object> web(String source, String name, int port) {
        return Map.of(
                "ruleType",
                "ApplicationRule",
                "name",
                "web",
                "sourceAddresses",
                List.of(source),
                "targetFqdns",
                List.of(name),
                "protocols",
                List.of(Map.of("protocolType", "Https", "port", (double) port)));
    }

    static Map<String, Object> with(Map<String, Object> rule, String property, Object value) {
        Map<String, Object> changed = new HashMap<>(rule);
        changed.put(property, value);
        return changed;
    }

    static Map<String, Object> without(Map<String, Object> rule, String property) {
        Map<String, Object> changed = new HashMap<>(rule);
        changed.remove(property);
        return changed;
    }

    private static Object list(Object value) {
        return value instanceof String ? List.of(value) : value;
    }

    /**
     * What the reader makes of the firewall.
     *
     * @param judge the rules, asked about packets
     */
    record Read(
            List<SecurityRule> rules,
            Filter judge,
            List<Doubt> doubts,
            List<String> findings,
            List<Notes.Assumed> assumed) {
        /** What becomes of a packet; {@code port} is of no meaning for protocols without ports. */
        Access of(Protocol protocol, String source, String destination, int port) {
            return judge.judge(packet(protocol, source, destination, port)).access();
        }

        Access tcp(String source, String destination, int port) {
            return of(Protocol.TCP, source, destination, port);
        }
    }

    static Packet packet(Protocol protocol, String source, String destination, int port) {
        return new Packet(
                Ipv4.parse(source),
                Ipv4.parse(destination),
                protocol,
                protocol.hasPorts() ? Optional.of(new Ports(50000, port)) : Optional.empty());
    }

    Read read() {
        Notes notes = new Notes();
        Inventory inventory = new Inventory(resources, notes);
        List<SecurityRule> rules = new FirewallPolicyReader(inventory, notes, Space.internetBeside(SPACE), SPACE)
                .read(inventory.all("AzureFirewall").get(0));
        Filter judge = new Filter(rules, new Addresses.Book(new Tags(SPACE, PrefixSet.EMPTY)));
        return new Read(
                rules,
                judge,
                notes.doubts(),
                notes.inOrder().stream().map(Finding::message).toList(),
                notes.assumed());
    }
}
