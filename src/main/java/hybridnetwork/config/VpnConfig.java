package hybridnetwork.config;

import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import java.util.List;
import java.util.Optional;

/**
 * The VPN gateway.
 *
 * @param activeActive whether both instances carry tunnels, each with a public IP of its own
 * @param asn its AS number in BGP
 * @param apipa link-local BGP addresses, the first for the first instance, the second for the second ({@code apipa})
 * @param generation absent for what the SKU implies ({@code vpngw-sku-generation})
 */
public record VpnConfig(
        GatewaySku gatewaySku, boolean activeActive, Asn asn, List<Ipv4> apipa, Optional<Generation> generation) {

    private static final VpnConfig DEFAULTS =
            new VpnConfig(GatewaySku.VpnGw1AZ, true, new Asn(65515), List.of(), Optional.empty());

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

    /** The link-local addresses of the instances that carry tunnels: a standby instance takes over the first one's. */
    public List<Ipv4> apipaInUse() {
        return apipa.subList(0, Math.min(apipa.size(), instances()));
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

    /** What a stack has that says nothing of its VPN gateway. */
    static VpnConfig defaults() {
        return DEFAULTS;
    }

    private static Reading<VpnConfig> gateway() {
        return MapReader.map(map -> {
            var sku =
                    map.defaulted("sku", Scalars.oneOf("vpngw-sku-generation", GatewaySku.class), DEFAULTS.gatewaySku);
            var activeActive = map.defaulted("activeActive", Scalars.bool(), DEFAULTS.activeActive);
            var asn = map.defaulted("asn", Scalars.asn("asn-rules"), DEFAULTS.asn);
            var apipa = map.defaulted("apipa", Composites.list(Scalars.address("apipa"), true), DEFAULTS.apipa);
            var generation = map.optional("generation", Scalars.oneOf("vpngw-sku-generation", Generation.class));
            return map.build(
                    () -> new VpnConfig(sku.get(), activeActive.get(), asn.get(), apipa.get(), generation.get()));
        });
    }
}
