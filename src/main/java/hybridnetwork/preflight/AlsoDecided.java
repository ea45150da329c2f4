package hybridnetwork.preflight;

import hybridnetwork.limits.AskedOfExports;
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
                    "name-vnet",
                    "nat-gateway-zone",
                    "peer-asn",
                    "peer-two-slash30",
                    "vpn-devices",
                    "vpngw-sku-generation"),
            DecidedBy.LIFECYCLE,
            Set.of(
                    "er-create-200-spaces",
                    "er-provider-xor-direct",
                    "ergw-type",
                    "firewall-tier",
                    "firewall-zones",
                    "lb-standard-zonal-zones",
                    "nat-gateway-zone",
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
            AskedOfExports.RULES));

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
