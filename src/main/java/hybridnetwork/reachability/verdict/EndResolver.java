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
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Turns the ends that intents name into addresses. Each end is made once, so that equal ends are the same sets. */
final class EndResolver implements FlowEnd.Cases<Optional<End>> {
    private final Snapshot snapshot;
    private final Doubts doubts;
    private final PrefixSet internet;
    private final Map<FlowEnd, Optional<End>> known = new HashMap<>();

    EndResolver(Snapshot snapshot, Doubts doubts) {
        this.snapshot = snapshot;
        this.doubts = doubts;
        this.internet = snapshot.internet();
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
        return Optional.of(subnets(subnet -> !subnet.isAzures()));
    }

    /** Two subnets can have one name here: the one that is named after the key, and one that is called like it. */
    @Override
    public Optional<End> subnet(String name) {
        return Stream.<Predicate<Subnet>>of(
                        subnet -> subnet.isNamedAfter(name),
                        subnet -> subnet.azureName().equalsIgnoreCase(name))
                .filter(wanted -> snapshot.subnets().stream().anyMatch(wanted))
                .findFirst()
                .map(this::subnets)
                .or(() -> spoke(name));
    }

    @Override
    public Optional<End> spokes() {
        return elsewhere(network -> true).or(() -> Optional.of(nothing(Optional.empty())));
    }

    @Override
    public Optional<End> spoke(String name) {
        return elsewhere(network -> network.name().equalsIgnoreCase(name));
    }

    @Override
    public Optional<End> spokeSubnet(String spoke, String subnet) {
        return spoke(spoke);
    }

    /** What is in another network than the hub; nothing where there is none. */
    private Optional<End> elsewhere(Predicate<VirtualNetwork> wanted) {
        return snapshot.networks().stream()
                .skip(1)
                .filter(wanted)
                .findFirst()
                .map(network -> nothing(Optional.of(
                        network.name() + " is another virtual network, whose flows are not proved")));
    }

    private static End nothing(Optional<String> open) {
        return new End(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), PrefixSet.EMPTY, open);
    }

    @Override
    public Optional<End> loadBalancer(Optional<String> name) {
        End end = frontends(name.<Predicate<Frontend>>map(
                        wanted -> frontend -> frontend.balancer().equalsIgnoreCase(wanted))
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
                .map(subnet -> subnet + ": addressPrefixes is not known");
    }

    private End frontends(Predicate<Frontend> wanted) {
        SortedMap<Integer, PrefixSet> frontends = new TreeMap<>();
        snapshot.frontends().stream()
                .filter(wanted)
                .forEach(frontend -> put(frontends, frontend.index(), frontend.addresses()));
        return new End(new TreeMap<>(), frontends, new TreeMap<>(), PrefixSet.EMPTY, doubts.balancers());
    }

    /** Those addresses of a prefix that something can have: the network's first, then the sites', then the internet's. */
    private End split(Prefix prefix) {
        PrefixSet all = PrefixSet.of(prefix);
        PrefixSet outside = all.subtract(snapshot.space());
        SortedMap<Integer, PrefixSet> subnets = new TreeMap<>();
        snapshot.subnets().forEach(s -> put(subnets, s.index(), s.hosts().intersect(all)));
        SortedMap<Integer, PrefixSet> frontends = new TreeMap<>();
        snapshot.frontends()
                .forEach(f -> put(frontends, f.index(), f.addresses().intersect(all)));
        SortedMap<Integer, PrefixSet> sites = new TreeMap<>();
        snapshot.sites().forEach(s -> put(sites, s.index(), s.addresses().intersect(outside)));
        Optional<String> elsewhere = outside.intersect(snapshot.allSpace())
                .lowest()
                .map(address -> address + " is in another virtual network, whose flows are not proved");
        return new End(
                subnets,
                frontends,
                sites,
                outside.intersect(internet),
                elsewhere.or(() -> withoutAddresses(subnet -> true)));
    }

    private static void put(SortedMap<Integer, PrefixSet> map, int index, PrefixSet set) {
        if (!set.isEmpty()) {
            map.put(index, set);
        }
    }
}
