package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.filter.Gate;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.trace.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks the groups that let out what an appliance sends to the internet. They may see the packet's own source or, hidden behind it,
 * the appliance's: certain is what is so of both.
 */
final class HiddenSource {
    private final Forwarding forwarding;
    private final Fates fates;

    HiddenSource(Forwarding forwarding) {
        this.forwarding = forwarding;
        this.fates = forwarding.fates;
    }

    /**
     * What passes the groups goes on.
     *
     * @param hidden the addresses that the appliance may hide the source behind
     */
    void judge(Flight flight, PrefixSet hidden, String at, List<Gate> gates, Consumer<Flight> next) {
        if (gates.isEmpty() || hidden.isEmpty()) {
            next.accept(flight);
            return;
        }
        fates.meetUnknown();
        switch (fates.search) {
            case TRACE, TRACE_ONE_WAY -> trace(flight, hidden, at, gates, next);
            case DELIVERED -> delivered(flight, hidden, at, gates, next);
            case LOST -> lost(flight, hidden, at, gates, next);
        }
    }

    private void trace(Flight flight, PrefixSet hidden, String at, List<Gate> gates, Consumer<Flight> next) {
        Packet own = flight.region().lowest().orElseThrow();
        Packet behind = behind(flight.region(), hidden).lowest().orElseThrow();
        boolean ownDenied = isDenied(gates, own);
        if (ownDenied == isDenied(gates, behind)) {
            boolean open = !ownDenied && isOpen(gates, behind);
            forwarding.gates.judge(open ? flight.open(unknown(at)) : flight, gates, next);
        } else {
            next.accept(flight.open(unknown(at)));
        }
    }

    private static boolean isDenied(List<Gate> gates, Packet packet) {
        return gates.stream().anyMatch(gate -> gate.judge(packet).access() == Access.DENY);
    }

    private static boolean isOpen(List<Gate> gates, Packet packet) {
        return gates.stream().anyMatch(gate -> gate.judge(packet).access() == Access.UNKNOWN);
    }

    private void delivered(Flight flight, PrefixSet hidden, String at, List<Gate> gates, Consumer<Flight> next) {
        if (fates.certainty == Certainty.CERTAIN) {
            // Nothing is surely delivered that an appliance hands on which is taken at its word: it may drop it.
            return;
        }
        Gate.passingAll(gates, flight.region(), fates.certainty).forEach(region -> next.accept(flight.with(region)));
        asSent(Gate.passingAll(gates, behind(flight.region(), hidden), fates.certainty), flight)
                .forEach(region -> next.accept(flight.with(region).open(unknown(at))));
    }

    private void lost(Flight flight, PrefixSet hidden, String at, List<Gate> gates, Consumer<Flight> next) {
        List<Region> own = refused(gates, flight.region());
        List<Region> behind = asSent(refused(gates, behind(flight.region(), hidden)), flight);
        if (fates.certainty == Certainty.CERTAIN) {
            common(own, behind)
                    .forEach(region -> fates.lost(flight.with(region), Outcome.DENIED, at, () -> unknown(at), ""));
        } else {
            own.forEach(region -> fates.tellOpen(flight.with(region)));
            behind.forEach(region -> fates.tellOpen(flight.with(region)));
        }
        next.accept(flight);
    }

    private List<Region> refused(List<Gate> gates, Region region) {
        return gates.stream()
                .flatMap(gate -> gate.refused(region, fates.certainty).stream())
                .toList();
    }

    private static Region behind(Region region, PrefixSet hidden) {
        return new Region(hidden, region.destinations(), region.service());
    }

    /** The packets of regions that the groups saw with another source, as they were sent. */
    private static List<Region> asSent(List<Region> regions, Flight flight) {
        return regions.stream()
                .map(region -> new Region(flight.sources(), region.destinations(), region.service()))
                .toList();
    }

    /** The packets that are in one of some regions and in one of others. */
    private static List<Region> common(List<Region> some, List<Region> others) {
        List<Region> both = new ArrayList<>();
        for (Region one : some) {
            for (Region other : others) {
                common(one.service(), other.service())
                        .flatMap(service -> Gate.region(
                                one.sources().intersect(other.sources()),
                                one.destinations().intersect(other.destinations()),
                                service))
                        .ifPresent(both::add);
            }
        }
        return both;
    }

    private static Optional<Service> common(Service one, Service other) {
        EnumSet<Protocol> protocols = EnumSet.copyOf(one.protocols());
        protocols.retainAll(other.protocols());
        PortSet from = one.sourcePorts().intersect(other.sourcePorts());
        PortSet to = one.destinationPorts().intersect(other.destinationPorts());
        boolean none = protocols.isEmpty() || (one.hasPorts() && (from.isEmpty() || to.isEmpty()));
        return none ? Optional.empty() : Optional.of(new Service(protocols, from, to));
    }

    private static String unknown(String at) {
        return "whether the groups at " + at
                + " see the packet's own source, or the address that it is hidden behind on the way to the internet, is not known";
    }
}
