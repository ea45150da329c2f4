package hybridnetwork.page;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.trace.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The page calls each step of a trace something that people say. */
class StepNamesTest {
    @Test
    void every_kind_of_step_has_a_name_and_every_name_a_kind() throws IOException {
        String script;
        try (InputStream stream = StepNamesTest.class.getResourceAsStream("/hybridnetwork/page/trace.js")) {
            script = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
        String names = script.substring(script.indexOf("stepNames = {") + 13, script.indexOf("};"));
        assertThat(Arrays.stream(names.split(",", -1)).map(String::strip).filter(name -> !name.isEmpty()))
                .extracting(name -> name.substring(0, name.indexOf(':')))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Step.class.getPermittedSubclasses())
                        .map(kind -> kind.getSimpleName().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
