package hybridnetwork.lifecycle;

import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.InvokeArgs;
import hybridnetwork.net.Ipv4;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** What this stack's last deployment left in the engine's state. */
public final class DeployedStack {
    /** The engine's own function that tells of a stack's state. */
    public static final String CALL = "pulumi:pulumi:readStackResourceOutputs";

    private static final String NETWORK = "azure-native:network:";

    private static final TypeShape<Map<String, Object>> ANSWER = TypeShape.<Map<String, Object>>builder(Map.class)
            .addParameter(String.class)
            .addParameter(Object.class)
            .build();

    private final String name;
    private final List<DeployedResource> resources;

    private DeployedStack(String name, List<DeployedResource> resources) {
        this.name = name;
        this.resources = List.copyOf(resources);
    }

    /**
     * Asks the engine. Blocks until it has answered. Of what it answers, which holds every output of every resource, only
     * names, ids, locations, the addresses of VPN devices, static routes, the far ends of peerings, zones and the addresses of
     * frontends and of a firewall are kept.
     *
     * @throws StateUnavailable when the engine cannot read its own state
     */
    public static DeployedStack ask() {
        var deployment = Deployment.getInstance();
        String stack = String.join(
                "/", deployment.getOrganizationName(), deployment.getProjectName(), deployment.getStackName());
        CompletableFuture<Map<String, Object>> answer = deployment.invokeAsync(CALL, ANSWER, new Args(stack));
        try {
            return new DeployedStack(deployment.getStackName(), resources(answer.join()));
        } catch (CompletionException e) {
            throw new StateUnavailable(e.getCause() == null ? e : e.getCause());
        }
    }

    private static List<DeployedResource> resources(Map<String, Object> answer) {
        return answer.get("outputs") instanceof Map<?, ?> resources
                ? resources.entrySet().stream()
                        .map(resource -> DeployedResource.of(resource.getKey().toString(), resource.getValue()))
                        .toList()
                : List.of();
    }

    /** The name by which {@code --stack} knows it. */
    String name() {
        return name;
    }

    /**
     * Where the stack stands, by the ids of its resources; empty where it has deployed nothing yet. A circuit of another
     * subscription is no resource of this stack.
     */
    Optional<Subscription> subscription() {
        return Stream.concat(resourceGroups(), resources())
                .flatMap(resource -> Subscription.in(resource.id()).stream())
                .findFirst();
    }

    /** @param type in Azure's network provider, such as {@code LocalNetworkGateway} */
    Stream<DeployedResource> ofType(String type) {
        return resources.stream().filter(resource -> resource.type().equals(NETWORK + type));
    }

    /** Everything, components included. */
    Stream<DeployedResource> resources() {
        return resources.stream();
    }

    /** @param type in Azure's network provider, such as {@code PublicIPAddress} */
    boolean hasNamed(String type, String azureName) {
        return ofType(type).anyMatch(resource -> resource.is(azureName));
    }

    Stream<DeployedResource> resourceGroups() {
        return resources.stream().filter(resource -> resource.type().equals("azure-native:resources:ResourceGroup"));
    }

    boolean hasUrn(String urn) {
        return resources.stream().anyMatch(resource -> resource.urn().equals(urn));
    }

    Optional<DeployedResource> find(String logicalName) {
        return resources.stream()
                .filter(resource -> resource.logicalName().equals(logicalName))
                .findFirst();
    }

    /** The availability zones of a load balancer's frontend: those that it has, for Azure fixes them, or of a new one others. */
    public List<String> frontendZones(String loadBalancer, List<String> ofNew) {
        return ofType("LoadBalancer")
                .filter(resource -> resource.azureName().equalsIgnoreCase(loadBalancer))
                .flatMap(resource -> resource.frontendZones().stream())
                .findFirst()
                .orElse(ofNew);
    }

    /** The zone of a NAT gateway: that which it has, for Azure fixes it, or of a new one another. */
    public Optional<String> natZone(String natGateway, Optional<String> ofNew) {
        return ofType("NatGateway")
                .filter(resource -> resource.is(natGateway))
                .findFirst()
                .map(resource -> resource.zones().stream().findFirst())
                .orElse(ofNew);
    }

    /** The private address that a firewall had at the last deployment or refresh. */
    Optional<Ipv4> firewallAddress(String firewall) {
        return ofType("AzureFirewall")
                .filter(resource -> resource.is(firewall))
                .flatMap(resource -> resource.firewallAddress().stream())
                .findFirst();
    }

    boolean has(String logicalName) {
        return find(logicalName).isPresent();
    }

    boolean has(String logicalName, String azureName) {
        return resources.stream()
                .anyMatch(resource -> resource.logicalName().equals(logicalName) && resource.is(azureName));
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
