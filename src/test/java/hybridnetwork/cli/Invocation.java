package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hybridnetwork.testing.FrozenStacks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** A command that was run: its exit status and what it printed. */
record Invocation(int status, String out, String err) {
    /** Runs it in a project with the stacks of the tests. */
    static Invocation of(String... args) {
        return in(FrozenStacks.PROJECT, args);
    }

    /** Runs it as the launcher of a project does. */
    static Invocation in(Path project, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        System.setProperty("hybrid.home", project.toString());
        try (var outWriter = new PrintWriter(out);
                var errWriter = new PrintWriter(err)) {
            int status = CommandLineInterface.run(outWriter, errWriter, args);
            return new Invocation(status, out.toString(), err.toString());
        } finally {
            System.clearProperty("hybrid.home");
        }
    }

    JsonObject json() {
        return JsonParser.parseString(out).getAsJsonObject();
    }

    /** Neither output may show a user how the program works inside. */
    Invocation showsNoStackTrace() {
        assertThat(out + err).doesNotContain("Exception", "\tat ", "java.", "hybridnetwork.");
        return this;
    }
}
