package hybridnetwork.config;

import hybridnetwork.net.Asn;
import hybridnetwork.net.Prefix;

/**
 * The private peering of a circuit: two BGP sessions between the customer's edge and Microsoft's.
 *
 * @param vlanId 1 to 4094 ({@code peer-vlan})
 * @param primaryPrefix the /30 of the primary link ({@code peer-two-slash30})
 * @param secondaryPrefix the /30 of the secondary link
 * @param enabled false takes the peering down: the failover drill on the real network ({@code failover-test})
 */
public record PrivatePeering(Asn peerAsn, int vlanId, Prefix primaryPrefix, Prefix secondaryPrefix, boolean enabled) {
    static Reading<PrivatePeering> reading() {
        return MapReader.map(map -> {
            var peerAsn = map.required("peerAsn", Scalars.asn("peer-asn"));
            var vlanId = map.required("vlanId", Scalars.integer("peer-vlan", 1, 4094));
            var primary = map.required("primaryPrefix", Scalars.prefix("peer-two-slash30"));
            var secondary = map.required("secondaryPrefix", Scalars.prefix("peer-two-slash30"));
            var enabled = map.defaulted("enabled", Scalars.bool(), true);
            return map.build(() ->
                    new PrivatePeering(peerAsn.get(), vlanId.get(), primary.get(), secondary.get(), enabled.get()));
        });
    }
}
