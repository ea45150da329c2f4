package hybridnetwork.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a file that a reviewer reads.
 *
 * <p>{@code mvn test -Dgolden.update=true} writes the files anew; what changed then shows in the diff. With {@code CI=true} in
 * the environment that is refused, because a build must not approve its own output.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /**
     * Fails with both texts where they differ.
     *
     * @param file below {@code src/test/resources/golden}, such as {@code report/plan.txt}
     */
    public static void assertMatches(String file, String actual) {
        Path path = FOLDER.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            assertThat(System.getenv("CI"))
                    .as("golden files are not rewritten in CI")
                    .isNotEqualTo("true");
            write(path, actual);
        }
        assertThat(path).as("golden file; -Dgolden.update=true writes it").exists();
        assertThat(actual).as("text against %s", path).isEqualTo(read(path));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path path, String text) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
