package hybridnetwork.cli;

import java.nio.file.Path;

/** Where the project is: the launcher says so, since it can be started from anywhere. */
final class ProjectFolder {
    private ProjectFolder() {}

    static Path path() {
        return Path.of(System.getProperty("hybrid.home", "."));
    }
}
