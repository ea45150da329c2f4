package hybridnetwork.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What somebody types, or a program pipes, into standard input; one line at a time. */
final class Typed {
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintWriter out;

    /** @param out where questions are printed */
    Typed(PrintWriter out) {
        this.out = out;
    }

    /** The next line; empty at the end. */
    Optional<String> line() {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Asks, and takes nothing but the word {@code yes} for one. */
    boolean yes(String question) {
        out.print(question + " Type yes: ");
        out.flush();
        boolean yes =
                line().filter(answer -> answer.strip().equalsIgnoreCase("yes")).isPresent();
        out.println();
        return yes;
    }
}
