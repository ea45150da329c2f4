package hybridnetwork.report;

import hybridnetwork.adopt.Adoption;
import hybridnetwork.adopt.AdoptionNote;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import java.util.List;

/** An adoption as a comment or an issue. */
public final class AdoptionMarkdown {
    private AdoptionMarkdown() {}

    public static String render(Adoption adoption) {
        StringBuilder text = new StringBuilder();
        text.append("## Adopting ")
                .append(Markdown.code(adoption.proposal().group().group()))
                .append(" as stack ")
                .append(Markdown.code(adoption.stack()))
                .append("\n\n| Type | Found | Taken over |\n|---|---|---|\n");
        adoption.counts()
                .forEach(count -> text.append("| ")
                        .append(Markdown.code(count.type()))
                        .append(" | ")
                        .append(count.found())
                        .append(" | ")
                        .append(count.taken())
                        .append(" |\n"));
        List<AdoptionNote> notes = adoption.proposal().notes();
        if (!notes.isEmpty()) {
            text.append("\n| | What | Why |\n|---|---|---|\n");
            notes.forEach(note -> text.append("| ")
                    .append(note.kind())
                    .append(" | ")
                    .append(Markdown.text(note.about()))
                    .append(" | ")
                    .append(Markdown.text(note.text()))
                    .append(" |\n"));
        }
        List<Problem> problems = adoption.proposal().problems().stream()
                .filter(problem -> problem.severity() != Severity.ADVICE)
                .toList();
        if (!problems.isEmpty()) {
            text.append("\n").append(ProblemText.count(problems)).append("\n\n");
            ProblemRows.HEAD.forEach(line -> text.append(line).append('\n'));
            ProblemRows.all(problems).forEach(line -> text.append(line).append('\n'));
        }
        adoption.differences().ifPresent(it -> text.append(FirstPreview.markdown(it)));
        text.append("\nNext:\n\n```sh\n");
        adoption.next().forEach(line -> text.append(Terminal.printable(line)).append('\n'));
        return text.append("```\n").toString();
    }
}
