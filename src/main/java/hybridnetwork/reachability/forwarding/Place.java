package hybridnetwork.reachability.forwarding;

/**
 * Where an end of a packet is.
 *
 * @param index of the site or frontend; 0 for the rest
 */
public record Place(Kind kind, int index) implements Comparable<Place> {
    public static final Place HOSTS = new Place(Kind.HOSTS, 0);
    public static final Place ON_PREMISES = new Place(Kind.ON_PREMISES, 0);
    public static final Place INTERNET = new Place(Kind.INTERNET, 0);

    /** What is there. */
    public enum Kind {
        /** A host of a network; its address tells the subnet. */
        HOSTS,
        FRONTEND,
        /** The site that a packet comes from. */
        SITE,
        /** Whatever site has the destination. */
        ON_PREMISES,
        INTERNET
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
