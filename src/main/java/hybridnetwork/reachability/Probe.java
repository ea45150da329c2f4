package hybridnetwork.reachability;

import hybridnetwork.reachability.model.Packet;
import java.util.Comparator;

/** A packet with its ends: two places can have the same address. */
public record Probe(Packet packet, Place from, Place to) implements Comparable<Probe> {
    private static final Comparator<Probe> ORDER =
            Comparator.comparing(Probe::packet).thenComparing(Probe::from).thenComparing(Probe::to);

    @Override
    public int compareTo(Probe other) {
        return ORDER.compare(this, other);
    }
}
