package hybridnetwork.components;

import com.pulumi.azurenative.network.NetworkSecurityGroup;
import com.pulumi.azurenative.network.NetworkSecurityGroupArgs;
import com.pulumi.azurenative.network.RouteTable;
import com.pulumi.azurenative.network.inputs.DelegationArgs;
import com.pulumi.azurenative.network.inputs.RouteArgs;
import com.pulumi.azurenative.network.inputs.RouteTableArgs;
import com.pulumi.azurenative.network.inputs.SecurityRuleArgs;
import com.pulumi.azurenative.network.inputs.ServiceEndpointPropertiesFormatArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.azurenative.network.inputs.SubnetArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.config.UserRoute;
import hybridnetwork.net.Ipv4;
import hybridnetwork.topology.SecurityRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The subnets of a virtual network, as they stand inside it, with their security groups and route tables beside it.
 *
 * <p>Subnets are declared inside the network, never beside it: standalone ones are removed by the network's next update.
 */
final class Subnets {
    private final ComponentResource parent;
    private final String start;
    private final Placement placement;
    private final Map<String, Output<String>> securityGroupIds = new TreeMap<>();

    /** @param start what the logical names of groups and route tables begin with, before the subnet's key */
    Subnets(ComponentResource parent, String start, Placement placement) {
        this.parent = parent;
        this.start = start;
        this.placement = placement;
    }

    /** The prefixes by Azure names, for the component's inputs. */
    static Map<String, String> prefixes(List<Subnet> subnets) {
        Map<String, String> prefixes = new TreeMap<>();
        subnets.forEach(
                subnet -> prefixes.put(subnet.name(), subnet.config().prefix().toString()));
        return prefixes;
    }

    /** The ARM id of a subnet in a network, by its Azure name. */
    static Output<String> id(com.pulumi.azurenative.network.VirtualNetwork network, String subnet) {
        return network.id().applyValue(id -> id + "/subnets/" + subnet);
    }

    /** The ARM ids of the security groups that were declared, by the keys of their subnets. */
    Map<String, Output<String>> securityGroupIds() {
        return Map.copyOf(securityGroupIds);
    }

    /** Declares what a subnet refers to, and returns the subnet itself. */
    SubnetArgs declare(Subnet subnet) {
        SubnetConfig config = subnet.config();
        var declared = SubnetArgs.builder()
                .name(subnet.name())
                .addressPrefix(config.prefix().toString());
        subnet.securityGroup()
                .map(group -> securityGroup(start + subnet.key() + "-nsg", group))
                .ifPresent(group -> {
                    securityGroupIds.put(subnet.key(), group.id());
                    declared.networkSecurityGroup(
                            com.pulumi.azurenative.network.inputs.NetworkSecurityGroupArgs.builder()
                                    .id(group.id())
                                    .build());
                });
        subnet.routes().map(routes -> routeTable(subnet.key(), routes)).ifPresent(declared::routeTable);
        subnet.natGatewayId()
                .ifPresent(id ->
                        declared.natGateway(SubResourceArgs.builder().id(id).build()));
        config.delegation()
                .ifPresent(service -> declared.delegations(DelegationArgs.builder()
                        .name("delegation")
                        .serviceName(service)
                        .build()));
        if (!config.serviceEndpoints().isEmpty()) {
            declared.serviceEndpoints(config.serviceEndpoints().stream()
                    .map(service -> ServiceEndpointPropertiesFormatArgs.builder()
                            .service(service)
                            .build())
                    .toList());
        }
        config.privateEndpointPolicies()
                .ifPresent(policies -> declared.privateEndpointNetworkPolicies(policies.name()));
        return declared.build();
    }

    private NetworkSecurityGroup securityGroup(String logicalName, Subnet.SecurityGroup group) {
        return new NetworkSecurityGroup(
                logicalName,
                NetworkSecurityGroupArgs.builder()
                        .resourceGroupName(placement.resourceGroupName())
                        .location(placement.location())
                        .tags(placement.tags())
                        .networkSecurityGroupName(group.name())
                        .securityRules(group.rules().stream().map(Subnets::rule).toList())
                        .build(),
                ChildOptions.of(parent).build());
    }

    /**
     * Declares a route table, and returns the reference to it.
     *
     * @param key of the subnet, or the name that Azure reserves for it
     */
    RouteTableArgs routeTable(String key, Subnet.Routes routes) {
        var table = new RouteTable(
                start + key + "-routes",
                com.pulumi.azurenative.network.RouteTableArgs.builder()
                        .resourceGroupName(placement.resourceGroupName())
                        .location(placement.location())
                        .tags(placement.tags())
                        .routeTableName(routes.name())
                        .disableBgpRoutePropagation(!routes.table().gatewayRoutes())
                        .routes(routes.table().routes().entrySet().stream()
                                .map(route -> route(route.getKey(), route.getValue()))
                                .toList())
                        .build(),
                ChildOptions.of(parent).build());
        return RouteTableArgs.builder().id(table.id()).build();
    }

    private static RouteArgs route(String name, UserRoute route) {
        var args = RouteArgs.builder()
                .name(name)
                .addressPrefix(route.to().toString())
                .nextHopType(route.hop().nextHopType());
        route.address().map(Ipv4::toString).ifPresent(args::nextHopIpAddress);
        return args.build();
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
