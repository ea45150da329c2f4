package hybridnetwork.review;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values that azure-native 2 is known to tell of Azure though nobody changed anything.
 *
 * <p>Each is known by what it says, never by where it stands alone: a default, what only Azure can have set, or a name that the
 * stack has as a resource of its own ({@link RepeatedResources}). All but keys, and what
 * else Azure does not tell, are noise only where the program declares nothing.
 *
 * @param type of the resource, such as {@code VirtualNetwork}; {@code any} for every type
 * @param what a pattern for the property's whole path, an equals sign and the value in Azure
 * @param declared whether it is noise even where the program declares the property
 * @param reason why it means nothing, with the provider's issue where there is one
 */
record KnownNoise(String type, Pattern what, boolean declared, String reason) {
    private static final String ADDRESS = "\\[?(?!169\\.254\\.)\\d+\\.\\d+\\.\\d+\\.\\d+]?";
    private static final String ADDRESSES = ADDRESS + "(, ?" + ADDRESS + ")*";
    private static final String KEY = "(sharedKey|authorizationKey)=(\\[secret])?";

    /** Issues are those of {@code pulumi/pulumi-azure-native}, or of the repository that is named: of Azure, where no owner is. */
    private static final List<KnownNoise> ALL = List.of(
            undeclared(
                    "any",
                    "(.*\\.)?((etag|resourceGuid|gatewayManagerEtag)=.*|provisioningState=Succeeded|type=Microsoft\\..*)"
                            + "|.*\\[(?<name>[^]]+)]\\.id=(?i:.*/\\k<name>)",
                    "Azure sets it, no input can, and a refresh reads it all the same (#2245)"),
            undeclared(
                    "VirtualNetwork",
                    "subnets\\[.*]\\.(privateEndpointNetworkPolicies=Disabled|privateLinkServiceNetworkPolicies=Enabled"
                            + "|(ipConfigurations|ipConfigurationProfiles|serviceAssociationLinks)=.*)"
                            + "|(enableDdosProtection|enableVmProtection)=false|flowTimeoutInMinutes=0",
                    "defaults of a network and its subnets, and who is in them (#2245, #3220)"),
            undeclared(
                    "PublicIPAddress",
                    "sku\\.tier=Regional|idleTimeoutInMinutes=4|ddosSettings\\.protectionMode=VirtualNetworkInherited"
                            + "|ipAddress=" + ADDRESS,
                    "defaults of a public IP, and the address that Azure chose (#2245)"),
            undeclared("NetworkSecurityGroup", "flushConnection=false", "the default of a security group (#2245)"),
            undeclared(
                    "VirtualNetworkGateway",
                    "sku\\.capacity=2|bgpSettings\\.(peerWeight=0|bgpPeeringAddress=" + ADDRESSES
                            + "|bgpPeeringAddresses\\[.*]\\.(ipconfigurationId=.*|(default|tunnel)(BgpIp|Ip)Addresses="
                            + ADDRESSES + "))|(enablePrivateIpAddress|disableIPSecReplayProtection"
                            + "|enableBgpRouteTranslationForNat|allowRemoteVnetTraffic|allowVirtualWanTraffic)=false",
                    "defaults of a gateway, and the capacity and addresses that Azure chose (#2245, #3220)"),
            undeclared(
                    "VirtualNetworkGateway",
                    "tags\\.CreatedBy=GatewaySKUMigration",
                    "Azure's guided gateway migration made the gateway, and marks it by a tag"),
            new KnownNoise(
                    "VirtualNetworkGatewayConnection",
                    Pattern.compile(KEY),
                    true,
                    "Azure does not tell keys when it is asked for a connection, so nobody can compare them"),
            undeclared(
                    "VirtualNetworkGatewayConnection",
                    "(virtualNetworkGateway1|localNetworkGateway2)\\..*|routingWeight=0|connectionMode=Default"
                            + "|connectionProtocol=IKEv2|(useLocalAzureIpAddress|enablePrivateLinkFastPath)=false",
                    "defaults of a connection, and more of its two ends than their ids (#2245)"),
            undeclared(
                    "ExpressRouteCircuit",
                    "(allowClassicOperations|globalReachEnabled)=false|circuitProvisioningState=Enabled"
                            + "|serviceProviderProvisioningState=Provisioned|(serviceProviderNotes|serviceKey)=.*",
                    "defaults of a circuit, and the provider's part while it is done"),
            new KnownNoise(
                    "ExpressRouteCircuitPeering",
                    Pattern.compile(KEY),
                    true,
                    "Azure does not tell the MD5 key, so nobody can compare it"),
            undeclared(
                    "ExpressRouteCircuitPeering",
                    "azureASN=12076|(primaryAzurePort|secondaryAzurePort)=.*|stats\\..*",
                    "Azure's own part of a peering (#2245)"),
            undeclared(
                    "ExpressRouteCircuitPeering",
                    "microsoftPeeringConfig\\.(advertisedPublicPrefixesState=NotConfigured|(customerASN|legacyMode)=0"
                            + "|routingRegistryName=NONE)",
                    "Azure answers for a private peering with a Microsoft peering's defaults (terraform-provider-azurerm#12148)"),
            undeclared(
                    "LoadBalancer",
                    "sku\\.tier=Regional|backendAddressPools\\[.*]\\.(loadBalancerBackendAddresses|backendIPConfigurations"
                            + "|loadBalancingRules)=.*|frontendIPConfigurations\\[.*]\\.(privateIPAddress=" + ADDRESS
                            + "|privateIPAddressVersion=IPv4|loadBalancingRules=.*)|loadBalancingRules\\[.*]\\."
                            + "(enable(TcpReset|FloatingIP)=false|idleTimeoutInMinutes=4|loadDistribution=Default"
                            + "|backendAddressPools=.*)|probes\\[.*]\\.(probeThreshold=1|loadBalancingRules=.*)",
                    "defaults of a load balancer, back references, and members that join from elsewhere (#2245)"),
            undeclared(
                    "MetricAlert",
                    "autoMitigate=true|targetResource(Type|Region)=.*|criteria\\.allOf(\\[.*])?\\."
                            + "(metricNamespace=.*|skipMetricValidation=false)",
                    "defaults of a metric alert, and what Azure works out from what it watches (azure-cli#8223)"),
            undeclared("ActivityLogAlert", "enabled=true", "the default of an activity log alert"),
            undeclared(
                    "ActionGroup",
                    ".*Receivers\\[.*]\\.(status=Enabled|(useCommonAlertSchema|useAadAuth)=false)",
                    "defaults of receivers, and that they have not opted out"),
            undeclared(
                    "DiagnosticSetting",
                    "(logs|metrics)\\[(?<what>[^]]+)]\\.(category=\\k<what>|enabled=false)"
                            + "|(logs|metrics)(\\[.*])?\\.(retentionPolicy\\.(days=0|enabled=false)|timeGrain=.*)"
                            + "|logAnalyticsDestinationType=AzureDiagnostics",
                    "Azure lists every category that the resource has, and retention that is no more"
                            + " (azure-rest-api-specs#22400)"),
            new KnownNoise(
                    "DiagnosticSetting",
                    Pattern.compile("logAnalyticsDestinationType="),
                    true,
                    "Azure tells of some types of resources no destination type, whatever it was given"
                            + " (azure-rest-api-specs#22400)"),
            undeclared(
                    "Workspace",
                    "sku\\.lastSkuUpdate=.*|workspaceCapping\\.(dailyQuotaGb=-1|quotaNextResetTime=.*|dataIngestionStatus=.*)"
                            + "|publicNetworkAccessFor(Ingestion|Query)=Enabled|retentionInDays=30|forceCmkForQuery=false"
                            + "|features\\.(enableLogAccessUsingOnlyResourcePermissions=true|disableLocalAuth=false"
                            + "|(legacy|searchVersion)=.*)",
                    "defaults of a workspace (azure-rest-api-specs#21591)"),
            new KnownNoise(
                    "Workbook",
                    Pattern.compile("serializedData="),
                    true,
                    "Azure does not tell a workbook's content unless it is asked for it (arm-template-whatif#244)"),
            undeclared(
                    "Workbook",
                    "kind=shared|(version|revision|userId|timeModified|sourceId|identity\\.type)=.*",
                    "what Azure notes of a workbook (arm-template-whatif#244)"));

    /** Why an empty value where the other side has none, or the other way round, means nothing. */
    static final String EMPTY = "an empty value and none are the same, and Azure may answer with either (#2245)";

    /** Why two texts that differ in case alone mean nothing, where they are ids or names of SKUs. */
    static final String CASE =
            "Azure takes ids and SKUs in any case, and may answer in another (azure-cli#8223, terraform-provider-azurerm#22597)";

    private static KnownNoise undeclared(String type, String what, String reason) {
        return new KnownNoise(type, Pattern.compile(what), false, reason);
    }

    /** Why some differences are not told: every reason, for the documentation. */
    static List<String> reasons() {
        return Stream.of(
                        Stream.of(EMPTY, CASE),
                        ALL.stream().map(KnownNoise::reason),
                        RepeatedResources.reasons().stream())
                .flatMap(reasons -> reasons)
                .toList();
    }

    /**
     * Why a value in Azure, a whole one or a part of one, means nothing; empty where it is drift.
     *
     * @param type such as {@code VirtualNetwork}
     * @param declared whether the program declares the property, with another value
     * @param azure empty where Azure has none
     */
    static Optional<String> reason(String type, String path, boolean declared, Optional<Object> azure) {
        String what = path + "=" + azure.map(KnownNoise::text).orElse("");
        return ALL.stream()
                .filter(noise -> noise.type().equals("any") || noise.type().equals(type))
                .filter(noise -> !declared || noise.declared())
                .filter(noise -> noise.what().matcher(what).matches())
                .map(KnownNoise::reason)
                .findFirst();
    }

    /** Whether two values of a property are the same but for the case of ids in them, or of a SKU's name. */
    static boolean isSameButForCase(String path, Object one, Object other) {
        if (one instanceof List<?> first && other instanceof List<?> second) {
            return first.size() == second.size()
                    && IntStream.range(0, first.size())
                            .allMatch(i -> isSameButForCase(path, first.get(i), second.get(i)));
        }
        boolean any = String.valueOf(one).startsWith("/subscriptions/") || path.endsWith("sku.name");
        return one.equals(other)
                || (any && one instanceof String text && other instanceof String same && text.equalsIgnoreCase(same));
    }

    /** A whole number as people write it. */
    private static String text(Object value) {
        return value instanceof Double number && number.longValue() == number
                ? Long.toString(number.longValue())
                : value.toString();
    }

    /** Whether a value says nothing: empty, or made of what is. */
    static boolean isNothing(Object value) {
        return value.equals("")
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map
                        && map.values().stream().allMatch(each -> each != null && isNothing(each)));
    }
}
