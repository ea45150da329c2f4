package hybridnetwork.reachability.finding;

import java.util.List;

/** Lists that are too long for a message. */
public final class Examples {
    private static final int SHOWN = 3;

    private Examples() {}

    /** A few of many. */
    public static String of(List<?> all) {
        return of(all, SHOWN);
    }

    /** The first of many. */
    public static String of(List<?> all, int most) {
        String shown =
                String.join(", ", all.stream().limit(most).map(Object::toString).toList());
        return all.size() > most ? shown + " and " + (all.size() - most) + " more" : shown;
    }
}
