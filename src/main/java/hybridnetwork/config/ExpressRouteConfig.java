package hybridnetwork.config;

import java.util.Map;

/**
 * The ExpressRoute gateway and the circuits that are connected to it.
 *
 * @param circuits by name, sorted, at least one
 */
public record ExpressRouteConfig(GatewaySku gatewaySku, Map<String, Circuit> circuits) {

    /** The SKUs of an ExpressRoute gateway ({@code ergw-sku-enum}). */
    public enum GatewaySku {
        Standard,
        HighPerformance,
        UltraPerformance,
        ErGw1AZ,
        ErGw2AZ,
        ErGw3AZ,
        /** Known to Azure but not to the SDK in use ({@code ergw-scale-not-in-2-10-0}). */
        ErGwScale;

        /** Whether the gateway, and so its public IP, is spread over availability zones. */
        public boolean isZoneRedundant() {
            return switch (this) {
                case ErGw1AZ, ErGw2AZ, ErGw3AZ, ErGwScale -> true;
                case Standard, HighPerformance, UltraPerformance -> false;
            };
        }
    }

    static Reading<ExpressRouteConfig> reading() {
        return MapReader.map(map -> {
            var sku = map.defaulted("gateway", gateway(), GatewaySku.ErGw1AZ);
            var circuits = map.required("circuits", Composites.named(CircuitReader::reading));
            circuits.present()
                    .filter(Map::isEmpty)
                    .ifPresent(none -> map.report(
                            Problem.error("missing-key", map.path().key("circuits"), "there is no ExpressRoute circuit")
                                    .fix("add one under a name of your choice, as in stacks/Pulumi.dev.yaml")));
            return map.build(() -> new ExpressRouteConfig(sku.get(), circuits.get()));
        });
    }

    private static Reading<GatewaySku> gateway() {
        return MapReader.map(map -> {
            var sku = map.defaulted("sku", Scalars.oneOf("ergw-sku-enum", GatewaySku.class), GatewaySku.ErGw1AZ);
            return map.build(sku::get);
        });
    }
}
