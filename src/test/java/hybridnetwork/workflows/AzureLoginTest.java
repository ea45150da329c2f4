package hybridnetwork.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.workflows.FakeTools.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The login of a GitHub job, with a {@code curl} that answers as GitHub does and a {@code sleep} that is over once. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class AzureLoginTest {
    @TempDir
    private Path folder;

    private final Map<String, String> environment = new TreeMap<>(Map.of(
            "ACTIONS_ID_TOKEN_REQUEST_URL", "https://token.example/?v=1",
            "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "request-token",
            "ARM_CLIENT_ID", "client",
            "ARM_TENANT_ID", "tenant"));

    @BeforeEach
    void makeTools() throws Exception {
        tool(
                "curl",
                "echo \"$*\" >>\"$RUNNER_TEMP/asked\"; cat >>\"$RUNNER_TEMP/asked\"; echo '{\"count\":1,\"value\":\"a.b.c\"}'");
        // The second time somebody has to read that it is over before the process that renews the token ends.
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("over").toString())
                        .start()
                        .waitFor())
                .isZero();
        tool(
                "sleep",
                "[ -f \"$RUNNER_TEMP/slept\" ] || exec touch \"$RUNNER_TEMP/slept\"; echo over >\"$RUNNER_TEMP/over\"; exit 1");
    }

    private void tool(String name, String line) throws IOException {
        new FakeTools(folder).install(name, "#!/bin/sh\n" + line + "\n");
    }

    private Ended login() throws IOException, InterruptedException {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("RUNNER_TEMP", folder.toString());
        return new FakeTools(folder).run(all, "tools/azure-login");
    }

    @Test
    void handsTheTokenOverInAFileThatNobodyElseReads() throws Exception {
        Ended login = login();

        assertThat(login.status()).as(login.printed()).isZero();
        assertThat(login.printed())
                .isEqualTo("AZURE_CLIENT_ID=client\nAZURE_TENANT_ID=tenant\nAZURE_FEDERATED_TOKEN_FILE="
                        + folder.resolve("azure-token") + "\n");
        assertThat(Files.readString(folder.resolve("over"))).isEqualTo("over\n");
        assertThat(folder.resolve("azure-token")).hasContent("a.b.c");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("azure-token"))))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("asked"))
                .content()
                .as("asked at once, and once more after a while")
                .matches("(?s)(.*https://token.example/\\?v=1&audience=api://AzureADTokenExchange){2}.*")
                .contains("header = \"Authorization: bearer request-token\"")
                .doesNotContain("--header");
    }

    @Test
    void saysWhatTheJobLacks() throws Exception {
        environment.put("ARM_CLIENT_ID", "");
        assertThat(login()).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(4);
            assertThat(ended.printed()).contains("AZURE_CLIENT_ID");
        });
        environment.put("ACTIONS_ID_TOKEN_REQUEST_URL", "");
        assertThat(login().printed()).contains("id-token: write");
    }

    @Test
    void anAnswerWithoutATokenIsAFailure() throws Exception {
        tool("curl", "echo '{\"message\":\"no\"}'");
        assertThat(login()).isEqualTo(new Ended(4, "azure-login: GitHub gave no token.\n"));
        assertThat(folder.resolve("azure-token")).doesNotExist();
    }
}
