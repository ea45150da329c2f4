package hybridnetwork.components;

import com.pulumi.azurenative.network.AzureFirewall;
import com.pulumi.azurenative.network.AzureFirewallArgs;
import com.pulumi.azurenative.network.PublicIPAddress;
import com.pulumi.azurenative.network.inputs.AzureFirewallIPConfigurationArgs;
import com.pulumi.azurenative.network.inputs.AzureFirewallSkuArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.azurenative.network.outputs.AzureFirewallIPConfigurationResponse;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.config.InspectionConfig.Tier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Azure Firewall of the hub with its public IPs. What it lets through is its policy's. */
public final class Firewall extends ComponentResource {
    public static final String TYPE = "hybrid-network:network:Firewall";

    private final AzureFirewall firewall;
    private final Output<String> privateAddress;
    private final Output<String> publicIp;
    private final Output<String> publicIpId;

    /**
     * A subnet and the public IP that goes with it.
     *
     * @param subnetId of AzureFirewallSubnet or AzureFirewallManagementSubnet
     * @param ipConfiguration the name of the IP configuration that joins the two
     */
    public record Side(Output<String> subnetId, String ipConfiguration, GatewayPublicIp publicIp) {}

    /**
     * What the component is made from.
     *
     * @param name the firewall's Azure name
     * @param management by which Azure reaches it where its own way to the internet leads on-premises
     * @param after its rules, and the gateways of its network: Azure works on one of them at a time
     */
    public record Args(
            Placement placement,
            String name,
            Tier tier,
            Output<String> policyId,
            Side traffic,
            Optional<Side> management,
            List<String> zones,
            List<Resource> after,
            boolean protect) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "tier", required = true)
        private final Output<String> tier;

        @Import(name = "zones", required = true)
        private final Output<List<String>> zones;

        @Import(name = "publicIp", required = true)
        private final Output<String> publicIp;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.tier = Output.of(args.tier().name());
            this.zones = Output.of(args.zones());
            this.publicIp = Output.of(args.traffic().publicIp().name());
        }
    }

    public Firewall(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        PublicIPAddress address =
                args.traffic().publicIp().create(this, name + "-public-ip", args.placement(), args.protect());
        var resource = AzureFirewallArgs.builder()
                .resourceGroupName(args.placement().resourceGroupName())
                .location(args.placement().location())
                .tags(args.placement().tags())
                .azureFirewallName(args.name())
                .sku(AzureFirewallSkuArgs.builder()
                        .name("AZFW_VNet")
                        .tier(args.tier().name())
                        .build())
                .firewallPolicy(SubResourceArgs.builder().id(args.policyId()).build())
                .ipConfigurations(configuration(args.traffic(), address));
        args.management()
                .ifPresent(side -> resource.managementIpConfiguration(configuration(
                        side,
                        side.publicIp()
                                .create(this, name + "-management-public-ip", args.placement(), args.protect()))));
        if (!args.zones().isEmpty()) {
            resource.zones(args.zones());
        }
        this.firewall = new AzureFirewall(
                name + "-firewall",
                resource.build(),
                ChildOptions.slowAfter(this, args.after())
                        .protect(args.protect())
                        .build());
        this.privateAddress = firewall.ipConfigurations()
                .applyValue(all -> all.flatMap(configurations -> configurations.stream()
                                .map(AzureFirewallIPConfigurationResponse::privateIPAddress)
                                .findFirst())
                        .orElse(""));
        this.publicIp = GatewayPublicIp.address(address);
        this.publicIpId = address.id();
        registerOutputs(Map.of("id", firewall.id(), "privateAddress", privateAddress, "publicIp", publicIp));
    }

    private static AzureFirewallIPConfigurationArgs configuration(Side side, PublicIPAddress address) {
        return AzureFirewallIPConfigurationArgs.builder()
                .name(side.ipConfiguration())
                .subnet(SubResourceArgs.builder().id(side.subnetId()).build())
                .publicIPAddress(SubResourceArgs.builder().id(address.id()).build())
                .build();
    }

    public Output<String> id() {
        return firewall.id();
    }

    /** The address that routes lead to, which Azure chooses. */
    public Output<String> privateAddress() {
        return privateAddress;
    }

    /** The address under which the internet sees what has passed it. */
    public Output<String> publicIp() {
        return publicIp;
    }

    /** The ARM id of the public IP by which its traffic leaves. */
    public Output<String> publicIpId() {
        return publicIpId;
    }
}
