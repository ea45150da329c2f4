package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import java.util.List;
import java.util.Map;

/**
 * Sites that always advertise the same.
 *
 * @param overExpressRoute the prefixes that come over a circuit, by the circuit's Azure name
 * @param overVpn the prefixes that come through a tunnel, by the Azure name of its local network gateway
 */
public record OnPremises(Map<String, List<Prefix>> overExpressRoute, Map<String, List<Prefix>> overVpn)
        implements Advertised {
    /** No site at all. */
    public static final OnPremises NONE = new OnPremises(Map.of(), Map.of());

    public OnPremises {
        overExpressRoute = Map.copyOf(overExpressRoute);
        overVpn = Map.copyOf(overVpn);
    }

    @Override
    public List<Prefix> overCircuit(ArmId circuit) {
        return overExpressRoute.getOrDefault(circuit.name(), List.of());
    }

    @Override
    public List<Prefix> throughTunnel(ArmId localGateway) {
        return overVpn.getOrDefault(localGateway.name(), List.of());
    }
}
