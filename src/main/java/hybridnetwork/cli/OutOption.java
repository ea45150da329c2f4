package hybridnetwork.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a command puts the Markdown that it makes. */
final class OutOption {
    @Option(names = "--out", paramLabel = "FILE", description = "write it there instead of printing it")
    private @Nullable Path out;

    /**
     * Writes the file, or prints where none is named.
     *
     * @throws ParameterException when the file cannot be written
     */
    void write(String markdown, CommandSpec spec) throws IOException {
        if (out == null) {
            spec.commandLine().getOut().print(markdown);
            return;
        }
        try {
            Files.writeString(out, markdown);
        } catch (NoSuchFileException e) {
            throw cannot("there is no folder " + out.toAbsolutePath().getParent(), spec);
        } catch (AccessDeniedException e) {
            throw cannot("it may not be written", spec);
        }
    }

    private ParameterException cannot(String why, CommandSpec spec) {
        return new ParameterException(spec.commandLine(), "--out " + out + ": " + why);
    }
}
