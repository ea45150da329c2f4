package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import java.util.List;

/** What the sites advertise by BGP; Azure has no resource that says it. */
public interface Advertised {
    /** The prefixes that come over a circuit. */
    List<Prefix> overCircuit(ArmId circuit);

    /** The prefixes that come through the tunnels of a local network gateway. */
    List<Prefix> throughTunnel(ArmId localGateway);
}
