package hybridnetwork.azuresim;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The SKUs of virtual network gateways: who may have which, and which change into which. */
final class GatewaySku {
    /** ExpressRoute SKUs by family, smallest first ({@code ergw-resize-family}). */
    private static final List<List<String>> EXPRESS_ROUTE_FAMILIES = List.of(
            List.of("Standard", "HighPerformance", "UltraPerformance"), List.of("ErGw1AZ", "ErGw2AZ", "ErGw3AZ"));

    /** Circuit connections by ExpressRoute SKU ({@code ergw-circuits-per-sku}). */
    private static final Map<String, Integer> CIRCUITS = Map.of(
            "Standard", 4,
            "ErGw1AZ", 4,
            "HighPerformance", 8,
            "ErGw2AZ", 8,
            "UltraPerformance", 16,
            "ErGw3AZ", 16);

    private GatewaySku() {}

    /** Why Azure refuses the SKU for a new gateway of this type; empty when it does not. */
    static Optional<AzureError> refusal(boolean expressRoute, String sku, String generation) {
        if (expressRoute) {
            return CIRCUITS.containsKey(sku)
                    ? Optional.empty()
                    : Optional.of(AzureError.badRequest(
                            "SKU " + sku + " is not one of an ExpressRoute gateway (ergw-sku-enum)."));
        }
        if (sku.matches("VpnGw[1-5]")) {
            return Optional.of(AzureError.badRequest(
                    "NonAzSkusNotAllowedForVPNGateway",
                    "VpnGw1-VpnGw5 non-AZ SKUs are no longer supported for VPN gateways. Only VpnGw1-5AZ SKUs can be"
                            + " created going forward."));
        }
        if (!sku.matches("VpnGw[1-5]AZ|Basic")) {
            return Optional.of(AzureError.badRequest(
                    "SKU " + sku + " can no longer be created for a VPN gateway (vpngw-legacy-retired)."));
        }
        return generationFits(sku, generation)
                ? Optional.empty()
                : Optional.of(AzureError.badRequest(
                        "SKU " + sku + " does not exist in " + generation + " (vpngw-sku-generation)."));
    }

    private static boolean generationFits(String sku, String generation) {
        return switch (sku.toLowerCase(Locale.ROOT)) {
            case "basic", "vpngw1az" -> !generation.equals("Generation2");
            case "vpngw4az", "vpngw5az" -> !generation.equals("Generation1");
            default -> true;
        };
    }

    /** The generation that Azure chooses where the request names none. */
    static String generation(String sku) {
        return sku.matches("VpnGw[45]AZ") ? "Generation2" : "Generation1";
    }

    /** Whether a gateway changes from one SKU into the other without being made anew. */
    static boolean resizes(boolean expressRoute, String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        if (!expressRoute) {
            return from.matches("VpnGw[1-5]AZ") && to.matches("VpnGw[1-5]AZ");
        }
        return EXPRESS_ROUTE_FAMILIES.stream()
                .anyMatch(family -> family.contains(from) && family.indexOf(to) > family.indexOf(from));
    }

    static int circuits(String sku) {
        return CIRCUITS.getOrDefault(sku, 0);
    }
}
