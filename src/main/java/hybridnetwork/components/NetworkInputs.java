package hybridnetwork.components;

import com.pulumi.azurenative.network.VirtualNetworkArgs;
import com.pulumi.azurenative.network.inputs.AddressSpaceArgs;
import com.pulumi.azurenative.network.inputs.DhcpOptionsArgs;
import com.pulumi.azurenative.network.inputs.SubnetArgs;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;

/** What Azure is told of a virtual network, whether it is the hub or a spoke. */
final class NetworkInputs {
    private NetworkInputs() {}

    /** @param dnsServers none for Azure's own */
    static VirtualNetworkArgs of(
            Placement placement,
            String name,
            List<Prefix> addressSpace,
            List<SubnetArgs> subnets,
            List<Ipv4> dnsServers) {
        var network = VirtualNetworkArgs.builder()
                .resourceGroupName(placement.resourceGroupName())
                .location(placement.location())
                .tags(placement.tags())
                .virtualNetworkName(name)
                .addressSpace(space(addressSpace))
                .subnets(subnets);
        if (!dnsServers.isEmpty()) {
            network.dhcpOptions(DhcpOptionsArgs.builder()
                    .dnsServers(dnsServers.stream().map(Ipv4::toString).toList())
                    .build());
        }
        return network.build();
    }

    static AddressSpaceArgs space(List<Prefix> prefixes) {
        return AddressSpaceArgs.builder()
                .addressPrefixes(prefixes.stream().map(Prefix::toString).toList())
                .build();
    }
}
