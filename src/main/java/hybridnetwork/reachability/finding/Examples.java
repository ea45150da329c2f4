package hybridnetwork.reachability.finding;

import java.util.List;

/** Lists that are too long for a message. */
public final class Examples {
    private static final int SHOWN = 3;

    private Examples() {}

    /** A few of many. */
    public static String of(List<?> all) {
        String shown = String.join(
                ", ", all.stream().limit(SHOWN).map(Object::toString).toList());
        return all.size() > SHOWN ? shown + " and " + (all.size() - SHOWN) + " more" : shown;
    }
}
