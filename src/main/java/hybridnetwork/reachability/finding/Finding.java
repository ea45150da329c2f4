package hybridnetwork.reachability.finding;

import java.util.Locale;
import java.util.Set;

/**
 * Something that the proof noticed beside the intents.
 *
 * @param rule one of {@link #NOTICED} or {@link #ASKED_OF_EXPORTS}, such as {@code lpm-pitfall}
 */
public record Finding(String rule, Severity severity, String message) {
    /** How much it matters, the gravest first. */
    public enum Severity {
        ERROR,
        WARNING,
        ADVICE;

        /** As reports spell it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the proof notices of any network; the rulebook explains each. */
    public static final Set<String> NOTICED = Set.of(
            "asymmetric-path",
            "bgp-both-flags",
            "black-hole",
            "default-route-on-premises",
            "frontend-address-allocated",
            "gw-subnet-no-nsg",
            "gw-subnet-udr",
            "internet-reachable",
            "lb-rules-probe-admitted",
            "lpm-pitfall",
            "no-virtual-network",
            "not-understood",
            "pool-assumed",
            "same-prefix-er-wins",
            "same-prefix-two-sites",
            "site-transit",
            "static-routes-no-failback",
            "tolerated-needlessly",
            "unknown-end",
            "unknown-value",
            "vpngw-sku-capacity");

    /**
     * What only exported networks are asked for: the rules that this program's own keep, by how they are built or by the rules of
     * the configuration.
     */
    public static final Set<String> ASKED_OF_EXPORTS = Set.of(
            "apipa",
            "aprl-er-two-locations",
            "asn-rules",
            "conn-mode-selectors",
            "conn-protocol",
            "conn-type-shape",
            "dpd",
            "dpd-advised",
            "er-authorization",
            "er-circuit-put-keeps-children",
            "er-circuit-quota",
            "er-direct-bandwidth",
            "er-local-limits",
            "er-local-unlimited",
            "er-provider-bandwidth",
            "er-provider-xor-direct",
            "er-route-limits",
            "er-sku-enums",
            "er-sku-name-consistent",
            "er-vnet-links",
            "ergw-circuits-per-sku",
            "ergw-fastpath",
            "ergw-public-ip",
            "ergw-scale-units",
            "ergw-sizing",
            "ergw-sku-enum",
            "ergw-type",
            "ergw-v2v-off",
            "ergw-zones",
            "failover-test",
            "gw-subnet-16-circuits",
            "gw-subnet-dedicated",
            "gw-subnet-headroom",
            "gw-subnet-min-prefix-coexist",
            "gw-subnet-name",
            "ike-gcm-pair",
            "ipsec-enums",
            "ipsec-gcm-pair",
            "ipsec-policy-complete",
            "ipsec-weak",
            "lb-rules-probe",
            "lb-rules-probe-backend-twice",
            "lb-rules-probe-frontend-twice",
            "lb-rules-probe-path",
            "lb-rules-probe-port",
            "lb-rules-probe-references",
            "lb-rules-probe-tcp-path",
            "lb-rules-probe-timeout",
            "lb-standard-zonal",
            "lb-standard-zonal-address",
            "lb-standard-zonal-zones",
            "lng-address-space",
            "lng-bgp-peer-address",
            "lng-endpoint",
            "lng-no-bgp-slash32",
            "lng-prefix-limit",
            "lng-static-beside-bgp",
            "name-net-80",
            "name-unique",
            "name-vnet",
            "no-overlap-all-spaces",
            "nsg-rules",
            "nsg-rules-defaults",
            "nsg-rules-internet",
            "nsg-rules-limits",
            "nsg-rules-names",
            "nsg-rules-one-tag",
            "nsg-rules-protocol",
            "nsg-rules-unique",
            "peer-asn",
            "peer-both-sessions",
            "peer-md5",
            "peer-no-route-filter",
            "peer-not-in-vnet",
            "peer-two-slash30",
            "peer-type-name",
            "peer-vlan",
            "peer-vlan-unique",
            "private-ip-vpn-over-er",
            "psk",
            "psrule-nsg-associated",
            "psrule-nsg-deny-all-first",
            "psrule-vnet-use-nsgs",
            "psrule-vng-vpn-active-active",
            "sa-lifetimes",
            "sa-lifetimes-upper",
            "selectors-need-initiator",
            "shared-key-missing",
            "subnet-prefix-bounds",
            "subnet-reserved-five",
            "transit-route-server",
            "udr-next-hop-vng",
            "vnet-forbidden-ranges",
            "vpn-device-twice",
            "vpngw-active-active",
            "vpngw-basic-limits",
            "vpngw-custom-dns",
            "vpngw-legacy-retired",
            "vpngw-non-az-retired",
            "vpngw-pip-zones",
            "vpngw-route-based",
            "vpngw-sku-capacity",
            "vpngw-sku-generation",
            "vpngw-standard-pip",
            "waf-peering-md5",
            "waf-vpn-backup");

    public Finding {
        if (!NOTICED.contains(rule) && !ASKED_OF_EXPORTS.contains(rule)) {
            throw new IllegalArgumentException(rule + " is no finding that the rulebook explains");
        }
    }

    public static Finding error(String rule, String message) {
        return new Finding(rule, Severity.ERROR, message);
    }

    public static Finding warning(String rule, String message) {
        return new Finding(rule, Severity.WARNING, message);
    }

    public static Finding advice(String rule, String message) {
        return new Finding(rule, Severity.ADVICE, message);
    }
}
