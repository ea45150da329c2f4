package hybridnetwork.reachability.reading;

import hybridnetwork.resources.Bag;

/**
 * One side of a peering between two networks among the resources.
 *
 * @param access whether the remote space is in the tag {@code VirtualNetwork}
 * @param forwarded whether this network takes what appliances of the remote one hand on
 * @param transit whether the remote network may use the gateways of this one
 * @param usesRemote whether this network uses those of the remote one
 * @param connected whether the side says that it is
 */
record PeeringSide(Flag access, Flag forwarded, Flag transit, Flag usesRemote, boolean connected) {
    /** Azure lets a network have one peering with another: of two, nobody knows which it has. */
    PeeringSide or(PeeringSide other) {
        return new PeeringSide(
                access.or(other.access),
                forwarded.or(other.forwarded),
                transit.or(other.transit),
                usesRemote.or(other.usesRemote),
                connected && other.connected);
    }

    /** What is known of a flag. */
    enum Flag {
        YES,
        NO,
        OPEN;

        static Flag of(Bag bag, String property, Flag byDefault) {
            if (bag.isOpaque(property)) {
                return OPEN;
            }
            return bag.has(property) ? (bag.flag(property) ? YES : NO) : byDefault;
        }

        Flag and(Flag other) {
            return this == NO || other == NO ? NO : this == YES && other == YES ? YES : OPEN;
        }

        /** The same where it is not known whether there is anything to have it. */
        Flag perhaps() {
            return this == NO ? NO : OPEN;
        }

        /** What is known where two places say something. */
        Flag or(Flag other) {
            return this == other ? this : OPEN;
        }
    }
}
