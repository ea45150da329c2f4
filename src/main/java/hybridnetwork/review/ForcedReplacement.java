package hybridnetwork.review;

import hybridnetwork.plan.ArmType;
import java.util.Map;
import java.util.Set;

/**
 * The inputs whose change the engine answers with a replacement, always the old resource first: for azure-native 2 those in the
 * ARM id, and a few that Azure fixes at creation; for connections, as the program asks, what they refer to. Every other change
 * is an update, whether or not Azure then accepts it.
 */
final class ForcedReplacement {
    private static final Map<String, Set<String>> FIXED = Map.of(
            "azure-native:resources:ResourceGroup", Set.of("location"),
            "azure-native:network:VirtualNetwork", Set.of("location"),
            "azure-native:network:PublicIPAddress",
                    Set.of("location", "publicIPAddressVersion", "publicIPPrefix", "sku"),
            "azure-native:network:VirtualNetworkGatewayConnection",
                    Set.of("virtualNetworkGateway1", "localNetworkGateway2", "peer"));

    private ForcedReplacement() {}

    static boolean by(PropertyChange change, String type) {
        return ArmType.of(type).pathInputs().contains(change.input())
                || FIXED.getOrDefault(type, Set.of()).contains(change.input());
    }
}
