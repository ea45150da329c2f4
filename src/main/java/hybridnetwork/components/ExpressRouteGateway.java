package hybridnetwork.components;

import com.pulumi.azurenative.network.PublicIPAddress;
import com.pulumi.azurenative.network.VirtualNetworkGateway;
import com.pulumi.azurenative.network.VirtualNetworkGatewayArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.azurenative.network.inputs.VirtualNetworkGatewayIPConfigurationArgs;
import com.pulumi.azurenative.network.inputs.VirtualNetworkGatewaySkuArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.config.ExpressRouteConfig.GatewaySku;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The gateway through which circuits reach the virtual network, with its public IP where that is the stack's. */
public final class ExpressRouteGateway extends ComponentResource {
    public static final String TYPE = "hybrid-network:expressroute:ExpressRouteGateway";

    private final VirtualNetworkGateway gateway;
    private final Optional<Output<String>> publicIp;
    private final Optional<Output<String>> publicIpId;

    /**
     * What the component is made from.
     *
     * @param name the gateway's Azure name
     * @param ipConfiguration the name of its IP configuration, which no gateway changes
     * @param publicIp absent where Microsoft has one for it ({@code ergw-public-ip})
     * @param attached whether the gateway is given the public IP; one that it does not have stays until it is taken out
     * @param replaceable whether a change that Azure refuses in place may replace the gateway
     */
    public record Args(
            Placement placement,
            String name,
            String ipConfiguration,
            Optional<GatewayPublicIp> publicIp,
            boolean attached,
            Output<String> gatewaySubnetId,
            GatewaySku sku,
            boolean protect,
            boolean replaceable) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "sku", required = true)
        private final Output<String> sku;

        @Import(name = "publicIp")
        private final @Nullable Output<String> publicIp;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.sku = Output.of(args.sku().name());
            this.publicIp =
                    optional(args.publicIp().filter(ip -> args.attached()).map(GatewayPublicIp::name));
        }
    }

    public ExpressRouteGateway(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        Optional<PublicIPAddress> address = args.publicIp()
                .map(ip -> ip.create(this, name + "-public-ip", args.placement(), args.protect()))
                .filter(ip -> args.attached());
        var ipConfiguration = VirtualNetworkGatewayIPConfigurationArgs.builder()
                .name(args.ipConfiguration())
                .privateIPAllocationMethod("Dynamic")
                .subnet(SubResourceArgs.builder().id(args.gatewaySubnetId()).build());
        address.ifPresent(ip -> ipConfiguration.publicIPAddress(
                SubResourceArgs.builder().id(ip.id()).build()));
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
                        .ipConfigurations(ipConfiguration.build())
                        .build(),
                Replacement.allow(
                                ChildOptions.slow(this).protect(args.protect()),
                                args.replaceable(),
                                "sku",
                                "gatewayType",
                                "location",
                                "ipConfigurations")
                        .build());
        this.publicIp = address.map(GatewayPublicIp::address);
        this.publicIpId = address.map(PublicIPAddress::id);
        Map<String, Output<?>> outputs = new TreeMap<>(Map.of("id", gateway.id()));
        publicIp.ifPresent(ip -> outputs.put("publicIp", ip));
        registerOutputs(outputs);
    }

    public Output<String> id() {
        return gateway.id();
    }

    /** The address, where it is the stack's. */
    public Optional<Output<String>> publicIp() {
        return publicIp;
    }

    /** The ARM id of the public IP, where it is the stack's. */
    public Optional<Output<String>> publicIpId() {
        return publicIpId;
    }

    /** What a connection waits for. */
    public Resource resource() {
        return gateway;
    }
}
