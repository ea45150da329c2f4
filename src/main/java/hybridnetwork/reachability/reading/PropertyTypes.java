package hybridnetwork.reachability.reading;

import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The types that Azure gives to the properties that the proof reads, by their names.
 *
 * <p>A number or a flag may be written as text, and is then what the text says. A value of any other type would read like
 * one that is absent: a priority of nothing, a subnet without a filter. It becomes a value that is not known.
 */
public final class PropertyTypes {
    private enum Type {
        TEXT,
        NUMBER,
        WHOLE_NUMBER,
        FLAG,
        OBJECT,
        TEXTS,
        OBJECTS,
        /** A name that properties of several types have. */
        ANY
    }

    /** Their names are the user's, and may be those of properties. */
    private static final String TAGS = "tags";

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
    private static final Map<String, Type> TYPES = types(Map.of(
            Type.TEXT,
            "access addressPrefix circuitName connectionType destinationAddressPrefix destinationPortRange direction"
                    + " firewallPolicyName fqdn gatewayIpAddress gatewayType id ipAddress loadBalancerName name"
                    + " networkSecurityGroupName nextHopType peeringName peeringType privateIPAddress privateIPAddressVersion protocol"
                    + " protocolType publicIPAddressVersion routeName routeTableName ruleCollectionGroupName ruleCollectionType"
                    + " ruleConditionType ruleGroupName ruleType securityRuleName sourceAddressPrefix sourcePortRange"
                    + " state subnetName threatIntelMode translatedAddress translatedFqdn translatedPort"
                    + " virtualNetworkName vpnGatewayGeneration vpnType",
            Type.NUMBER,
            "asn bandwidthInGbps bandwidthInMbps",
            Type.WHOLE_NUMBER,
            "backendPort frontendPort port priority routingWeight",
            Type.FLAG,
            "activeActive allowGatewayTransit allowRemoteVnetTraffic allowVirtualNetworkAccess allowVirtualWanTraffic"
                    + " defaultOutboundAccess disableBgpRoutePropagation disableOutboundSnat enableBgp enableFloatingIP"
                    + " enableIPForwarding enableOnlyIPv6Peering enabled expressRouteGatewayBypass peerCompleteVnets"
                    + " useLocalAzureIpAddress usePolicyBasedTrafficSelectors"
                    + " useRemoteGateways",
            Type.OBJECT,
            "addressSpace backendAddressPool basePolicy firewallPolicy frontendIPConfiguration intrusionDetection"
                    + " localNetworkAddressSpace localNetworkGateway2 natGateway networkSecurityGroup peer"
                    + " publicIPAddress remoteAddressSpace remoteVirtualNetwork remoteVirtualNetworkAddressSpace"
                    + " routeTable ruleCondition serviceProviderProperties sku snat sourceVirtualNetwork subnet"
                    + " virtualNetworkGateway1",
            Type.TEXTS,
            "addressPrefixes destinationAddressPrefixes destinationAddresses destinationFqdns destinationIpGroups"
                    + " destinationPortRanges destinationPorts fqdnTags ipAddresses ipProtocols privateRanges"
                    + " sourceAddressPrefixes sourceAddresses sourceIpGroups sourcePortRanges targetFqdns targetUrls"
                    + " webCategories",
            Type.OBJECTS,
            "applicationRuleCollections backendAddressPools destinationApplicationSecurityGroups egressNatRules"
                    + " frontendIPConfigurations inboundNatPools inboundNatRules ingressNatRules ipConfigurations"
                    + " loadBalancerBackendAddresses loadBalancingRules natRuleCollections natRules"
                    + " networkRuleCollections outboundRules peerings probes routes ruleCollections ruleConditions"
                    + " rules securityRules serviceEndpoints sourceApplicationSecurityGroups subnets"
                    + " trafficSelectorPolicies virtualNetworkPeerings",
            Type.ANY,
            "action protocols"));

    private final Consumer<String> wrong;

    private PropertyTypes(Consumer<String> wrong) {
        this.wrong = wrong;
    }

    /**
     * The bag with every value of its property's type, or not known.
     *
     * @param wrong is told the property of each value that was of another type
     */
    public static Bag of(Bag bag, Consumer<String> wrong) {
        return new Bag(new PropertyTypes(wrong).properties(bag.values()));
    }

    /** Whether the proof reads properties of a name. */
    static boolean reads(String property) {
        return TYPES.containsKey(property);
    }

    private static Map<String, Type> types(Map<Type, String> names) {
        Map<String, Type> types = new HashMap<>();
        names.forEach((type, text) -> List.of(text.split(" ", -1)).forEach(name -> types.put(name, type)));
        return Map.copyOf(types);
    }

    /** The same map where nothing has to be changed, as in nearly all: a network has some hundred thousand of them. */
    @SuppressWarnings("unchecked") // the keys of bags are texts
    private Map<String, Object> properties(Map<?, ?> values) {
        Map<String, Object> typed = (Map<String, Object>) values;
        for (Map.Entry<String, Object> property : ((Map<String, Object>) values).entrySet()) {
            Object value = property(property.getKey(), property.getValue());
            if (value != property.getValue()) {
                typed = typed == values ? new LinkedHashMap<>(typed) : typed;
                typed.put(property.getKey(), value);
            }
        }
        return typed;
    }

    private Object property(String name, Object value) {
        if (name.equals(TAGS)) {
            return value;
        }
        Type type = TYPES.get(name);
        if (type == null || type == Type.ANY) {
            return within(value);
        }
        // Most properties by far; nothing to be made of it.
        if (type == Type.TEXT && value instanceof String) {
            return value;
        }
        return typed(name, type, value).orElseGet(() -> unknown(name));
    }

    private Object unknown(String name) {
        wrong.accept(name);
        return Opaque.UNKNOWN;
    }

    /** A value of a property of any type, with the properties inside it. */
    private Object within(Object value) {
        if (value instanceof Map<?, ?> map) {
            return properties(map);
        }
        if (!(value instanceof List<?> list)) {
            return value;
        }
        return elements(list, this::within);
    }

    private static List<?> elements(List<?> list, UnaryOperator<Object> typed) {
        List<Object> elements = new ArrayList<>(list.size());
        boolean changed = false;
        for (Object element : list) {
            Object is = typed.apply(element);
            elements.add(is);
            changed |= is != element;
        }
        return changed ? elements : list;
    }

    private Optional<Object> typed(String name, Type type, Object value) {
        if (value instanceof Opaque) {
            return Optional.of(value);
        }
        return switch (type) {
            case TEXT -> Optional.of(value).filter(it -> it instanceof String || it instanceof Double);
            case NUMBER -> number(value).map(number -> number);
            case WHOLE_NUMBER -> number(value).filter(it -> it == Math.rint(it)).map(number -> number);
            case FLAG -> flag(value);
            case OBJECT -> Optional.of(value).filter(Map.class::isInstance).map(this::within);
            case TEXTS -> elements(name, Type.TEXT, value);
            case OBJECTS -> elements(name, Type.OBJECT, value);
            case ANY -> Optional.of(within(value));
        };
    }

    private Optional<Object> elements(String name, Type type, Object value) {
        if (!(value instanceof List<?> list)) {
            return Optional.empty();
        }
        return Optional.of(elements(list, element -> typed(name, type, element).orElseGet(() -> unknown(name))));
    }

    private static Optional<Double> number(Object value) {
        if (value instanceof String text && NUMBER.matcher(text).matches()) {
            return Optional.of(Double.valueOf(text));
        }
        return value instanceof Double number ? Optional.of(number) : Optional.empty();
    }

    private static Optional<Object> flag(Object value) {
        if (value instanceof String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
        return Optional.of(value).filter(Boolean.class::isInstance);
    }
}
