package hybridnetwork.rotation;

import java.util.Locale;

/**
 * What a rotation does, in this order.
 *
 * <p>The router comes before Azure: IKEv2 asks for the key when a tunnel is made, not when its keys are renewed (RFC 7296, sections
 * 2.8 and 2.15), so a router that is told the new one keeps its tunnel, and Azure's change, a few seconds, is all that is left
 * between the two. The other way round the tunnel would wait for a person. The state comes last: it keeps the old key until
 * nothing can go wrong any more.
 */
public enum Step {
    /** The new key is in the stack's secrets. */
    SECRETS,
    /** The router has the new key: its operator has said so. */
    ROUTER,
    /** Azure has the new key, on every connection of the site. */
    AZURE,
    /** Every tunnel has been made anew with the new key, and is up. */
    TUNNELS,
    /** The stack's state has the new key. */
    STATE;

    /** The word in the journal. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
