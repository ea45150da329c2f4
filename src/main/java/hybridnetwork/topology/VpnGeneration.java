package hybridnetwork.topology;

import hybridnetwork.config.VpnConfig;
import hybridnetwork.config.VpnConfig.GatewaySku;
import hybridnetwork.config.VpnConfig.Generation;
import hybridnetwork.limits.VpnGatewaySize;
import java.util.List;

/** The hardware generation of a VPN gateway ({@code vpngw-sku-generation}). */
public final class VpnGeneration {
    private VpnGeneration() {}

    /** The one that the configuration names, or else the newest that has the SKU: VpnGw1 is of the first only, as is what is no longer made. */
    public static Generation of(VpnConfig vpn) {
        return vpn.generation()
                .orElseGet(() -> having(vpn.gatewaySku()).stream()
                        .reduce((older, newer) -> newer)
                        .orElse(Generation.Generation1));
    }

    /** Those in which Azure makes new gateways of a SKU; none for what it no longer makes. */
    public static List<Generation> having(GatewaySku sku) {
        return VpnGatewaySize.of(sku.name()).orElseThrow().generations().stream()
                .map(number -> number == 1 ? Generation.Generation1 : Generation.Generation2)
                .toList();
    }
}
