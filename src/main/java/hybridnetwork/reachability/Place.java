package hybridnetwork.reachability;

/**
 * Where an end of a packet is.
 *
 * @param index of the subnet, site or frontend; 0 for the rest
 */
public record Place(Kind kind, int index) implements Comparable<Place> {
    public static final Place ON_PREMISES = new Place(Kind.ON_PREMISES, 0);
    public static final Place INTERNET = new Place(Kind.INTERNET, 0);
    public static final Place NOWHERE = new Place(Kind.NOWHERE, 0);

    public enum Kind {
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

    public static Place subnet(int index) {
        return new Place(Kind.SUBNET, index);
    }

    public static Place frontend(int index) {
        return new Place(Kind.FRONTEND, index);
    }

    public static Place site(int index) {
        return new Place(Kind.SITE, index);
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    @Override
    public int compareTo(Place other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : Integer.compare(index, other.index);
    }
}
