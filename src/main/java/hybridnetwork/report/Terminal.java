package hybridnetwork.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What the reader's terminal can show.
 *
 * @param width in columns; text is laid out for {@value #NARROWEST} and more
 * @param colour whether ANSI colours are understood and wanted
 */
public record Terminal(int width, boolean colour) {
    /** A pipe, a file or a test: 100 columns without colour. */
    public static final Terminal PLAIN = new Terminal(100, false);

    private static final int NARROWEST = 80;

    public Terminal {
        width = Math.max(width, NARROWEST);
    }

    /** Whether what is printed goes to a file or another program, which look for a line as a whole. */
    boolean isPlain() {
        return equals(PLAIN);
    }

    enum Paint {
        RED("31;1"),
        YELLOW("33;1"),
        GREEN("32"),
        BLUE("34;1"),
        BOLD("1"),
        DIM("2");

        private final String code;

        Paint(String code) {
            this.code = code;
        }
    }

    String paint(Paint paint, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + paint.code + "m" + text + "\u001b[0m" : text;
    }

    /** Text that cannot move the cursor, start a new line or hide what follows. */
    static String printable(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean shown = !Character.isISOControl(c)
                    && type != Character.FORMAT
                    && type != Character.SURROGATE
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR;
            if (shown) {
                line.appendCodePoint(c);
            } else {
                line.append(String.format("\\u%04x", c));
            }
        });
        return line.toString();
    }

    /** The text, or its beginning and an ellipsis where it has more than {@code columns} characters. */
    static String shortened(String text, int columns) {
        if (text.codePointCount(0, text.length()) <= columns) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, Math.max(columns - 1, 0))) + "…";
    }

    /** The text with spaces after it, up to so many columns. */
    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(columns - text.codePointCount(0, text.length()), 0));
    }

    /** The text in lines of at most so many characters, broken at spaces where there are any. */
    static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.codePointCount(0, rest.length()) > columns) {
            int limit = rest.offsetByCodePoints(0, columns);
            int space = rest.lastIndexOf(' ', limit);
            int end = space > limit / 2 ? space : limit;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
