package hybridnetwork.report;

import hybridnetwork.config.Words;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.comparison.Fare;
import hybridnetwork.reachability.comparison.FlowChanges;
import hybridnetwork.reachability.comparison.ProofDifference;
import hybridnetwork.reachability.comparison.ProofOutline;
import hybridnetwork.review.NarrowedDeny;
import hybridnetwork.review.ReviewedStack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which flows fare otherwise after a change, for a reviewer: those in both proofs, the new ones and those that are gone. */
final class FlowChangesMarkdown {
    private static final int MOST_NAMED = 6;

    private FlowChangesMarkdown() {}

    /** Such as {@code 2 change, 1 new}; empty for none. */
    static String count(ReviewedStack stack) {
        List<String> counts = new ArrayList<>();
        stack.flows().ifPresent(flows -> count(counts, flows.difference()));
        count(counts, stack.narrowed().size(), "narrowed");
        return String.join(", ", counts);
    }

    private static void count(List<String> counts, ProofDifference difference) {
        long changed = difference.changes().stream()
                .map(ProofDifference.Change::flow)
                .distinct()
                .count();
        count(counts, changed, changed == 1 ? "changes" : "change");
        count(counts, difference.flowsAdded().size(), "new");
        count(counts, difference.flowsRemoved().size(), "gone");
    }

    private static void count(List<String> counts, long count, String what) {
        if (count > 0) {
            counts.add(count + " " + what);
        }
    }

    /** A table of those that changed, then a line for each flow and outage that comes or goes. */
    static String render(ReviewedStack stack) {
        StringBuilder text = new StringBuilder();
        stack.flows().filter(it -> !it.isEmpty()).ifPresent(it -> render(text, it));
        stack.narrowed()
                .forEach(deny -> text.append("- keeps less out: **deny ")
                        .append(Markdown.text(deny.after().name()))
                        .append("** was ")
                        .append(Markdown.text(NarrowedDeny.words(deny.before())))
                        .append(", is ")
                        .append(Markdown.text(NarrowedDeny.words(deny.after())))
                        .append('\n'));
        return text.toString();
    }

    private static void render(StringBuilder text, FlowChanges changes) {
        ProofDifference difference = changes.difference();
        text.append(DifferenceText.table(difference));
        DifferenceText.sentences(difference)
                .forEach(sentence ->
                        text.append("- ").append(Markdown.text(sentence)).append('\n'));
        difference.flowsAdded().forEach(flow -> line(text, "new flow", flow, changes.after()));
        difference.flowsRemoved().forEach(flow -> line(text, "flow gone", flow, changes.before()));
        list(text, "new outages to survive", difference.outagesAdded());
        list(text, "outages that can no longer happen", difference.outagesRemoved());
    }

    private static void line(StringBuilder text, String label, String flow, ProofOutline proof) {
        Map<String, List<String>> byVerdict = new LinkedHashMap<>();
        for (String scenario : proof.scenarios()) {
            Optional<Fare> fare = proof.fare(flow, scenario);
            fare.ifPresent(it -> byVerdict
                    .computeIfAbsent(Cell.of(it).phrase(), phrase -> new ArrayList<>())
                    .add(scenario));
        }
        text.append("- ")
                .append(label)
                .append(": **")
                .append(proof.action(flow).map(Action::toString).orElse(""))
                .append(' ')
                .append(Markdown.text(flow))
                .append("** ")
                .append(verdicts(byVerdict, proof.scenarios()))
                .append('\n');
    }

    private static String verdicts(Map<String, List<String>> byVerdict, Set<String> all) {
        List<String> verdicts = new ArrayList<>();
        byVerdict.forEach((phrase, scenarios) ->
                verdicts.add(phrase + (scenarios.size() == all.size() ? " in every state" : when(scenarios))));
        return Markdown.text(String.join("; ", verdicts));
    }

    private static String when(List<String> scenarios) {
        return scenarios.get(0).equals("healthy")
                ? " when healthy and in " + ProofWords.count(scenarios.size() - 1L, "outage")
                : " in " + Words.few(scenarios, MOST_NAMED);
    }

    private static void list(StringBuilder text, String label, List<String> names) {
        if (!names.isEmpty()) {
            text.append("- ")
                    .append(label)
                    .append(": ")
                    .append(Markdown.text(Words.few(names, MOST_NAMED)))
                    .append('\n');
        }
    }
}
