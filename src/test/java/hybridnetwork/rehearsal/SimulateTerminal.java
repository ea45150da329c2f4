package hybridnetwork.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terminal in which {@code ./hybrid simulate} runs, and somebody types. */
final class SimulateTerminal implements AutoCloseable {
    private static final Pattern EXPORT = Pattern.compile("export (\\w+)=(.*)");
    private static final String READY = "# here: ";

    private final Process process;
    private final BufferedReader printed;
    private final PrintWriter typed;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private SimulateTerminal(Process process) throws IOException {
        this.process = process;
        this.printed = process.inputReader(StandardCharsets.UTF_8);
        this.typed = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        for (String line = printed.readLine(); !line.startsWith(READY); line = printed.readLine()) {
            Matcher export = EXPORT.matcher(line);
            if (export.matches()) {
                environment.put(export.group(1), export.group(2));
            }
        }
    }

    /** @param command that starts the simulation */
    static SimulateTerminal open(ProjectCopy project, String... command) throws IOException {
        return new SimulateTerminal(project.open(command));
    }

    /** What it told to paste into the other terminal. */
    Map<String, String> environment() {
        return environment;
    }

    /** Types lines, and answers what they printed, a line each. */
    String type(String lines) throws IOException {
        StringBuilder answers = new StringBuilder();
        for (String line : lines.lines().toList()) {
            typed.println(line);
            answers.append(printed.readLine()).append('\n');
        }
        return answers.toString();
    }

    @Override
    public void close() {
        typed.println("quit");
        process.onExit().join();
    }
}
