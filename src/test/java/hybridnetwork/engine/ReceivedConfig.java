package hybridnetwork.engine;

import java.util.Map;
import java.util.Set;

/**
 * The configuration as a program under the engine receives it, for tests of other packages.
 *
 * @param values full keys to decrypted values, JSON where they have structure
 * @param secretKeys the keys whose value is, or holds, a secret
 */
public record ReceivedConfig(Map<String, String> values, Set<String> secretKeys) {
    /** To be called while the program runs. */
    public static ReceivedConfig current() {
        EngineSettings settings = EngineSettings.current();
        return new ReceivedConfig(settings.values(), settings.secretKeys());
    }
}
