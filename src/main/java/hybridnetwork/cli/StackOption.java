package hybridnetwork.cli;

import hybridnetwork.config.ConfigCommand;
import hybridnetwork.config.Purpose;
import hybridnetwork.config.ReadConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which stack a command is about: one of the project's by name, or a stack file from anywhere. */
final class StackOption {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
    private static final Pattern FILE_NAME = Pattern.compile("Pulumi\\.(.+)\\.ya?ml");

    /** What a stack is called in a plan whose file does not say. */
    private static final String UNNAMED = "file";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "STACK",
            description = "a stack of this project: dev (the default), staging, prod; with --file the stack's name")
    private @Nullable String stack;

    @Option(
            names = "--file",
            paramLabel = "PATH",
            description = "read this stack file instead of stacks/Pulumi.STACK.yaml")
    private @Nullable String file;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The stack's name as it was given; else the middle of a file's name. */
    String name() {
        if (stack != null) {
            if (!NAME.matcher(stack).matches()) {
                throw new ParameterException(spec.commandLine(), "that is no stack name; for a file use --file PATH");
            }
            return stack;
        }
        if (file == null) {
            return "dev";
        }
        Matcher matcher = FILE_NAME.matcher(String.valueOf(path(file).getFileName()));
        return matcher.matches() && NAME.matcher(matcher.group(1)).matches() ? matcher.group(1) : UNNAMED;
    }

    /** Whether a file from anywhere is read, which need not be of a stack of this project. */
    boolean isFile() {
        return file != null;
    }

    /** The stack's configuration as its files have it. */
    ReadConfig read() {
        return read(Purpose.DECLARE);
    }

    /** As {@link #read()}, for a purpose. */
    ReadConfig read(Purpose purpose) {
        if (file == null) {
            return ReadConfig.ofStack(ProjectFolder.path(), name(), purpose);
        }
        String name = name();
        return ReadConfig.ofFile(
                path(file), file, ProjectFolder.path(), name.equals(UNNAMED) ? ConfigCommand.ANY_STACK : name, purpose);
    }

    /** The stack's file. */
    Path path() {
        return file == null ? ProjectFolder.path().resolve("stacks/Pulumi." + name() + ".yaml") : path(file);
    }

    private Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ParameterException(spec.commandLine(), "--file is not a path", e);
        }
    }
}
