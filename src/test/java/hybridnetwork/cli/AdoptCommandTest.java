package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hybrid adopt} on an export. */
final class AdoptCommandTest {
    private static final String BLUEPRINT = "src/test/resources/adopt/blueprint-2016.json";
    private static final String LANDING_ZONE = "src/test/resources/adopt/landing-zone.json";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private Invocation adopt(String export, String group, String... more) {
        return adoptInto(folder, export, group, more);
    }

    private static Invocation adoptInto(Path folder, String export, String group, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "adopt",
                "corp",
                "--export",
                export,
                "--resource-group",
                group,
                "--subscription",
                "9f3d6c1e-0000-4000-8000-000000000001",
                "--out",
                folder.toString()));
        words.addAll(List.of(more));
        return Invocation.of(words.toArray(String[]::new)).showsNoStackTrace();
    }

    private String told(Invocation run) {
        return run.out().replace(folder.toString(), "FOLDER");
    }

    private Path file() {
        return folder.resolve("Pulumi.corp.yaml");
    }

    @Test
    void tellsWhatItFoundAndWhatToTypeNext() {
        Invocation run = adopt(BLUEPRINT, "hybrid-vpn-er-rg");
        Golden.assertMatches("adopt/blueprint-2016.txt", told(run));
        assertThat(run.status()).isZero();
        assertThat(file()).exists();
    }

    @Test
    void saysWithStatusOneWhatIsLeftToTheUser() {
        Invocation run = adopt(LANDING_ZONE, "alz-connectivity");
        Golden.assertMatches("adopt/landing-zone.txt", told(run));
        assertThat(run.status()).isEqualTo(ExitStatus.CONFIGURATION_HAS_ERRORS);
    }

    /** What is typed next is typed in a shell, and the program reads stacks from one folder. */
    @Test
    void theNextCommandsFindWhatItWroteElsewhere() {
        Path other = folder.resolve("what we have");
        Invocation run = adoptInto(other, BLUEPRINT, "hybrid-vpn-er-rg");
        assertThat(run.out())
                .contains(
                        "  cp -i '" + other.resolve("Pulumi.corp.yaml") + "' stacks/ ",
                        "  pulumi import --file '" + other.resolve("import-corp.json") + "' --stack corp ");
    }

    @Test
    void tellsOtherProgramsToo() {
        assertThat(adopt(BLUEPRINT, "hybrid-vpn-er-rg", "--format", "json")
                        .json()
                        .keySet())
                .contains("stack", "group", "file", "importFile", "resources", "notes", "problems", "next");
        Golden.assertMatches(
                "adopt/blueprint-2016.md",
                told(adopt(BLUEPRINT, "hybrid-vpn-er-rg", "--format", "markdown", "--force")));
    }

    /** The plan of the file that was written is that of the program. */
    @Test
    void whatItWritesCanBePlanned() {
        adopt(BLUEPRINT, "hybrid-vpn-er-rg");
        Invocation plan = Invocation.of("plan", "--file", file().toString());
        assertThat(plan.status()).as(plan.out() + plan.err()).isZero();
    }

    @Test
    void neverWritesOverAFileUnlessItMust() throws IOException {
        Files.writeString(file(), "config:\n  hybrid-network:baseName: mine\n");
        Invocation run = adopt(BLUEPRINT, "hybrid-vpn-er-rg");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("Pulumi.corp.yaml is there already; --force writes over");
        assertThat(file()).content().contains("mine");
        assertThat(adopt(BLUEPRINT, "hybrid-vpn-er-rg", "--force").status()).isZero();
        assertThat(file()).content().contains("hybrid-vpn-er");
    }

    /** As `pulumi stack init` leaves it: without its salt no secret of the stack could be read again. */
    @Test
    void keepsWhatPulumiHasInTheFile() throws IOException {
        Files.writeString(file(), "encryptionsalt: v1:abc=:v1:def:ghi==\n");
        assertThat(adopt(BLUEPRINT, "hybrid-vpn-er-rg").status()).isZero();
        assertThat(file())
                .content()
                .startsWith("encryptionsalt: v1:abc=:v1:def:ghi==\n#")
                .contains("\nconfig:\n");
    }

    @Test
    void wantsToKnowWhereATemplateIsFrom() {
        Invocation run = Invocation.of("adopt", "corp", "--export", BLUEPRINT, "--out", folder.toString());
        assertThat(run.status()).isEqualTo(ExitStatus.CONFIGURATION_HAS_ERRORS);
        assertThat(run.err())
                .contains("does not say which resource group", "--resource-group NAME and --subscription ID");
        assertThat(Invocation.of("adopt", "corp").err()).contains("name the network's --resource-group");
        assertThat(Invocation.of("adopt", "corp", "--resource-group", "a/b").status())
                .isEqualTo(2);
    }
}
