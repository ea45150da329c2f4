package hybridnetwork.preflight;

import hybridnetwork.preflight.Rule.DecidedBy;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where rules are decided besides the place that each of them names: one list of all, by their ids. A test holds it against the
 * places that raise them.
 */
final class AlsoDecided {
    private static final Map<DecidedBy, Set<String>> IN = new EnumMap<>(Map.of(
            DecidedBy.READER,
            Set.of(
                    "apipa",
                    "asn-rules",
                    "er-direct-bandwidth",
                    "er-provider-bandwidth",
                    "ergw-public-ip",
                    "lng-endpoint",
                    "name-net-80",
                    "peer-asn",
                    "peer-two-slash30",
                    "vpngw-sku-generation"),
            DecidedBy.LIFECYCLE,
            Set.of(
                    "er-create-200-spaces",
                    "er-provider-xor-direct",
                    "ergw-type",
                    "lb-standard-zonal-zones",
                    "vpngw-route-based",
                    "vpngw-standard-pip"),
            DecidedBy.PROOF,
            Set.of(
                    "bgp-both-flags",
                    "gw-subnet-no-nsg",
                    "gw-subnet-udr",
                    "lb-rules-probe-admitted",
                    "lpm-pitfall",
                    "same-prefix-er-wins",
                    "static-routes-no-failback",
                    "vpngw-sku-capacity"),
            DecidedBy.EXPORT,
            Set.of(
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
                    "waf-vpn-backup")));

    private AlsoDecided() {}

    /** The other places where a rule is decided. */
    static Set<DecidedBy> in(String rule) {
        Set<DecidedBy> places = EnumSet.noneOf(DecidedBy.class);
        IN.forEach((place, rules) -> {
            if (rules.contains(rule)) {
                places.add(place);
            }
        });
        return places;
    }
}
