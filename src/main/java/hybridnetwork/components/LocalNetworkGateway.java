package hybridnetwork.components;

import com.pulumi.azurenative.network.LocalNetworkGatewayArgs;
import com.pulumi.azurenative.network.inputs.AddressSpaceArgs;
import com.pulumi.azurenative.network.inputs.BgpSettingsArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import hybridnetwork.config.Site;
import hybridnetwork.net.Prefix;
import java.util.Map;

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

    public LocalNetworkGateway(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
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
