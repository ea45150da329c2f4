package hybridnetwork.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Where commands say what is no part of their answer. */
final class StandardError {
    private StandardError() {}

    /** Prints a text at once, as it is. */
    static void print(CommandSpec spec, String text) {
        PrintWriter err = spec.commandLine().getErr();
        err.print(text);
        err.flush();
    }
}
