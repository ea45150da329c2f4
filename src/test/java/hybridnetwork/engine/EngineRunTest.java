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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code pulumi up} and {@code ./hybrid plan} run one program: the same stack comes to the same resources. */
class EngineRunTest {
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
                "fix: pulumi config set --secret --path 'hybrid-network:sharedKeys.hq'");
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

    @Test
    void problemsPointIntoTheStackFile() {
        Plan plan = underEngine(StackText.dev().with("vpn: { gateway: { sku: VpnGw9AZ } }"), "dev", PROVISIONED);
        assertThat(plan.messages())
                .anySatisfy(message -> assertThat(message.text())
                        .contains("VpnGw9AZ")
                        .containsPattern(
                                "--> stacks/Pulumi\\.dev\\.yaml:\\d+:\\d+ \\(hybrid-network:vpn\\.gateway\\.sku\\)"));
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
