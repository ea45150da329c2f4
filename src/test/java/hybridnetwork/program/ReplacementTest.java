package hybridnetwork.program;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.google.common.collect.ImmutableMap;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import hybridnetwork.config.StackConfig;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What {@code allowReplacement} tells the engine. Options that no input shows are seen by the SDK's own test harness, which
 * offers them to a transformation.
 */
class ReplacementTest {
    /** What Azure has, by name: gateways that only a replacement makes what the stack wants, and a connected circuit. */
    private final Map<String, Map<String, Object>> existing = new ConcurrentHashMap<>(Map.of(
            "hybrid-vpn-er-vpn-vgw", Map.of("vpnType", "PolicyBased"),
            "hybrid-vpn-er-er-vgw", Map.of("sku", Map.of("name", "UltraPerformance")),
            "hybrid-vpn-er-erc", Map.of("serviceProviderProvisioningState", "Provisioned")));

    private final Mocks azure = new Mocks() {
        @Override
        public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
            Map<String, Object> state = ImmutableMap.<String, Object>builder()
                    .putAll(args.inputs)
                    .put("name", args.name)
                    .buildKeepingLast();
            return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("/" + args.name), state));
        }

        @Override
        public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
            if (args.token.startsWith("pulumi:")) {
                return CompletableFuture.completedFuture(Map.of());
            }
            return args.args.values().stream()
                    .map(name -> existing.get(String.valueOf(name)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(CompletableFuture::completedFuture)
                    .orElseGet(() ->
                            CompletableFuture.failedFuture(new IllegalStateException("Code=\"ResourceNotFound\"")));
        }
    };

    @AfterEach
    void leaveNoDeploymentBehind() {
        PulumiTest.cleanup();
    }

    /** The options of every custom resource, by logical name. */
    private Map<String, CustomResourceOptions> options(String allowReplacement) {
        StackConfig config =
                StackText.dev().with("allowReplacement: " + allowReplacement).stack();
        Map<String, CustomResourceOptions> options = new ConcurrentHashMap<>();
        ResourceTransformation spy = args -> {
            if (args.options() instanceof CustomResourceOptions custom) {
                options.put(args.resource().pulumiResourceName(), custom);
            }
            return Optional.empty();
        };
        PulumiTest.withMocks(azure)
                .withOptions(TestOptions.builder()
                        .resourceTransformations(List.of(spy))
                        .build())
                .runTest(context -> HybridNetwork.declare(context, config, Readiness.ask(config)))
                .throwOnError();
        return options;
    }

    /** What is replaced of itself; connections only follow their ends. */
    private Map<String, List<String>> replaced(String allowReplacement) {
        Map<String, List<String>> replaced = new ConcurrentHashMap<>();
        options(allowReplacement).forEach((name, options) -> {
            assertThat(options.getDeleteBeforeReplace())
                    .as("Azure names are fixed, so the old %s goes first", name)
                    .isEqualTo(!options.getReplaceOnChanges().isEmpty());
            if (!options.getReplaceOnChanges().isEmpty() && !name.contains("-connection-")) {
                replaced.put(name, options.getReplaceOnChanges());
            }
        });
        return replaced;
    }

    @Test
    void withoutItTheEngineNeverReplacesOfItsOwnAccord() {
        assertThat(replaced("[]")).isEmpty();
    }

    @Test
    void anAllowedReplacementThatNothingAsksForReplacesNothing() {
        existing.remove("hybrid-vpn-er-vpn-vgw");
        assertThat(replaced("[hybrid-vpn-er-vpn-vgw]")).isEmpty();
    }

    @Test
    void aGatewayIsReplacedAndNothingElse() {
        assertThat(replaced("[hybrid-vpn-er-vpn-vgw]"))
                .containsOnlyKeys("vpn-gateway-gateway")
                .hasEntrySatisfying(
                        "vpn-gateway-gateway",
                        properties -> assertThat(properties)
                                .contains("sku", "vpnType", "vpnGatewayGeneration", "location", "ipConfigurations"));
        assertThat(replaced("[hybrid-vpn-er-er-vgw]")).containsOnlyKeys("er-gateway-gateway");
    }

    /** The engine looks into the last state for it, so it is there before anything is replaced. */
    @Test
    void aConnectionIsAlwaysMadeAnewWithItsEnds() {
        Map<String, CustomResourceOptions> options = options("[]");
        assertThat(options.get("vpn-connection-hq-connection"))
                .extracting(CustomResourceOptions::getReplaceOnChanges, as(LIST))
                .containsExactly("virtualNetworkGateway1", "localNetworkGateway2");
        assertThat(options.get("er-connection-primary-connection"))
                .extracting(CustomResourceOptions::getReplaceOnChanges, as(LIST))
                .containsExactly("virtualNetworkGateway1", "peer");
    }

    @Test
    void aCircuitThatWaitsForItsProviderIsReplacedAlone() {
        existing.put(
                "hybrid-vpn-er-erc",
                Map.of(
                        "serviceProviderProvisioningState",
                        "NotProvisioned",
                        "sku",
                        Map.of("tier", "Standard", "family", "UnlimitedData")));
        assertThat(replaced("[hybrid-vpn-er-erc]"))
                .containsOnlyKeys("circuit-primary-circuit")
                .hasEntrySatisfying(
                        "circuit-primary-circuit",
                        properties -> assertThat(properties).contains("sku", "serviceProviderProperties", "location"));
    }

    @Test
    void keysThatAzureAnswersAreSecretInTheState() {
        Map<String, CustomResourceOptions> options = options("[]");
        Map<String, List<String>> secrets = Map.of(
                "circuit-primary-circuit", List.of("serviceKey", "authorizationKey", "authorizations", "peerings"),
                "circuit-primary-private-peering", List.of("sharedKey"),
                "vpn-connection-hq-connection", List.of("sharedKey", "authorizationKey"),
                "er-connection-primary-connection", List.of("sharedKey", "authorizationKey"));
        secrets.forEach((name, properties) -> assertThat(options.get(name))
                .as(name)
                .extracting(
                        CustomResourceOptions::getAdditionalSecretOutputs,
                        org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrderElementsOf(properties));
    }
}
