package hybridnetwork.config;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.ConfigNode.Entry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A stack's files as the offline reader takes them, beside what the engine hands to the program. */
public final class GivenValues {
    private GivenValues() {}

    /**
     * Fails unless both are the same, and no problem was found.
     *
     * @param project the folder with {@code Pulumi.yaml}
     * @param secretKeys the keys that the engine calls secret
     */
    public static void assertReadAsBy(
            Map<String, String> engine, Set<String> secretKeys, Path stackFile, Path project) {
        Problems problems = new Problems();
        Map<String, Entry> files = ProjectFile.under(
                StackFile.read(stackFile, "Pulumi.dev.yaml", problems).config(), project, problems);
        assertThat(problems.all()).isEmpty();
        Map<String, Entry> handed = EngineConfig.read(engine, secretKeys);
        assertThat(files.keySet()).isEqualTo(handed.keySet());
        assertThat(SameConfig.of(files, handed, true).keySet())
                .as("the keys of which both read the same")
                .isEqualTo(files.keySet());
        assertThat(SameConfig.of(files, handed, false)).hasSameSizeAs(files);
    }
}
