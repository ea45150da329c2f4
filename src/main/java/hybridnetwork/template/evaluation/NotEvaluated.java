package hybridnetwork.template.evaluation;

/** An expression that has no value here; the message says why. Whoever asked for the value takes it as not known. */
final class NotEvaluated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    NotEvaluated(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
