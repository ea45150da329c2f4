package hybridnetwork.reachability.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One way in which everything that is not known may be (section 1, paragraph 3): whoever needs to know asks a question, and
 * the same question has the same answer all the way. What is certain comes out alike under every way.
 */
final class Doubts {
    /** The questions in the order in which they were asked first. */
    private final Map<String, Boolean> answers;

    /** What is known all the same: service tags by an address that each of them holds. */
    private final Map<Long, String> held;

    private boolean doubtfulWay;

    private Doubts(Map<String, Boolean> answers, Map<Long, String> held) {
        this.answers = answers;
        this.held = held;
    }

    /** Section 2, paragraph 8: whether a service tag surely holds an address, which another does that is it or a part of it. */
    boolean isHeld(String tag, long address) {
        String part = held.get(address);
        return part != null && (part.equals(tag) || part.startsWith(tag + "."));
    }

    /**
     * A packet, or its reply, takes a way that is perhaps not there. docs/proof.md names it as less exact than it could be that the
     * reply is then unknown in any case.
     */
    void takeDoubtfulWay() {
        doubtfulWay = true;
    }

    boolean tookDoubtfulWay() {
        return doubtfulWay;
    }

    /** As a question, and the answer yes leads on a way that is perhaps not there. */
    boolean askForWay(String question) {
        boolean there = ask(question);
        doubtfulWay |= there;
        return there;
    }

    boolean ask(String question) {
        return answers.computeIfAbsent(question, any -> false);
    }

    /** What comes out, under each way in which the unknown may be. */
    static <T> Set<T> everyWay(Map<Long, String> held, Function<Doubts, T> run) {
        Set<T> results = new HashSet<>();
        Deque<Map<String, Boolean>> todo = new ArrayDeque<>();
        todo.push(new LinkedHashMap<>());
        while (!todo.isEmpty()) {
            Doubts doubts = new Doubts(todo.pop(), held);
            int decided = doubts.answers.size();
            results.add(run.apply(doubts));
            // A question that was new was answered with no. Yes is another way, for each of them, after the same
            // answers before.
            List<String> asked = List.copyOf(doubts.answers.keySet());
            for (int i = decided; i < asked.size(); i++) {
                Map<String, Boolean> other = new LinkedHashMap<>();
                asked.subList(0, i).forEach(question -> other.put(question, doubts.ask(question)));
                other.put(asked.get(i), true);
                todo.push(other);
            }
        }
        return results;
    }
}
