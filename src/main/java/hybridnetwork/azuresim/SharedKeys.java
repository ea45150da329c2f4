package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The pre-shared key of a tunnel, which each end keeps for itself. Azure's end takes it from the request that creates the
 * connection. A later request leaves it as it is, whatever it says ("The PUT operation on the vnet gw connection will not update the
 * shared_key", hashicorp/terraform-provider-azurerm#11742, May 2021; #33392, September 2026): an operation of its own changes it.
 */
final class SharedKeys {
    private static final String FACT = "sharedKey";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LONGEST = 128;
    private static final int USUAL_LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SharedKeys() {}

    /** The facts of a connection with the key that its first request says. */
    static Bag atFirst(Bag body, Bag facts) {
        return body.text(FACT)
                .filter(key -> !facts.has(FACT))
                .map(key -> facts.with(FACT, key))
                .orElse(facts);
    }

    /** Azure's end. */
    static Optional<String> of(StoredResource connection) {
        return connection.facts().text(FACT).or(() -> connection.body().text(FACT));
    }

    /**
     * Sets Azure's end.
     *
     * @throws AzureError when there is no such tunnel, or the key is none
     */
    static void set(ArmId connection, String key, World world) {
        StoredResource tunnel = tunnel(connection, world);
        if (!key.matches(ConnectionRules.SHARED_KEY)) {
            throw AzureError.badRequest("The shared key of connection " + connection
                    + " must have 1 to 128 printable characters without blank, hyphen and tilde (psk).");
        }
        world.store(tunnel.withFacts(tunnel.facts().with(FACT, key)));
    }

    /**
     * Has Azure make up a key for its end.
     *
     * @throws AzureError when there is no such tunnel, or a key cannot have this length
     */
    static void reset(ArmId connection, long length, World world) {
        if (length < 1 || length > LONGEST) {
            throw AzureError.badRequest(
                    "The keyLength " + length + " of connection " + connection + " is not between 1 and 128.");
        }
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < length; i++) {
            key.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        set(connection, key.toString(), world);
    }

    /** A tunnel that stands has a key, which no export says: one is made up, and the router has it too. */
    static void agreeOnSome(ArmId connection, World world) {
        StoredResource tunnel = tunnel(connection, world);
        if (of(tunnel).isEmpty()) {
            reset(connection, USUAL_LENGTH, world);
        }
        of(tunnel(connection, world))
                .ifPresent(key -> ConnectionRules.site(tunnel.body())
                        .ifPresent(site -> world.surroundings().key(site, key)));
    }

    /** @throws AzureError when there is none */
    static StoredResource tunnel(ArmId connection, World world) {
        StoredResource found = world.find(connection, ResourceKind.CONNECTION)
                .orElseThrow(() -> AzureError.notFound(connection, ResourceKind.CONNECTION.type()));
        if (ConnectionRules.expressRoute(found.body())) {
            throw AzureError.badRequest(
                    "Connection " + connection + " of type ExpressRoute has no shared key (conn-type-shape).");
        }
        return found;
    }

    /** Whether both ends have the same key. */
    static boolean agree(StoredResource connection, World world) {
        Optional<String> router = ConnectionRules.site(connection.body()).flatMap(world.surroundings()::key);
        return router.isEmpty() || router.equals(of(connection));
    }
}
