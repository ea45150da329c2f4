package hybridnetwork.template.evaluation;

import java.util.List;

/**
 * A function of template expressions whose value follows from its arguments alone.
 *
 * @param opacity what it makes of values that are secret or not known
 */
record Function(Opacity opacity, Body body) {
    /** What becomes of arguments that are opaque, or hold something opaque. */
    enum Opacity {
        /** Nothing opaque gets in: one anywhere in the arguments makes the value opaque. */
        WHOLE,
        /** An opaque argument makes the value opaque; one that holds something opaque is handed on. */
        PARTS,
        /** The function decides. */
        OWN
    }

    /** Makes the value. */
    @FunctionalInterface
    interface Body {
        Object of(Arguments arguments);
    }

    static Function whole(Body body) {
        return new Function(Opacity.WHOLE, body);
    }

    static Function parts(Body body) {
        return new Function(Opacity.PARTS, body);
    }

    static Function own(Body body) {
        return new Function(Opacity.OWN, body);
    }

    /** The value for some arguments. */
    Object of(String name, List<Object> arguments) {
        boolean opaque = switch (opacity) {
            case WHOLE -> arguments.stream().anyMatch(Json::holdsOpaque);
            case PARTS -> arguments.stream().anyMatch(Json::isOpaque);
            case OWN -> false;
        };
        return opaque ? Json.opaque(arguments) : body.of(new Arguments(name, arguments));
    }
}
