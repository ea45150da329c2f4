package hybridnetwork.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tools/pages} in a project whose {@code hybrid} only says how it was called. */
class PagesTest {
    @TempDir
    private Path project;

    private record Run(int status, String out) {}

    @BeforeEach
    void aProject() throws IOException {
        Files.createDirectories(project.resolve("tools"));
        Files.createDirectories(project.resolve("stacks"));
        Files.copy(Path.of("tools", "pages"), project.resolve("tools/pages"));
        for (String stack : new String[] {"dev", "prod"}) {
            Files.createFile(project.resolve("stacks/Pulumi." + stack + ".yaml"));
        }
    }

    /** Runs it with a program that writes its words into the page and ends so for {@code prod}. */
    private Run pages(int statusOfProd) throws IOException, InterruptedException {
        Path hybrid = Files.writeString(
                project.resolve("hybrid"),
                "#!/bin/sh\necho \"$1 $2\" >\"$4\"\n[ \"$2\" != prod ] || exit " + statusOfProd + "\n");
        Files.setPosixFilePermissions(hybrid, PosixFilePermissions.fromString("rwxr-xr-x"));
        ProcessBuilder builder = new ProcessBuilder("sh", "tools/pages", "pages").directory(project.toFile());
        builder.environment().put("GITHUB_SERVER_URL", "https://github.example");
        builder.environment().put("GITHUB_REPOSITORY", "team/network");
        builder.environment().put("GITHUB_RUN_ID", "7");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out);
    }

    @Test
    void everyStackHasAPageAndTheCommentALinkToThem() throws IOException, InterruptedException {
        Run run = pages(3);
        assertThat(run.status()).isZero();
        assertThat(project.resolve("pages/dev.html")).hasContent("report dev");
        assertThat(project.resolve("pages/prod.html")).hasContent("report prod");
        assertThat(run.out()).contains("[pages](https://github.example/team/network/actions/runs/7#artifacts)");
    }

    @Test
    void whatCannotBeDrawnFailsTheStep() throws IOException, InterruptedException {
        assertThat(pages(4).status()).isEqualTo(4);
    }
}
