package hybridnetwork.components;

import com.pulumi.azurenative.network.FirewallPolicyArgs;
import com.pulumi.azurenative.network.FirewallPolicyRuleCollectionGroupArgs;
import com.pulumi.azurenative.network.IpGroup;
import com.pulumi.azurenative.network.IpGroupArgs;
import com.pulumi.azurenative.network.enums.FirewallPolicyRuleNetworkProtocol;
import com.pulumi.azurenative.network.inputs.FirewallPolicyFilterRuleCollectionActionArgs;
import com.pulumi.azurenative.network.inputs.FirewallPolicyFilterRuleCollectionArgs;
import com.pulumi.azurenative.network.inputs.FirewallPolicySkuArgs;
import com.pulumi.azurenative.network.inputs.NetworkRuleArgs;
import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.config.InspectionConfig.Tier;
import hybridnetwork.topology.FirewallRule;
import hybridnetwork.topology.FirewallRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a firewall lets through: a policy with one group of network rules, and the IP groups that they name.
 *
 * <p>The groups are made one after another: Azure fails the policy when two change at once ({@code firewall-ip-groups-serial}).
 */
public final class FirewallPolicy extends ComponentResource {
    public static final String TYPE = "hybrid-network:network:FirewallPolicy";

    private static final String RULES = "traffic";
    private static final int PRIORITY = 200;

    private final com.pulumi.azurenative.network.FirewallPolicy policy;
    private final Resource rules;

    /**
     * What the component is made from.
     *
     * @param name the policy's Azure name
     * @param groupNames the Azure names of the IP groups, by their keys in the rules
     */
    public record Args(
            Placement placement, String name, Tier tier, FirewallRules rules, Map<String, String> groupNames) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "tier", required = true)
        private final Output<String> tier;

        @Import(name = "rules", required = true)
        private final Output<List<String>> rules;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.tier = Output.of(args.tier().name());
            this.rules =
                    texts(args.rules().rules().stream().map(FirewallRule::name).toList());
        }
    }

    public FirewallPolicy(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        Placement placement = args.placement();
        Map<String, IpGroup> groups = groups(name, args);
        this.policy = new com.pulumi.azurenative.network.FirewallPolicy(
                name + "-policy",
                FirewallPolicyArgs.builder()
                        .resourceGroupName(placement.resourceGroupName())
                        .location(placement.location())
                        .tags(placement.tags())
                        .firewallPolicyName(args.name())
                        .sku(FirewallPolicySkuArgs.builder()
                                .tier(args.tier().name())
                                .build())
                        .threatIntelMode("Alert")
                        .build(),
                ChildOptions.of(this).build());
        this.rules = new RuleCollectionGroup(
                name + "-rules",
                FirewallPolicyRuleCollectionGroupArgs.builder()
                        .resourceGroupName(placement.resourceGroupName())
                        .firewallPolicyName(policy.name())
                        .ruleCollectionGroupName(RULES)
                        .priority(PRIORITY)
                        .ruleCollections(collections(args.rules().rules(), groups))
                        .build(),
                ChildOptions.slow(this));
        registerOutputs(Map.of("id", policy.id()));
    }

    /** The ARM id of the policy. */
    public Output<String> id() {
        return policy.id();
    }

    /** What a firewall waits for: it begins with all its rules. */
    public Resource resource() {
        return rules;
    }

    private Map<String, IpGroup> groups(String name, Args args) {
        Map<String, IpGroup> groups = new TreeMap<>();
        List<Resource> last = new ArrayList<>();
        args.rules().groups().forEach((key, addresses) -> {
            CustomResourceOptions.Builder options = ChildOptions.slowAfter(this, last);
            IpGroup group = new IpGroup(
                    name + "-" + key,
                    IpGroupArgs.builder()
                            .resourceGroupName(args.placement().resourceGroupName())
                            .location(args.placement().location())
                            .tags(args.placement().tags())
                            .ipGroupsName(Optional.ofNullable(args.groupNames().get(key))
                                    .orElseThrow())
                            .ipAddresses(addresses)
                            .build(),
                    options.build());
            groups.put(key, group);
            last.clear();
            last.add(group);
        });
        return groups;
    }

    /** Azure takes no collection without a rule. */
    private static List<
                    Either<
                            FirewallPolicyFilterRuleCollectionArgs,
                            com.pulumi.azurenative.network.inputs.FirewallPolicyNatRuleCollectionArgs>>
            collections(List<FirewallRule> rules, Map<String, IpGroup> groups) {
        if (rules.isEmpty()) {
            return List.of();
        }
        return List.of(Either.ofLeft(FirewallPolicyFilterRuleCollectionArgs.builder()
                .name("allow-" + RULES)
                .priority(PRIORITY)
                .ruleCollectionType("FirewallPolicyFilterRuleCollection")
                .action(FirewallPolicyFilterRuleCollectionActionArgs.builder()
                        .type("Allow")
                        .build())
                .rules(rules.stream().<Object>map(rule -> rule(rule, groups)).toList())
                .build()));
    }

    private static NetworkRuleArgs rule(FirewallRule rule, Map<String, IpGroup> groups) {
        var args = NetworkRuleArgs.builder()
                .ruleType("NetworkRule")
                .name(rule.name())
                .description(rule.description())
                .ipProtocols(rule.protocols().stream()
                        .map(Either::<String, FirewallPolicyRuleNetworkProtocol>ofLeft)
                        .toList())
                .destinationPorts(rule.ports());
        side(rule.source(), groups, args::sourceAddresses, args::sourceIpGroups);
        side(rule.destination(), groups, args::destinationAddresses, args::destinationIpGroups);
        return args.build();
    }

    private static void side(
            FirewallRule.Side side,
            Map<String, IpGroup> groups,
            Consumer<List<String>> addresses,
            Consumer<Output<List<String>>> ipGroups) {
        side.group()
                .ifPresentOrElse(
                        key -> ipGroups.accept(Optional.ofNullable(groups.get(key))
                                .orElseThrow()
                                .id()
                                .applyValue(List::of)),
                        () -> addresses.accept(side.addresses()));
    }
}
