package hybridnetwork.reachability.finding;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Connection.Offer;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.route.RouteChoice.Led;
import hybridnetwork.reachability.route.Routing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Addresses of sites that packets are drawn away from, and prefixes that draw packets to where nobody has the address. */
final class BlackHoles {
    private final Snapshot snapshot;
    private final Network network;
    private final Routing routing;
    private final BitSet healthy;
    private final Offered offered;
    private final PrefixSet space;

    BlackHoles(Network network, Offered offered) {
        this.snapshot = network.snapshot();
        this.network = network;
        this.routing = network.routing();
        this.healthy = offered.healthy();
        this.offered = offered;
        this.space = snapshot.allSpace();
    }

    /** Addresses of a site that are in the network's own space. */
    void insideTheNetwork(Site site, List<Finding> findings) {
        List<Prefix> inside = site.addresses().intersect(space).prefixes();
        if (!inside.isEmpty()) {
            findings.add(Finding.error(
                            "black-hole",
                            "site " + site.name() + " has " + Examples.of(inside)
                                    + ", which is in the virtual network's own space: packets to it never leave Azure")
                    .fix("renumber one of the two: a site and a virtual network have no address in common")
                    .about(Subject.of(Subject.SITE, site.name(), "addressPrefixes")));
        }
    }

    /** Addresses of a site that is connected, which packets from the virtual network do not come to. */
    void lostInHealth(Site site, List<Finding> findings) {
        if (!network.edges().some(site.index(), offered.network()).holds(healthy)) {
            return;
        }
        PrefixSet outside = site.addresses().subtract(space);
        for (Tables tables : Tables.of(network, offered.network(), outside)) {
            List<PrefixSet> lost = new ArrayList<>();
            routing.partition(tables.table(), outside).forEach((choice, set) -> {
                List<Led> led = choice.led(healthy);
                routing.byOwners(set).forEach((owners, part) -> {
                    if (led.stream().noneMatch(to -> isAt(to, owners))
                            && led.stream().noneMatch(BlackHoles::isOpen)) {
                        lost.add(part);
                    }
                });
            });
            if (!lost.isEmpty()) {
                boolean hidden = tables.table().hidesGatewayRoutes();
                findings.add(Finding.warning(
                                "black-hole",
                                "packets from " + tables.words() + " to "
                                        + Examples.of(PrefixSet.unionOf(lost).prefixes()) + " of site " + site.name()
                                        + " do not come to it although nothing has failed; "
                                        + (hidden
                                                ? "its table hides the gateways' routes: let it take them, or give it a route to an"
                                                        + " appliance that has them"
                                                : "let it advertise what it has"))
                        .fix(
                                hidden
                                        ? "let the route table propagate gateway routes (`gatewayRoutes: true`), or give it a"
                                                + " route to an appliance that has them"
                                        : "let the site advertise what it has")
                        .about(
                                hidden
                                        ? Subject.of(
                                                "RouteTable", tables.table().name())
                                        : Subject.advertisedBy(site.name())));
            }
        }
    }

    private static boolean isAt(Led led, List<Integer> owners) {
        return led instanceof Led.Over over
                && over.site().isPresent()
                && owners.contains(over.site().getAsInt());
    }

    /** Whether it is not known where packets come to. */
    private static boolean isOpen(Led led) {
        return led instanceof Led.Over over
                ? over.site().isEmpty()
                : switch (((Led.To) led).hop().kind()) {
                    case APPLIANCE, UNKNOWN_APPLIANCE, VIRTUAL_NETWORK_GATEWAY, OTHER -> true;
                    default -> false;
                };
    }

    /** Addresses that a connection draws to a site and that no site has. */
    void drawnToNobody(List<Finding> findings) {
        PrefixSet owned = snapshot.onPremises().union(space);
        Map<String, Set<Prefix>> drawn = new LinkedHashMap<>();
        Map<String, List<Subject>> offering = new LinkedHashMap<>();
        for (PathKind kind : PathKind.values()) {
            for (Connection connection : offered.connections(kind, true)) {
                for (Offer offer : connection.offers()) {
                    String who = kind + " of "
                            + (offer.site().isPresent()
                                    ? snapshot.sites()
                                            .get(offer.site().getAsInt())
                                            .name()
                                    : connection.name());
                    drawn.computeIfAbsent(who, w -> new LinkedHashSet<>()).addAll(offer.prefixes());
                    offering.put(
                            who,
                            offer.site().stream()
                                    .mapToObj(site -> Subject.advertisedBy(
                                            snapshot.sites().get(site).name()))
                                    .toList());
                }
            }
        }
        drawn.forEach((who, prefixes) -> {
            List<Prefix> nobodys = prefixes.stream()
                    .filter(prefix -> prefix.length() > 0 && !owned.contains(PrefixSet.of(prefix)))
                    .toList();
            if (!nobodys.isEmpty()) {
                findings.add(Finding.advice(
                                "black-hole",
                                who + " draws " + Examples.of(nobodys)
                                        + ", of which no site has every address: packets to the rest are lost there")
                        .about(offering.getOrDefault(who, List.of())));
            }
            if (prefixes.contains(Prefix.ALL)) {
                findings.add(Finding.warning(
                                "default-route-on-premises",
                                who + " offers 0.0.0.0/0: packets to the internet go there, and count as not delivered")
                        .about(offering.getOrDefault(who, List.of())));
            }
        });
    }
}
