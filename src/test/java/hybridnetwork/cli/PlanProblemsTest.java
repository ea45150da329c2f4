package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the proof finds stands among the other problems: in the order of the file, and no more of it than of a rule. */
class PlanProblemsTest {
    private static final Pattern PLACE = Pattern.compile("--> \\S+:(\\d+):\\d+");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /** Replies to the addresses that ExpressRoute does not offer take another path: every intent of theirs is violated. */
    private Path violated(int intents) throws IOException {
        StringBuilder traffic = new StringBuilder("traffic:\n");
        for (int i = 0; i < intents; i++) {
            traffic.append("  more-%d: { action: allow, from: hq, to: load-balancer, protocol: Tcp, ports: [443] }\n"
                    .formatted(i));
        }
        StackText stack = StackText.dev().with("""
                sites:
                  hq:
                    addressPrefixes: [10.10.0.0/16, 10.11.0.0/16]
                    advertises: { expressRoute: [10.10.0.0/16], vpn: [10.10.0.0/16] }
                vpn: { gateway: { activeActive: false } }
                """ + (intents == 0 ? "" : traffic));
        return Files.writeString(folder.resolve("Pulumi.violated.yaml"), stack.text());
    }

    @Test
    void recommendationsAreOneLineUnlessTheyAreAskedFor() {
        assertThat(Invocation.of("plan", "dev").out()).contains("advice: ").doesNotContain("advice[aprl-monitoring]");
        assertThat(Invocation.of("plan", "dev", "--advice").out())
                .contains(
                        "advice[aprl-monitoring]: nobody is told when a circuit or tunnel fails\n",
                        "    fix: have them")
                .doesNotContain("advice: ");
    }

    @Test
    void areInTheOrderOfTheFile() throws IOException {
        String out = Invocation.of("plan", "--file", violated(0).toString()).out();
        assertThat(out).contains("warning[intent-violated]");
        List<Integer> lines = new ArrayList<>();
        Matcher places = PLACE.matcher(out);
        while (places.find()) {
            lines.add(Integer.valueOf(places.group(1)));
        }
        assertThat(lines).hasSizeGreaterThan(1).isSorted();
    }

    @Test
    void areCappedOnce() throws IOException {
        List<String> violated = new ArrayList<>();
        for (JsonElement problem : Invocation.of("plan", "--file", violated(24).toString(), "--format", "json")
                .json()
                .getAsJsonArray("problems")) {
            if (problem.getAsJsonObject().get("rule").getAsString().equals("intent-violated")) {
                violated.add(problem.getAsJsonObject().get("message").getAsString());
            }
        }
        // Beside the 24 the stack's own two with this site.
        assertThat(violated).hasSize(21);
        assertThat(violated.get(20)).isEqualTo("and 6 more of this rule");
    }

    @Test
    void aNameBesideAFileIsTheStacks() throws IOException {
        String file = violated(0).toString();
        assertThat(Invocation.of("plan", "--file", file, "--format", "json")
                        .json()
                        .get("stack")
                        .getAsString())
                .isEqualTo("violated");
        assertThat(Invocation.of("plan", "prod", "--file", file, "--format", "json")
                        .json()
                        .get("stack")
                        .getAsString())
                .isEqualTo("prod");
        Invocation wrong = Invocation.of("plan", "../prod", "--file", file);
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("that is no stack name");
    }
}
