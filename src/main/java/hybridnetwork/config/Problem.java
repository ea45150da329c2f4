package hybridnetwork.config;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Something wrong with the configuration, told so that its author can mend it without reading anything else.
 *
 * <p>Messages follow one guideline. {@code message} is one sentence without a full stop, lower case unless it starts with a
 * name, in the user's words. {@code got} is the value as it was written, never a secret's. {@code allowed} says what
 * would be right and {@code fix} what to do, once. None of them grows with the input: {@link #excerpt} shortens values.
 *
 * @param rule the id of the rule, kebab-case, such as {@code gw-subnet-min-prefix-coexist}
 * @param path the key at fault; {@link ConfigPath#ROOT} for the file as a whole
 * @param at the place in the stack file, where there is a file
 * @param accepted the team's reason to live with it, where {@code acceptedRisks} names the rule; it is advice then, to be
 *     shown in full
 */
public record Problem(
        String rule,
        Severity severity,
        ConfigPath path,
        String message,
        Optional<String> got,
        Optional<String> allowed,
        Optional<String> fix,
        Optional<SourceLocation> at,
        Optional<String> accepted) {

    /** What stands in place of a secret value. */
    public static final String SECRET = "[secret]";

    /** The longest value that a problem quotes, in characters. */
    private static final int LONGEST_EXCERPT = 80;

    public static Problem error(String rule, ConfigPath path, String message) {
        return of(Severity.ERROR, rule, path, message);
    }

    public static Problem warning(String rule, ConfigPath path, String message) {
        return of(Severity.WARNING, rule, path, message);
    }

    public static Problem of(Severity severity, String rule, ConfigPath path, String message) {
        return new Problem(
                rule,
                severity,
                path,
                message,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same problem with the value that was found, shortened where it is long. */
    public Problem got(Object value) {
        return new Problem(
                rule, severity, path, message, Optional.of(excerpt(value.toString())), allowed, fix, at, accepted);
    }

    public Problem allowed(String what) {
        return new Problem(rule, severity, path, message, got, Optional.of(what), fix, at, accepted);
    }

    public Problem fix(String what) {
        return new Problem(rule, severity, path, message, got, allowed, Optional.of(what), at, accepted);
    }

    /** The same problem with its fix, where it has one, in other words. */
    Problem fix(UnaryOperator<String> change) {
        return new Problem(rule, severity, path, message, got, allowed, fix.map(change), at, accepted);
    }

    public Problem at(Optional<SourceLocation> location) {
        return new Problem(rule, severity, path, message, got, allowed, fix, location, accepted);
    }

    Problem message(String other) {
        return new Problem(rule, severity, path, other, got, allowed, fix, at, accepted);
    }

    public Problem severity(Severity other) {
        return new Problem(rule, other, path, message, got, allowed, fix, at, accepted);
    }

    /** The same problem as a risk that the team accepts, for the reason given. */
    public Problem accepted(String reason) {
        return new Problem(rule, Severity.ADVICE, path, message, got, allowed, fix, at, Optional.of(excerpt(reason)));
    }

    /** The same problem with every text of it changed, as for taking secrets out. */
    Problem texts(UnaryOperator<String> change) {
        return new Problem(
                rule,
                severity,
                path,
                change.apply(message),
                got.map(change),
                allowed.map(change),
                fix.map(change),
                at,
                accepted.map(change));
    }

    /** Whether it is no more than a recommendation: advice that is not a warning which the team accepts. */
    public boolean isRecommendation() {
        return severity == Severity.ADVICE && accepted.isEmpty();
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The message with what was found and what is allowed, on one line: for outputs that have no fields for them. */
    public String sentence() {
        StringBuilder sentence = new StringBuilder(message);
        got.ifPresent(value -> sentence.append("; got ").append(value));
        allowed.ifPresent(what -> sentence.append("; allowed: ").append(what));
        accepted.ifPresent(reason -> sentence.append("; accepted: ").append(reason));
        return sentence.toString();
    }

    /** The problem on several lines without colour, as the engine's log shows it. */
    public String text() {
        StringBuilder text = new StringBuilder("[" + rule + "] " + message);
        String place = at.map(location -> location + (path.text().isEmpty() ? "" : " (" + path + ")"))
                .orElse(path.text());
        if (!place.isEmpty()) {
            text.append("\n    --> ").append(place);
        }
        got.ifPresent(value -> text.append("\n    got: ").append(value));
        allowed.ifPresent(what -> text.append("\nallowed: ").append(what));
        fix.ifPresent(what -> text.append("\n    fix: ").append(what));
        return text.toString();
    }

    /** A value on one line: control characters shown as escapes, and at most {@value #LONGEST_EXCERPT} characters. */
    public static String excerpt(String value) {
        Objects.requireNonNull(value);
        StringBuilder line = new StringBuilder();
        int[] codePoints = value.codePoints().limit(LONGEST_EXCERPT + 1L).toArray();
        for (int i = 0; i < Math.min(codePoints.length, LONGEST_EXCERPT); i++) {
            int c = codePoints[i];
            boolean printable = !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT
                    && Character.getType(c) != Character.SURROGATE
                    && Character.getType(c) != Character.LINE_SEPARATOR
                    && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
            if (printable) {
                line.appendCodePoint(c);
            } else {
                line.append(String.format("\\u%04x", c));
            }
        }
        return codePoints.length > LONGEST_EXCERPT ? line.append('…').toString() : line.toString();
    }
}
