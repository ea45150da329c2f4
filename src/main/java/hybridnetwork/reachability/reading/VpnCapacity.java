package hybridnetwork.reachability.reading;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The capacity of VPN gateway SKUs in Mbps ({@code vpngw-sku-capacity}). */
public final class VpnCapacity {
    private static final Map<String, Double> GENERATION_1 =
            Map.of("basic", 100.0, "vpngw1", 650.0, "vpngw2", 1000.0, "vpngw3", 1250.0);
    private static final Map<String, Double> GENERATION_2 =
            Map.of("vpngw2", 1250.0, "vpngw3", 2500.0, "vpngw4", 5000.0, "vpngw5", 10000.0);

    private VpnCapacity() {}

    public static Optional<Double> mbps(Resource gateway) {
        String sku =
                gateway.bag().bag("sku").flatMap(s -> s.text("name")).orElse("").toLowerCase(Locale.ROOT);
        if (sku.endsWith("az")) {
            sku = sku.substring(0, sku.length() - 2);
        }
        boolean second = gateway.bag().text("vpnGatewayGeneration").orElse("").equalsIgnoreCase("Generation2")
                || !GENERATION_1.containsKey(sku);
        return Optional.ofNullable((second ? GENERATION_2 : GENERATION_1).get(sku));
    }
}
