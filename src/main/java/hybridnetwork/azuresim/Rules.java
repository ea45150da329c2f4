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
            Map.entry(ResourceKind.WORKSPACE, new WorkspaceRules()),
            Map.entry(ResourceKind.ACTION_GROUP, new ActionGroupRules()),
            Map.entry(ResourceKind.METRIC_ALERT, new MetricAlertRules()),
            Map.entry(ResourceKind.ACTIVITY_LOG_ALERT, new ActivityLogAlertRules()),
            Map.entry(ResourceKind.QUERY_ALERT, new QueryAlertRules()),
            Map.entry(ResourceKind.DIAGNOSTIC_SETTING, new DiagnosticSettingRules()),
            Map.entry(ResourceKind.WORKBOOK, new WorkbookRules()),
            Map.entry(ResourceKind.GROUP, new GroupRules()));

    /** Whose references and region are all that Azure asks of them, as far as a network is concerned. */
    private static final Set<String> PLAIN =
            Set.of("azure-native:network:ExpressRoutePort", "azure-native:network:ApplicationSecurityGroup");

    private Rules() {}

    /** Whether the simulation knows what Azure asks of such a resource. */
    static boolean know(ResourceKind kind) {
        return BY_KIND.containsKey(kind) || PLAIN.contains(kind.token());
    }

    static ResourceRules of(ResourceKind kind) {
        return BY_KIND.getOrDefault(kind, NONE);
    }
}
