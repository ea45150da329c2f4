package hybridnetwork.components;

import com.pulumi.azurenative.network.LocalNetworkGatewayArgs;
import com.pulumi.azurenative.network.inputs.AddressSpaceArgs;
import com.pulumi.azurenative.network.inputs.BgpSettingsArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A VPN device of a site as Azure knows it: its address, its static routes and its BGP speaker. */
public final class LocalNetworkGateway extends ComponentResource {
    public static final String TYPE = "hybrid-network:vpn:LocalNetworkGateway";

    private final Output<String> id;

    /**
     * What the component is made from.
     *
     * @param name the Azure name
     * @param staticPrefixes its address space
     */
    public record Args(Placement placement, String name, VpnDevice device, List<Prefix> staticPrefixes) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "device", required = true)
        private final Output<String> device;

        @Import(name = "asn")
        private final @Nullable Output<Double> asn;

        @Import(name = "bgpPeeringAddress")
        private final @Nullable Output<String> bgpPeeringAddress;

        @Import(name = "addressPrefixes", required = true)
        private final Output<List<String>> addressPrefixes;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.device = Output.of(args.device().endpoint());
            this.asn =
                    optional(args.device().bgp().map(bgp -> (double) bgp.asn().number()));
            this.bgpPeeringAddress =
                    optional(args.device().bgp().map(bgp -> bgp.peerAddress().toString()));
            this.addressPrefixes = texts(args.staticPrefixes());
        }
    }

    public LocalNetworkGateway(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        var resource = LocalNetworkGatewayArgs.builder()
                .resourceGroupName(args.placement().resourceGroupName())
                .location(args.placement().location())
                .tags(args.placement().tags())
                .localNetworkGatewayName(args.name())
                // Written even when empty, so that an update takes away what Azure has.
                .localNetworkAddressSpace(AddressSpaceArgs.builder()
                        .addressPrefixes(args.staticPrefixes().stream()
                                .map(Prefix::toString)
                                .toList())
                        .build());
        args.device().address().ifPresent(address -> resource.gatewayIpAddress(address.toString()));
        args.device().fqdn().ifPresent(resource::fqdn);
        args.device()
                .bgp()
                .ifPresent(bgp -> resource.bgpSettings(BgpSettingsArgs.builder()
                        .asn((double) bgp.asn().number())
                        .bgpPeeringAddress(bgp.peerAddress().toString())
                        .build()));
        var gateway = new com.pulumi.azurenative.network.LocalNetworkGateway(
                name + "-local-network-gateway",
                resource.build(),
                ChildOptions.of(this).build());
        this.id = gateway.id();
        registerOutputs(Map.of("id", id));
    }

    public Output<String> id() {
        return id;
    }
}
