package hybridnetwork.cli;

import hybridnetwork.report.Terminal;

/** The terminal that the launcher found at standard output, if any. */
final class UserTerminal {
    private UserTerminal() {}

    static boolean isPresent() {
        return Integer.getInteger("hybrid.columns") != null;
    }

    static Terminal current() {
        Integer columns = Integer.getInteger("hybrid.columns");
        return columns == null
                ? Terminal.PLAIN
                : new Terminal(Math.min(columns, 160), System.getenv("NO_COLOR") == null);
    }
}
