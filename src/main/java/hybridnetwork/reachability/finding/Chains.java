package hybridnetwork.reachability.finding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.model.Appliance.Post;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.route.RouteChoice.Decision;
import hybridnetwork.reachability.route.RouteChoice.Led;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Where routes lead packets, appliance after appliance, whatever groups and rules say. */
final class Chains {
    private final Snapshot snapshot;
    private final Network network;

    Chains(Network network) {
        this.network = network;
        this.snapshot = network.snapshot();
    }

    /**
     * What some destinations have in common.
     *
     * @param appliances on the way to them, by index; in a loop the last is there twice
     * @param end where the last route leads
     * @param when it does
     */
    record Chain(List<Integer> appliances, PrefixSet destinations, Led end, Condition when) {
        boolean isLoop() {
            return !appliances.isEmpty()
                    && appliances.indexOf(appliances.get(appliances.size() - 1)) < appliances.size() - 1;
        }

        /** The appliances that a reply has to pass, in its order. */
        List<Integer> reversed() {
            List<Integer> reversed = new ArrayList<>();
            appliances.forEach(appliance -> reversed.add(0, appliance));
            return reversed;
        }
    }

    /** The ways of packets by the routes of a table, in every state. */
    List<Chain> of(RouteTable table, PrefixSet destinations) {
        List<Chain> chains = new ArrayList<>();
        follow(table, destinations, Condition.ALWAYS, List.of(), chains);
        return chains;
    }

    /** The ways of what an appliance hands on; it is the first of them. */
    List<Chain> from(Appliance appliance, PrefixSet destinations) {
        List<Chain> chains = new ArrayList<>();
        handOn(appliance, destinations, Condition.ALWAYS, List.of(appliance.index()), chains);
        return chains;
    }

    private void handOn(
            Appliance appliance, PrefixSet destinations, Condition when, List<Integer> passed, List<Chain> chains) {
        appliance.posts().stream()
                .map(Post::subnet)
                .distinct()
                .map(subnet -> snapshot.subnets().get(subnet).routes())
                .filter(RouteTable::known)
                .forEach(own -> follow(own, destinations, when, passed, chains));
    }

    private void follow(
            RouteTable table, PrefixSet destinations, Condition when, List<Integer> passed, List<Chain> chains) {
        network.routing().partition(table, destinations).forEach((choice, set) -> {
            for (Decision decision : choice.decisions(when)) {
                Led led = decision.led();
                OptionalInt next = led instanceof Led.To to ? to.hop().appliance() : OptionalInt.empty();
                if (next.isEmpty()) {
                    chains.add(new Chain(passed, set, led, decision.when()));
                    continue;
                }
                Appliance appliance = snapshot.appliances().get(next.getAsInt());
                PrefixSet others = set.subtract(PrefixSet.of(appliance.address()));
                List<Integer> through = new ArrayList<>(passed);
                through.add(appliance.index());
                if (others.isEmpty()) {
                    continue;
                }
                if (passed.contains(appliance.index())) {
                    chains.add(new Chain(through, others, led, decision.when()));
                    continue;
                }
                handOn(appliance, others, decision.when(), through, chains);
            }
        });
    }
}
