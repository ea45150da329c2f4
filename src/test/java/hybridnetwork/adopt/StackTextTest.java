package hybridnetwork.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.ReadConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Names and tags are written by whoever had the network; the file says them, and nothing else. */
final class StackTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b # c",
                "x\ny: [",
                "\u001b[31mred\u0007",
                "it's \"q\" \\ \\n",
                "&anchor",
                "*alias",
                "- item",
                "yes",
                "~",
                "",
                " ",
                "0x1f",
                "1_000",
                "hybrid-network:protect: false",
                "a\u0085b\u2028c\u200ed\ufeff",
                "\ud83d\ude00 Ünï",
                "{{ }} %TAG !x"
            })
    void whateverSomebodyCalledSomethingIsReadBack(String hostile) {
        Map<String, Object> tags = new LinkedHashMap<>();
        tags.put(hostile.isEmpty() ? "empty" : hostile, hostile);
        for (boolean isLong : new boolean[] {false, true}) {
            if (isLong) {
                tags.put("long", "so that the map takes a line for each key ".repeat(4));
            }
            Map<String, Object> config = Map.of("hybrid-network:tags", tags);
            String text = StackText.render(List.of("of " + hostile), config, Map.of("tags", List.of(hostile)));
            Object read = new Load(LoadSettings.builder().build()).loadFromString(text);
            assertThat(read).as(text).isEqualTo(Map.of("config", config));
            assertThat(ReadConfig.fromText(text, "Pulumi.corp.yaml").problems())
                    .as("as the program reads it: only that other sections are missing")
                    .noneMatch(problem -> problem.rule().equals("stack-file"));
        }
    }
}
