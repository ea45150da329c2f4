package hybridnetwork.report;

import hybridnetwork.report.CommentPart.Extra;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Fits the pieces of a comment into the longest comment that GitHub takes, with room to spare. */
final class LongComment {
    /**
     * In UTF-16 code units: 60,000 with the line that tools/post-comment adds, which names the commit. GitHub refuses a comment of
     * more than 65,536 characters.
     */
    static final int LONGEST = 59_900;

    /** What is folded away anyhow, such as a preview's output, is cut to this before anything else goes. */
    private static final int ENOUGH_FOLDED = 4_000;

    private final List<CommentPart> parts;
    private final List<Integer> kept = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    private LongComment(List<CommentPart> parts) {
        this.parts = List.copyOf(parts);
        for (CommentPart part : parts) {
            kept.add(part.lines().size());
            texts.add(part.render(part.lines().size()));
        }
    }

    /**
     * The pieces one after the other. Where they are too long, long folded ones are cut by half; then what a reader can do
     * without goes, one kind after the other; then the longest are cut by half; in the end the last ones are left out.
     *
     * @param whole the command that shows everything
     */
    static String render(List<CommentPart> parts, String whole) {
        LongComment all = new LongComment(parts);
        if (all.fits() || all.cutToFit(part -> part.folded(), ENOUGH_FOLDED)) {
            return all.text();
        }
        Set<Extra> gone = EnumSet.noneOf(Extra.class);
        for (Extra next : Extra.values()) {
            gone.add(next);
            LongComment rest = without(parts, gone, whole);
            if (rest.cutToFit(part -> part.folded(), ENOUGH_FOLDED)) {
                return rest.text();
            }
        }
        LongComment rest = without(parts, gone, whole);
        return rest.cutToFit(part -> true, 0) ? rest.text() : rest.withoutTheLast(whole);
    }

    private static LongComment without(List<CommentPart> parts, Set<Extra> gone, String whole) {
        List<CommentPart> rest = new ArrayList<>(parts.stream()
                .filter(part -> part.extra().filter(gone::contains).isEmpty())
                .toList());
        if (rest.size() < parts.size()) {
            rest.add(CommentPart.fixed("_Left out, since a comment can be only so long: "
                    + gone.stream().map(Extra::words).collect(Collectors.joining(", ")) + "; the whole: " + whole
                    + "_"));
        }
        return new LongComment(rest);
    }

    /** Whether all fit once the longest of some pieces are cut by half, again and again while they are longer than enough. */
    private boolean cutToFit(Predicate<CommentPart> some, int enough) {
        for (int longest = longest(some, enough); !fits() && longest >= 0; longest = longest(some, enough)) {
            kept.set(longest, kept.get(longest) / 2);
            texts.set(longest, parts.get(longest).render(kept.get(longest)));
        }
        return fits();
    }

    /** The piece that takes most of the room among those of which something is left to cut; -1 where there is none. */
    private int longest(Predicate<CommentPart> some, int enough) {
        int longest = -1;
        for (int i = 0; i < parts.size(); i++) {
            boolean longer = texts.get(i).length()
                    > (longest < 0 ? enough : texts.get(longest).length());
            if (longer && some.test(parts.get(i)) && parts.get(i).canBeCut() && kept.get(i) > 0) {
                longest = i;
            }
        }
        return longest;
    }

    private String withoutTheLast(String whole) {
        StringBuilder text = new StringBuilder();
        String closing = "\n_The rest is left out, since a comment can be only so long; the whole: " + whole + "_\n";
        for (String next : texts) {
            if (text.length() + next.length() + closing.length() > LONGEST) {
                return text.append(closing).toString();
            }
            text.append(next);
        }
        return text.toString();
    }

    private boolean fits() {
        return texts.stream().mapToInt(String::length).sum() <= LONGEST;
    }

    private String text() {
        return String.join("", texts);
    }
}
