package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What reading a configuration gave: the configuration if it could be read, and every problem with it. */
public final class ReadConfig {
    private final StackConfigReader.Read read;
    private final List<Problem> problems;
    private final Locations locations;

    private final Secrets secrets;
    private final String stackName;

    private ReadConfig(
            Map<String, Entry> config, Purpose purpose, Locations locations, String stackName, Problems problems) {
        this.secrets = Secrets.of(config);
        this.stackName = stackName;
        // A file that is no stack file has said so; that every key is missing would only bury it.
        this.read = config.isEmpty() && problems.errors() > 0
                ? StackConfigReader.Read.NOTHING
                : StackConfigReader.read(config, purpose, problems);
        this.locations = locations;
        this.problems = located(problems.all());
    }

    private ReadConfig(
            StackFile file, Map<String, Entry> config, Purpose purpose, String stackName, Problems problems) {
        this(config, purpose, Locations.of(config), stackName, problems);
        file.environment().problem().ifPresent(problem -> this.problems.add(0, problem));
        this.problems.replaceAll(file.environment()::qualified);
    }

    /**
     * Reads a stack of a project as its files stand on disk; encrypted values stay opaque.
     *
     * @param project the folder with {@code Pulumi.yaml} and, below it, the files of the stacks
     */
    public static ReadConfig ofStack(Path project, String stack) {
        return ofStack(project, stack, Purpose.DECLARE);
    }

    /** As {@link #ofStack(Path, String)}, for a purpose. */
    public static ReadConfig ofStack(Path project, String stack, Purpose purpose) {
        String name = fileOf(stack);
        return ofFile(project.resolve(name), name, project, stack, purpose);
    }

    /**
     * Reads a stack file from anywhere as if it were one of a project.
     *
     * @param name the file as messages name it
     * @param stack the stack's name; {@link ConfigCommand#ANY_STACK} where nobody knows
     */
    public static ReadConfig ofFile(Path file, String name, Path project, String stack, Purpose purpose) {
        Problems problems = new Problems();
        StackFile read = StackFile.read(file, name, problems);
        // A file that is none has no values under which others could lie.
        boolean none = read.config().isEmpty() && problems.errors() > 0;
        return new ReadConfig(
                read, none ? Map.of() : ProjectFile.under(read.config(), project, problems), purpose, stack, problems);
    }

    /** Reads a stack file by itself, without a project. */
    public static ReadConfig fromFile(Path file, String name) {
        Problems problems = new Problems();
        StackFile read = StackFile.read(file, name, problems);
        return new ReadConfig(read, read.config(), Purpose.DECLARE, ConfigCommand.ANY_STACK, problems);
    }

    /** As {@link #fromFile}, for a file whose text is at hand. */
    public static ReadConfig fromText(String text, String name) {
        return fromText(text, name, ConfigCommand.ANY_STACK);
    }

    /** As {@link #fromText(String, String)}, for a file of a stack whose name is known. */
    public static ReadConfig fromText(String text, String name, String stack) {
        Problems problems = new Problems();
        StackFile read = StackFile.parse(text, name, problems);
        return new ReadConfig(read, read.config(), Purpose.DECLARE, stack, problems);
    }

    /**
     * Reads what the engine hands to the program. The files of the project tell the places of problems, unless the engine
     * was given others.
     *
     * @param values full keys, such as {@code hybrid-network:sites}, to their decrypted values
     * @param secretKeys the keys whose value is, or holds, a secret
     * @param project the project's folder; no file need be there
     */
    public static ReadConfig fromEngine(
            Map<String, String> values, Set<String> secretKeys, Path project, String stack) {
        Map<String, Entry> config = EngineConfig.read(values, secretKeys);
        Problems ofFiles = new Problems();
        Map<String, Entry> files = Map.of();
        if (Files.isRegularFile(project.resolve(fileOf(stack)))) {
            StackFile file = StackFile.read(project.resolve(fileOf(stack)), fileOf(stack), ofFiles);
            files = SameConfig.of(
                    ProjectFile.under(file.config(), project, ofFiles),
                    config,
                    file.environment().isPresent());
        }
        Problems problems = new Problems();
        UnkeptSecrets.of(secretKeys, files).forEach(problems::add);
        if (!files.isEmpty()) {
            ofFiles.all().stream()
                    .filter(problem -> problem.rule().equals(ReadOtherwise.RULE))
                    .forEach(problems::add);
        }
        return new ReadConfig(config, Purpose.DECLARE, Locations.of(files), stack, problems);
    }

    private static String fileOf(String stack) {
        return "stacks/Pulumi." + stack + ".yaml";
    }

    /** The configuration; empty when an error kept it from being read, or when it was read for no network of its own. */
    public Optional<StackConfig> stack() {
        return read.stack();
    }

    /** What the proof takes from the configuration; empty when an error kept it from being read. */
    public Optional<ProofPremises> premises() {
        return read.premises();
    }

    /** The problems of the reading itself. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Problems with their places, in the order of the file, and capped where one mistake has many consequences. No text of
     * a value that is a secret is left in them.
     */
    public List<Problem> present(List<Problem> found) {
        Problems all = new Problems();
        located(found).forEach(all::add);
        return all.capped();
    }

    /** The place of a key in the stack file, or of the nearest key around it; empty where there is no file. */
    public Optional<SourceLocation> place(ConfigPath path) {
        return locations.find(path);
    }

    /**
     * The same problems, each with the place of its key in the stack file, without any text that is a secret, and with
     * commands that name the stack.
     */
    public List<Problem> located(List<Problem> found) {
        List<Problem> located = new ArrayList<>();
        for (Problem problem : found) {
            Problem placed = problem.at().isPresent() ? problem : problem.at(place(problem.path()));
            located.add(secrets.takeOut(placed.fix(text -> ConfigCommand.forStack(stackName, text))));
        }
        return located;
    }
}
