package hybridnetwork.topology;

import hybridnetwork.config.IpsecPolicy;
import hybridnetwork.config.VpnConfig.GatewaySku;
import java.util.Optional;

/**
 * What one tunnel carries, in Mbit/s, as Microsoft observed it by SKU and algorithms (S59): far less than a large gateway, which
 * its tunnels share.
 */
public final class TunnelRate {
    private TunnelRate() {}

    /**
     * At most, where the policy is Azure's default: the two ends then choose.
     *
     * @param second whether the gateway is of Generation2
     */
    public static int of(GatewaySku sku, boolean second, Optional<IpsecPolicy> policy) {
        String encryption = policy.map(it -> it.ipsecEncryption().name()).orElse("GCM");
        if (encryption.startsWith("GCM")) {
            return withGcm(sku, second);
        }
        return encryption.startsWith("AES") ? withAes(sku, second) : withDes(sku);
    }

    private static int withGcm(GatewaySku sku, boolean second) {
        return switch (sku) {
            case Basic, Standard, HighPerformance -> 100;
            case VpnGw1, VpnGw1AZ -> 650;
            case VpnGw2, VpnGw2AZ -> second ? 1250 : 1200;
            case VpnGw3, VpnGw3AZ -> second ? 1500 : 1250;
            case VpnGw4, VpnGw4AZ, VpnGw5, VpnGw5AZ -> 2300;
        };
    }

    private static int withAes(GatewaySku sku, boolean second) {
        return switch (sku) {
            case Basic, Standard, HighPerformance -> 100;
            case VpnGw1, VpnGw1AZ -> 500;
            case VpnGw2, VpnGw2AZ -> second ? 550 : 650;
            case VpnGw3, VpnGw3AZ, VpnGw4, VpnGw4AZ, VpnGw5, VpnGw5AZ -> 700;
        };
    }

    private static int withDes(GatewaySku sku) {
        return sku == GatewaySku.VpnGw1 || sku == GatewaySku.VpnGw1AZ ? 130 : 140;
    }
}
