package hybridnetwork.lifecycle;

import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.InvokeArgs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A resource as this stack's last deployment left it in the engine's state.
 *
 * @param type its token, such as {@code azure-native:network:LocalNetworkGateway}
 * @param logicalName the program's name for it
 * @param azureName blank for what has none
 */
record DeployedResource(String type, String logicalName, String azureName) {
    private static final String CALL = "pulumi:pulumi:readStackResourceOutputs";

    private static final TypeShape<Map<String, Object>> ANSWER = TypeShape.<Map<String, Object>>builder(Map.class)
            .addParameter(String.class)
            .addParameter(Object.class)
            .build();

    /**
     * Everything that the engine has deployed of this stack. Of what it answers, which holds every output of every resource,
     * only the names are kept.
     *
     * @throws AzureUnavailable when the engine cannot read its own state
     */
    static CompletableFuture<List<DeployedResource>> all() {
        var deployment = Deployment.getInstance();
        String stack = String.join(
                "/", deployment.getOrganizationName(), deployment.getProjectName(), deployment.getStackName());
        return AzureLookup.orAbsent(deployment.invokeAsync(CALL, ANSWER, new Args(stack)))
                .thenApply(answer -> answer.map(DeployedResource::named).orElse(List.of()));
    }

    private static List<DeployedResource> named(Map<String, Object> answer) {
        return answer.get("outputs") instanceof Map<?, ?> resources
                ? resources.entrySet().stream()
                        .map(resource -> named(resource.getKey().toString(), resource.getValue()))
                        .toList()
                : List.of();
    }

    private static DeployedResource named(String urn, Object resource) {
        Object type = resource instanceof Map<?, ?> map ? map.get("type") : null;
        Object outputs = resource instanceof Map<?, ?> map ? map.get("outputs") : null;
        Object name = outputs instanceof Map<?, ?> map ? map.get("name") : null;
        return new DeployedResource(
                type == null ? "" : type.toString(),
                urn.substring(urn.lastIndexOf("::") + 2),
                name == null ? "" : name.toString());
    }

    private static final class Args extends InvokeArgs {
        @Import(name = "stackName", required = true)
        @SuppressWarnings("unused") // read by the SDK
        private final Output<String> stackName;

        private Args(String stackName) {
            this.stackName = Output.of(stackName);
        }
    }
}
