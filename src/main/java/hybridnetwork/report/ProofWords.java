package hybridnetwork.report;

import hybridnetwork.reachability.Counterexample;
import java.util.List;
import java.util.OptionalInt;

/** The words of a proof that text and Markdown share. */
final class ProofWords {
    private static final int MOST_LISTED = 6;

    private ProofWords() {}

    /** Such as {@code Tcp 10.10.0.1:1024 to 10.20.1.10:443}. */
    static String packet(Counterexample packet) {
        return packet.protocol() + " " + packet.source() + port(packet.sourcePort()) + " to " + packet.destination()
                + port(packet.destinationPort());
    }

    private static String port(OptionalInt port) {
        return port.isPresent() ? ":" + port.getAsInt() : "";
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** The first few of many names. */
    static String listed(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_LISTED, names.size())));
        return names.size() > MOST_LISTED ? first + " and " + (names.size() - MOST_LISTED) + " more" : first;
    }
}
