package hybridnetwork.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One of the files that the configuration comes from, as messages speak of it.
 *
 * @param kind such as {@code the stack file}
 * @param name the file as the user would name it
 * @param example a file of this kind that is right
 * @param remedy what to do about one that cannot be understood
 */
record ConfigText(String kind, String name, String example, String remedy) {
    /** The largest file that is read, in bytes: some hundred times a real one. */
    static final int LARGEST_FILE = 1 << 20;

    static ConfigText stackFile(String name) {
        return new ConfigText(
                "the stack file",
                name,
                "stacks/Pulumi.dev.yaml",
                "write the keys under `config:` as stacks/Pulumi.dev.yaml does");
    }

    static ConfigText projectFile(String name) {
        return new ConfigText(
                "the project file",
                name,
                "the project's own in version control",
                "compare it with the project's own in version control");
    }

    /**
     * The text of a file; empty, with a problem reported, when it cannot be read.
     *
     * @param missing what to do when there is no such file; where that is empty it is no problem
     */
    Optional<String> read(Path file, Supplier<Optional<String>> missing, Problems problems) {
        try {
            if (Files.isDirectory(file)) {
                problems.add(unplaced(kind + " " + excerpt() + " is a directory")
                        .fix(StackFile.inFolder(file)
                                .map(each -> "name a file in it, such as " + each)
                                .orElse("name a file")));
                return Optional.empty();
            }
            byte[] bytes;
            // A device or a pipe reports no size, so the limit is on what is read.
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(LARGEST_FILE + 1);
            }
            if (bytes.length > LARGEST_FILE) {
                problems.add(problem(kind + " is larger than 1 MiB", Optional.empty()));
                return Optional.empty();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // The engine takes a byte order mark away, too.
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (NoSuchFileException e) {
            missing.get()
                    .ifPresent(fix ->
                            problems.add(unplaced("there is no " + kind.substring("the ".length()) + " " + excerpt())
                                    .fix(fix)));
        } catch (CharacterCodingException e) {
            problems.add(problem(kind + " is not UTF-8 text", Optional.empty()));
        } catch (AccessDeniedException e) {
            unreadable("you may not read " + kind + " " + excerpt(), problems);
        } catch (IOException e) {
            unreadable(kind + " " + excerpt() + " cannot be read", problems);
        }
        return Optional.empty();
    }

    /** A problem of the file as a whole, at a place in it or at its beginning. */
    Problem problem(String message, Optional<SourceLocation> at) {
        return unplaced(message).fix(remedy).at(at.or(() -> Optional.of(new SourceLocation(name, 1, 1))));
    }

    private String excerpt() {
        return Problem.excerpt(name);
    }

    private static Problem unplaced(String message) {
        return Problem.error("stack-file", ConfigPath.ROOT, message);
    }

    private static void unreadable(String message, Problems problems) {
        problems.add(unplaced(message).fix("name a file that you may read, or change its permissions"));
    }
}
