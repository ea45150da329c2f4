package hybridnetwork.config;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lists in messages, which never grow with the input. */
public final class Words {
    private Words() {}

    /** The first few of some values and how many more there are. */
    public static String few(Collection<?> values, int most) {
        String first = values.stream().limit(most).map(Object::toString).collect(Collectors.joining(", "));
        return values.size() > most ? first + " and " + (values.size() - most) + " more" : first;
    }
}
