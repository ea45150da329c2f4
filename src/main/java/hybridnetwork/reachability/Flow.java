package hybridnetwork.reachability;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.ProofInputs.Intent;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The packets of an intent.
 *
 * @param publicFrontends the frontends that count for packets from the internet
 */
public record Flow(Intent intent, End from, End to, SortedMap<Integer, PrefixSet> publicFrontends, List<Service> services) {
    public static Flow of(Intent intent, EndResolver ends) {
        return new Flow(
                intent,
                ends.source(intent.from()),
                ends.destination(intent.to()),
                ends.publicFrontends(intent.to()),
                Service.of(intent));
    }

    /** The lowest packet of all. */
    public Optional<Probe> lowest() {
        boolean internetOnly = from.subnets().isEmpty()
                && from.sites().isEmpty()
                && from.nowhere().isEmpty();
        TreeMap<Integer, PrefixSet> frontends = new TreeMap<>(internetOnly ? publicFrontends : to.frontends());
        End all = new End(to.subnets(), frontends, to.sites(), to.internet(), to.nowhere());
        Optional<Map.Entry<Place, PrefixSet>> source = from.lowest();
        Optional<Map.Entry<Place, PrefixSet>> destination = all.lowest();
        if (source.isEmpty() || destination.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(probe(
                source.get().getKey(),
                source.get().getValue(),
                destination.get().getKey(),
                destination.get().getValue(),
                services.get(0)));
    }

    /** The lowest packet from one set to another. */
    public Probe probe(Place from, PrefixSet sources, Place to, PrefixSet destinations, Service service) {
        Ipv4 source = sources.lowest().orElseThrow();
        Ipv4 destination = destinations.lowest().orElseThrow();
        Place target = to.is(Place.Kind.SITE) ? Place.ON_PREMISES : to;
        return new Probe(
                new Packet(
                        source,
                        destination,
                        service.lowestProtocol(),
                        service.lowestSourcePort(),
                        service.lowestDestinationPort()),
                from,
                target);
    }

    public Probe probe(Place from, PrefixSet sources, Place to, PrefixSet destinations) {
        return probe(from, sources, to, destinations, services.get(0));
    }
}
