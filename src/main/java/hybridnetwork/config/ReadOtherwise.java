package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The problem of a scalar that the engine hands on as something else than what is written ({@code engine-reads-otherwise}). */
final class ReadOtherwise {
    static final String RULE = "engine-reads-otherwise";

    private static final Pattern LEADING_ZEROS = Pattern.compile("(-?)0+([1-9]\\d*)");

    private ReadOtherwise() {}

    static Problem value(ConfigPath path, String written, PlainScalar plain, boolean secret) {
        if (secret) {
            return Problem.error(RULE, path, "a key is written so that the engine reads it otherwise")
                    .got(Problem.SECRET)
                    .fix("put it in quotes");
        }
        String quoted = quoted(written);
        String name = "`" + path.lastName() + "`";
        return switch (plain.outcome()) {
            case TIME ->
                Problem.error(RULE, path, name + " is a moment to the engine, which adds a time of day and a zone")
                        .got(written)
                        .fix("put it in quotes: " + quoted);
            case STOPS ->
                Problem.error(RULE, path, name + " is a number to the engine that it cannot hand on")
                        .got(written)
                        .fix("put it in quotes: " + quoted);
            case OTHER_NUMBER, ARRIVES ->
                Problem.error(RULE, path, "the engine reads " + name + " as " + plain.text())
                        .got(written)
                        .fix("write " + probablyMeant(written).orElse(plain.text()) + ", or " + quoted
                                + " if it is text");
        };
    }

    static Problem key(ConfigPath path, String written, PlainScalar plain, boolean secret) {
        if (secret) {
            return Problem.error(RULE, path, "a name is written so that the engine reads it otherwise")
                    .got(Problem.SECRET)
                    .fix("put the name in quotes");
        }
        String what = plain.kind() == Kind.NUMBER || plain.kind() == Kind.BOOLEAN
                ? "the engine reads a name as " + plain.text()
                : plain.kind() == Kind.NULL
                        ? "the engine reads a name as nothing"
                        : "the engine reads a name as something else than text";
        return Problem.error(RULE, path, what).got(written).fix("put it in quotes: " + quoted(written));
    }

    static Problem tagged(ConfigPath path) {
        return Problem.error(RULE, path, "a YAML tag tells the engine to read `" + path.lastName() + "` otherwise")
                .fix("remove the tag, and put text in quotes");
    }

    /** Without a leading zero, which hardly anybody writes to say octal. */
    private static Optional<String> probablyMeant(String written) {
        Matcher decimal = LEADING_ZEROS.matcher(written);
        return decimal.matches() ? Optional.of(decimal.group(1) + decimal.group(2)) : Optional.empty();
    }

    private static String quoted(String written) {
        return "\"" + Problem.excerpt(written) + "\"";
    }
}
