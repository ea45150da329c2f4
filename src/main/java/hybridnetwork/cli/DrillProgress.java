package hybridnetwork.cli;

import hybridnetwork.lab.Check;
import hybridnetwork.lab.DrillListener;
import hybridnetwork.lab.OutageResult;
import hybridnetwork.lab.Prediction;
import hybridnetwork.report.DrillText;
import hybridnetwork.report.Terminal;
import java.io.PrintWriter;

/** Shows a drill as it goes: in a terminal one line that changes, elsewhere a line for each thing that is over. */
final class DrillProgress implements DrillListener {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final PrintWriter err;
    private final Terminal terminal;
    private final boolean live;

    /** @param live whether a line of the terminal can be written over */
    DrillProgress(PrintWriter out, PrintWriter err, Terminal terminal, boolean live) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.live = live;
    }

    synchronized void clear() {
        if (live) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    @Override
    public synchronized void began(String what) {
        if (live) {
            String line = "...   " + what;
            err.print(CLEAR_LINE + (line.length() < terminal.width() ? line : line.substring(0, terminal.width() - 1)));
            err.flush();
        }
    }

    @Override
    public void checked(Check check) {
        print(DrillText.check(check, terminal));
    }

    @Override
    public void predicted(Prediction prediction, String how) {
        print(DrillText.prediction(prediction, how, terminal));
    }

    @Override
    public void ended(OutageResult result) {
        print(DrillText.outage(result, terminal));
    }

    private synchronized void print(String text) {
        clear();
        out.print(text);
        out.flush();
    }
}
