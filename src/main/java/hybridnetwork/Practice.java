package hybridnetwork;

import hybridnetwork.cli.CommandLineInterface;
import hybridnetwork.engine.EngineRun;
import hybridnetwork.rehearsal.PracticeEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.logging.LogManager;

/**
 * Runs a plan, a page and a program under an engine, to no end but that their classes are loaded: the launcher makes its class-data archive of
 * them.
 */
public final class Practice {
    private Practice() {}

    /** Prints nothing. A stack with problems, or none, loads classes as well. */
    public static void main(String[] args) throws IOException {
        LogManager.getLogManager().reset();
        WorkerThreads.provide();
        var nowhere = new PrintWriter(Writer.nullWriter());
        CommandLineInterface.run(nowhere, nowhere, "plan");
        CommandLineInterface.run(nowhere, nowhere, "report");
        PracticeEngine.run(EngineRun::of);
    }
}
