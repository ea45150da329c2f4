package hybridnetwork.reachability;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import java.util.Comparator;
import java.util.List;

/**
 * What an appliance, or somebody else's spoke, has to do so that a verdict holds: nobody can read its rules here.
 *
 * @param appliance its name, or the spoke's
 * @param protocol {@code Tcp}, {@code Udp}, {@code Icmp}, {@code Esp}, {@code Ah}, {@code Other}, or {@code *} for every protocol
 * @param source addresses of the packets, in order
 * @param destination addresses of the packets as they were sent: to a load balancer the frontend's
 * @param ports destination ports; empty for all, and for protocols without ports
 */
public record Obligation(
        String appliance,
        Must must,
        String protocol,
        List<Prefix> source,
        List<Prefix> destination,
        List<PortRange> ports)
        implements Comparable<Obligation> {
    public static final String EVERY_PROTOCOL = "*";

    private static final Comparator<Obligation> ORDER = Comparator.comparing(Obligation::appliance)
            .thenComparing(Obligation::must)
            .thenComparing(Obligation::protocol)
            .thenComparing(Obligation::source, byElements(Comparator.<Prefix>naturalOrder()))
            .thenComparing(Obligation::destination, byElements(Comparator.<Prefix>naturalOrder()))
            .thenComparing(
                    Obligation::ports,
                    byElements(Comparator.comparingInt(PortRange::first).thenComparingInt(PortRange::last)));

    public Obligation {
        source = List.copyOf(source);
        destination = List.copyOf(destination);
        ports = List.copyOf(ports);
    }

    /** What has to become of the packets. */
    public enum Must {
        PASS("pass"),
        DROP("drop");

        private final String text;

        Must(String text) {
            this.text = text;
        }

        /** As reports spell it. */
        @Override
        public String toString() {
            return text;
        }
    }

    @Override
    public int compareTo(Obligation other) {
        return ORDER.compare(this, other);
    }

    private static <T> Comparator<List<T>> byElements(Comparator<T> order) {
        return (one, other) -> {
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                int compared = order.compare(one.get(i), other.get(i));
                if (compared != 0) {
                    return compared;
                }
            }
            return Integer.compare(one.size(), other.size());
        };
    }
}
