package hybridnetwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Severity;
import hybridnetwork.plan.LogMessage;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.Plan;
import hybridnetwork.plan.ProviderCalls;
import hybridnetwork.plan.Recording;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** azure-native adopts nothing: what exists and is not in the state must be told before a deployment ends half-way. */
class AlreadyThereTest {
    private static final String GROUP =
            "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/hybrid-vpn-er-rg";
    private static final StackText DEV = StackText.dev()
            .with("sharedKeys: { hq: { secure: Tr0ub4dorSharedKey } }")
            .with("tags: { owner: net }");

    private static Plan connected;

    @BeforeAll
    static void connect() {
        connected = underEngine((token, args) -> token.endsWith(":getExpressRouteCircuit")
                ? Optional.of(Map.of("serviceProviderProvisioningState", "Provisioned"))
                : Optional.empty());
    }

    private static Plan underEngine(ProviderCalls azure) {
        return underEngine(DEV, azure);
    }

    private static Plan underEngine(StackText stack, ProviderCalls azure) {
        return Recording.of(OfflinePlan.PROJECT, "dev")
                .config(stack.engineValues(), stack.engineSecrets())
                .calls(azure)
                .run(FrozenStacks::program);
    }

    private static AzureHas standing() {
        return AzureHas.devNetwork().standing(connected);
    }

    private static List<String> errors(Plan plan) {
        return plan.messages().stream()
                .filter(message -> message.severity() == Severity.ERROR)
                .map(LogMessage::text)
                .toList();
    }

    private static String refusal(ProviderCalls azure) {
        Plan plan = underEngine(azure);
        assertThat(plan.resources()).extracting(RegisteredResource::name).containsExactly("hybrid-network-dev");
        assertThat(errors(plan)).hasSize(1);
        return errors(plan).get(0);
    }

    @Test
    void whatIsInTheStateMayExistAndNobodyAsksForIt() {
        var calls = new ConcurrentLinkedQueue<String>();
        AzureHas azure = standing();
        Plan plan = underEngine((token, args) -> {
            calls.add(token);
            return azure.call(token, args);
        });
        assertThat(errors(plan)).isEmpty();
        assertThat(plan.resources()).hasSameSizeAs(connected.resources());
        assertThat(calls)
                .hasSize(11)
                .doesNotContain(
                        "azure-native:network:getNetworkSecurityGroup", "azure-native:network:getLocalNetworkGateway");
    }

    @Test
    void whereThereIsNoResourceGroupNothingMoreIsAsked() {
        var calls = new ConcurrentLinkedQueue<String>();
        assertThat(errors(underEngine((token, args) -> {
                    calls.add(token);
                    return Optional.empty();
                })))
                .isEmpty();
        assertThat(calls)
                .doesNotContain(
                        "azure-native:network:getNetworkSecurityGroup", "azure-native:network:getLocalNetworkGateway");
    }

    @Test
    void aSecondStackOfTheSameBaseNameIsRefused() {
        AzureHas azure = standing().but("hybrid-vpn-er-rg", "tags", Map.of("owner", "the others"));
        assertThat(refusal(azure.forgotten("*"))).isEqualTo("""
                [already-exists] resource group hybrid-vpn-er-rg exists already in subscription \
                00000000-0000-0000-0000-000000000000, with 13 more of this network's resources, and the state of stack \
                dev does not know it
                    --> hybrid-network:baseName
                    got: tags: owner=the others
                    fix: for a network of its own: pulumi config set --stack dev --path \
                'hybrid-network:baseName' NAME; to take in what exists: docs/runbook.md, "What exists already\"""");
    }

    @Test
    void aStackWhoseStateIsLostIsToldThatTheTagsAreItsOwn() {
        assertThat(refusal(standing().forgotten("*")))
                .contains("got: this stack's own tags: environment=dev, owner=net");
    }

    @Test
    void anEmptyResourceGroupIsNotCreatedEither() {
        assertThat(refusal(new AzureHas().group("hybrid-vpn-er-rg")))
                .contains("resource group hybrid-vpn-er-rg exists already in subscription")
                .doesNotContain("more of this network's resources")
                .contains("got: no tags that say whose it is");
    }

    @Test
    void whatTheEngineHasForgottenIsToldWithTheImport() {
        assertThat(refusal(standing().forgotten("er-gateway-gateway"))).isEqualTo("""
                [already-exists] hybrid-vpn-er-er-vgw exists already, and the state of stack dev does not know it
                    fix: pulumi import azure-native:network:VirtualNetworkGateway er-gateway-gateway \
                %s/providers/Microsoft.Network/virtualNetworkGateways/hybrid-vpn-er-er-vgw --parent \
                'parent=urn:pulumi:dev::hybrid-network::hybrid-network:expressroute:ExpressRouteGateway::er-gateway' \
                --protect=false --generate-code=false --stack dev""".formatted(GROUP));
    }

    /** What watches the network is looked up like everything else, by the names that each kind has. */
    @ParameterizedTest
    @CsvSource({
        "monitoring-workspace, operationalinsights:Workspace",
        "monitoring-action-group, insights:ActionGroup",
        "alerts-vpn-ike, insights:MetricAlert",
        "alerts-service-health, insights:ActivityLogAlert",
        "diagnostics-vpn-gateway, insights:DiagnosticSetting",
        "workbook-workbook, insights:Workbook"
    })
    void andWhatWatchesTheNetwork(String name, String type) {
        StackText watched = DEV.with("monitoring: { email: network-team@example.com }");
        Plan all = underEngine(
                watched,
                (token, args) -> token.endsWith(":getExpressRouteCircuit")
                        ? Optional.of(Map.of("serviceProviderProvisioningState", "Provisioned"))
                        : Optional.empty());
        AzureHas azure = AzureHas.devNetwork().standing(all);
        assertThat(errors(underEngine(watched, azure))).isEmpty();
        Plan refused = underEngine(watched, azure.forgotten(name));
        assertThat(errors(refused))
                .singleElement()
                .asString()
                .contains("[already-exists]", "pulumi import azure-native:" + type + " " + name + " /subscriptions/");
    }

    @Test
    void soIsWhatNoOtherLookUpAsksFor() {
        assertThat(refusal(standing().forgotten("network-vnet")))
                .contains("pulumi import azure-native:network:VirtualNetwork ");
    }

    @Test
    void aTunnelIsDeletedBecauseAzureKeepsItsKey() {
        assertThat(refusal(standing().forgotten("vpn-connection-hq-connection")))
                .contains("fix: az resource delete --ids " + GROUP
                        + "/providers/Microsoft.Network/connections/hybrid-vpn-er-vpn-conn; the next `pulumi up`");
    }

    @Test
    void whatHasNoComponentInTheStateCannotBeImportedByOneCommand() {
        assertThat(refusal(standing().forgotten("er-gateway-gateway").forgotten("er-gateway")))
                .contains("fix: take it in: docs/runbook.md, \"What exists already\"");
    }
}
