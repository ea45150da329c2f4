package hybridnetwork.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.workflows.Workflow.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the workflows may do and what they may not, as far as their text tells. */
class WorkflowsTest {
    static Stream<String> names() {
        return Workflow.all().stream().map(Workflow::name);
    }

    private static Set<String> stacks() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("stacks"))) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString().replaceAll("Pulumi\\.|\\.yaml", "")));
            return names;
        }
    }

    @Test
    void theyAreThere() {
        assertThat(names()).containsExactly("comment", "deploy", "deploy-stack", "drift", "fleet", "preview");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyActionIsPinnedByItsCommitAndSaysItsVersion(String name) throws IOException {
        List<String> uses = Files.readAllLines(Workflow.FOLDER.resolve(name + ".yml")).stream()
                .map(String::strip)
                .filter(line -> line.matches("(- )?uses: .*") && !line.contains("./.github/"))
                .toList();
        assertThat(uses)
                .allMatch(line -> line.matches("(- )?uses: actions/[a-z/-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
        assertThat(uses.stream()
                        .map(line -> line.replaceAll(".*(actions/[a-z-]+)(/[a-z]+)?@.*", "$1"))
                        .distinct())
                .as("one version of each action")
                .hasSameSizeAs(uses.stream()
                        .map(line -> line.replaceAll("^- |(?<=actions/[a-z-]{1,30})/[a-z]+(?=@)", ""))
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyJobSaysWhatItMayDoAndEnds(String name) {
        Workflow workflow = Workflow.named(name);
        assertThat(workflow.content().get("permissions")).isEqualTo(Map.of());
        for (Object job : workflow.jobs().keySet()) {
            Map<?, ?> content = workflow.job(job.toString());
            assertThat((Map<?, ?>) content.get("permissions"))
                    .as(name + " " + job)
                    .isNotEmpty();
            assertThat(content.containsKey("uses") || content.containsKey("timeout-minutes"))
                    .as(name + " " + job)
                    .isTrue();
        }
    }

    @Test
    void onlyTheJobsThatPostMayWriteAndTheyRunNothingOfAPullRequest() {
        List<String> writers = new ArrayList<>();
        for (Workflow workflow : Workflow.all()) {
            for (Object job : workflow.jobs().keySet()) {
                Workflow.map(workflow.job(job.toString()), "permissions").forEach((scope, level) -> {
                    if (level.equals("write") && !scope.equals("id-token")) {
                        writers.add(workflow.name() + " " + job + " " + scope);
                    }
                });
            }
        }
        assertThat(writers).containsExactly("comment comment pull-requests", "drift report issues");
        assertThat(Workflow.named("comment").steps("comment").stream().flatMap(step -> step.script().stream()))
                .noneMatch(
                        script -> script.contains("mvn") || script.contains("./hybrid") || script.contains("checkout"));
        assertThat(String.valueOf(Workflow.named("comment")
                        .steps("comment")
                        .get(0)
                        .content()
                        .get("with")))
                .as("the default branch is checked out, not the pull request")
                .doesNotContain("ref=");
    }

    /** GitHub says which commit was run; which pull request it was for, only the run itself can say, and so anybody. */
    @Test
    void theCommentIsPostedForTheCommitThatWasRun() {
        Map<?, ?> job = Workflow.named("comment").job("comment");
        assertThat(job.get("if"))
                .as("however the run ended: one job that timed out makes it \"cancelled\"")
                .isEqualTo("github.event.workflow_run.event == 'pull_request'");
        assertThat(Workflow.map(job, "env").get("COMMIT")).isEqualTo("${{ github.event.workflow_run.head_sha }}");
        assertThat(Workflow.named("preview").steps("review"))
                .filteredOn(step ->
                        step.content().get("with") instanceof Map<?, ?> with && "comment".equals(with.get("name")))
                .singleElement()
                .satisfies(
                        step -> assertThat(Workflow.map(step.content(), "with").get("path"))
                                .isEqualTo("comment.md\npull-request\n"));
        assertThat(Workflow.named("preview").steps("review").get(1).content().get("name"))
                .as("before what may fail, so that a failed run corrects the comment of an earlier one")
                .isEqualTo("Leave the number of the pull request");
        assertThat(Workflow.map(Workflow.named("comment").content(), "concurrency")
                        .get("group"))
                .as("of those that wait in one group GitHub keeps the newest alone")
                .isEqualTo("comment-${{ github.event.workflow_run.id }}");
    }

    /** A value that somebody outside chooses, such as a branch's name, reaches a script through the environment alone. */
    @ParameterizedTest
    @MethodSource("names")
    void noScriptIsPutTogetherFromValues(String name) {
        Workflow workflow = Workflow.named(name);
        for (Object job : workflow.jobs().keySet()) {
            assertThat(workflow.steps(job.toString()).stream().flatMap(step -> step.script().stream()))
                    .noneMatch(script -> script.contains("${{"));
        }
    }

    /** What fails shows. */
    @ParameterizedTest
    @MethodSource("names")
    void noFailureIsHidden(String name) {
        Workflow workflow = Workflow.named(name);
        for (Object job : workflow.jobs().keySet()) {
            assertThat(workflow.steps(job.toString()).stream().flatMap(step -> step.script().stream()))
                    .noneMatch(script -> script.contains("||"))
                    .as("a shell forgets the status of what it puts into a command's words")
                    .noneMatch(script ->
                            script.lines().anyMatch(line -> line.contains("$(") && !line.matches("\\w+=\\$\\(.*")));
            assertThat(workflow.job(job.toString()).toString()).doesNotContain("continue-on-error");
        }
    }

    @Test
    void theyHoldNoLogic() {
        for (Workflow workflow : Workflow.all()) {
            for (Object job : workflow.jobs().keySet()) {
                assertThat(workflow.steps(job.toString()).stream().flatMap(step -> step.script().stream()))
                        .as(workflow.name())
                        .noneMatch(script -> script.matches("(?s).*\\b(if|for|while|case)\\b.*"))
                        .allMatch(script -> script.lines().count() <= 5);
            }
        }
    }

    @Test
    void noSecretIsStored() throws IOException {
        for (String name : names().toList()) {
            assertThat(Files.readString(Workflow.FOLDER.resolve(name + ".yml")))
                    .doesNotContain("secrets.", "pull_request_target");
        }
    }

    @Test
    void everyStackIsPreviewedComparedAndObserved() {
        List.of(Map.entry("preview", "preview"), Map.entry("drift", "compare"), Map.entry("drift", "observe"))
                .forEach(entry -> everyStackIsIn(entry.getKey(), entry.getValue()));
    }

    private static void everyStackIsIn(String name, String job) {
        Map<?, ?> matrix = Workflow.map(Workflow.map(Workflow.named(name).job(job), "strategy"), "matrix");
        assertThat(matrix.get("stack")).isEqualTo("${{ fromJSON(needs.list.outputs.stacks) }}");
        assertThat(Workflow.named(name).steps("list").stream().flatMap(step -> step.script().stream()))
                .anyMatch(script -> script.contains("$(tools/stacks)"));
    }

    /** A difference fails the job, and stands in the run's summary all the same. */
    @Test
    void whatRunsOtherwiseFailsTheObservingJob() {
        List<Step> steps = Workflow.named("drift").steps("observe");
        assertThat(steps.get(steps.size() - 2).script())
                .contains("./hybrid observe \"$STACK\" --format markdown --out observed.md");
        assertThat(steps.get(steps.size() - 1).content().get("if")).isEqualTo("${{ !cancelled() }}");
        assertThat(steps.get(steps.size() - 1).script()).contains("cat observed.md >>\"$GITHUB_STEP_SUMMARY\"");
    }

    @Test
    void noMatrixAsksAzureForMoreThanTenStacksAtOnce() {
        Map.of("compare", "drift", "observe", "drift", "preview", "preview", "up", "fleet")
                .forEach((job, name) -> {
                    Map<?, ?> strategy = Workflow.map(Workflow.named(name).job(job), "strategy");
                    assertThat(strategy.get("max-parallel")).as(job).isEqualTo(10);
                    assertThat(strategy.get("fail-fast")).as(job).isEqualTo(false);
                });
    }

    @Test
    void whatIsMergedGoesToDevThenToStagingThenToProd() {
        Workflow deploy = Workflow.named("deploy");
        for (String stack : List.of("dev", "staging", "prod")) {
            assertThat(deploy.job(stack).get("with")).isEqualTo(Map.of("stack", stack));
        }
        assertThat(jobsBefore(deploy, "staging")).contains("dev");
        assertThat(jobsBefore(deploy, "prod")).contains("staging");
    }

    /** Those three, whatever a team adds, and a fleet. */
    @Test
    void nothingIsDeployedThatIsNotThereOrNotTested() throws IOException {
        List<String> deployments = new ArrayList<>();
        for (Workflow workflow : Workflow.all()) {
            for (Object name : workflow.jobs().keySet()) {
                Map<?, ?> job = workflow.job(name.toString());
                if ("./.github/workflows/deploy-stack.yml".equals(job.get("uses"))) {
                    String stack = String.valueOf(Workflow.map(job, "with").get("stack"));
                    deployments.add(workflow.name() + " " + stack);
                    Set<String> before = jobsBefore(workflow, name.toString());
                    assertThat(before).as(workflow.name() + " " + name).contains("test");
                    assertThat(workflow.steps("test").stream().flatMap(step -> step.script().stream()))
                            .contains(".ci/run");
                    if (stack.equals("${{ matrix.stack }}")) {
                        assertThat(Workflow.map(Workflow.map(job, "strategy"), "matrix"))
                                .isEqualTo(Map.of("stack", "${{ fromJSON(needs.list.outputs.stacks) }}"));
                        assertThat(before).contains("list");
                    } else {
                        assertThat(stacks()).contains(stack);
                    }
                }
            }
        }
        assertThat(deployments).contains("deploy prod", "fleet ${{ matrix.stack }}");
    }

    /** The jobs that a job waits for, those included that others wait for. */
    private static Set<String> jobsBefore(Workflow workflow, String job) {
        Object needs = workflow.job(job).get("needs");
        List<?> direct = needs instanceof List<?> several
                ? several
                : Stream.ofNullable(needs).toList();
        Set<String> before = new TreeSet<>();
        for (Object each : direct) {
            before.add(each.toString());
            before.addAll(jobsBefore(workflow, each.toString()));
        }
        return before;
    }

    /** Where no environment can ask for an approval; the words of a condition, since nothing here evaluates it. */
    @Test
    void aStackCanWaitForSomebodyToStartIt() {
        Workflow deploy = Workflow.named("deploy");
        for (String stack : List.of("staging", "prod")) {
            assertThat(String.valueOf(deploy.job(stack).get("if")))
                    .startsWith("github.event_name == 'push' && !contains(vars.STACKS_BY_HAND, '" + stack + "') || ")
                    .endsWith("inputs.through == 'prod'")
                    .doesNotContain("always()", "cancelled()", "failure()");
        }
        Map<?, ?> inputs =
                Workflow.map(Workflow.map(Workflow.map(deploy.content(), "on"), "workflow_dispatch"), "inputs");
        Map<?, ?> through = Workflow.map(inputs, "through");
        assertThat(through.get("options")).isEqualTo(List.of("dev", "staging", "prod"));
        assertThat(through.get("required")).isEqualTo(true);
        assertThat(through.get("default"))
                .as("nobody deploys to the end because he chose nothing")
                .isNull();
    }

    @Test
    void oneDeploymentOfAStackAtATimeAndNoneIsBrokenOff() {
        Map<?, ?> up = Workflow.named("deploy-stack").job("up");
        assertThat(up.get("concurrency"))
                .isEqualTo(Map.of("group", "stack-${{ inputs.stack }}", "cancel-in-progress", false));
        assertThat(up.get("environment")).isEqualTo("${{ inputs.stack }}");
    }

    /** A run that is repeated, or approved late, would take back what was deployed since. */
    @Test
    void noCommitIsDeployedOverALaterOne() {
        List<Step> steps = Workflow.named("deploy-stack").steps("up");
        assertThat(steps.stream().flatMap(step -> step.script().stream()))
                .containsSubsequence(
                        "tools/not-older \"$STACK\"",
                        "pulumi up --stack \"$STACK\" --yes --non-interactive --color never");
        assertThat(Workflow.map(steps.get(0).content(), "with").get("fetch-depth"))
                .as("the commits to compare")
                .isEqualTo(0);
    }

    /** The runners' images have an engine of their own, another one every few weeks. A called workflow inherits no environment. */
    @ParameterizedTest
    @MethodSource("names")
    void theEngineIsThePinnedOne(String name) {
        Workflow workflow = Workflow.named(name);
        boolean runsTheEngine = workflow.jobs().keySet().stream()
                .flatMap(job -> workflow.steps(job.toString()).stream())
                .flatMap(step -> step.script().stream())
                .anyMatch(script -> script.contains("tools/engine") || script.contains(".ci/run"));
        if (runsTheEngine) {
            assertThat(workflow.content().get("env")).as(name).isEqualTo(Map.of("HYBRID_NETWORK_ENGINE", "build"));
        }
    }

    /** Another job fetches less than a build needs, and a cache that is saved under a key is never replaced. */
    @Test
    void onlyTheTestsSaveACacheAndTheOthersTakeTheirs() {
        Set<Object> saved = new HashSet<>();
        Set<Object> restored = new HashSet<>();
        for (Workflow workflow : Workflow.all()) {
            for (Object job : workflow.jobs().keySet()) {
                for (Step step : workflow.steps(job.toString())) {
                    String action = step.action().orElse("");
                    if (action.startsWith("actions/setup-java@")) {
                        assertThat(Workflow.map(step.content(), "with").get("cache"))
                                .as("it saves what it has")
                                .isNull();
                    } else if (action.startsWith("actions/cache@")) {
                        assertThat(job).as(workflow.name()).isEqualTo("test");
                        saved.add(step.content().get("with"));
                    } else if (action.startsWith("actions/cache/")) {
                        assertThat(action).startsWith("actions/cache/restore@");
                        restored.add(step.content().get("with"));
                    }
                }
            }
        }
        assertThat(saved).hasSize(2).isEqualTo(restored);
    }

    @Test
    void everyScriptOfOursIsThere() {
        for (Workflow workflow : Workflow.all()) {
            for (Object job : workflow.jobs().keySet()) {
                for (Step step : workflow.steps(job.toString())) {
                    step.script().stream()
                            .flatMap(script -> Stream.of(script.split("[^A-Za-z0-9./-]+")))
                            .filter(word ->
                                    word.startsWith("tools/") || word.startsWith("./") || word.startsWith(".ci/"))
                            .forEach(word -> assertThat(Path.of(word)).isExecutable());
                }
            }
        }
    }
}
