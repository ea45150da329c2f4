package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A command that was run: its exit status and what it printed. */
record Invocation(int status, String out, String err) {
    static Invocation of(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        try (var outWriter = new PrintWriter(out);
                var errWriter = new PrintWriter(err)) {
            int status = CommandLineInterface.run(outWriter, errWriter, args);
            return new Invocation(status, out.toString(), err.toString());
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
