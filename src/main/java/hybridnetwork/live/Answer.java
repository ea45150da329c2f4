package hybridnetwork.live;

import hybridnetwork.resources.Bag;
import java.util.Optional;

/** What came of a question to the provider. */
public sealed interface Answer {
    /** What Azure has; it may hold keys in clear. */
    record Found(Bag bag) implements Answer {
        /** Nothing of the bag, which may hold keys. */
        @Override
        public String toString() {
            return "Found";
        }
    }

    /** Azure has no such resource, or not what it would be part of. */
    record NotFound() implements Answer {}

    /**
     * Azure, or the provider, did not say.
     *
     * @param words what it said instead
     */
    record Refused(String words) implements Answer {}

    /** The bag; empty where nothing was found. */
    default Optional<Bag> found() {
        return this instanceof Found found ? Optional.of(found.bag()) : Optional.empty();
    }
}
