package hybridnetwork.live;

/** Azure, or the provider that asks it, gave another answer than a resource or its absence. */
public final class AzureRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AzureRefused(String token, String words) {
        super(token + ": " + words.lines().findFirst().orElse("no reason given"));
    }
}
