package hybridnetwork.reachability;

/**
 * Where an end of a packet is.
 *
 * @param index of the subnet, site or frontend; 0 for the rest
 */
record Place(Kind kind, int index) implements Comparable<Place> {
    static final Place ON_PREMISES = new Place(Kind.ON_PREMISES, 0);
    static final Place INTERNET = new Place(Kind.INTERNET, 0);
    static final Place NOWHERE = new Place(Kind.NOWHERE, 0);

    enum Kind {
        SUBNET,
        FRONTEND,
        /** The site that a packet comes from. */
        SITE,
        /** Whatever site has the destination. */
        ON_PREMISES,
        INTERNET,
        /** An address that nobody has: private and unassigned, reserved by Azure, or the platform's. */
        NOWHERE
    }

    static Place subnet(int index) {
        return new Place(Kind.SUBNET, index);
    }

    static Place frontend(int index) {
        return new Place(Kind.FRONTEND, index);
    }

    static Place site(int index) {
        return new Place(Kind.SITE, index);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    @Override
    public int compareTo(Place other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : Integer.compare(index, other.index);
    }
}
