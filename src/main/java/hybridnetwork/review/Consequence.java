package hybridnetwork.review;

import hybridnetwork.lifecycle.ReplacementOutage;
import hybridnetwork.lifecycle.ReplacementOutage.Other;
import hybridnetwork.resources.RegisteredResource;
import java.util.Collection;
import java.util.Optional;

/**
 * What the loss of a resource means for the traffic, for an hour or for good.
 *
 * @param vpn whether the network has a VPN gateway
 * @param expressRoute whether it has an ExpressRoute gateway
 */
record Consequence(Other vpn, Other expressRoute) {
    /** In a network of which only a part is known. */
    static final Consequence ANYWHERE = new Consequence(Other.NOT_KNOWN, Other.NOT_KNOWN);

    static final String PROTECTED = "it is protected: the engine refuses until `pulumi state unprotect`";
    static final String PROVISIONED =
            "Azure deletes no circuit that its provider still has provisioned: have it deprovisioned first";

    /** Of deleting the peering of a circuit that stays: the program then takes the peering for the provider's. */
    static final String LEFT_TO_PROVIDER =
            "the circuit carries no traffic until its provider has configured the peering,"
                    + " which the provider must manage from now on";

    private static final String NO_BACKUP = ", and so no backup of ExpressRoute";
    private static final String CARRIES_NO_MORE = "this circuit carries no traffic any more";
    private static final String CIRCUIT_CARRIES_NOTHING = "this circuit carries no traffic meanwhile";

    /** In a network of these resources. */
    static Consequence in(Collection<RegisteredResource> network) {
        return new Consequence(
                Other.of(network.stream().anyMatch(Consequence::isVpn)),
                Other.of(network.stream().anyMatch(resource -> isGateway(resource) && !isVpn(resource))));
    }

    /** Of a new resource; empty for one that is there at once. */
    static Optional<String> ofAddition(RegisteredResource resource) {
        return isAtProvider(resource)
                ? Optional.of("it takes weeks until its provider has provisioned it; it carries no traffic before")
                : Optional.empty();
    }

    /** Of deleting a resource and creating it anew; empty for one that no traffic notices. */
    Optional<String> ofReplacement(RegisteredResource resource) {
        return Optional.ofNullable(
                switch (resource.kind()) {
                    case "VirtualNetworkGateway" ->
                        isVpn(resource)
                                ? ReplacementOutage.ofVpnGateway(expressRoute)
                                : ReplacementOutage.ofExpressRouteGateway(vpn);
                    case "ExpressRouteCircuit" -> ReplacementOutage.CIRCUIT;
                    case "ExpressRouteCircuitPeering" -> "minutes in which " + CIRCUIT_CARRIES_NOTHING;
                    case "VirtualNetworkGatewayConnection" ->
                        isIpsec(resource)
                                ? "minutes without this tunnel" + unlessAlone(", and so without the site's backup")
                                : "minutes in which " + CIRCUIT_CARRIES_NOTHING;
                    case "PublicIPAddress" -> "another public address; Azure refuses to delete one that a gateway uses";
                    case "VirtualNetwork" ->
                        "everything in the network goes with it; Azure refuses to delete it while anything is in it";
                    case "VirtualNetworkPeering" -> "moments in which the two networks do not reach each other";
                    case "NatGateway" -> "minutes without this way to the internet";
                    case "LoadBalancer" -> "minutes in which the service behind it cannot be reached";
                    case "ResourceGroup" ->
                        "every resource in it is deleted and created anew: keep its name, or deploy a stack beside this one";
                    default -> null;
                });
    }

    /** Of deleting a resource for good; empty for one that nobody misses. */
    Optional<String> ofRemoval(RegisteredResource resource) {
        return Optional.ofNullable(
                switch (resource.kind()) {
                    case "VirtualNetworkGateway" ->
                        isVpn(resource) ? "no VPN any more" + unlessAlone(NO_BACKUP) : "no ExpressRoute any more";
                    case "ExpressRouteCircuit" -> isAtProvider(resource) ? PROVISIONED : CARRIES_NO_MORE;
                    case "ExpressRouteCircuitPeering" -> CARRIES_NO_MORE;
                    case "VirtualNetworkGatewayConnection" ->
                        isIpsec(resource)
                                ? "the site has no tunnel any more" + unlessAlone(NO_BACKUP)
                                : CARRIES_NO_MORE;
                    case "VirtualNetworkPeering" ->
                        "the two networks no longer reach each other, nor the one the sites by the other's gateways";
                    case "VirtualNetwork" ->
                        "everything in the network goes with it; Azure refuses to delete it while anything is in it";
                    case "NatGateway" -> "its subnets no longer reach the internet by it";
                    case "LoadBalancer" -> "the service behind it can no longer be reached there";
                    default -> null;
                });
    }

    /** The VPN backs nothing up where it is the only way. */
    private String unlessAlone(String text) {
        return expressRoute == Other.ABSENT ? "" : text;
    }

    /** Whether it is a circuit that a provider provisions; one on the customer's own port nobody does. */
    static boolean isAtProvider(RegisteredResource resource) {
        return resource.kind().equals("ExpressRouteCircuit")
                && !resource.inputs().containsKey("expressRoutePort");
    }

    private static boolean isGateway(RegisteredResource resource) {
        return resource.kind().equals("VirtualNetworkGateway");
    }

    private static boolean isVpn(RegisteredResource gateway) {
        return isGateway(gateway) && "Vpn".equals(gateway.inputs().get("gatewayType"));
    }

    static boolean isIpsec(RegisteredResource connection) {
        return "IPsec".equals(connection.inputs().get("connectionType"));
    }
}
