package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.TypeToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type of resource of azure-native.
 *
 * @param token the type token without API version, such as {@code azure-native:network:VirtualNetwork}
 * @param template the id, with the inputs that it is made of in braces
 * @param type the ARM type, such as {@code Microsoft.Network/virtualNetworks}
 * @param path the inputs that the id is made of, outermost first, the resource group left out
 * @param replacing further inputs whose change replaces the resource; the provider's own list, which is short: any other
 *     change is an update, and Azure may refuse it only then
 */
record ResourceKind(String token, String template, String type, List<String> path, Set<String> replacing) {
    static final String GROUP_INPUT = "resourceGroupName";

    private static final Map<String, ResourceKind> BY_TOKEN = new ConcurrentHashMap<>();
    private static final Pattern INPUT = Pattern.compile("\\{(\\w+)}");
    private static final String PROVIDERS = "/providers/";
    private static final String GROUP_END = "/{" + GROUP_INPUT + "}";

    static final ResourceKind GROUP = of("resources:ResourceGroup", "location");
    static final ResourceKind NETWORK = of("network:VirtualNetwork", "location");
    static final ResourceKind SUBNET = of("network:Subnet");
    static final ResourceKind NETWORK_PEERING = of("network:VirtualNetworkPeering");
    static final ResourceKind SECURITY_GROUP = of("network:NetworkSecurityGroup");
    static final ResourceKind SECURITY_RULE = of("network:SecurityRule");
    static final ResourceKind ROUTE_TABLE = of("network:RouteTable");
    static final ResourceKind ROUTE = of("network:Route");
    static final ResourceKind PUBLIC_IP =
            of("network:PublicIPAddress", "location", "publicIPAddressVersion", "publicIPPrefix", "sku");
    static final ResourceKind NAT_GATEWAY = of("network:NatGateway");
    static final ResourceKind INTERFACE = of("network:NetworkInterface");
    static final ResourceKind PRIVATE_ENDPOINT = of("network:PrivateEndpoint", "subnet");
    static final ResourceKind ZONE_GROUP = of("network:PrivateDnsZoneGroup");
    static final ResourceKind ZONE = of("network:PrivateZone");
    static final ResourceKind ZONE_LINK = of("network:VirtualNetworkLink");
    static final ResourceKind ZONE_RECORD = of("network:PrivateRecordSet");
    static final ResourceKind FIREWALL = of("network:AzureFirewall");
    static final ResourceKind FIREWALL_POLICY = of("network:FirewallPolicy");
    static final ResourceKind RULE_GROUP = of("network:FirewallPolicyRuleCollectionGroup");
    static final ResourceKind IP_GROUP = of("network:IpGroup");
    static final ResourceKind GATEWAY = of("network:VirtualNetworkGateway");
    static final ResourceKind LOCAL_GATEWAY = of("network:LocalNetworkGateway");
    static final ResourceKind CONNECTION = of("network:VirtualNetworkGatewayConnection");
    static final ResourceKind CIRCUIT = of("network:ExpressRouteCircuit");
    static final ResourceKind PEERING = of("network:ExpressRouteCircuitPeering");
    static final ResourceKind AUTHORIZATION = of("network:ExpressRouteCircuitAuthorization");
    static final ResourceKind LOAD_BALANCER = of("network:LoadBalancer");
    static final ResourceKind WORKSPACE = of("operationalinsights:Workspace", "location");
    static final ResourceKind ACTION_GROUP = of("insights:ActionGroup", "location");
    static final ResourceKind METRIC_ALERT = of("insights:MetricAlert", "location");
    static final ResourceKind ACTIVITY_LOG_ALERT = of("insights:ActivityLogAlert", "location");
    static final ResourceKind QUERY_ALERT = of("insights:ScheduledQueryRule", "location");
    static final ResourceKind DIAGNOSTIC_SETTING = of("insights:DiagnosticSetting");
    static final ResourceKind WORKBOOK = of("insights:Workbook", "location");

    ResourceKind {
        path = List.copyOf(path);
        replacing = Set.copyOf(replacing);
    }

    /** The kind of a token; one with an API version ({@code azure-native:network/v20230201:X}) is the same kind. */
    static Optional<ResourceKind> ofToken(String token) {
        return TypeToken.of(token)
                .flatMap(type -> IdTable.template(type.token())
                        .map(template -> BY_TOKEN.computeIfAbsent(type.token(), own -> of(own, template, Set.of()))));
    }

    private static ResourceKind of(String type, String... replacing) {
        String token = "azure-native:" + type;
        String template = IdTable.template(token)
                .orElseThrow(() -> new IllegalStateException("azure-native has no type " + token));
        return BY_TOKEN.computeIfAbsent(token, own -> of(own, template, Set.of(replacing)));
    }

    private static ResourceKind of(String token, String template, Set<String> replacing) {
        List<String> path = new ArrayList<>();
        Matcher input = INPUT.matcher(template);
        while (input.find()) {
            String name = input.group(1);
            if (!name.equals("subscriptionId") && !name.equals(GROUP_INPUT)) {
                path.add(name);
            }
        }
        return new ResourceKind(
                token,
                template,
                typeIn(template),
                template.endsWith(GROUP_END) ? List.of(GROUP_INPUT) : path,
                replacing);
    }

    /** Every second segment after the last namespace. */
    private static String typeIn(String template) {
        int at = template.lastIndexOf(PROVIDERS);
        if (at < 0) {
            return "Microsoft.Resources/resourceGroups";
        }
        String[] segments = template.substring(at + PROVIDERS.length()).split("/", -1);
        StringBuilder type = new StringBuilder(segments[0]);
        for (int i = 1; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
        }
        return type.toString();
    }

    /** The kind of the parts that a resource of this kind lists as this property, where they can be resources of their own. */
    Optional<ResourceKind> partKind(String property) {
        String below = template + "/" + property + "/{";
        return PartKinds.of(below);
    }

    /** The properties in which a resource of this kind may list parts that can be resources of their own. */
    Set<String> partProperties() {
        return PartKinds.properties(template);
    }

    /** The name of the Java class of the SDK, without package. */
    String className() {
        return token.substring(token.lastIndexOf(':') + 1);
    }

    /** The SDK's module, such as {@code network}. */
    String module() {
        return token.split(":", -1)[1];
    }

    /** The input that names the resource itself; empty for one that there is only one of. */
    Optional<String> nameInput() {
        return template.endsWith("}") ? Optional.of(path.get(path.size() - 1)) : Optional.empty();
    }

    /** Whether it only watches what it refers to, so that Azure lets go of that all the same: alerts, diagnostic settings. */
    boolean isWatcher() {
        return module().equals("insights");
    }

    /** Whether the resource lives within another one whose name is an input. */
    boolean isChild() {
        return path.size() > 1 && inGroup();
    }

    /** Whether such a resource lives in a resource group that the inputs name. */
    boolean inGroup() {
        return IdTable.inGroup(template);
    }

    /** Whether a change of this input means a new resource. */
    boolean replacesOn(String input) {
        return inPath(input) || replacing.contains(input);
    }

    /** Whether the input is a part of the id and so no property of the resource. */
    boolean inPath(String input) {
        return template.contains("{" + input + "}");
    }

    /** The id that the inputs name. */
    ArmId id(String subscription, Bag inputs) {
        StringBuilder id = new StringBuilder();
        int end = 0;
        Matcher input = INPUT.matcher(template);
        while (input.find()) {
            String name = input.group(1);
            String value = name.equals("subscriptionId") ? subscription : required(inputs, name);
            boolean whole = value.startsWith("/") && id.isEmpty() && input.start() == 1;
            id.append(template, whole ? input.start() : end, input.start()).append(value);
            end = input.end();
        }
        return new ArmId(id.append(template.substring(end)).toString());
    }

    /** The inputs that an id says. */
    Map<String, String> inputsOf(ArmId id) {
        Matcher names = INPUT.matcher(template);
        List<String> inputs = new ArrayList<>();
        StringBuilder shape = new StringBuilder();
        int end = 0;
        while (names.find()) {
            inputs.add(names.group(1));
            boolean whole = names.start() == 1;
            shape.append(Pattern.quote(template.substring(whole ? 1 : end, names.start())))
                    .append(whole ? "(.+)" : "([^/]+)");
            end = names.end();
        }
        shape.append(Pattern.quote(template.substring(end)));
        Matcher values =
                Pattern.compile(shape.toString(), Pattern.CASE_INSENSITIVE).matcher(id.toString());
        Map<String, String> found = new LinkedHashMap<>();
        if (values.matches()) {
            for (int i = 0; i < inputs.size(); i++) {
                found.put(inputs.get(i), values.group(i + 1));
            }
        }
        found.remove("subscriptionId");
        return found;
    }

    private static String required(Bag inputs, String name) {
        return inputs.text(name)
                .orElseThrow(() -> AzureError.badRequest("MissingParameter", "'" + name + "' is missing"));
    }
}
