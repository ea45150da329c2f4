package hybridnetwork.report;

import hybridnetwork.reachability.Counterexample;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of a proof that text and Markdown share. */
final class ProofWords {
    private static final int MOST_LISTED = 24;

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

    /** How many outages the proof tried, such as {@code 9 outages}. */
    static String tried(ProofResult proof) {
        return count(proof.scenarios().size() - 1L, "outage");
    }

    /** The verdict on the whole network, in a sentence. */
    static String verdict(ProofResult proof) {
        if (proof.scenarios().get(0).intents().isEmpty()) {
            return "The stack names no traffic, so there is nothing to prove.";
        }
        List<Scenario> violated =
                proof.scenarios().stream().filter(scenario -> !scenario.holds()).toList();
        if (violated.isEmpty() && !proof.holds()) {
            return "No intent is violated, but only because there is nothing to prove.";
        }
        if (violated.isEmpty()) {
            return "Every intent holds, healthy and in " + tried(proof) + ".";
        }
        long intents = violated.stream()
                .flatMap(scenario -> scenario.intents().stream())
                .filter(intent -> !intent.holds())
                .map(intent -> intent.name())
                .distinct()
                .count();
        boolean healthy = violated.get(0).failed().isEmpty();
        String outages = "in " + (violated.size() - (healthy ? 1 : 0)) + " of " + tried(proof);
        return count(intents, "intent") + (intents == 1 ? " is" : " are") + " violated, "
                + (healthy ? "healthy and " + outages : outages) + ".";
    }

    /** Such as {@code healthy and in 3 outages}. */
    static String counted(List<Scenario> scenarios) {
        boolean healthy = scenarios.get(0).failed().isEmpty();
        int outages = scenarios.size() - (healthy ? 1 : 0);
        String in = "in " + count(outages, "outage");
        return healthy && outages > 0 ? "healthy and " + in : healthy ? "in the healthy network" : in;
    }

    /**
     * The names of scenarios. A pair is counted, not named, when one of its two outages alone is among them: the other
     * then changes nothing.
     */
    static String listed(List<Scenario> scenarios) {
        Set<String> single = scenarios.stream()
                .filter(scenario -> scenario.failed().size() == 1)
                .map(Scenario::name)
                .collect(Collectors.toSet());
        List<String> names = scenarios.stream()
                .filter(scenario -> scenario.failed().size() < 2
                        || scenario.failed().stream().noneMatch(single::contains))
                .map(Scenario::name)
                .toList();
        String first = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        String more = names.size() > MOST_LISTED ? " and " + (names.size() - MOST_LISTED) + " more" : "";
        int pairs = scenarios.size() - names.size();
        return first + more + (pairs > 0 ? "; " + count(pairs, "pair") + " with one of these" : "");
    }
}
