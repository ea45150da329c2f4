package hybridnetwork.limits;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an ExpressRoute gateway of some SKU takes ({@code ergw-circuits-per-sku}, {@code ergw-sizing}, {@code ergw-fastpath}); of
 * {@code ErGwScale}, at its largest.
 *
 * @param packets a second, with packets of the usual mixture; of {@code ErGwScale} not known
 * @param machines in the networks that it serves
 * @param flows at a time
 * @param routes learned from circuits
 * @param zoneRedundant whether the SKU is spread over availability zones ({@code ergw-zones})
 */
public record ErGatewaySize(
        int circuits,
        int mbps,
        OptionalInt packets,
        OptionalInt machines,
        OptionalInt flows,
        int routes,
        boolean fastPath,
        boolean zoneRedundant) {
    private static ErGatewaySize small(boolean zoneRedundant) {
        return of(4, 1000, 100_000, 2000, 200_000, 4000, false, zoneRedundant);
    }

    private static ErGatewaySize medium(boolean zoneRedundant) {
        return of(8, 2000, 200_000, 4500, 400_000, 9500, false, zoneRedundant);
    }

    private static ErGatewaySize large(boolean zoneRedundant) {
        return of(16, 10_000, 1_000_000, 11_000, 1_000_000, 9500, true, zoneRedundant);
    }

    private static ErGatewaySize of(
            int circuits,
            int mbps,
            int packets,
            int machines,
            int flows,
            int routes,
            boolean fastPath,
            boolean zoneRedundant) {
        return new ErGatewaySize(
                circuits,
                mbps,
                OptionalInt.of(packets),
                OptionalInt.of(machines),
                OptionalInt.of(flows),
                routes,
                fastPath,
                zoneRedundant);
    }

    /** Nothing for what is no SKU of an ExpressRoute gateway; Azure compares without case. */
    public static Optional<ErGatewaySize> of(String sku) {
        return Optional.ofNullable(
                switch (sku.toLowerCase(Locale.ROOT)) {
                    case "standard" -> small(false);
                    case "ergw1az" -> small(true);
                    case "highperformance" -> medium(false);
                    case "ergw2az" -> medium(true);
                    case "ultraperformance" -> large(false);
                    case "ergw3az" -> large(true);
                    case "ergwscale" ->
                        new ErGatewaySize(
                                16,
                                40_000,
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                9500,
                                true,
                                true);
                    default -> null;
                });
    }
}
