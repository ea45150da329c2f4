package hybridnetwork.page;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.cli.CommandLineInterface;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What commands print that name their stack's file. */
final class Printed {
    private Printed() {}

    /** Runs a command in this process, which may complain of nothing. */
    static String by(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLineInterface.run(new PrintWriter(out), new PrintWriter(err), args);
        assertThat(err.toString()).isEmpty();
        return out.toString();
    }
}
