package hybridnetwork.review;

import hybridnetwork.resources.ArmType;
import hybridnetwork.resources.TypeToken;
import java.util.Map;
import java.util.Set;

/**
 * The inputs whose change the engine answers with a replacement, always the old resource first: for azure-native 2 those in the
 * ARM id, and a few that Azure fixes at creation; for connections, as the program asks, what they refer to. Every other change
 * is an update, whether or not Azure then accepts it.
 */
final class ForcedReplacement {
    private static final Map<String, Set<String>> FIXED = Map.of(
            "resources:ResourceGroup", Set.of("location"),
            "network:VirtualNetwork", Set.of("location"),
            "network:PublicIPAddress", Set.of("location", "publicIPAddressVersion", "publicIPPrefix", "sku"),
            "network:VirtualNetworkGatewayConnection",
                    Set.of("virtualNetworkGateway1", "localNetworkGateway2", "peer"));

    private ForcedReplacement() {}

    static boolean by(PropertyChange change, String type) {
        return ArmType.of(type).pathInputs().contains(change.input())
                || TypeToken.of(type)
                        .map(it -> FIXED.getOrDefault(it.toString(), Set.of()))
                        .orElse(Set.of())
                        .contains(change.input());
    }
}
