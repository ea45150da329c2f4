package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Doubts.Part;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is not known of packets by their addresses alone, wherever they go. */
final class DoubtsByAddresses {
    private final List<Doubt> all;
    private final List<Subnet> subnets;

    DoubtsByAddresses(List<Doubt> all, List<Subnet> subnets) {
        this.all = all;
        this.subnets = subnets;
    }

    /** Splits packets by what is open of them. */
    List<Part> split(Flight flight) {
        List<Part> parts = new ArrayList<>();
        List<Flight> left = List.of(flight);
        for (Doubt doubt : all) {
            if (doubt.scope() instanceof Scope.Ends ends) {
                left = cut(left, ends.addresses(), doubt, false, parts);
            } else if (doubt.scope() instanceof Scope.PastGroups past) {
                left = cut(left, past.addresses(), doubt, true, parts);
            } else if (doubt.scope() instanceof Scope.Between between) {
                left = between(left, between.one(), between.other(), doubt, parts);
                left = between(left, between.other(), between.one(), doubt, parts);
            } else if (doubt.scope() instanceof Scope.Towards towards) {
                left = between(left, towards.from(), towards.to(), doubt, parts);
            } else if (doubt.scope() instanceof Scope.AcrossSubnets) {
                left = acrossSubnets(left, doubt, parts);
            } else if (doubt.scope() instanceof Scope.Entering entering
                    && flight.from().is(Place.Kind.INTERNET)) {
                left = to(left, entering.addresses(), doubt, false, parts);
            } else if (doubt.scope() instanceof Scope.HandedOn handed
                    && flight.from().is(Place.Kind.INTERNET)) {
                left = to(left, handed.addresses(), doubt, true, parts);
            } else if (doubt.scope() instanceof Scope.Balancers && flight.from().is(Place.Kind.INTERNET)) {
                left = to(left, PrefixSet.ALL, doubt, false, parts);
            }
        }
        left.forEach(rest -> parts.add(new Part(rest, Optional.empty(), false)));
        return parts;
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

    private static List<Flight> between(
            List<Flight> flights, PrefixSet from, PrefixSet to, Doubt doubt, List<Part> parts) {
        List<Flight> left = new ArrayList<>();
        for (Flight flight : flights) {
            PrefixSet in = flight.sources().intersect(from);
            if (in.isEmpty() || !flight.destinations().overlaps(to)) {
                left.add(flight);
                continue;
            }
            left.addAll(from(flight, flight.sources().subtract(from)));
            left.addAll(to(from(flight, in), to, doubt, false, parts));
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
