package hybridnetwork.reachability.verdict;

import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import java.util.ArrayList;
import java.util.List;

/** Destination ports of packets between addresses: of each pair of addresses all of them, in whatever parts they came. */
final class PortsBetween {
    private List<Part> parts = new ArrayList<>();

    /** Packets from every one of some addresses to every one of others, with some ports; no pair is in two parts. */
    record Part(PrefixSet sources, PrefixSet destinations, PortSet ports) {
        private boolean isEmpty() {
            return sources.isEmpty() || destinations.isEmpty();
        }
    }

    List<Part> parts() {
        return parts;
    }

    void add(PrefixSet sources, PrefixSet destinations, PortSet ports) {
        List<Part> next = new ArrayList<>();
        List<Part> left = List.of(new Part(sources, destinations, ports));
        for (Part known : parts) {
            Part both = new Part(
                    known.sources().intersect(sources),
                    known.destinations().intersect(destinations),
                    known.ports().union(ports));
            if (both.isEmpty()) {
                next.add(known);
            } else {
                next.add(both);
                next.addAll(without(known, both));
                left = left.stream()
                        .flatMap(part -> without(part, both).stream())
                        .toList();
            }
        }
        next.addAll(left);
        parts = next;
    }

    /** What is in one part and not between the addresses of another. */
    private static List<Part> without(Part part, Part other) {
        PrefixSet shared = part.sources().intersect(other.sources());
        return List.of(
                        new Part(part.sources().subtract(other.sources()), part.destinations(), part.ports()),
                        new Part(shared, part.destinations().subtract(other.destinations()), part.ports()))
                .stream()
                .filter(rest -> !rest.isEmpty())
                .toList();
    }
}
