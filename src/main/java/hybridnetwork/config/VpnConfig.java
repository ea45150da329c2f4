package hybridnetwork.config;

import hybridnetwork.net.Asn;
import java.util.Optional;

/**
 * The VPN gateway.
 *
 * @param activeActive whether both instances carry tunnels, each with a public IP of its own
 * @param asn its AS number in BGP
 * @param apipa the link-local BGP addresses of its instances
 * @param generation absent for what the SKU implies ({@code vpngw-sku-generation})
 */
public record VpnConfig(
        GatewaySku gatewaySku, boolean activeActive, Asn asn, Apipa apipa, Optional<Generation> generation) {

    private static final VpnConfig DEFAULTS =
            new VpnConfig(GatewaySku.VpnGw1AZ, true, new Asn(65515), Apipa.NONE, Optional.empty());

    /** The SKUs that Azure has, or had, for a VPN gateway; which of them can be created is a matter of rules. */
    public enum GatewaySku {
        Basic,
        Standard,
        HighPerformance,
        VpnGw1,
        VpnGw2,
        VpnGw3,
        VpnGw4,
        VpnGw5,
        VpnGw1AZ,
        VpnGw2AZ,
        VpnGw3AZ,
        VpnGw4AZ,
        VpnGw5AZ;

        /** Whether the gateway, and so its public IPs, are spread over availability zones. */
        public boolean isZoneRedundant() {
            return name().endsWith("AZ");
        }
    }

    /** The hardware generation of a VPN gateway. */
    public enum Generation {
        Generation1,
        Generation2
    }

    /** How many instances carry tunnels at the same time, each with an address of its own. */
    public int instances() {
        return activeActive ? 2 : 1;
    }

    static Reading<VpnConfig> reading() {
        return MapReader.map(map -> {
            var gateway = map.defaulted("gateway", gateway(), DEFAULTS);
            return map.build(gateway::get);
        });
    }

    private static Reading<VpnConfig> gateway() {
        return MapReader.map(map -> {
            var sku =
                    map.defaulted("sku", Scalars.oneOf("vpngw-sku-generation", GatewaySku.class), DEFAULTS.gatewaySku);
            var activeActive = map.defaulted("activeActive", Scalars.bool(), DEFAULTS.activeActive);
            var asn = map.defaulted("asn", Scalars.asn("asn-rules"), DEFAULTS.asn);
            var apipa = map.defaulted("apipa", Apipa.Said.reading(), Apipa.Said.NOTHING);
            var generation = map.optional("generation", Scalars.oneOf("vpngw-sku-generation", Generation.class));
            return map.build(() -> {
                VpnConfig bare = new VpnConfig(sku.get(), activeActive.get(), asn.get(), Apipa.NONE, generation.get());
                return new VpnConfig(
                        bare.gatewaySku,
                        bare.activeActive,
                        bare.asn,
                        apipa.get().of(bare.instances()),
                        bare.generation);
            });
        });
    }
}
