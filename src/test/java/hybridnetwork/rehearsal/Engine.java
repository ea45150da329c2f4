package hybridnetwork.rehearsal;

import static org.junit.jupiter.api.Assumptions.abort;

import hybridnetwork.automation.EngineFolder;
import hybridnetwork.automation.NoEngine;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The engine for tests: found or built once. A test that cannot have one is skipped, and says why; with
 * {@code -Dengine.required=true}, as in CI, it fails.
 */
final class Engine {
    private static @Nullable Path folder;

    private Engine() {}

    static synchronized Path folder() {
        Path known = folder;
        if (known != null) {
            return known;
        }
        try {
            Path found = EngineFolder.find(Path.of("."));
            folder = found;
            return found;
        } catch (NoEngine e) {
            throw missing(e.getMessage());
        }
    }

    /** Skips the test, or fails it where it must run. */
    static RuntimeException missing(@Nullable String reason) {
        if (Boolean.getBoolean("engine.required")) {
            throw new AssertionError("the tests on the engine must run here, but: " + reason);
        }
        return abort(reason);
    }
}
