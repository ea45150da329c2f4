package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.GivenValues;
import hybridnetwork.config.ScalarTable;
import hybridnetwork.engine.ReceivedConfig;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The offline reader and the engine make the same of a stack's files, or the offline reader says that they do not. */
class ReadingIT {
    private static final String PROJECT = "name: hybrid-network\nruntime: java\nstackConfigDir: stacks\n";

    @TempDir
    private Path folder;

    @Test
    void scalarsAsValues() throws IOException {
        ScalarTable table = ScalarTable.ofValues();
        table.assertReadAsBy(
                ScratchProject.in(folder, PROJECT).with(table.text()).received().values());
    }

    /** The engine has no JSON for them. */
    @ParameterizedTest
    @FieldSource("hybridnetwork.config.ScalarTable#STOPPING")
    void scalarsThatStopTheEngine(String scalar) throws IOException {
        assertThat(ScalarTable.isRefused(scalar)).isTrue();
        assertThat(ScratchProject.in(folder, PROJECT)
                        .with("config:\n  hybrid-network:map: {v: " + scalar + "}\n")
                        .fails("config", "--stack", ScratchProject.STACK))
                .contains("json: unsupported value");
    }

    @Test
    void scalarsAsNames() throws IOException {
        ScalarTable table = ScalarTable.ofNames();
        table.assertReadAsBy(
                ScratchProject.in(folder, PROJECT).with(table.text()).received().values());
    }

    /** What {@code pulumi config set} writes, in every of its forms. */
    @Test
    void valuesThatTheEngineItselfWrites() throws IOException {
        ScratchProject project = ScratchProject.in(folder, PROJECT);
        set(
                project,
                List.of("set-all"),
                "--plaintext",
                "hybrid-network:protect=true",
                "--plaintext",
                "baseName=007",
                "--plaintext",
                "hybrid-network:vpn={\"gateway\": {\"asn\": 65515, \"apipa\": [\"a\"], \"x\": 1.50}}",
                "--plaintext",
                "hybrid-network:notes={no: json, but: 0100}",
                "--plaintext",
                "hybrid-network:list=[1, \"2\", null, 1e3]",
                "--plaintext",
                "hybrid-network:nothing=",
                "--plaintext",
                "hybrid-network:null=null",
                "--plaintext",
                "hybrid-network:braces={",
                "--secret",
                "hybrid-network:sharedKeys={\"hq\": \"key\"}");
        set(
                project,
                List.of("set-all", "--path"),
                "--plaintext",
                "hybrid-network:paths.number=100",
                "--plaintext",
                "hybrid-network:paths.zeros=0100",
                "--plaintext",
                "hybrid-network:paths.fraction=1.50",
                "--plaintext",
                "hybrid-network:paths.flag=true",
                "--plaintext",
                "hybrid-network:paths.yes=yes",
                "--plaintext",
                "hybrid-network:paths.date=2026-11-29",
                "--plaintext",
                "hybrid-network:paths.items[0]=443",
                "--plaintext",
                "hybrid-network:paths.items[1]=8000-8080",
                "--plaintext",
                "hybrid-network:paths[\"010\"]=a name",
                "--plaintext",
                "hybrid-network:flat=65515",
                "--secret",
                "hybrid-network:peeringKeys.primary=0100");
        set(project, List.of("set", "--path", "--type", "string"), "hybrid-network:paths.text", "443");
        assertThat(Files.readString(project.stackFile()))
                .contains(
                        "number: 100\n",
                        "zeros: \"0100\"\n",
                        "fraction: \"1.50\"\n",
                        "flag: true\n",
                        "text: \"443\"\n");
        assertReadTheSame(project);
    }

    /** Forms that a person writes into the stack's file, and values of the project's. */
    @Test
    void valuesThatStandInTheFiles() throws IOException {
        assertReadTheSame(ScratchProject.in(folder, PROJECT + """
                config:
                  hybrid-network:here: {default: project}
                  hybrid-network:empty: {default: project}
                  hybrid-network:tags: {default: {a: b, c: [1, true, ~]}, description: "a map"}
                  hybrid-network:gatewayOrder: serial
                  protect: {default: true}
                  number: {default: 100}
                  json: {default: '{"a": [1]}'}
                  hybrid-network:none: {default: ""}
                  azure-native:location: {value: centralus}
                  hybrid-network:section.inside.number: {default: "100"}
                  hybrid-network:section.inside.zeros: {default: "0100"}
                  hybrid-network:section.here: {default: project}
                  hybrid-network:other.flag: {default: "true"}
                  hybrid-network:other.map: {default: {a: 1}}
                """).with("""
                \ufeffconfig:
                  here: stack
                  hybrid-network:empty:
                  hybrid-network:config:old: form
                  hybrid-network:section: {here: stack, inside: {flag: true}}
                  hybrid-network:base: &base {a: 1, b: {c: 2}}
                  hybrid-network:merged: {<<: *base, a: 3}
                  hybrid-network:several: {<<: [*base, {a: 4, d: 5}], e: *base}
                  hybrid-network:folded: >
                    {"json": {"in":
                      "a block"}}
                  "hybrid-network:quoted": 'yes'
                """));
    }

    private static void set(ScratchProject project, List<String> command, String... values) throws IOException {
        List<String> words = new ArrayList<>(List.of("config"));
        words.addAll(command);
        words.addAll(List.of("--stack", ScratchProject.STACK));
        words.addAll(List.of(values));
        project.succeeds(words.toArray(String[]::new));
    }

    private static void assertReadTheSame(ScratchProject project) throws IOException {
        ReceivedConfig received = project.received();
        GivenValues.assertReadAsBy(received.values(), received.secretKeys(), project.stackFile(), project.folder());
    }

    /** The engine opens one only where it is logged in to Pulumi's service. */
    @Test
    void anEnvironmentOfPulumiEscIsNotForABackendOfFiles() throws IOException {
        assertThat(ScratchProject.in(folder, PROJECT)
                        .with("environment: [prod/network]\nconfig:\n  hybrid-network:baseName: net\n")
                        .fails("preview", "--stack", ScratchProject.STACK))
                .contains("environments");
    }

    private ScratchProject devStack(String from, String to) throws IOException {
        String text = StackText.dev().text();
        assertThat(text).contains(from);
        return ScratchProject.in(folder, Files.readString(Path.of("Pulumi.yaml")))
                .with(text.replace(from, to) + "  hybrid-network:sharedKeys: {hq: abcDEF123}\n");
    }

    @Test
    void aNumberThatTheEngineReadsOtherwiseIsRefusedThere() throws IOException {
        ScratchProject project = devStack("vlanId: 100", "vlanId: 0100");

        assertThat(project.received().values().get("hybrid-network:expressRoute"))
                .contains("\"vlanId\":64");
        assertThat(project.refused())
                .contains("[engine-reads-otherwise] the engine reads `vlanId` as 64", "got: 0100", "fix: write 100")
                .containsPattern("--> stacks/Pulumi\\.dev\\.yaml:\\d+:\\d+ ");
    }

    /** It would stand in clear in the state. */
    @Test
    void aValueThatIsEncryptedInVainIsRefusedThere() throws IOException {
        ScratchProject project = devStack("environment: dev", "environment: dev");
        set(project, List.of("set", "--secret", "--path"), "hybrid-network:tags.owner", "Sw0rdfish-hunter2");

        String printed = project.refused();

        assertThat(printed)
                .contains("[secret-not-kept] `owner` is encrypted", "(hybrid-network:tags.owner)")
                .doesNotContain("Sw0rdfish");
    }

    /** The program is not told of the file, so it names no line of another one. */
    @Test
    void noLineIsNamedOfAFileThatTheEngineHasNotRead() throws IOException {
        ScratchProject project = devStack("sku: VpnGw1AZ", "sku: VpnGw9AZ");
        assertThat(project.refused()).contains("VpnGw9AZ").contains("--> stacks/Pulumi.dev.yaml:");
        Path other = folder.resolve("other.yaml");
        Files.writeString(
                other,
                "# one line more\n" + Files.readString(project.stackFile()).replace("VpnGw9", "VpnGw8"));

        assertThat(project.refused("--config-file", other.toString()))
                .contains("VpnGw8AZ")
                .contains("--> hybrid-network:vpn.gateway.sku")
                .doesNotContain("Pulumi.dev.yaml:");
    }
}
