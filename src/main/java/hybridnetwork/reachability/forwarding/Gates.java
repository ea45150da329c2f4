package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.ServiceTag;
import hybridnetwork.reachability.filter.Filter.Judgement;
import hybridnetwork.reachability.filter.Gate;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.trace.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks security groups about packets. What passes some gates goes on. */
final class Gates {
    private final Fates fates;

    /** The addresses of all sites that send, whose packets a group is asked about once for all. */
    private final PrefixSet fromSites;

    private final Map<List<Object>, List<Region>> passingFromSites = new HashMap<>();

    Gates(Fates fates, PrefixSet fromSites) {
        this.fates = fates;
        this.fromSites = fromSites;
    }

    /** What passes some gates goes on. */
    void judge(Flight flight, List<Gate> gates, Consumer<Flight> next) {
        if (gates.stream().anyMatch(gate -> !gate.isKnown())) {
            fates.meetUnknown();
        }
        if (fates.search.isTrace()) {
            judgeOne(flight, gates, next);
        } else if (fates.search == Search.DELIVERED) {
            if (flight.from().is(Place.Kind.SITE) && !gates.isEmpty()) {
                passFromSite(flight, gates, next);
            } else {
                Gate.passingAll(gates, flight.region(), fates.certainty)
                        .forEach(region -> next.accept(flight.with(region)));
            }
        } else {
            gates.forEach(gate -> fates.refused(flight, gate));
            next.accept(flight);
        }
    }

    private void passFromSite(Flight flight, List<Gate> gates, Consumer<Flight> next) {
        passingFromSites
                .computeIfAbsent(
                        List.of(gates, flight.destinations(), flight.service()),
                        key -> Gate.passingAll(
                                gates, new Region(fromSites, flight.destinations(), flight.service()), fates.certainty))
                .forEach(region -> Gate.region(
                                region.sources().intersect(flight.sources()), region.destinations(), region.service())
                        .ifPresent(own -> next.accept(flight.with(own))));
    }

    private void judgeOne(Flight flight, List<Gate> gates, Consumer<Flight> next) {
        Flight passed = flight;
        for (Gate gate : gates) {
            Packet packet = passed.region().lowest().orElseThrow();
            Judgement judgement = gate.judge(packet);
            Step.Filter step =
                    new Step.Filter(gate.at(), gate.direction(), judgement.rule(), gate.group(), judgement.access());
            String what = step.directed();
            passed = passed.trail(passed.trail().step(() -> step));
            if (judgement.access() == Access.DENY) {
                fates.denied(
                        passed,
                        packet,
                        "denied by " + what,
                        judgement.rule().isDefault()
                                ? "allow it with a rule of its own"
                                : "allow it with a rule of higher priority");
                return;
            }
            if (judgement.access() == Access.UNKNOWN) {
                passed = passed.open("whether " + what + " lets it pass is not known" + tagged(judgement.rule()));
            }
        }
        next.accept(passed);
    }

    /** What of a rule nobody can know. */
    private static String tagged(SecurityRule rule) {
        return rule.tags().isEmpty()
                ? ""
                : ": it leaves open what the service tag "
                        + rule.tags().stream().map(ServiceTag::name).collect(Collectors.joining(" or "))
                        + " holds, which nobody can list";
    }
}
