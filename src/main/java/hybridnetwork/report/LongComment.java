package hybridnetwork.report;

import java.util.ArrayList;
import java.util.List;

/** Fits the pieces of a comment into the longest comment that GitHub takes, with room to spare. */
final class LongComment {
    /** In UTF-16 code units; GitHub refuses a comment of more than 65,536 characters. */
    static final int LONGEST = 60_000;

    private LongComment() {}

    /** The pieces one after the other: the longest are cut by half until all fit, and in the end the last ones left out. */
    static String render(List<CommentPart> parts) {
        List<Integer> kept = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (CommentPart part : parts) {
            kept.add(part.lines().size());
            texts.add(part.render(part.lines().size()));
        }
        for (int longest = longest(parts, kept, texts);
                length(texts) > LONGEST && longest >= 0;
                longest = longest(parts, kept, texts)) {
            kept.set(longest, kept.get(longest) / 2);
            texts.set(longest, parts.get(longest).render(kept.get(longest)));
        }
        return length(texts) <= LONGEST ? String.join("", texts) : withoutTheLast(texts);
    }

    /** The piece that takes most of the room among those of which something is left to cut; -1 where there is none. */
    private static int longest(List<CommentPart> parts, List<Integer> kept, List<String> texts) {
        int longest = -1;
        for (int i = 0; i < parts.size(); i++) {
            boolean longer =
                    longest < 0 || texts.get(i).length() > texts.get(longest).length();
            if (parts.get(i).canBeCut() && kept.get(i) > 0 && longer) {
                longest = i;
            }
        }
        return longest;
    }

    private static String withoutTheLast(List<String> texts) {
        StringBuilder text = new StringBuilder();
        String closing =
                "\n_The rest is left out, since a comment can be only so long; the whole: `./hybrid review`_\n";
        for (String next : texts) {
            if (text.length() + next.length() + closing.length() > LONGEST) {
                return text.append(closing).toString();
            }
            text.append(next);
        }
        return text.toString();
    }

    private static int length(List<String> texts) {
        return texts.stream().mapToInt(String::length).sum();
    }
}
