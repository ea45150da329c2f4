package hybridnetwork.reachability.reading;

/** What a property that names another resource turned out to mean. */
public sealed interface Reference {
    /** The property is not set. */
    record Absent() implements Reference {}

    /** A resource of the same stack. */
    record Found(Resource resource) implements Reference {}

    /** A resource that is not in the stack. */
    record External(String id) implements Reference {}

    /** A value that is not known yet and could mean several resources, or none. */
    record Unknown() implements Reference {}
}
