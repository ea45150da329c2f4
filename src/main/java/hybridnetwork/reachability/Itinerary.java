package hybridnetwork.reachability;

import hybridnetwork.net.Ipv4;
import hybridnetwork.reachability.filter.Filter;
import hybridnetwork.reachability.filter.Filters;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.SecurityGroup;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.route.RouteChoice;
import hybridnetwork.reachability.route.Routing;
import hybridnetwork.reachability.route.State;
import hybridnetwork.reachability.trace.Step;
import hybridnetwork.reachability.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has happened to one packet so far, as steps and as a path, in the words of traces and reasons. */
public final class Itinerary {
    private final Network network;
    private final Routing routing;
    private final Filters filters;
    private final State state;
    private final Packet packet;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    /** The first thing on the way that is not known, as if the journey ended there. */
    private Optional<Trace> open = Optional.empty();

    /** The end of a journey. */
    public record End(Outcome outcome, String reason) {
        /** The same end with a word on where it happened before the reason. */
        public End at(String where) {
            return new End(outcome, where + ": " + reason);
        }
    }

    public Itinerary(Network network, Routing routing, Filters filters, State state, Packet packet) {
        this.network = network;
        this.routing = routing;
        this.filters = filters;
        this.state = state;
        this.packet = packet;
    }

    /** The trace. Where something on the way is not known, nothing is unless the packet is lost anyhow. */
    public Trace end(End end) {
        if (open.isPresent() && end.outcome() == Outcome.DELIVERED) {
            return open.get();
        }
        return new Trace(packet, steps, end.outcome(), end.outcome().arrived() ? path : List.of(), end.reason());
    }

    public void step(Step step) {
        steps.add(step);
    }

    public void hop(String hop) {
        path.add(hop);
    }

    // ---- ends

    public End lost(String at, String reason, String change) {
        steps.add(new Step.Lost(at, reason));
        return new End(Outcome.DROPPED, reason + "; " + change);
    }

    public End noReply(String at, String reason, String change) {
        steps.add(new Step.Lost(at, reason));
        return new End(Outcome.NO_SYMMETRIC_REPLY, reason + "; " + change);
    }

    /** The routes that decide here are not known: the journey goes on, for a filter may end it anyhow. */
    public void unknownRoutes(Subnet subnet) {
        String reason = "the routes of " + subnet + " are not known";
        open(new Step.Lost(subnet.toString(), reason), reason + "; prove it again when they are");
    }

    private void open(Step step, String reason) {
        if (open.isEmpty()) {
            List<Step> soFar = new ArrayList<>(steps);
            soFar.add(step);
            open = Optional.of(new Trace(packet, soFar, Outcome.UNKNOWN, List.of(), reason));
        }
    }

    public End delivered(String at) {
        return new End(Outcome.DELIVERED, "delivered at " + at + " over " + String.join(", ", path));
    }

    // ---- decisions

    public RouteChoice route(String at, RouteTable table, Ipv4 destination) {
        Routing.Winner winner = routing.choose(table, destination, state);
        String over = winner.choice().hop().map(Hop::toString).orElseGet(() -> ways(winner.choice()));
        steps.add(new Step.Route(at, winner.prefix().toString(), over, winner.source()));
        return winner.choice();
    }

    /** Where a route leads over gateways that are up, such as {@code circuit:a or tunnel:b}. */
    public String ways(RouteChoice choice) {
        List<String> ways = new ArrayList<>();
        for (int index : choice.carriers()) {
            Carrier carrier = network.carriers().get(index);
            if (state.isUp(index)) {
                ways.add(
                        carrier.site() == Carrier.NO_SITE
                                ? "tunnel:" + carrier.name()
                                : state.way(carrier.site(), carrier.kind()));
            }
        }
        return String.join(" or ", ways);
    }

    public Optional<End> filterOutbound(Subnet subnet) {
        return filter(filters.outbound(subnet.index()), subnet, "outbound", packet);
    }

    /** @param seen the packet as the filter sees it: behind a load balancer it is a backend's */
    public Optional<End> filterInbound(Subnet subnet, Packet seen) {
        return filter(filters.inbound(subnet.index()), subnet, "inbound", seen);
    }

    /** The end of the journey, if the filter is its end. */
    private Optional<End> filter(Optional<Filter> filter, Subnet subnet, String direction, Packet seen) {
        if (filter.isEmpty()) {
            return Optional.empty();
        }
        SecurityRule rule = filter.get().first(seen);
        String named =
                rule + " of " + subnet.group().map(SecurityGroup::toString).orElse("");
        Step step = new Step.Filter(
                subnet.toString(), direction, named, rule.access().toString());
        String what = direction + " " + named;
        if (rule.access() == Access.DENY) {
            steps.add(step);
            return Optional.of(new End(
                    Outcome.DENIED,
                    "denied by " + what + (seen.compareTo(packet) == 0 ? "" : " as " + seen)
                            + "; allow it with a rule of higher priority"));
        }
        if (rule.access() == Access.UNKNOWN) {
            open(step, "whether " + what + " lets it pass is not known; prove it again when it is");
        }
        steps.add(step);
        return Optional.empty();
    }
}
