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
    SECRETS(1),
    /** The router has the new key: its operator has said so. */
    ROUTER(2),
    /** Azure has the new key, on every connection of the site. */
    AZURE(3),
    /** Every tunnel has been made anew with the new key, and is up. */
    TUNNELS(4),
    /** The stack's state has the new key. */
    STATE(5);

    private final int number;

    Step(int number) {
        this.number = number;
    }

    /** Its place in the order, from 1. */
    public int number() {
        return number;
    }

    /** The word for it, in the journal and elsewhere. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
