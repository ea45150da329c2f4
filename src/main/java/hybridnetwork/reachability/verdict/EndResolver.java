package hybridnetwork.reachability.verdict;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Doubts;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Turns the ends that intents name into addresses. Each end is made once, so that equal ends are the same sets. */
final class EndResolver {
    private static final String BALANCER = "load-balancer";

    private final Snapshot snapshot;
    private final Doubts doubts;
    private final PrefixSet internet;
    private final Map<String, Optional<End>> known = new HashMap<>();

    EndResolver(Snapshot snapshot, Doubts doubts) {
        this.snapshot = snapshot;
        this.doubts = doubts;
        this.internet = snapshot.internet();
    }

    /** The addresses of an end; empty where nothing is called so. */
    Optional<End> resolve(String name) {
        return known.computeIfAbsent(name, this::make);
    }

    private Optional<End> make(String name) {
        return switch (name) {
            case "on-premises" -> Optional.of(sites(site -> true));
            case "network" -> Optional.of(subnets(subnet -> !subnet.isAzures()));
            case BALANCER -> Optional.of(frontends(Frontend::isInternal));
            case "internet" ->
                Optional.of(new End(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), internet, Optional.empty()));
            default -> name.startsWith(BALANCER + ":") ? balancer(name.substring(BALANCER.length() + 1)) : named(name);
        };
    }

    private Optional<End> balancer(String name) {
        End end = frontends(frontend -> frontend.balancer().equalsIgnoreCase(name));
        return end.frontends().isEmpty() && end.open().isEmpty() ? Optional.empty() : Optional.of(end);
    }

    private Optional<End> named(String name) {
        if (snapshot.sites().stream().anyMatch(site -> site.name().equals(name))) {
            return Optional.of(sites(site -> site.name().equals(name)));
        }
        // Two subnets can have one name here: the one that is named after the key, and one that is called like it.
        for (Predicate<Subnet> wanted : List.<Predicate<Subnet>>of(
                subnet -> subnet.isNamedAfter(name),
                subnet -> subnet.azureName().equalsIgnoreCase(name))) {
            if (snapshot.subnets().stream().anyMatch(wanted)) {
                return Optional.of(subnets(wanted));
            }
        }
        return Prefix.tryParse(name).map(this::split);
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
