package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.model.Packet;
import java.util.Comparator;

/** A packet with its ends: two places can have the same address. */
public record Sighting(Packet packet, Place from, Place to) implements Comparable<Sighting> {
    private static final Comparator<Sighting> ORDER =
            Comparator.comparing(Sighting::packet).thenComparing(Sighting::from).thenComparing(Sighting::to);

    @Override
    public int compareTo(Sighting other) {
        return ORDER.compare(this, other);
    }
}
