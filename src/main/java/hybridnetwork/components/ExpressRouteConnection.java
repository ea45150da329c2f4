package hybridnetwork.components;

import com.pulumi.azurenative.network.VirtualNetworkGatewayConnection;
import com.pulumi.azurenative.network.VirtualNetworkGatewayConnectionArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.azurenative.network.inputs.VirtualNetworkGatewayArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.config.Circuit.ConnectionOptions;
import hybridnetwork.config.SecretText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connection between the ExpressRoute gateway and a circuit; it never has a shared key ({@code conn-type-shape}). */
public final class ExpressRouteConnection extends ComponentResource {
    public static final String TYPE = "hybrid-network:expressroute:ExpressRouteConnection";

    private final VirtualNetworkGatewayConnection connection;

    /**
     * What the component is made from.
     *
     * @param name the Azure name
     * @param authorizationKey issued by the circuit's owner where that is another subscription ({@code er-authorization})
     * @param after both gateways, the circuit's peering and the connection before this one
     */
    public record Args(
            Placement placement,
            String name,
            Output<String> gatewayId,
            Output<String> circuitId,
            Optional<SecretText> authorizationKey,
            ConnectionOptions options,
            List<Resource> after) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "routingWeight", required = true)
        private final Output<Integer> routingWeight;

        @Import(name = "fastPath", required = true)
        private final Output<Boolean> fastPath;

        @Import(name = "withAuthorization", required = true)
        private final Output<Boolean> withAuthorization;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.routingWeight = Output.of(args.options().routingWeight());
            this.fastPath = Output.of(args.options().fastPath());
            this.withAuthorization = Output.of(args.authorizationKey().isPresent());
        }
    }

    public ExpressRouteConnection(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        var resource = VirtualNetworkGatewayConnectionArgs.builder()
                .resourceGroupName(args.placement().resourceGroupName())
                .location(args.placement().location())
                .tags(args.placement().tags())
                .virtualNetworkGatewayConnectionName(args.name())
                .connectionType("ExpressRoute")
                .virtualNetworkGateway1(
                        VirtualNetworkGatewayArgs.builder().id(args.gatewayId()).build())
                .peer(SubResourceArgs.builder().id(args.circuitId()).build())
                .routingWeight(args.options().routingWeight())
                .expressRouteGatewayBypass(args.options().fastPath());
        args.authorizationKey().ifPresent(key -> resource.authorizationKey(Secrets.output(key)));
        this.connection = new VirtualNetworkGatewayConnection(
                name + "-connection",
                resource.build(),
                Replacement.withEnds(ChildOptions.slowAfter(this, args.after()), "virtualNetworkGateway1", "peer")
                        .additionalSecretOutputs("authorizationKey", "sharedKey")
                        .build());
        registerOutputs(Map.of("id", connection.id()));
    }

    /** What the next connection waits for. */
    public Resource resource() {
        return connection;
    }
}
