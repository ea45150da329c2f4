package hybridnetwork.config;

import hybridnetwork.config.ProofPremises.ServingCircuit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ExpressRoute gateway and the circuits that are connected to it.
 *
 * @param publicIp whose public IP the gateway is to have; empty where the stack does not say ({@code ergw-public-ip})
 * @param circuits by name, sorted, at least one
 */
public record ExpressRouteConfig(GatewaySku gatewaySku, Optional<PublicIp> publicIp, Map<String, Circuit> circuits) {

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

    /** Whose public IP an ExpressRoute gateway has. */
    public enum PublicIp {
        /** The stack's: an address of its own resource group. */
        own,
        /** Microsoft's, which no API shows. */
        managed
    }

    /** The circuits as far as the proof asks about them. */
    Map<String, ServingCircuit> serving() {
        Map<String, ServingCircuit> serving = new LinkedHashMap<>();
        circuits.forEach((name, circuit) -> serving.put(name, ServingCircuit.of(circuit)));
        return serving;
    }

    private record Gateway(GatewaySku sku, Optional<PublicIp> publicIp) {
        static final Gateway DEFAULT = new Gateway(GatewaySku.ErGw1AZ, Optional.empty());
    }

    static Reading<ExpressRouteConfig> reading() {
        return MapReader.map(map -> {
            var gateway = map.defaulted("gateway", gateway(), Gateway.DEFAULT);
            var circuits = map.required("circuits", Composites.named(CircuitReader::reading));
            circuits.present()
                    .filter(Map::isEmpty)
                    .ifPresent(none -> map.report(
                            Problem.error("missing-key", map.path().key("circuits"), "there is no ExpressRoute circuit")
                                    .fix("add one under a name of your choice, as in stacks/Pulumi.dev.yaml")));
            return map.build(() ->
                    new ExpressRouteConfig(gateway.get().sku(), gateway.get().publicIp(), circuits.get()));
        });
    }

    private static Reading<Gateway> gateway() {
        return MapReader.map(map -> {
            var sku = map.defaulted("sku", Scalars.oneOf("ergw-sku-enum", GatewaySku.class), Gateway.DEFAULT.sku());
            var publicIp = map.optional("publicIp", Scalars.oneOf("ergw-public-ip", PublicIp.class));
            return map.build(() -> new Gateway(sku.get(), publicIp.get()));
        });
    }
}
