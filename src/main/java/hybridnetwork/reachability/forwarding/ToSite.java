package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.route.Edges.Way;
import hybridnetwork.reachability.route.RouteChoice.Led;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import java.util.List;
import java.util.Optional;

/** What leaves the networks for sites, once a route leads over a gateway. */
final class ToSite {
    private final Forwarding forwarding;
    private final SiteReplies replies;

    ToSite(Forwarding forwarding, SiteReplies replies) {
        this.forwarding = forwarding;
        this.replies = replies;
    }

    /** Hands packets to a gateway that a route leads over. */
    void send(Flight flight, String at, Gateway gateway, Led.Over over) {
        if (over.site().isEmpty()) {
            forwarding.leap(flight, NextHops.noSite());
        } else {
            Site site = forwarding.snapshot.sites().get(over.site().getAsInt());
            carriers(site, gateway, over, flight).forEach(carried -> carried(carried, site, at, gateway));
        }
    }

    private record Carried(Flight flight, List<Connection> connections) {}

    /** Toward on-premises the connection with the highest routing weight carries, then the first by name. */
    private List<Carried> carriers(Site site, Gateway gateway, Led.Over over, Flight flight) {
        List<Connection> offering = over.connections().stream()
                .mapToObj(forwarding.snapshot.connections()::get)
                .toList();
        if (!forwarding.carriers.areApart()) {
            return List.of(new Carried(flight, offering));
        }
        return forwarding.edges.byCircuit(site.index(), gateway).stream()
                .map(way -> new Carried(flight.when(flight.when().and(among(way, gateway.kind()))), way.connections()))
                .filter(carried -> !carried.flight().when().isNever())
                .toList();
    }

    /** When a way carries among those of its kind; whether there is a better kind is the edge's affair. */
    private Condition among(Way way, PathKind kind) {
        return kind == PathKind.EXPRESS_ROUTE ? way.when() : Condition.ALWAYS.andSomeUp(way.bits());
    }

    private void carried(Carried carried, Site site, String at, Gateway gateway) {
        Flight flight = carried.flight();
        forwarding.routing.byOwners(flight.destinations()).forEach((owners, set) -> {
            Flight part = flight.to(set);
            if (!owners.contains(site.index())) {
                forwarding.fates.lost(
                        part,
                        Outcome.DROPPED,
                        at,
                        () -> "the route to " + part.destination() + " leads over "
                                + carried.connections().get(0).name() + ", and that site does not have the address",
                        "let the site that has it advertise it over a way that is up");
                return;
            }
            Flight sent = part.trail(part.trail()
                    .hop(gateway.name())
                    .hop(carried.connections().get(0).name())
                    .hop(site.name())
                    .step(() -> new Step.Delivered("site " + site.name())));
            Optional<String> translated = forwarding.doubts.translated(gateway, carried.connections());
            if (translated.isPresent()) {
                forwarding.leap(sent, translated.get());
                return;
            }
            Flight there = forwarding
                    .doubts
                    .at(gateway)
                    .or(() -> forwarding.doubts.over(carried.connections()))
                    .map(doubt -> forwarding.fates.doubted(sent, doubt))
                    .orElse(sent);
            if (forwarding.fates.search.wantsReply()) {
                replies.fromSite(site, gateway, there, back -> {
                    forwarding.fates.way(site.index(), gateway.kind(), back.when());
                    forwarding.fates.delivered(back);
                });
            } else {
                forwarding.fates.delivered(there);
            }
        });
    }
}
