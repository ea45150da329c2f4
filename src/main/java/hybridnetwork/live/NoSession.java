package hybridnetwork.live;

/** The engine cannot tell of a stack, or cannot ask its Azure: there is no engine, no login, no such stack. */
public final class NoSession extends Exception {
    private static final long serialVersionUID = 1L;

    private final String fix;

    /**
     * What is missing.
     *
     * @param message what was asked of whom, and the engine's words
     * @param fix what to do about it
     */
    public NoSession(String message, String fix) {
        super(message);
        this.fix = fix;
    }

    /** What to do about it. */
    public String fix() {
        return fix;
    }
}
