package hybridnetwork.azuresim;

/** A request whose caller does not learn from Azure how it ended. */
final class CallCutShort extends RuntimeException {
    private static final long serialVersionUID = 1L;

    enum Reason {
        /** The process that made the request is gone. */
        DIED("the provider ended"),
        /** The resource was changed, the answer did not arrive. */
        ANSWER_LOST("Future#WaitForCompletion: the connection was reset while waiting for the operation"),
        /** The operation takes longer than the caller waits. */
        TIMED_OUT("Future#WaitForCompletion: context has been cancelled: StatusCode=202 -- Original Error: context"
                + " deadline exceeded");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private final Reason reason;

    CallCutShort(Reason reason) {
        super(reason.text);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
