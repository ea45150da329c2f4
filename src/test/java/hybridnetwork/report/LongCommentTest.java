package hybridnetwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongCommentTest {
    private static CommentPart part(String summary, int lines) {
        return new CommentPart(
                summary, false, List.of("first"), Collections.nCopies(lines, "x".repeat(99)), List.of("last"), "`it`");
    }

    @Test
    void aShortPieceStaysOpenAndALongOneIsFolded() {
        assertThat(LongComment.render(List.of(part("short", 2))))
                .contains("**short**")
                .doesNotContain("<details>");
        assertThat(LongComment.render(List.of(part("long", 50)))).contains("<details><summary>long</summary>");
    }

    @Test
    void theLongestIsCutFirstAndSaysSo() {
        String text = LongComment.render(List.of(part("small", 100), part("large", 900)));

        assertThat(text).hasSizeLessThanOrEqualTo(LongComment.LONGEST);
        assertThat(text.split("left out", -1)).as("one piece is cut").hasSize(2);
        assertThat(text)
                .contains("_450 lines more of 900 left out, since a comment can be only so long; the whole: `it`_");
        assertThat(text.split("last\n", -1)).as("both keep their ends").hasSize(3);
    }

    @Test
    void whatCannotBeCutIsLeftOutFromTheEnd() {
        CommentPart stubborn = CommentPart.fixed("y".repeat(25_000));

        String text = LongComment.render(List.of(stubborn, stubborn, stubborn));

        assertThat(text).hasSizeLessThanOrEqualTo(LongComment.LONGEST).contains("The rest is left out");
    }
}
