package hybridnetwork.rehearsal;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the engine keeps a stack's state, and with what it encrypts the secrets.
 *
 * @param url as {@code pulumi login} takes it, such as {@code file:///folder} or {@code azblob://container}
 * @param environment the variables with which the engine gets at the state and at the secrets
 */
record Backend(String url, Map<String, String> environment) {
    Backend {
        environment = Map.copyOf(environment);
    }

    /**
     * A folder of this machine, and a passphrase for what lives only as long as the folder.
     *
     * <p>Without the bucket's attribute files: the engine writes them in place, so a kill can leave one empty and the state
     * unreadable ("failed to load checkpoint: EOF").
     */
    static Backend in(Path folder) {
        return new Backend(folder.toUri() + "?metadata=skip", Map.of("PULUMI_CONFIG_PASSPHRASE", "rehearsal"));
    }
}
