package hybridnetwork.preflight;

import hybridnetwork.config.Nearest;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.config.StackConfig;
import hybridnetwork.preflight.Rule.DecidedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies {@code hybrid-network:acceptedRisks}: a warning that the team accepts becomes advice that carries the reason. An
 * error cannot be accepted, and an exception must be one to something.
 */
final class AcceptedRisks {
    static final Rule ERROR = Rule.error("", "accepted-risk-error", "only warnings are accepted, never errors", "")
            .example(
                    "acceptedRisks: { gw-subnet-min-prefix-coexist: it works on my machine }",
                    "mend the error, and remove the exception")
            .byPreflight("once it has found all else, where the exceptions are applied");

    static final Rule UNMATCHED = Rule.warning(
                    "", "accepted-risk-unmatched", "each accepted risk is a warning that this stack has", "")
            .example(
                    "acceptedRisks: { vpngw-sku-capacity: the VPN is an emergency path }   # with a large gateway",
                    "remove it")
            .byPreflight("once it has found all else, where the exceptions are applied");

    private AcceptedRisks() {}

    /** The problems, those that are accepted as advice, and those that the exceptions themselves have. */
    static List<Problem> apply(StackConfig config, List<Problem> problems) {
        List<Problem> applied = new ArrayList<>(note(config, problems));
        for (String rule : config.acceptedRisks().keySet()) {
            if (isNeverAcceptable(rule)) {
                applied.add(refused(rule));
            } else if (problems.stream().noneMatch(problem -> problem.rule().equals(rule) && isAcceptable(problem))) {
                unmatched(rule).filter(problem -> errorsOf(rule, problems) == 0).ifPresent(applied::add);
            }
        }
        return applied;
    }

    /** The problems, those that are accepted as advice, and one for each error that somebody tried to accept. */
    static List<Problem> note(StackConfig config, List<Problem> problems) {
        Map<String, String> accepted = config.acceptedRisks();
        List<Problem> noted = new ArrayList<>();
        for (Problem problem : problems) {
            String reason = accepted.get(problem.rule());
            noted.add(reason != null && isAcceptable(problem) ? problem.accepted(reason) : problem);
        }
        for (String rule : accepted.keySet()) {
            if (errorsOf(rule, problems) > 0 && !isNeverAcceptable(rule)) {
                noted.add(refused(rule));
            }
        }
        return noted;
    }

    /** One problem for each error of the proof's that somebody tried to accept. */
    static List<Problem> errorsOfProof(Map<String, String> accepted) {
        return accepted.keySet().stream()
                .filter(AcceptedRisks::isNeverAcceptable)
                .map(AcceptedRisks::refused)
                .toList();
    }

    private static Problem refused(String rule) {
        return new Finding(
                        ERROR,
                        Where.ACCEPTED_RISKS.key(rule),
                        "`" + rule + "` is an error here, which cannot be accepted")
                .problem();
    }

    private static boolean isAcceptable(Problem problem) {
        return problem.severity() != Severity.ERROR && !isNeverAcceptable(problem.rule());
    }

    /** Whether a rule is an error of the proof's: a violated intent stays one even where {@code plan} only warns of it. */
    private static boolean isNeverAcceptable(String rule) {
        return RuleBook.all().stream()
                .anyMatch(it ->
                        it.id().equals(rule) && it.decidedBy() == DecidedBy.PROOF && it.severity() == Severity.ERROR);
    }

    private static long errorsOf(String rule, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.isError() && problem.rule().equals(rule))
                .count();
    }

    private static Optional<Problem> unmatched(String id) {
        Optional<Rule> rule = RuleBook.all().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst();
        if (ReaderRules.ONLY_OFFLINE.contains(id)) {
            // The engine reads what a plan cannot.
            return Optional.empty();
        }
        if (rule.map(Rule::decidedBy)
                .filter(by -> by == DecidedBy.LIFECYCLE || by == DecidedBy.PROOF || by == DecidedBy.OBSERVATION)
                .isPresent()) {
            // Only Azure, or the proof, can tell whether it applies.
            return Optional.empty();
        }
        Finding finding = new Finding(
                        UNMATCHED,
                        Where.ACCEPTED_RISKS.key(Problem.excerpt(id)),
                        rule.isPresent() ? "an accepted risk is none of this stack's" : "an accepted risk is no rule")
                .got(id);
        if (rule.isEmpty()) {
            Nearest.to(id, RuleBook.all().stream().map(Rule::id).toList())
                    .ifPresent(near -> finding.fix("write `" + near + "`"));
        }
        return Optional.of(finding.problem());
    }
}
