package hybridnetwork;

import com.pulumi.Pulumi;
import hybridnetwork.cli.CommandLineInterface;
import hybridnetwork.engine.EngineRun;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** The entry point: the Pulumi program when the engine starts it, the command line otherwise. */
public final class App {
    /** As the command line documents it. */
    private static final int CANNOT_RUN_HERE = 4;

    private App() {}

    /** Exits with the status that the command line documents; under the engine the SDK decides. */
    public static void main(String[] args) {
        // The SDK repeats on standard error every message that the engine shows already.
        LogManager.getLogManager().reset();
        WorkerThreads.provide().ifPresent(problem -> {
            System.err.println("hybrid: " + problem);
            System.exit(CANNOT_RUN_HERE);
        });
        if (System.getenv("PULUMI_ENGINE") != null) {
            Pulumi.run(EngineRun::of);
            return;
        }
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
        int status = CommandLineInterface.run(out, err, args);
        out.flush();
        err.flush();
        System.exit(status);
    }
}
