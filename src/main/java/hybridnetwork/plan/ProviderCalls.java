package hybridnetwork.plan;

import java.util.Map;
import java.util.Optional;

/** Answers a program's provider calls in Azure's place, so that one program can be recorded in several states. */
@FunctionalInterface
public interface ProviderCalls {
    /** An empty subscription: every call finds nothing. */
    ProviderCalls NOTHING_EXISTS = (token, args) -> Optional.empty();

    /**
     * The result of a call, called from any thread.
     *
     * @param token such as {@code azure-native:network:getExpressRouteCircuit}
     * @param args plain JSON values, {@link hybridnetwork.resources.Opaque#SECRET} in place of a secret
     * @return the result as plain JSON values ({@code Opaque} allowed); empty where Azure answers 404, which the program
     *     sees as a failed call with {@code Status=404 Code="ResourceNotFound"} in its message
     */
    Optional<Map<String, Object>> call(String token, Map<String, Object> args);
}
