package hybridnetwork.review;

import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.comparison.FlowChanges;
import hybridnetwork.reachability.filter.PolicyDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a change of the project does to one stack and to its traffic.
 *
 * @param proof of the network after the change; empty where there is none
 * @param flows how they fare before and after, where both networks have a proof
 * @param narrowed each {@code deny} that keeps less out than it did, where both configurations can be read
 * @param policy what the security groups let through before the change and after it, where both are known
 */
public record ReviewedStack(
        StackReview review,
        Optional<ProofResult> proof,
        Optional<FlowChanges> flows,
        List<NarrowedDeny> narrowed,
        Optional<PolicyDifference> policy) {
    /** A stack whose file is gone: nothing of it is proved any more. */
    public static ReviewedStack removed(String stack) {
        return new ReviewedStack(
                StackReview.removed(stack), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /** Whether the change does nothing to the stack, its traffic included. */
    public boolean isUnchanged() {
        return review.isUnchanged()
                && narrowed.isEmpty()
                && flows.filter(it -> !it.isEmpty()).isEmpty();
    }

    /** What a reviewer has to know first: of what keeps the change from being deployed only the gravest. At least one. */
    public List<StackVerdict> verdicts() {
        List<StackVerdict> verdicts = new ArrayList<>(gravest().stream().toList());
        if (review.isSinglePath() && !isUnchanged()) {
            verdicts.add(StackVerdict.SINGLE_PATH);
        }
        if (policy.filter(it -> !it.opened().isEmpty()).isPresent()) {
            verdicts.add(StackVerdict.OPENS_TRAFFIC);
        }
        if (flows.filter(FlowChanges::dropsDeny).isPresent()) {
            verdicts.add(StackVerdict.DROPS_DENY);
        } else if (!narrowed.isEmpty()) {
            verdicts.add(StackVerdict.NARROWS_DENY);
        }
        if (!review.unwatched().isEmpty()) {
            verdicts.add(StackVerdict.WATCHES_LESS);
        }
        if (!review.newExceptions().isEmpty()) {
            verdicts.add(StackVerdict.ACCEPTS_RISK);
        }
        return verdicts.isEmpty() ? List.of(harmless()) : List.copyOf(verdicts);
    }

    private Optional<StackVerdict> gravest() {
        if (review.isRefused()) {
            return Optional.of(StackVerdict.REFUSED);
        }
        if (review.hasErrors()) {
            return Optional.of(StackVerdict.ERRORS);
        }
        if (review.isViolated()) {
            return Optional.of(StackVerdict.VIOLATED);
        }
        return review.interrupts() ? Optional.of(StackVerdict.OUTAGE) : Optional.empty();
    }

    private StackVerdict harmless() {
        if (review.isNew()) {
            return StackVerdict.NEW;
        }
        if (!review.isCompared()) {
            return StackVerdict.NOT_COMPARED;
        }
        return isUnchanged() ? StackVerdict.UNCHANGED : StackVerdict.FINE;
    }
}
