package hybridnetwork.azuresim;

import java.time.Duration;

/** Something that goes wrong on purpose with one call that creates, changes or deletes. */
public sealed interface Fault {
    /** Azure answers with an error of its own and does nothing. */
    record Refused(int status, String code, String message) implements Fault {}

    /** Azure does it, but the answer is lost on its way: the caller sees an error. */
    record AnswerLost() implements Fault {}

    /** The provider's process ends before it calls Azure. */
    record DiesBefore() implements Fault {}

    /** The provider's process ends after Azure did it, before it can tell the engine. */
    record DiesAfter() implements Fault {}

    /** Azure takes longer, by the simulated clock. */
    record Slow(Duration extra) implements Fault {}

    /** Azure turns the call away so often before it takes it. */
    record Throttled(int times) implements Fault {}

    /**
     * Something happens to the caller in the middle of the call, such as that its engine is killed.
     *
     * @param event what happens; the call waits for its end
     * @param arrives whether Azure gets the request, and does it; else it is lost with the provider that sent it
     */
    record Meanwhile(Runnable event, boolean arrives) implements Fault {}
}
