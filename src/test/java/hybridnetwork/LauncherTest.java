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
                "echo /libs/x.jar >dependencies");
        for (String needed : List.of(
                "sh",
                "ls",
                "find",
                "dirname",
                "readlink",
                "mkdir",
                "date",
                "cp",
                "mv",
                "rm",
                "cat",
                "sed",
                "ln",
                "sleep")) {
            tool(needed, "exec " + which(needed) + " \"$@\"");
        }
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
        assertThat(first.out()).endsWith("hybridnetwork.App plan dev a b\n").contains("hybrid.jar:/libs/x.jar");
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

    private interface Change {
        void make() throws IOException;
    }

    private void assertFails(String message, Change change) throws Exception {
        change.make();
        Outcome outcome = run("plan");
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.status()).isEqualTo(4);
    }
}
