package hybridnetwork.template.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads template expressions.
 *
 * <p>{@code primary := text | number | name(.name)? '(' arguments ')'}, followed by any number of {@code .name}, {@code .?name},
 * {@code [key]} and {@code [?key]}. A text that begins with {@code [[} is no expression: it stands for one bracket.
 */
public final class Parser {
    /** How deep brackets may nest: more than anybody writes, and no end of the stack. */
    private static final int DEEPEST = 120;

    private final String text;
    private int at;
    private int depth;

    private Parser(String text) {
        this.text = text;
    }

    /** Whether a text of a template is an expression. */
    public static boolean isExpression(String text) {
        return text.startsWith("[") && !text.startsWith("[[") && text.endsWith("]");
    }

    /** What a text that is no expression says. */
    public static String literal(String text) {
        return text.startsWith("[[") ? text.substring(1) : text;
    }

    /**
     * Reads a text that {@linkplain #isExpression is one}.
     *
     * @throws BadExpression when it cannot be read
     */
    public static Expression parse(String text) {
        Parser parser = new Parser(text.substring(1, text.length() - 1));
        Expression expression = parser.expression();
        parser.skipSpace();
        if (parser.at < parser.text.length()) {
            throw parser.unexpected();
        }
        return expression;
    }

    private Expression expression() {
        if (++depth > DEEPEST) {
            throw new BadExpression("it nests deeper than " + DEEPEST + " brackets");
        }
        Expression read = primary();
        while (true) {
            skipSpace();
            if (skip('.')) {
                boolean safe = skip('?');
                read = new Expression.Element(read, new Expression.Literal(name()), safe);
            } else if (skip('[')) {
                boolean safe = skip('?');
                read = new Expression.Element(read, expression(), safe);
                expect(']');
            } else {
                depth--;
                return read;
            }
        }
    }

    private Expression primary() {
        skipSpace();
        char next = peek();
        if (next == '\'') {
            return new Expression.Literal(quoted());
        }
        if (next == '-' || Character.isDigit(next)) {
            return new Expression.Literal(number());
        }
        String name = name();
        skipSpace();
        if (peek() == '.') {
            at++;
            name += "." + name();
            skipSpace();
        }
        expect('(');
        return new Expression.Call(name.toLowerCase(Locale.ROOT), arguments());
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        skipSpace();
        if (skip(')')) {
            return arguments;
        }
        while (true) {
            arguments.add(expression());
            skipSpace();
            if (skip(')')) {
                return arguments;
            }
            expect(',');
        }
    }

    /** An apostrophe in a text is written twice. */
    private String quoted() {
        StringBuilder read = new StringBuilder();
        at++;
        while (true) {
            int end = text.indexOf('\'', at);
            if (end < 0) {
                throw new BadExpression("a text does not end: an apostrophe is missing");
            }
            read.append(text, at, end);
            at = end + 1;
            if (!skip('\'')) {
                return read.toString();
            }
            read.append('\'');
        }
    }

    private Double number() {
        int start = at++;
        while (Character.isDigit(peek())) {
            at++;
        }
        try {
            return (double) Long.parseLong(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw new BadExpression("'" + text.substring(start, at) + "' is not a whole number");
        }
    }

    private String name() {
        skipSpace();
        int start = at;
        while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '$') {
            at++;
        }
        if (start == at) {
            throw unexpected();
        }
        return text.substring(start, at);
    }

    private void expect(char wanted) {
        skipSpace();
        if (!skip(wanted)) {
            throw unexpected();
        }
    }

    private boolean skip(char wanted) {
        if (peek() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** The next character, or one that no expression has. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipSpace() {
        while (Character.isWhitespace(peek())) {
            at++;
        }
    }

    private BadExpression unexpected() {
        return new BadExpression(
                at < text.length()
                        ? "'" + text.charAt(at) + "' is not expected at character " + (at + 2)
                        : "it ends too early");
    }
}
