package hybridnetwork.adopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Azure answers of a resource though nobody has said it, and keeps where a request leaves it out: ids, states, what stands
 * beside the resource and is shown in it, and defaults. That a value which is Azure's default stays when a request no longer says it
 * is an assumption: no document says it of every property.
 */
final class AzuresOwn {
    /** Told by Azure alone, though the SDK takes them as inputs, or resources of their own that are shown inside another. */
    private static final Set<String> TOLD = Set.of(
            "id",
            "etag",
            "type",
            "provisioningState",
            "resourceGuid",
            "gatewayManagerEtag",
            "circuitProvisioningState",
            "serviceProviderProvisioningState",
            "serviceKey",
            "stag",
            "lastModifiedBy",
            "azureASN",
            "primaryAzurePort",
            "secondaryAzurePort",
            "globalReachEnabled",
            "authorizationUseStatus",
            "ipAddress",
            "bgpPeeringAddress",
            "bgpPeeringAddresses",
            "peeringState",
            "peeringSyncLevel",
            "remoteVirtualNetworkAddressSpace",
            "virtualNetworkPeerings",
            "peerings",
            "authorizations",
            "connections",
            "backendIPConfigurations",
            "inboundNatPools",
            "locations",
            "backendAddressPools",
            "numberOfProbesThreshold");

    /** Defaults of Azure's that are not empty, zero or false. */
    private static final Map<String, Set<Object>> DEFAULTS = Map.ofEntries(
            Map.entry("idleTimeoutInMinutes", Set.of(4.0)),
            Map.entry("privateEndpointNetworkPolicies", Set.of("Disabled")),
            Map.entry("privateLinkServiceNetworkPolicies", Set.of("Enabled")),
            Map.entry("publicIPAddressVersion", Set.of("IPv4")),
            Map.entry("privateIPAddressVersion", Set.of("IPv4")),
            Map.entry("privateIPAllocationMethod", Set.of("Dynamic")),
            Map.entry("connectionMode", Set.of("Default")),
            Map.entry("connectionProtocol", Set.of("IKEv2")),
            Map.entry("vpnGatewayGeneration", Set.of("None")),
            Map.entry("tier", Set.of("Regional")),
            Map.entry("threatIntelMode", Set.of("Alert")),
            Map.entry("dpdTimeoutSeconds", Set.of(45.0)),
            Map.entry("protectionMode", Set.of("VirtualNetworkInherited")),
            Map.entry("loadDistribution", Set.of("Default")),
            Map.entry("probeThreshold", Set.of(1.0)),
            Map.entry("asn", Set.of(65515.0)));

    private final Set<String> passedOver = new LinkedHashSet<>();

    /** The paths of what was left out. */
    Set<String> passedOver() {
        return passedOver;
    }

    /** What Azure has, without what is Azure's own where the program does not say it. */
    Map<String, Object> without(Map<String, Object> azure, Map<String, Object> program) {
        return without("", azure, program);
    }

    private Map<String, Object> without(String path, Map<?, ?> azure, Map<?, ?> program) {
        Map<String, Object> rest = new LinkedHashMap<>();
        azure.forEach((key, value) -> {
            String name = String.valueOf(key);
            String at = path.isEmpty() ? name : path + "." + name;
            Object wanted = program.get(key);
            if (wanted == null && isOwn(name, value)) {
                passedOver.add(at);
            } else {
                rest.put(name, wanted == null ? value : inside(at, value, wanted));
            }
        });
        return rest;
    }

    private Object inside(String path, Object azure, Object wanted) {
        if (azure instanceof Map<?, ?> map && wanted instanceof Map<?, ?> other) {
            return without(path, map, other);
        }
        if (azure instanceof List<?> list && wanted instanceof List<?> others) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                Object element = list.get(i);
                Optional<?> counterpart = counterpart(element, i, others);
                elements.add(counterpart.isPresent() ? inside(path + "[]", element, counterpart.get()) : element);
            }
            return elements;
        }
        return azure;
    }

    /** The element of the same name, or of the same place where elements have none. */
    private static Optional<?> counterpart(Object element, int place, List<?> others) {
        if (element instanceof Map<?, ?> map && map.get("name") instanceof String name) {
            return others.stream()
                    .filter(other -> other instanceof Map<?, ?> named
                            && named.get("name") instanceof String otherName
                            && otherName.equalsIgnoreCase(name))
                    .findFirst();
        }
        return place < others.size() ? Optional.of(others.get(place)) : Optional.empty();
    }

    /** Whether Azure has a value of its own accord. */
    static boolean isOwn(String name, Object value) {
        return TOLD.contains(name) || isEmpty(value) || isDefault(name, value);
    }

    private static boolean isDefault(String name, Object value) {
        return DEFAULTS.getOrDefault(name, Set.of()).contains(value)
                || (value instanceof Map<?, ?> map
                        && map.entrySet().stream()
                                .allMatch(entry -> isOwn(String.valueOf(entry.getKey()), entry.getValue())));
    }

    private static boolean isEmpty(Object value) {
        return value.equals(false)
                || value.equals(0.0)
                || value.equals("")
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }
}
