package hybridnetwork.cli;

/** The exit statuses of every command; 2, wrong usage, is picocli's own. */
final class ExitStatus {
    static final int FINE = 0;
    static final int CONFIGURATION_HAS_ERRORS = 1;

    /** A traffic intent does not hold, Azure has something else than the stack says, or a drill saw something else. */
    static final int PROMISE_BROKEN = 3;

    static final int ENVIRONMENT_LACKS_SOMETHING = 4;

    private ExitStatus() {}
}
