package hybridnetwork.reachability.finding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Route tables that lead alike to some destinations.
 *
 * @param table the first of them
 * @param networks the names of the networks that have them
 * @param several whether there is more than one network
 */
record Tables(RouteTable table, Set<String> networks, boolean several) {
    /**
     * Those of the subnets whose networks use the gateways in one, each once, though another may have its name.
     *
     * @param network the index of the network that the gateways are in
     */
    static List<Tables> of(Network all, int network, PrefixSet destinations) {
        Snapshot snapshot = all.snapshot();
        IdentityHashMap<Object, Tables> known = new IdentityHashMap<>();
        List<Tables> inOrder = new ArrayList<>();
        for (Subnet subnet : snapshot.subnets()) {
            RouteTable table = subnet.routes();
            if (subnet.isAzures()
                    || !table.known()
                    || all.routing().uplink(table).network() != network) {
                continue;
            }
            Tables alike = known.computeIfAbsent(all.routing().likeness(table, destinations), likeness -> {
                Tables first = new Tables(
                        table, new LinkedHashSet<>(), snapshot.networks().size() > 1);
                inOrder.add(first);
                return first;
            });
            alike.networks().add(snapshot.networks().get(subnet.network()).name());
        }
        return inOrder;
    }

    /** The subnets that have one. */
    String words() {
        if (!table.isNone()) {
            return "subnets with route table " + table.name();
        }
        return several ? "virtual network " + Examples.of(List.copyOf(networks)) : "the virtual network";
    }
}
