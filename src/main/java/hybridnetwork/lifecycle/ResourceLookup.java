package hybridnetwork.lifecycle;

import com.pulumi.azurenative.Utilities;
import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.InvokeArgs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks azure-native for a resource of any of the types that the program declares. */
final class ResourceLookup {
    private static final TypeShape<Map<String, Object>> ANSWER = TypeShape.<Map<String, Object>>builder(Map.class)
            .addParameter(String.class)
            .addParameter(Object.class)
            .build();

    private ResourceLookup() {}

    /** Empty, too, for a type whose look-up takes other arguments than those that are known here. */
    static CompletableFuture<Optional<ExistingResource>> find(DeclaredResource resource) {
        if (!Path.NAMES.containsAll(resource.path().keySet())) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        int name = resource.type().lastIndexOf(':') + 1;
        String function =
                resource.type().substring(0, name) + "get" + resource.type().substring(name);
        CompletableFuture<Map<String, Object>> answer = Deployment.getInstance()
                .invokeAsync(function, ANSWER, new Path(resource.path()), Utilities.withVersion(InvokeOptions.Empty));
        return AzureLookup.orAbsent(answer).thenApply(found -> found.map(ResourceLookup::existing));
    }

    /** Nothing else is kept: the answer may hold keys. */
    private static ExistingResource existing(Map<String, Object> answer) {
        Map<String, String> tags = new LinkedHashMap<>();
        if (answer.get("tags") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> tags.put(String.valueOf(key), String.valueOf(value)));
        }
        return new ExistingResource(String.valueOf(answer.get("id")), tags);
    }

    /** The names in an ARM id; those that a type does not have stay unset. */
    @SuppressWarnings("unused") // read by the SDK
    private static final class Path extends InvokeArgs {
        static final Set<String> NAMES = Set.of(
                "resourceGroupName",
                "virtualNetworkName",
                "networkSecurityGroupName",
                "publicIpAddressName",
                "virtualNetworkGatewayName",
                "localNetworkGatewayName",
                "virtualNetworkGatewayConnectionName",
                "circuitName",
                "peeringName",
                "authorizationName",
                "loadBalancerName",
                "routeTableName",
                "natGatewayName",
                "virtualNetworkPeeringName",
                "azureFirewallName",
                "firewallPolicyName",
                "ruleCollectionGroupName",
                "ipGroupsName",
                "workspaceName",
                "actionGroupName",
                "ruleName",
                "activityLogAlertName",
                "resourceName",
                "resourceUri",
                "name");

        @Import
        private final @Nullable Output<String> resourceGroupName;

        @Import
        private final @Nullable Output<String> virtualNetworkName;

        @Import
        private final @Nullable Output<String> networkSecurityGroupName;

        @Import
        private final @Nullable Output<String> publicIpAddressName;

        @Import
        private final @Nullable Output<String> virtualNetworkGatewayName;

        @Import
        private final @Nullable Output<String> localNetworkGatewayName;

        @Import
        private final @Nullable Output<String> virtualNetworkGatewayConnectionName;

        @Import
        private final @Nullable Output<String> circuitName;

        @Import
        private final @Nullable Output<String> peeringName;

        @Import
        private final @Nullable Output<String> authorizationName;

        @Import
        private final @Nullable Output<String> loadBalancerName;

        @Import
        private final @Nullable Output<String> routeTableName;

        @Import
        private final @Nullable Output<String> natGatewayName;

        @Import
        private final @Nullable Output<String> virtualNetworkPeeringName;

        @Import
        private final @Nullable Output<String> azureFirewallName;

        @Import
        private final @Nullable Output<String> firewallPolicyName;

        @Import
        private final @Nullable Output<String> ruleCollectionGroupName;

        @Import
        private final @Nullable Output<String> ipGroupsName;

        @Import
        private final @Nullable Output<String> workspaceName;

        @Import
        private final @Nullable Output<String> actionGroupName;

        @Import
        private final @Nullable Output<String> ruleName;

        @Import
        private final @Nullable Output<String> activityLogAlertName;

        @Import
        private final @Nullable Output<String> resourceName;

        @Import
        private final @Nullable Output<String> resourceUri;

        @Import
        private final @Nullable Output<String> name;

        private Path(Map<String, String> names) {
            resourceGroupName = output(names, "resourceGroupName");
            virtualNetworkName = output(names, "virtualNetworkName");
            networkSecurityGroupName = output(names, "networkSecurityGroupName");
            publicIpAddressName = output(names, "publicIpAddressName");
            virtualNetworkGatewayName = output(names, "virtualNetworkGatewayName");
            localNetworkGatewayName = output(names, "localNetworkGatewayName");
            virtualNetworkGatewayConnectionName = output(names, "virtualNetworkGatewayConnectionName");
            circuitName = output(names, "circuitName");
            peeringName = output(names, "peeringName");
            authorizationName = output(names, "authorizationName");
            loadBalancerName = output(names, "loadBalancerName");
            routeTableName = output(names, "routeTableName");
            natGatewayName = output(names, "natGatewayName");
            virtualNetworkPeeringName = output(names, "virtualNetworkPeeringName");
            azureFirewallName = output(names, "azureFirewallName");
            firewallPolicyName = output(names, "firewallPolicyName");
            ruleCollectionGroupName = output(names, "ruleCollectionGroupName");
            ipGroupsName = output(names, "ipGroupsName");
            workspaceName = output(names, "workspaceName");
            actionGroupName = output(names, "actionGroupName");
            ruleName = output(names, "ruleName");
            activityLogAlertName = output(names, "activityLogAlertName");
            resourceName = output(names, "resourceName");
            resourceUri = output(names, "resourceUri");
            name = output(names, "name");
        }

        private static @Nullable Output<String> output(Map<String, String> names, String name) {
            String value = names.get(name);
            return value == null ? null : Output.of(value);
        }
    }
}
