package hybridnetwork.limits;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a VPN gateway of some SKU is ({@code vpngw-sku-generation}, {@code vpngw-sku-capacity}).
 *
 * @param generations in which it is made; none for what can no longer be created
 * @param mbps1 what it carries in Generation1, and where it is made in no generation
 * @param mbps2 what it carries in Generation2
 */
public record VpnGatewaySize(List<Integer> generations, int mbps1, int mbps2, int tunnels) {
    /**
     * Flows of one instance, each way: the gateway's limit is 500,000, and the page on its metrics names half of it ({@code
     * mon-vpn-flow-limit}).
     */
    public static final int MOST_FLOWS_OF_INSTANCE = 250_000;

    private static final List<Integer> FIRST = List.of(1);
    private static final List<Integer> BOTH = List.of(1, 2);
    private static final List<Integer> SECOND = List.of(2);

    /** Nothing for what is no SKU of a VPN gateway; Azure compares without case. */
    public static Optional<VpnGatewaySize> of(String sku) {
        return Optional.ofNullable(
                switch (sku.toLowerCase(Locale.ROOT)) {
                    case "basic" -> new VpnGatewaySize(FIRST, 100, 100, 10);
                    case "standard", "highperformance" -> new VpnGatewaySize(List.of(), 100, 100, 10);
                    case "vpngw1", "vpngw1az" -> new VpnGatewaySize(FIRST, 650, 650, 30);
                    case "vpngw2", "vpngw2az" -> new VpnGatewaySize(BOTH, 1000, 1250, 30);
                    case "vpngw3", "vpngw3az" -> new VpnGatewaySize(BOTH, 1250, 2500, 30);
                    case "vpngw4", "vpngw4az" -> new VpnGatewaySize(SECOND, 5000, 5000, 100);
                    case "vpngw5", "vpngw5az" -> new VpnGatewaySize(SECOND, 10_000, 10_000, 100);
                    default -> null;
                });
    }

    /** Whether it can no longer be created ({@code vpngw-legacy-retired}). */
    public boolean isLegacy() {
        return generations.isEmpty();
    }

    public int mbps(boolean secondGeneration) {
        return secondGeneration ? mbps2 : mbps1;
    }
}
