package hybridnetwork.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.FrozenStacks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The commands that set up the workflows, as docs/ci.md has them, with tools that only write down what they are asked. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SettingUpTest {
    private static final String STACKS = "pulumi login";
    private static final String IDENTITIES = "group=";
    private static final String AFTERWARDS = "narrow()";

    private static final String ASKED = """
            #!/bin/sh
            printf '%s %s\\n' "${0##*/}" "$*" >>"$FAKE/asked"
            case "${0##*/} $*" in
            *"/customization/sub --jq "*) echo repo:org@1/repo@2 ;;
            "az account show --query "*) echo "the-${4}" ;;
            "az identity show "*) echo "${8}-of-${6}" ;;
            "az group exists "*) echo true ;;
            "gh api user "*) echo 4711 ;;
            *"/environments/prod/deployment-branch-policies --jq "*) echo main ;;
            esac
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void installTools() throws IOException {
        for (String name : List.of("az", "gh", "openssl", "pulumi")) {
            Path tool = folder.resolve(name);
            Files.writeString(tool, ASKED);
            Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** The block of commands that begins with some words. */
    private static String block(String beginning) throws IOException {
        Matcher block = Pattern.compile("```sh\\n *(" + Pattern.quote(beginning) + ".*?)```\\n", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", "ci.md")));
        assertThat(block.find()).as(beginning).isTrue();
        return block.group(1);
    }

    private List<String> asked(String... blocks) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        for (String beginning : blocks) {
            script.append(block(beginning));
        }
        var builder = new ProcessBuilder("sh", "-euc", script.toString()).redirectErrorStream(true);
        builder.environment().put("FAKE", folder.toString());
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return Files.readAllLines(folder.resolve("asked"));
    }

    private static List<String> subjects(List<String> asked) {
        return asked.stream()
                .filter(line -> line.startsWith("az identity federated-credential create "))
                .map(line -> line.replaceAll(".* --identity-name (\\S+) .* --subject (\\S+)", "$1 $2"))
                .toList();
    }

    @Test
    void eachIdentityTrustsWhatTheWorkflowsSend() throws Exception {
        assertThat(subjects(asked(IDENTITIES)))
                .containsExactly(
                        "reader repo:org@1/repo@2:pull_request",
                        "reader repo:org@1/repo@2:ref:refs/heads/main",
                        "deployer-dev repo:org@1/repo@2:environment:dev",
                        "deployer-staging repo:org@1/repo@2:environment:staging",
                        "deployer-prod repo:org@1/repo@2:environment:prod");
    }

    @Test
    void everyVariableThatTheWorkflowsReadIsSet() throws Exception {
        assertThat(asked(IDENTITIES))
                .contains(
                        "gh variable set AZURE_CLIENT_ID --body clientId-of-reader",
                        "gh variable set AZURE_TENANT_ID --body the-tenantId",
                        "gh variable set AZURE_SUBSCRIPTION_ID --body the-id",
                        "gh variable set PULUMI_BACKEND_URL --body azblob://state?storage_account=team1",
                        "gh variable set AZURE_CLIENT_ID --env prod --body clientId-of-deployer-prod")
                .as("deployments begin with it")
                .endsWith("gh variable set AZURE_TENANT_ID --body the-tenantId");
    }

    /** Without, the workflows find no stack, and a tunnel no key. */
    @Test
    void everyStackIsMadeWithTheKeysOfItsSites() throws Exception {
        List<String> wanted = new ArrayList<>();
        for (String stack : List.of("dev", "staging", "prod")) {
            wanted.add("pulumi stack init " + stack
                    + " --secrets-provider azurekeyvault://team-kv.vault.azure.net/keys/pulumi/VERSION");
            Object content =
                    new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FrozenStacks.file(stack)));
            for (Object site : Workflow.map(Workflow.map((Map<?, ?>) content, "config"), "hybrid-network:sites")
                    .keySet()) {
                wanted.add("pulumi config set --secret --stack " + stack + " --path hybrid-network:sharedKeys." + site);
            }
        }

        assertThat(asked(STACKS))
                .filteredOn(line -> line.matches("pulumi (stack|config) .*"))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void whoApprovesIsAskedFromTheBeginning() throws Exception {
        List<String> environments = asked(IDENTITIES).stream()
                .filter(line -> line.startsWith("gh api --silent --method PUT "))
                .toList();

        assertThat(environments)
                .hasSize(3)
                .allMatch(line -> line.contains("/environments/dev ")
                        != line.contains(" -F reviewers[][type]=User -F reviewers[][id]=4711 "));
    }

    @Test
    void aDeployerKeepsNoMoreThanItsResourceGroup() throws Exception {
        assertThat(asked(IDENTITIES, AFTERWARDS))
                .filteredOn(line -> line.contains("principalId-of-deployer-prod")
                        && line.contains("Contributor")
                        && !line.contains("Storage"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("create", "--role Contributor --scope /subscriptions/the-id "),
                        second -> assertThat(second)
                                .contains(
                                        "create",
                                        "--role Network Contributor"
                                                + " --scope /subscriptions/the-id/resourceGroups/hybrid-prod-rg "),
                        third -> assertThat(third)
                                .contains("delete")
                                .endsWith("--role Contributor --scope /subscriptions/the-id"));
    }

    @Test
    void onlyMainIsDeployedAndTheReaderOnlyReads() throws Exception {
        List<String> asked = asked(IDENTITIES);

        assertThat(asked)
                .filteredOn(line -> line.contains("/environments/") && line.contains("--method"))
                .as("prod's rule is there already")
                .hasSize(5)
                .allMatch(line -> line.endsWith("[custom_branch_policies]=true") || line.endsWith("-f name=main"));
        assertThat(asked)
                .filteredOn(
                        line -> line.startsWith("az role assignment create ") && line.contains("principalId-of-reader"))
                .hasSize(3)
                .noneMatch(line -> line.contains("Contributor"));
    }
}
