package hybridnetwork.components;

import com.pulumi.azurenative.network.VirtualNetworkGatewayConnection;
import com.pulumi.azurenative.network.VirtualNetworkGatewayConnectionArgs;
import com.pulumi.azurenative.network.inputs.GatewayCustomBgpIpAddressIpConfigurationArgs;
import com.pulumi.azurenative.network.inputs.IpsecPolicyArgs;
import com.pulumi.azurenative.network.inputs.LocalNetworkGatewayArgs;
import com.pulumi.azurenative.network.inputs.TrafficSelectorPolicyArgs;
import com.pulumi.azurenative.network.inputs.VirtualNetworkGatewayArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.config.ConnectionSettings;
import hybridnetwork.config.ConnectionSettings.TrafficSelector;
import hybridnetwork.config.IpsecPolicy;
import hybridnetwork.config.SecretText;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The IPsec tunnel to a site, authenticated by a shared key that both ends know ({@code conn-type-shape}). */
public final class IpsecConnection extends ComponentResource {
    public static final String TYPE = "hybrid-network:vpn:IpsecConnection";

    private final VirtualNetworkGatewayConnection connection;

    /**
     * What the component is made from.
     *
     * @param name the Azure name
     * @param ipConfigurations the names of those of the gateway's instances
     * @param sharedKey absent only in a plan of a stack that has none yet ({@code psk})
     * @param bgp whether the tunnel carries routes by BGP
     * @param apipa the link-local BGP address of each of the gateway's instances, counted from 0, where the device's peer
     *     address is one ({@code apipa})
     * @param after both gateways and the connection before this one
     */
    public record Args(
            Placement placement,
            String name,
            Output<String> gatewayId,
            String gatewayName,
            List<String> ipConfigurations,
            Output<String> localNetworkGatewayId,
            Optional<SecretText> sharedKey,
            ConnectionSettings settings,
            boolean bgp,
            SortedMap<Integer, Ipv4> apipa,
            List<Resource> after) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "gateway", required = true)
        private final Output<String> gateway;

        @Import(name = "bgp", required = true)
        private final Output<Boolean> bgp;

        @Import(name = "dpdTimeoutSeconds", required = true)
        private final Output<Integer> dpdTimeoutSeconds;

        @Import(name = "mode", required = true)
        private final Output<String> mode;

        @Import(name = "apipa", required = true)
        private final Output<List<String>> apipa;

        @Import(name = "ownIpsecPolicy", required = true)
        private final Output<Boolean> ownIpsecPolicy;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.gateway = Output.of(args.gatewayName());
            this.bgp = Output.of(args.bgp());
            this.dpdTimeoutSeconds = Output.of(args.settings().dpdTimeoutSeconds());
            this.mode = Output.of(args.settings().mode().name());
            this.apipa = texts(List.copyOf(args.apipa().values()));
            this.ownIpsecPolicy = Output.of(args.settings().ipsecPolicy().isPresent());
        }
    }

    public IpsecConnection(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        ConnectionSettings settings = args.settings();
        var resource = VirtualNetworkGatewayConnectionArgs.builder()
                .resourceGroupName(args.placement().resourceGroupName())
                .location(args.placement().location())
                .tags(args.placement().tags())
                .virtualNetworkGatewayConnectionName(args.name())
                .connectionType("IPsec")
                .connectionProtocol("IKEv2")
                .connectionMode(settings.mode().name())
                .virtualNetworkGateway1(
                        VirtualNetworkGatewayArgs.builder().id(args.gatewayId()).build())
                .localNetworkGateway2(LocalNetworkGatewayArgs.builder()
                        .id(args.localNetworkGatewayId())
                        .build())
                .enableBgp(args.bgp())
                .dpdTimeoutSeconds(settings.dpdTimeoutSeconds())
                .usePolicyBasedTrafficSelectors(!settings.trafficSelectors().isEmpty());
        args.sharedKey().ifPresent(key -> resource.sharedKey(Secrets.output(key)));
        settings.ipsecPolicy().ifPresent(policy -> resource.ipsecPolicies(policy(policy)));
        if (!settings.trafficSelectors().isEmpty()) {
            resource.trafficSelectorPolicies(settings.trafficSelectors().stream()
                    .map(IpsecConnection::selector)
                    .toList());
        }
        if (!args.apipa().isEmpty()) {
            resource.gatewayCustomBgpIpAddresses(customBgpAddresses(args));
        }
        this.connection = new VirtualNetworkGatewayConnection(
                name + "-connection",
                resource.build(),
                Replacement.withEnds(
                                ChildOptions.slowAfter(this, args.after()),
                                "virtualNetworkGateway1",
                                "localNetworkGateway2")
                        .additionalSecretOutputs("sharedKey", "authorizationKey")
                        .build());
        registerOutputs(Map.of("id", connection.id()));
    }

    /** What the next connection waits for. */
    public Resource resource() {
        return connection;
    }

    private static IpsecPolicyArgs policy(IpsecPolicy policy) {
        return IpsecPolicyArgs.builder()
                .saLifeTimeSeconds(policy.saLifeTimeSeconds())
                .saDataSizeKilobytes(policy.saDataSizeKilobytes())
                .ipsecEncryption(policy.ipsecEncryption().name())
                .ipsecIntegrity(policy.ipsecIntegrity().name())
                .ikeEncryption(policy.ikeEncryption().name())
                .ikeIntegrity(policy.ikeIntegrity().name())
                .dhGroup(policy.dhGroup().name())
                .pfsGroup(policy.pfsGroup().name())
                .build();
    }

    private static TrafficSelectorPolicyArgs selector(TrafficSelector selector) {
        return TrafficSelectorPolicyArgs.builder()
                .localAddressRanges(
                        selector.local().stream().map(Prefix::toString).toList())
                .remoteAddressRanges(
                        selector.remote().stream().map(Prefix::toString).toList())
                .build();
    }

    private static List<GatewayCustomBgpIpAddressIpConfigurationArgs> customBgpAddresses(Args args) {
        List<GatewayCustomBgpIpAddressIpConfigurationArgs> addresses = new ArrayList<>();
        args.apipa()
                .forEach((instance, address) -> addresses.add(GatewayCustomBgpIpAddressIpConfigurationArgs.builder()
                        .customBgpIpAddress(address.toString())
                        .ipConfigurationId(VpnGateway.ipConfigurationId(
                                args.placement(),
                                args.gatewayName(),
                                args.ipConfigurations().get(instance)))
                        .build()));
        return addresses;
    }
}
