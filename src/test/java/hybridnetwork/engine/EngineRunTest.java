package hybridnetwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Severity;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.LogMessage;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.Plan;
import hybridnetwork.plan.ProviderCalls;
import hybridnetwork.plan.Recording;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code pulumi up} and {@code ./hybrid plan} run one program: the same stack comes to the same resources. */
class EngineRunTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static final String KEY = "Tr0ub4dorSharedKey";

    private static final Set<String> CIRCUITS =
            Set.of("hybrid-vpn-er-erc", "hybrid-staging-erc", "hybrid-prod-erc-chicago", "hybrid-prod-erc-dallas");

    private static final ProviderCalls PROVISIONED = (token, args) ->
            token.endsWith(":getExpressRouteCircuit") && CIRCUITS.contains(String.valueOf(args.get("circuitName")))
                    ? Optional.of(Map.of("serviceProviderProvisioningState", "Provisioned"))
                    : Optional.empty();

    /** A stack of the project with a shared key for each of its sites. */
    private static StackText withKeys(String stack) {
        String keys = stack.equals("prod") ? "hq: { secure: %s }, plant: { secure: %s }" : "hq: { secure: %s }";
        return StackText.of(stack).with("sharedKeys: { " + keys.replace("%s", KEY) + " }");
    }

    private static Plan underEngine(StackText stack, String name, ProviderCalls azure) {
        return Recording.of(OfflinePlan.PROJECT, name)
                .config(stack.engineValues(), stack.engineSecrets())
                .calls(azure)
                .run(FrozenStacks::program);
    }

    private static List<RegisteredResource> resources(Plan plan) {
        return plan.resources().stream().skip(1).toList();
    }

    private static Map<String, Map<String, Object>> inputs(Plan plan) {
        Map<String, Map<String, Object>> inputs = new LinkedHashMap<>();
        plan.resources().forEach(resource -> inputs.put(resource.urn(), resource.inputs()));
        return inputs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void registersWhatTheOfflinePlanShows(String name) {
        StackText stack = withKeys(name);
        Plan connected = underEngine(stack, name, PROVISIONED);
        assertThat(connected.messages())
                .filteredOn(message -> message.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(inputs(connected))
                .isEqualTo(inputs(
                        OfflinePlan.of(stack.stack(), name, Stage.connected).plan()));
        assertThat(inputs(underEngine(stack, name, ProviderCalls.NOTHING_EXISTS)))
                .isEqualTo(inputs(
                        OfflinePlan.of(stack.stack(), name, Stage.ordered).plan()));
    }

    @Test
    void readsTheFilesOfTheProjectTheSameOnBothWays() {
        StackText stack = withKeys("prod");
        Plan engine = underEngine(stack, "prod", PROVISIONED);
        Plan offline = OfflinePlan.of(stack.stack(), "prod", Stage.connected).plan();
        assertThat(resources(engine))
                .extracting(RegisteredResource::dependencies)
                .isEqualTo(resources(offline).stream()
                        .map(RegisteredResource::dependencies)
                        .toList());
        assertThat(resources(engine))
                .extracting(RegisteredResource::protect)
                .isEqualTo(resources(offline).stream()
                        .map(RegisteredResource::protect)
                        .toList());
        assertThat(engine.outputs()).containsAllEntriesOf(Map.of("stage", "connected"));
    }

    @Test
    void aMissingSharedKeyIsAnErrorWithTheLineToType() {
        assertRefused(
                underEngine(StackText.dev(), "dev", PROVISIONED),
                "[shared-key-missing] site `hq` has no shared key for its VPN connection",
                "fix: pulumi config set --secret --stack dev --path 'hybrid-network:sharedKeys.hq'");
    }

    @Test
    void anUnknownKeyIsAnErrorWithTheKeyThatWasMeant() {
        assertRefused(
                underEngine(withKeys("dev").with("netwrok: { addressSpace: [10.0.0.0/8] }"), "dev", PROVISIONED),
                "[unknown-key]",
                "netwrok",
                "network");
    }

    @Test
    void everyProblemIsLoggedAtOnce() {
        StackText broken = StackText.dev().with("{ baseName: '-', vpn: { gateway: { asn: many } }, typo: 1 }");
        assertThat(underEngine(broken, "dev", PROVISIONED).messages())
                .filteredOn(message -> message.severity() == Severity.ERROR)
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void anIllegalChangeIsAnErrorBeforeAnythingIsRegistered() {
        AzureHas azure = AzureHas.devNetwork().but("hybrid-vpn-er-vpn-vgw", "vpnType", "PolicyBased");
        assertRefused(
                underEngine(withKeys("dev"), "dev", azure), "[vpngw-route-based]", "from PolicyBased to RouteBased");
    }

    @Test
    void aCircuitThatFellBackIsAWarningAndTheNetworkStays() {
        AzureHas azure = AzureHas.devNetwork()
                .standing(underEngine(withKeys("dev"), "dev", PROVISIONED))
                .but("hybrid-vpn-er-erc", "serviceProviderProvisioningState", "NotProvisioned");
        Plan plan = underEngine(withKeys("dev"), "dev", azure);
        assertThat(plan.messages())
                .filteredOn(message -> message.text().startsWith("[er-provider-state]"))
                .extracting(LogMessage::severity)
                .containsExactly(Severity.WARNING);
        assertThat(plan.resources()).extracting(RegisteredResource::name).contains("er-connection-primary-connection");
    }

    /** The stack as the engine runs it from a project's folder. */
    private Plan inProject(StackText engine, StackText file, String project) throws IOException {
        Files.createDirectories(folder.resolve("stacks"));
        Files.writeString(folder.resolve("stacks/Pulumi.dev.yaml"), file.text());
        Files.writeString(folder.resolve("Pulumi.yaml"), project);
        return Recording.of(OfflinePlan.PROJECT, "dev")
                .config(engine.engineValues(), engine.engineSecrets())
                .calls(PROVISIONED)
                .run(context -> FrozenStacks.programIn(folder, context));
    }

    private static List<String> errors(Plan plan) {
        return plan.messages().stream()
                .filter(message -> message.severity() == Severity.ERROR)
                .map(LogMessage::text)
                .toList();
    }

    @Test
    void problemsPointIntoTheStackFile() throws IOException {
        StackText broken = withKeys("dev").with("vpn: { gateway: { sku: VpnGw9AZ } }");
        assertThat(errors(inProject(broken, broken, "name: hybrid-network\n")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("VpnGw9AZ")
                .containsPattern("--> stacks/Pulumi\\.dev\\.yaml:\\d+:\\d+ \\(hybrid-network:vpn\\.gateway\\.sku\\)");
    }

    /** With {@code --config-file} the engine reads another file, and does not say which. */
    @Test
    void problemsPointIntoNoFileThatTheEngineHasNotRead() throws IOException {
        StackText broken = withKeys("dev").with("vpn: { gateway: { sku: VpnGw9AZ } }");
        assertThat(errors(inProject(broken, broken.with("baseName: other"), "name: hybrid-network\n")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("VpnGw9AZ")
                .contains("--> hybrid-network:vpn.gateway.sku")
                .doesNotContain("Pulumi.dev.yaml");
    }

    @Test
    void problemsPointIntoTheProjectFileWhereItGivesTheValue() throws IOException {
        StackText broken = withKeys("dev").with("vpn: { gateway: { sku: VpnGw9AZ } }");
        StackText without = withKeys("dev").with("vpn: ~");
        String project = """
                name: hybrid-network
                config:
                  hybrid-network:vpn:
                    default: { gateway: { sku: VpnGw9AZ, activeActive: true, asn: 65515 } }
                """;
        assertThat(errors(inProject(broken, without, project)))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("--> Pulumi.yaml:4:32 (hybrid-network:vpn.gateway.sku)");
    }

    @Test
    void whatTheEngineReadsOtherwiseIsAnErrorThereToo() throws IOException {
        StackText stack = withKeys("dev");
        StackText octal = new StackText(stack.text().replace("vlanId: 100", "vlanId: 0144"));
        assertThat(octal.text()).isNotEqualTo(stack.text());
        assertThat(errors(inProject(stack, octal, "name: hybrid-network\n")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("[engine-reads-otherwise] the engine reads `vlanId` as 100", "got: 0144", "--> stacks/");
    }

    @Test
    void aValueThatIsEncryptedInVainIsAnErrorThatDoesNotShowIt() throws IOException {
        StackText stack = withKeys("dev").with("tags: { owner: { secure: Sw0rdfish-hunter2 } }");
        Plan plan = inProject(stack, stack, "name: hybrid-network\n");
        assertThat(resources(plan)).isEmpty();
        assertThat(errors(plan))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("[secret-not-kept] `owner` is encrypted", "(hybrid-network:tags.owner)", "--> stacks/");
        assertThat(errors(inProject(stack, StackText.dev(), "name: hybrid-network\n")))
                .as("where the file is not known, the section is named")
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("[secret-not-kept] `tags` is encrypted", "--> hybrid-network:tags");
        assertThat(plan.toString()).doesNotContain("Sw0rdfish");
    }

    @Test
    void noMessageHoldsAKey() {
        StackText stack = withKeys("dev").with("sharedKeys: { nowhere: { secure: " + KEY + "2 } }");
        Plan plan = underEngine(stack, "dev", PROVISIONED);
        assertThat(plan.messages()).isNotEmpty();
        assertThat(plan.toString()).doesNotContain(KEY);
    }

    private static void assertRefused(Plan plan, String... words) {
        assertThat(resources(plan)).isEmpty();
        assertThat(plan.outputs()).isEmpty();
        assertThat(plan.messages())
                .filteredOn(message -> message.severity() == Severity.ERROR)
                .extracting(LogMessage::text)
                .singleElement()
                .satisfies(text -> assertThat(text).contains(words));
    }
}
