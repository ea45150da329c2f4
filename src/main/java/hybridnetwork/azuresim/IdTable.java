package hybridnetwork.azuresim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an id of each type of azure-native is made of, as the SDK's documentation has it for imports, and which API version the type is
 * of.
 */
final class IdTable {
    private static final String GROUPS = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}";
    private static final String FILE = "azure-native-ids.txt";
    private static final Map<String, String> BY_TOKEN = new HashMap<>();
    private static final Map<String, String> VERSIONED = new HashMap<>();

    static {
        read();
    }

    private IdTable() {}

    /** The template of a token without API version; empty for one that azure-native does not have. */
    static Optional<String> template(String token) {
        return Optional.ofNullable(BY_TOKEN.get(token));
    }

    /** All templates, by token. */
    static Map<String, String> all() {
        return Collections.unmodifiableMap(BY_TOKEN);
    }

    /** The same type's token with its API version, such as {@code azure-native:network/v20230201:Subnet}. */
    static Optional<String> versioned(String token) {
        return Optional.ofNullable(VERSIONED.get(token));
    }

    /** Whether what is below this template lives in a resource group. */
    static boolean inGroup(String template) {
        return template.startsWith(GROUPS + "/");
    }

    private static void read() {
        try (InputStream file = IdTable.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the class path has no " + FILE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            String module = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(" ")) {
                    String[] words = line.substring(1).split(" ", 3);
                    String token = "azure-native:" + module + words[0];
                    BY_TOKEN.put(token, words[2].startsWith("/") ? words[2] : GROUPS + "/providers/" + words[2]);
                    if (words[1].startsWith("v")) {
                        VERSIONED.put(token, "azure-native:" + module.replace(":", "/" + words[1] + ":") + words[0]);
                    }
                } else if (!line.startsWith("#")) {
                    module = line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
