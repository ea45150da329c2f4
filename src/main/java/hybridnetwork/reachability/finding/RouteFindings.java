package hybridnetwork.reachability.finding;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Carrier;
import hybridnetwork.reachability.Condition;
import hybridnetwork.reachability.Network;
import hybridnetwork.reachability.Network.Site;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.filter.Addresses;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.reachability.route.RouteChoice;
import hybridnetwork.reachability.route.Routing;
import hybridnetwork.reachability.route.State;
import hybridnetwork.reachability.verdict.Outage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the routes alone show: prefixes that draw traffic to the wrong path, or to where it is lost. */
public final class RouteFindings {
    private static final int EXAMPLES = 3;

    private final Network network;
    private final Routing routing;
    private final Notes notes;
    private final State healthy;
    /** What is offered over ExpressRoute while nothing has failed. */
    private final Map<Prefix, Integer> expressRoute = new HashMap<>();

    public RouteFindings(Network network, Routing routing, Notes notes) {
        this.network = network;
        this.routing = routing;
        this.notes = notes;
        this.healthy = Outage.state(network, List.of());
        for (Carrier carrier : network.carriers()) {
            if (carrier.kind() == PathKind.EXPRESS_ROUTE && healthy.isUp(carrier.index())) {
                carrier.offered().forEach(prefix -> expressRoute.putIfAbsent(prefix, carrier.index()));
            }
        }
    }

    public void note() {
        for (int i = 0; i < network.sites().size(); i++) {
            Site site = network.sites().get(i);
            drawnOffExpressRoute(site);
            withoutBackup(site);
            insideTheNetwork(site);
            lostInHealth(site, i);
        }
        samePrefixTwice();
        attractedInVain();
        asymmetric();
    }

    /** A few of many. */
    public static String examples(List<?> all) {
        String shown = String.join(
                ", ", all.stream().limit(EXAMPLES).map(Object::toString).toList());
        return all.size() > EXAMPLES ? shown + " and " + (all.size() - EXAMPLES) + " more" : shown;
    }

    private void drawnOffExpressRoute(Site site) {
        if (site.vpn() == Site.NONE || site.expressRoute() == Site.NONE || !healthy.isUp(site.vpn())) {
            return;
        }
        List<String> drawn = new ArrayList<>();
        for (Prefix prefix : network.carriers().get(site.vpn()).offered()) {
            Optional<Prefix> wider = widerOverExpressRoute(prefix);
            if (wider.isPresent() && usesVpn(prefix, site.vpn())) {
                drawn.add(prefix + " (inside " + wider.get() + ")");
            }
        }
        if (!drawn.isEmpty()) {
            notes.add(Finding.error(
                    "lpm-pitfall",
                    "site " + site.name() + " offers " + examples(drawn)
                            + " over the VPN, longer than what ExpressRoute advertises: the longest prefix wins, so this traffic uses"
                            + " the VPN while ExpressRoute is healthy; offer the same prefixes over both"));
        }
    }

    private Optional<Prefix> widerOverExpressRoute(Prefix prefix) {
        for (int length = prefix.length() - 1; length >= 0; length--) {
            Prefix wider = new Prefix(prefix.base().mask(length), length);
            if (expressRoute.containsKey(wider)) {
                return Optional.of(wider);
            }
        }
        return Optional.empty();
    }

    private boolean usesVpn(Prefix prefix, int carrier) {
        return routing.of(RouteTable.NONE).partition(PrefixSet.of(prefix), Routing.Node::choice).keySet().stream()
                .map(choice -> choice.in(healthy))
                .anyMatch(choice -> choice.kind().equals(Optional.of(PathKind.VPN)) && choice.has(carrier));
    }

    private void withoutBackup(Site site) {
        if (site.expressRoute() == Site.NONE || !healthy.isUp(site.expressRoute())) {
            return;
        }
        PrefixSet backup = site.vpn() == Site.NONE
                ? PrefixSet.EMPTY
                : PrefixSet.of(network.carriers().get(site.vpn()).offered());
        List<Prefix> alone = network.carriers().get(site.expressRoute()).offered().stream()
                .filter(prefix -> !backup.contains(PrefixSet.of(prefix)))
                .toList();
        if (!alone.isEmpty()) {
            notes.add(Finding.warning(
                    "same-prefix-er-wins",
                    "site " + site.name() + " advertises " + examples(alone)
                            + " over ExpressRoute and nothing that covers it over the VPN: it has no backup"));
        }
    }

    private void insideTheNetwork(Site site) {
        List<Prefix> inside = site.addresses().intersect(network.spaceSet()).prefixes();
        if (!inside.isEmpty()) {
            notes.add(Finding.error(
                    "black-hole",
                    "site " + site.name() + " has " + examples(inside)
                            + ", which is in the virtual network's own space: packets to it never leave Azure"));
        }
    }

    /** Addresses of a site that is connected, which packets from the virtual network do not come to. */
    private void lostInHealth(Site site, int index) {
        if (healthy.kind(index).isEmpty()) {
            return;
        }
        for (RouteTable table : subnetTables()) {
            List<PrefixSet> lost = new ArrayList<>();
            routing.partition(table, site.addresses().subtract(network.spaceSet()))
                    .forEach((choice, set) -> {
                        if (new Condition.Reaches(choice, List.of(index), false)
                                        .arrival(healthy)
                                        .isEmpty()
                                && routing.byOwners(set).keySet().stream()
                                        .anyMatch(owners -> new Condition.Reaches(choice, owners, false)
                                                .arrival(healthy)
                                                .isEmpty())) {
                            lost.add(set);
                        }
                    });
            if (!lost.isEmpty()) {
                notes.add(Finding.warning(
                        "black-hole",
                        "packets from " + subnets(table) + " to "
                                + examples(PrefixSet.unionOf(lost).prefixes()) + " of site " + site.name()
                                + " do not come to it although nothing has failed; let it advertise what it has"));
            }
        }
    }

    private List<RouteTable> subnetTables() {
        Map<String, RouteTable> tables = new LinkedHashMap<>();
        network.subnets().stream()
                .filter(subnet -> !subnet.isGatewaySubnet())
                .forEach(subnet -> tables.putIfAbsent(subnet.routes().name(), subnet.routes()));
        return List.copyOf(tables.values());
    }

    private String subnets(RouteTable table) {
        return table.equals(RouteTable.NONE) ? "the virtual network" : "subnets with route table " + table.name();
    }

    private void samePrefixTwice() {
        Map<String, List<Prefix>> shared = new TreeMap<>();
        for (PathKind kind : PathKind.values()) {
            Map<Prefix, List<String>> offers = new TreeMap<>();
            network.carriers().stream()
                    .filter(carrier -> carrier.kind() == kind)
                    .forEach(carrier -> carrier.offered().stream()
                            .distinct()
                            .forEach(prefix -> offers.computeIfAbsent(prefix, p -> new ArrayList<>())
                                    .add(carrier.name())));
            offers.forEach((prefix, sites) -> {
                if (sites.size() > 1) {
                    shared.computeIfAbsent(String.join(", ", sites) + " over " + kind, s -> new ArrayList<>())
                            .add(prefix);
                }
            });
        }
        shared.forEach((who, prefixes) -> notes.add(Finding.warning(
                "same-prefix-two-sites",
                examples(prefixes) + " is offered by more than one site (" + who
                        + "): which one packets go to is open")));
    }

    /** Addresses that a carrier draws to a site and that no site has. */
    private void attractedInVain() {
        PrefixSet owned = PrefixSet.unionOf(
                        network.sites().stream().map(Site::addresses).toList())
                .union(network.spaceSet());
        for (Carrier carrier : network.carriers()) {
            if (!healthy.isUp(carrier.index())) {
                continue;
            }
            List<Prefix> vain = carrier.offered().stream()
                    .filter(prefix -> prefix.length() > 0 && !owned.contains(PrefixSet.of(prefix)))
                    .toList();
            if (!vain.isEmpty()) {
                notes.add(Finding.advice(
                        "black-hole",
                        carrier.kind() + " of " + carrier.name() + " draws " + examples(vain)
                                + ", of which no site has every address: packets to the rest are lost there"));
            }
            if (carrier.offered().contains(Prefix.ALL)) {
                notes.add(Finding.warning(
                        "default-route-on-premises",
                        carrier.kind() + " of " + carrier.name()
                                + " offers 0.0.0.0/0: packets to the internet go there, and count as not delivered"));
            }
        }
    }

    /** Sites whose replies from the virtual network take another path than their packets, in health or an outage. */
    private void asymmetric() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (List<Outage> outages : Outage.scenarios(network, Outages.SINGLE)) {
            State state = Outage.state(network, outages);
            String scenario = outages.isEmpty() ? "healthy" : outages.get(0).name();
            for (int i = 0; i < network.sites().size(); i++) {
                for (RouteTable table : subnetTables()) {
                    asymmetric(i, table, state)
                            .ifPresent(message -> found.computeIfAbsent(message, m -> new ArrayList<>())
                                    .add(scenario));
                }
            }
        }
        found.forEach((message, scenarios) ->
                notes.add(Finding.warning("asymmetric-path", message + ", in: " + examples(scenarios))));
    }

    private Optional<String> asymmetric(int index, RouteTable table, State state) {
        Site site = network.sites().get(index);
        Optional<PathKind> kind = state.kind(index);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        for (Map.Entry<RouteChoice, PrefixSet> part :
                routing.partition(table, site.addresses()).entrySet()) {
            RouteChoice choice = part.getKey().in(state);
            boolean other = choice.kind().isPresent()
                    && !(choice.kind().equals(kind) && choice.has(state.carrier(index, kind.get())));
            if (other) {
                return Optional.of("site " + site.name() + " sends over " + kind.get() + ", but packets from "
                        + subnets(table) + " to " + examples(part.getValue().prefixes()) + " leave over "
                        + network.carriers().get(choice.carriers()[0]).kind() + " of "
                        + network.carriers().get(choice.carriers()[0]).name());
            }
        }
        return Optional.empty();
    }
}
