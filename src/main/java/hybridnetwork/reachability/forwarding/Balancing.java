package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.filter.Filters.Guarded;
import hybridnetwork.reachability.filter.Gate;
import hybridnetwork.reachability.model.BalancingRule;
import hybridnetwork.reachability.model.BalancingRule.Members;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How a load balancer hands packets to the members of its rules. */
final class Balancing {
    /** What opens a member to Azure's health probe. */
    static final String ADMIT_PROBE = "allow AzureLoadBalancer to the probe's port";

    private final Forwarding forwarding;
    private final Arrival arrival;

    Balancing(Forwarding forwarding, Arrival arrival) {
        this.forwarding = forwarding;
        this.arrival = arrival;
    }

    /** Hands packets to a frontend to every member of the rule that takes them. */
    void balance(Flight flight) {
        Frontend frontend = forwarding.snapshot.frontends().get(flight.to().index());
        Flight here = flight.trail(flight.trail().hop("load-balancer"));
        Optional<String> doubt = forwarding.doubts.at(frontend);
        if (doubt.isPresent()) {
            forwarding.fates.undecided(here, doubt.get());
            return;
        }
        Balanced.left(frontend, flight.service())
                .ifPresent(left -> lost(
                        here.with(left),
                        "load balancer frontend " + frontend.name() + " has no rule for " + words(left),
                        "add a load-balancing rule"));
        for (Flight part : apart(here)) {
            for (Balanced balanced : Balanced.of(frontend, part.destination(), part.service())) {
                balance(part, balanced);
            }
        }
    }

    /** Where Azure may give the frontend any address, a source that has the lowest sends to the next: none sends to itself. */
    private static List<Flight> apart(Flight flight) {
        PrefixSet address = PrefixSet.of(flight.destination());
        PrefixSet same = flight.sources().intersect(address);
        if (same.isEmpty()) {
            return List.of(flight);
        }
        List<Flight> parts = new ArrayList<>();
        PrefixSet others = flight.sources().subtract(same);
        PrefixSet next = flight.destinations().subtract(address);
        if (!others.isEmpty()) {
            parts.add(flight.from(others));
        }
        if (!next.isEmpty()) {
            parts.add(flight.from(same).to(next));
        }
        return parts;
    }

    private static String words(Service service) {
        return service.lowestProtocol() + (service.hasPorts() ? " port " + service.lowestDestinationPort() : "");
    }

    private void balance(Flight flight, Balanced balanced) {
        BalancingRule rule = balanced.rule();
        Flight taken = flight.with(balanced.atFrontend());
        if (rule.members().stream().allMatch(members -> members.hosts().isEmpty())) {
            lost(taken, "rule " + rule.name() + " has no member", "put hosts into its backend pool");
            return;
        }
        for (Members members : rule.members()) {
            if (!members.hosts().isEmpty()) {
                toMembers(taken, balanced, members);
            }
        }
    }

    private void toMembers(Flight flight, Balanced balanced, Members members) {
        OptionalInt index = members.subnet();
        if (index.isEmpty()) {
            lost(
                    flight,
                    "member " + members.hosts().lowest().orElseThrow() + " is no host of the virtual network",
                    "correct the backend pool");
            return;
        }
        Subnet subnet = forwarding.snapshot.subnets().get(index.getAsInt());
        itself(flight, members);
        for (Guarded part : forwarding.filters.inbound(subnet, members.hosts())) {
            Flight handed =
                    flight.through(balanced).with(new Region(flight.sources(), part.hosts(), balanced.service()));
            for (Flight one : chosen(handed, part, balanced.rule())) {
                member(subnet, one, part.gates(), balanced);
            }
        }
    }

    /** A member does not reach itself through its own frontend. */
    private void itself(Flight flight, Members members) {
        PrefixSet own =
                flight.from().is(Place.Kind.HOSTS) ? flight.sources().intersect(members.hosts()) : PrefixSet.EMPTY;
        if (own.isEmpty() || forwarding.fates.search == Search.DELIVERED) {
            return;
        }
        Flight hairpin = flight.from(own);
        String reason = "a member of the pool does not reach itself through its own frontend";
        if (members.joined()) {
            lost(hairpin, reason, "let it reach itself directly, or send from hosts outside the pool");
        } else {
            forwarding.fates.maybeLost(hairpin, reason + ", and whether the source joins the pool is not known");
        }
    }

    /** Of the members of a trace, one for every way in which they may fare; otherwise all of them. */
    private List<Flight> chosen(Flight flight, Guarded part, BalancingRule rule) {
        if (!forwarding.fates.search.isTrace()) {
            return List.of(flight);
        }
        List<PrefixSet> alike = new ArrayList<>();
        Health health = Health.of(part, rule.probe());
        for (PrefixSet some : List.of(health.down(), health.up(), health.maybe())) {
            Optional<Region> region = Gate.region(flight.sources(), some, flight.service());
            if (region.isPresent()) {
                for (Certainty certainty : Certainty.values()) {
                    part.gates()
                            .forEach(gate -> gate.lowestRefused(region.get(), certainty, packet -> packet)
                                    .ifPresent(packet -> alike.add(PrefixSet.of(packet.destination()))));
                    Gate.passingAll(part.gates(), region.get(), certainty)
                            .forEach(passing -> passing.lowest()
                                    .ifPresent(packet -> alike.add(PrefixSet.of(packet.destination()))));
                }
            }
        }
        return alike.stream().distinct().map(flight::to).toList();
    }

    private void member(Subnet subnet, Flight flight, List<Gate> gates, Balanced balanced) {
        Health health = Health.of(
                new Guarded(flight.destinations(), gates), balanced.rule().probe());
        Flight told = flight.trail(flight.trail()
                .step(() -> new Step.Balance(
                        balanced.frontend().name(),
                        balanced.rule().name(),
                        flight.destination() + ":" + flight.service().lowestDestinationPort()))
                .hop(subnet.name()));
        if (!health.down().isEmpty()) {
            probeDenied(told.to(health.down()));
        }
        // Whether the groups of somebody else's network admit the probe nobody can read here.
        boolean isOfOthers = forwarding.isOfOthers(subnet);
        PrefixSet maybeUp = isOfOthers ? health.maybe().union(health.up()) : health.maybe();
        if (!maybeUp.isEmpty()) {
            Flight maybe = told.to(maybeUp);
            toMember(subnet, forwarding.fates.doubted(maybe, probeUnknown(maybe.destination())), gates, balanced);
        }
        if (!isOfOthers && !health.up().isEmpty()) {
            toMember(subnet, told.to(health.up()), gates, balanced);
        }
    }

    private void toMember(Subnet subnet, Flight flight, List<Gate> gates, Balanced balanced) {
        for (Flight other : withoutItself(flight)) {
            Openness openness = other.from().is(Place.Kind.INTERNET)
                    ? Openness.of(balanced.frontend().sku(), gates)
                    : Openness.OPEN;
            switch (openness) {
                case OPEN -> forwarding.gates.judge(other, gates, passed -> arrival.arrived(subnet, passed));
                case UNKNOWN ->
                    forwarding.gates.judge(
                            forwarding.fates.doubted(other, Openness.unknown(subnet)),
                            gates,
                            passed -> arrival.arrived(subnet, passed));
                case CLOSED ->
                    forwarding.fates.lost(
                            other, Outcome.DENIED, subnet.toString(), () -> Openness.WITHOUT_GROUP, Openness.FIX);
            }
        }
    }

    /** The packets that some other member than their source takes, as far as it makes a difference. */
    private List<Flight> withoutItself(Flight flight) {
        if (forwarding.fates.search != Search.DELIVERED
                || !flight.from().is(Place.Kind.HOSTS)
                || !flight.sources().overlaps(flight.destinations())) {
            return List.of(flight);
        }
        PrefixSet both = flight.sources().intersect(flight.destinations());
        List<Flight> parts = new ArrayList<>();
        PrefixSet others = flight.sources().subtract(both);
        if (!others.isEmpty()) {
            parts.add(flight.from(others));
        }
        both.ranges().forEach(range -> {
            for (long at = range.first().number(); at <= range.last().number(); at++) {
                PrefixSet self = PrefixSet.of(Ipv4.of(at));
                PrefixSet rest = flight.destinations().subtract(self);
                if (!rest.isEmpty()) {
                    parts.add(flight.from(self).to(rest));
                }
            }
        });
        return parts;
    }

    private void probeDenied(Flight flight) {
        lost(flight, probeDenied(flight.destination()), ADMIT_PROBE);
    }

    static String probeDenied(Ipv4 member) {
        return Fates.MEMBER + member
                + " takes no traffic: its network security group denies the health probe from 168.63.129.16";
    }

    static String probeUnknown(Ipv4 member) {
        return "whether the health probe comes to member " + member + " is not known";
    }

    private void lost(Flight flight, String reason, String fix) {
        forwarding.fates.lost(flight, Outcome.DROPPED, "the load balancer", () -> reason, fix);
    }
}
