package hybridnetwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.report.CommentPart.Extra;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongCommentTest {
    private static CommentPart part(String summary, int lines) {
        return new CommentPart(
                summary, false, List.of("first"), Collections.nCopies(lines, "x".repeat(99)), List.of("last"), "`it`");
    }

    private static String render(List<CommentPart> parts) {
        return LongComment.render(parts, "`all`");
    }

    @Test
    void aShortPieceStaysOpenAndALongOneIsFolded() {
        assertThat(render(List.of(part("short", 2)))).contains("**short**").doesNotContain("<details>");
        assertThat(render(List.of(part("long", 50)))).contains("<details><summary>long</summary>");
    }

    @Test
    void theLongestIsCutFirstAndSaysSo() {
        String text = render(List.of(part("small", 100), part("large", 900)));

        assertThat(text).hasSizeLessThanOrEqualTo(LongComment.LONGEST);
        assertThat(text.split("left out", -1)).as("one piece is cut").hasSize(2);
        assertThat(text)
                .contains("_450 lines more of 900 left out, since a comment can be only so long; the whole: `it`_");
        assertThat(text.split("last\n", -1)).as("both keep their ends").hasSize(3);
    }

    @Test
    void whatAReaderCanDoWithoutGoesBeforeTheChangesAreCut() {
        List<CommentPart> parts = new ArrayList<>();
        for (int stack = 0; stack < 5; stack++) {
            parts.add(part("changes", 90));
            parts.add(part("proof", 15).as(Extra.PROOF));
            parts.add(part("topology", 50).as(Extra.TOPOLOGY));
        }

        String text = render(parts);

        assertThat(text)
                .hasSizeLessThanOrEqualTo(LongComment.LONGEST)
                .contains("<summary>changes</summary>", "**proof**")
                .doesNotContain("<summary>topology</summary>", "lines more")
                .endsWith("_Left out, since a comment can be only so long: the topology; the whole: `all`_\n\n");
    }

    @Test
    void aLongFoldedPieceIsCutFirst() {
        CommentPart preview = CommentPart.of("preview", true, "line\n".repeat(20_000), "the log");

        String text = render(List.of(part("changes", 90), part("topology", 50).as(Extra.TOPOLOGY), preview));

        assertThat(text)
                .hasSizeLessThanOrEqualTo(LongComment.LONGEST)
                .contains("<summary>topology</summary>", "lines more of 20000 left out")
                .doesNotContain("Left out");
    }

    @Test
    void ofAPieceThatIsCutToNothingOneLineIsLeft() {
        assertThat(part("table", 5).render(0))
                .isEqualTo("_table: 5 lines of 5 left out, since a comment can be only so long; the whole: `it`_\n\n");
    }

    /** tools/post-comment adds it above what is posted. */
    @Test
    void theLineThatNamesTheCommitFitsInAsWell() {
        String line = "Commit " + "0".repeat(64) + "\n\n";

        assertThat(LongComment.LONGEST + line.length()).isLessThanOrEqualTo(60_000);
    }

    @Test
    void whatCannotBeCutIsLeftOutFromTheEnd() {
        CommentPart stubborn = CommentPart.fixed("y".repeat(25_000));

        String text = render(List.of(stubborn, stubborn, stubborn));

        assertThat(text)
                .hasSizeLessThanOrEqualTo(LongComment.LONGEST)
                .contains("The rest is left out, since a comment can be only so long; the whole: `all`");
    }
}
