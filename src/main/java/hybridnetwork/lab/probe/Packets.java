package hybridnetwork.lab.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The packets of a stream, in the order in which they were sent.
 *
 * @param all times are of the machine's monotonic clock, which all processes share
 */
public record Packets(List<Packet> all) {
    /**
     * One packet and its answer.
     *
     * @param sent in nanoseconds
     * @param after the nanoseconds until the answer; negative when there was none
     */
    public record Packet(long sent, long after) {
        public boolean answered() {
            return after >= 0;
        }
    }

    public Packets {
        all = List.copyOf(all);
    }

    static Packets parse(String line) {
        return new Packets(Arrays.stream(line.split(" ", -1))
                .skip(1)
                .map(word -> {
                    int comma = word.indexOf(',');
                    return new Packet(
                            Long.parseLong(word.substring(0, comma)), Long.parseLong(word.substring(comma + 1)));
                })
                .toList());
    }

    /** How many had no answer. */
    public long lost() {
        return all.stream().filter(packet -> !packet.answered()).count();
    }

    /** When the last packet that was lost was followed by one that was answered; empty when none was lost. */
    public Optional<Long> recovered() {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!all.get(i).answered()) {
                return i + 1 < all.size() ? Optional.of(all.get(i + 1).sent()) : Optional.of(Long.MAX_VALUE);
            }
        }
        return Optional.empty();
    }

    /** The mean time between two packets, in nanoseconds: the resolution of every time that is read from them. */
    public long interval() {
        return all.size() < 2 ? 0 : (all.get(all.size() - 1).sent() - all.get(0).sent()) / (all.size() - 1);
    }
}
