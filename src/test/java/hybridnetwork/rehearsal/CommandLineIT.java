package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.MoreCollectors;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.config.StackConfig;
import hybridnetwork.resources.ArmId;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a developer types: the command line, the Java host and the launcher, in a copy of the project. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandLineIT {
    @TempDir
    private static Path folder;

    private static final StackConfig CONFIG = StackText.dev().stack();
    private static final Simulation SIMULATION = Simulation.start(CONFIG, 0);

    private static ProjectCopy project;

    @BeforeAll
    static void copyTheProject() throws IOException {
        project = ProjectCopy.in(folder, SIMULATION.environment());
    }

    @AfterAll
    static void endTheSimulation() {
        SIMULATION.close();
    }

    private static String pulumi(String... words) throws IOException, InterruptedException {
        return project.run(pulumiWith(words));
    }

    private static String[] pulumiWith(String... words) {
        return after("pulumi", words);
    }

    private static String[] after(String first, String... words) {
        return Stream.concat(Stream.of(first), Stream.of(words)).toArray(String[]::new);
    }

    /** The list that the launcher keeps with its build is the one that Maven would make. */
    @Test
    @Order(1)
    void theHostFindsThePlugin() throws Exception {
        String[] words = {
            "-Dorg.slf4j.simpleLogger.logFile=System.err",
            "--no-transfer-progress",
            "compile",
            "exec:java",
            "-DmainClass=com.pulumi.bootstrap.internal.Main",
            "-DmainArgs=packages"
        };
        project.run(launcher(words));
        JsonElement kept = JsonParser.parseString(project.run(launcher(words)));

        assertThat(kept).isEqualTo(JsonParser.parseString(project.run("mvn", "-q", words[3], words[4], words[5])));
        assertThat(kept.toString()).contains("\"name\":\"azure-native\"", "\"version\":\"2.10.0\"");
    }

    private static String[] launcher(String... words) {
        return after("./hybrid", words);
    }

    @Test
    @Order(2)
    void aChangeOfTheSourcesIsInTheNextPreview() throws Exception {
        pulumi("stack", "select", "--create", "dev", "--non-interactive");
        pulumi("config", "set", "--secret", "--path", "sharedKeys.hq", "abcDEF123", "--stack", "dev");
        assertThat(preview(project)).contains("nextStep").doesNotContain("another text");

        project.edit(
                "src/main/java/hybridnetwork/program/StackOutputs.java",
                "context.export(\"nextStep\", nextStep);",
                "context.export(\"nextStep\", nextStep); context.export(\"more\", Output.of(\"another text\"));");

        assertThat(preview(project)).contains("nextStep", "another text");
        // The Automation API says who calls, and nothing else is different; Maven is not needed any more.
        assertThat(preview(withoutMaven(), "--exec-kind", "auto.local")).contains("another text");
    }

    private static String preview(ProjectCopy project, String... more) throws IOException, InterruptedException {
        Stream<String> words = Stream.of("pulumi", "preview", "--stack", "dev", "--color", "never");
        return project.run(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    /** The copy on a machine whose Maven fails. */
    private static ProjectCopy withoutMaven() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path maven = Files.writeString(tools.resolve("mvn"), "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        return project.with("PATH", tools + ":" + Engine.folder() + ":" + System.getenv("PATH"));
    }

    @Test
    @Order(3)
    void aCompileErrorIsShownWhereItIsAndNothingIsRegistered() throws Exception {
        Path broken = project.folder().toRealPath().resolve("src/main/java/hybridnetwork/Broken.java");
        Files.writeString(broken, "package hybridnetwork;\n\nfinal class Broken {\n    int number = \"text\";\n}\n");

        ProjectCopy.Ended ended = project.start(pulumiWith("preview", "--stack", "dev", "--color", "never"));

        assertThat(ended.status()).isNotZero();
        assertThat(ended.printed())
                .contains(broken + ":[4,18] incompatible types: java.lang.String cannot be converted to int")
                .doesNotContain("target/launcher", "create");
        Files.delete(broken);
    }

    @Test
    @Order(4)
    void upFillsTheSubscription() throws Exception {
        String printed = pulumi("up", "--yes", "--skip-preview", "--stack", "dev", "--color", "never");

        assertThat(printed).contains("+ 20 created").contains("nextStep").doesNotContain("abcDEF123");
        assertThat(SIMULATION.resources()).hasSizeGreaterThan(10);
    }

    @Test
    @Order(5)
    void thePreviewAfterwardsIsEmptyAndSoIsTheRefresh() throws Exception {
        pulumi("preview", "--expect-no-changes", "--stack", "dev", "--color", "never");
        pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes", "--stack", "dev", "--color", "never");
    }

    /** What the refusal itself says to do, word by word. */
    @Test
    @Order(6)
    void aGatewayThatTheEngineHasForgottenIsTakenInAgain() throws Exception {
        JsonObject gateway = inState("azure-native:network:VirtualNetworkGateway", "gatewayType", "ExpressRoute");
        JsonObject connection =
                inState("azure-native:network:VirtualNetworkGatewayConnection", "connectionType", "IPsec");
        String urn = gateway.get("urn").getAsString();
        String id = gateway.get("id").getAsString();
        // With it goes the connection that waits for it; that one is recovered the other way, by deletion.
        pulumi("state", "delete", urn, "--target-dependents", "--yes", "--stack", "dev");
        SIMULATION.azure().outside().delete(ArmId.parse(connection.get("id").getAsString()));

        takeIn(id);
        String up = pulumi("up", "--yes", "--skip-preview", "--stack", "dev", "--color", "never");

        assertThat(up).contains("+ 1 created").doesNotContain("replaced").doesNotContain("deleted");
        assertThat(inState("azure-native:network:VirtualNetworkGateway", "gatewayType", "ExpressRoute")
                        .get("urn")
                        .getAsString())
                .isEqualTo(urn);
        pulumi("preview", "--expect-no-changes", "--stack", "dev", "--color", "never");
    }

    /** Runs the import that a refused preview names. */
    private static void takeIn(String id) throws IOException, InterruptedException {
        ProjectCopy.Ended refused = project.start(pulumiWith("preview", "--stack", "dev", "--color", "never"));
        assertThat(refused.status()).isNotZero();
        assertThat(refused.printed()).contains("[already-exists] ");
        Matcher fix = Pattern.compile("fix: .*(pulumi import .*)").matcher(refused.printed());
        assertThat(fix.find()).isTrue();
        assertThat(fix.group(1)).contains(id);
        project.run("sh", "-c", fix.group(1) + " --yes --skip-preview --color never");
    }

    /** The only resource of a type whose input has this value. */
    private static JsonObject inState(String type, String input, String value)
            throws IOException, InterruptedException {
        Path file = folder.resolve("export.json");
        pulumi("stack", "export", "--stack", "dev", "--file", file.toString());
        JsonObject state =
                JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonObject("deployment");
        return state.getAsJsonArray("resources").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(resource -> resource.get("type").getAsString().equals(type))
                .filter(resource -> resource.getAsJsonObject("inputs")
                        .get(input)
                        .getAsString()
                        .equals(value))
                .collect(MoreCollectors.onlyElement());
    }

    @Test
    @Order(7)
    void destroyEmptiesTheSubscription() throws Exception {
        SIMULATION.deprovision();

        pulumi("destroy", "--yes", "--skip-preview", "--stack", "dev", "--color", "never");

        assertThat(SIMULATION.resources()).isEmpty();
    }

    @Test
    @Order(8)
    void aResourceGroupOfOthersMakingIsTakenIn() throws Exception {
        ArmId group = ArmId.ofGroup(AzureSettings.SUBSCRIPTION, "hybrid-vpn-er-rg");
        Map<String, Object> body = Map.of("location", "centralus", "tags", Map.of("environment", "dev"));
        SIMULATION.azure().outside().add("azure-native:resources:ResourceGroup", group, body, Map.of());

        takeIn(group.toString());

        assertThat(pulumi("preview", "--stack", "dev", "--color", "never"))
                .contains("azure-native:network:VirtualNetworkGateway er-gateway-gateway create")
                .doesNotContain("ResourceGroup", "delete", "replace");
    }
}
