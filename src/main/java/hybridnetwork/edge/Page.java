package hybridnetwork.edge;

import java.util.Locale;

/** The text of a configuration file, with comments that are wrapped. */
final class Page {
    private static final int WIDTH = 110;

    private final StringBuilder text = new StringBuilder();
    private final String mark;

    /** @param mark what a comment begins with */
    Page(String mark) {
        this.mark = mark;
    }

    Page line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
        return this;
    }

    /** Puts what another page has behind it. */
    Page append(String lines) {
        text.append(lines);
        return this;
    }

    /** Closes a section. */
    Page gap() {
        text.append(mark.equals("!") ? "!\n" : "\n");
        return this;
    }

    Page comment(String words) {
        return comment("", words);
    }

    /** @param indent what stands before the mark */
    Page comment(String indent, String words) {
        StringBuilder line = new StringBuilder(indent + mark);
        for (String word : words.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH && line.length() > indent.length() + mark.length()) {
                text.append(line).append('\n');
                line = new StringBuilder(indent + mark);
            }
            line.append(' ').append(word);
        }
        text.append(line.toString().stripTrailing()).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
