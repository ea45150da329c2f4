package hybridnetwork.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java installation of this machine.
 *
 * @param feature the version, such as 17
 */
public record Jdk(Path home, int feature) {
    /** The one that runs the tests, and the newest that is found where Debian and GitHub's runners have them. */
    public static List<Jdk> runningAndNewest() {
        Jdk running = new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
        return Stream.concat(Stream.of(running), newer(running)).toList();
    }

    /** The newest, which may be the one that runs the tests. */
    public static Jdk newest() {
        List<Jdk> both = runningAndNewest();
        return both.get(both.size() - 1);
    }

    private static Stream<Jdk> newer(Jdk running) {
        List<Path> homes = new ArrayList<>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("JAVA_HOME_")) {
                homes.add(Path.of(value));
            }
        });
        Path debian = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> found = Files.list(debian)) {
                found.forEach(homes::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return homes.stream()
                .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                .map(home -> new Jdk(home, featureOf(home)))
                .filter(found -> found.feature > running.feature)
                .max(Comparator.comparingInt(Jdk::feature))
                .stream();
    }

    private static int featureOf(Path home) {
        var release = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        } catch (IOException e) {
            return 0;
        }
        // "17.0.15", with the quotes; "1.8.0" of a JDK 8 counts as 1, which is old enough.
        String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("[.-]", 2)[0]);
    }

    /** The command {@code java}. */
    public String java() {
        return home.resolve("bin/java").toString();
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
