package hybridnetwork.preflight;

import hybridnetwork.config.Severity;
import java.util.Optional;
import java.util.Set;

/**
 * One rule of the rulebook: what must hold, why we believe it, and who decides it.
 *
 * <p>A rule is written down as {@code Rule.error(number, id, condition, source)} followed by one of {@link Draft}'s
 * endings. Rules that are decided elsewhere are written down too, so that nothing is skipped silently.
 */
public final class Rule {
    /** Who decides whether a rule holds. */
    public enum DecidedBy {
        PREFLIGHT("preflight checks the configuration"),
        READER("the reader refuses the configuration"),
        CONSTRUCTION("holds for every network that the program builds"),
        GIVEN("taken as given"),
        LIFECYCLE("compared with what Azure has, when the program runs"),
        PROOF("part of the reachability proof"),
        EXPORT("asked of exported networks by `verify --export`"),
        OBSERVATION("compared with what runs, by `observe`"),
        NOBODY("not applicable");

        private final String inWords;

        DecidedBy(String inWords) {
            this.inWords = inWords;
        }

        public String inWords() {
            return inWords;
        }
    }

    /** Looks at a configuration and reports what breaks the rule. */
    @FunctionalInterface
    interface Check {
        void inspect(Inspection on);
    }

    private final Draft text;
    private final DecidedBy decidedBy;
    private final String reason;
    private final Optional<Check> check;

    private Rule(Draft text, DecidedBy decidedBy, String reason, Optional<Check> check) {
        this.text = text;
        this.decidedBy = decidedBy;
        this.reason = reason;
        this.check = check;
    }

    /**
     * The text of a rule before it is said who decides it.
     *
     * @param number such as {@code R12} or {@code R98c}; the id that another rulebook uses; empty for a rule of our own
     * @param condition what must hold, as a sentence without a full stop
     * @param source keys of {@link Sources}, separated by spaces
     */
    record Draft(
            Severity severity, String number, String id, String condition, String source, String example, String fix) {
        /** A fragment of a stack file that breaks the rule, and the general fix. */
        Draft example(String yaml, String remedy) {
            return new Draft(severity, number, id, condition, source, yaml, remedy);
        }

        Rule check(Check check) {
            return new Rule(this, DecidedBy.PREFLIGHT, "", Optional.of(check));
        }

        Rule byReader() {
            return new Rule(this, DecidedBy.READER, "", Optional.empty());
        }

        Rule byConstruction(String reason) {
            return new Rule(this, DecidedBy.CONSTRUCTION, reason, Optional.empty());
        }

        /** What is on-premises: nobody here configures it, and nobody looks. */
        Rule given(String reason) {
            return new Rule(this, DecidedBy.GIVEN, reason, Optional.empty());
        }

        /** Decided by preflight, but not by a look at the configuration alone. */
        Rule byPreflight(String reason) {
            return new Rule(this, DecidedBy.PREFLIGHT, reason, Optional.empty());
        }

        Rule byLifecycle(String reason) {
            return new Rule(this, DecidedBy.LIFECYCLE, reason, Optional.empty());
        }

        Rule byProof(String reason) {
            return new Rule(this, DecidedBy.PROOF, reason, Optional.empty());
        }

        Rule byObservation(String reason) {
            return new Rule(this, DecidedBy.OBSERVATION, reason, Optional.empty());
        }

        Rule notApplicable(String reason) {
            return new Rule(this, DecidedBy.NOBODY, reason, Optional.empty());
        }
    }

    static Draft error(String number, String id, String condition, String source) {
        return new Draft(Severity.ERROR, number, id, condition, source, "", "");
    }

    static Draft warning(String number, String id, String condition, String source) {
        return new Draft(Severity.WARNING, number, id, condition, source, "", "");
    }

    static Draft advice(String number, String id, String condition, String source) {
        return new Draft(Severity.ADVICE, number, id, condition, source, "", "");
    }

    /** The id in kebab case, such as {@code gw-subnet-min-prefix-coexist}. */
    public String id() {
        return text.id();
    }

    /** The number in the rulebook, such as {@code R2}; empty for a rule of the project's own. */
    public String number() {
        return text.number();
    }

    /** The severity unless a finding says otherwise, as it does where one rule has a hard and a soft part. */
    public Severity severity() {
        return text.severity();
    }

    /** What must hold, as a sentence without a full stop. */
    public String condition() {
        return text.condition();
    }

    /** Where the rule comes from: keys of the list of sources; empty for a rule of the project's own. */
    public String source() {
        return text.source();
    }

    /** A fragment of a stack file that breaks the rule; empty where none can. */
    public String example() {
        return text.example();
    }

    /** What to do in general; a finding has a more exact fix where one can be computed. */
    public String fix() {
        return text.fix();
    }

    /** Who decides it of the networks that this program declares. */
    public DecidedBy decidedBy() {
        return decidedBy;
    }

    /** Who else decides it, or a part of it. */
    public Set<DecidedBy> alsoDecidedBy() {
        return AlsoDecided.in(id());
    }

    /** Why preflight does not decide the rule; empty where it does. */
    public String reason() {
        return reason;
    }

    Optional<Check> check() {
        return check;
    }

    @Override
    public String toString() {
        return id();
    }
}
