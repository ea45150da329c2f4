package hybridnetwork.monitoring;

/** What tells somebody, and what to do then. */
public sealed interface Alert permits MetricAlert, ActivityAlert {
    /** The part of its names that tells it from the others. */
    String key();

    /** What has happened when it fires. */
    String what();

    /** What the message says: how bad it is, what happened, what to do first and where the runbook goes on. */
    String description();

    FirstStep firstStep();
}
