package hybridnetwork.azuresim;

import java.util.Map;
import java.util.Set;

/** The rules of each type of resource. */
final class Rules {
    private static final ResourceRules NONE = new ResourceRules();
    private static final Map<ResourceKind, ResourceRules> BY_KIND = Map.ofEntries(
            Map.entry(ResourceKind.NETWORK, new NetworkRules()),
            Map.entry(ResourceKind.SUBNET, new SubnetRules()),
            Map.entry(ResourceKind.NETWORK_PEERING, new NetworkPeeringRules()),
            Map.entry(ResourceKind.SECURITY_GROUP, new SecurityGroupRules()),
            Map.entry(ResourceKind.SECURITY_RULE, new SecurityRuleRules()),
            Map.entry(ResourceKind.ROUTE_TABLE, new RouteTableRules()),
            Map.entry(ResourceKind.ROUTE, new RouteRules()),
            Map.entry(ResourceKind.NAT_GATEWAY, new NatGatewayRules()),
            Map.entry(ResourceKind.PUBLIC_IP, new PublicIpRules()),
            Map.entry(ResourceKind.INTERFACE, new InterfaceRules()),
            Map.entry(ResourceKind.PRIVATE_ENDPOINT, new PrivateEndpointRules()),
            Map.entry(ResourceKind.ZONE_GROUP, new ChildRules()),
            Map.entry(ResourceKind.ZONE, new ZoneRules()),
            Map.entry(ResourceKind.ZONE_LINK, new ZoneLinkRules()),
            Map.entry(ResourceKind.ZONE_RECORD, new ChildRules()),
            Map.entry(ResourceKind.FIREWALL, new FirewallRules()),
            Map.entry(ResourceKind.FIREWALL_POLICY, new FirewallPolicyRules()),
            Map.entry(ResourceKind.RULE_GROUP, new RuleGroupRules()),
            Map.entry(ResourceKind.IP_GROUP, new IpGroupRules()),
            Map.entry(ResourceKind.GATEWAY, new GatewayRules()),
            Map.entry(ResourceKind.LOCAL_GATEWAY, new LocalGatewayRules()),
            Map.entry(ResourceKind.CONNECTION, new ConnectionRules()),
            Map.entry(ResourceKind.CIRCUIT, new CircuitRules()),
            Map.entry(ResourceKind.PEERING, new PeeringRules()),
            Map.entry(ResourceKind.AUTHORIZATION, new AuthorizationRules()),
            Map.entry(ResourceKind.LOAD_BALANCER, new LoadBalancerRules()),
            Map.entry(ResourceKind.GROUP, new GroupRules()));

    /** Whose references and region are all that Azure asks of them, as far as a network is concerned. */
    private static final Set<String> PLAIN = Set.of(
            "azure-native:network:ExpressRoutePort",
            "azure-native:network:ApplicationSecurityGroup",
            "azure-native:insights:DiagnosticSetting",
            "azure-native:insights:MetricAlert",
            "azure-native:insights:ActionGroup",
            "azure-native:insights:ActivityLogAlert",
            "azure-native:insights:ScheduledQueryRule",
            "azure-native:operationalinsights:Workspace");

    private Rules() {}

    /** Whether the simulation knows what Azure asks of such a resource. */
    static boolean know(ResourceKind kind) {
        return BY_KIND.containsKey(kind) || PLAIN.contains(kind.token());
    }

    static ResourceRules of(ResourceKind kind) {
        return BY_KIND.getOrDefault(kind, NONE);
    }
}
