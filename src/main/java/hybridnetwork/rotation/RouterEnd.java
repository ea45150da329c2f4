package hybridnetwork.rotation;

import hybridnetwork.config.SecretText;

/** The router's end, which a person, or that person's tool, changes. */
@FunctionalInterface
public interface RouterEnd {
    /**
     * Hands the key over, and hears whether the router has it.
     *
     * @return false where nobody says so yet
     */
    boolean has(SecretText key) throws RotationFailed;
}
