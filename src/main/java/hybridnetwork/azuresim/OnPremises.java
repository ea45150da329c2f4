package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;

/**
 * What the sites advertise by BGP; Azure has no resource that says it.
 *
 * @param overExpressRoute the prefixes that come over a circuit, by the circuit's Azure name
 * @param overVpn the prefixes that come through a tunnel, by the Azure name of its local network gateway
 */
public record OnPremises(Map<String, List<Prefix>> overExpressRoute, Map<String, List<Prefix>> overVpn) {
    /** No site at all. */
    public static final OnPremises NONE = new OnPremises(Map.of(), Map.of());

    public OnPremises {
        overExpressRoute = Map.copyOf(overExpressRoute);
        overVpn = Map.copyOf(overVpn);
    }
}
