package hybridnetwork.components;

import com.pulumi.azurenative.Utilities;
import com.pulumi.azurenative.network.FirewallPolicyRuleCollectionGroupArgs;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/**
 * The rules of a firewall's policy, as azure-native declares them but without its outputs: the SDK has no value for a list of
 * either filter or translation rules, which is among them, and fails the program.
 */
final class RuleCollectionGroup extends CustomResource {
    private static final String TYPE = "azure-native:network:FirewallPolicyRuleCollectionGroup";

    RuleCollectionGroup(
            String name, FirewallPolicyRuleCollectionGroupArgs args, CustomResourceOptions.Builder options) {
        super(TYPE, name, args, versioned(options));
    }

    private static CustomResourceOptions versioned(CustomResourceOptions.Builder options) {
        // Not chained: the inherited option returns the builder of every resource.
        options.version(Utilities.getVersion());
        return options.build();
    }
}
