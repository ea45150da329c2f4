package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Doubts.Part;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is not known of packets by their addresses alone, wherever they go. */
final class DoubtsByAddresses {
    /** What leaves even the groups open, and so most. */
    private final List<Doubt> pastGroups;

    private final List<Doubt> others;
    private final List<Subnet> subnets;

    DoubtsByAddresses(List<Doubt> all, List<Subnet> subnets) {
        Map<Boolean, List<Doubt>> apart =
                all.stream().collect(Collectors.partitioningBy(doubt -> isPastGroups(doubt.scope())));
        this.pastGroups = apart.getOrDefault(true, List.of());
        this.others = apart.getOrDefault(false, List.of());
        this.subnets = subnets;
    }

    private static boolean isPastGroups(Scope scope) {
        return scope instanceof Scope.PastGroups || scope instanceof Scope.Relayed || scope instanceof Scope.HandedOn;
    }

    /** Splits packets by what is open of them. */
    List<Part> split(Flight flight) {
        List<Part> parts = new ArrayList<>();
        rest(rest(List.of(flight), pastGroups, parts), others, parts)
                .forEach(rest -> parts.add(new Part(rest, Optional.empty(), false)));
        return parts;
    }

    /** Splits packets by whether any group is certain of them. */
    List<Part> splitByGroups(Flight flight) {
        List<Part> parts = new ArrayList<>();
        rest(List.of(flight), pastGroups, parts).forEach(rest -> parts.add(new Part(rest, Optional.empty(), false)));
        return parts;
    }

    /** What some doubts leave alone of packets. */
    private List<Flight> rest(List<Flight> flights, List<Doubt> doubts, List<Part> parts) {
        List<Flight> left = flights;
        for (Doubt doubt : doubts) {
            if (doubt.scope() instanceof Scope.Ends ends) {
                left = cut(left, ends.addresses(), doubt, false, parts);
            } else if (doubt.scope() instanceof Scope.PastGroups past) {
                left = cut(left, past.addresses(), doubt, true, parts);
            } else if (doubt.scope() instanceof Scope.Relayed relayed) {
                left = relayed(left, relayed, doubt, parts);
            } else if (doubt.scope() instanceof Scope.Between between) {
                left = between(left, between.one(), between.other(), doubt, false, parts);
                left = between(left, between.other(), between.one(), doubt, false, parts);
            } else if (doubt.scope() instanceof Scope.Towards towards) {
                left = between(left, towards.from(), towards.to(), doubt, false, parts);
            } else if (doubt.scope() instanceof Scope.AcrossSubnets) {
                left = acrossSubnets(left, doubt, parts);
            } else if (doubt.scope() instanceof Scope.Entering entering && isFromInternet(left)) {
                left = entering(left, entering, doubt, parts);
            } else if (doubt.scope() instanceof Scope.HandedOn handed && isFromInternet(left)) {
                left = to(left, handed.addresses(), doubt, true, parts);
            } else if (doubt.scope() instanceof Scope.Balancers && isFromInternet(left)) {
                left = to(left, PrefixSet.ALL, doubt, false, parts);
            }
        }
        return left;
    }

    /** Of what is sent to a frontend by its name no address is in doubt. */
    private static List<Flight> entering(List<Flight> flights, Scope.Entering entering, Doubt doubt, List<Part> parts) {
        return flights.stream().anyMatch(flight -> flight.to().is(Place.Kind.FRONTEND))
                ? flights
                : to(flights, entering.addresses(), doubt, false, parts);
    }

    private static boolean isFromInternet(List<Flight> flights) {
        return flights.stream().allMatch(flight -> flight.from().is(Place.Kind.INTERNET));
    }

    private static List<Flight> cut(
            List<Flight> flights, PrefixSet addresses, Doubt doubt, boolean pastGroups, List<Part> parts) {
        List<Flight> left = new ArrayList<>();
        for (Flight flight : flights) {
            PrefixSet in = flight.sources().intersect(addresses);
            from(flight, in).forEach(part -> parts.add(new Part(part, Optional.of(doubt.reason()), pastGroups)));
            List<Flight> others = from(flight, flight.sources().subtract(addresses));
            left.addAll(to(others, addresses, doubt, pastGroups, parts));
        }
        return left;
    }

    private List<Flight> acrossSubnets(List<Flight> flights, Doubt doubt, List<Part> parts) {
        List<Flight> inOne = new ArrayList<>();
        for (Flight flight : flights) {
            List<Flight> left = List.of(flight);
            boolean hosts = flight.from().is(Place.Kind.HOSTS) && flight.to().is(Place.Kind.HOSTS);
            for (Subnet subnet : hosts ? subnets : List.<Subnet>of()) {
                List<Flight> others = new ArrayList<>();
                for (Flight some : left) {
                    PrefixSet here = some.sources().intersect(subnet.hosts());
                    if (here.isEmpty()) {
                        others.add(some);
                        continue;
                    }
                    List<Part> inside = new ArrayList<>();
                    to(List.of(some.from(here)), subnet.hosts(), doubt, false, inside)
                            .forEach(out -> parts.add(new Part(out, Optional.of(doubt.reason()), false)));
                    inside.forEach(part -> inOne.add(part.flight()));
                    others.addAll(from(some, some.sources().subtract(here)));
                }
                left = others;
            }
            left.forEach(some -> parts.add(new Part(some, Optional.of(doubt.reason()), false)));
        }
        return inOne;
    }

    private static List<Flight> relayed(List<Flight> flights, Scope.Relayed relayed, Doubt doubt, List<Part> parts) {
        List<Flight> left = new ArrayList<>();
        for (Flight flight : flights) {
            Optional<Service> some = relayed.service()
                    .map(service -> flight.service().both(service))
                    .orElseGet(() -> Optional.of(flight.service()));
            some.ifPresent(service -> left.addAll(
                    between(List.of(flight.with(service)), relayed.from(), relayed.to(), doubt, true, parts)));
            relayed.service().stream()
                    .flatMap(service -> flight.service().without(service).stream())
                    .forEach(rest -> left.add(flight.with(rest)));
        }
        return left;
    }

    private static List<Flight> between(
            List<Flight> flights, PrefixSet from, PrefixSet to, Doubt doubt, boolean pastGroups, List<Part> parts) {
        List<Flight> left = new ArrayList<>();
        for (Flight flight : flights) {
            PrefixSet in = flight.sources().intersect(from);
            if (in.isEmpty() || !flight.destinations().overlaps(to)) {
                left.add(flight);
                continue;
            }
            left.addAll(from(flight, flight.sources().subtract(from)));
            left.addAll(to(from(flight, in), to, doubt, pastGroups, parts));
        }
        return left;
    }

    private static List<Flight> from(Flight flight, PrefixSet sources) {
        return sources.isEmpty() ? List.of() : List.of(flight.from(sources));
    }

    private static List<Flight> to(
            List<Flight> flights, PrefixSet addresses, Doubt doubt, boolean pastGroups, List<Part> parts) {
        List<Flight> left = new ArrayList<>();
        for (Flight flight : flights) {
            PrefixSet in = flight.destinations().intersect(addresses);
            PrefixSet out = flight.destinations().subtract(addresses);
            if (!in.isEmpty()) {
                parts.add(new Part(flight.to(in), Optional.of(doubt.reason()), pastGroups));
            }
            if (!out.isEmpty()) {
                left.add(flight.to(out));
            }
        }
        return left;
    }
}
