package hybridnetwork.report;

import hybridnetwork.adopt.Adoption;
import hybridnetwork.adopt.AdoptionNote;
import hybridnetwork.config.Problem;
import hybridnetwork.report.Terminal.Paint;
import java.util.List;
import java.util.Locale;

/** An adoption for a terminal. */
public final class AdoptionText {
    private static final int TYPE = 46;
    private static final int NUMBER = 8;

    private AdoptionText() {}

    /** Lines that end in a line feed. */
    public static String render(Adoption adoption, Terminal terminal) {
        StringBuilder text = new StringBuilder();
        List<Adoption.Count> counts = adoption.counts();
        int found = counts.stream().mapToInt(Adoption.Count::found).sum();
        int taken = counts.stream().mapToInt(Adoption.Count::taken).sum();
        text.append("Resource group ")
                .append(Terminal.printable(adoption.proposal().group().group()))
                .append(": ")
                .append(ProblemText.plural(found, "resource"))
                .append(" found, ")
                .append(taken)
                .append(" taken over.\n\n");
        text.append(row("type", "found", "taken over"));
        counts.forEach(count ->
                text.append(row(count.type(), Integer.toString(count.found()), Integer.toString(count.taken()))));
        for (AdoptionNote.Kind kind : AdoptionNote.Kind.values()) {
            notes(text, adoption, kind, terminal);
        }
        text.append('\n');
        List<Problem> shown = adoption.proposal().problems();
        if (shown.stream().anyMatch(it -> it.isError() && !it.rule().equals("to-fill-in"))) {
            text.append("The network has today what the program's rules refuse; see docs/adopt.md.\n\n");
        }
        text.append(ProblemText.render(shown, "", terminal));
        adoption.differences().ifPresent(it -> text.append(FirstPreview.text(it, terminal)));
        return text.toString();
    }

    /** What to type, in order. */
    public static String next(Adoption adoption) {
        StringBuilder text = new StringBuilder("\nNext:\n");
        adoption.next()
                .forEach(line ->
                        text.append("  ").append(Terminal.printable(line)).append('\n'));
        return text.toString();
    }

    private static String row(String type, String found, String taken) {
        return "  " + Terminal.padded(Terminal.shortened(type, TYPE), TYPE) + right(found) + "  "
                + right(taken).stripLeading() + "\n";
    }

    private static String right(String number) {
        return " ".repeat(Math.max(NUMBER - number.length(), 0)) + number;
    }

    private static void notes(StringBuilder text, Adoption adoption, AdoptionNote.Kind kind, Terminal terminal) {
        List<AdoptionNote> notes = adoption.proposal().notes().stream()
                .filter(note -> note.kind() == kind)
                .toList();
        if (notes.isEmpty()) {
            return;
        }
        String title = kind.toString();
        text.append('\n')
                .append(terminal.paint(
                        kind == AdoptionNote.Kind.IN_THE_WAY ? Paint.RED : Paint.BOLD,
                        title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1) + ":"))
                .append('\n');
        for (AdoptionNote note : notes) {
            List<String> lines =
                    Terminal.wrapped(Terminal.printable(note.about() + " " + note.text()), terminal.width() - 4);
            text.append("  - ").append(String.join("\n    ", lines)).append('\n');
        }
    }
}
