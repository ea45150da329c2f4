package hybridnetwork.azuresim;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What Azure asks of the collections in a group of a firewall's policy, and of the network rules in them. Its codes are not known. */
final class RuleCollections {
    private RuleCollections() {}

    static void admit(ArmId group, List<Bag> collections, Bag policy) {
        Set<String> names = new HashSet<>();
        for (Bag collection : collections) {
            String name = collection.text("name").orElse("");
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw AzureError.badRequest(
                        "Rule collection group " + group + " has two rule collections with the name " + name + ".");
            }
            RuleGroupRules.admitPriority("Rule collection " + name + " of " + group, collection);
            for (Bag rule : collection.bags("rules")) {
                if (rule.text("ruleType").filter("NetworkRule"::equals).isPresent()) {
                    admitNetworkRule(group, rule, policy);
                }
            }
        }
    }

    private static void admitNetworkRule(ArmId group, Bag rule, Bag policy) {
        String what = "Network rule " + rule.text("name").orElse("") + " of " + group;
        needsOneOf(what, rule, "ipProtocols");
        needsOneOf(what, rule, "destinationPorts");
        needsOneOf(what, rule, "sourceAddresses", "sourceIpGroups");
        needsOneOf(what, rule, "destinationAddresses", "destinationIpGroups", "destinationFqdns");
        // The same is asked of the rules of a firewall without policy (AzureFirewallDNSProxyMustBeEnabled).
        if (!rule.texts("destinationFqdns").isEmpty() && !policy.flag("dnsSettings", "enableProxy")) {
            throw AzureError.badRequest(what + " names destinations by FQDN, which needs the policy's DNS proxy.");
        }
        rule.texts("destinationPorts").stream()
                .filter(port -> !isPort(port))
                .findFirst()
                .ifPresent(port -> {
                    throw AzureError.badRequest(what + " has port " + port + ": a port from 1 to 65535, a range or *.");
                });
        rule.texts("sourceAddresses").stream()
                .filter(address -> !address.equals("*") && !isAddress(address))
                .findFirst()
                .ifPresent(address -> refuseAddress(what, address));
        rule.texts("destinationAddresses").stream()
                .filter(address -> address.matches("[0-9./-]+|.*:.*") && !isAddress(address))
                .findFirst()
                .ifPresent(address -> refuseAddress(what, address));
    }

    private static void refuseAddress(String what, String address) {
        throw AzureError.badRequest(
                what + " has address " + address + ": it is no address, no prefix and no range of addresses.");
    }

    private static void needsOneOf(String what, Bag rule, String... lists) {
        for (String list : lists) {
            if (!rule.texts(list).isEmpty()) {
                return;
            }
        }
        throw AzureError.badRequest(what + " needs " + String.join(" or ", lists) + ".");
    }

    private static boolean isPort(String text) {
        if (text.equals("*")) {
            return true;
        }
        try {
            return PortRange.parse(text).first() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * One address, a prefix without host bits, or two addresses with a hyphen between them; of IPv4, since a firewall fails over any
     * other (MicrosoftDocs/azure-docs, firewall/firewall-known-issues, October 2023).
     */
    static boolean isAddress(String text) {
        int hyphen = text.indexOf('-');
        if (hyphen < 0) {
            return Prefix.tryParse(text).isPresent() || Ipv4.tryParse(text).isPresent();
        }
        return Ipv4.tryParse(text.substring(0, hyphen))
                .flatMap(first ->
                        Ipv4.tryParse(text.substring(hyphen + 1)).filter(last -> first.number() <= last.number()))
                .isPresent();
    }
}
