package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.BalancingRule.Members;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Subnet;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Packets that one table answers.
 *
 * @param at the first subnet that has the table
 */
record Answered(RouteTable table, String at, PrefixSet destinations, Service service) {
    /** All that answers packets meant for one place. */
    static List<Answered> of(Network network, Place to, PrefixSet meant, Service carried) {
        Map<Service, IdentityHashMap<RouteTable, List<PrefixSet>>> sets = new LinkedHashMap<>();
        IdentityHashMap<RouteTable, String> names = new IdentityHashMap<>();
        if (to.is(Place.Kind.HOSTS)) {
            for (Subnet subnet : network.snapshot().subnets()) {
                add(sets, names, carried, subnet, Forwarding.in(subnet, meant));
            }
        } else if (to.is(Place.Kind.FRONTEND)) {
            Frontend frontend = network.snapshot().frontends().get(to.index());
            if (network.doubts().at(frontend).isPresent()) {
                return List.of();
            }
            for (Balanced balanced : Balanced.of(frontend, meant.lowest().orElseThrow(), carried)) {
                for (Members members : balanced.rule().members()) {
                    if (members.subnet().isPresent() && !members.hosts().isEmpty()) {
                        Subnet subnet = network.snapshot()
                                .subnets()
                                .get(members.subnet().getAsInt());
                        add(sets, names, balanced.atFrontend(), subnet, meant);
                    }
                }
            }
        }
        List<Answered> all = new ArrayList<>();
        sets.forEach((service, tables) -> tables.forEach((table, destinations) ->
                all.add(new Answered(table, names.getOrDefault(table, ""), PrefixSet.unionOf(destinations), service))));
        return all;
    }

    private static void add(
            Map<Service, IdentityHashMap<RouteTable, List<PrefixSet>>> sets,
            IdentityHashMap<RouteTable, String> names,
            Service service,
            Subnet subnet,
            PrefixSet destinations) {
        if (!destinations.isEmpty()) {
            names.putIfAbsent(subnet.routes(), subnet.toString());
            sets.computeIfAbsent(service, s -> new IdentityHashMap<>())
                    .computeIfAbsent(subnet.routes(), table -> new ArrayList<>())
                    .add(destinations);
        }
    }
}
