package hybridnetwork.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the project in a folder of its own, with {@link FrozenStacks} that a test may edit. */
public record Checkout(Path folder) {
    private static final List<String> PARTS = List.of("src/main", "pom.xml", ".mvn", "Pulumi.yaml", "hybrid", "tools");

    /** Copies what a plan needs. */
    public static Checkout in(Path folder) {
        PARTS.forEach(part -> copy(Path.of(part), folder.resolve(part)));
        copy(FrozenStacks.FOLDER, folder.resolve("stacks"));
        return new Checkout(folder);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.toAbsolutePath().getParent());
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Path target = to.resolve(from.relativize(file));
                    if (!Files.isDirectory(target)) {
                        Files.copy(file, target);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives the copy a {@code ./hybrid} with the classes of this test run, for the Java host as well: the launcher itself, which
     * has tests of its own, would build the project once more.
     */
    public Checkout withLauncherOfThisRun() {
        try {
            String java = ProcessHandle.current().info().command().orElse("java");
            Files.writeString(folder.resolve("hybrid"), """
                    #!/bin/sh
                    main=hybridnetwork.App
                    case $* in
                    -D*-DmainArgs=packages) set -- packages; main=com.pulumi.bootstrap.internal.Main ;;
                    -D*) set -- ;;
                    esac
                    exec 'JAVA' -XX:TieredStopAtLevel=1 -Dhybrid.home="$PWD" -cp 'CLASSPATH' $main "$@"
                    """.replace("JAVA", java)
                    .replace("CLASSPATH", System.getProperty("java.class.path")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Path stackFile(String stack) {
        return folder.resolve("stacks").resolve("Pulumi." + stack + ".yaml");
    }

    /** What a stack's file holds. */
    public String text(String stack) {
        try {
            return Files.readString(stackFile(stack));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a piece of text, which must be there, in a stack's file. */
    public Checkout edit(String stack, String from, String to) {
        try {
            String text = Files.readString(stackFile(stack));
            if (!text.contains(from)) {
                throw new AssertionError("stack " + stack + " has no text " + from);
            }
            Files.writeString(stackFile(stack), text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Puts a stack's file back as it was copied. */
    public void restore(String stack) {
        try {
            Files.writeString(stackFile(stack), Files.readString(FrozenStacks.file(stack)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
