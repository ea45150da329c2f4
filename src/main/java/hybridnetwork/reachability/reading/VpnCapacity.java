package hybridnetwork.reachability.reading;

import hybridnetwork.limits.VpnGatewaySize;
import java.util.Optional;

/** The capacity of VPN gateway SKUs in Mbps ({@code vpngw-sku-capacity}). */
public final class VpnCapacity {
    private VpnCapacity() {}

    public static Optional<Double> mbps(Resource gateway) {
        String sku = gateway.bag().bag("sku").flatMap(s -> s.text("name")).orElse("");
        boolean second = gateway.bag().text("vpnGatewayGeneration").orElse("").equalsIgnoreCase("Generation2");
        // A legacy SKU counts for nothing: what it carries is not documented any more.
        return VpnGatewaySize.of(sku).filter(size -> !size.isLegacy()).map(size -> (double) size.mbps(second));
    }
}
