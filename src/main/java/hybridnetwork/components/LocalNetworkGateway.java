package hybridnetwork.components;

import com.pulumi.azurenative.network.LocalNetworkGatewayArgs;
import com.pulumi.azurenative.network.inputs.AddressSpaceArgs;
import com.pulumi.azurenative.network.inputs.BgpSettingsArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import hybridnetwork.config.Site;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A site's VPN device as Azure knows it: its address, its static routes and its BGP speaker. */
public final class LocalNetworkGateway extends ComponentResource {
    public static final String TYPE = "hybrid-network:vpn:LocalNetworkGateway";

    private final Output<String> id;

    /**
     * What the component is made from.
     *
     * @param name the Azure name
     */
    public record Args(Placement placement, String name, Site site) {}

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
            this.device = Output.of(args.site()
                    .vpnDevice()
                    .address()
                    .map(Ipv4::toString)
                    .or(() -> args.site().vpnDevice().fqdn())
                    .orElse(""));
            this.asn = optional(
                    args.site().vpnDevice().bgp().map(bgp -> (double) bgp.asn().number()));
            this.bgpPeeringAddress = optional(
                    args.site().vpnDevice().bgp().map(bgp -> bgp.peerAddress().toString()));
            this.addressPrefixes = texts(args.site().staticPrefixes());
        }
    }

    public LocalNetworkGateway(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        Site site = args.site();
        var resource = LocalNetworkGatewayArgs.builder()
                .resourceGroupName(args.placement().resourceGroupName())
                .location(args.placement().location())
                .tags(args.placement().tags())
                .localNetworkGatewayName(args.name())
                // Written even when empty, so that an update takes away what Azure has.
                .localNetworkAddressSpace(AddressSpaceArgs.builder()
                        .addressPrefixes(site.staticPrefixes().stream()
                                .map(Prefix::toString)
                                .toList())
                        .build());
        site.vpnDevice().address().ifPresent(address -> resource.gatewayIpAddress(address.toString()));
        site.vpnDevice().fqdn().ifPresent(resource::fqdn);
        site.vpnDevice()
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
