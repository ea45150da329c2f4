package hybridnetwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that sets up a team's backend, with an {@code az} that only remembers what it was asked to create. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StateBackendTest {
    private static final String SCRIPT =
            Path.of("tools", "state-backend").toAbsolutePath().toString();
    private static final String GROUP = "/subscriptions/sub-1/resourceGroups/team-rg";

    /** Something exists once it was created; a key has one version however often it is asked for. */
    private static final String AZ = """
            #!/bin/sh
            printf '%s\\n' "$*" >>"$FAKE/calls"
            case "$*" in
                "account show"*) [ -e "$FAKE/logged-in" ] && echo sub-1 ;;
                "group exists"*) [ -e "$FAKE/group" ] && echo true || echo false ;;
                "group create"*) : >"$FAKE/group" ;;
                "storage account show"*) [ -e "$FAKE/account" ] ;;
                "storage account create"*) : >"$FAKE/account" ;;
                "keyvault show"*) [ -e "$FAKE/vault" ] && read -r days <"$FAKE/vault" && echo "$days" ;;
                "keyvault create"*) [ ! -e "$FAKE/vault" ] && echo 90 >"$FAKE/vault" ;;
                "rest --method put"*) echo https://team-kv.vault.azure.net/keys/pulumi/0123 ;;
                "role assignment list"*)
                    [ ! -e "$FAKE/expired" ] || { echo 'ERROR: AADSTS700082: The refresh token has expired' >&2; exit 1; }
                    [ ! -e "$FAKE/roles" ] || echo assigned ;;
            esac
            """;

    @TempDir
    private Path folder;

    private record Outcome(int status, String out, String err) {}

    @BeforeEach
    void installAz() throws IOException {
        Files.createDirectory(folder.resolve("bin"));
        for (String tool : List.of("sed", "grep", "wc")) {
            Path real = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            install(tool, "#!/bin/sh\nexec " + real + " \"$@\"\n");
        }
        install("az", AZ);
        Files.writeString(folder.resolve("logged-in"), "");
    }

    private void install(String name, String script) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", SCRIPT));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", folder.resolve("bin").toString(), "FAKE", folder.toString()));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out, err);
    }

    private Outcome create() throws Exception {
        return run(
                "create", "--group", "team-rg", "--location", "westeurope", "--account", "team1", "--vault", "team-kv");
    }

    private Outcome forAda(String command, String option) throws Exception {
        return run(
                command, "--group", "team-rg", "--account", "team1", "--vault", "team-kv", option, "ada@example.com");
    }

    /** What {@code az} was asked since the last time. */
    private List<String> calls() throws IOException {
        Path log = folder.resolve("calls");
        List<String> calls = Files.readAllLines(log);
        Files.delete(log);
        return calls;
    }

    @Test
    void whereAzureDoesNotSayWhoHasARoleNothingIsCalledRevoked() throws Exception {
        Files.writeString(folder.resolve("expired"), "");

        for (Outcome outcome : List.of(forAda("revoke", "--from"), forAda("grant", "--to"))) {
            assertThat(outcome.status()).isNotZero();
            assertThat(outcome.err()).contains("refresh token has expired");
            assertThat(outcome.out()).doesNotContain("ada");
        }
        assertThat(calls()).noneMatch(call -> call.matches("role assignment (create|delete).*"));
    }

    @Test
    void createsEverythingAndSaysWhatToUse() throws Exception {
        Outcome outcome = create();

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .contains(
                        "resource group team-rg: creates it",
                        "storage account team1: creates it",
                        "key vault team-kv: creates it")
                .endsWith("""

                        backend:          azblob://state?storage_account=team1
                        secrets provider: azurekeyvault://team-kv.vault.azure.net/keys/pulumi/0123
                        """);
        assertThat(calls())
                .anySatisfy(call -> assertThat(call)
                        .startsWith("storage account create --name team1 ")
                        .contains("--allow-shared-key-access false", "--allow-blob-public-access false"))
                .anySatisfy(call -> assertThat(call)
                        .startsWith("storage account blob-service-properties update ")
                        .contains("--enable-versioning true", "--enable-delete-retention true"))
                .anySatisfy(call -> assertThat(call)
                        .startsWith("keyvault create ")
                        .contains("--enable-rbac-authorization true", "--enable-purge-protection true"))
                .anySatisfy(call -> assertThat(call)
                        .startsWith("rest --method put --url " + GROUP
                                + "/providers/Microsoft.KeyVault/vaults/team-kv/keys/pulumi?api-version="));
    }

    @Test
    void theSecondTimeCreatesNothingAndSetsTheSameProtection() throws Exception {
        String first = create().out();
        calls();

        Outcome second = create();

        assertThat(second.status()).isZero();
        assertThat(second.out())
                .contains(
                        "resource group team-rg: exists", "storage account team1: exists", "key vault team-kv: exists")
                .endsWith(first.substring(first.indexOf("\nbackend:")));
        assertThat(calls())
                .noneMatch(call -> call.matches("(group|storage account|keyvault) create .*"))
                .anySatisfy(call -> assertThat(call)
                        .startsWith("storage account update ")
                        .contains("--allow-shared-key-access false"))
                .anySatisfy(call -> assertThat(call)
                        .startsWith("keyvault update --name team-kv --resource-group team-rg ")
                        .contains("--enable-rbac-authorization true", "--enable-purge-protection true"));
        assertThat(second.out()).doesNotContain("days only");
    }

    /** Azure lets nobody change that time afterwards. */
    @Test
    void saysThatAVaultKeepsLessThanANewOneWould() throws Exception {
        Files.writeString(folder.resolve("vault"), "7\n");

        assertThat(create().out())
                .contains("key vault team-kv: exists; sets roles and no purging")
                .contains("keeps what is deleted for 7 days only");
    }

    @Test
    void aVaultThatCannotBeProtectedIsNoBackend() throws Exception {
        Files.writeString(folder.resolve("vault"), "90\n");
        install(
                "az",
                AZ.replace(
                        "\"keyvault create\"*) ",
                        "\"keyvault update\"*) echo forbidden >&2; exit 3;;\n\"keyvault create\"*) "));

        Outcome outcome = create();

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("forbidden");
        assertThat(outcome.out()).doesNotContain("secrets provider");
    }

    @Test
    void grantsTwoRolesAtTheSmallestScopes() throws Exception {
        Outcome outcome = forAda("grant", "--to");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).isEqualTo("""
                ada@example.com: gets Storage Blob Data Contributor on %1$s/providers/Microsoft.Storage/storageAccounts/team1/blobServices/default/containers/state
                ada@example.com: gets Key Vault Crypto User on %1$s/providers/Microsoft.KeyVault/vaults/team-kv/keys/pulumi
                """.formatted(GROUP));
        assertThat(calls())
                .filteredOn(call -> call.startsWith("role assignment create"))
                .hasSize(2);
    }

    @Test
    void whoOnlyPreviewsMayOnlyReadTheState() throws Exception {
        assertThat(forAda("grant-preview", "--to").out())
                .contains("gets Storage Blob Data Reader on ", "gets Key Vault Crypto User on ")
                .doesNotContain("Contributor");
    }

    @Test
    void grantsNothingTwiceAndRevokesWhatIsThere() throws Exception {
        assertThat(forAda("revoke", "--from").out()).contains("has no Key Vault Crypto User");
        Files.writeString(folder.resolve("roles"), "");
        assertThat(forAda("grant", "--to").out()).contains("has Key Vault Crypto User");
        assertThat(calls()).noneMatch(call -> call.matches("role assignment (create|delete).*"));

        assertThat(forAda("revoke", "--from").out()).contains("loses Key Vault Crypto User");
        assertThat(calls())
                .filteredOn(call -> call.startsWith("role assignment delete"))
                .hasSize(3);
    }

    @Test
    void stopsWhereAzFails() throws Exception {
        String refusal = "\"storage account create\"*) echo taken >&2; exit 3;";
        install("az", AZ.replace("\"storage account create\"*) ", refusal));

        Outcome outcome = create();

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("taken");
        assertThat(calls()).noneMatch(call -> call.startsWith("keyvault"));
    }

    @Test
    void saysWhenNobodyIsLoggedInOrAzIsMissing() throws Exception {
        Files.delete(folder.resolve("logged-in"));
        assertThat(create()).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(4);
            assertThat(outcome.err()).contains("nobody is logged in").contains("az login");
        });
        assertThat(calls()).hasSize(1);

        Files.delete(folder.resolve("bin/az"));
        assertThat(create()).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(4);
            assertThat(outcome.err()).contains("no Azure CLI: install it");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "--account, te, 3 to 24 lower-case letters and digits",
        "--account, Team1, 3 to 24 lower-case letters and digits",
        "--account, team-1, 3 to 24 lower-case letters and digits",
        "--account, aaaaaaaaaaaaaaaaaaaaaaaaa, 3 to 24 lower-case letters and digits",
        "--vault, 1team, a letter first",
        "--vault, team--kv, single hyphens",
        "--vault, aaaaaaaaaaaa-aaaaaaaaaaaa, at most 24",
        "--container, State, lower-case",
        "--container, -state, 3 to 63",
        "--key, a_b, letters",
        "--group, 'a;b', letters",
        "--group, team., no dot at the end",
        "--location, $(id), a region",
        "--colour, red, there is no option --colour"
    })
    void refusesWhatAzureWouldRefuseBeforeItCallsAzure(String option, String value, String reason) throws Exception {
        Outcome outcome = run(
                "create",
                "--group",
                "team-rg",
                "--location",
                "westeurope",
                "--account",
                "team1",
                "--vault",
                "team-kv",
                option,
                value);

        assertThat(outcome.err()).contains(reason).contains("state-backend create ");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void needsEveryName() throws Exception {
        assertThat(run().err()).contains("the first word is create, grant, grant-preview or revoke");
        assertThat(run("create", "--group", "g").err()).contains("--account is missing");
        assertThat(run("create", "--group").err()).contains("--group needs a value");
        assertThat(run("grant", "--group", "g", "--account", "abc", "--vault", "abc")
                        .err())
                .contains("--to or --from is missing");
    }
}
