package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Follows docs/team.md to the letter: the {@code pulumi} lines of a section, in their order. */
final class TeamGuide {
    private static final Path GUIDE = Path.of("docs", "team.md");

    private TeamGuide() {}

    /**
     * Does what a section says; every line must succeed.
     *
     * @param heading the section's
     * @param values what stands for the words in capitals, and for the key and the backend of Azure
     */
    static void follow(String heading, RehearsedStack developer, Map<String, String> values) throws IOException {
        for (List<String> words : commands(heading)) {
            List<String> said =
                    words.stream().map(word -> values.getOrDefault(word, word)).toList();
            switch (said.get(0)) {
                case "preview" -> succeeds(said, developer.preview());
                case "up" -> succeeds(said, developer.up());
                case "refresh" ->
                    succeeds(
                            said, developer.refresh(said.subList(1, said.size()).toArray(String[]::new)));
                default -> developer.command(said);
            }
        }
    }

    private static void succeeds(List<String> said, Outcome outcome) {
        assertThat(outcome.errors()).as("pulumi " + String.join(" ", said)).isEmpty();
    }

    /** The words behind {@code pulumi} of each line that begins with it; the guide quotes whole words only. */
    private static List<List<String>> commands(String heading) throws IOException {
        List<List<String>> commands = new ArrayList<>();
        boolean within = false;
        for (String line : Files.readAllLines(GUIDE)) {
            if (line.startsWith("#")) {
                within = line.replaceFirst("^#+ ", "").equals(heading);
            } else if (within && line.startsWith("pulumi ")) {
                String plain = line.replaceFirst(" +# .*", "").replace("'", "");
                commands.add(List.of(plain.split(" +")).subList(1, plain.split(" +").length));
            }
        }
        assertThat(commands)
                .as("the commands under \"%s\" in %s", heading, GUIDE)
                .isNotEmpty();
        return commands;
    }
}
