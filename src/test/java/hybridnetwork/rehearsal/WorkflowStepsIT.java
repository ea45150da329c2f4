package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.PreviewSteps;
import hybridnetwork.review.ResourceChange;
import hybridnetwork.testing.Checkout;
import hybridnetwork.testing.Golden;
import hybridnetwork.testing.PullRequest;
import hybridnetwork.testing.StackText;
import hybridnetwork.workflows.Workflow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The workflows' own scripts, as they stand, in a clone with two branches: on the real engine and the simulated Azure, with a
 * {@code gh} that only writes down what it is asked.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkflowStepsIT {
    private static final String KEY = "TheSharedKey123";
    private static final String COMMIT = "6dcb09b5b57875f334f61aebed695e2e4193db5e";

    /** In place of GitHub: answers from files, and a log of what was asked. */
    private static final String GH = """
            #!/bin/sh
            printf '%s\\n' "gh $*" >>"$GH_LOG"
            case $* in
            *"/pulls/7 "*) cat "$GH_ANSWERS/pull-request" ;;
            *"issues/7/comments --jq"*) cat "$GH_ANSWERS/comment" 2>/dev/null ;;
            *"/runs/1 --jq .run_started_at") echo 2026-11-23T12:00:00Z ;;
            *"/runs/1/artifacts?name=comment&"*) printf '%s\\n' '2026-11-23T11:50:00Z 3 false' '2026-11-23T12:10:00Z 4 false' ;;
            *"/artifacts/4/zip") cat "$GH_ANSWERS/4.zip" ;;
            "issue list "*) cat "$GH_ANSWERS/issue" 2>/dev/null ;;
            esac
            exit 0
            """;

    @TempDir
    private static Path folder;

    private static final Simulation SIMULATION =
            Simulation.start(StackText.dev().stack(), 0);

    private static Checkout project = new Checkout(Path.of("."));

    private record Ended(int status, String printed) {
        Ended succeeded() {
            assertThat(status).as(printed).isZero();
            return this;
        }
    }

    @BeforeAll
    static void cloneWithTwoBranches() throws Exception {
        Engine.folder();
        project = Checkout.in(folder.resolve("project")).withLauncherOfThisRun();
        Files.createDirectories(folder.resolve("answers"));
        Path gh = Files.createDirectories(folder.resolve("bin")).resolve("gh");
        Files.writeString(gh, GH);
        Files.setPosixFilePermissions(gh, PosixFilePermissions.fromString("rwxr-xr-x"));
        bash("git init -q -b main && git config user.name t && git config user.email t@example.com && git add -A"
                        + " && git commit -qm base && git checkout -qb change")
                .succeeded();
        PullRequest.ADDS_A_SITE.apply(project);
        bash("git commit -qam change && git checkout -q --detach main && git merge -q --no-ff -m merge change")
                .succeeded();
    }

    /** As GitHub runs a script that names no shell. */
    private static Ended bash(String script) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-e", "-c", script)
                .directory(project.folder().toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = new HashMap<>(SIMULATION.environment());
        environment.put("STACK", "dev");
        environment.put("STACKS", "[!d]*");
        environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
        environment.put("NUMBER", "7");
        environment.put("COMMIT", COMMIT);
        environment.put("RUN", "1");
        environment.put("RUNNER_TEMP", folder.resolve("temp").toString());
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        environment.put("GH_LOG", folder.resolve("gh.log").toString());
        environment.put("GH_ANSWERS", folder.resolve("answers").toString());
        environment.put("PULUMI_HOME", folder.resolve("home").toString());
        environment.put(
                "PULUMI_BACKEND_URL",
                Files.createDirectories(folder.resolve("state")).toUri().toString());
        environment.put("PULUMI_CONFIG_PASSPHRASE", "test");
        environment.put("PULUMI_SKIP_UPDATE_CHECK", "true");
        builder.environment().putAll(environment);
        builder.environment()
                .merge("PATH", folder.resolve("bin") + ":" + Engine.folder(), (path, more) -> more + ":" + path);
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    private static Ended step(String workflow, String job, String step) throws IOException, InterruptedException {
        return bash(Workflow.named(workflow).script(job, step));
    }

    /** What GitHub was asked since the last time. */
    private static String asked() throws IOException {
        Path log = folder.resolve("gh.log");
        String text = Files.exists(log) ? Files.readString(log) : "";
        Files.deleteIfExists(log);
        return text;
    }

    private static String read(String file) throws IOException {
        return Files.readString(project.folder().resolve(file));
    }

    @Test
    @Order(1)
    void aPullRequestGetsItsComment() throws Exception {
        assertTheStacksAreListed("preview", "dev", "prod", "staging");
        assertThat(step("preview", "preview", "Preview").status())
                .as("a preview that fails, though what it printed goes on")
                .isNotZero();
        assertThat(read("dev.txt")).contains("no stack named 'dev' found");
        makeStackWithKeys("hq", "plant");
        step("preview", "preview", "Preview").succeeded();
        assertThat(read("dev.txt")).contains("Resources:", "to create").doesNotContain(KEY);
        bash("pulumi stack rm dev --yes --preserve-config && git checkout -q stacks")
                .succeeded();
        // From one job to the next, as the two actions do it.
        bash("mkdir -p \"$RUNNER_TEMP/previews\" && mv dev.txt \"$RUNNER_TEMP/previews\"")
                .succeeded();

        step("preview", "review", "Leave the number of the pull request").succeeded();
        step("preview", "review", "Check out the base branch beside it").succeeded();
        Ended review = step("preview", "review", "Review");
        step("preview", "review", "Show").succeeded();

        assertThat(review.status()).as(review.printed()).isEqualTo(PullRequest.ADDS_A_SITE.status());
        Matcher preview = Pattern.compile("<details><summary>pulumi preview</summary>.*?</details>\n\n", Pattern.DOTALL)
                .matcher(read("comment.md"));
        assertThat(preview.find()).as(read("comment.md")).isTrue();
        assertThat(preview.group()).contains("Previewing update (dev)", "to create");
        Golden.assertMatches(
                PullRequest.ADDS_A_SITE.golden(),
                preview.replaceFirst("").replace("for prod, staging:", "for any stack:"));
        assertThat(folder.resolve("summary"))
                .hasSameTextualContentAs(project.folder().resolve("comment.md"));
    }

    private static void makeStackWithKeys(String... sites) throws Exception {
        bash("pulumi stack init dev").succeeded();
        for (String site : sites) {
            bash("pulumi config set --secret --stack dev --path 'hybrid-network:sharedKeys." + site + "' " + KEY)
                    .succeeded();
        }
    }

    /** What the step {@code list} of a workflow leaves for the matrix. */
    private static void assertTheStacksAreListed(String workflow, String... stacks) throws Exception {
        Path output = folder.resolve("output");
        Files.deleteIfExists(output);
        step(workflow, "list", "list").succeeded();
        assertThat(output).hasContent("stacks=[\"" + String.join("\", \"", stacks) + "\"]");
    }

    @Test
    @Order(2)
    void theCommentIsPostedOnceAndThenUpdated() throws Exception {
        assumeThat(Path.of("/usr/bin/unzip")).as("GitHub's runners have it").isExecutable();
        Files.writeString(folder.resolve("answers/pull-request"), "open " + COMMIT + "\n");
        // In place of the action that uploads the two files.
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("answers/4.zip")))) {
            for (String file : List.of("comment.md", "pull-request")) {
                zip.putNextEntry(new ZipEntry(file));
                zip.write(Files.readAllBytes(project.folder().resolve(file)));
            }
        }
        step("comment", "comment", "Fetch the comment, if the run came so far").succeeded();
        step("comment", "comment", "Post it").succeeded();
        assertThat(asked()).contains("--method POST repos/{owner}/{repo}/issues/7/comments -F body=@");

        Files.writeString(folder.resolve("answers/comment"), "42\n");
        step("comment", "comment", "Post it").succeeded();
        assertThat(asked())
                .contains("--method PATCH repos/{owner}/{repo}/issues/comments/42")
                .doesNotContain("--method POST");

        Files.writeString(folder.resolve("answers/pull-request"), "open 0000000000000000000000000000000000000000\n");
        step("comment", "comment", "Post it").succeeded();
        assertThat(asked()).contains("/pulls/7").doesNotContain("--method");

        Files.writeString(folder.resolve("answers/pull-request"), "open " + COMMIT + "\n");
        Files.delete(folder.resolve("temp/comment/comment.md"));
        step("comment", "comment", "Post it").succeeded();
        assertThat(asked()).contains("--method PATCH repos/{owner}/{repo}/issues/comments/42");

        Files.writeString(folder.resolve("temp/comment/comment.md"), "Buy this!\n");
        assertThat(step("comment", "comment", "Post it").status()).isEqualTo(1);
        assertThat(asked()).isEmpty();
    }

    @Test
    @Order(3)
    void aDeploymentThatWaitsForTheProviderSucceedsAndSaysTheNextStep() throws Exception {
        assertTheStacksAreListed("fleet", "prod", "staging");
        bash("git checkout -q main").succeeded();
        makeStackWithKeys("hq");
        layOutAsBefore();
        Files.deleteIfExists(folder.resolve("summary"));

        bash("git commit -q --allow-empty -m newer").succeeded();
        String older = "Refuse a commit older than the last deployment's";
        assertThat(step("deploy-stack", "up", older).succeeded().printed())
                .isEqualTo("Nothing says from which commit dev was deployed.\n");
        Ended deployed = step("deploy-stack", "up", "Deploy").succeeded();
        step("deploy-stack", "up", "Tell the next step").succeeded();
        assertThat(step("deploy-stack", "up", older).succeeded().printed()).isEmpty();
        bash("git checkout -q --detach main^").succeeded();
        assertThat(step("deploy-stack", "up", older))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(1))
                .extracting(Ended::printed, STRING)
                .contains("dev was last deployed from ", "which has this commit", "revert it on main");
        bash("git checkout -q main").succeeded();

        assertThat(deployed.printed()).doesNotContain(KEY);
        assertThat(folder.resolve("summary"))
                .content()
                .startsWith("## dev is ordered\n")
                .contains("service key");
        SIMULATION.provision();
        step("deploy-stack", "up", "Deploy").succeeded();
        step("deploy-stack", "up", "Tell the next step").succeeded();
        assertThat(folder.resolve("summary")).content().contains("## dev is connected\n");
    }

    /** The engine writes the whole file anew; changes are made in the file as people write it. */
    private static void layOutAsBefore() throws IOException {
        Path file = project.stackFile("dev");
        String written = Files.readString(file);
        project.restore("dev");
        Files.writeString(
                file,
                Files.readString(file) + "  hybrid-network:sharedKeys: { hq: { secure: " + value("secure", written)
                        + " } }\n" + "encryptionsalt: " + value("encryptionsalt", written) + "\n");
    }

    private static String value(String key, String text) {
        Matcher value = Pattern.compile(key + ": ([^\\s}]+)").matcher(text);
        assertThat(value.find()).as(text).isTrue();
        return value.group(1);
    }

    /** By Azure name, what {@code review} says happens to it. */
    private static Map<String, String> reviewed() throws IOException {
        Map<String, String> said = new TreeMap<>();
        Matcher row = Pattern.compile("\\| \\*{0,2}(added|changed|replaced|removed)\\*{0,2} \\| \\w+<br>`([^`]+)` \\|")
                .matcher(read("said.md"));
        while (row.find()) {
            said.put(row.group(2), row.group(1));
        }
        return said;
    }

    /** By Azure name, what the engine does to it. */
    private static Map<String, String> previewed() {
        Map<String, String> words =
                Map.of("create", "added", "update", "changed", "replace", "replaced", "delete", "removed");
        Map<String, String> done = new TreeMap<>();
        for (var step : PreviewSteps.read(project.folder().resolve("done.json")).steps()) {
            step.after()
                    .or(step::before)
                    .filter(it -> it.type().startsWith("azure-native:") && words.containsKey(step.operation()))
                    .ifPresent(it -> done.put(
                            new ResourceChange(ResourceChange.Kind.CHANGED, it, List.of(), List.of()).azureName(),
                            words.get(step.operation())));
        }
        return done;
    }

    /** The oracle is the engine itself, with the network standing in the simulated Azure. */
    @Test
    @Order(4)
    void whatAReviewSaysIsWhatTheEngineDoes() throws Exception {
        Path stackFile = project.stackFile("dev");
        String text = Files.readString(stackFile);
        String anotherKey = "sharedKeys: { plant: { secure: " + value("secure", text) + " }, hq: ";
        String allow = "  hybrid-network:allowReplacement: [hybrid-vpn-er-vpn-vgw]\n  hybrid-network:vpn:";
        Map<String, Consumer<Checkout>> changes = new TreeMap<>();
        changes.put("a second site", head -> {
            PullRequest.ADDS_A_SITE.apply(head);
            head.edit("dev", "sharedKeys: { hq: ", anotherKey);
        });
        changes.put("an open port", PullRequest.OPENS_PORT_22::apply);
        changes.put("an allowed replacement", head -> {
            head.edit("dev", "  hybrid-network:vpn:", allow)
                    .edit("dev", "sku: VpnGw1AZ,", "sku: VpnGw2AZ, generation: Generation2,");
        });
        changes.put("other tags", head -> head.edit("dev", "environment: dev", "environment: other"));
        assertAReviewSaysWhatTheEngineDoes(0, changes);
    }

    /** Each change by itself, of the network that stands. */
    private static void assertAReviewSaysWhatTheEngineDoes(int status, Map<String, Consumer<Checkout>> changes)
            throws Exception {
        Path stackFile = project.stackFile("dev");
        String text = Files.readString(stackFile);
        bash("cp stacks/Pulumi.dev.yaml ../base/stacks/").succeeded();
        for (var change : changes.entrySet()) {
            try {
                change.getValue().accept(project);
                Ended review = bash("./hybrid review --against ../base --out said.md dev");
                assertThat(review.status())
                        .as(change.getKey() + review.printed())
                        .isEqualTo(status);
                Ended preview = bash("pulumi preview --json --stack dev >done.json");
                assertThat(preview.status())
                        .as(change.getKey() + read("done.json"))
                        .isZero();
                assertThat(reviewed())
                        .as(change.getKey())
                        .isEqualTo(previewed())
                        .isNotEmpty();
            } finally {
                Files.writeString(stackFile, text);
            }
        }
    }

    private static Ended compare() throws Exception {
        assertTheStacksAreListed("drift", "dev", "prod", "staging");
        step("drift", "compare", "Compare").succeeded();
        Path previews = Files.createDirectories(folder.resolve("temp/previews"));
        assertThat(read("dev.json"))
                .as("what goes from one job to the next")
                .doesNotContain(KEY)
                .doesNotContain(String.valueOf(
                        SIMULATION.azure().properties(id("hybrid-vpn-er-erc")).get("serviceKey")));
        // The other stacks are as dev is the first time, when nothing differs.
        for (String other : List.of("staging.json", "prod.json")) {
            if (!Files.exists(previews.resolve(other))) {
                Files.copy(project.folder().resolve("dev.json"), previews.resolve(other));
            }
        }
        Files.move(
                project.folder().resolve("dev.json"),
                previews.resolve("dev.json"),
                StandardCopyOption.REPLACE_EXISTING);
        return step("drift", "report", "Put it into words");
    }

    @Test
    @Order(5)
    void whereNothingDiffersThereIsNoIssue() throws Exception {
        assertThat(compare().status()).isZero();
        step("drift", "report", "Update the issue").succeeded();

        assertThat(read("drift.md")).startsWith("<!-- hybrid-network drift: none -->\n");
        assertThat(asked()).contains("gh issue list").doesNotContain("create", "close");
        Files.writeString(folder.resolve("answers/issue"), "9\n");
        step("drift", "report", "Update the issue").succeeded();
        assertThat(asked()).contains("gh issue close 9");
        Files.delete(folder.resolve("answers/issue"));
    }

    private static ArmId id(String name) {
        for (ArmId id : SIMULATION.resources()) {
            if (id.name().equals(name)) {
                return id;
            }
        }
        throw new AssertionError("there is no " + name);
    }

    @Test
    @Order(6)
    void whatSomebodyChangedInThePortalStandsInOneIssueInWords() throws Exception {
        var outside = SIMULATION.azure().outside();
        ArmId nsg = id("hybrid-vpn-er-internal-nsg");
        List<?> rules = (List<?>) SIMULATION.azure().properties(nsg).getOrDefault("securityRules", List.of());
        List<Object> more = new ArrayList<>(rules);
        more.add(Map.of(
                "name", "for-a-minute",
                "priority", 150.0,
                "direction", "Inbound",
                "access", "Allow",
                "protocol", "Tcp",
                "sourceAddressPrefix", "*",
                "sourcePortRange", "*",
                "destinationAddressPrefix", "10.20.1.0/24",
                "destinationPortRange", "22"));
        outside.change(nsg, "securityRules", more);
        outside.change(id("hybrid-vpn-er-er-conn"), "routingWeight", 7.0);
        outside.change(id("hybrid-vpn-er-vpn-conn"), "sharedKey", "AnotherKey123");
        outside.change(id("hybrid-vpn-er-vpn-vgw"), "enablePrivateIpAddress", false);
        outside.delete(id("hybrid-vpn-er-ilb"));

        Ended told = compare();
        step("drift", "report", "Update the issue").succeeded();

        assertThat(told.status()).as(told.printed()).isEqualTo(3);
        Golden.assertMatches("review/drift.md", read("drift.md"));
        assertThat(asked()).contains("gh issue create").doesNotContain("gh issue edit");
        Files.writeString(folder.resolve("answers/issue"), "9\n");
        step("drift", "report", "Update the issue").succeeded();
        assertThat(asked()).contains("gh issue edit 9").doesNotContain("gh issue create");
    }

    @Test
    @Order(7)
    void whatCannotBeComparedIsSaidToo() throws Exception {
        Files.writeString(folder.resolve("temp/previews/dev.json"), "");

        Ended told = step("drift", "report", "Put it into words");

        assertThat(told.status()).isEqualTo(1);
        assertThat(read("drift.md")).contains("| dev | **could not be compared** |", "dev.json is empty");
    }

    @Test
    @Order(8)
    void noKeyIsInWhatIsPosted() throws Exception {
        for (Path file : Set.of(project.folder().resolve("comment.md"), folder.resolve("summary"))) {
            assertThat(file).content().doesNotContain(KEY, "AnotherKey123");
        }
    }

    /** The names of those that stay must not change, or a review would tell of replacements that never come. */
    @Test
    @Order(9)
    void whatAReviewSaysOfFewerSitesAndCircuitsIsWhatTheEngineDoes() throws Exception {
        Path stackFile = project.stackFile("dev");
        String one = Files.readString(stackFile);
        PullRequest.ADDS_A_SITE.apply(project);
        String anotherKey = "plant: { secure: " + value("secure", one) + " }, ";
        project.edit("dev", "sharedKeys: { ", "sharedKeys: { " + anotherKey);
        String text = Files.readString(stackFile);
        String first = text.substring(text.indexOf("      primary:\n"), text.indexOf("  hybrid-network:vpn:"));
        String second = first.replace("primary:", "second:")
                .replace("Silicon Valley", "Chicago")
                .replace("vlanId: 100", "vlanId: 101")
                .replace("172.16.0.0/30", "172.16.0.8/30")
                .replace("172.16.0.4/30", "172.16.0.12/30");
        project.edit("dev", "  hybrid-network:vpn:", second + "  hybrid-network:vpn:");
        String two = Files.readString(stackFile);
        step("deploy-stack", "up", "Deploy").succeeded();
        SIMULATION.azure().outside().provision(id("hybrid-vpn-er-erc-second"));
        step("deploy-stack", "up", "Deploy").succeeded();
        // The engine writes the file anew; changes are made in it as people write it.
        Files.writeString(stackFile, two);

        String plant = two.substring(two.indexOf("    plant:\n"), two.indexOf("  hybrid-network:expressRoute:"));
        assertAReviewSaysWhatTheEngineDoes(
                0,
                Map.of(
                        "one site",
                        head -> head.edit("dev", plant, "")
                                .edit("dev", "sites: [hq, plant]", "sites: [hq]")
                                .edit("dev", anotherKey, "")));
        // A review cannot see it: only then does the program let the engine delete the circuit.
        SIMULATION.azure().outside().deprovision(id("hybrid-vpn-er-erc-second"));
        assertAReviewSaysWhatTheEngineDoes(1, Map.of("one circuit", head -> head.edit("dev", second, "")));
    }
}
