package hybridnetwork.live;

/** Where the token of a request to Azure's REST API comes from. */
@FunctionalInterface
public interface AccessTokens {
    /**
     * A token that is valid now, by a login that is made anew where it has to be.
     *
     * @return the token alone, as it follows the word {@code Bearer}; nothing may print it
     * @throws AzureRefused when the login gives none
     */
    String token();
}
