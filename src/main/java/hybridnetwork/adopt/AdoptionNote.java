package hybridnetwork.adopt;

/**
 * Something that whoever adopts a network has to know: nothing that Azure has is dropped without one.
 *
 * @param about a resource or a key of the proposal, as people call it
 * @param text what of it, and why: the rest of a sentence that begins with {@code about}
 */
public record AdoptionNote(Kind kind, String about, String text) {
    /** What a note is for, the gravest first. */
    public enum Kind {
        /** The proposal cannot be deployed as long as this is so. */
        IN_THE_WAY("in the way"),
        /** Azure does not know it: it is written in angle brackets, and the reader refuses it. */
        TO_FILL_IN("to fill in"),
        /** Azure has it, and the proposal does not. */
        LEFT_OUT("left out"),
        /** Azure does not say it; what the proposal says instead has to be looked at. */
        ASSUMED("assumed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    static AdoptionNote inTheWay(String about, String text) {
        return new AdoptionNote(Kind.IN_THE_WAY, about, text);
    }

    static AdoptionNote leftOut(FoundResource resource, String text) {
        return leftOut(called(resource), text);
    }

    static AdoptionNote leftOut(String about, String text) {
        return new AdoptionNote(Kind.LEFT_OUT, about, text);
    }

    static AdoptionNote assumed(String about, String text) {
        return new AdoptionNote(Kind.ASSUMED, about, text);
    }

    static AdoptionNote toFillIn(String about, String text) {
        return new AdoptionNote(Kind.TO_FILL_IN, about, text);
    }

    /** Such as {@code VirtualNetwork hub}. */
    static String called(FoundResource resource) {
        return resource.kind() + " " + resource.name();
    }
}
