package hybridnetwork.reachability.verdict;

import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.ServiceTag;
import hybridnetwork.reachability.forwarding.Doubts;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.VirtualNetwork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Turns the ends that intents name into addresses. Each end is made once, so that equal ends are the same sets. */
final class EndResolver implements FlowEnd.Cases<Optional<End>> {
    private final Snapshot snapshot;
    private final Doubts doubts;
    private final PrefixSet internet;
    private final PrefixSet allSpace;
    private final Map<FlowEnd, Optional<End>> known = new HashMap<>();
    private final Set<String> ambiguous = new TreeSet<>();

    EndResolver(Snapshot snapshot, Doubts doubts) {
        this.snapshot = snapshot;
        this.doubts = doubts;
        this.internet = snapshot.internet();
        this.allSpace = snapshot.allSpace();
    }

    /** The addresses of an end; empty where nothing is called so. */
    Optional<End> resolve(FlowEnd end) {
        Optional<End> made = known.get(end);
        if (made == null) {
            made = end.in(this);
            known.put(end, made);
        }
        return made;
    }

    @Override
    public Optional<End> onPremises() {
        return Optional.of(sites(site -> true));
    }

    @Override
    public Optional<End> site(String name) {
        Predicate<Site> wanted = site -> site.name().equals(name);
        return snapshot.sites().stream().anyMatch(wanted) ? Optional.of(sites(wanted)) : Optional.empty();
    }

    @Override
    public Optional<End> network() {
        return Optional.of(subnets(subnet -> subnet.network() == 0 && !subnet.isAzures()));
    }

    /** What is called so may be a spoke as well: that a text means the one or the other is not known where it is read. */
    @Override
    public Optional<End> subnet(String name) {
        Optional<Predicate<Subnet>> inHub = subnet(0, name);
        List<VirtualNetwork> spokes = spokes(name);
        if (inHub.isPresent() && !spokes.isEmpty()) {
            return ambiguous(name);
        }
        return inHub.map(this::subnets).or(() -> spoke(name));
    }

    /** Two subnets can have one name here: the one that is named after the key, and one that is called like it. */
    private Optional<Predicate<Subnet>> subnet(int network, String name) {
        return Stream.<Predicate<Subnet>>of(
                        subnet -> subnet.network() == network && subnet.isNamedAfter(name),
                        subnet -> subnet.network() == network
                                && subnet.azureName().equalsIgnoreCase(name))
                .filter(wanted -> snapshot.subnets().stream().anyMatch(wanted))
                .findFirst();
    }

    @Override
    public Optional<End> spokes() {
        return Optional.of(subnets(subnet -> subnet.network() > 0 && !subnet.isAzures()));
    }

    @Override
    public Optional<End> spoke(String name) {
        List<VirtualNetwork> spokes = spokes(name);
        if (spokes.size() > 1) {
            return ambiguous(name);
        }
        return spokes.stream()
                .findFirst()
                .map(spoke -> subnets(subnet -> subnet.network() == spoke.index() && !subnet.isAzures()));
    }

    @Override
    public Optional<End> spokeSubnet(String spoke, String subnet) {
        List<VirtualNetwork> spokes = spokes(spoke);
        if (spokes.size() > 1) {
            return ambiguous(spoke);
        }
        return spokes.stream()
                .findFirst()
                .flatMap(network -> subnet(network.index(), subnet))
                .map(this::subnets);
    }

    /** The spokes that are named after a key, else those that are called like it. */
    private List<VirtualNetwork> spokes(String name) {
        return Stream.<Predicate<VirtualNetwork>>of(
                        network -> network.isNamedAfter(name),
                        network -> network.azureName().equalsIgnoreCase(name))
                .map(wanted -> snapshot.networks().stream()
                        .filter(network -> !network.isHub() && wanted.test(network))
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Optional<End> ambiguous(String name) {
        ambiguous.add(name);
        return Optional.of(new End(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                PrefixSet.EMPTY,
                Optional.of("\"" + name + "\" is the name of two things")));
    }

    /** The names of ends that two things have. */
    Set<String> ambiguous() {
        return ambiguous;
    }

    @Override
    public Optional<End> loadBalancer(Optional<String> name) {
        End end = frontends(name.<Predicate<Frontend>>map(wanted -> frontend -> frontend.isOf(wanted))
                .orElse(Frontend::isInternal));
        return name.isPresent() && end.frontends().isEmpty() && end.open().isEmpty()
                ? Optional.empty()
                : Optional.of(end);
    }

    @Override
    public Optional<End> internet() {
        return Optional.of(new End(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), internet, Optional.empty()));
    }

    /** Of the internet, for it may be any of it. */
    @Override
    public Optional<End> serviceTag(ServiceTag tag) {
        return resolve(new FlowEnd.Internet());
    }

    @Override
    public Optional<End> cidr(Prefix prefix) {
        return Optional.of(split(prefix));
    }

    private End sites(Predicate<Site> wanted) {
        SortedMap<Integer, PrefixSet> sites = new TreeMap<>();
        snapshot.sites().stream().filter(wanted).forEach(site -> put(sites, site.index(), site.addresses()));
        return End.of(new TreeMap<>(), new TreeMap<>(), sites);
    }

    private End subnets(Predicate<Subnet> wanted) {
        SortedMap<Integer, PrefixSet> subnets = new TreeMap<>();
        snapshot.subnets().stream().filter(wanted).forEach(subnet -> put(subnets, subnet.index(), subnet.hosts()));
        return new End(subnets, new TreeMap<>(), new TreeMap<>(), PrefixSet.EMPTY, withoutAddresses(wanted));
    }

    /** Why the addresses of some subnets may not be all that are known. */
    private Optional<String> withoutAddresses(Predicate<Subnet> wanted) {
        return snapshot.subnets().stream()
                .filter(wanted.and(subnet -> !subnet.knowsAddresses()))
                .findFirst()
                .map(subnet -> subnet
                        + (isAnothersToo(subnet)
                                ? ": its addresses are another virtual network's as well"
                                : ": addressPrefixes is not known"));
    }

    /** Whether a subnet's prefixes are all known, and some of their addresses count as another network's. */
    private static boolean isAnothersToo(Subnet subnet) {
        return subnet.network() > 0
                && !subnet.prefixes().isEmpty()
                && subnet.prefixes().stream().anyMatch(prefix -> !subnet.hosts().contains(prefix.usableHosts()));
    }

    /** Whether one of some addresses may be a subnet's of which not all are known: those of a spoke are in its space. */
    private boolean mayHave(Subnet subnet, PrefixSet addresses) {
        if (subnet.network() == 0) {
            return true;
        }
        return isAnothersToo(subnet)
                ? PrefixSet.of(subnet.prefixes()).overlaps(addresses)
                : snapshot.networks().get(subnet.network()).addresses().overlaps(addresses);
    }

    private End frontends(Predicate<Frontend> wanted) {
        SortedMap<Integer, PrefixSet> frontends = new TreeMap<>();
        snapshot.frontends().stream()
                .filter(wanted)
                .forEach(frontend -> put(frontends, frontend.index(), frontend.addresses()));
        // What is sent to a public one from within leaves like all else for the internet, and comes to no rule of the
        // balancer.
        Optional<String> open = snapshot.frontends().stream()
                .filter(wanted.and(frontend -> !frontend.isInternal()))
                .flatMap(frontend -> doubts.at(frontend).stream())
                .findFirst();
        return new End(
                new TreeMap<>(),
                frontends,
                new TreeMap<>(),
                PrefixSet.EMPTY,
                doubts.balancers().or(() -> open));
    }

    /** Those addresses of a prefix that something can have: the network's first, then the sites', then the internet's. */
    private End split(Prefix prefix) {
        PrefixSet all = PrefixSet.of(prefix);
        PrefixSet outside = all.subtract(allSpace);
        SortedMap<Integer, PrefixSet> subnets = new TreeMap<>();
        snapshot.subnets().forEach(s -> put(subnets, s.index(), s.hosts().intersect(all)));
        SortedMap<Integer, PrefixSet> frontends = new TreeMap<>();
        snapshot.frontends()
                .forEach(f -> put(frontends, f.index(), f.addresses().intersect(all)));
        SortedMap<Integer, PrefixSet> sites = new TreeMap<>();
        snapshot.sites().forEach(s -> put(sites, s.index(), s.addresses().intersect(outside)));
        return new End(
                subnets,
                frontends,
                sites,
                outside.intersect(internet),
                withoutAddresses(subnet -> mayHave(subnet, all)));
    }

    private static void put(SortedMap<Integer, PrefixSet> map, int index, PrefixSet set) {
        if (!set.isEmpty()) {
            map.put(index, set);
        }
    }
}
