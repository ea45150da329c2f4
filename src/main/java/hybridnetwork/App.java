package hybridnetwork;

import com.pulumi.Pulumi;
import hybridnetwork.cli.CommandLineInterface;
import hybridnetwork.program.EngineRun;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The entry point: the Pulumi program when the engine starts it, the command line otherwise. */
public final class App {
    /** The SDK repeats every message of the program on standard error; held here, or the setting would be collected. */
    private static final Logger SDK_LOGGER = Logger.getLogger("com.pulumi");

    private App() {}

    /** Exits with the status that the command line documents; under the engine the SDK decides. */
    public static void main(String[] args) {
        SDK_LOGGER.setLevel(Level.OFF);
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
