package hybridnetwork.reachability.model;

/**
 * Something that is not known or not modelled, and the packets that it could change: none of them is known to be delivered,
 * or to be lost but by a group that is known.
 *
 * @param what is not known, as a sentence
 */
public record Doubt(String what, Scope scope) {
    /** For a reason. */
    public String reason() {
        return what;
    }
}
