package hybridnetwork.review;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Differences between Azure and the program that azure-native 2 is known to show though nobody changed anything.
 *
 * <p>All but keys are noise only where the program declares nothing; defaults only as long as they are the default.
 *
 * @param type of the resource, such as {@code VirtualNetwork}; {@code any} for every type
 * @param what a pattern for the property's whole path, an equals sign and the value in Azure
 * @param declared whether it is noise even where the program declares the property
 * @param reason why it means nothing, with the provider's issue where there is one
 */
public record KnownNoise(String type, Pattern what, boolean declared, String reason) {
    /** Issues are those of {@code pulumi/pulumi-azure-native}. */
    private static final List<KnownNoise> ALL = List.of(
            undeclared(
                    "any",
                    "(.*\\.)?(etag|provisioningState|resourceGuid|type|id|gatewayManagerEtag)=.*",
                    "Azure sets it, no input can, and a refresh reads it all the same (#2245)"),
            undeclared(
                    "VirtualNetwork",
                    "subnets\\[.*]\\.(privateEndpointNetworkPolicies=Disabled|privateLinkServiceNetworkPolicies=Enabled"
                            + "|(ipConfigurations|ipConfigurationProfiles|serviceAssociationLinks)=.*)"
                            + "|(enableDdosProtection|enableVmProtection)=false|flowTimeoutInMinutes=0",
                    "defaults of a network and its subnets, and who is in them (#2245, #3220)"),
            undeclared(
                    "PublicIPAddress",
                    "sku\\.tier=Regional|idleTimeoutInMinutes=4|ddosSettings.*VirtualNetworkInherited.*|ipAddress=.*",
                    "defaults of a public IP, and the address that Azure chose (#2245)"),
            undeclared("NetworkSecurityGroup", "flushConnection=false", "the default of a security group (#2245)"),
            undeclared(
                    "VirtualNetworkGateway",
                    "sku\\.capacity=.*|bgpSettings\\.(bgpPeeringAddress(es)?(\\[.*)?=.*|peerWeight=0)"
                            + "|(enablePrivateIpAddress|disableIPSecReplayProtection|enableBgpRouteTranslationForNat"
                            + "|allowRemoteVnetTraffic|allowVirtualWanTraffic)=false",
                    "defaults of a gateway, and the capacity and addresses that Azure chose (#2245, #3220)"),
            new KnownNoise(
                    "VirtualNetworkGatewayConnection",
                    Pattern.compile("(sharedKey|authorizationKey)=.*"),
                    true,
                    "Azure does not tell keys when it is asked for a connection, so nobody can compare them"),
            undeclared(
                    "VirtualNetworkGatewayConnection",
                    "(virtualNetworkGateway1|localNetworkGateway2)\\..*|routingWeight=0|connectionMode=Default"
                            + "|connectionProtocol=IKEv2|(useLocalAzureIpAddress|enablePrivateLinkFastPath)=false",
                    "defaults of a connection, and more of its two ends than their ids (#2245)"),
            undeclared(
                    "ExpressRouteCircuit",
                    "(peerings|authorizations)(\\[.*)?=.*",
                    "a circuit repeats what are resources of their own (#2368, #4178)"),
            undeclared(
                    "ExpressRouteCircuit",
                    "(allowClassicOperations|globalReachEnabled)=false"
                            + "|(circuitProvisioningState|serviceProviderProvisioningState|serviceProviderNotes|serviceKey)=.*",
                    "defaults of a circuit, and the provider's part; the program warns when that goes backwards"),
            new KnownNoise(
                    "ExpressRouteCircuitPeering",
                    Pattern.compile("sharedKey=.*"),
                    true,
                    "Azure does not tell the MD5 key, so nobody can compare it"),
            undeclared(
                    "ExpressRouteCircuitPeering",
                    "(azureASN|primaryAzurePort|secondaryAzurePort|connections|stats.*)=.*|stats\\..*",
                    "Azure's own part of a peering (#2245)"),
            undeclared(
                    "LoadBalancer",
                    "sku\\.tier=Regional|backendAddressPools\\[.*]\\.(loadBalancerBackendAddresses|backendIPConfigurations"
                            + "|loadBalancingRules)(\\[.*)?=.*|frontendIPConfigurations\\[.*]\\.(privateIPAddress=.*"
                            + "|privateIPAddressVersion=IPv4|loadBalancingRules=.*)|loadBalancingRules\\[.*]\\."
                            + "(enable(TcpReset|FloatingIP)=false|idleTimeoutInMinutes=4|loadDistribution=Default"
                            + "|backendAddressPools=.*)|probes\\[.*]\\.(probeThreshold=1|loadBalancingRules=.*)",
                    "defaults of a load balancer, back references, and members that join from elsewhere (#2245)"));

    private static final String EMPTY =
            "an empty value and none are the same, and Azure may answer with either (#2245)";

    private static KnownNoise undeclared(String type, String what, String reason) {
        return new KnownNoise(type, Pattern.compile(what), false, reason);
    }

    /** Why some differences are not told: every reason, for the documentation. */
    public static List<String> reasons() {
        return Stream.concat(Stream.of(EMPTY), ALL.stream().map(KnownNoise::reason))
                .toList();
    }

    /**
     * Why a difference means nothing; empty where it is drift.
     *
     * @param type such as {@code VirtualNetwork}
     * @param difference before: as declared; after: as Azure has it
     */
    static Optional<String> reason(String type, PropertyChange difference) {
        boolean declared = difference.before().isPresent();
        if (difference.before().map(KnownNoise::isNothing).orElse(true)
                && difference.after().map(KnownNoise::isNothing).orElse(true)) {
            return Optional.of(EMPTY);
        }
        String what = difference.path() + "="
                + difference.after().map(KnownNoise::text).orElse("");
        return ALL.stream()
                .filter(noise -> noise.type().equals("any") || noise.type().equals(type))
                .filter(noise -> !declared || noise.declared())
                .filter(noise -> noise.what().matcher(what).matches())
                .map(KnownNoise::reason)
                .findFirst();
    }

    /** A whole number as people write it. */
    private static String text(Object value) {
        return value instanceof Double number && number.longValue() == number
                ? Long.toString(number.longValue())
                : value.toString();
    }

    private static boolean isNothing(Object value) {
        return value.equals("")
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map
                        && map.values().stream().allMatch(each -> each != null && isNothing(each)));
    }
}
