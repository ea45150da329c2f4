package hybridnetwork.resources;

/** An exported stack that cannot be read. The message says what is wrong and what to do, for the user. */
public final class StackExportException extends Exception {
    private static final long serialVersionUID = 1L;

    StackExportException(String message) {
        super(message);
    }
}
