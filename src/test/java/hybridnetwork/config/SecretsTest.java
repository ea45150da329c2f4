package hybridnetwork.config;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.StackText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that quotes a secret by mistake loses all of it: not only as much as fits, and not only as it is written. */
final class SecretsTest {
    /** Every five characters of it are found nowhere else in it. */
    private static String secret(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append((char) ('A' + i % 26)).append(String.format("%03d", i)).append('!');
        }
        return text.substring(0, length);
    }

    private static String quoted(String key, String value) {
        return quoted(key, value, value);
    }

    private static String quoted(String key, String config, String value) {
        ReadConfig read =
                ReadConfig.fromEngine(Map.of(key, config), Set.of(key), Path.of("no", "such", "file"), "none");
        Problem problem = Problem.error(
                        "invalid-value", ConfigPath.of("vpn"), "`" + Problem.excerpt(value) + "` is no SKU")
                .got("a prefix before " + value)
                .allowed("not " + value)
                .fix("write something else than " + Problem.excerpt("x" + value));
        return StackText.shown(read, List.of(problem)).toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 59, 60, 61, 79, 80, 81, 120, 4000})
    void noPartOfASecretIsLeftWhateverItsLength(int length) {
        String secret = secret(length);
        String told = quoted("hybrid-network:baseName", secret);
        for (int i = 0; i + 6 <= length; i++) {
            assertThat(told).doesNotContain(secret.substring(i, i + 6));
        }
        assertThat(told).contains(Problem.SECRET);
    }

    @Test
    void escapedControlCharactersHideNoSecret() {
        String secret = "Sw0rd\u0007fish\u0000" + secret(100);
        String told = quoted("hybrid-network:baseName", secret);
        assertThat(told).doesNotContain("Sw0rd").doesNotContain("fish").doesNotContain(secret(12));
    }

    @Test
    void theKeysOfASectionAreTakenOutAsWell() {
        assertThat(quoted("hybrid-network:sharedKeys", "{\"hq\": \"Sw0rdfish-hunter2\"}", "Sw0rdfish-hunter2"))
                .doesNotContain("Sw0rdfish")
                .contains(Problem.SECRET);
    }
}
