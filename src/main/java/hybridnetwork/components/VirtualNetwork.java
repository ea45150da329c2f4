package hybridnetwork.components;

import com.pulumi.azurenative.network.NetworkSecurityGroup;
import com.pulumi.azurenative.network.NetworkSecurityGroupArgs;
import com.pulumi.azurenative.network.VirtualNetworkArgs;
import com.pulumi.azurenative.network.inputs.AddressSpaceArgs;
import com.pulumi.azurenative.network.inputs.SecurityRuleArgs;
import com.pulumi.azurenative.network.inputs.SubnetArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import hybridnetwork.net.Prefix;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.SecurityRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The virtual network with GatewaySubnet, the workload subnets, each with a network security group, and those of services of
 * Azure's, without.
 *
 * <p>Subnets are declared inside the network, never beside it: standalone ones are removed by the network's next update.
 * GatewaySubnet never has a security group ({@code gw-subnet-no-nsg}).
 */
public final class VirtualNetwork extends ComponentResource {
    public static final String TYPE = "hybrid-network:network:VirtualNetwork";

    private final Output<String> id;

    /**
     * A subnet.
     *
     * @param key its name in the configuration
     * @param name its Azure name
     * @param securityGroup absent for a subnet of a service of Azure's
     */
    public record Subnet(String key, String name, Prefix prefix, Optional<SecurityGroup> securityGroup) {}

    /**
     * A subnet's security group.
     *
     * @param name its Azure name
     * @param rules what it lets through
     */
    public record SecurityGroup(String name, List<SecurityRule> rules) {}

    /**
     * What the component is made from.
     *
     * @param name the network's Azure name
     */
    public record Args(
            Placement placement, String name, List<Prefix> addressSpace, Prefix gatewaySubnet, List<Subnet> subnets) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "addressSpace", required = true)
        private final Output<List<String>> addressSpace;

        @Import(name = "gatewaySubnet", required = true)
        private final Output<String> gatewaySubnet;

        @Import(name = "subnets", required = true)
        private final Output<Map<String, String>> subnets;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.addressSpace = texts(args.addressSpace());
            this.gatewaySubnet = Output.of(args.gatewaySubnet().toString());
            Map<String, String> prefixes = new TreeMap<>();
            args.subnets()
                    .forEach(subnet ->
                            prefixes.put(subnet.name(), subnet.prefix().toString()));
            this.subnets = Output.of(prefixes);
        }
    }

    public VirtualNetwork(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        List<SubnetArgs> subnets = new ArrayList<>();
        subnets.add(SubnetArgs.builder()
                .name(AzureNames.GATEWAY_SUBNET)
                .addressPrefix(args.gatewaySubnet().toString())
                .build());
        for (Subnet subnet : args.subnets()) {
            var declared = SubnetArgs.builder()
                    .name(subnet.name())
                    .addressPrefix(subnet.prefix().toString());
            subnet.securityGroup()
                    .map(group -> securityGroup(name + "-" + subnet.key() + "-nsg", group, args.placement()))
                    .ifPresent(group -> declared.networkSecurityGroup(
                            com.pulumi.azurenative.network.inputs.NetworkSecurityGroupArgs.builder()
                                    .id(group.id())
                                    .build()));
            subnets.add(declared.build());
        }
        var network = new com.pulumi.azurenative.network.VirtualNetwork(
                name + "-vnet",
                VirtualNetworkArgs.builder()
                        .resourceGroupName(args.placement().resourceGroupName())
                        .location(args.placement().location())
                        .tags(args.placement().tags())
                        .virtualNetworkName(args.name())
                        .addressSpace(AddressSpaceArgs.builder()
                                .addressPrefixes(args.addressSpace().stream()
                                        .map(Prefix::toString)
                                        .toList())
                                .build())
                        .subnets(subnets)
                        .build(),
                ChildOptions.of(this).build());
        this.id = network.id();
        registerOutputs(Map.of("id", id));
    }

    private NetworkSecurityGroup securityGroup(String name, SecurityGroup group, Placement placement) {
        return new NetworkSecurityGroup(
                name,
                NetworkSecurityGroupArgs.builder()
                        .resourceGroupName(placement.resourceGroupName())
                        .location(placement.location())
                        .tags(placement.tags())
                        .networkSecurityGroupName(group.name())
                        .securityRules(
                                group.rules().stream().map(VirtualNetwork::rule).toList())
                        .build(),
                ChildOptions.of(this).build());
    }

    /** The ARM id of the network. */
    public Output<String> id() {
        return id;
    }

    /** The ARM id of the subnet that the gateways share. */
    public Output<String> gatewaySubnetId() {
        return subnetId(AzureNames.GATEWAY_SUBNET);
    }

    /** The ARM id of a subnet, by its Azure name. */
    public Output<String> subnetId(String subnet) {
        return id.applyValue(network -> network + "/subnets/" + subnet);
    }

    private static SecurityRuleArgs rule(SecurityRule rule) {
        var args = SecurityRuleArgs.builder()
                .name(rule.name())
                .description(rule.description())
                .priority(rule.priority())
                .direction(rule.direction().name())
                .access(rule.access().name())
                .protocol(rule.protocol())
                .sourcePortRange("*");
        // Azure takes one value in the singular field and several in the plural one, never both (`nsg-rules`).
        if (rule.sources().size() == 1) {
            args.sourceAddressPrefix(rule.sources().get(0));
        } else {
            args.sourceAddressPrefixes(rule.sources());
        }
        if (rule.destinations().size() == 1) {
            args.destinationAddressPrefix(rule.destinations().get(0));
        } else {
            args.destinationAddressPrefixes(rule.destinations());
        }
        if (rule.ports().size() == 1) {
            args.destinationPortRange(rule.ports().get(0));
        } else {
            args.destinationPortRanges(rule.ports());
        }
        return args.build();
    }
}
