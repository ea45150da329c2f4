package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whose public IP the ExpressRoute gateway has: the stack says it of a new one, Azure of one that stands. */
class ExpressRoutePublicIpTest {
    private static final String ADDRESS = "er-gateway-public-ip";
    private static final String GATEWAY = "er-gateway-gateway";
    private static final StackText OWN = StackText.dev().with("expressRoute: { gateway: { publicIp: own } }");
    private static final StackText MANAGED = StackText.dev().with("expressRoute: { gateway: { publicIp: managed } }");
    private static final StackText REPLACED = StackText.dev()
            .with("expressRoute: { gateway: { sku: UltraPerformance } }")
            .with("allowReplacement: [hybrid-vpn-er-er-vgw]");

    /** A gateway that was given an address, and no longer shows it. */
    private static AzureHas takenOver() {
        return AzureHas.devNetwork()
                .but("hybrid-vpn-er-er-vgw", "ipConfigurations", List.of(Map.of("name", "er-gw-ipconfig")));
    }

    private static void hasOwn(RecordedNetwork network) {
        assertThat(network.names()).contains(ADDRESS);
        assertThat(configuration(network))
                .containsEntry(
                        "publicIPAddress",
                        Map.of("id", network.resource(ADDRESS).id().orElseThrow()));
        assertThat(network.plan().outputs()).containsKey("expressRouteGatewayPublicIp");
    }

    private static void hasMicrosofts(RecordedNetwork network) {
        assertThat(configuration(network)).containsKey("subnet").doesNotContainKey("publicIPAddress");
        assertThat(network.plan().outputs()).doesNotContainKey("expressRouteGatewayPublicIp");
    }

    private static Map<String, Object> configuration(RecordedNetwork network) {
        Map<String, Object> configuration = new TreeMap<>();
        ((Map<?, ?>) ((List<?>) network.input(GATEWAY, "ipConfigurations")).get(0))
                .forEach((key, value) -> configuration.put(String.valueOf(key), value));
        return configuration;
    }

    @Test
    void aNewGatewayHasWhatTheStackSaysAndItsOwnUnlessItSays() {
        hasOwn(RecordedNetwork.given(new AzureHas(), StackText.dev()));
        hasOwn(RecordedNetwork.given(new AzureHas(), OWN));

        RecordedNetwork managed = RecordedNetwork.given(new AzureHas(), MANAGED);
        hasMicrosofts(managed);
        assertThat(managed.names()).doesNotContain(ADDRESS);
    }

    @Test
    void aGatewayThatStandsKeepsItsOwn() {
        RecordedNetwork network = RecordedNetwork.given(AzureHas.devNetwork(), StackText.dev());
        hasOwn(network);
        assertThat(network.problems()).isEmpty();
    }

    @Test
    void aGatewayThatStandsIsNotGivenAnAddressThatItDoesNotHave() {
        RecordedNetwork network = RecordedNetwork.given(takenOver(), StackText.dev());
        hasMicrosofts(network);
        assertThat(network.names()).doesNotContain(ADDRESS);
        assertThat(network.problems()).isEmpty();
    }

    /** Deleting it is for the user to decide: Azure may think it in use, and the stack may protect it. */
    @Test
    void anAddressThatIsNoLongerUsedStaysAndIsTold() {
        AzureHas azure = takenOver().publicIp("hybrid-vpn-er-er-pip", "1", "2", "3");

        RecordedNetwork network = RecordedNetwork.given(azure, StackText.dev());

        hasMicrosofts(network);
        assertThat(network.names()).contains(ADDRESS);
        assertThat(network.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).isEqualTo("""
                        [ergw-public-ip] hybrid-vpn-er-er-vgw does not have hybrid-vpn-er-er-pip: its public IP is Microsoft's, and this one is paid for and unused
                            --> hybrid-network:expressRoute.gateway.publicIp
                            got: managed
                            fix: write `publicIp: managed`, which deletes it"""));
        assertThat(RecordedNetwork.given(azure, MANAGED).names()).doesNotContain(ADDRESS);
    }

    @Test
    void anotherOwnerIsRefusedWhileTheGatewayStands() {
        assertThat(refusal(AzureHas.devNetwork(), MANAGED))
                .startsWith(
                        "[ergw-public-ip] the owner of the public IP of hybrid-vpn-er-er-vgw cannot change in place")
                .contains(
                        "got: from own to managed",
                        "fix: write `publicIp: own`; or list hybrid-vpn-er-er-vgw under"
                                + " hybrid-network:allowReplacement and plan the outage");
        assertThat(refusal(takenOver(), OWN))
                .contains("got: from managed to own", "fix: write `publicIp: managed`")
                .doesNotContain("allowReplacement");
    }

    private static String refusal(AzureHas azure, StackText stack) {
        RecordedNetwork network = RecordedNetwork.given(azure, stack);
        assertThat(network.names()).isEmpty();
        List<Problem> errors =
                network.problems().stream().filter(Problem::isError).toList();
        assertThat(errors).hasSize(1);
        return errors.get(0).text();
    }

    @Test
    void aReplacementTheStackAllowsGetsMicrosofts() {
        RecordedNetwork network =
                RecordedNetwork.given(AzureHas.devNetwork(), MANAGED.with("allowReplacement: [hybrid-vpn-er-er-vgw]"));
        hasMicrosofts(network);
        assertThat(network.problems()).extracting(Problem::rule).containsExactly("ergw-public-ip");
    }

    @Test
    void aGatewayThatIsCreatedAnewWithItsOwnMayBeRefused() {
        RecordedNetwork network = RecordedNetwork.given(AzureHas.devNetwork(), REPLACED);
        hasOwn(network);
        assertThat(network.problems())
                .filteredOn(problem -> problem.rule().equals("ergw-public-ip"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("by then the old gateway is gone"));
        RecordedNetwork said = RecordedNetwork.given(
                AzureHas.devNetwork(), REPLACED.with("expressRoute: { gateway: { publicIp: own } }"));
        hasOwn(said);
        assertThat(said.problems()).extracting(Problem::rule).doesNotContain("ergw-public-ip");
        hasMicrosofts(RecordedNetwork.given(takenOver(), REPLACED));
    }

    /** What it had is seen by its address, which a replacement leaves. */
    @Test
    void anInterruptedReplacementGoesOnWithWhatTheGatewayHad() {
        AzureHas interrupted = takenOver()
                .deployed("azure-native:network:VirtualNetworkGateway", "er-gateway-gateway", "hybrid-vpn-er-er-vgw")
                .without("hybrid-vpn-er-er-vgw")
                .without("hybrid-vpn-er-er-conn");
        hasMicrosofts(RecordedNetwork.given(interrupted, REPLACED));
        hasOwn(RecordedNetwork.given(interrupted.publicIp("hybrid-vpn-er-er-pip", "1", "2", "3"), REPLACED));
    }
}
