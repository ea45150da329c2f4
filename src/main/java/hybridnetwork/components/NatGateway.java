package hybridnetwork.components;

import com.pulumi.azurenative.network.NatGatewayArgs;
import com.pulumi.azurenative.network.inputs.NatGatewaySkuArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A NAT gateway with its public IP: by it hosts without one of their own reach the internet, and nobody reaches them. */
public final class NatGateway extends ComponentResource {
    public static final String TYPE = "hybrid-network:network:NatGateway";

    private final Output<String> id;
    private final Output<String> publicIp;
    private final Output<String> publicIpId;

    /**
     * What the component is made from.
     *
     * @param name the Azure name
     * @param zone the availability zone that it is in; Azure places it unless given
     */
    public record Args(
            Placement placement, String name, GatewayPublicIp publicIp, Optional<String> zone, boolean protect) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "publicIp", required = true)
        private final Output<String> publicIp;

        @Import(name = "zones", required = true)
        private final Output<List<String>> zones;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.publicIp = Output.of(args.publicIp().name());
            this.zones = Output.of(args.zone().stream().toList());
        }
    }

    public NatGateway(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        var address = args.publicIp().create(this, name + "-public-ip", args.placement(), args.protect());
        var resource = NatGatewayArgs.builder()
                .resourceGroupName(args.placement().resourceGroupName())
                .location(args.placement().location())
                .tags(args.placement().tags())
                .natGatewayName(args.name())
                .sku(NatGatewaySkuArgs.builder().name("Standard").build())
                .publicIpAddresses(SubResourceArgs.builder().id(address.id()).build());
        args.zone().ifPresent(resource::zones);
        var gateway = new com.pulumi.azurenative.network.NatGateway(
                name + "-nat-gateway", resource.build(), ChildOptions.of(this).build());
        this.id = gateway.id();
        this.publicIp = GatewayPublicIp.address(address);
        this.publicIpId = address.id();
        registerOutputs(Map.of("id", id, "publicIp", publicIp));
    }

    public Output<String> id() {
        return id;
    }

    /** The address under which the internet sees the hosts behind it. */
    public Output<String> publicIp() {
        return publicIp;
    }

    public Output<String> publicIpId() {
        return publicIpId;
    }
}
