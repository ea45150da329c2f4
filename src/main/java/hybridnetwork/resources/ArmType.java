package hybridnetwork.resources;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How Azure Resource Manager names the resources of one type.
 *
 * @param path the ARM type, such as {@code Microsoft.Network/expressRouteCircuits/peerings}
 * @param nameInputs the azure-native inputs that hold a name for each segment of the type, the resource's own last
 * @param scopeInput the input that names the resource it extends; empty for one that lives in a resource group
 */
public record ArmType(String path, List<String> nameInputs, Optional<String> scopeInput) {
    private static final String RESOURCE_GROUP = "Microsoft.Resources/resourceGroups";
    private static final String NETWORK = "Microsoft.Network/";

    private static final Map<String, ArmType> KNOWN = Map.ofEntries(
            entry("resources:ResourceGroup", inGroup(RESOURCE_GROUP, "resourceGroupName")),
            entry("network:VirtualNetwork", inGroup(NETWORK + "virtualNetworks", "virtualNetworkName")),
            entry("network:Subnet", inGroup(NETWORK + "virtualNetworks/subnets", "virtualNetworkName", "subnetName")),
            entry(
                    "network:VirtualNetworkPeering",
                    inGroup(
                            NETWORK + "virtualNetworks/virtualNetworkPeerings",
                            "virtualNetworkName",
                            "virtualNetworkPeeringName")),
            entry(
                    "network:NetworkSecurityGroup",
                    inGroup(NETWORK + "networkSecurityGroups", "networkSecurityGroupName")),
            entry(
                    "network:SecurityRule",
                    inGroup(
                            NETWORK + "networkSecurityGroups/securityRules",
                            "networkSecurityGroupName",
                            "securityRuleName")),
            entry("network:RouteTable", inGroup(NETWORK + "routeTables", "routeTableName")),
            entry("network:Route", inGroup(NETWORK + "routeTables/routes", "routeTableName", "routeName")),
            entry("network:NatGateway", inGroup(NETWORK + "natGateways", "natGatewayName")),
            entry("network:PublicIPAddress", inGroup(NETWORK + "publicIPAddresses", "publicIpAddressName")),
            entry("network:PublicIPPrefix", inGroup(NETWORK + "publicIPPrefixes", "publicIpPrefixName")),
            entry("network:NetworkInterface", inGroup(NETWORK + "networkInterfaces", "networkInterfaceName")),
            entry("network:BastionHost", inGroup(NETWORK + "bastionHosts", "bastionHostName")),
            entry("network:AzureFirewall", inGroup(NETWORK + "azureFirewalls", "azureFirewallName")),
            entry("network:FirewallPolicy", inGroup(NETWORK + "firewallPolicies", "firewallPolicyName")),
            entry(
                    "network:FirewallPolicyRuleCollectionGroup",
                    inGroup(
                            NETWORK + "firewallPolicies/ruleCollectionGroups",
                            "firewallPolicyName",
                            "ruleCollectionGroupName")),
            entry("network:IpGroup", inGroup(NETWORK + "ipGroups", "ipGroupsName")),
            entry("network:PrivateEndpoint", inGroup(NETWORK + "privateEndpoints", "privateEndpointName")),
            entry("network:ExpressRouteCircuit", inGroup(NETWORK + "expressRouteCircuits", "circuitName")),
            entry(
                    "network:ExpressRouteCircuitPeering",
                    inGroup(NETWORK + "expressRouteCircuits/peerings", "circuitName", "peeringName")),
            entry(
                    "network:ExpressRouteCircuitAuthorization",
                    inGroup(NETWORK + "expressRouteCircuits/authorizations", "circuitName", "authorizationName")),
            entry(
                    "network:ExpressRouteCircuitConnection",
                    inGroup(
                            NETWORK + "expressRouteCircuits/peerings/connections",
                            "circuitName",
                            "peeringName",
                            "connectionName")),
            entry("network:ExpressRoutePort", inGroup(NETWORK + "expressRoutePorts", "expressRoutePortName")),
            entry(
                    "network:VirtualNetworkGateway",
                    inGroup(NETWORK + "virtualNetworkGateways", "virtualNetworkGatewayName")),
            entry("network:LocalNetworkGateway", inGroup(NETWORK + "localNetworkGateways", "localNetworkGatewayName")),
            entry(
                    "network:VirtualNetworkGatewayConnection",
                    inGroup(NETWORK + "connections", "virtualNetworkGatewayConnectionName")),
            entry("network:LoadBalancer", inGroup(NETWORK + "loadBalancers", "loadBalancerName")),
            entry(
                    "network:LoadBalancerBackendAddressPool",
                    inGroup(
                            NETWORK + "loadBalancers/backendAddressPools",
                            "loadBalancerName",
                            "backendAddressPoolName")),
            entry(
                    "network:PrivateDnsZoneGroup",
                    inGroup(
                            NETWORK + "privateEndpoints/privateDnsZoneGroups",
                            "privateEndpointName",
                            "privateDnsZoneGroupName")),
            entry("network:PrivateZone", inGroup(NETWORK + "privateDnsZones", "privateZoneName")),
            entry(
                    "network:VirtualNetworkLink",
                    inGroup(
                            NETWORK + "privateDnsZones/virtualNetworkLinks",
                            "privateZoneName",
                            "virtualNetworkLinkName")),
            entry(
                    "network:WebApplicationFirewallPolicy",
                    inGroup(NETWORK + "applicationGatewayWebApplicationFirewallPolicies", "policyName")),
            entry("network:Profile", inGroup(NETWORK + "trafficManagerProfiles", "profileName")),
            entry("network:NetworkWatcher", inGroup(NETWORK + "networkWatchers", "networkWatcherName")),
            entry(
                    "network:ConnectionMonitor",
                    inGroup(
                            NETWORK + "networkWatchers/connectionMonitors",
                            "networkWatcherName",
                            "connectionMonitorName")),
            entry(
                    "network:FlowLog",
                    inGroup(NETWORK + "networkWatchers/flowLogs", "networkWatcherName", "flowLogName")),
            entry(
                    "operationalinsights:Workspace",
                    inGroup("Microsoft.OperationalInsights/workspaces", "workspaceName")),
            entry("insights:ActionGroup", inGroup("Microsoft.Insights/actionGroups", "actionGroupName")),
            entry("insights:MetricAlert", inGroup("Microsoft.Insights/metricAlerts", "ruleName")),
            entry("insights:ActivityLogAlert", inGroup("Microsoft.Insights/activityLogAlerts", "activityLogAlertName")),
            entry("insights:Workbook", inGroup("Microsoft.Insights/workbooks", "resourceName")),
            entry("insights:ScheduledQueryRule", inGroup("Microsoft.Insights/scheduledQueryRules", "ruleName")),
            entry(
                    "insights:DiagnosticSetting",
                    extending("Microsoft.Insights/diagnosticSettings", "name", "resourceUri")),
            entry(
                    "authorization:ManagementLockByScope",
                    extending("Microsoft.Authorization/locks", "lockName", "scope")),
            entry(
                    "authorization:ManagementLockAtResourceGroupLevel",
                    inGroup("Microsoft.Authorization/locks", "lockName")));

    /** Tokens by ARM types in lower case, as ARM compares them; the locks of a resource group are those of any scope. */
    private static final Map<String, TypeToken> TOKENS = KNOWN.entrySet().stream()
            .filter(known -> !known.getKey().equals("authorization:ManagementLockAtResourceGroupLevel"))
            .collect(Collectors.toUnmodifiableMap(
                    known -> known.getValue().path().toLowerCase(Locale.ROOT),
                    known -> TypeToken.of("azure-native:" + known.getKey()).orElseThrow()));

    /** The token of an ARM type such as {@code Microsoft.Network/connections}; empty where it is not in the table. */
    public static Optional<TypeToken> token(String path) {
        return Optional.ofNullable(TOKENS.get(path.toLowerCase(Locale.ROOT)));
    }

    private static ArmType inGroup(String path, String... nameInputs) {
        return new ArmType(path, List.of(nameInputs), Optional.empty());
    }

    private static ArmType extending(String path, String nameInput, String scopeInput) {
        return new ArmType(path, List.of(nameInput), Optional.of(scopeInput));
    }

    /**
     * The ARM type behind a token; the API version in a token such as {@code azure-native:network/v20230501:Subnet} does
     * not matter. A type that is not in the table gets a plausible one, so that its id is still unique and stable.
     */
    public static ArmType of(String token) {
        String type = token.substring(token.lastIndexOf(':') + 1);
        TypeToken azure = TypeToken.of(token).orElseGet(() -> new TypeToken("", type));
        ArmType known = KNOWN.get(azure.toString());
        if (known != null) {
            return known;
        }
        String module = azure.module();
        String camelCase = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        String namespace = module.isEmpty()
                ? "Microsoft.Resources"
                : "Microsoft." + module.substring(0, 1).toUpperCase(Locale.ROOT) + module.substring(1);
        return inGroup(namespace + "/" + camelCase + "s", camelCase + "Name");
    }

    /** The inputs that are part of the ARM id: a change of one of them is another resource. */
    public List<String> pathInputs() {
        return Stream.concat(Stream.of(scopeInput.orElse("resourceGroupName")), nameInputs.stream())
                .distinct()
                .toList();
    }

    /** The input that holds the resource's own name. */
    public String nameInput() {
        return nameInputs.get(nameInputs.size() - 1);
    }

    /**
     * The ARM id; empty where an input that it needs is missing, unknown or secret.
     *
     * @param name the resource's own name
     * @param input the text of an input
     */
    public Optional<String> id(String subscription, String name, Function<String, Optional<String>> input) {
        if (path.equals(RESOURCE_GROUP)) {
            return Optional.of("/subscriptions/" + subscription + "/resourceGroups/" + name);
        }
        Optional<String> scope = scopeInput.isPresent()
                ? input.apply(scopeInput.get())
                : input.apply("resourceGroupName")
                        .map(group -> "/subscriptions/" + subscription + "/resourceGroups/" + group);
        if (scope.isEmpty()) {
            return Optional.empty();
        }
        String[] segments = path.split("/", -1);
        StringBuilder id = new StringBuilder(scope.get()).append("/providers/").append(segments[0]);
        for (int i = 0; i < nameInputs.size(); i++) {
            Optional<String> segment = i == nameInputs.size() - 1 ? Optional.of(name) : input.apply(nameInputs.get(i));
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            id.append('/').append(segments[i + 1]).append('/').append(segment.get());
        }
        return Optional.of(id.toString());
    }
}
