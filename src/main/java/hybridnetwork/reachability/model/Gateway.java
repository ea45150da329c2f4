package hybridnetwork.reachability.model;

import java.util.Optional;

/**
 * A virtual network gateway.
 *
 * @param index its place among all gateways
 * @param name as outages and paths name it: {@code er-gateway}, {@code vpn-gateway@NETWORK}
 * @param network the index of its virtual network; 0 is the hub
 * @param instances how many instances can be lost by name: 1 for active-standby, 2 for active-active
 * @param works false where its subnet's route table keeps it from working ({@code gw-subnet-udr})
 * @param mbps what its SKU carries ({@code vpngw-sku-capacity}), where that is known
 */
public record Gateway(
        int index, PathKind kind, String name, int network, int instances, boolean works, Optional<Double> mbps) {}
