package hybridnetwork.testing;

import com.pulumi.Context;
import hybridnetwork.engine.EngineRun;
import java.nio.file.Path;

/** The stacks of the tests: copies that stay as they are while a team edits its own in {@code stacks/}. */
public final class FrozenStacks {
    /** What the program takes for the project's folder to find the copies. */
    public static final Path PROJECT = Path.of("src", "test", "resources");

    /** The copies. */
    static final Path FOLDER = PROJECT.resolve("stacks");

    /** A project whose stacks are the designs beside the blueprint's. */
    public static final Path DESIGNS = PROJECT.resolve("designs");

    private FrozenStacks() {}

    /** The file of a design. */
    public static Path design(String name) {
        return DESIGNS.resolve("stacks").resolve("Pulumi." + name + ".yaml");
    }

    public static Path file(String stack) {
        return FOLDER.resolve("Pulumi." + stack + ".yaml");
    }

    /** The program as the engine runs it, in a project with these stacks. */
    public static void program(Context context) {
        EngineRun.in(PROJECT, context);
    }

    /** The program as the engine runs it in a project of the test's own. */
    public static void programIn(Path project, Context context) {
        EngineRun.in(project, context);
    }
}
