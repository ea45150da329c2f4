package hybridnetwork.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The workflows through actionlint, which {@code tools/actionlint/go.mod} pins. Skipped where it cannot be built; with
 * {@code -Dengine.required=true}, as in CI, that is a failure.
 */
class ActionlintIT {
    private static final String PACKAGE = "github.com/rhysd/actionlint/cmd/actionlint";
    private static final Path PROGRAM = Path.of("target", "actionlint").toAbsolutePath();

    @TempDir
    private Path folder;

    private record Ended(int status, String printed) {}

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Ended built;
        try {
            built = run(
                    Path.of("tools", "actionlint"),
                    List.of("go", "build", "-mod=readonly", "-trimpath", "-o", PROGRAM.toString(), PACKAGE));
        } catch (IOException e) {
            built = new Ended(4, "Go is missing; install Go 1.21 or newer");
        }
        if (built.status() != 0) {
            String reason = "actionlint cannot be built: " + built.printed();
            if (Boolean.getBoolean("engine.required")) {
                throw new AssertionError("the workflows must be checked here, but " + reason);
            }
            abort(reason);
        }
    }

    private static Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("CGO_ENABLED", "0");
        builder.environment().put("GOWORK", "off");
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    private static Ended lint(Path workflows) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-no-color", "-shellcheck=", "-pyflakes="));
        try (Stream<Path> files = Files.list(workflows)) {
            files.map(file -> file.toAbsolutePath().toString()).sorted().forEach(command::add);
        }
        return run(Path.of(".").toAbsolutePath(), command);
    }

    @Test
    void theWorkflowsAreSound() throws Exception {
        assertThat(lint(Workflow.FOLDER)).isEqualTo(new Ended(0, ""));
    }

    /** A check that finds nothing in a broken workflow would be no check. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "preview.yml | runs-on: ubuntu-24.04 | runs-on: ubuntu-99.04              | runner-label",
                "preview.yml | needs: preview        | needs: previous                    | job-needs",
                "preview.yml | matrix.stack          | matrix.stock                       | expression",
                "drift.yml   | cron: '17 4 * * *'    | cron: '17 4 * *'                   | events",
                "deploy.yml  | stack: prod           | stock: prod                        | workflow-call",
                "comment.yml | pull-requests: write  | pull-request: write                | permissions"
            })
    void aBrokenOneIsCaught(String file, String right, String wrong, String rule) throws Exception {
        Path workflows = Files.createDirectories(folder.resolve(".github/workflows"));
        for (String name : Workflow.all().stream().map(Workflow::name).toList()) {
            String text = Files.readString(Workflow.FOLDER.resolve(name + ".yml"));
            Files.writeString(
                    workflows.resolve(name + ".yml"), (name + ".yml").equals(file) ? text.replace(right, wrong) : text);
        }
        assertThat(run(folder, List.of("git", "init", "-q")).status()).isZero();

        Ended linted = run(folder, List.of(PROGRAM.toString(), "-no-color", "-shellcheck=", "-pyflakes="));

        assertThat(linted.status()).isEqualTo(1);
        assertThat(linted.printed()).contains(file, "[" + rule + "]");
    }
}
