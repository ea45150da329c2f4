package hybridnetwork.cli;

import hybridnetwork.resources.RecordedPlan;
import hybridnetwork.resources.UnreadableExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another checkout of the project, such as the base branch of a pull request, and the plans of its stacks.
 *
 * <p>A plan is made by the checkout's own program, so that a change of the program is seen as well. Where the sources are the
 * same, that program is this one, and nothing has to be built.
 */
final class OtherCheckout {
    private static final Pattern STACK_FILE = Pattern.compile("Pulumi\\.(.+)\\.yaml");
    private static final List<String> SOURCES = List.of("src/main", "pom.xml", ".mvn");
    private static final int LONGEST_BUILD_MINUTES = 15;

    private final Path folder;
    private final Path scratch;
    private final boolean sameProgram;

    /** @param scratch an empty folder for the plans */
    OtherCheckout(Path folder, Path scratch) {
        this.folder = folder;
        this.scratch = scratch;
        this.sameProgram = SOURCES.stream().allMatch(source -> same(source));
    }

    /**
     * A stack's plan.
     *
     * @param file the document that {@code plan --format json} printed
     */
    record Planned(RecordedPlan plan, Path file) {}

    /** The checkout has the stack, but its program makes no plan of it; the message says why, in a sentence without an end. */
    static final class NoPlan extends Exception {
        private static final long serialVersionUID = 1L;

        NoPlan(String message) {
            super(message);
        }
    }

    /**
     * How the program that plans ended.
     *
     * @param messages what it printed on standard error
     */
    private record Ended(int status, String messages) {
        /** The last line, as the end of a sentence; what {@code Try:} proposes is for people at a terminal. */
        String lastWords() {
            return messages.lines()
                    .filter(line -> !line.startsWith("Try: "))
                    .reduce((earlier, later) -> later)
                    .map(line -> ": " + line)
                    .orElse("");
        }
    }

    /** The stacks of a checkout, sorted. */
    static Set<String> stacks(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(folder.resolve("stacks"))) {
            try (Stream<Path> files = Files.list(folder.resolve("stacks"))) {
                files.map(file -> STACK_FILE.matcher(file.getFileName().toString()))
                        .filter(Matcher::matches)
                        .forEach(matcher -> names.add(matcher.group(1)));
            }
        }
        return names;
    }

    /** Empty where the checkout has no such stack. */
    Optional<Planned> plan(String stack) throws NoPlan, IOException, InterruptedException {
        Path stackFile = folder.resolve("stacks").resolve("Pulumi." + stack + ".yaml");
        if (!Files.exists(stackFile)) {
            return Optional.empty();
        }
        Path file = scratch.resolve(stack + ".json");
        Ended ended = sameProgram ? planHere(stack, stackFile, file) : planThere(stack, file);
        if (ended.status() != ExitStatus.FINE && ended.status() != ExitStatus.CONFIGURATION_HAS_ERRORS) {
            throw new NoPlan("its program ended with status " + ended.status() + ended.lastWords());
        }
        try {
            return Optional.of(new Planned(RecordedPlan.read(file), file));
        } catch (UnreadableExport e) {
            throw new NoPlan("it printed no plan" + ended.lastWords());
        }
    }

    private static Ended planHere(String stack, Path stackFile, Path file) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter messages = new StringWriter();
        int status = CommandLineInterface.run(
                new PrintWriter(out),
                new PrintWriter(messages),
                "plan",
                stack,
                "--file",
                stackFile.toString(),
                "--format",
                "json");
        Files.writeString(file, out.toString());
        return new Ended(status, messages.toString());
    }

    private Ended planThere(String stack, Path file) throws NoPlan, IOException, InterruptedException {
        Path messages = scratch.resolve(stack + ".log");
        Path launcher = folder.resolve("hybrid").toAbsolutePath();
        if (!Files.isExecutable(launcher)) {
            throw new NoPlan("it has no launcher `hybrid`");
        }
        Process process = new ProcessBuilder(launcher.toString(), "plan", stack, "--format", "json")
                .redirectOutput(file.toFile())
                .redirectError(messages.toFile())
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(LONGEST_BUILD_MINUTES, TimeUnit.MINUTES)) {
                throw new NoPlan("it took more than " + LONGEST_BUILD_MINUTES + " minutes");
            }
        } finally {
            // The launcher's own build too, or it would go on writing into the other checkout.
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        return new Ended(process.exitValue(), new String(Files.readAllBytes(messages), StandardCharsets.UTF_8));
    }

    /** Whether a file, or a whole folder, is the same here and there. */
    private boolean same(String source) {
        Path here = ProjectFolder.path().resolve(source);
        Path there = folder.resolve(source);
        try {
            List<Path> files = files(here);
            if (!files.equals(files(there))) {
                return false;
            }
            for (Path file : files) {
                if (Files.mismatch(here.resolve(file), there.resolve(file)) >= 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }
}
