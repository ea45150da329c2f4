package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Firewall.Collection;
import hybridnetwork.reachability.oracle.Firewall.CollectionGroup;
import hybridnetwork.reachability.oracle.Firewall.Kind;
import hybridnetwork.reachability.oracle.Firewall.Policy;
import hybridnetwork.reachability.oracle.Firewall.Rule;
import hybridnetwork.reachability.oracle.World.Sku;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Azure Firewalls, their policies and IP groups as resources. */
final class FirewallResources {
    private final World world;
    private final ExportWriter export;

    FirewallResources(World world, ExportWriter export) {
        this.world = world;
        this.export = export;
    }

    void write() {
        world.ipGroups.forEach((name, addresses) -> export.add(
                "IpGroup", "ipGroups/" + name, ExportWriter.map("ipGroupsName", name, "ipAddresses", addresses)));
        world.policies.forEach(this::policy);
        world.firewalls.forEach(this::firewall);
    }

    private void firewall(Firewall firewall) {
        export.publicIp(firewall.name() + "-pip", Sku.Standard);
        Map<String, Object> configuration = ExportWriter.map(
                "name",
                "ip",
                "subnet",
                export.reference("virtualNetworks/" + firewall.network() + "/subnets/" + Firewall.SUBNET),
                "publicIPAddress",
                export.reference("publicIPAddresses/" + firewall.name() + "-pip"));
        Map<String, Object> inputs = ExportWriter.map(
                "azureFirewallName",
                firewall.name(),
                "location",
                "westeurope",
                "sku",
                ExportWriter.map("name", "AZFW_VNet", "tier", "Standard"),
                "firewallPolicy",
                firewall.policy() == null ? null : export.reference("firewallPolicies/" + firewall.policy()),
                "networkRuleCollections",
                firewall.classic() ? List.of(classic()) : null,
                "ipConfigurations",
                List.of(configuration));
        Map<String, Object> outputs = new LinkedHashMap<>(inputs);
        Map<String, Object> answered = new LinkedHashMap<>(configuration);
        // Azure chose it, among the outputs alone.
        answered.put("privateIPAddress", firewall.address());
        outputs.put("ipConfigurations", List.of(answered));
        export.add("AzureFirewall", "azureFirewalls/" + firewall.name(), inputs, outputs);
    }

    private static Map<String, Object> classic() {
        return ExportWriter.map(
                "name",
                "old",
                "priority",
                100,
                "action",
                ExportWriter.map("type", "Allow"),
                "rules",
                List.of(ExportWriter.map(
                        "name",
                        "any",
                        "protocols",
                        List.of("Any"),
                        "sourceAddresses",
                        List.of("*"),
                        "destinationAddresses",
                        List.of("*"),
                        "destinationPorts",
                        List.of("*"))));
    }

    private void policy(Policy policy) {
        export.add(
                "FirewallPolicy",
                "firewallPolicies/" + policy.name(),
                ExportWriter.map(
                        "firewallPolicyName",
                        policy.name(),
                        "location",
                        "westeurope",
                        "sku",
                        ExportWriter.map("tier", "Standard"),
                        "basePolicy",
                        policy.parent() == null ? null : export.reference("firewallPolicies/" + policy.parent())));
        for (CollectionGroup group : policy.groups()) {
            export.add(
                    "FirewallPolicyRuleCollectionGroup",
                    "firewallPolicies/" + policy.name() + "/ruleCollectionGroups/" + group.name(),
                    ExportWriter.map(
                            "firewallPolicyName",
                            policy.name(),
                            "ruleCollectionGroupName",
                            group.name(),
                            "priority",
                            group.priority(),
                            "ruleCollections",
                            group.collections().stream().map(this::collection).toList()));
        }
    }

    private Map<String, Object> collection(Collection collection) {
        boolean nat = collection.kind() == Kind.NAT;
        return ExportWriter.map(
                "name",
                collection.name(),
                "priority",
                collection.priority(),
                "ruleCollectionType",
                nat ? "FirewallPolicyNatRuleCollection" : "FirewallPolicyFilterRuleCollection",
                "action",
                ExportWriter.map("type", nat ? "DNAT" : export.anyCase(collection.allow() ? "Allow" : "Deny")),
                "rules",
                collection.rules().stream()
                        .map(it -> rule(collection.kind(), it))
                        .toList());
    }

    private Map<String, Object> rule(Kind kind, Rule rule) {
        Map<String, Object> inputs = ExportWriter.map(
                "name",
                rule.name(),
                "sourceAddresses",
                plain(rule.sources()),
                "sourceIpGroups",
                groups(rule.sources()));
        switch (kind) {
            case NETWORK -> {
                inputs.put("ruleType", "NetworkRule");
                inputs.put(
                        "ipProtocols",
                        rule.protocols().stream().map(export::anyCase).toList());
                putIfThere(inputs, "destinationAddresses", plain(rule.destinations()));
                putIfThere(inputs, "destinationIpGroups", groups(rule.destinations()));
                putIfThere(inputs, "destinationFqdns", fqdns(rule.destinations()));
                inputs.put("destinationPorts", rule.ports());
            }
            case APPLICATION -> {
                inputs.put("ruleType", "ApplicationRule");
                inputs.put(
                        "protocols",
                        rule.ports().stream()
                                .map(port -> ExportWriter.map(
                                        "protocolType", rule.protocols().get(0), "port", Integer.parseInt(port)))
                                .toList());
                inputs.put("targetFqdns", Objects.requireNonNull(fqdns(rule.destinations())));
            }
            case NAT -> {
                inputs.put("ruleType", "NatRule");
                inputs.put("ipProtocols", rule.protocols());
                inputs.put("destinationAddresses", List.of("20.1.2.3"));
                inputs.put("destinationPorts", rule.ports());
                inputs.put("translatedAddress", Objects.requireNonNull(rule.translated()));
                inputs.put("translatedPort", String.valueOf(rule.translatedPort()));
            }
        }
        return inputs;
    }

    private static void putIfThere(Map<String, Object> inputs, String key, @Nullable Object value) {
        if (value != null) {
            inputs.put(key, value);
        }
    }

    private static @Nullable List<String> plain(List<String> ends) {
        List<String> plain = ends.stream().filter(it -> it.indexOf(':') < 0).toList();
        return plain.isEmpty() ? null : plain;
    }

    private @Nullable List<Object> groups(List<String> ends) {
        List<Object> ids = new ArrayList<>();
        ends.stream()
                .filter(it -> it.startsWith("group:"))
                .forEach(it -> ids.add(Objects.requireNonNull(
                        export.reference("ipGroups/" + it.substring(6)).get("id"))));
        return ids.isEmpty() ? null : ids;
    }

    private static @Nullable List<String> fqdns(List<String> ends) {
        List<String> names = ends.stream()
                .filter(it -> it.startsWith("fqdn:"))
                .map(it -> it.substring(5))
                .toList();
        return names.isEmpty() ? null : names;
    }
}
