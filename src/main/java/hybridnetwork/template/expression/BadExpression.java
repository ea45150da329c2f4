package hybridnetwork.template.expression;

/** A text in brackets that is no expression; the message says why. */
public final class BadExpression extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadExpression(String message) {
        super(message);
    }
}
