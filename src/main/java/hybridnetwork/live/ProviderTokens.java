package hybridnetwork.live;

import hybridnetwork.resources.Bag;
import java.util.Map;

/**
 * The token of the engine's own provider, for Azure Resource Manager in its cloud: so whoever may run {@code pulumi up} may do
 * this, and nobody else.
 */
final class ProviderTokens implements AccessTokens {
    private static final String FUNCTION = "azure-native:authorization:getClientToken";
    private static final String CLOUD = "azure-native:environment";

    private final ProviderSession session;

    ProviderTokens(ProviderSession session) {
        this.session = session;
    }

    @Override
    public String token() {
        return session.invoke(FUNCTION, Bag.EMPTY)
                .found()
                .flatMap(bag -> bag.text("token"))
                .orElseThrow(() -> new AzureRefused(FUNCTION, "the login gives no token"));
    }

    /** Azure's cloud, as azure-native finds it: its configuration, then two variables of the environment. */
    static String cloud(ProviderSession session, Map<String, String> environment) throws NoSession {
        EngineStack.Setting configured = session.stack().settings().get(CLOUD);
        return configured != null
                ? configured.value().getAsString()
                : environment.getOrDefault("ARM_ENVIRONMENT", environment.getOrDefault("AZURE_ENVIRONMENT", ""));
    }
}
