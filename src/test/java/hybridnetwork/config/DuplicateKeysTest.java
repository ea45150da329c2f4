package hybridnetwork.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key that stands twice is told by its path and its place; in a section of keys only by the section's. */
final class DuplicateKeysTest {
    private static Problem duplicate(String config) {
        List<Problem> found = ReadConfig.fromText("config:\n" + config, "Pulumi.test.yaml").problems().stream()
                .filter(problem -> problem.rule().equals("duplicate-key"))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'  hybrid-network:vpn: 1\n  hybrid-network:vpn: 2' | hybrid-network:vpn | 3",
                "'  hybrid-network:sites: { hq: 1, hq: 2 }' | hybrid-network:sites.hq | 2",
                "'  hybrid-network:sites: { hq: { a: 1, a: 2 } }' | hybrid-network:sites.hq.a | 2",
                "'  hybrid-network:sites: [x, { a: 1, a: 2 }]' | hybrid-network:sites[1].a | 2"
            })
    void isToldByItsPath(String config, String path, int line) {
        Problem problem = duplicate(config + "\n");
        assertThat(problem.path().text()).isEqualTo(path);
        assertThat(problem.at().orElseThrow().line()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"sharedKeys", "authorizationKeys", "peeringKeys"})
    void isNotQuotedWhereItMayBeAKeyInTheWrongPlace(String section) {
        String secret = "Sw0rdfish-hunter2";
        for (String value : List.of(
                "{ %s: 1, %s: 2 }", "{ hq: { %s: 1, %s: 2 } }", "{ %s: { a: 1, a: 2 } }", "[{ %s: { a: 1, a: 2 } }]")) {
            Problem problem = duplicate("  hybrid-network:" + section + ": " + value.replace("%s", secret) + "\n");
            assertThat(problem.toString()).doesNotContain("Sw0rdfish");
            assertThat(problem.path()).isEqualTo(ConfigPath.of(section));
            assertThat(problem.at()).isPresent();
        }
    }

    @Test
    void theConfigSectionItselfMayNotStandTwice() {
        assertThat(duplicate("  a:b: 1\nconfig:\n  a:c: 1\n").path()).isEqualTo(ConfigPath.ROOT);
    }
}
