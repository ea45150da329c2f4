package hybridnetwork.reachability;

import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Protocol;
import java.util.List;
import java.util.Set;

/**
 * A frontend of a load balancer.
 *
 * @param index its place among all frontends
 * @param name load balancer and frontend, for traces
 * @param addresses its address; every address that Azure may allocate while that is not known
 * @param reachableFromInternet whether a public IP is attached
 * @param subnet the index of the subnet that its address is in; {@link #NO_SUBNET} for a public address
 */
public record Frontend(
        int index, String name, PrefixSet addresses, boolean reachableFromInternet, int subnet, List<Rule> rules) {
    public static final int NO_SUBNET = -1;

    /** Whether its address is in the virtual network. */
    public boolean isInternal() {
        return subnet != NO_SUBNET;
    }

    /** Whether a packet to it may reach a host of the subnet, or the frontend itself is in the subnet. */
    public boolean belongsTo(int subnetIndex) {
        return subnet == subnetIndex
                || rules.stream().flatMap(rule -> rule.backends().stream()).anyMatch(b -> b.subnet() == subnetIndex);
    }

    /**
     * Hosts that a packet may be handed to.
     *
     * @param subnet the index of the subnet; {@link #NOWHERE} for addresses that are in none
     */
    public record Backends(int subnet, PrefixSet hosts) {
        public static final int NOWHERE = -1;
    }

    /**
     * A load-balancing rule.
     *
     * @param frontendPorts one port, or all of them for HA ports
     * @param backendPort the port at the backend; {@link #SAME_PORT} for HA ports
     */
    public record Rule(String name, Set<Protocol> protocols, PortSet frontendPorts, int backendPort, List<Backends> backends) {
        public static final int SAME_PORT = -1;

        public boolean matches(Protocol protocol, int port) {
            return protocols.contains(protocol) && port != Packet.NO_PORT && frontendPorts.contains(port);
        }

        public int backendPort(int frontendPort) {
            return backendPort == SAME_PORT ? frontendPort : backendPort;
        }
    }
}
