package hybridnetwork.reachability.model;

import hybridnetwork.net.PortRange;
import java.util.Comparator;

/**
 * The ports of a packet, ordered by source (those that clients use, from 1024 on, before the others) and destination (0 last).
 *
 * @param source 0 to 65535
 * @param destination 0 to 65535; towards a load balancer, the frontend's port
 */
public record Ports(int source, int destination) implements Comparable<Ports> {
    /** The first port that clients use as their own, and Azure's health probes. */
    static final int FIRST_EPHEMERAL = 1024;

    private static final int AFTER_ALL = PortRange.HIGHEST + 1;

    private static final Comparator<Ports> ORDER = Comparator.<Ports>comparingInt(
                    ports -> ports.source < FIRST_EPHEMERAL ? ports.source + AFTER_ALL : ports.source)
            .thenComparingInt(ports -> ports.destination == 0 ? AFTER_ALL : ports.destination);

    @Override
    public int compareTo(Ports other) {
        return ORDER.compare(this, other);
    }
}
