package hybridnetwork.live;

import hybridnetwork.resources.Bag;

/**
 * A question to the provider.
 *
 * @param token a function of azure-native, such as {@code azure-native:network:getVirtualNetworkGateway}
 */
public record Call(String token, Bag arguments) {}
