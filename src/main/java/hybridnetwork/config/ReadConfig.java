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
    private final Optional<StackConfig> stack;
    private final List<Problem> problems;
    private final Locations locations;

    private final Secrets secrets;

    private ReadConfig(Map<String, Entry> config, Locations locations, Problems problems) {
        this.secrets = Secrets.of(config);
        // A file that is no stack file has said so; that every key is missing would only bury it.
        this.stack =
                config.isEmpty() && problems.errors() > 0 ? Optional.empty() : StackConfigReader.read(config, problems);
        this.locations = locations;
        this.problems = located(problems.all());
    }

    /**
     * Reads a stack file as it stands on disk; encrypted values stay opaque.
     *
     * @param name the file as messages name it
     */
    public static ReadConfig fromFile(Path file, String name) {
        Problems problems = new Problems();
        Map<String, Entry> config = StackFile.read(file, name, problems);
        return new ReadConfig(config, Locations.of(config), problems);
    }

    /** As {@link #fromFile}, for a file whose text is at hand. */
    public static ReadConfig fromText(String text, String name) {
        Problems problems = new Problems();
        Map<String, Entry> config = StackFile.parse(text, name, problems);
        return new ReadConfig(config, Locations.of(config), problems);
    }

    /**
     * Reads what the engine hands to the program.
     *
     * @param values full keys, such as {@code hybrid-network:sites}, to their decrypted values
     * @param secretKeys the keys whose value is, or holds, a secret
     * @param stackFile where the values probably come from, for the line of a problem; it need not exist
     */
    public static ReadConfig fromEngine(
            Map<String, String> values, Set<String> secretKeys, Path stackFile, String stackFileName) {
        Map<String, Entry> file =
                Files.isRegularFile(stackFile) ? StackFile.read(stackFile, stackFileName, new Problems()) : Map.of();
        return new ReadConfig(EngineConfig.read(values, secretKeys), Locations.of(file), new Problems());
    }

    /** The configuration; empty when an error kept it from being read. */
    public Optional<StackConfig> stack() {
        return stack;
    }

    /** The problems of the reading itself. */
    public List<Problem> problems() {
        return problems;
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

    /** The same problems, each with the place of its key in the stack file and without any text that is a secret. */
    public List<Problem> located(List<Problem> found) {
        List<Problem> located = new ArrayList<>();
        for (Problem problem : found) {
            Problem placed = problem.at().isPresent() ? problem : problem.at(locations.find(problem.path()));
            located.add(secrets.takeOut(placed));
        }
        return located;
    }
}
