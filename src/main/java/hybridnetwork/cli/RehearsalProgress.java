package hybridnetwork.cli;

import hybridnetwork.rehearsal.StepListener;
import hybridnetwork.rehearsal.StepResult;
import hybridnetwork.report.RehearsalText;
import hybridnetwork.report.Terminal;
import java.io.PrintWriter;

/** Shows a rehearsal as it goes: in a terminal one line that changes, elsewhere a line a step. */
final class RehearsalProgress implements StepListener {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final PrintWriter err;
    private final Terminal terminal;
    private final boolean live;

    /** @param live whether a line of the terminal can be written over */
    RehearsalProgress(PrintWriter out, PrintWriter err, Terminal terminal, boolean live) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.live = live;
    }

    /** Says what is being done, until something else is. */
    synchronized void says(String what) {
        if (live) {
            String line = what.length() < terminal.width() ? what : what.substring(0, terminal.width() - 1);
            err.print(CLEAR_LINE + line);
        } else {
            err.println(what);
        }
        err.flush();
    }

    synchronized void clear() {
        if (live) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    @Override
    public void began(String step) {
        if (live) {
            says("...   " + step);
        }
    }

    @Override
    public void worksOn(String step, String operation, String resource) {
        if (live) {
            says("...   " + step + ": " + operation + " " + resource);
        }
    }

    @Override
    public synchronized void ended(StepResult result) {
        clear();
        out.print(RehearsalText.step(result, terminal));
        out.flush();
    }
}
