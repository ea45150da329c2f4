package hybridnetwork.report;

import java.util.ArrayList;
import java.util.List;

/** What the real {@code pulumi preview} printed, as it stands: in a fence that nothing in it can close. */
final class PreviewOutput {
    private static final int SHORTEST_FENCE = 3;
    private static final int LONGEST_LINE = 500;

    private PreviewOutput() {}

    static CommentPart part(String output) {
        List<String> lines = new ArrayList<>();
        int run = 0;
        for (String line : withoutColour(output).lines().toList()) {
            String shown = Terminal.shortened(printable(line), LONGEST_LINE);
            run = Math.max(run, longestRun(shown));
            lines.add(shown);
        }
        String fence = "`".repeat(Math.max(SHORTEST_FENCE, run + 1));
        return new CommentPart(
                "pulumi preview", true, List.of(fence + "text"), lines, List.of(fence), "the log of the job");
    }

    private static String withoutColour(String output) {
        return output.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "");
    }

    private static String printable(String line) {
        return Terminal.printable(line.replace("\t", "    "));
    }

    private static int longestRun(String line) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
