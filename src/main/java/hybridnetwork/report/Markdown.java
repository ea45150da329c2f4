package hybridnetwork.report;

/** Escapes user text for GitHub's Markdown, so that no name can break a table, inject HTML or call a person. */
final class Markdown {
    private static final String PUNCTUATION = "\\`*_{}[]()#!~|$^=";
    private static final String ZERO_WIDTH_SPACE = "&#8203;";

    private Markdown() {}

    /** Text for a paragraph or a table cell, which shows exactly as given. */
    static String text(String text) {
        StringBuilder escaped = new StringBuilder();
        Terminal.printable(text).codePoints().forEach(c -> {
            if (c == '&') {
                escaped.append("&amp;");
            } else if (c == '<') {
                escaped.append("&lt;");
            } else if (c == '>') {
                escaped.append("&gt;");
            } else if (c == '@') {
                escaped.append('@').append(ZERO_WIDTH_SPACE);
            } else if (c == ':') {
                // Neither an emoji nor the start of a link.
                escaped.append("&#58;");
            } else if (PUNCTUATION.indexOf(c) >= 0) {
                escaped.append('\\').appendCodePoint(c);
            } else {
                escaped.appendCodePoint(c);
            }
        });
        // The other start of a link.
        return escaped.toString().replace("www.", "www&#46;");
    }

    /**
     * Text in a code span, for commands and identifiers. A bar, which no escape keeps inside a table's cell in every
     * renderer, becomes a broken bar, and a backtick an apostrophe.
     */
    static String code(String text) {
        return "`" + Terminal.printable(text).replace('|', '¦').replace('`', '\'') + "`";
    }
}
