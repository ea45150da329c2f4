package hybridnetwork.reachability.finding;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.finding.Chains.Chain;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.PublicHosts;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.reachability.route.RouteChoice.Led;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Packets that pass an appliance whose replies go past it, or the other way round, by the routes alone; with the route that is missing. */
final class BypassedAppliances {
    /** So many of many that are alike. */
    private static final int MOST_SUBJECTS = 12;

    private final Snapshot snapshot;
    private final Network network;
    private final Chains chains;
    private final BitSet healthy;
    private final Map<String, BitSet> states;
    private final List<Sharing> tables;
    private final Map<String, Set<String>> found = new LinkedHashMap<>();
    private final Map<String, List<Subject>> about = new LinkedHashMap<>();

    /** @param states the connections that are up, by scenario */
    BypassedAppliances(Network network, BitSet healthy, Map<String, BitSet> states) {
        this.snapshot = network.snapshot();
        this.network = network;
        this.chains = new Chains(network);
        this.healthy = healthy;
        this.states = states;
        this.tables = Sharing.of(snapshot);
    }

    List<Finding> all() {
        snapshot.gateways().stream()
                .map(gateway -> gateway.network())
                .distinct()
                .sorted()
                .forEach(this::betweenSitesAndSubnets);
        betweenSubnets();
        fromTheInternet();
        List<Finding> findings = new ArrayList<>();
        found.forEach((message, scenarios) -> findings.add(Finding.warning(
                        "appliance-bypassed",
                        message
                                + (scenarios.isEmpty() || scenarios.contains("healthy")
                                        ? ""
                                        : ", in: " + Examples.of(List.copyOf(scenarios))))
                .about(about.getOrDefault(message, List.of()))));
        return findings;
    }

    private void tell(String message, String scenario, List<Subject> subjects) {
        found.computeIfAbsent(message, m -> new LinkedHashSet<>()).add(scenario);
        about.putIfAbsent(message, subjects);
    }

    /** What lacks a route: tables, else subnets that have none. */
    private List<Subject> about(Sharing sharing) {
        return sharing.names().isEmpty()
                ? sharing.subnets().stream()
                        .limit(MOST_SUBJECTS)
                        .map(subnet -> subnet(subnet.network(), subnet.azureName()))
                        .toList()
                : sharing.names().stream()
                        .limit(MOST_SUBJECTS)
                        .map(table -> Subject.of("RouteTable", table))
                        .toList();
    }

    private Subject subnet(int network, String azureName) {
        return Subject.of("VirtualNetwork", snapshot.networks().get(network).azureName(), "subnets", azureName);
    }

    // ---- sites

    private void betweenSitesAndSubnets(int gateways) {
        RouteTable arriving = network.routing().gatewayTable(gateways);
        if (!arriving.known()) {
            return;
        }
        IdentityHashMap<Object, Integer> known = new IdentityHashMap<>();
        Map<List<Object>, List<Sharing>> alike = new LinkedHashMap<>();
        for (Sharing sharing : tables) {
            if (network.routing().uplink(sharing.table()).network() == gateways) {
                Object likeness = network.routing().likeness(sharing.table(), snapshot.onPremises());
                List<List<Integer>> in = chains.of(arriving, sharing.hosts()).stream()
                        .map(Chain::appliances)
                        .distinct()
                        .toList();
                alike.computeIfAbsent(
                                List.of(
                                        known.computeIfAbsent(likeness, it -> known.size()),
                                        in,
                                        sharing.table().isNone()),
                                key -> new ArrayList<>())
                        .add(sharing);
            }
        }
        alike.values().forEach(some -> betweenSitesAnd(Sharing.of(some), arriving));
    }

    private void betweenSitesAnd(Sharing sharing, RouteTable arriving) {
        List<Chain> in = chains.of(arriving, sharing.hosts()).stream()
                .filter(chain -> isInside(chain))
                .toList();
        Map<Mismatch, List<Chain>> mismatches = new LinkedHashMap<>();
        for (Site site : snapshot.sites()) {
            for (Chain out : chains.of(sharing.table(), site.addresses())) {
                boolean there =
                        out.end() instanceof Led.Over over && over.site().equals(OptionalInt.of(site.index()));
                for (Chain back : there ? in : List.<Chain>of()) {
                    if (!back.appliances().equals(out.reversed())) {
                        mismatches
                                .computeIfAbsent(new Mismatch(out, back), key -> new ArrayList<>())
                                .add(out);
                    }
                }
            }
        }
        mismatches.forEach((mismatch, ways) -> states.forEach((scenario, up) -> {
            List<PrefixSet> addresses = ways.stream()
                    .filter(out -> out.when().holds(up))
                    .map(Chain::destinations)
                    .toList();
            if (!addresses.isEmpty()) {
                tell(
                        words(sharing, arriving, mismatch, PrefixSet.unionOf(addresses)),
                        scenario,
                        mismatch.in().isEmpty()
                                ? List.of(subnet(arriving.network(), Subnet.GATEWAY_SUBNET))
                                : about(sharing));
            }
        }));
    }

    /** Ways that packets take out and in: equal where the appliances are. */
    private record Mismatch(List<Integer> out, List<Integer> in, PrefixSet hosts) {
        Mismatch(Chain out, Chain in) {
            this(out.appliances(), in.appliances(), in.destinations());
        }
    }

    private static boolean isInside(Chain chain) {
        return chain.end() instanceof Led.To to
                && switch (to.hop().kind()) {
                    case VNET_LOCAL, VNET_PEERING -> true;
                    default -> false;
                };
    }

    private String words(Sharing sharing, RouteTable arriving, Mismatch mismatch, PrefixSet sites) {
        String onPremises = Examples.of(sites.prefixes());
        if (mismatch.out().isEmpty()) {
            Appliance missed = last(mismatch.in());
            return "packets from " + onPremises + " to " + sharing.words() + " pass " + missed.title()
                    + ", and replies go past it: " + missing(sharing, onPremises, missed);
        }
        if (mismatch.in().isEmpty()) {
            Appliance missed = last(mismatch.out());
            String prefixes = Examples.of(reaching(sharing.subnets(), mismatch.hosts(), arriving.network()));
            return "packets from " + sharing.words() + " to " + onPremises + " pass " + missed.title()
                    + ", and replies go past it: "
                    + (arriving.isNone()
                            ? "GatewaySubnet has no route table, and needs one with a route for "
                            : "route table " + arriving.name() + " of GatewaySubnet misses a route for ")
                    + prefixes + " with next hop " + missed.address();
        }
        return "packets from " + onPremises + " to " + sharing.words() + " pass " + titles(mismatch.in())
                + ", and packets the other way " + titles(mismatch.out())
                + ": lead both through the same, the one in the reverse order of the other";
    }

    private String missing(Sharing sharing, String prefixes, Appliance missed) {
        return sharing.table().isNone()
                ? "they have no route table, and need one with a route for " + prefixes + " with next hop "
                        + missed.address()
                : sharing.tables() + (sharing.names().size() == 1 ? " misses" : " miss") + " a route for " + prefixes
                        + " with next hop " + missed.address();
    }

    private Appliance last(List<Integer> appliances) {
        return snapshot.appliances().get(appliances.get(appliances.size() - 1));
    }

    private String titles(List<Integer> appliances) {
        return Examples.of(appliances.stream()
                .map(index -> snapshot.appliances().get(index).title())
                .toList());
    }

    /** Prefixes for routes to some hosts: the space of a spoke, and of the network that has the table subnets alone. */
    private List<Prefix> reaching(List<Subnet> subnets, PrefixSet hosts, int tablesNetwork) {
        Set<Prefix> prefixes = new LinkedHashSet<>();
        for (Subnet subnet : subnets) {
            VirtualNetwork own = snapshot.networks().get(subnet.network());
            if (subnet.hosts().overlaps(hosts)) {
                prefixes.addAll(subnet.network() == tablesNetwork ? subnet.prefixes() : own.space());
            }
        }
        return List.copyOf(prefixes);
    }

    // ---- subnets

    private void betweenSubnets() {
        PrefixSet all = PrefixSet.unionOf(tables.stream().map(Sharing::hosts).toList());
        IdentityHashMap<Sharing, List<Chain>> ways = new IdentityHashMap<>();
        tables.forEach(sharing -> ways.put(
                sharing,
                chains.of(sharing.table(), all).stream()
                        .filter(chain -> chain.when().holds(healthy))
                        .toList()));
        for (Sharing there : tables) {
            for (Appliance appliance : snapshot.appliances()) {
                PrefixSet past = PrefixSet.unionOf(ways.getOrDefault(there, List.of()).stream()
                        .filter(chain -> chain.appliances().isEmpty()
                                || chain.appliances().get(0) != appliance.index())
                        .map(Chain::destinations)
                        .toList());
                if (!past.isEmpty()) {
                    betweenSubnets(there, past, appliance, ways);
                }
            }
        }
    }

    /** @param past addresses to which subnets do not send through the appliance */
    private void betweenSubnets(
            Sharing there, PrefixSet past, Appliance appliance, IdentityHashMap<Sharing, List<Chain>> ways) {
        Set<Prefix> missing = new LinkedHashSet<>();
        for (Sharing here : tables) {
            PrefixSet missed = here.hosts().overlaps(past) ? here.hosts().intersect(past) : PrefixSet.EMPTY;
            boolean through = !missed.isEmpty()
                    && ways.getOrDefault(here, List.of()).stream()
                            .anyMatch(chain -> isInside(chain)
                                    && !chain.appliances().isEmpty()
                                    && last(chain.appliances()).equals(appliance)
                                    && chain.destinations().overlaps(there.hosts()));
            if (through) {
                missing.addAll(reaching(here.subnets(), missed, there.table().network()));
            }
        }
        if (!missing.isEmpty()) {
            String prefixes = Examples.of(List.copyOf(missing));
            tell(
                    "packets from " + prefixes + " to " + there.words() + " pass " + appliance.title()
                            + ", and replies do not come back through it: " + missing(there, prefixes, appliance),
                    "healthy",
                    about(there));
        }
    }

    // ---- what comes in by public addresses

    private void fromTheInternet() {
        List<PrefixSet> reached = new ArrayList<>();
        snapshot.publicHosts().stream()
                .filter(PublicHosts::certain)
                .map(PublicHosts::hosts)
                .forEach(reached::add);
        snapshot.frontends().stream()
                .filter(frontend -> !frontend.isInternal())
                .map(Frontend::rules)
                .flatMap(List::stream)
                .flatMap(rule -> rule.members().stream())
                .filter(members -> members.joined())
                .forEach(members -> reached.add(members.hosts()));
        PrefixSet hosts = PrefixSet.unionOf(reached);
        for (Sharing sharing : tables) {
            PrefixSet some = sharing.hosts().intersect(hosts);
            if (some.isEmpty()) {
                continue;
            }
            chains.of(sharing.table(), snapshot.internet()).stream()
                    .filter(chain ->
                            chain.when().holds(healthy) && !chain.appliances().isEmpty())
                    .map(chain -> snapshot.appliances().get(chain.appliances().get(0)))
                    .distinct()
                    .forEach(appliance -> tell(
                            "packets from the internet come to " + Examples.of(some.prefixes())
                                    + " by a public IP, and replies go to " + appliance.title()
                                    + ", which has not seen them: take the public IP away, and let them in through the"
                                    + " appliance",
                            "healthy",
                            about(sharing)));
        }
    }
}
