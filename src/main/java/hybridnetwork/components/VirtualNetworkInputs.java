package hybridnetwork.components;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the stack's state shows of a virtual network, whether it is the hub or a spoke. */
@SuppressWarnings("unused") // the SDK reads the fields
class VirtualNetworkInputs extends ComponentInputs {
    @Import(name = "addressSpace", required = true)
    private final Output<List<String>> addressSpace;

    @Import(name = "subnets", required = true)
    private final Output<Map<String, String>> subnets;

    @Import(name = "dnsServers")
    private final @Nullable Output<List<String>> dnsServers;

    VirtualNetworkInputs(
            String name, Placement placement, List<Prefix> addressSpace, List<Subnet> subnets, List<Ipv4> dnsServers) {
        super(name, placement);
        this.addressSpace = texts(addressSpace);
        this.subnets = Output.of(Subnets.prefixes(subnets));
        this.dnsServers = dnsServers.isEmpty() ? null : texts(dnsServers);
    }
}
