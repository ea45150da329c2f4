package hybridnetwork.topology;

import hybridnetwork.config.VpnConfig;
import hybridnetwork.config.VpnConfig.Generation;

/** The hardware generation of a VPN gateway ({@code vpngw-sku-generation}). */
public final class VpnGeneration {
    private VpnGeneration() {}

    /** The one that the configuration names, or else the newest that has the SKU: VpnGw1 is of the first only. */
    public static Generation of(VpnConfig vpn) {
        return vpn.generation().orElseGet(() -> switch (vpn.gatewaySku()) {
            case Basic, Standard, HighPerformance, VpnGw1, VpnGw1AZ -> Generation.Generation1;
            case VpnGw2, VpnGw3, VpnGw4, VpnGw5, VpnGw2AZ, VpnGw3AZ, VpnGw4AZ, VpnGw5AZ -> Generation.Generation2;
        });
    }
}
