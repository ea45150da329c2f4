package hybridnetwork.components;

import com.pulumi.azurenative.network.inputs.SubnetArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The virtual network with the gateways, the hub where there are spokes: GatewaySubnet, the workload subnets, each with a network
 * security group, and those of services of Azure's, without.
 *
 * <p>GatewaySubnet never has a security group ({@code gw-subnet-no-nsg}).
 */
public final class VirtualNetwork extends ComponentResource {
    public static final String TYPE = "hybrid-network:network:VirtualNetwork";

    private final com.pulumi.azurenative.network.VirtualNetwork network;
    private final Map<String, Output<String>> securityGroupIds;

    /**
     * What the component is made from.
     *
     * @param name the network's Azure name
     * @param gatewaySubnetRoutes by which what comes from on-premises is steered; absent where it goes straight
     */
    public record Args(
            Placement placement,
            String name,
            List<Prefix> addressSpace,
            Prefix gatewaySubnet,
            Optional<Subnet.Routes> gatewaySubnetRoutes,
            List<Subnet> subnets,
            List<Ipv4> dnsServers) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends VirtualNetworkInputs {
        @Import(name = "gatewaySubnet", required = true)
        private final Output<String> gatewaySubnet;

        Inputs(Args args) {
            super(args.name(), args.placement(), args.addressSpace(), args.subnets(), args.dnsServers());
            this.gatewaySubnet = Output.of(args.gatewaySubnet().toString());
        }
    }

    public VirtualNetwork(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        List<SubnetArgs> subnets = new ArrayList<>();
        Subnets inside = new Subnets(this, name + "-", args.placement());
        var gatewaySubnet = SubnetArgs.builder()
                .name(AzureNames.GATEWAY_SUBNET)
                .addressPrefix(args.gatewaySubnet().toString());
        args.gatewaySubnetRoutes()
                .map(routes -> inside.routeTable(AzureNames.GATEWAY_SUBNET, routes))
                .ifPresent(gatewaySubnet::routeTable);
        subnets.add(gatewaySubnet.build());
        args.subnets().forEach(subnet -> subnets.add(inside.declare(subnet)));
        this.network = new com.pulumi.azurenative.network.VirtualNetwork(
                name + "-vnet",
                NetworkInputs.of(args.placement(), args.name(), args.addressSpace(), subnets, args.dnsServers()),
                ChildOptions.of(this).build());
        this.securityGroupIds = inside.securityGroupIds();
        registerOutputs(Map.of("id", network.id()));
    }

    /** The ARM id of the network. */
    public Output<String> id() {
        return network.id();
    }

    /** The ARM ids of the security groups, by the keys of their subnets. */
    public Map<String, Output<String>> securityGroupIds() {
        return securityGroupIds;
    }

    /** What a peering waits for. */
    public Resource resource() {
        return network;
    }

    /** The ARM id of the subnet that the gateways share. */
    public Output<String> gatewaySubnetId() {
        return subnetId(AzureNames.GATEWAY_SUBNET);
    }

    /** The ARM id of a subnet, by its Azure name. */
    public Output<String> subnetId(String subnet) {
        return Subnets.id(network, subnet);
    }
}
