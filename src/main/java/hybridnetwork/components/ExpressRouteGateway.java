package hybridnetwork.components;

import com.pulumi.azurenative.network.VirtualNetworkGateway;
import com.pulumi.azurenative.network.VirtualNetworkGatewayArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.azurenative.network.inputs.VirtualNetworkGatewayIPConfigurationArgs;
import com.pulumi.azurenative.network.inputs.VirtualNetworkGatewaySkuArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.config.ExpressRouteConfig.GatewaySku;
import hybridnetwork.topology.AzureNames;
import java.util.Map;

/** The gateway through which circuits reach the virtual network, with its public IP. */
public final class ExpressRouteGateway extends ComponentResource {
    public static final String TYPE = "hybrid-network:expressroute:ExpressRouteGateway";

    private final VirtualNetworkGateway gateway;
    private final Output<String> publicIp;

    /**
     * What the component is made from.
     *
     * @param name the gateway's Azure name
     * @param replaceable whether a change that Azure refuses in place may replace the gateway
     */
    public record Args(
            Placement placement,
            String name,
            GatewayPublicIp publicIp,
            Output<String> gatewaySubnetId,
            GatewaySku sku,
            boolean protect,
            boolean replaceable) {}

    public ExpressRouteGateway(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var address = args.publicIp().create(this, name + "-public-ip", args.placement(), args.protect());
        this.gateway = new VirtualNetworkGateway(
                name + "-gateway",
                VirtualNetworkGatewayArgs.builder()
                        .resourceGroupName(args.placement().resourceGroupName())
                        .location(args.placement().location())
                        .tags(args.placement().tags())
                        .virtualNetworkGatewayName(args.name())
                        .gatewayType("ExpressRoute")
                        .sku(VirtualNetworkGatewaySkuArgs.builder()
                                .name(args.sku().name())
                                .tier(args.sku().name())
                                .build())
                        .ipConfigurations(VirtualNetworkGatewayIPConfigurationArgs.builder()
                                .name(AzureNames.ER_GATEWAY_IP_CONFIGURATION)
                                .privateIPAllocationMethod("Dynamic")
                                .publicIPAddress(SubResourceArgs.builder()
                                        .id(address.id())
                                        .build())
                                .subnet(SubResourceArgs.builder()
                                        .id(args.gatewaySubnetId())
                                        .build())
                                .build())
                        .build(),
                Replacement.allow(
                                ChildOptions.slow(this).protect(args.protect()),
                                args.replaceable(),
                                "sku",
                                "gatewayType",
                                "location",
                                "ipConfigurations")
                        .build());
        this.publicIp = GatewayPublicIp.address(address);
        registerOutputs(Map.of("id", gateway.id(), "publicIp", publicIp));
    }

    public Output<String> id() {
        return gateway.id();
    }

    public Output<String> publicIp() {
        return publicIp;
    }

    /** What a connection waits for. */
    public Resource resource() {
        return gateway;
    }
}
