package hybridnetwork.report;

import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.Verdict;
import hybridnetwork.reachability.comparison.Scenarios;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.finding.Subject;
import java.util.List;
import java.util.stream.Stream;

/** The words of a proof that text and Markdown share. */
final class ProofWords {
    private static final int MOST_PLACES = 4;

    private ProofWords() {}

    /** The verdict on the whole network, in a sentence. */
    static String verdict(ProofResult proof) {
        if (proof.scenarios().get(0).intents().isEmpty()) {
            return "The stack names no traffic, so there is nothing to prove.";
        }
        if (proof.holds()) {
            return "Every intent holds, healthy and in " + tried(proof) + tolerated(proof) + provided(proof) + ".";
        }
        String violated = sentence(proof, Verdict.VIOLATED, "violated");
        String unknown = sentence(proof, Verdict.UNKNOWN, "not known to hold");
        if (violated.isEmpty() && unknown.isEmpty()) {
            return "No intent is violated, but only because there is nothing to prove.";
        }
        return violated + (violated.isEmpty() || unknown.isEmpty() ? "" : " ") + unknown;
    }

    /** What the sentence that everything holds leaves out. */
    private static String tolerated(ProofResult proof) {
        List<Scenario> scenarios = proof.scenarios().stream()
                .filter(scenario -> scenario.intents().stream().anyMatch(IntentResult::tolerated))
                .toList();
        long intents = scenarios.stream()
                .flatMap(scenario -> scenario.intents().stream())
                .filter(IntentResult::tolerated)
                .map(IntentResult::name)
                .distinct()
                .count();
        return intents == 0
                ? ""
                : ", but for " + count(intents, "intent") + " lost in " + scenarios.size() + " of them, as tolerated";
    }

    /** What appliances have to do for it, which nobody can read here. */
    private static String provided(ProofResult proof) {
        List<String> appliances = ObligationWords.appliances(proof.scenarios().stream()
                .flatMap(scenario -> scenario.intents().stream())
                .flatMap(intent -> intent.obligations().stream())
                .toList());
        return appliances.isEmpty()
                ? ""
                : ", provided that " + String.join(" and ", appliances) + (appliances.size() == 1 ? " does" : " do")
                        + " what is listed under obligations";
    }

    private static String sentence(ProofResult proof, Verdict verdict, String words) {
        List<Scenario> scenarios = proof.scenarios().stream()
                .filter(scenario -> scenario.intents().stream().anyMatch(intent -> isBroken(intent, verdict)))
                .toList();
        if (scenarios.isEmpty()) {
            return "";
        }
        long intents = scenarios.stream()
                .flatMap(scenario -> scenario.intents().stream())
                .filter(intent -> isBroken(intent, verdict))
                .map(intent -> intent.name())
                .distinct()
                .count();
        boolean healthy = scenarios.get(0).failed().isEmpty();
        String outages = "in " + (scenarios.size() - (healthy ? 1 : 0)) + " of " + tried(proof);
        return count(intents, "intent") + (intents == 1 ? " is " : " are ") + words + ", "
                + (healthy ? "healthy and " + outages : outages) + ".";
    }

    private static boolean isBroken(IntentResult intent, Verdict verdict) {
        return intent.verdict() == verdict && !intent.isKept();
    }

    /** Where what a finding is about is declared, as far as that is known; of many the first. */
    static List<String> places(Finding finding) {
        List<String> places = finding.about().stream()
                .filter(subject -> subject.path().isPresent())
                .map(Subject::place)
                .distinct()
                .toList();
        return places.size() <= MOST_PLACES
                ? places
                : Stream.concat(
                                places.stream().limit(MOST_PLACES),
                                Stream.of("and " + (places.size() - MOST_PLACES) + " more"))
                        .toList();
    }

    static String count(long number, String noun) {
        return Scenarios.count(number, noun);
    }

    static String tried(ProofResult proof) {
        return Scenarios.tried(proof);
    }

    static String listed(List<Scenario> scenarios) {
        return Scenarios.listed(scenarios);
    }
}
