package hybridnetwork.components;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;

/** A virtual network beside the hub, with its subnets, their security groups and their route tables; it has no gateway. */
public final class SpokeNetwork extends ComponentResource {
    public static final String TYPE = "hybrid-network:network:SpokeNetwork";

    private final com.pulumi.azurenative.network.VirtualNetwork network;
    private final Map<String, Output<String>> securityGroupIds;

    /**
     * What the component is made from.
     *
     * @param name the network's Azure name
     */
    public record Args(
            Placement placement, String name, List<Prefix> addressSpace, List<Subnet> subnets, List<Ipv4> dnsServers) {}

    public SpokeNetwork(String name, Args args, ComponentResourceOptions options) {
        super(
                TYPE,
                name,
                new VirtualNetworkInputs(
                        args.name(), args.placement(), args.addressSpace(), args.subnets(), args.dnsServers()),
                options);
        // A dot stands in no spoke's name, so that subnet `b-c` of `a` and subnet `c` of `a-b` stay apart.
        Subnets inside = new Subnets(this, name + ".", args.placement());
        this.network = new com.pulumi.azurenative.network.VirtualNetwork(
                name + "-vnet",
                NetworkInputs.of(
                        args.placement(),
                        args.name(),
                        args.addressSpace(),
                        args.subnets().stream().map(inside::declare).toList(),
                        args.dnsServers()),
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

    /** The ARM id of a subnet, by its Azure name. */
    public Output<String> subnetId(String subnet) {
        return Subnets.id(network, subnet);
    }
}
