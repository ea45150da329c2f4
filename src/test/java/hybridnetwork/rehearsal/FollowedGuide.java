package hybridnetwork.rehearsal;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of the documentation that is followed from its first block of commands to its last, each with what one should see. */
final class FollowedGuide {
    /** Where a block is typed: in a shell, or in the terminal of {@code ./hybrid simulate}. */
    enum Terminal {
        sh,
        simulate
    }

    /**
     * One block to type.
     *
     * @param heading of the section that it stands in
     * @param seen what the guide says one should see; empty where it says nothing
     */
    record Step(String heading, Terminal terminal, String typed, List<String> seen) {
        /** The first of the lines to be seen that is not printed, or not after those before it. */
        Optional<String> missing(String printed) {
            List<String> lines = printed.lines().map(String::strip).toList();
            int at = 0;
            for (String wanted : seen) {
                Pattern pattern = pattern(wanted);
                while (at < lines.size() && !pattern.matcher(lines.get(at)).matches()) {
                    at++;
                }
                if (at++ == lines.size()) {
                    return Optional.of(wanted);
                }
            }
            return Optional.empty();
        }

        /** Spaces are as many as a column needs, and three points stand for anything. */
        private static Pattern pattern(String line) {
            List<String> parts = new ArrayList<>();
            for (String part : Splitter.on("...").split(line.strip())) {
                parts.add(Pattern.quote(part).replaceAll(" +", "\\\\E\\\\s+\\\\Q"));
            }
            return Pattern.compile(String.join(".*", parts));
        }
    }

    private static final Pattern PART =
            Pattern.compile("(?ms)^#+ (?<heading>.+?)$|^```(?<kind>\\w+)\n(?<text>.*?)^```$");

    private FollowedGuide() {}

    /**
     * The steps of a part, in their order.
     *
     * @param chapter the heading of the second level, whose sections are followed
     */
    static List<Step> steps(Path guide, String chapter) throws IOException {
        String text = Splitter.onPattern("(?m)^(?=## )")
                .splitToStream(Files.readString(guide))
                .filter(each -> each.startsWith("## " + chapter + "\n"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(guide + " has no chapter \"" + chapter + "\""));
        List<Step> steps = new ArrayList<>();
        String heading = chapter;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            String kind = parts.group("kind");
            if (kind == null) {
                heading = parts.group("heading");
            } else if (kind.equals("text")) {
                Step last = steps.remove(steps.size() - 1);
                steps.add(new Step(
                        last.heading(),
                        last.terminal(),
                        last.typed(),
                        parts.group("text").lines().toList()));
            } else {
                steps.add(new Step(heading, Terminal.valueOf(kind), parts.group("text"), List.of()));
            }
        }
        return steps;
    }
}
