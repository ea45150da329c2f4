package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.TypeToken;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A type of resource that the simulated provider knows.
 *
 * @param token the type token without API version, such as {@code azure-native:network:VirtualNetwork}
 * @param type the ARM type, such as {@code Microsoft.Network/virtualNetworks}
 * @param path the inputs that the id is made of, outermost first, the resource group left out
 * @param replacing further inputs whose change replaces the resource; the provider's own list, which is short: any other
 *     change is an update, and Azure may refuse it only then
 */
record ResourceKind(String token, String type, List<String> path, Set<String> replacing) {
    static final String GROUP_INPUT = "resourceGroupName";
    static final ResourceKind GROUP = new ResourceKind(
            "azure-native:resources:ResourceGroup",
            "Microsoft.Resources/resourceGroups",
            List.of(GROUP_INPUT),
            Set.of("location"));
    static final ResourceKind NETWORK =
            network("VirtualNetwork", "virtualNetworks", "virtualNetworkName").replacedBy("location");
    static final ResourceKind SECURITY_GROUP =
            network("NetworkSecurityGroup", "networkSecurityGroups", "networkSecurityGroupName");
    static final ResourceKind PUBLIC_IP = network("PublicIPAddress", "publicIPAddresses", "publicIpAddressName")
            .replacedBy("location", "publicIPAddressVersion", "publicIPPrefix", "sku");
    static final ResourceKind GATEWAY =
            network("VirtualNetworkGateway", "virtualNetworkGateways", "virtualNetworkGatewayName");
    static final ResourceKind LOCAL_GATEWAY =
            network("LocalNetworkGateway", "localNetworkGateways", "localNetworkGatewayName");
    static final ResourceKind CONNECTION =
            network("VirtualNetworkGatewayConnection", "connections", "virtualNetworkGatewayConnectionName");
    static final ResourceKind CIRCUIT = network("ExpressRouteCircuit", "expressRouteCircuits", "circuitName");
    static final ResourceKind PEERING =
            network("ExpressRouteCircuitPeering", "expressRouteCircuits/peerings", "circuitName", "peeringName");
    static final ResourceKind AUTHORIZATION = network(
            "ExpressRouteCircuitAuthorization",
            "expressRouteCircuits/authorizations",
            "circuitName",
            "authorizationName");
    static final ResourceKind LOAD_BALANCER = network("LoadBalancer", "loadBalancers", "loadBalancerName");
    static final ResourceKind ROUTE_TABLE = network("RouteTable", "routeTables", "routeTableName");

    /** An extension resource: its id continues the id of what it watches, given as {@code resourceUri}. */
    static final ResourceKind DIAGNOSTIC_SETTING = new ResourceKind(
            "azure-native:insights:DiagnosticSetting",
            "Microsoft.Insights/diagnosticSettings",
            List.of("resourceUri", "name"),
            Set.of());

    private static final Map<String, ResourceKind> BY_TOKEN = index(
            GROUP,
            NETWORK,
            SECURITY_GROUP,
            PUBLIC_IP,
            GATEWAY,
            LOCAL_GATEWAY,
            CONNECTION,
            CIRCUIT,
            PEERING,
            AUTHORIZATION,
            LOAD_BALANCER,
            ROUTE_TABLE,
            network("NetworkInterface", "networkInterfaces", "networkInterfaceName"),
            network("ExpressRoutePort", "expressRoutePorts", "expressRoutePortName"),
            DIAGNOSTIC_SETTING,
            insights("MetricAlert", "metricAlerts", "ruleName"),
            insights("ActionGroup", "actionGroups", "actionGroupName"),
            insights("ActivityLogAlert", "activityLogAlerts", "activityLogAlertName"),
            insights("ScheduledQueryRule", "scheduledQueryRules", "ruleName"),
            new ResourceKind(
                    "azure-native:operationalinsights:Workspace",
                    "Microsoft.OperationalInsights/workspaces",
                    List.of("workspaceName"),
                    Set.of()));

    ResourceKind {
        path = List.copyOf(path);
        replacing = Set.copyOf(replacing);
    }

    /** The kind of a token; one with an API version ({@code azure-native:network/v20230201:X}) is the same kind. */
    static Optional<ResourceKind> ofToken(String token) {
        return TypeToken.of(token).flatMap(type -> Optional.ofNullable(BY_TOKEN.get(type.token())));
    }

    /** The name of the Java class of the SDK, without package. */
    String className() {
        return token.substring(token.lastIndexOf(':') + 1);
    }

    /** The SDK's module, such as {@code network}. */
    String module() {
        return token.split(":", -1)[1];
    }

    /** The input that names the resource itself. */
    String nameInput() {
        return path.get(path.size() - 1);
    }

    /** Whether a change of this input means a new resource. */
    boolean replacesOn(String input) {
        return input.equals(GROUP_INPUT) || path.contains(input) || replacing.contains(input);
    }

    /** Whether the input is a part of the id and so no property of the resource. */
    boolean inPath(String input) {
        return input.equals(GROUP_INPUT) || path.contains(input);
    }

    /** The id that the inputs name. */
    ArmId id(String subscription, Bag inputs) {
        if (this.equals(GROUP)) {
            return ArmId.ofGroup(subscription, required(inputs, GROUP_INPUT));
        }
        if (this.equals(DIAGNOSTIC_SETTING)) {
            return ArmId.parse(required(inputs, "resourceUri") + "/providers/" + type + "/" + required(inputs, "name"));
        }
        StringBuilder text = new StringBuilder()
                .append(ArmId.ofGroup(subscription, required(inputs, GROUP_INPUT)))
                .append("/providers/")
                .append(type, 0, type.indexOf('/'));
        String[] types = type.substring(type.indexOf('/') + 1).split("/", -1);
        for (int i = 0; i < types.length; i++) {
            text.append('/').append(types[i]).append('/').append(required(inputs, path.get(i)));
        }
        return ArmId.parse(text.toString());
    }

    private static String required(Bag inputs, String name) {
        return inputs.text(name)
                .orElseThrow(() -> AzureError.badRequest("MissingParameter", "'" + name + "' is missing"));
    }

    private ResourceKind replacedBy(String... inputs) {
        return new ResourceKind(token, type, path, Set.of(inputs));
    }

    private static ResourceKind network(String name, String type, String... path) {
        return new ResourceKind("azure-native:network:" + name, "Microsoft.Network/" + type, List.of(path), Set.of());
    }

    private static ResourceKind insights(String name, String type, String path) {
        return new ResourceKind("azure-native:insights:" + name, "Microsoft.Insights/" + type, List.of(path), Set.of());
    }

    private static Map<String, ResourceKind> index(ResourceKind... kinds) {
        return Arrays.stream(kinds).collect(Collectors.toUnmodifiableMap(ResourceKind::token, kind -> kind));
    }
}
