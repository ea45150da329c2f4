package hybridnetwork.components;

import com.pulumi.core.Output;
import hybridnetwork.config.Problem;
import hybridnetwork.config.SecretText;

/** Hands keys to Azure, marked secret so that the engine encrypts them wherever it writes them. */
final class Secrets {
    private Secrets() {}

    /** The key as a secret output; of a key that is still encrypted, as in an offline plan, only that it is there. */
    static Output<String> output(SecretText key) {
        return Output.ofSecret(key.reveal().orElse(Problem.SECRET));
    }
}
