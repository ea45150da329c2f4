package hybridnetwork.lab.machine;

/** Something that the lab itself needs did not work, such as a daemon that does not start; the message says what and where. */
public final class LabFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LabFault(String message) {
        super(message);
    }

    LabFault(String message, Throwable cause) {
        super(message, cause);
    }
}
