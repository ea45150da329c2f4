package hybridnetwork.plan;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.OutageNames;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ProofPremises;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.Severity;
import hybridnetwork.config.SourceLocation;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.reachability.Counterexample;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.comparison.Scenarios;
import hybridnetwork.reachability.comparison.Violation;
import hybridnetwork.reachability.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a proof found, as problems of the stack: for a plan's list and for the engine's log. */
public final class ProofProblems {
    private ProofProblems() {}

    /**
     * Violated intents and findings. A finding is a warning at most, and none where a rule has told the same.
     *
     * @param told problems that are reported already
     * @param violated how much a violated intent matters: {@link Severity#ERROR} or {@link Severity#WARNING}
     * @param interim why the network is not whole yet, if it is not: outages without a second path are then expected, and
     *     become one warning; the healthy network has to keep every promise all the same
     */
    public static List<Problem> of(ProofResult proof, List<Problem> told, Severity violated, Optional<String> interim) {
        List<Problem> problems = flows(proof, violated, interim);
        Set<String> rules = told.stream().map(Problem::rule).collect(Collectors.toSet());
        proof.findings().stream()
                .distinct()
                .filter(finding -> !rules.contains(finding.rule()))
                .map(ProofProblems::problem)
                .forEach(problems::add);
        return problems;
    }

    /** Violated intents alone, as {@link #of} tells them. */
    public static List<Problem> flows(ProofResult proof, Severity violated, Optional<String> interim) {
        List<Problem> problems = new ArrayList<>();
        if (interim.isPresent()) {
            problems.addAll(violations(healthy(proof), violated));
            singlePath(proof, interim.get()).ifPresent(problems::add);
        } else {
            problems.addAll(violations(proof, violated));
        }
        return problems;
    }

    /** An error for each outage in which an intent may fail and which the network cannot have: nobody may build on that. */
    public static List<Problem> unknownOutages(ProofPremises premises, ProofResult proof) {
        List<String> outages = proof.scenarios().stream()
                .filter(scenario -> scenario.failed().size() == 1)
                .map(Scenario::name)
                .toList();
        List<Problem> unknown = new ArrayList<>();
        for (TrafficIntent intent : premises.traffic().values()) {
            ConfigPath path = ConfigPath.of("traffic").key(intent.name()).key("mayFailIn");
            for (int i = 0; i < intent.mayFailIn().size(); i++) {
                String name = intent.mayFailIn().get(i);
                if (!outages.contains(name)) {
                    unknown.add(OutageNames.unknown(path.index(i), name, outages));
                }
            }
        }
        return unknown;
    }

    /** The problems but for those that a proof's findings tell as well. */
    public static List<Problem> untold(List<Problem> problems, ProofResult proof) {
        Set<String> told = proof.findings().stream().map(Finding::rule).collect(Collectors.toSet());
        return problems.stream()
                .filter(problem -> !told.contains(problem.rule()))
                .toList();
    }

    /**
     * The proof with the risks that the team accepts told as advice, with the reason. A finding that is an error stays one.
     *
     * @param accepted reasons by rule
     */
    public static ProofResult withAccepted(ProofResult proof, Map<String, String> accepted) {
        return proof.with(
                proof.findings().stream()
                        .map(finding -> isAccepted(finding, accepted) ? noted(finding, accepted) : finding)
                        .toList(),
                proof.flows());
    }

    /** As {@link #withAccepted}, with the places in the stack's files of what the proof is about. */
    public static ProofResult told(ProofResult proof, ReadConfig config) {
        Map<String, String> accepted =
                config.premises().map(ProofPremises::acceptedRisks).orElse(Map.of());
        return withAccepted(proof, accepted)
                .with(subject -> subject.at(subject.path()
                        .flatMap(path -> config.place(new ConfigPath(path)))
                        .map(SourceLocation::toString)));
    }

    private static boolean isAccepted(Finding finding, Map<String, String> accepted) {
        return accepted.containsKey(finding.rule()) && finding.severity() != Finding.Severity.ERROR;
    }

    private static Finding noted(Finding finding, Map<String, String> accepted) {
        String reason = Problem.excerpt(accepted.getOrDefault(finding.rule(), ""));
        return Finding.advice(finding.rule(), finding.message() + "; accepted: " + reason)
                .informing("the risk is accepted")
                .about(finding.about());
    }

    private static ProofResult healthy(ProofResult proof) {
        return new ProofResult(proof.scenarios().subList(0, 1), List.of(), List.of());
    }

    /** One problem an intent, whichever ways it is violated in. */
    private static List<Problem> violations(ProofResult proof, Severity severity) {
        Map<String, List<Violation>> byIntent = new LinkedHashMap<>();
        Violation.of(proof)
                .forEach(violation -> byIntent.computeIfAbsent(
                                violation.example().name(), name -> new ArrayList<>())
                        .add(violation));
        List<Problem> problems = new ArrayList<>();
        byIntent.forEach((name, violations) -> {
            Violation first = violations.get(0);
            List<Scenario> all = proof.scenarios().stream()
                    .filter(scenario -> violations.stream()
                            .anyMatch(violation -> violation.scenarios().contains(scenario)))
                    .toList();
            Problem problem = Problem.of(
                            violations.stream().allMatch(Violation::isUnknown) ? Severity.WARNING : severity,
                            "intent-violated",
                            ConfigPath.of("traffic").key(name),
                            "`" + name + "` (" + first.example().action() + ") "
                                    + (first.isUnknown() ? "is not known to hold" : "does not hold") + ", "
                                    + Scenarios.counted(all) + ": " + first.reason())
                    .fix(new Violation(all, first.example()).fix() + "; ./hybrid verify shows the packet's way");
            problems.add(first.packet()
                    .map(Counterexample::toString)
                    .map(problem::got)
                    .orElse(problem));
        });
        return problems;
    }

    private static Optional<Problem> singlePath(ProofResult proof, String interim) {
        List<Scenario> outages = proof.scenarios().stream()
                .filter(scenario -> !scenario.failed().isEmpty() && !scenario.holds())
                .toList();
        if (outages.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Problem.warning(
                        "single-path",
                        ConfigPath.of("traffic"),
                        "intents do not hold in " + outages.size() + " of " + Scenarios.tried(proof) + ", " + interim)
                .got(Scenarios.listed(outages))
                .fix("none is needed for now: the network is proved whole once every circuit carries traffic"));
    }

    private static Problem problem(Finding finding) {
        Severity severity = finding.severity() == Finding.Severity.ADVICE ? Severity.ADVICE : Severity.WARNING;
        ConfigPath path = finding.about().stream()
                .flatMap(subject -> subject.path().stream())
                .findFirst()
                .map(ConfigPath::new)
                .orElse(ConfigPath.ROOT);
        return Problem.of(severity, finding.rule(), path, finding.message()).fix(finding.fix());
    }
}
