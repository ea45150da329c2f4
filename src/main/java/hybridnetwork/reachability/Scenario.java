package hybridnetwork.reachability;

import java.util.List;

/**
 * The network with some of its elements failed.
 *
 * @param name {@code healthy}, one outage such as {@code circuit:primary}, or two joined by {@code " + "}
 * @param failed the single names; empty when healthy
 * @param intents in the order of the inputs
 */
public record Scenario(String name, List<String> failed, List<IntentResult> intents) {
    public Scenario {
        failed = List.copyOf(failed);
        intents = List.copyOf(intents);
    }

    /** Whether every intent is kept: it holds, or it may be violated here. */
    public boolean holds() {
        return intents.stream().allMatch(IntentResult::isKept);
    }
}
