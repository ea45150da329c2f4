package hybridnetwork.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name that means another resource than the one that is deployed must stop the program before the engine acts on it. */
class ChangedNamesTest {
    private static final String GROUP = "azure-native:resources:ResourceGroup";
    private static final String LOCAL_GATEWAY = "azure-native:network:LocalNetworkGateway";
    private static final String NETWORK = "azure-native:network:VirtualNetwork";
    private static final String CIRCUIT = "azure-native:network:ExpressRouteCircuit";

    private static AzureHas dev() {
        return AzureHas.devNetwork()
                .deployed(GROUP, "network-resource-group", "hybrid-vpn-er-rg")
                .deployed(LOCAL_GATEWAY, "site-hq-local-network-gateway", "hybrid-vpn-er-vpn-lgw")
                .deployed(CIRCUIT, "circuit-primary-circuit", "hybrid-vpn-er-erc");
    }

    private static StackText renamed(String section, String old, String now) {
        return new StackText(StackText.dev().text().replace(section + old, section + now));
    }

    @Test
    void whatIsDeployedUnderItsOwnNamesIsNoProblem() {
        assertThat(RecordedNetwork.given(dev(), StackText.dev()).problems()).isEmpty();
    }

    @Test
    void aStackThatWasNeverDeployedHasNoNames() {
        assertThat(RecordedNetwork.given(new AzureHas(), StackText.dev()).problems())
                .isEmpty();
    }

    @Test
    void anotherBaseNameWouldReplaceEverything() {
        RecordedNetwork network = RecordedNetwork.given(dev(), StackText.dev().with("baseName: hybrid-new"));

        assertThat(network.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.text())
                    .startsWith("[base-name-changed] another base name replaces every resource of this stack")
                    .contains(
                            "--> hybrid-network:baseName",
                            "got: hybrid-new, deployed as hybrid-vpn-er",
                            "fix: write `baseName: hybrid-vpn-er`; for a network of another name make another stack");
        });
        assertThat(network.names()).isEmpty();
    }

    @Test
    void aNameOfOnesOwnForWhatIsDeployedWouldReplaceIt() {
        StackText stack = StackText.dev().with("names: { circuits: { primary: corp-circuit } }");

        assertThat(RecordedNetwork.given(dev(), stack).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .startsWith("[names-changed] another Azure name replaces what this stack has deployed")
                        .contains(
                                "--> hybrid-network:names.circuits.primary",
                                "got: corp-circuit, deployed as hybrid-vpn-er-erc",
                                "fix: write the Azure name that it has: `hybrid-network:names: { circuits: { primary:"
                                        + " hybrid-vpn-er-erc } }`"));
    }

    @Test
    void soWouldANameOfOnesOwnThatGoesOrABaseNameUnderIt() {
        AzureHas adopted = new AzureHas()
                .group("corp-net")
                .deployed(GROUP, "network-resource-group", "corp-net")
                .deployed(LOCAL_GATEWAY, "site-hq-local-network-gateway", "corp-hq")
                .deployed(NETWORK, "network-vnet", "hybrid-vpn-er-vnet")
                .deployed(CIRCUIT, "circuit-primary-circuit", "hybrid-vpn-er-erc");

        assertThat(RecordedNetwork.given(adopted, StackText.dev().with("names: { resourceGroup: corp-net }"))
                        .problems())
                .extracting(Problem::text)
                .singleElement()
                .asString()
                .contains("names.localNetworkGateways.hq", "hybrid-vpn-er-vpn-lgw, deployed as corp-hq");
        assertThat(RecordedNetwork.given(
                                adopted,
                                StackText.dev()
                                        .with("baseName: other")
                                        .with(
                                                "names: { resourceGroup: corp-net, localNetworkGateways: { hq: corp-hq } }"))
                        .problems())
                .extracting(Problem::text)
                .singleElement()
                .asString()
                .contains("--> hybrid-network:names\n", "got: other-vnet, deployed as hybrid-vpn-er-vnet and 1 more");
        assertThat(RecordedNetwork.given(
                                adopted,
                                StackText.dev()
                                        .with(
                                                "names: { resourceGroup: corp-net, localNetworkGateways: { hq: corp-hq } }"))
                        .problems())
                .isEmpty();
    }

    @Test
    void theCaseOfABaseNameIsNoChangeToAzure() {
        AzureHas azure = new AzureHas().deployed(GROUP, "network-resource-group", "Hybrid-VPN-er-rg");
        assertThat(RecordedNetwork.given(azure, StackText.dev()).problems()).isEmpty();
    }

    @Test
    void anotherKeyOfTheOnlySiteIsASecondResourceOfOneName() {
        StackText stack = new StackText(StackText.dev().text().replaceAll("\\bhq\\b", "main"));

        assertThat(RecordedNetwork.given(dev(), stack).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .startsWith(
                                "[site-key-changed] site `main` would be created as hybrid-vpn-er-vpn-lgw, which this stack has"
                                        + " deployed as site `hq`")
                        .contains(
                                "--> hybrid-network:sites.main",
                                "fix: write `hq` again, or rename it in the state first: docs/runbook.md"));
    }

    @Test
    void soIsAnotherKeyOfTheOnlyCircuit() {
        assertThat(RecordedNetwork.given(dev(), renamed("      ", "primary:", "first:"))
                        .problems())
                .extracting(Problem::rule)
                .containsExactly("circuit-key-changed");
    }

    @ParameterizedTest
    @CsvSource({"Provisioned, true", "Deprovisioning, true", "NotProvisioned, false"})
    void aCircuitThatGoesMustBeDeprovisionedFirst(String state, boolean refused) {
        AzureHas azure = dev().circuit("hybrid-vpn-er-erc-old", Map.of("serviceProviderProvisioningState", state))
                .deployed(CIRCUIT, "circuit-old-circuit", "hybrid-vpn-er-erc-old");

        List<Problem> problems = RecordedNetwork.given(azure, StackText.dev()).problems();

        assertThat(problems).hasSize(refused ? 1 : 0);
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.text())
                        .startsWith(
                                "[er-delete-state] circuit hybrid-vpn-er-erc-old is no longer declared as this stack's own")
                        .contains("got: " + state, "--> hybrid-network:expressRoute.circuits"));
    }

    @Test
    void aCircuitOnACustomersOwnPortIsHeldByNoProvider() {
        AzureHas azure = dev().circuit(
                        "hybrid-vpn-er-erc-old",
                        Map.of(
                                "serviceProviderProvisioningState",
                                "Provisioned",
                                "expressRoutePort",
                                Map.of("id", "/p")))
                .deployed(CIRCUIT, "circuit-old-circuit", "hybrid-vpn-er-erc-old");
        assertThat(RecordedNetwork.given(azure, StackText.dev()).problems()).isEmpty();
    }

    @Test
    void aCircuitThatBecomesAnotherSubscriptionsIsDeletedAsWell() {
        String elsewhere = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/g/providers"
                + "/Microsoft.Network/expressRouteCircuits/c";
        StackText stack = StackText.dev()
                .with("expressRoute: { circuits: { primary: ~ } }")
                .with("expressRoute: { circuits: { primary: { sites: [hq], circuitId: " + elsewhere + " } } }");
        assertThat(RecordedNetwork.given(dev(), stack).problems())
                .extracting(Problem::rule)
                .containsExactly("er-delete-state");
    }

    @Test
    void anotherKeyOfACircuitOfAnotherSubscriptionIsASecondConnectionOfOneName() {
        AzureHas azure = dev().deployedCircuit("former", "", "hybrid-vpn-er-er-conn");
        assertThat(RecordedNetwork.given(azure, StackText.dev()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .startsWith(
                                "[circuit-key-changed] circuit `primary` would be created as hybrid-vpn-er-er-conn, which"
                                        + " this stack has deployed as circuit `former`"));
    }

    @Test
    void anotherKeyOfOneOfSeveralSitesIsASecondTunnelToOneDevice() {
        AzureHas azure = new AzureHas()
                .deployedSite("main", "40.50.60.70", "hybrid-vpn-er-vpn-lgw-main", "hybrid-vpn-er-vpn-conn-main");
        assertThat(RecordedNetwork.given(azure, StackText.dev()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .startsWith("[site-key-changed] site `hq` would have a second tunnel to the device of"
                                + " hybrid-vpn-er-vpn-lgw-main, which this stack has deployed as site `main`"));
    }

    @Test
    void aCircuitThatIsGoneAlreadyIsNoProblem() {
        AzureHas azure = dev().deployed(CIRCUIT, "circuit-old-circuit", "hybrid-vpn-er-erc-old");
        assertThat(RecordedNetwork.given(azure, StackText.dev()).problems()).isEmpty();
    }
}
