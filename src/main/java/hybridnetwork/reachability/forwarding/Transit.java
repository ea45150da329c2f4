package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.route.RouteChoice.Decision;
import hybridnetwork.reachability.route.RouteChoice.Led;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From one site to another: a VPN gateway passes packets on between its BGP tunnels, past every group and route table,
 * whatever ExpressRoute does. Its longest offer decides for the destination, and likewise for the source.
 */
final class Transit {
    private final Forwarding forwarding;
    private final List<Gateway> gateways;

    Transit(Forwarding forwarding) {
        this.forwarding = forwarding;
        this.gateways = forwarding.snapshot.gateways().stream()
                .filter(gateway -> gateway.kind() == PathKind.VPN)
                .toList();
    }

    void pass(Site site, Flight flight) {
        forwarding.routing.byOwners(flight.destinations()).forEach((owners, set) -> {
            Flight part = flight.to(set);
            Optional<String> doubt = forwarding.doubts.betweenSites();
            if (doubt.isPresent()) {
                forwarding.leap(part, doubt.get());
            } else {
                pass(site, owners, part, 0, Optional.empty());
            }
        });
    }

    /**
     * What one gateway does not pass on the next one may.
     *
     * @param doubt why it is not known whether a gateway before passes them on
     */
    private void pass(Site site, List<Integer> owners, Flight sent, int index, Optional<String> doubt) {
        if (index == gateways.size() && doubt.isPresent()) {
            forwarding.leap(sent, doubt.get());
            return;
        }
        if (index == gateways.size()) {
            notPassedOn(site, sent);
            return;
        }
        Gateway gateway = gateways.get(index);
        BitSet undeclared = undeclared(gateway);
        Flight drawn = sent.when(sent.when().andSomeUp(undeclared));
        if (!drawn.when().isNever()) {
            pass(site, owners, drawn, index + 1, Optional.of(NextHops.noSite()));
        }
        Flight flight = sent.when(sent.when().andAllDown(undeclared));
        if (flight.when().isNever()) {
            return;
        }
        forwarding
                .routing
                .partition(gateway, flight.destinations())
                .forEach((there, destinations) -> forwarding
                        .routing
                        .partition(gateway, flight.sources())
                        .forEach((back, sources) -> {
                            Flight part = flight.from(sources).to(destinations);
                            for (Decision to : forwarding.carriers.decisions(there, part.when())) {
                                for (Decision from : forwarding.carriers.decisions(back, to.when())) {
                                    pass(site, owners, part.when(from.when()), index, doubt, to.led(), from.led());
                                }
                            }
                        }));
    }

    /** What comes from one network outside to go to another, where no gateway joins the two. */
    void notPassedOn(Site site, Flight flight) {
        forwarding.fates.lost(
                flight,
                Outcome.DROPPED,
                "site " + site.name(),
                () -> "Azure does not pass packets on from one network outside to another",
                "connect them directly");
    }

    /** The tunnels with BGP to devices of no known site: what those offer may be the longest for any address. */
    private BitSet undeclared(Gateway gateway) {
        BitSet undeclared = new BitSet();
        forwarding.snapshot.at(gateway).stream()
                .filter(connection -> connection.bgp() && connection.site().isEmpty())
                .forEach(connection -> undeclared.set(connection.index()));
        return undeclared;
    }

    private void pass(
            Site site, List<Integer> owners, Flight flight, int index, Optional<String> doubt, Led to, Led from) {
        if (!mayBeOf(to, owners) || !mayBeOf(from, List.of(site.index()))) {
            pass(site, owners, flight, index + 1, doubt);
            return;
        }
        Led.Over there = (Led.Over) to;
        Led.Over back = (Led.Over) from;
        if (there.site().isEmpty() || back.site().isEmpty()) {
            pass(site, owners, flight, index + 1, Optional.of(NextHops.noSite()));
            return;
        }
        Gateway gateway = gateways.get(index);
        BitSet fixedThere = byBgp(there, false);
        BitSet fixedBack = byBgp(back, false);
        BitSet bgpThere = byBgp(there, true);
        BitSet bgpBack = byBgp(back, true);
        if (!bgpThere.isEmpty() && !bgpBack.isEmpty()) {
            // A site with a static tunnel beside a live one of BGP counts as static: which one carries is not known.
            arrive(
                    site,
                    there.site().getAsInt(),
                    gateway,
                    Stream.of(bgpThere, bgpBack)
                            .flatMapToInt(BitSet::stream)
                            .mapToObj(forwarding.snapshot.connections()::get)
                            .toList(),
                    flight.when(flight.when()
                            .andSomeUp(bgpThere)
                            .andSomeUp(bgpBack)
                            .andAllDown(fixedThere)
                            .andAllDown(fixedBack)));
        }
        if (!fixedThere.isEmpty()) {
            byStaticRoutes(flight.when(flight.when().andSomeUp(fixedThere)), gateway, doubt);
        }
        if (!fixedBack.isEmpty()) {
            byStaticRoutes(flight.when(flight.when().andSomeUp(fixedBack)), gateway, doubt);
        }
    }

    /** Whether packets are led to one of some sites, or to a device that may be any site's. */
    private static boolean mayBeOf(Led led, List<Integer> sites) {
        return led instanceof Led.Over over
                && (over.site().isEmpty() || sites.contains(over.site().getAsInt()));
    }

    private BitSet byBgp(Led.Over over, boolean bgp) {
        BitSet bits = new BitSet();
        over.connections().stream()
                .mapToObj(forwarding.snapshot.connections()::get)
                .filter(connection -> connection.bgp() == bgp)
                .map(Connection::index)
                .forEach(bits::set);
        return bits;
    }

    private void arrive(Site site, int destination, Gateway gateway, List<Connection> tunnels, Flight flight) {
        if (flight.when().isNever()) {
            return;
        }
        Site other = forwarding.snapshot.sites().get(destination);
        Optional<String> doubt = forwarding
                .doubts
                .at(gateway)
                .or(() -> forwarding.doubts.over(tunnels))
                .or(() -> forwarding.doubts.fromSites(gateway.network(), gateway.network()));
        Flight there = flight.trail(flight.trail()
                .hop("tunnel:" + site.name())
                .hop(gateway.name())
                .hop("tunnel:" + other.name())
                .hop(other.name())
                .step(() -> new Step.Transit(gateway.name(), "tunnel:" + site.name(), "tunnel:" + other.name()))
                .step(() -> new Step.Delivered("site " + other.name())));
        if (doubt.isPresent()) {
            forwarding.leap(there, doubt.get());
            return;
        }
        forwarding.fates.way(site.index(), PathKind.VPN, there.when());
        forwarding.fates.way(other.index(), PathKind.VPN, there.when());
        forwarding.fates.delivered(there);
    }

    /** Whether a gateway passes packets on to or from a tunnel without BGP depends on the devices. */
    private void byStaticRoutes(Flight flight, Gateway gateway, Optional<String> doubt) {
        if (flight.when().isNever()) {
            return;
        }
        if (doubt.isPresent()) {
            forwarding.leap(flight, doubt.get());
            return;
        }
        String reason = "a tunnel between the sites has no BGP, so " + gateway.name()
                + " does not teach one site the other's addresses";
        if (forwarding.fates.search.wantsReply()) {
            forwarding.fates.lost(flight, Outcome.DROPPED, gateway.name(), () -> reason, "run BGP over both tunnels");
        } else {
            forwarding.leap(flight, reason + "; whether packets pass all the same is not known");
        }
    }
}
