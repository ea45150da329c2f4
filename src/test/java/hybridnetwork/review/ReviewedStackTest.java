package hybridnetwork.review;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.Verdict;
import hybridnetwork.reachability.comparison.Fare;
import hybridnetwork.reachability.comparison.FlowChanges;
import hybridnetwork.reachability.comparison.ProofDifference;
import hybridnetwork.reachability.comparison.ProofOutline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a change means for a stack, in a glance. */
final class ReviewedStackTest {
    private static final Problem VIOLATED =
            Problem.warning("intent-violated", ConfigPath.of("traffic"), "an intent does not hold");
    private static final Problem SINGLE_PATH =
            Problem.warning("single-path", ConfigPath.of("traffic"), "no second path");
    private static final Problem ERROR = Problem.error("unknown-key", ConfigPath.of("sites"), "no such key");

    private static ReviewedStack stack(List<Problem> problems, List<Problem> refusals, FlowChanges flows) {
        StackReview review = new StackReview(
                "dev", Optional.empty(), problems, problems, List.of(), refusals, List.of(), Optional.empty());
        return new ReviewedStack(review, Optional.empty(), Optional.of(flows), List.of(), Optional.empty());
    }

    private static FlowChanges flows(Map<String, Action> before, Map<String, Action> after) {
        ProofOutline was = outline(before);
        ProofOutline is = outline(after);
        return new FlowChanges(was, is, ProofDifference.between(was, is));
    }

    private static ProofOutline outline(Map<String, Action> flows) {
        Map<String, Map<String, Fare>> fares = new TreeMap<>();
        flows.forEach((flow, action) -> fares.put(
                flow,
                Map.of("healthy", new Fare(action, Verdict.HOLDS, false, List.of(), new TreeMap<>(), List.of()))));
        return new ProofOutline(Set.of("healthy"), fares);
    }

    private static FlowChanges noFlows() {
        return flows(Map.of(), Map.of());
    }

    @Test
    void of_what_keeps_a_change_from_being_deployed_only_the_gravest_is_told() {
        assertThat(stack(List.of(VIOLATED, ERROR), List.of(ERROR), noFlows()).verdicts())
                .containsExactly(StackVerdict.REFUSED);
        assertThat(stack(List.of(VIOLATED, ERROR), List.of(), noFlows()).verdicts())
                .containsExactly(StackVerdict.ERRORS);
        assertThat(stack(List.of(VIOLATED), List.of(), noFlows()).verdicts()).containsExactly(StackVerdict.VIOLATED);
    }

    @Test
    void what_a_reviewer_may_accept_is_told_beside_it() {
        FlowChanges dropped = flows(Map.of("no-ssh", Action.DENY), Map.of());
        assertThat(stack(List.of(ERROR, SINGLE_PATH), List.of(), dropped).verdicts())
                .containsExactly(StackVerdict.ERRORS, StackVerdict.SINGLE_PATH, StackVerdict.DROPS_DENY);
    }

    @Test
    void a_deny_is_dropped_where_it_is_gone_or_turned_into_an_allow_and_not_where_an_allow_goes() {
        Map<String, Action> deny = Map.of("ssh", Action.DENY);
        Map<String, Action> allow = Map.of("ssh", Action.ALLOW);
        assertThat(flows(deny, Map.of()).dropsDeny()).isTrue();
        assertThat(flows(deny, allow).dropsDeny()).isTrue();
        assertThat(flows(allow, deny).dropsDeny()).isFalse();
        assertThat(flows(allow, Map.of()).dropsDeny()).isFalse();
        assertThat(flows(deny, deny).dropsDeny()).isFalse();
    }

    @Test
    void a_stack_that_nothing_happens_to_is_unchanged_until_a_flow_comes() {
        assertThat(stack(List.of(), List.of(), noFlows()).verdicts()).containsExactly(StackVerdict.UNCHANGED);
        FlowChanges added = flows(Map.of(), Map.of("web", Action.ALLOW));
        assertThat(stack(List.of(), List.of(), added).verdicts()).containsExactly(StackVerdict.FINE);
    }

    @Test
    void a_removed_stack_is_not_compared() {
        assertThat(ReviewedStack.removed("old").verdicts()).containsExactly(StackVerdict.NOT_COMPARED);
    }
}
