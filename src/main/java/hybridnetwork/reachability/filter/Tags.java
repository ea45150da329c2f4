package hybridnetwork.reachability.filter;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the service tags of security rules mean at the subnets of a route table. It does not depend on what has failed.
 *
 * @param virtualNetwork what {@code VirtualNetwork} surely holds
 * @param maybe what it holds perhaps: what is not in it is in {@code Internet}, unless it is private
 */
public record Tags(PrefixSet virtualNetwork, PrefixSet maybe) {
    /**
     * The network's own space, what gateway routes offer the table, the local network gateways' prefixes, the user routes'
     * and the platform's address. Azure says that the tag "might also contain default routes".
     *
     * @param offered over the gateways in the healthy network; perhaps, where those may be down all the time
     */
    static Tags of(Snapshot snapshot, RouteTable table, Set<Prefix> offered) {
        List<PrefixSet> surely = new ArrayList<>();
        surely.add(snapshot.space());
        surely.add(PrefixSet.of(Space.PLATFORM));
        List<Prefix> prefixes = new ArrayList<>();
        table.routes().forEach(route -> prefixes.add(route.prefix()));
        boolean takesOffers = !table.hidesGatewayRoutes();
        boolean surelyOffered = takesOffers && !mayBeDown(snapshot);
        if (surelyOffered) {
            prefixes.addAll(offered);
        }
        boolean byDefault = prefixes.contains(Prefix.ALL);
        snapshot.gateway(PathKind.VPN)
                .ifPresent(gateway -> snapshot.at(gateway).stream()
                        .map(Connection::localPrefixes)
                        .forEach(prefixes::addAll));
        surely.add(PrefixSet.of(
                prefixes.stream().filter(prefix -> prefix.length() > 0).toList()));
        if (byDefault) {
            surely.add(snapshot.onPremises());
        }
        boolean drawn =
                takesOffers && snapshot.doubts().stream().anyMatch(doubt -> doubt.scope() instanceof Scope.Behind);
        PrefixSet perhapsOffered = takesOffers && !surelyOffered ? PrefixSet.of(offered) : PrefixSet.EMPTY;
        PrefixSet maybe = byDefault || drawn || !table.known()
                ? PrefixSet.ALL
                : snapshot.maybeTagged().union(perhapsOffered);
        PrefixSet all = PrefixSet.unionOf(surely);
        return new Tags(all, maybe.subtract(all));
    }

    /** Whether a gateway of the hub may be down all the time. */
    private static boolean mayBeDown(Snapshot snapshot) {
        return snapshot.doubts().stream()
                .anyMatch(doubt -> doubt.scope() instanceof Scope.MayBeDown down
                        && snapshot.gateways().stream()
                                .anyMatch(gateway -> gateway.network() == 0
                                        && down.gateways().contains(gateway.index())));
    }
}
