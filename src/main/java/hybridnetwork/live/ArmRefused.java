package hybridnetwork.live;

/**
 * Azure Resource Manager refused a request, failed at it or did not answer. The message has Azure's words, the method and the
 * resource; never the token, nor a text of the request's body.
 */
public final class ArmRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The status of an exchange that never came to an answer. */
    static final int NO_ANSWER = 0;

    private final int status;
    private final String code;

    ArmRefused(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status; 0 where there was no answer, 200 or 202 where an operation was begun and failed later. */
    public int status() {
        return status;
    }

    /** Azure's code, such as {@code AuthorizationFailed}; empty where it gave none. */
    public String code() {
        return code;
    }
}
