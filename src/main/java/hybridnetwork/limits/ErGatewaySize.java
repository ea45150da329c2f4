package hybridnetwork.limits;

import java.util.Locale;
import java.util.Optional;

/**
 * What an ExpressRoute gateway of some SKU takes ({@code ergw-circuits-per-sku}, {@code ergw-sizing}, {@code ergw-fastpath}); of
 * {@code ErGwScale}, at its largest.
 *
 * @param zoneRedundant whether the SKU is spread over availability zones ({@code ergw-zones})
 */
public record ErGatewaySize(int circuits, int mbps, int routes, boolean fastPath, boolean zoneRedundant) {
    /** Nothing for what is no SKU of an ExpressRoute gateway; Azure compares without case. */
    public static Optional<ErGatewaySize> of(String sku) {
        return Optional.ofNullable(
                switch (sku.toLowerCase(Locale.ROOT)) {
                    case "standard" -> new ErGatewaySize(4, 1000, 4000, false, false);
                    case "ergw1az" -> new ErGatewaySize(4, 1000, 4000, false, true);
                    case "highperformance" -> new ErGatewaySize(8, 2000, 9500, false, false);
                    case "ergw2az" -> new ErGatewaySize(8, 2000, 9500, false, true);
                    case "ultraperformance" -> new ErGatewaySize(16, 10_000, 9500, true, false);
                    case "ergw3az" -> new ErGatewaySize(16, 10_000, 9500, true, true);
                    case "ergwscale" -> new ErGatewaySize(16, 40_000, 9500, true, true);
                    default -> null;
                });
    }
}
