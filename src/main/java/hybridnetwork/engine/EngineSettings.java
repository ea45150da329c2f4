package hybridnetwork.engine;

import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInternal;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The whole configuration that the engine hands to the program.
 *
 * <p>The SDK answers for one key at a time, but a misspelt key can only be reported by who sees them all. This is the only
 * place that looks inside the SDK for it.
 *
 * @param values full keys to decrypted values, JSON where they have structure
 * @param secretKeys the keys whose value is, or holds, a secret
 */
record EngineSettings(Map<String, String> values, Set<String> secretKeys) {
    static EngineSettings current() {
        DeploymentImpl.Config config = DeploymentInternal.getInstance().getConfig();
        try {
            Method values = DeploymentImpl.Config.class.getDeclaredMethod("getAllConfig");
            values.setAccessible(true);
            Field secretKeys = DeploymentImpl.Config.class.getDeclaredField("configSecretKeys");
            secretKeys.setAccessible(true);
            return new EngineSettings(
                    textByText((Map<?, ?>) values.invoke(config)), texts((Set<?>) secretKeys.get(config)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of the Pulumi SDK keeps its configuration elsewhere", e);
        }
    }

    private static Map<String, String> textByText(Map<?, ?> map) {
        return map.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));
    }

    private static Set<String> texts(Set<?> set) {
        return set.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
