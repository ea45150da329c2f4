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

/** What an id of each type of azure-native is made of, as the SDK's documentation has it for imports. */
final class IdTable {
    private static final String GROUPS = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}";
    private static final String FILE = "azure-native-ids.txt";
    private static final Map<String, String> BY_TOKEN = read();

    private IdTable() {}

    /** The template of a token without API version; empty for one that azure-native does not have. */
    static Optional<String> template(String token) {
        return Optional.ofNullable(BY_TOKEN.get(token));
    }

    /** All templates, by token. */
    static Map<String, String> all() {
        return BY_TOKEN;
    }

    /** Whether what is below this template lives in a resource group. */
    static boolean inGroup(String template) {
        return template.startsWith(GROUPS + "/");
    }

    private static Map<String, String> read() {
        Map<String, String> templates = new HashMap<>();
        try (InputStream file = IdTable.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the class path has no " + FILE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            String module = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(" ")) {
                    int blank = line.indexOf(' ', 1);
                    String path = line.substring(blank + 1);
                    String template = path.startsWith("/") ? path : GROUPS + "/providers/" + path;
                    templates.put("azure-native:" + module + line.substring(1, blank), template);
                } else if (!line.startsWith("#")) {
                    module = line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
        return Collections.unmodifiableMap(templates);
    }
}
