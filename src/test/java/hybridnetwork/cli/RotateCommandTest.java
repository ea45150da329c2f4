package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of the command, and what it says without asking anybody. */
class RotateCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rotate dev --run | add --site NAME: a site's key is rotated by itself",
                "rotate dev --site hq --run --back | --run, --resume and --back are three different things: say one of them",
                "rotate dev --site moon | --site names no site of this stack; there is: hq",
                "rotate dev --site hq --run --key-from - | --key-from - takes standard input, where questions are answered: add"
                        + " --run and --yes, and --router-has-it unless it is to wait for the routers",
                "rotate --file x.yaml --site hq | leave --file out: a rotation is of a stack of this project, which has"
                        + " secrets and a state",
            })
    void wrongWordsAreTold(String words, String message) {
        Invocation wrong = Invocation.of(words.split(" "));
        assertThat(wrong.err()).startsWith("hybrid: " + message + "\n");
        assertThat(wrong.status()).isEqualTo(2);
    }

    @Test
    void aReasonIsOne() {
        assertThat(Invocation.of("rotate", "dev", "--site", "hq", "--run", "--force", " ")
                        .err())
                .startsWith("hybrid: --force wants a reason");
    }

    @Test
    void everySiteHasTheAgeOfItsKey(@TempDir Path folder) throws IOException {
        Path stacks = Files.createDirectory(folder.resolve("stacks"));
        Files.writeString(
                folder.resolve("Pulumi.yaml"), "name: hybrid-network\nruntime: java\nstackConfigDir: stacks\n");
        Files.copy(FrozenStacks.PROJECT.resolve("stacks/Pulumi.prod.yaml"), stacks.resolve("Pulumi.prod.yaml"));
        String fingerprint = "{\"iterations\":1,\"salt\":\"00\",\"hash\":\"00\"}";
        Files.writeString(
                stacks.resolve("rotations.prod.json"),
                "{\"plant\":{\"rotated\":\"2020-01-01T00:00:00Z\",\"unfinished\":{\"begun\":\"2026-11-30T08:00:00Z\",\"back\":false,"
                        + "\"done\":[\"secrets\",\"router\"],\"target\":" + fingerprint + ",\"before\":" + fingerprint
                        + "}}}");
        Invocation ages = Invocation.in(folder, "rotate", "prod");
        assertThat(ages.out())
                .isEqualTo(
                        "hq               never rotated by this command\nplant            the rotation that began at 2026-11-30T08:00:00Z is not finished; done: secrets,"
                                + " router\n");
        assertThat(ages.status()).isZero();
    }

    @Test
    void aSiteWithoutADeviceHasNoKey(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("stacks"));
        Files.writeString(
                folder.resolve("Pulumi.yaml"), "name: hybrid-network\nruntime: java\nstackConfigDir: stacks\n");
        Files.writeString(
                folder.resolve("stacks/Pulumi.dev.yaml"),
                StackText.dev()
                        .text()
                        .replace("    hq:\n", "    depot: {addressPrefixes: [10.12.0.0/16]}\n    hq:\n")
                        .replace("sites: [hq]", "sites: [hq, depot]"));
        assertThat(Invocation.in(folder, "rotate", "dev", "--site", "depot").err())
                .startsWith("hybrid: site depot has no VPN device, so it has no shared key\n");
        assertThat(Invocation.in(folder, "rotate", "dev").out())
                .isEqualTo("depot            no VPN device, no key\nhq               never rotated by this command\n");
    }
}
