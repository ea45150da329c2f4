package hybridnetwork.reachability.model;

import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A load-balancing rule.
 *
 * @param frontendPorts one port, or all of them for HA ports
 * @param backendPort the port at the members; empty for HA ports, where it is the frontend's
 * @param probe what keeps a member without an answer out of the pool, where there is one
 */
public record BalancingRule(
        String name,
        Set<Protocol> protocols,
        PortSet frontendPorts,
        OptionalInt backendPort,
        List<Members> members,
        Optional<HealthProbe> probe) {
    public BalancingRule {
        protocols = Set.copyOf(protocols);
        members = List.copyOf(members);
    }

    /** Whether it is for every port: HA ports. */
    public boolean isForAllPorts() {
        return backendPort.isEmpty();
    }

    /**
     * Hosts that a packet may be handed to.
     *
     * @param subnet the index of their subnet; empty for addresses that are in none
     * @param joined false for the hosts of the frontend's subnet, which are assumed while nobody has joined the pool
     */
    public record Members(OptionalInt subnet, PrefixSet hosts, boolean joined) {}

    /**
     * A health probe.
     *
     * @param protocol TCP for HTTP and HTTPS
     */
    public record HealthProbe(Protocol protocol, int port) {}
}
