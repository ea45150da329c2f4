package hybridnetwork.rotation;

import hybridnetwork.config.SecretText;
import java.util.List;
import java.util.Optional;

/** The stack's secrets and its state, through the engine. */
public interface StackEnd {
    /**
     * What an {@code up} would change.
     *
     * @param keys the site's tunnels of which it would change the shared key alone
     * @param others everything else, such as {@code update of vpn-gateway}
     */
    record Pending(List<Tunnel> keys, List<String> others) {
        public Pending {
            keys = List.copyOf(keys);
            others = List.copyOf(others);
        }
    }

    /** The site's key in the stack's secrets; empty where there is none. */
    Optional<SecretText> key() throws RotationFailed;

    /** Encrypts the key into the stack's secrets. */
    void setKey(SecretText key) throws RotationFailed;

    /** The key that the state has for a tunnel. */
    Optional<SecretText> deployedKey(Tunnel tunnel) throws RotationFailed;

    /** Asks the engine for a preview. */
    Pending pending() throws RotationFailed;

    /** Lets the engine update these tunnels and nothing else. */
    void update(List<Tunnel> tunnels) throws RotationFailed;
}
