package hybridnetwork.reachability;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Space;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.reading.Notes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Turns the ends that intents name into addresses. Each end is made once, so that equal ends are the same sets. */
public final class EndResolver {
    private final Network network;
    private final Notes notes;
    private final PrefixSet space;
    private final PrefixSet allSites;
    private final PrefixSet internet;
    private final Map<String, End> known = new HashMap<>();

    public EndResolver(Network network, Notes notes) {
        this.network = network;
        this.notes = notes;
        this.space = network.spaceSet();
        this.allSites = PrefixSet.unionOf(
                network.sites().stream().map(Network.Site::addresses).toList());
        this.internet = space.union(allSites)
                .union(Space.PRIVATE_SET)
                .union(PrefixSet.of(Space.PLATFORM))
                .complement();
    }

    /** The end as a source: a load balancer is nothing, and its address no host's. */
    public End source(String name) {
        End end = resolve(name);
        if (end.frontends().isEmpty()) {
            return end;
        }
        PrefixSet lost = cidr(name)
                .map(prefix -> end.frontendAddresses().intersect(space).subtract(end.hosts()))
                .orElse(PrefixSet.EMPTY);
        return new End(
                end.subnets(),
                new TreeMap<>(),
                end.sites(),
                end.internet(),
                end.nowhere().union(lost));
    }

    public End destination(String name) {
        return resolve(name);
    }

    /**
     * The frontends that count for packets from the internet: those of the end and, where it names subnets, public ones
     * in front of them.
     */
    public SortedMap<Integer, PrefixSet> publicFrontends(String name) {
        End end = resolve(name);
        SortedMap<Integer, PrefixSet> frontends = new TreeMap<>(end.frontends());
        if (cidr(name).isEmpty()) {
            for (Frontend frontend : network.frontends()) {
                if (frontend.reachableFromInternet()
                        && end.subnets().keySet().stream().anyMatch(frontend::belongsTo)) {
                    frontends.put(frontend.index(), frontend.addresses());
                }
            }
        }
        return frontends;
    }

    private End resolve(String name) {
        return known.computeIfAbsent(name, this::make);
    }

    private End make(String name) {
        return switch (name) {
            case "on-premises" -> sites(site -> true);
            case "network" -> subnets(subnet -> !subnet.isGatewaySubnet());
            case "load-balancer" ->
                new End(new TreeMap<>(), frontends(), new TreeMap<>(), PrefixSet.EMPTY, PrefixSet.EMPTY);
            case "internet" -> new End(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), internet, PrefixSet.EMPTY);
            default -> named(name);
        };
    }

    private End named(String name) {
        End site = sites(s -> s.name().equals(name));
        if (!site.isEmpty()) {
            return site;
        }
        // Two subnets can have one name here: the one that is named after the key, and one that is called like it.
        End subnet = subnets(s -> s.isNamedAfter(name));
        if (subnet.isEmpty()) {
            subnet = subnets(s -> s.azureName().equalsIgnoreCase(name));
        }
        if (!subnet.isEmpty()) {
            return subnet;
        }
        Optional<Prefix> prefix = cidr(name);
        // The hosts of a subnet may be unknown, or all its addresses a load balancer's.
        boolean named = network.subnets().stream().anyMatch(s -> s.isCalled(name));
        if (prefix.isEmpty() && !named) {
            notes.add(Finding.error(
                    "unknown-end",
                    "an intent names \"" + name + "\", which is no site, subnet of the resources, or prefix"));
        }
        return prefix.map(this::split).orElse(End.NOTHING);
    }

    private Optional<Prefix> cidr(String name) {
        boolean taken = network.sites().stream().anyMatch(s -> s.name().equals(name))
                || network.subnets().stream()
                        .anyMatch(s -> s.isNamedAfter(name) || s.azureName().equalsIgnoreCase(name));
        return taken ? Optional.empty() : Prefix.tryParse(name);
    }

    private End sites(Predicate<Network.Site> wanted) {
        SortedMap<Integer, PrefixSet> sites = new TreeMap<>();
        for (int i = 0; i < network.sites().size(); i++) {
            Network.Site site = network.sites().get(i);
            if (wanted.test(site)) {
                put(sites, i, site.addresses());
            }
        }
        return new End(new TreeMap<>(), new TreeMap<>(), sites, PrefixSet.EMPTY, PrefixSet.EMPTY);
    }

    private End subnets(Predicate<Subnet> wanted) {
        SortedMap<Integer, PrefixSet> subnets = new TreeMap<>();
        network.subnets().stream().filter(wanted).forEach(subnet -> put(subnets, subnet.index(), subnet.hosts()));
        return new End(subnets, new TreeMap<>(), new TreeMap<>(), PrefixSet.EMPTY, PrefixSet.EMPTY);
    }

    private SortedMap<Integer, PrefixSet> frontends() {
        SortedMap<Integer, PrefixSet> frontends = new TreeMap<>();
        network.frontends().forEach(frontend -> put(frontends, frontend.index(), frontend.addresses()));
        return frontends;
    }

    /** All addresses of a prefix: the virtual network's first, then the sites', then the internet's, then nobody's. */
    private End split(Prefix prefix) {
        PrefixSet all = PrefixSet.of(prefix);
        PrefixSet inSpace = all.intersect(space);
        PrefixSet outside = all.subtract(space);
        SortedMap<Integer, PrefixSet> subnets = new TreeMap<>();
        network.subnets().forEach(s -> put(subnets, s.index(), s.hosts().intersect(inSpace)));
        SortedMap<Integer, PrefixSet> frontends = new TreeMap<>();
        network.frontends().forEach(f -> put(frontends, f.index(), f.addresses().intersect(all)));
        SortedMap<Integer, PrefixSet> sites = new TreeMap<>();
        for (int i = 0; i < network.sites().size(); i++) {
            put(sites, i, network.sites().get(i).addresses().intersect(outside));
        }
        PrefixSet taken = PrefixSet.unionOf(subnets.values()).union(PrefixSet.unionOf(frontends.values()));
        PrefixSet nobody = outside.subtract(allSites).subtract(internet);
        return new End(
                subnets,
                frontends,
                sites,
                outside.intersect(internet).subtract(taken),
                inSpace.subtract(taken).union(nobody));
    }

    private static void put(SortedMap<Integer, PrefixSet> map, int index, PrefixSet set) {
        if (!set.isEmpty()) {
            map.put(index, set);
        }
    }
}
