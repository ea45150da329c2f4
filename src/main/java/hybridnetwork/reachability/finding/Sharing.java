package hybridnetwork.reachability.finding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Subnets that have one table, or tables that are alike, and the addresses that are theirs.
 *
 * @param names of their tables; none where they have no table
 */
record Sharing(RouteTable table, List<String> names, List<Subnet> subnets, PrefixSet hosts) {
    /** Of several that are alike. */
    static Sharing of(List<Sharing> alike) {
        return new Sharing(
                alike.get(0).table(),
                alike.stream().flatMap(it -> it.names().stream()).toList(),
                alike.stream().flatMap(it -> it.subnets().stream()).toList(),
                PrefixSet.unionOf(alike.stream().map(Sharing::hosts).toList()));
    }

    static List<Sharing> of(Snapshot snapshot) {
        IdentityHashMap<RouteTable, List<Subnet>> sharing = new IdentityHashMap<>();
        List<RouteTable> inOrder = new ArrayList<>();
        for (Subnet subnet : snapshot.subnets()) {
            if (!subnet.isAzures() && subnet.routes().known() && !isAppliances(snapshot, subnet)) {
                sharing.computeIfAbsent(subnet.routes(), table -> {
                            inOrder.add(table);
                            return new ArrayList<>();
                        })
                        .add(subnet);
            }
        }
        return inOrder.stream()
                .map(table -> {
                    List<Subnet> subnets = sharing.getOrDefault(table, List.of());
                    return new Sharing(
                            table,
                            table.isNone() ? List.of() : List.of(table.name()),
                            subnets,
                            PrefixSet.unionOf(
                                    subnets.stream().map(Subnet::hosts).toList()));
                })
                .toList();
    }

    /** An appliance's own subnet has routes for what it hands on, not for flows of its own. */
    private static boolean isAppliances(Snapshot snapshot, Subnet subnet) {
        return snapshot.appliances().stream()
                .flatMap(appliance -> appliance.posts().stream())
                .anyMatch(post -> post.subnet() == subnet.index());
    }

    String words() {
        return names.isEmpty()
                ? "the subnets "
                        + Examples.of(subnets.stream().map(Subnet::name).toList())
                : "subnets with " + tables();
    }

    String tables() {
        return "route table" + (names.size() == 1 ? " " : "s ") + Examples.of(names);
    }
}
