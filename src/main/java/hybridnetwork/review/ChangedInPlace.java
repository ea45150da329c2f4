package hybridnetwork.review;

import hybridnetwork.resources.RegisteredResource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an update in place means: for the other end, which nobody changes from here, for the traffic, and how long it takes. */
final class ChangedInPlace {
    private static final String DEVICE =
            "the site's tunnel ends at another device, which must be ready for it: its key, its"
                    + " policy and the gateway's addresses";
    private static final String DEVICE_BGP =
            "the site's device must speak BGP so too: until both ends agree there is no session, and nothing is learned over"
                    + " the tunnel";
    private static final String EVERY_DEVICE_ASN =
            "every site's device must name this AS number for Azure's end: until then it has no BGP session";
    private static final String EVERY_DEVICE_ADDRESS =
            "the devices that peer with these addresses must be changed too: until then they have no BGP session";
    private static final String POLICY =
            "the site's device must propose the same policy: until then the tunnel does not come up";
    private static final String WEIGHT =
            "traffic towards the sites moves: of several connections with the same route Azure"
                    + " takes the one with the higher weight";
    private static final String PEERING =
            "the router at the other end must be changed with it: until both ends agree the circuit's BGP sessions are down";
    private static final String RESIZE = "about 45 minutes";
    private static final String SECOND_INSTANCE =
            "the sites' devices must be changed with it: each has a tunnel to every active instance";
    private static final String BANDWIDTH = "the provider has to raise its part too";

    private ChangedInPlace() {}

    /** One text for each thing to know; none where nobody has to do or to mind anything. */
    static Set<String> means(RegisteredResource now, List<PropertyChange> properties) {
        Set<String> texts = new LinkedHashSet<>();
        properties.forEach(change -> means(now, change).ifPresent(texts::add));
        return texts;
    }

    private static Optional<String> means(RegisteredResource now, PropertyChange change) {
        String path = change.path();
        return Optional.ofNullable(
                switch (now.kind()) {
                    case "LocalNetworkGateway" -> ofSite(path);
                    case "VirtualNetworkGateway" -> ofGateway(now, path);
                    case "VirtualNetworkGatewayConnection" -> ofConnection(path);
                    case "ExpressRouteCircuitPeering" -> ofPeering(path, change);
                    case "ExpressRouteCircuit" ->
                        path.equals("serviceProviderProperties.bandwidthInMbps") ? BANDWIDTH : null;
                    default -> null;
                });
    }

    private static @Nullable String ofSite(String path) {
        if (path.equals("gatewayIpAddress") || path.equals("fqdn")) {
            return DEVICE;
        }
        return path.startsWith("bgpSettings") ? DEVICE_BGP : null;
    }

    private static @Nullable String ofGateway(RegisteredResource now, String path) {
        if (!"Vpn".equals(now.inputs().get("gatewayType"))) {
            return null;
        }
        if (path.equals("bgpSettings.asn")) {
            return EVERY_DEVICE_ASN;
        }
        if (path.startsWith("bgpSettings.bgpPeeringAddresses")) {
            return EVERY_DEVICE_ADDRESS;
        }
        return switch (path) {
            case "sku.name" -> RESIZE;
            case "activeActive" -> SECOND_INSTANCE;
            default -> null;
        };
    }

    private static @Nullable String ofConnection(String path) {
        if (path.startsWith("ipsecPolicies") || path.startsWith("trafficSelectorPolicies")) {
            return POLICY;
        }
        if (path.startsWith("gatewayCustomBgpIpAddresses")) {
            return EVERY_DEVICE_ADDRESS;
        }
        return switch (path) {
            case "usePolicyBasedTrafficSelectors", "connectionProtocol" -> POLICY;
            case "enableBgp" -> DEVICE_BGP;
            case "routingWeight" -> WEIGHT;
            default -> null;
        };
    }

    private static @Nullable String ofPeering(String path, PropertyChange change) {
        return switch (path) {
            case "vlanId", "peerASN", "primaryPeerAddressPrefix", "secondaryPeerAddressPrefix", "sharedKey" -> PEERING;
            case "state" ->
                change.after().equals(Optional.of("Disabled"))
                        ? "the circuit carries no traffic until it is enabled again"
                        : "the circuit carries traffic again";
            default -> null;
        };
    }
}
