package hybridnetwork.review;

/**
 * What the change of a resource means.
 *
 * @param text a sentence without a full stop
 */
public record Remark(Kind kind, String text) {
    /** How much it matters, the gravest first. */
    public enum Kind {
        /** Azure or the engine refuses it, so that a deployment stops there. */
        REFUSED,
        /** Traffic has to do without the resource, for a while or for good. */
        OUTAGE,
        /** Somebody no longer learns that something is wrong, or learns it later. */
        BLIND,
        /** Worth knowing. */
        NOTE
    }

    static Remark refused(String text) {
        return new Remark(Kind.REFUSED, text);
    }

    static Remark outage(String text) {
        return new Remark(Kind.OUTAGE, text);
    }

    static Remark blind(String text) {
        return new Remark(Kind.BLIND, text);
    }

    static Remark note(String text) {
        return new Remark(Kind.NOTE, text);
    }
}
