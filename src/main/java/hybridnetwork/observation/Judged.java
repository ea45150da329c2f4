package hybridnetwork.observation;

import java.util.List;
import java.util.Optional;

/**
 * A difference, and what it costs.
 *
 * @param lostNow intents that do not hold now and would without it
 * @param atRisk what would not hold at the next outage and would without it
 * @param detours flows that go another way than without it
 * @param accepted why nobody has to do anything about it: the team's reason, or that every flow tolerates it
 */
public record Judged(
        Difference difference,
        List<String> lostNow,
        List<Risk> atRisk,
        List<Detour> detours,
        Optional<String> accepted) {
    public Judged {
        lostNow = List.copyOf(lostNow);
        atRisk = List.copyOf(atRisk);
        detours = List.copyOf(detours);
    }

    /** What is lost when these outages, each alone, come on top. */
    public record Risk(List<String> outages, List<String> intents) {
        public Risk {
            outages = List.copyOf(outages);
            intents = List.copyOf(intents);
        }
    }

    /**
     * A flow that goes another way.
     *
     * @param way the kinds of path that it takes now, such as {@code VPN}
     */
    public record Detour(String intent, String way) {}

    /** How much a difference matters, the gravest first. */
    public enum Severity {
        /** A promise is broken now. */
        LOST,
        /** The next outage breaks one. */
        AT_RISK,
        /** No single outage more breaks one. */
        DEGRADED,
        /** It is as somebody has said that it may be. */
        ACCEPTED;

        /** As reports spell it. */
        @Override
        public String toString() {
            return switch (this) {
                case LOST -> "lost";
                case AT_RISK -> "at risk";
                case DEGRADED -> "degraded";
                case ACCEPTED -> "accepted";
            };
        }
    }

    public Severity severity() {
        if (accepted.isPresent()) {
            return Severity.ACCEPTED;
        }
        return !lostNow.isEmpty() ? Severity.LOST : !atRisk.isEmpty() ? Severity.AT_RISK : Severity.DEGRADED;
    }
}
