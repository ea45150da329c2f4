package hybridnetwork.review;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.plan.PlannedChange;
import hybridnetwork.reachability.comparison.FlowChanges;
import hybridnetwork.resources.RecordedPlan;
import hybridnetwork.resources.RecordedPlan.Told;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a change of the project does to one stack.
 *
 * @param note why the stack was not compared: it is new, or the plan before the change could not be made; words that a
 *     sentence begins with
 * @param problems of the stack after the change, in the order of its file
 * @param appeared those of the problems that were not there before, as far as is known: all, where there is no plan before
 * @param fixed the errors and warnings that are gone; none where the configuration cannot be read, and nobody looked for them
 * @param refusals changes of what stands in Azure that it refuses, as errors, or that the stack allows, as warnings
 * @param changes of resources; none where nothing was compared
 * @param plan the network after the change; empty where the configuration cannot be read
 */
public record StackReview(
        String stack,
        Optional<String> note,
        List<Problem> problems,
        List<Problem> appeared,
        List<Told> fixed,
        List<Problem> refusals,
        List<ResourceChange> changes,
        Optional<PlannedChange> plan) {
    private static final String NEW = "the stack is new, and all of it is added";
    private static final String REMOVED =
            "its file is removed; what it deployed stays, and costs, until `pulumi destroy`";
    private static final String NOT_PLANNED =
            "before the change the configuration had errors, so there is no plan to compare the resources with";

    /**
     * Compares two plans of a stack.
     *
     * @param after the network after the change, recorded where that of {@code before} stands
     * @param flows how they fare before and after, where both networks have a proof; the violation of one that fares worse is
     *     not the violation that was there
     */
    public static StackReview compared(
            String stack,
            RecordedPlan before,
            List<Problem> problems,
            Optional<PlannedChange> after,
            Optional<FlowChanges> flows) {
        Set<String> worse = flows.map(FlowChanges::worse).orElse(Set.of());
        List<String> gone = flows.map(it -> it.difference().flowsRemoved()).orElse(List.of());
        boolean planned = !before.resources().isEmpty();
        return new StackReview(
                stack,
                planned ? Optional.empty() : Optional.of(NOT_PLANNED),
                problems,
                problems.stream()
                        .filter(problem -> isWorse(problem, worse)
                                || before.problems().stream().noneMatch(told -> isSame(told, problem)))
                        .toList(),
                before.problems().stream()
                        .filter(told -> after.isPresent())
                        .filter(told -> !told.severity().equals("advice"))
                        .filter(told -> problems.stream().noneMatch(problem -> stillIs(told, problem)))
                        .toList(),
                after.map(PlannedChange::problems).orElse(List.of()),
                after.filter(it -> planned)
                        .map(it -> ResourceChanges.between(before.resources(), it, gone))
                        .orElse(List.of()),
                after);
    }

    /** A stack that the base does not have. */
    public static StackReview added(String stack, List<Problem> problems, Optional<PlannedChange> after) {
        return new StackReview(
                stack,
                Optional.of(NEW),
                problems,
                problems,
                List.of(),
                List.of(),
                after.map(it -> ResourceChanges.between(List.of(), it, List.of()))
                        .orElse(List.of()),
                after);
    }

    /** A stack whose plan before the change could not be made. */
    public static StackReview alone(String stack, String note, List<Problem> problems, Optional<PlannedChange> after) {
        return new StackReview(stack, Optional.of(note), problems, problems, List.of(), List.of(), List.of(), after);
    }

    /** A stack whose file is gone. */
    public static StackReview removed(String stack) {
        return alone(stack, REMOVED, List.of(), Optional.empty());
    }

    /** A problem stays the same when the value at fault changes, but not when it becomes an error, or an accepted risk. */
    private static boolean isSame(Told told, Problem problem) {
        return told.severity().equals(problem.severity().toString()) && isOfTheSame(told, problem);
    }

    private static boolean isOfTheSame(Told told, Problem problem) {
        return told.rule().equals(problem.rule())
                && told.path().equals(problem.path().text())
                && (!told.path().isEmpty() || told.message().startsWith(problem.message()));
    }

    /** What is accepted now is not fixed, nor is what has become graver or milder. */
    private static boolean stillIs(Told told, Problem problem) {
        boolean matters =
                problem.severity() != Severity.ADVICE || problem.accepted().isPresent();
        return matters && isOfTheSame(told, problem);
    }

    private static boolean isWorse(Problem problem, Set<String> worse) {
        return switch (problem.rule()) {
            case "intent-violated" ->
                worse.stream()
                        .anyMatch(intent ->
                                problem.path().equals(ConfigPath.of("traffic").key(intent)));
            case "single-path" -> !worse.isEmpty();
            default -> false;
        };
    }

    /** Whether the stack was planned before the change, so that what is not told of it was not there. */
    public boolean isCompared() {
        return note.isEmpty();
    }

    /** Whether the base does not have the stack. */
    public boolean isNew() {
        return note.equals(Optional.of(NEW));
    }

    /** Whether the stack's file is gone. */
    public boolean isRemoved() {
        return note.equals(Optional.of(REMOVED));
    }

    /** Whether the stack's configuration is wrong, or asks for what Azure refuses. */
    public boolean hasErrors() {
        return isRefused() || problems.stream().anyMatch(Problem::isError);
    }

    /** Whether the stack asks for what Azure or the engine refuses. */
    public boolean isRefused() {
        return !refused().isEmpty() || changes.stream().anyMatch(change -> change.means(Remark.Kind.REFUSED));
    }

    /** What Azure refuses to change in place. */
    public List<Problem> refused() {
        return refusals.stream().filter(Problem::isError).toList();
    }

    /** What the stack allows to be replaced, and what that interrupts. */
    public List<Problem> interruptions() {
        return refusals.stream().filter(problem -> !problem.isError()).toList();
    }

    /** The errors and warnings that were not there before. */
    public List<Problem> newProblems() {
        return grave(appeared).toList();
    }

    /** The errors and warnings that were there before. */
    public List<Problem> oldProblems() {
        return grave(problems).filter(problem -> !appeared.contains(problem)).toList();
    }

    /** The risks that the team accepts, and did not before. */
    public List<Problem> newExceptions() {
        return appeared.stream()
                .filter(problem -> problem.accepted().isPresent())
                .toList();
    }

    /** The recommendations that were not there before. */
    public List<Problem> newRecommendations() {
        return appeared.stream().filter(Problem::isRecommendation).toList();
    }

    private static Stream<Problem> grave(List<Problem> problems) {
        return problems.stream().filter(problem -> problem.severity() != Severity.ADVICE);
    }

    /** Whether an outage finds no second path for now, because a peering is disabled. */
    public boolean isSinglePath() {
        return problems.stream().anyMatch(problem -> problem.rule().equals("single-path"));
    }

    /** Whether traffic has to do without a resource that it has now, for a while or for good. */
    public boolean interrupts() {
        return changes.stream().anyMatch(change -> change.means(Remark.Kind.OUTAGE));
    }

    /** The changes after which somebody no longer learns of what is wrong, the gravest first. */
    public List<ResourceChange> unwatched() {
        return changes.stream()
                .filter(change -> change.means(Remark.Kind.BLIND))
                .sorted(Comparator.comparingInt(LostWatch::gravity))
                .toList();
    }

    /** Whether a traffic intent does not hold. */
    public boolean isViolated() {
        return problems.stream().anyMatch(problem -> problem.rule().equals("intent-violated"));
    }

    /** Whether the change does nothing to the stack, as far as its configuration and resources tell. */
    public boolean isUnchanged() {
        return note.isEmpty() && appeared.isEmpty() && fixed.isEmpty() && refusals.isEmpty() && changes.isEmpty();
    }

    /** How many resources of these kinds. */
    public long count(ResourceChange.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }
}
