package hybridnetwork.components;

import com.pulumi.azurenative.network.PublicIPAddress;
import com.pulumi.azurenative.network.VirtualNetworkGateway;
import com.pulumi.azurenative.network.VirtualNetworkGatewayArgs;
import com.pulumi.azurenative.network.inputs.BgpSettingsArgs;
import com.pulumi.azurenative.network.inputs.IPConfigurationBgpPeeringAddressArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.azurenative.network.inputs.VirtualNetworkGatewayIPConfigurationArgs;
import com.pulumi.azurenative.network.inputs.VirtualNetworkGatewaySkuArgs;
import com.pulumi.azurenative.network.outputs.BgpSettingsResponse;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.config.VpnConfig;
import hybridnetwork.config.VpnConfig.Generation;
import hybridnetwork.net.Ipv4;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The route-based VPN gateway that takes over when ExpressRoute is lost, with a public IP for each instance that carries
 * tunnels ({@code vpngw-route-based}, {@code vpngw-active-active}).
 */
public final class VpnGateway extends ComponentResource {
    public static final String TYPE = "hybrid-network:vpn:VpnGateway";

    private final VirtualNetworkGateway gateway;
    private final Output<List<String>> publicIps;
    private final List<Output<String>> publicIpIds;

    /**
     * What the component is made from.
     *
     * @param name the gateway's Azure name
     * @param publicIps of its instances: two when active-active, otherwise one
     * @param ipConfigurations the names of the instances' IP configurations, which no gateway changes
     * @param generation of its hardware
     * @param bgp whether any tunnel speaks BGP ({@code bgp-both-flags})
     * @param after what must exist first, beside the subnet and the addresses
     * @param replaceable whether a change that Azure refuses in place may replace the gateway
     */
    public record Args(
            Placement placement,
            String name,
            List<GatewayPublicIp> publicIps,
            List<String> ipConfigurations,
            Output<String> gatewaySubnetId,
            VpnConfig config,
            Generation generation,
            boolean bgp,
            List<Resource> after,
            boolean protect,
            boolean replaceable) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "sku", required = true)
        private final Output<String> sku;

        @Import(name = "activeActive", required = true)
        private final Output<Boolean> activeActive;

        @Import(name = "asn", required = true)
        private final Output<Double> asn;

        @Import(name = "bgp", required = true)
        private final Output<Boolean> bgp;

        @Import(name = "apipa", required = true)
        private final Output<List<String>> apipa;

        @Import(name = "publicIps", required = true)
        private final Output<List<String>> publicIps;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.sku = Output.of(args.config().gatewaySku().name());
            this.activeActive = Output.of(args.config().activeActive());
            this.asn = Output.of((double) args.config().asn().number());
            this.bgp = Output.of(args.bgp());
            this.apipa = texts(args.config().apipa().all());
            this.publicIps = Output.of(
                    args.publicIps().stream().map(GatewayPublicIp::name).toList());
        }
    }

    public VpnGateway(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        List<PublicIPAddress> addresses = new ArrayList<>();
        List<VirtualNetworkGatewayIPConfigurationArgs> ipConfigurations = new ArrayList<>();
        for (int instance = 1; instance <= args.publicIps().size(); instance++) {
            var address = args.publicIps()
                    .get(instance - 1)
                    .create(this, name + "-public-ip-" + instance, args.placement(), args.protect());
            addresses.add(address);
            ipConfigurations.add(VirtualNetworkGatewayIPConfigurationArgs.builder()
                    .name(args.ipConfigurations().get(instance - 1))
                    .privateIPAllocationMethod("Dynamic")
                    .publicIPAddress(SubResourceArgs.builder().id(address.id()).build())
                    .subnet(SubResourceArgs.builder().id(args.gatewaySubnetId()).build())
                    .build());
        }
        String sku = args.config().gatewaySku().name();
        this.gateway = new VirtualNetworkGateway(
                name + "-gateway",
                VirtualNetworkGatewayArgs.builder()
                        .resourceGroupName(args.placement().resourceGroupName())
                        .location(args.placement().location())
                        .tags(args.placement().tags())
                        .virtualNetworkGatewayName(args.name())
                        .gatewayType("Vpn")
                        .vpnType("RouteBased")
                        .vpnGatewayGeneration(args.generation().name())
                        .sku(VirtualNetworkGatewaySkuArgs.builder()
                                .name(sku)
                                .tier(sku)
                                .build())
                        .activeActive(args.config().activeActive())
                        .enableBgp(args.bgp())
                        .bgpSettings(bgpSettings(args))
                        .ipConfigurations(ipConfigurations)
                        .build(),
                Replacement.allow(
                                ChildOptions.slowAfter(this, args.after()).protect(args.protect()),
                                args.replaceable(),
                                "sku",
                                "vpnGatewayGeneration",
                                "vpnType",
                                "gatewayType",
                                "location",
                                "ipConfigurations")
                        .build());
        this.publicIps =
                Output.all(addresses.stream().map(GatewayPublicIp::address).toList());
        this.publicIpIds = addresses.stream().map(PublicIPAddress::id).toList();
        registerOutputs(Map.of("id", gateway.id(), "publicIps", publicIps));
    }

    private static BgpSettingsArgs bgpSettings(Args args) {
        var settings =
                BgpSettingsArgs.builder().asn((double) args.config().asn().number());
        List<IPConfigurationBgpPeeringAddressArgs> apipa = new ArrayList<>();
        List<List<Ipv4>> byInstance = args.config().apipa().byInstance();
        for (int instance = 0; instance < byInstance.size(); instance++) {
            if (!byInstance.get(instance).isEmpty()) {
                apipa.add(IPConfigurationBgpPeeringAddressArgs.builder()
                        .ipconfigurationId(ipConfigurationId(
                                args.placement(),
                                args.name(),
                                args.ipConfigurations().get(instance)))
                        .customBgpIpAddresses(byInstance.get(instance).stream()
                                .map(Ipv4::toString)
                                .toList())
                        .build());
            }
        }
        return apipa.isEmpty()
                ? settings.build()
                : settings.bgpPeeringAddresses(apipa).build();
    }

    /** The ARM id of an instance's IP configuration; known before the gateway is. */
    static Output<String> ipConfigurationId(Placement placement, String gateway, String name) {
        return placement.armId("virtualNetworkGateways", gateway).applyValue(id -> id + "/ipConfigurations/" + name);
    }

    public Output<String> id() {
        return gateway.id();
    }

    /** The address of each instance that carries tunnels. */
    public Output<List<String>> publicIps() {
        return publicIps;
    }

    /** The ARM ids of the public IPs, of the first instance first. */
    public List<Output<String>> publicIpIds() {
        return publicIpIds;
    }

    /** The addresses that the on-premises device peers with by BGP, of all instances. */
    public Output<List<String>> bgpPeerAddresses() {
        return gateway.bgpSettings()
                .applyValue(settings -> settings.map(VpnGateway::peerAddresses).orElse(List.of()));
    }

    private static List<String> peerAddresses(BgpSettingsResponse settings) {
        List<String> byInstance = settings.bgpPeeringAddresses().stream()
                .flatMap(instance -> Stream.concat(
                        instance.defaultBgpIpAddresses().stream(), instance.customBgpIpAddresses().stream()))
                .distinct()
                .toList();
        return byInstance.isEmpty() ? settings.bgpPeeringAddress().map(List::of).orElse(List.of()) : byInstance;
    }

    /** What a connection waits for. */
    public Resource resource() {
        return gateway;
    }
}
