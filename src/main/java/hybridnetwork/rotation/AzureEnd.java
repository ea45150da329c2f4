package hybridnetwork.rotation;

import hybridnetwork.config.SecretText;
import java.util.Optional;

/** Azure's end of a site's tunnels. What Azure refuses ends in its own exceptions. */
public interface AzureEnd {
    /** How the site is connected now. */
    SiteHealth health();

    /** The key that Azure has for a tunnel; empty where it does not say. */
    Optional<SecretText> key(Tunnel tunnel);

    /** Sets the key, and waits until Azure has done it. */
    void setKey(Tunnel tunnel, SecretText key);

    /** Has Azure make the tunnel anew, so that both ends prove their keys. */
    void reset(Tunnel tunnel);
}
