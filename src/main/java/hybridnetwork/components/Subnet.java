package hybridnetwork.components;

import com.pulumi.core.Output;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.topology.RouteTable;
import hybridnetwork.topology.SecurityRule;
import java.util.List;
import java.util.Optional;

/**
 * A subnet as a network declares it.
 *
 * @param key its name in the configuration
 * @param name its Azure name
 * @param securityGroup absent for a subnet of a service of Azure's
 * @param routes its route table; absent where it has none
 * @param natGatewayId by which its hosts reach the internet
 */
public record Subnet(
        String key,
        String name,
        SubnetConfig config,
        Optional<SecurityGroup> securityGroup,
        Optional<Routes> routes,
        Optional<Output<String>> natGatewayId) {

    /**
     * A subnet's security group.
     *
     * @param name its Azure name
     * @param rules what it lets through
     */
    public record SecurityGroup(String name, List<SecurityRule> rules) {}

    /**
     * A subnet's route table.
     *
     * @param name its Azure name
     */
    public record Routes(String name, RouteTable table) {}
}
