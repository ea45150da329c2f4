package hybridnetwork.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A team edits the files in {@code stacks/}, and no test may come out otherwise for it: each way to them is guarded. */
class FrozenStacksTest {
    @Test
    void onlyTheChecksOfTheRepositoryItselfOpenTheProjectsStacks() {
        String here = "(Path\\.of|Paths\\.get|new File)\\(\\s*(\"\\.?\"\\s*(,|\\)\\s*\\.resolve\\()\\s*)?";
        assertThat(testsWith(here + "\"(\\./)?(stacks\\b|Pulumi\\.\\w+\\.yaml)"))
                .containsExactly("EnvironmentsTest.java", "WorkflowsTest.java");
    }

    /** A command finds a stack by its name in the project's folder, unless it is told otherwise. */
    @Test
    void commandsRunInAProjectWithTheStacksOfTheTests() {
        assertThat(testsWith("CommandLineInterface\\s*\\.run\\("))
                .as("the others name a file")
                .containsExactly("Invocation.java", "Printed.java", "StackMutationsTest.java", "Verified.java");
        assertThat(testsWith("\"--file\",\\s*\"(\\./)?(stacks/|Pulumi)")).isEmpty();
    }

    /** Under the engine the program looks the lines of problems up in the stack's file. */
    @Test
    void theProgramRunsInAProjectWithTheStacksOfTheTests() {
        assertThat(testsWith("EngineRun\\s*(\\.|::)\\s*\\w+\\b")).containsExactly("FrozenStacks.java");
    }

    /** The names of the sources of tests in which a pattern is found, sorted. */
    private static List<String> testsWith(String pattern) {
        Pattern found = Pattern.compile(pattern);
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> found.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
