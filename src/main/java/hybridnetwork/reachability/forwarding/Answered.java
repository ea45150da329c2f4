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
import java.util.Objects;

/**
 * Packets that tables answer which lead alike to where the packets come from.
 *
 * @param table the first of them
 * @param at the first subnet that has it
 */
record Answered(RouteTable table, String at, PrefixSet destinations, Service service) {
    /**
     * All that answers packets meant for one place.
     *
     * @param asking where the packets come from
     */
    static List<Answered> of(Network network, Place to, PrefixSet meant, Service carried, PrefixSet asking) {
        Collecting all = new Collecting(network, asking);
        if (to.is(Place.Kind.HOSTS)) {
            for (Subnet subnet : network.territories().subnetsOf(meant)) {
                all.add(carried, subnet, Forwarding.in(subnet, meant));
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
                        all.add(balanced.atFrontend(), subnet, meant);
                    }
                }
            }
        }
        return all.answered();
    }

    private static final class Collecting {
        private final Network network;
        private final PrefixSet asking;
        private final Map<Service, IdentityHashMap<Object, List<PrefixSet>>> sets = new LinkedHashMap<>();
        private final IdentityHashMap<Object, Subnet> first = new IdentityHashMap<>();
        private final List<Object> inOrder = new ArrayList<>();

        Collecting(Network network, PrefixSet asking) {
            this.network = network;
            this.asking = asking;
        }

        void add(Service service, Subnet subnet, PrefixSet destinations) {
            if (destinations.isEmpty()) {
                return;
            }
            Object likeness = network.routing().likeness(subnet.routes(), asking);
            if (first.putIfAbsent(likeness, subnet) == null) {
                inOrder.add(likeness);
            }
            sets.computeIfAbsent(service, s -> new IdentityHashMap<>())
                    .computeIfAbsent(likeness, alike -> new ArrayList<>())
                    .add(destinations);
        }

        List<Answered> answered() {
            List<Answered> all = new ArrayList<>();
            sets.forEach((service, alike) -> inOrder.stream()
                    .filter(alike::containsKey)
                    .forEach(likeness -> {
                        Subnet subnet = Objects.requireNonNull(first.get(likeness));
                        PrefixSet destinations = PrefixSet.unionOf(alike.getOrDefault(likeness, List.of()));
                        all.add(new Answered(subnet.routes(), subnet.toString(), destinations, service));
                    }));
            return all;
        }
    }
}
