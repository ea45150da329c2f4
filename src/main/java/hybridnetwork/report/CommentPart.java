package hybridnetwork.report;

import java.util.List;
import java.util.Optional;

/**
 * A piece of a long comment, in lines, that can be folded away and cut.
 *
 * @param summary what stands on the fold; empty for a piece that is never folded
 * @param folded whether it is folded however short it is
 * @param before lines that stay when the piece is cut, such as a table's head or the opening of a fence
 * @param lines what can be cut, from the end
 * @param after lines that stay as well, such as the closing of a fence
 * @param whole where the whole can be seen, to follow {@code the whole:}; empty for a piece that is never cut
 * @param extra what it is, where a reader can do without it
 */
record CommentPart(
        String summary,
        boolean folded,
        List<String> before,
        List<String> lines,
        List<String> after,
        String whole,
        Optional<Extra> extra) {
    /** What goes before anything about the change itself is cut, in this order. */
    enum Extra {
        TOPOLOGY("the topology"),
        ADVICE("recommendations"),
        BEFORE("problems as before"),
        PROOF("proofs that hold");

        private final String words;

        Extra(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Longer pieces are folded, where they can be. */
    private static final int LONGEST_UNFOLDED = 4_000;

    CommentPart {
        before = List.copyOf(before);
        lines = List.copyOf(lines);
        after = List.copyOf(after);
    }

    CommentPart(
            String summary, boolean folded, List<String> before, List<String> lines, List<String> after, String whole) {
        this(summary, folded, before, lines, after, whole, Optional.empty());
    }

    /** The same piece, as one that a reader can do without. */
    CommentPart as(Extra what) {
        return new CommentPart(summary, folded, before, lines, after, whole, Optional.of(what));
    }

    /** Lines that are always shown, and as they are. */
    static CommentPart fixed(String... lines) {
        return new CommentPart("", false, List.of(), List.of(lines), List.of(), "");
    }

    /** Rendered Markdown, one line for each of its own. */
    static CommentPart of(String summary, boolean folded, String markdown, String whole) {
        return new CommentPart(
                summary, folded, List.of(), markdown.stripTrailing().lines().toList(), List.of(), whole);
    }

    /** The piece with only so many of its lines, and a line that says so; of a piece without any only that line is left. */
    String render(int kept) {
        StringBuilder text = new StringBuilder();
        if (kept == 0 && !lines.isEmpty()) {
            return text.append('_')
                    .append(summary)
                    .append(summary.isEmpty() ? "" : ": ")
                    .append(leftOut(kept))
                    .append("_\n\n")
                    .toString();
        }
        boolean fold = !summary.isEmpty() && (folded || length() > LONGEST_UNFOLDED);
        if (fold) {
            text.append("<details><summary>").append(summary).append("</summary>\n\n");
        } else if (!summary.isEmpty()) {
            text.append("**").append(summary).append("**\n\n");
        }
        append(text, before);
        append(text, lines.subList(0, kept));
        append(text, after);
        if (kept < lines.size()) {
            text.append("\n_").append(leftOut(kept)).append("_\n");
        }
        return text.append(fold ? "\n</details>\n\n" : "\n").toString();
    }

    private String leftOut(int kept) {
        return ProofWords.count(lines.size() - kept, "line") + (kept == 0 ? " of " : " more of ") + lines.size()
                + " left out, since a comment can be only so long; the whole: " + whole;
    }

    boolean canBeCut() {
        return !whole.isEmpty();
    }

    int length() {
        return length(before) + length(lines) + length(after);
    }

    private static int length(List<String> lines) {
        return lines.stream().mapToInt(line -> line.length() + 1).sum();
    }

    private static void append(StringBuilder text, List<String> lines) {
        lines.forEach(line -> text.append(line).append('\n'));
    }
}
