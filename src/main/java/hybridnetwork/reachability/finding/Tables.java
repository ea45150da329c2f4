package hybridnetwork.reachability.finding;

import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The route tables of the hub's subnets. */
final class Tables {
    private Tables() {}

    /** Each table once, though another may have its name. */
    static List<RouteTable> ofSubnets(Snapshot snapshot) {
        Set<RouteTable> tables = Collections.newSetFromMap(new IdentityHashMap<>());
        List<RouteTable> inOrder = new ArrayList<>();
        snapshot.subnets().stream()
                .filter(subnet -> !subnet.isAzures())
                .map(Subnet::routes)
                .filter(table -> table.known() && tables.add(table))
                .forEach(inOrder::add);
        return inOrder;
    }

    /** The subnets that have one. */
    static String words(RouteTable table) {
        return table.equals(RouteTable.NONE) ? "the virtual network" : "subnets with route table " + table.name();
    }
}
