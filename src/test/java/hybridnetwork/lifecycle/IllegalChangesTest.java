package hybridnetwork.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.plan.LogMessage;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.Golden;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The dev network is deployed, and its stack file then asks for something else. */
class IllegalChangesTest {
    private static final String CIRCUIT = "hybrid-vpn-er-erc";
    private static final String ER_GATEWAY = "hybrid-vpn-er-er-vgw";
    private static final String VPN_GATEWAY = "hybrid-vpn-er-vpn-vgw";

    private static final List<String> NOTHING_BUT_THE_STACK = List.of();

    private static Arguments change(String what, String rule, String resource, AzureHas azure, String fragment) {
        return Arguments.of(what, rule, resource, azure, fragment);
    }

    private static AzureHas erGateway(String property, Object value) {
        return AzureHas.devNetwork().but(ER_GATEWAY, property, value);
    }

    private static AzureHas vpnGateway(String property, Object value) {
        return AzureHas.devNetwork().but(VPN_GATEWAY, property, value);
    }

    private static AzureHas circuit(String property, Object value) {
        return AzureHas.devNetwork().but(CIRCUIT, property, value);
    }

    private static Map<String, Object> sku(String name) {
        return Map.of("name", name, "tier", name);
    }

    private static List<Object> address(String name) {
        return List.of(Map.of("publicIPAddress", Map.of("id", "/subscriptions/s/publicIPAddresses/" + name)));
    }

    private static String circuit(String yaml) {
        return "expressRoute: { circuits: { primary: " + yaml + " } }";
    }

    /** What changes, the rule, the resource, what Azure has, and what the stack file says now. */
    static Stream<Arguments> refused() {
        String asIs = "{}";
        return Stream.of(
                change(
                        "ER SKU without zones",
                        "ergw-resize-family",
                        ER_GATEWAY,
                        erGateway("sku", sku("Standard")),
                        asIs),
                change("ER SKU down", "ergw-resize-family", ER_GATEWAY, erGateway("sku", sku("ErGw2AZ")), asIs),
                change("ER gateway's region", "gateway-location", ER_GATEWAY, erGateway("location", "eastus"), asIs),
                change(
                        "ER gateway's address",
                        "ergw-public-ip",
                        ER_GATEWAY,
                        erGateway("ipConfigurations", address("old-pip")),
                        asIs),
                change("VPN SKU family", "vpngw-resize", VPN_GATEWAY, vpnGateway("sku", sku("HighPerformance")), asIs),
                change(
                        "VPN generation",
                        "vpngw-resize",
                        VPN_GATEWAY,
                        AzureHas.devNetwork(),
                        "vpn: { gateway: { sku: VpnGw2AZ } }"),
                change("VPN type", "vpngw-route-based", VPN_GATEWAY, vpnGateway("vpnType", "PolicyBased"), asIs),
                change("VPN gateway's region", "gateway-location", VPN_GATEWAY, vpnGateway("location", "eastus"), asIs),
                change(
                        "VPN gateway's addresses",
                        "vpngw-standard-pip",
                        VPN_GATEWAY,
                        vpnGateway("ipConfigurations", address("old-pip")),
                        asIs),
                change(
                        "bandwidth down",
                        "er-bandwidth-no-decrease",
                        CIRCUIT,
                        circuit(
                                "serviceProviderProperties",
                                Map.of(
                                        "serviceProviderName",
                                        "Equinix",
                                        "peeringLocation",
                                        "Silicon Valley",
                                        "bandwidthInMbps",
                                        100.0)),
                        asIs),
                change(
                        "unlimited to metered",
                        "er-family-one-way",
                        CIRCUIT,
                        circuit("sku", Map.of("tier", "Standard", "family", "UnlimitedData")),
                        asIs),
                change(
                        "peering location",
                        "circuit-peering-location",
                        CIRCUIT,
                        AzureHas.devNetwork(),
                        circuit("{ peeringLocation: Chicago }")),
                change(
                        "provider",
                        "circuit-provider",
                        CIRCUIT,
                        AzureHas.devNetwork(),
                        circuit("{ provider: Megaport }")),
                change("circuit's region", "circuit-location", CIRCUIT, circuit("location", "eastus"), asIs));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isAnErrorAndNothingIsRegistered(String what, String rule, String resource, AzureHas azure, String fragment) {
        RecordedNetwork network = RecordedNetwork.given(azure, StackText.dev().with(fragment));
        assertThat(network.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo(rule);
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.message()).contains(resource + " cannot change in place; a replacement means ");
            assertThat(problem.got().orElse("")).startsWith("from ").contains(" to ");
            String replaced = "or list " + resource + " under hybrid-network:allowReplacement and plan the outage";
            assertThat(problem.fix().orElse("").endsWith(replaced)).isEqualTo(isReplaceable(rule, resource));
        });
        assertThat(network.names()).isEqualTo(NOTHING_BUT_THE_STACK);
        assertThat(network.plan().messages()).extracting(LogMessage::text).isEmpty();
    }

    /** What is wrong, from what to what, and the legal way; for what the stack allows the outage that it plans. */
    @Test
    void theMessagesNameTheLegalWay() {
        StringBuilder text = new StringBuilder();
        refused().forEach(change -> {
            Object[] of = change.get();
            StackText stack = StackText.dev().with(String.valueOf(of[4]));
            AzureHas azure = (AzureHas) of[3];
            text.append("==== ").append(of[0]).append('\n').append(texts(azure, stack));
            if (isReplaceable(String.valueOf(of[1]), String.valueOf(of[2]))) {
                StackText allowed = stack.with("allowReplacement: [" + of[2] + "]");
                text.append("-- allowed\n").append(texts(azure, allowed));
                text.append("-- allowed, though protected\n").append(texts(azure, allowed.with("protect: true")));
            }
        });
        Golden.assertMatches("lifecycle/illegal-changes.txt", text.toString());
    }

    private static String texts(AzureHas azure, StackText stack) {
        return RecordedNetwork.given(azure, stack).problems().stream()
                .map(problem -> problem.severity() + " " + problem.text() + "\n")
                .collect(Collectors.joining());
    }

    /** A move to another region takes more than one resource, and Azure deletes no circuit that is provisioned. */
    private static boolean isReplaceable(String rule, String resource) {
        return !rule.endsWith("-location") && !resource.equals(CIRCUIT);
    }

    static Stream<Arguments> replaceable() {
        return refused()
                .filter(change -> isReplaceable(String.valueOf(change.get()[1]), String.valueOf(change.get()[2])));
    }

    @Test
    void aProvisionedCircuitIsNeverReplaced() {
        StackText stack =
                StackText.dev().with(circuit("{ bandwidthMbps: 20 }")).with("allowReplacement: [" + CIRCUIT + "]");
        assertThat(RecordedNetwork.given(AzureHas.devNetwork(), stack).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.severity()).isEqualTo(Severity.ERROR));
    }

    @Test
    void aCircuitThatWaitsForItsProviderCanBeReplaced() {
        StackText stack = StackText.dev()
                .with(circuit("{ peeringLocation: Chicago }"))
                .with("allowReplacement: [" + CIRCUIT + "]");
        AzureHas azure = circuit("serviceProviderProvisioningState", "NotProvisioned")
                .but(CIRCUIT, "peerings", List.of())
                .without("hybrid-vpn-er-er-conn");
        RecordedNetwork network = RecordedNetwork.given(azure, stack);
        assertThat(network.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("circuit-peering-location");
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
        });
        assertThat(network.names()).contains("circuit-primary-circuit");
    }

    /** The engine would not issue them anew, and whom they let connect would be locked out without a word. */
    @Test
    void norIsOneWithAuthorizations() {
        StackText stack = StackText.dev()
                .with(circuit("{ peeringLocation: Chicago, authorizations: [partner] }"))
                .with("allowReplacement: [" + CIRCUIT + "]");
        AzureHas azure = circuit("serviceProviderProvisioningState", "NotProvisioned")
                .but(CIRCUIT, "peerings", List.of())
                .without("hybrid-vpn-er-er-conn")
                .deployed(
                        "azure-native:network:ExpressRouteCircuitAuthorization",
                        "circuit-primary-authorization-partner",
                        "partner");
        RecordedNetwork network = RecordedNetwork.given(azure, stack);
        assertThat(network.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("circuit-peering-location");
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
        });
        assertThat(network.names()).isEqualTo(NOTHING_BUT_THE_STACK);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replaceable")
    void isAWarningWhereTheStackAllowsTheReplacement(
            String what, String rule, String resource, AzureHas azure, String fragment) {
        StackText allowed = StackText.dev()
                .with("expressRoute: { gateway: { publicIp: own } }")
                .with(fragment)
                .with("allowReplacement: [" + resource + "]");
        RecordedNetwork network = RecordedNetwork.given(azure, allowed);
        assertThat(network.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo(rule);
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.message()).contains("it is replaced: ");
        });
        assertThat(network.names()).contains("er-gateway-gateway", "vpn-gateway-gateway", "circuit-primary-circuit");
    }

    @Test
    void aReplacementThatIsAllowedForOneResourceIsNotAllowedForAnother() {
        StackText stack = StackText.dev().with("allowReplacement: [" + ER_GATEWAY + "]");
        RecordedNetwork network = RecordedNetwork.given(vpnGateway("vpnType", "PolicyBased"), stack);
        assertThat(network.problems()).anyMatch(Problem::isError);
        assertThat(network.names()).isEmpty();
    }

    /** What Azure does in place. */
    static Stream<Arguments> legal() {
        return Stream.of(
                Arguments.of("nothing changes", AzureHas.devNetwork(), "{}"),
                Arguments.of("ER SKU up", AzureHas.devNetwork(), "expressRoute: { gateway: { sku: ErGw3AZ } }"),
                Arguments.of(
                        "VPN SKU up, same generation",
                        AzureHas.devNetwork(),
                        "vpn: { gateway: { sku: VpnGw2AZ, generation: Generation1 } }"),
                Arguments.of("VPN SKU to one with zones", vpnGateway("sku", sku("VpnGw1")), "{}"),
                Arguments.of("active-standby", AzureHas.devNetwork(), "vpn: { gateway: { activeActive: false } }"),
                Arguments.of("bandwidth up", AzureHas.devNetwork(), circuit("{ bandwidthMbps: 100 }")),
                Arguments.of("metered to unlimited", AzureHas.devNetwork(), circuit("{ family: UnlimitedData }")),
                Arguments.of("Standard to Premium", AzureHas.devNetwork(), circuit("{ tier: Premium }")),
                Arguments.of("the region's other spelling", circuit("location", "Central US"), "{}"),
                Arguments.of("the provider's other case", AzureHas.devNetwork(), circuit("{ provider: EQUINIX }")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("legal")
    void whatAzureDoesInPlaceIsNoProblem(String what, AzureHas azure, String fragment) {
        RecordedNetwork network = RecordedNetwork.given(azure, StackText.dev().with(fragment));
        assertThat(network.problems()).isEmpty();
        assertThat(network.names()).contains("er-connection-primary-connection");
    }

    @Test
    void premiumToStandardIsAWarningBecauseItDependsOnTheCircuitsUse() {
        RecordedNetwork network = RecordedNetwork.given(
                circuit("sku", Map.of("tier", "Premium", "family", "MeteredData")), StackText.dev());
        assertThat(network.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("er-premium-downgrade-guard");
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
        });
        assertThat(network.names()).isNotEmpty();
    }
}
