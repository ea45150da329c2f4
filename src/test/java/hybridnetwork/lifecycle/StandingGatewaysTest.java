package hybridnetwork.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Azure has done to gateways by itself or by its guided migration, and what it wants when it connects a circuit. */
class StandingGatewaysTest {
    private static final String GATEWAY = "hybrid-vpn-er-vpn-vgw";
    private static final StackText SAYS_THE_FIRST =
            StackText.dev().with("vpn: { gateway: { generation: Generation1 } }");

    private static AzureHas moved() {
        return AzureHas.devNetwork().but(GATEWAY, "vpnGatewayGeneration", "Generation2");
    }

    private static String generation(RecordedNetwork network) {
        return network.input("vpn-gateway-gateway", "vpnGatewayGeneration").toString();
    }

    @Test
    void aGatewayThatAzureHasMovedIsKeptAsItIs() {
        RecordedNetwork network = RecordedNetwork.given(moved(), StackText.dev());

        assertThat(network.problems()).isEmpty();
        assertThat(generation(network)).isEqualTo("Generation2");
        assertThat(generation(RecordedNetwork.given(new AzureHas(), StackText.dev())))
                .isEqualTo("Generation1");
    }

    /** The rule vpngw-sku-generation refuses the other value, so that no error may ask for it. */
    @Test
    void whoNamesTheOldGenerationIsWarned() {
        RecordedNetwork network = RecordedNetwork.given(moved(), SAYS_THE_FIRST);

        assertThat(generation(network)).isEqualTo("Generation2");
        assertThat(network.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.text())
                    .isEqualTo(
                            "[vpngw-generation-moved] hybrid-vpn-er-vpn-vgw is of Generation2 by now, to which Azure has"
                                    + " moved it, and is kept as it is\n"
                                    + "    --> hybrid-network:vpn.gateway.generation\n"
                                    + "    got: Generation1\n"
                                    + "    fix: leave the generation out");
        });
    }

    /** Where the SKU is made in both, the stack chooses, and Azure refuses. */
    @Test
    void aGenerationThatCouldBeChosenIsNot() {
        AzureHas azure = moved().but(GATEWAY, "sku", Map.of("name", "VpnGw2AZ", "tier", "VpnGw2AZ"));
        StackText first = StackText.dev().with("vpn: { gateway: { sku: VpnGw2AZ, generation: Generation1 } }");

        assertThat(RecordedNetwork.given(azure, first).problems())
                .extracting(Problem::rule, Problem::severity)
                .containsExactly(tuple("vpngw-resize", Severity.ERROR));
    }

    @Test
    void aGatewayOfTheGuidedMigrationIsToldAsWhatItIs() {
        Map<String, String> tags = Map.of("CreatedBy", "GatewaySKUMigration");
        AzureHas azure = AzureHas.devNetwork().but("hybrid-vpn-er-er-vgw", "tags", tags);

        assertThat(RecordedNetwork.given(azure, StackText.dev()).problems())
                .extracting(Problem::severity, Problem::text)
                .containsExactly(tuple(
                        Severity.ADVICE,
                        "[gateway-migrated] hybrid-vpn-er-er-vgw is a gateway that Azure's guided gateway migration has made"
                                + " (tag CreatedBy: GatewaySKUMigration)"));
    }

    @Test
    void aSecondGatewayInGatewaySubnetIsOneOfTheMigration() {
        AzureHas azure = AzureHas.devNetwork()
                .network(List.of(
                        AzureHas.subnet(
                                "GatewaySubnet",
                                "10.20.255.224/27",
                                "virtualNetworkGateways/hybrid-vpn-er-er-vgw",
                                "virtualNetworkGateways/hybrid-vpn-er-er-vgw_migrated"),
                        AzureHas.subnet("hybrid-vpn-er-internal-subnet", "10.20.1.0/24")));

        assertThat(RecordedNetwork.given(azure, StackText.dev()).problems())
                .filteredOn(problem -> problem.rule().equals("gateway-migrated"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                    assertThat(problem.message())
                            .startsWith(
                                    "GatewaySubnet holds hybrid-vpn-er-er-vgw_migrated, which this stack does not declare");
                });
    }

    @Test
    void aNetworkGrowsPastTwoHundredPrefixesOnceItIsConnected() {
        String many =
                IntStream.range(0, 200).mapToObj(i -> "11.0." + i + ".0/24").collect(Collectors.joining(", "));
        StackText stack = StackText.dev().with("network: { addressSpace: [10.20.0.0/16, " + many + "] }");

        assertThat(RecordedNetwork.given(AzureHas.devNetwork(), stack).problems())
                .extracting(Problem::rule)
                .doesNotContain("er-create-200-spaces");
        AzureHas provisioned = AzureHas.devNetwork().without("hybrid-vpn-er-er-conn");
        assertThat(RecordedNetwork.given(provisioned, stack).problems())
                .filteredOn(problem -> problem.rule().equals("er-create-200-spaces"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isTrue();
                    assertThat(problem.text())
                            .contains(
                                    "more address prefixes than the new connection of circuit `primary` takes",
                                    "got: 201 prefixes",
                                    "allowed: at most 200 until it is connected",
                                    "fix: deploy with 200 first, and add the others afterwards");
                });
        assertThat(RecordedNetwork.given(new AzureHas(), stack).problems())
                .as("a circuit that is only ordered is connected later")
                .isEmpty();
    }

    /** A section may be gone by mistake, and the engine says no more than a line of its preview. */
    @ParameterizedTest
    @CsvSource({
        "vpn, 'vpn: ~', hybrid-vpn-er-vpn-vgw, 'no VPN any more, and so no backup of ExpressRoute; a later one has other public addresses'",
        "expressRoute, 'expressRoute: ~', hybrid-vpn-er-er-vgw, no ExpressRoute any more"
    })
    void aGatewayWhoseSectionIsGoneIsTold(String section, String fragment, String gateway, String consequence) {
        StackText without = StackText.dev().with(fragment);

        assertThat(RecordedNetwork.given(AzureHas.deployedDev(), without).problems())
                .filteredOn(problem -> problem.rule().equals("gateway-removed"))
                .extracting(Problem::severity, Problem::text)
                .containsExactly(tuple(
                        Severity.WARNING,
                        "[gateway-removed] `pulumi up` deletes " + gateway
                                + ", which this stack has deployed and no longer declares: " + consequence + "\n"
                                + "    --> hybrid-network:" + section + "\n"
                                + "    fix: write the section again; or plan the outage"));
        assertThat(RecordedNetwork.given(new AzureHas(), without).problems()).isEmpty();
    }

    @Test
    void aProtectedGatewayIsUnprotectedFirst() {
        StackText without = StackText.dev().with("vpn: ~\nprotect: true");

        assertThat(RecordedNetwork.given(AzureHas.deployedDev(), without).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).endsWith(", and first `pulumi state unprotect` it"));
    }
}
