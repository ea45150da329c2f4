package hybridnetwork.reachability.verdict;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.ProofInputs.Intent;
import hybridnetwork.reachability.forwarding.Leg;
import hybridnetwork.reachability.forwarding.Place;
import hybridnetwork.reachability.forwarding.Sighting;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Snapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The packets of an intent.
 *
 * @param missing the name of an end that nothing has, where there is one
 * @param unmodelled why some of its packets are not proved
 */
record Flow(Intent intent, Optional<String> missing, Optional<String> unmodelled, List<Leg> legs) {
    static Flow of(Intent intent, EndResolver ends, Snapshot snapshot) {
        Optional<End> from = ends.resolve(intent.from()).map(End::source);
        Optional<End> to = ends.resolve(intent.to());
        if (from.isEmpty() || to.isEmpty()) {
            return new Flow(
                    intent,
                    Optional.of((from.isEmpty() ? intent.from() : intent.to()).toString()),
                    Optional.empty(),
                    List.of());
        }
        List<Leg> legs = new ArrayList<>();
        for (Service service : services(intent)) {
            legs.addAll(legs(from.get(), to.get(), service, snapshot));
        }
        Optional<String> unmodelled = from.get().open().or(to.get()::open);
        return new Flow(intent, Optional.empty(), unmodelled, List.copyOf(legs));
    }

    /** What an intent is about. */
    private static List<Service> services(Intent intent) {
        PortSet ports = intent.ports().isEmpty() ? PortSet.ALL : PortSet.of(intent.ports());
        return switch (intent.protocol()) {
            case TCP -> List.of(Service.withPorts(EnumSet.of(Protocol.TCP), ports));
            case UDP -> List.of(Service.withPorts(EnumSet.of(Protocol.UDP), ports));
            case ICMP -> List.of(Service.withoutPorts(EnumSet.of(Protocol.ICMP)));
            case ANY ->
                ports.equals(PortSet.of(PortRange.ALL))
                        ? Service.everything()
                        : List.of(Service.withPorts(EnumSet.of(Protocol.TCP, Protocol.UDP), ports));
        };
    }

    /** From each kind of place to each; no packet has both ends in one site. */
    private static List<Leg> legs(End from, End to, Service service, Snapshot snapshot) {
        List<Leg> legs = new ArrayList<>();
        PrefixSet hosts = to.hosts();
        PrefixSet onPremises = to.onPremises();
        List<Frontend> open = to.frontends().keySet().stream()
                .map(snapshot.frontends()::get)
                .filter(frontend -> !frontend.isInternal())
                .toList();
        PrefixSet publicAddresses = PrefixSet.unionOf(open.stream()
                .map(frontend -> to.frontends().getOrDefault(frontend.index(), PrefixSet.EMPTY))
                .toList());
        from.subnets().forEach((index, sources) -> {
            Leg.Source source = new Leg.Source(Place.HOSTS, index, sources);
            inside(legs, source, to, hosts, service, snapshot);
            add(legs, source, Place.ON_PREMISES, onPremises, service);
            add(legs, source, Place.INTERNET, to.internet().union(publicAddresses), service);
        });
        from.sites().forEach((index, sources) -> {
            Leg.Source source = new Leg.Source(Place.site(index), index, sources);
            inside(legs, source, to, hosts, service, snapshot);
            PrefixSet own = snapshot.sites().get(index).addresses();
            add(legs, source, Place.ON_PREMISES, onPremises.subtract(own), service);
            add(legs, source, Place.INTERNET, to.internet().union(publicAddresses), service);
        });
        if (!from.internet().isEmpty()) {
            Leg.Source source = new Leg.Source(Place.INTERNET, 0, from.internet());
            inside(legs, source, to, hosts, service, snapshot);
            for (Frontend frontend : open) {
                add(legs, source, Place.frontend(frontend.index()), set(to.frontends(), frontend), service);
            }
            add(legs, source, Place.ON_PREMISES, onPremises, service);
            add(legs, source, Place.INTERNET, to.internet().subtract(publicAddresses), service);
        }
        return legs;
    }

    private static void inside(
            List<Leg> legs, Leg.Source source, End to, PrefixSet hosts, Service service, Snapshot snapshot) {
        add(legs, source, Place.HOSTS, hosts, service);
        to.frontends().forEach((index, addresses) -> {
            if (snapshot.frontends().get(index).isInternal()) {
                add(legs, source, Place.frontend(index), addresses, service);
            }
        });
    }

    private static PrefixSet set(Map<Integer, PrefixSet> frontends, Frontend frontend) {
        return frontends.getOrDefault(frontend.index(), PrefixSet.EMPTY);
    }

    private static void add(List<Leg> legs, Leg.Source source, Place to, PrefixSet destinations, Service service) {
        if (!destinations.isEmpty() && !source.addresses().isEmpty()) {
            legs.add(new Leg(source, to, new Region(source.addresses(), destinations, service)));
        }
    }

    /** The lowest packet of all; empty where the flow has none. */
    Optional<Sighting> lowest() {
        return legs.stream().flatMap(leg -> leg.lowest().stream()).min(Sighting::compareTo);
    }
}
