package hybridnetwork.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an alert names as the place to go on is there. */
class FirstStepTest {
    @ParameterizedTest
    @EnumSource(FirstStep.class)
    void itsHeadingIsInTheRunbook(FirstStep step) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs", "runbook.md"));
        assertThat(lines).contains("### " + step.heading());
        String anchor = step.heading()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\w -]", "")
                .replace(' ', '-');
        assertThat(step.place()).isEqualTo("docs/runbook.md#" + anchor);
    }
}
