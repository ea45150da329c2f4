package hybridnetwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a small tree of its own, with a {@code java} and a {@code mvn} that only say what they were asked. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    @TempDir
    private Path temporary;

    private Path tree;
    private Path tools;
    private Path cache;

    private record Outcome(int status, String out, String err) {}

    @BeforeEach
    void makeTree() throws IOException {
        tree = temporary.resolve("a project");
        tools = temporary.resolve("tools");
        cache = temporary.resolve("cache");
        Files.createDirectories(tools);
        Files.createDirectories(tree.resolve("src/main/java"));
        Files.createDirectories(tree.resolve(".mvn"));
        Files.writeString(tree.resolve(".mvn/jvm.config"), "");
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        Files.writeString(tree.resolve("src/main/java/A.java"), "class A {}");
        Files.writeString(tree.resolve("src/main/java/B.java"), "class B {}");
        Files.copy(Path.of("hybrid"), tree.resolve("hybrid"), StandardCopyOption.COPY_ATTRIBUTES);
        age(tree);
        tool("java", "[ \"$1\" != -version ] || { echo 'openjdk version \"17.0.1\"' >&2; exit; }", "echo \"java $*\"");
        tool(
                "mvn",
                "echo built >>\"" + temporary + "/builds\"",
                "mkdir target",
                ": >target/hybrid-network-1.jar",
                "echo \"" + dependency() + "\" >dependencies");
        Files.writeString(dependency(), "");
        for (String needed : List.of(
                "sh",
                "ls",
                "find",
                "dirname",
                "readlink",
                "mkdir",
                "date",
                "chmod",
                "cp",
                "mv",
                "rm",
                "cat",
                "cksum",
                "sort",
                "sed",
                "ln",
                "sleep")) {
            tool(needed, "exec " + which(needed) + " \"$@\"");
        }
    }

    private Path dependency() {
        return temporary.resolve("x.jar");
    }

    private static Path which(String tool) {
        return List.of("/usr/bin", "/bin").stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    /** Puts the sources into the past, so that a change made by a test is newer than any build. */
    private static void age(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH.plusSeconds(1_000_000_000)));
            }
        }
    }

    private void tool(String name, String... lines) throws IOException {
        Path file = tools.resolve(name);
        Files.deleteIfExists(file);
        Files.writeString(file, "#!/bin/sh\nset -e\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(Path launcher, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("PATH", tools.toString(), "XDG_CACHE_HOME", cache.toString(), "HOME", "/nonexistent"));
        return builder.start();
    }

    private static Outcome finish(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out, err);
    }

    private Outcome run(String... args) throws IOException, InterruptedException {
        return finish(start(tree.resolve("hybrid"), args));
    }

    private int builds() throws IOException {
        Path log = temporary.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    @Test
    void buildsOnceThenOnlyRuns() throws Exception {
        Outcome first = run("plan", "dev", "a b");
        assertThat(first.err()).isEqualTo("hybrid: building, once until the sources change ...\n");
        assertThat(first.out()).endsWith("hybridnetwork.App plan dev a b\n").contains("hybrid.jar:" + dependency());
        assertThat(run("plan")).satisfies(second -> {
            assertThat(second.status()).isZero();
            assertThat(second.err()).isEmpty();
        });
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void onlyThePlanHasASmallHeap() throws Exception {
        assertThat(run("plan").out()).contains("-Xmx");
        assertThat(run("rehearse").out()).doesNotContain("-Xmx");
        assertThat(run().out()).endsWith("hybridnetwork.App\n");
    }

    @Test
    void buildsAgainWhenASourceIsChangedAddedOrDeleted() throws Exception {
        run();
        Files.writeString(tree.resolve("src/main/java/A.java"), "class A { int x; }");
        run();
        assertThat(builds()).isEqualTo(2);
        Files.writeString(tree.resolve("src/main/java/C.java"), "class C {}");
        run();
        assertThat(builds()).isEqualTo(3);
        Files.delete(tree.resolve("src/main/java/B.java"));
        run();
        assertThat(builds()).isEqualTo(4);
        Files.writeString(tree.resolve("pom.xml"), "<project></project>");
        run();
        Files.writeString(tree.resolve(".mvn/jvm.config"), "-Xmx1g");
        run();
        assertThat(builds()).isEqualTo(6);
        run();
        assertThat(builds()).isEqualTo(6);
    }

    /** As an archive or a copy brings it. */
    @Test
    void aChangeWithAnOldDateIsAChange() throws Exception {
        run();
        Files.writeString(tree.resolve("src/main/java/A.java"), "class Z {}");
        age(tree);
        run();
        assertThat(builds()).isEqualTo(2);
    }

    /** As a branch that was checked out, and left again. */
    @Test
    void aNewDateAloneIsNone() throws Exception {
        run();
        Files.writeString(tree.resolve("src/main/java/A.java"), "class A {}");
        run();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhereTheDependenciesAreGone() throws Exception {
        run();
        Files.delete(dependency());
        run();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void buildsAgainForAnotherJvmOrPlace() throws Exception {
        run();
        tool("java", "[ \"$1\" != -version ] || { echo 'openjdk version \"21\"' >&2; exit; }", "echo \"new $*\"");
        assertThat(run().out()).startsWith("new ");
        assertThat(builds()).isEqualTo(2);
        Path moved = temporary.resolve("moved");
        Files.move(tree, moved);
        assertThat(finish(start(moved.resolve("hybrid"))).status()).isZero();
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void worksThroughSymbolicLinks() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("a project/hybrid"));
        Path second = Files.createSymbolicLink(temporary.resolve("second"), link);
        assertThat(finish(start(second)).out()).contains("-Dhybrid.home=" + tree.toRealPath() + " ");
    }

    @Test
    void launchesAtOneTimeBuildOnceAndAllRun() throws Exception {
        List<Process> launches = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            launches.add(start(tree.resolve("hybrid"), "plan"));
        }
        for (Process launch : launches) {
            assertThat(finish(launch)).satisfies(outcome -> {
                assertThat(outcome.status()).isZero();
                assertThat(outcome.out()).endsWith("hybridnetwork.App plan\n");
            });
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aLockOfAKilledBuildHoldsNobodyUp() throws Exception {
        Path folder = Files.createDirectories(tree.resolve("target/launcher"));
        Files.createSymbolicLink(folder.resolve("lock"), Path.of("999999999"));
        assertThat(run().status()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aLaunchThatWaitsEndsWhenItsFolderIsGone() throws Exception {
        Path folder = Files.createDirectories(tree.resolve("target/launcher"));
        Path lock = Files.createSymbolicLink(
                folder.resolve("lock"),
                Path.of(Long.toString(ProcessHandle.current().pid())));
        Process waiting = start(tree.resolve("hybrid"), "plan");
        while (waiting.descendants()
                .noneMatch(child -> child.info().command().orElse("").endsWith("sleep"))) {
            assertThat(waiting.isAlive()).isTrue();
            Thread.sleep(10);
        }
        Files.delete(lock);
        Files.delete(folder);
        assertThat(finish(waiting)).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(4);
            assertThat(outcome.err()).contains("target/launcher is gone; start again");
        });
    }

    @Test
    void whatAKilledBuildLeftIsRemoved() throws Exception {
        Path left = Files.createDirectories(tree.resolve("target/launcher/build-999999999-1"));
        Files.writeString(left.resolve("current"), "");
        run();
        assertThat(left).doesNotExist();
    }

    @Test
    void buildsInTheCacheWhereTheTreeIsReadOnly() throws Exception {
        // A file in the folder's place keeps everybody out, the superuser included.
        Files.writeString(tree.resolve("target"), "");
        assertThat(run().out()).contains("-cp " + cache + "/hybrid-network");
        assertThat(run().err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertFails("cannot write to", () -> {
            Files.writeString(tree.resolve("target"), "");
            Files.writeString(cache, "");
        });
        Files.delete(tree.resolve("target"));
        assertFails("the build failed", () -> tool("mvn", "echo '[ERROR] A.java is wrong'", "exit 1"));
        assertThat(run().err()).contains("[ERROR] A.java is wrong");
        assertFails("install Maven 3.8 or newer", () -> Files.delete(tools.resolve("mvn")));
        assertFails("install a JDK 17 or newer", () -> tool("java", "echo 'java version \"1.8.0_292\"' >&2"));
        assertFails("Java is missing", () -> Files.delete(tools.resolve("java")));
    }

    private static final String[] RUN = {
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "--no-transfer-progress", "compile", "exec:java"
    };

    private static final String[] PACKAGES = {
        "-Dorg.slf4j.simpleLogger.logFile=System.err",
        "--no-transfer-progress",
        "compile",
        "exec:java",
        "-DmainClass=com.pulumi.bootstrap.internal.Main",
        "-DmainArgs=packages"
    };

    private static final String[] INSTALL = {
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "--no-transfer-progress", "compile"
    };

    /** What the Java host calls in Maven's place. */
    @Test
    void answersTheHostWithoutMaven() throws Exception {
        assertThat(run(INSTALL)).isEqualTo(new Outcome(0, "", "hybrid: building, once until the sources change ...\n"));
        Files.delete(tools.resolve("mvn"));
        assertThat(run(INSTALL)).isEqualTo(new Outcome(0, "", ""));
        assertThat(run(PACKAGES)).satisfies(packages -> {
            assertThat(packages.out()).endsWith(" com.pulumi.bootstrap.internal.Main packages\n");
            assertThat(packages.out()).contains("hybrid.jar:" + dependency());
            assertThat(packages.err()).isEmpty();
        });
        assertThat(run(RUN).out())
                .endsWith(" hybridnetwork.App\n")
                .contains("-Djava.util.concurrent.ForkJoinPool.common.parallelism=4")
                .doesNotContain("-Xmx");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsOnceForTheHost() throws Exception {
        run(PACKAGES);
        run(RUN);
        Files.writeString(tree.resolve("src/main/java/A.java"), "class A { int x; }");
        assertThat(run(PACKAGES).out()).startsWith("java ");
        run(RUN);
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void tellsTheHostOfErrorsWhereTheSourcesAre() throws Exception {
        tool(
                "mvn",
                "echo built >>\"" + temporary + "/builds\"",
                "echo \"[ERROR] $PWD/src/main/java/A.java:[3,1] error\"",
                "exit 1");
        for (String[] words : List.of(RUN, PACKAGES, INSTALL)) {
            Outcome outcome = run(words);
            assertThat(outcome.status()).isEqualTo(4);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).contains("[ERROR] " + tree.toRealPath() + "/src/main/java/A.java:[3,1] error\n");
        }
    }

    @Test
    void leavesOtherWordsOfMavenToMaven() throws Exception {
        tool("mvn", "echo \"mvn $*\"");
        assertThat(run("-Dx=y", "dependency:tree", "-DoutputFile=a b").out())
                .isEqualTo("mvn -Dx=y dependency:tree -DoutputFile=a b\n");
        Files.delete(tools.resolve("mvn"));
        assertFails("install Maven 3.8 or newer", () -> {}, "-Dx=y", "compile");
    }

    private interface Change {
        void make() throws IOException;
    }

    private void assertFails(String message, Change change) throws Exception {
        assertFails(message, change, "plan");
    }

    private void assertFails(String message, Change change, String... words) throws Exception {
        change.make();
        Outcome outcome = run(words);
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.status()).isEqualTo(4);
    }
}
