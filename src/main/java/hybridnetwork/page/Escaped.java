package hybridnetwork.page;

/** Text of others in a page, which stays text whatever it is. */
final class Escaped {
    private Escaped() {}

    /** For an element's content or a quoted attribute. What cannot be seen, or turns what follows around, is spelled. */
    static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n' -> html.append('\n');
                default -> {
                    if (isShown(c)) {
                        html.appendCodePoint(c);
                    } else {
                        html.append(String.format("\\u%04x", c));
                    }
                }
            }
        });
        return html.toString();
    }

    /** JSON for a script element: nothing in it ends the element or begins a comment, and it is the same JSON. */
    static String script(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static boolean isShown(int c) {
        int type = Character.getType(c);
        return !Character.isISOControl(c)
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
