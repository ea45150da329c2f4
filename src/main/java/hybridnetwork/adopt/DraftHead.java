package hybridnetwork.adopt;

import java.util.ArrayList;
import java.util.List;

/** The comment at the top of a proposal. */
final class DraftHead {
    private DraftHead() {}

    static List<String> of(String stack, List<AdoptionNote> notes) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Proposed by `./hybrid adopt " + stack + "` from what Azure has. Read it before anything is deployed.");
        for (AdoptionNote.Kind kind : AdoptionNote.Kind.values()) {
            List<AdoptionNote> own =
                    notes.stream().filter(note -> note.kind() == kind).toList();
            if (!own.isEmpty()) {
                lines.add("");
                lines.add(kind.toString().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + kind.toString().substring(1) + ":");
                own.forEach(note -> lines.add("- " + note.about() + " " + note.text() + "."));
            }
        }
        return lines;
    }
}
