package hybridnetwork.reachability.finding;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.route.RouteChoice.Led;
import hybridnetwork.reachability.route.Routing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a site offers over ExpressRoute and what over the VPN: the longer prefix wins, and what only one has has no backup. */
final class BothPaths {
    private final Routing routing;
    private final BitSet healthy;
    private final Offered offered;
    /** What is offered over ExpressRoute while nothing has failed. */
    private final Set<Prefix> expressRoute = new LinkedHashSet<>();

    BothPaths(Network network, Offered offered) {
        this.routing = network.routing();
        this.healthy = offered.healthy();
        this.offered = offered;
        for (Site site : network.snapshot().sites()) {
            expressRoute.addAll(offered.offered(site, PathKind.EXPRESS_ROUTE, true));
        }
    }

    /** Prefixes that the VPN draws off ExpressRoute while that is up. */
    void drawnOffExpressRoute(Site site, List<Finding> findings) {
        if (site.circuits().isEmpty()) {
            return;
        }
        List<String> drawn = new ArrayList<>();
        for (Prefix prefix : offered.offered(site, PathKind.VPN, true)) {
            Optional<Prefix> wider = widerOverExpressRoute(prefix);
            if (wider.isPresent() && usesVpn(prefix, site)) {
                drawn.add(prefix + " (inside " + wider.get() + ")");
            }
        }
        if (!drawn.isEmpty()) {
            findings.add(Finding.error(
                            "lpm-pitfall",
                            "site " + site.name() + " offers " + Examples.of(drawn)
                                    + " over the VPN, longer than what ExpressRoute advertises: the longest prefix wins, so this traffic uses"
                                    + " the VPN while ExpressRoute is healthy; offer the same prefixes over both")
                    .about(Subject.advertisedBy(site.name())));
        }
    }

    private Optional<Prefix> widerOverExpressRoute(Prefix prefix) {
        for (int length = prefix.length() - 1; length >= 0; length--) {
            Prefix wider = new Prefix(prefix.base().mask(length), length);
            if (expressRoute.contains(wider)) {
                return Optional.of(wider);
            }
        }
        return Optional.empty();
    }

    private boolean usesVpn(Prefix prefix, Site site) {
        return routing.partition(routing.withoutTable(offered.network()), PrefixSet.of(prefix)).keySet().stream()
                .flatMap(choice -> choice.led(healthy).stream())
                .anyMatch(led -> led instanceof Led.Over over
                        && over.kind() == PathKind.VPN
                        && over.site().equals(OptionalInt.of(site.index())));
    }

    /** Prefixes that only ExpressRoute brings. */
    void withoutBackup(Site site, List<Finding> findings) {
        Set<Prefix> over = offered.offered(site, PathKind.EXPRESS_ROUTE, true);
        PrefixSet backup = PrefixSet.of(offered.offered(site, PathKind.VPN, false));
        List<Prefix> alone = over.stream()
                .filter(prefix -> !backup.contains(PrefixSet.of(prefix)))
                .toList();
        if (!alone.isEmpty()) {
            findings.add(Finding.warning(
                            "same-prefix-er-wins",
                            "site " + site.name() + " advertises " + Examples.of(alone)
                                    + " over ExpressRoute and nothing that covers it over the VPN: it has no backup"
                                    + (site.circuits().size() > 1 ? " but its other circuits" : ""))
                    .fix(
                            backup.isEmpty()
                                    ? "give the site a VPN device that offers them; where none is wanted, accept it:"
                                            + " `hybrid-network:acceptedRisks: { same-prefix-er-wins: REASON }`"
                                    : "let the site advertise the same prefixes over both paths")
                    .about(Subject.advertisedBy(site.name())));
        }
    }
}
