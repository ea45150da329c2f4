package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.lifecycle.AzureUnavailable;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.ProviderCalls;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the state has and Azure does not show must stop the program: no step may follow from "not found" alone. */
class StandingPlaceTest {
    private static final String HERE = "00000000-0000-0000-0000-000000000000";
    private static final String ELSEWHERE = "77777777-0000-4000-8000-000000000000";
    private static final String NETWORK = "azure-native:network:";
    private static final String CONNECTION = "er-connection-primary-connection";

    private static RecordedNetwork dev(ProviderCalls azure) {
        return RecordedNetwork.given(azure, StackText.dev());
    }

    /** A subscription with nothing of the stack, where Azure refuses every look-up in azure-native's words. */
    private static ProviderCalls refused(AzureHas state, String subscription, String answer) {
        return (token, args) -> {
            if (token.contains("readStackResourceOutputs")) {
                return state.call(token, args);
            }
            throw Status.UNKNOWN
                    .withDescription("invocation of " + token + " returned an error: request failed /subscriptions/"
                            + subscription + "/resourceGroups/hybrid-vpn-er-rg: autorest/azure: Service returned an"
                            + " error. " + answer)
                    .asRuntimeException();
        };
    }

    private static ProviderCalls absent(AzureHas state, String subscription) {
        return refused(
                state,
                subscription,
                "Status=404 Code=\"ResourceGroupNotFound\" Message=\"Resource group 'hybrid-vpn-er-rg' could not be"
                        + " found.\"");
    }

    @Test
    void whatStandsWhereItWasDeployedIsNoProblem() {
        RecordedNetwork network = dev(AzureHas.deployedDev());
        assertThat(network.problems()).isEmpty();
        assertThat(network.stage()).isEqualTo(Stage.connected);
    }

    @Test
    void anotherSubscriptionIsAnErrorWithTheWayBack() {
        RecordedNetwork network = dev(absent(AzureHas.deployedDev(), ELSEWHERE));
        assertThat(network.problems()).singleElement().extracting(Problem::text).isEqualTo("""
                [subscription-changed] this stack stands in subscription %1$s, and Azure was asked in subscription %2$s
                    --> azure-native:subscriptionId
                    fix: az account set --subscription %1$s; or, for everybody and for good, pulumi config set \
                --stack STACK --path 'azure-native:subscriptionId' %1$s""".formatted(
                        HERE, ELSEWHERE));
        assertThat(network.names()).isEmpty();
        assertThat(network.stage()).isEqualTo(Stage.connected);
    }

    @Test
    void aConfiguredSubscriptionIsSetBackInTheConfiguration() {
        StackText stack = StackText.dev().with("azure-native:subscriptionId: " + ELSEWHERE);
        assertThat(RecordedNetwork.given(absent(AzureHas.deployedDev(), ELSEWHERE), stack)
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.fix())
                        .contains("pulumi config set --stack STACK --path 'azure-native:subscriptionId' " + HERE));
    }

    @Test
    void aGroupOfTheSameNameInAnotherSubscriptionIsAnotherGroup() {
        AzureHas azure = AzureHas.deployedDev()
                .but("hybrid-vpn-er-rg", "id", "/subscriptions/" + ELSEWHERE + "/resourceGroups/hybrid-vpn-er-rg");
        assertThat(dev(azure).problems()).extracting(Problem::rule).containsExactly("subscription-changed");
    }

    @Test
    void whoMayNotReadInTheOtherSubscriptionLearnsThatItIsTheOther() {
        ProviderCalls azure = refused(
                AzureHas.deployedDev(), ELSEWHERE, "Status=403 Code=\"AuthorizationFailed\" Message=\"no role\"");
        assertThat(dev(azure).problems()).extracting(Problem::rule).containsExactly("subscription-changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"403 Code=\"AuthorizationFailed\"", "404 Code=\"SubscriptionNotFound\""})
    void aRefusalInTheRightSubscriptionIsNotAbsence(String status) {
        ProviderCalls azure = refused(AzureHas.deployedDev(), HERE, "Status=" + status + " Message=\"no\"");
        assertThatThrownBy(() -> dev(azure))
                .hasRootCauseInstanceOf(io.grpc.StatusRuntimeException.class)
                .satisfies(thrown -> assertThat(thrown).isInstanceOf(AzureUnavailable.class));
    }

    @Test
    void whereNoAnswerNamesASubscriptionTheLoginDoes() {
        AzureHas state = AzureHas.deployedDev().andAzureIsEmpty();
        ProviderCalls azure = (token, args) -> token.endsWith(":getClientConfig")
                ? Optional.of(Map.of("subscriptionId", ELSEWHERE, "tenantId", "t", "clientId", "c", "objectId", "o"))
                : state.call(token, args);
        assertThat(dev(azure).problems()).extracting(Problem::rule).containsExactly("subscription-changed");
    }

    @Test
    void aStackThatHasDeployedNothingMayStandAnywhere() {
        List<String> calls = new ArrayList<>();
        ProviderCalls azure = (token, args) -> {
            calls.add(token);
            return Optional.empty();
        };
        assertThat(dev(azure).problems()).isEmpty();
        assertThat(calls).isNotEmpty().noneMatch(token -> token.endsWith(":getClientConfig"));
    }

    @Test
    void everythingNotFoundInTheRightSubscriptionIsAnErrorAndTheStageStays() {
        RecordedNetwork network = dev(absent(AzureHas.deployedDev(), HERE));
        assertThat(network.problems()).singleElement().extracting(Problem::text).isEqualTo("""
                [deployed-not-found] this stack has deployed, in subscription %1$s, what Azure, asked in subscription \
                %1$s, does not have: resource group hybrid-vpn-er-rg with all that is in it
                    fix: what was really deleted goes out of the state with `pulumi refresh --stack test`, and the next \
                `pulumi up` makes it anew""".formatted(HERE));
        assertThat(network.names()).isEmpty();
        assertThat(network.stage()).isEqualTo(Stage.connected);
    }

    @ParameterizedTest
    @CsvSource({
        "hybrid-vpn-er-er-vgw, hybrid-vpn-er-er-vgw",
        "hybrid-vpn-er-vpn-vgw, hybrid-vpn-er-vpn-vgw",
        "hybrid-vpn-er-er-pip, hybrid-vpn-er-er-pip",
        "hybrid-vpn-er-vpn-pip-2, hybrid-vpn-er-vpn-pip-2",
        "hybrid-vpn-er-erc, hybrid-vpn-er-erc",
        "hybrid-vpn-er-er-conn, hybrid-vpn-er-er-conn"
    })
    void oneResourceThatIsNotFoundIsAnErrorToo(String absent, String named) {
        RecordedNetwork network = dev(AzureHas.deployedDev().without(absent));
        assertThat(network.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("deployed-not-found");
            assertThat(problem.message()).endsWith("does not have: " + named);
        });
        assertThat(network.names()).isEmpty();
        assertThat(network.stage()).isEqualTo(Stage.connected);
    }

    @ParameterizedTest
    @CsvSource({"hybrid-vpn-er-er-vgw, true", "hybrid-vpn-er-vpn-vgw, false"})
    void aReplacementThatWasInterruptedGoesOnWhileTheStackAllowsIt(String allowed, boolean goesOn) {
        AzureHas azure = AzureHas.deployedDev().without("hybrid-vpn-er-er-vgw").without("hybrid-vpn-er-er-conn");
        RecordedNetwork network =
                RecordedNetwork.given(azure, StackText.dev().with("allowReplacement: [" + allowed + "]"));
        assertThat(network.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("deployed-not-found");
            assertThat(problem.severity()).isEqualTo(goesOn ? Severity.WARNING : Severity.ERROR);
            assertThat(problem.message()).contains("hybrid-vpn-er-er-vgw, hybrid-vpn-er-er-conn");
            assertThat(problem.fix()).get(STRING).contains("pulumi refresh --stack test");
        });
        assertThat(network.names().contains(CONNECTION)).isEqualTo(goesOn);
    }

    @Test
    void soIsAPeering() {
        assertThat(dev(AzureHas.deployedDev().but("hybrid-vpn-er-erc", "peerings", List.of()))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .endsWith("does not have: the private peering of hybrid-vpn-er-erc"));
    }

    /** Where it led to another circuit before, the engine was about to replace it. */
    @ParameterizedTest
    @CsvSource({"c, ERROR", "C, ERROR", "former, WARNING"})
    void soIsTheConnectionToACircuitOfAnotherSubscription(String before, Severity severity) {
        String circuits =
                "/subscriptions/" + ELSEWHERE + "/resourceGroups/g/providers/Microsoft.Network/expressRouteCircuits/";
        StackText stack = StackText.dev()
                .with("expressRoute: { circuits: { primary: ~ } }")
                .with("expressRoute: { circuits: { partner: { sites: [hq], circuitId: " + circuits + "c } } }");
        AzureHas azure = AzureHas.devNetwork()
                .deployed(
                        NETWORK + "VirtualNetworkGatewayConnection",
                        "er-connection-partner-connection",
                        "hybrid-vpn-er-er-conn",
                        Map.of("peer", Map.of("id", circuits + before)))
                .without("hybrid-vpn-er-er-conn");
        assertThat(RecordedNetwork.given(azure, stack).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.rule()).isEqualTo("deployed-not-found");
                    assertThat(problem.severity()).isEqualTo(severity);
                    assertThat(problem.message()).contains("hybrid-vpn-er-er-conn");
                });
    }

    /** An older program wrote them beside BGP; whether the device advertises them, nobody has looked. */
    @ParameterizedTest
    @CsvSource({"10.10.0.0/16, 1", "10.10.0.0/17, 0"})
    void staticRoutesThatGoAreAWarning(String deployed, int warnings) {
        AzureHas azure = AzureHas.deployedDev()
                .deployed(
                        NETWORK + "LocalNetworkGateway",
                        "site-hq-local-network-gateway",
                        "hybrid-vpn-er-vpn-lgw",
                        Map.of("localNetworkAddressSpace", Map.of("addressPrefixes", List.of(deployed))));
        StackText stack = StackText.dev().with("sites: { hq: { staticPrefixes: [10.10.0.0/17] } }");
        RecordedNetwork network = RecordedNetwork.given(azure, stack);
        assertThat(network.problems()).hasSize(warnings).allSatisfy(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.text()).isEqualTo("""
                    [static-routes-go] hybrid-vpn-er-vpn-lgw loses static routes: what the device does not advertise over \
                    BGP is not reached over the VPN any more
                        --> hybrid-network:sites.hq
                        got: 10.10.0.0/16
                        fix: look whether BGP has them, `az network vnet-gateway list-learned-routes -g hybrid-vpn-er-rg \
                    -n hybrid-vpn-er-vpn-vgw`, origin EBgp; or keep them under `staticPrefixes`""");
        });
        assertThat(network.names()).contains("site-hq-local-network-gateway");
    }

    /** What a first deployment that failed half-way has left: some is in the state, the rest nowhere. */
    @Test
    void aHalfFinishedFirstDeploymentGoesOn() {
        AzureHas azure = new AzureHas()
                .deployed("azure-native:resources:ResourceGroup", "resource-group", "hybrid-vpn-er-rg")
                .circuit("hybrid-vpn-er-erc", Map.of("serviceProviderProvisioningState", "NotProvisioned"))
                .deployed(NETWORK + "ExpressRouteCircuit", "circuit-primary-circuit", "hybrid-vpn-er-erc");
        RecordedNetwork network = dev(azure);
        assertThat(network.problems()).isEmpty();
        assertThat(network.stage()).isEqualTo(Stage.ordered);
        assertThat(network.names()).contains("er-gateway-gateway");
    }

    @Test
    void aCircuitThatARefreshHasTakenOutIsOrderedAnew() {
        String circuit = "/subscriptions/" + HERE
                + "/resourceGroups/hybrid-vpn-er-rg/providers/Microsoft.Network/expressRouteCircuits/hybrid-vpn-er-erc";
        AzureHas azure = AzureHas.devNetwork()
                .without("hybrid-vpn-er-erc")
                .deployed("azure-native:resources:ResourceGroup", "resource-group", "hybrid-vpn-er-rg")
                .deployed(
                        NETWORK + "VirtualNetworkGatewayConnection",
                        CONNECTION,
                        "hybrid-vpn-er-er-conn",
                        Map.of("peer", Map.of("id", circuit)));
        RecordedNetwork network = dev(azure);
        assertThat(network.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("er-provider-state");
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.message())
                    .contains("it is ordered anew, and hybrid-vpn-er-er-conn, which leads nowhere");
        });
        assertThat(network.stage()).isEqualTo(Stage.ordered);
        assertThat(network.names()).contains("circuit-primary-circuit").doesNotContain(CONNECTION);
    }

    /** The circuit is not found, because it does not exist yet: the connection in the state is another's. */
    @Test
    void aCircuitOfOnesOwnUnderTheKeyOfAnothersIsRefused() {
        String other = "/subscriptions/" + ELSEWHERE
                + "/resourceGroups/g/providers/Microsoft.Network/expressRouteCircuits/theirs";
        AzureHas azure = AzureHas.devNetwork()
                .without("hybrid-vpn-er-erc")
                .deployed(
                        NETWORK + "VirtualNetworkGatewayConnection",
                        CONNECTION,
                        "hybrid-vpn-er-er-conn",
                        Map.of("peer", Map.of("id", other)));
        RecordedNetwork network = dev(azure);
        assertThat(network.problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.rule()).isEqualTo("circuit-key-changed");
                    assertThat(problem.message()).contains("the connection to " + other);
                    assertThat(problem.fix().orElse("")).startsWith("give the new circuit another key");
                });
        assertThat(network.names()).isEmpty();
    }

    @Test
    void aGroupThatStandsInAnotherRegionThanWhatIsInItStaysThere() {
        AzureHas adopted = AzureHas.devNetwork()
                .deployed(
                        "azure-native:resources:ResourceGroup",
                        "resource-group",
                        "hybrid-vpn-er-rg",
                        Map.of("location", "eastus"))
                .deployed(
                        NETWORK + "VirtualNetwork",
                        "network-vnet",
                        "hybrid-vpn-er-vnet",
                        Map.of("location", "centralus"));
        StackText stack = StackText.dev().with("resourceGroupLocation: East US");

        assertThat(RecordedNetwork.given(adopted, stack).problems()).isEmpty();
        assertThat(RecordedNetwork.connected(stack).input("resource-group", "location"))
                .isEqualTo("eastus");
        assertThat(RecordedNetwork.connected(stack).input("network-vnet", "location"))
                .isEqualTo("centralus");
        assertThat(RecordedNetwork.given(adopted, stack.with("resourceGroupLocation: westus"))
                        .problems())
                .singleElement()
                .extracting(Problem::text, STRING)
                .contains(
                        "[location-changed] another region replaces the resource group, and deletes all that is in it",
                        "--> hybrid-network:resourceGroupLocation",
                        "got: westus, deployed in eastus");
        assertThat(RecordedNetwork.given(adopted, StackText.dev()).problems())
                .extracting(Problem::rule)
                .containsExactly("location-changed");
    }

    @Test
    void anotherRegionIsAnErrorBeforeAnyGatewayExists() {
        AzureHas azure = new AzureHas()
                .deployed(
                        "azure-native:resources:ResourceGroup",
                        "resource-group",
                        "hybrid-vpn-er-rg",
                        Map.of("location", "Central US"));
        assertThat(dev(azure).problems()).isEmpty();
        RecordedNetwork network = RecordedNetwork.given(azure, StackText.dev().with("azure-native:location: eastus"));
        assertThat(network.problems()).singleElement().extracting(Problem::text).isEqualTo("""
                [location-changed] another region replaces every resource of this stack, gateways and circuits included
                    --> azure-native:location
                    got: eastus, deployed in centralus
                    fix: pulumi config set --stack STACK --path 'azure-native:location' centralus; for a network in another \
                region make another stack""");
        assertThat(network.names()).isEmpty();
    }
}
