package hybridnetwork.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the keys of a router come from: variables of the environment, or the lines of a file, {@code NAME=KEY} each. */
public final class KeySource {
    /** What a variable of the environment is called before the key's own name. */
    public static final String PREFIX = "HYBRID_";

    private KeySource() {}

    /** The keys among the variables of an environment. */
    public static Map<String, String> ofEnvironment(Map<String, String> variables) {
        Map<String, String> keys = new TreeMap<>();
        variables.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isEmpty()) {
                keys.put(name.substring(PREFIX.length()), value);
            }
        });
        return keys;
    }

    /**
     * The keys in a file. Empty lines and those that begin with {@code #} are left alone.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when a line is no {@code NAME=KEY}; the message has its number, and nothing of it
     */
    public static Map<String, String> ofFile(Path file) throws IOException {
        Map<String, String> keys = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int equals = line.indexOf('=');
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (equals < 1 || equals == line.length() - 1) {
                throw new IllegalArgumentException("line " + (i + 1) + " is not NAME=KEY");
            }
            String name = line.substring(0, equals);
            keys.put(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name, line.substring(equals + 1));
        }
        return keys;
    }

    /** Whether somebody else than its owner can read a file; a file system that cannot say keeps silent. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null
                && view.readAttributes().permissions().stream()
                        .anyMatch(it -> it == PosixFilePermission.GROUP_READ || it == PosixFilePermission.OTHERS_READ);
    }
}
