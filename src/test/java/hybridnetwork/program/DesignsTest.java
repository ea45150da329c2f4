package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.preflight.Surroundings;
import hybridnetwork.reachability.Obligation;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.comparison.Violation;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The designs beside the blueprint's: the VPN first, circuits alone, several devices, link-local peers, unlike sites. */
class DesignsTest {
    private static final String CUSTOM = "gatewayCustomBgpIpAddresses";

    private static StackText stack(String design) {
        return StackText.in(FrozenStacks.design(design));
    }

    private static RecordedNetwork connected(String design) {
        return RecordedNetwork.connected(stack(design));
    }

    private static ProofResult proof(String design) {
        return NetworkProof.of(stack(design).stack(), connected(design).plan().resources(), Outages.SINGLE);
    }

    /** The scenarios in which an intent does not hold. */
    private static List<String> lostIn(String design, String intent) {
        return proof(design).scenarios().stream()
                .filter(scenario -> scenario.intents().stream()
                        .anyMatch(result -> result.name().equals(intent) && !result.holds()))
                .map(Scenario::name)
                .toList();
    }

    private static List<Problem> problems(String design) {
        return Preflight.problems(stack(design).read(), Surroundings.offline());
    }

    private static String nextStep(String design) {
        return connected(design).output("nextStep").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vpn-first", "two-circuits", "two-devices", "link-local", "unlike-sites", "tolerant", "hub"})
    void noDesignHasAnError(String design) {
        assertThat(problems(design)).filteredOn(Problem::isError).isEmpty();
    }

    @Test
    void theVpnFirstHasOneGatewayAndItsTunnel() {
        RecordedNetwork network = connected("vpn-first");
        assertThat(network.ofType("VirtualNetworkGateway")).containsExactly("vpn-gateway-gateway");
        assertThat(network.ofType("ExpressRouteCircuit")).isEmpty();
        assertThat(network.names()).contains("vpn-connection-hq-connection").doesNotContain("er-gateway");
        assertThat(network.plan().outputs())
                .containsKeys("vpnGatewayPublicIps", "bgpPeerAddresses")
                .doesNotContainKeys("circuitIds", "serviceKeys", "expressRouteGatewayPublicIp");
    }

    /** What is lost with the tunnel is what no second way carries. */
    @Test
    void theProofOfTheVpnFirstSaysWhatIsLost() {
        assertThat(lostIn("vpn-first", "web")).containsExactly("vpn-gateway", "tunnel:hq");
        assertThat(lostIn("vpn-first", "closed")).isEmpty();
        assertThat(nextStep("vpn-first")).contains("The VPN carries all traffic", "hq (VPN alone)");
        assertThat(problems("vpn-first"))
                .filteredOn(problem -> problem.rule().equals("site-without-backup"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.severity()).isEqualTo(Severity.ADVICE));
    }

    /** The fix that a violation proposes where only outages break the flow is one that the product takes. */
    @ParameterizedTest
    @ValueSource(strings = {"vpn-first", "two-circuits", "unlike-sites"})
    void whatOutagesBreakMayBeTolerated(String design) {
        Map<String, Set<String>> tolerated = new TreeMap<>();
        for (Violation violation : Violation.of(proof(design))) {
            Matcher list = Pattern.compile("or, if the flow may be lost then, write `mayFailIn: \\[(.*)]`")
                    .matcher(violation.fix());
            assertThat(list.find()).as(violation.fix()).isTrue();
            tolerated
                    .computeIfAbsent(violation.example().name(), name -> new TreeSet<>())
                    .addAll(List.of(list.group(1).split(", ")));
        }
        assertThat(tolerated).isNotEmpty();
        StackText tolerant = stack(design);
        for (var each : tolerated.entrySet()) {
            tolerant = tolerant.with(
                    "traffic: { " + each.getKey() + ": { mayFailIn: [" + String.join(", ", each.getValue()) + "] } }");
        }
        tolerant = tolerant.with("proof: ~");
        ProofResult proof = NetworkProof.of(
                tolerant.stack(), RecordedNetwork.connected(tolerant).plan().resources(), Outages.SINGLE);
        assertThat(Violation.of(proof)).isEmpty();
        assertThat(proof.findings())
                .extracting(finding -> finding.rule())
                .doesNotContain("tolerated-needlessly", "unknown-end");
    }

    @Test
    void circuitsAloneHaveNothingOfTheVpn() {
        RecordedNetwork network = connected("two-circuits");
        assertThat(network.ofType("VirtualNetworkGateway")).containsExactly("er-gateway-gateway");
        assertThat(network.ofType("LocalNetworkGateway")).isEmpty();
        assertThat(network.ofType("VirtualNetworkGatewayConnection"))
                .containsExactly("er-connection-primary-connection", "er-connection-second-connection");
        assertThat(network.plan().outputs()).doesNotContainKeys("vpnGatewayPublicIps", "bgpPeerAddresses");
    }

    /** The spokes' flows fail over as the hub's do. */
    @Test
    void theProofOfTheHubFollowsPacketsIntoItsSpokes() {
        ProofResult proof = proof("hub");
        assertThat(proof.scenarios())
                .allSatisfy(scenario -> assertThat(scenario.intents()).allMatch(intent -> intent.holds()));
        assertThat(problems("hub")).extracting(Problem::severity).doesNotContain(Severity.ERROR);
    }

    private static ProofResult hubWith(String fragment) {
        StackText stack = stack("hub").with(fragment);
        return NetworkProof.of(
                stack.stack(), RecordedNetwork.connected(stack).plan().resources(), Outages.SINGLE);
    }

    private static final String PARTNER =
            "spokes: { partner: { networkId: /subscriptions/s/resourceGroups/theirs/providers/Microsoft.Network/virtualNetworks/partner-vnet, addressSpace: [10.90.0.0/16, 10.91.0.0/24] } }";

    /** What is in somebody else's network no resource of the stack shows: the verdicts rest on its owner's word, in sight. */
    @Test
    void theProofOfSomebodyElsesSpokeRestsOnItsOwner() {
        ProofResult proof = hubWith("{ " + PARTNER + ", traffic: {"
                + " partner: { action: allow, from: hq, to: partner, protocol: Tcp, ports: [443] },"
                + " not-partner: { action: deny, from: partner, to: on-premises, protocol: '*' } } }");
        assertThat(proof.scenarios())
                .allSatisfy(scenario -> assertThat(scenario.intents()).allMatch(intent -> intent.holds()));
        assertThat(proof.scenarios().get(0).intents())
                .filteredOn(intent -> intent.name().equals("partner"))
                .singleElement()
                .satisfies(intent -> assertThat(intent.path()).contains("circuit:chicago"))
                .satisfies(intent -> assertThat(intent.obligations())
                        .extracting(Obligation::appliance)
                        .containsExactly("partner"));
        assertThat(proof.assumptions())
                .filteredOn(words -> words.contains("the owner of spoke partner has made its side of the peering"))
                .hasSize(1);
        assertThat(proof("hub").assumptions()).noneMatch(words -> words.contains("owner of spoke"));
    }

    /** Two spokes are not joined by the hub that both are joined to. */
    @Test
    void theProofSaysThatTwoSpokesDoNotReachEachOther() {
        ProofResult proof = hubWith(
                "traffic: { across: { action: allow, from: orders/web, to: billing/data, protocol: Tcp, ports: [1433] } }");
        assertThat(proof.scenarios().get(0).intents())
                .filteredOn(intent -> intent.name().equals("across"))
                .singleElement()
                .satisfies(intent -> assertThat(intent.holds()).isFalse());
    }

    /** In `traffic` they have their keys; in Azure a name of their own, or none that a key makes. */
    @Test
    void namedSubnetsAndTheLoadBalancerWithoutANameAreFound() {
        ProofResult proof = hubWith("{ network: { subnets: { shared: { prefix: 10.60.1.0/24, name: corp-shared } } },"
                + " loadBalancer: { subnet: shared, haPorts: true, probe: { protocol: Tcp, port: 443 } }, traffic: {"
                + " direct: { action: allow, from: hq, to: shared, protocol: Tcp, ports: [80] },"
                + " unnamed: { action: allow, from: hq, to: load-balancer, protocol: Tcp, ports: [8080] } } }");
        assertThat(proof.scenarios())
                .allSatisfy(scenario -> assertThat(scenario.intents()).allMatch(intent -> intent.holds()));
    }

    /** Each circuit takes over from the other; the one gateway is what both have in common. */
    @Test
    void theProofOfTwoCircuitsSaysWhatIsLost() {
        assertThat(lostIn("two-circuits", "web")).containsExactly("er-gateway");
        assertThat(proof("two-circuits").findings())
                .extracting(finding -> finding.message())
                .anySatisfy(message -> assertThat(message).endsWith("it has no backup but its other circuits"));
        assertThat(nextStep("two-circuits")).contains("the other circuits carry", "hq (ExpressRoute alone)");
        String waiting = RecordedNetwork.ordered(stack("two-circuits"))
                .output("nextStep")
                .toString();
        assertThat(waiting).contains("circuit primary to Equinix", "circuit second to Megaport");
        assertThat(waiting).doesNotContain("the VPN carries");
    }

    @Test
    void eachDeviceHasALocalNetworkGatewayAndAConnection() {
        RecordedNetwork network = connected("two-devices");
        assertThat(network.input("site-hq.a-local-network-gateway", "localNetworkGatewayName"))
                .isEqualTo("hybrid-vpn-er-vpn-lgw-hq-a");
        assertThat(network.input("site-hq.b-local-network-gateway", "gatewayIpAddress"))
                .isEqualTo("40.50.60.71");
        assertThat(network.input("vpn-connection-hq.b-connection", "virtualNetworkGatewayConnectionName"))
                .isEqualTo("hybrid-vpn-er-vpn-conn-hq-b");
        assertThat(network.dependencies("vpn-connection-hq.b-connection")).contains("vpn-connection-hq.a-connection");
    }

    @Test
    void theTwoDevicesHaveTheSitesOneKey() {
        RecordedNetwork network =
                RecordedNetwork.connected(stack("two-devices").with("sharedKeys: { hq: { secure: AAABAA== } }"));
        assertThat(network.resource("vpn-connection-hq.a-connection").inputs().get("sharedKey"))
                .isNotNull()
                .isEqualTo(network.resource("vpn-connection-hq.b-connection")
                        .inputs()
                        .get("sharedKey"));
    }

    @Test
    void eachDevicesTunnelFailsByItself() {
        assertThat(proof("two-devices").scenarios())
                .extracting(Scenario::name)
                .containsSubsequence("tunnel:hq", "tunnel:hq/a", "tunnel:hq/b");
        assertThat(lostIn("two-devices", "web")).isEmpty();
    }

    @Test
    void aNameThatAzureReservesIsKeptAndGetsNoGroup() {
        RecordedNetwork network = connected("two-devices");
        assertThat(network.ofType("NetworkSecurityGroup"))
                .containsExactlyInAnyOrder("network-data_1.x-nsg", "network-internal-nsg");
        Map<?, ?> bastion = (Map<?, ?>) network.input("network-vnet", "subnets.1");
        assertThat(bastion.get("name")).isEqualTo("AzureBastionSubnet");
        assertThat(bastion.get("addressPrefix")).isEqualTo("10.20.250.0/26");
        assertThat(bastion.get("networkSecurityGroup")).isNull();
        assertThat(network.input("network-vnet", "subnets.2.name")).isEqualTo("hybrid-vpn-er-data_1.x-subnet");
        assertThat(((Map<?, ?>) network.output("subnetIds")).get("AzureBastionSubnet"))
                .asString()
                .endsWith("/virtualNetworks/hybrid-vpn-er-vnet/subnets/AzureBastionSubnet");
    }

    /** As Microsoft's page for AWS pairs them; the address of the instance that a tunnel does not end at is not used. */
    @ParameterizedTest
    @CsvSource({
        "a, 169.254.21.2, 169.254.21.6",
        "b, 169.254.22.2, 169.254.22.6",
        "c, 169.254.21.2, 169.254.21.6",
        "d, 169.254.22.2, 169.254.22.6"
    })
    void eachConnectionNamesItsOwnLinkLocalAddresses(String device, String first, String second) {
        RecordedNetwork network = connected("link-local");
        String connection = "vpn-connection-hq." + device + "-connection";
        assertThat(network.input(connection, CUSTOM + ".0.customBgpIpAddress")).isEqualTo(first);
        assertThat(network.input(connection, CUSTOM + ".1.customBgpIpAddress")).isEqualTo(second);
        assertThat(network.input(connection, CUSTOM + ".1.ipConfigurationId").toString())
                .endsWith("/vpn-gw-ipconfig-2");
    }

    @Test
    void anInstanceHasSeveralLinkLocalAddresses() {
        RecordedNetwork network = connected("link-local");
        assertThat(network.input("vpn-gateway-gateway", "bgpSettings.bgpPeeringAddresses.0.customBgpIpAddresses"))
                .isEqualTo(List.of("169.254.21.2", "169.254.22.2"));
        assertThat(network.input("vpn-gateway-gateway", "bgpSettings.bgpPeeringAddresses.1.customBgpIpAddresses"))
                .isEqualTo(List.of("169.254.21.6", "169.254.22.6"));
        assertThat(lostIn("link-local", "web")).isEmpty();
    }

    /** What would be lost may be lost, and says when: the stack is deployed without a warning of the whole proof. */
    @Test
    void aToleranceKeepsEveryOtherPromise() {
        ProofResult proof = proof("tolerant");
        assertThat(Violation.of(proof)).isEmpty();
        assertThat(lostIn("tolerant", "branch-web")).containsExactly("vpn-gateway", "tunnel:branch");
        assertThat(lostIn("tolerant", "depot-web"))
                .containsExactly("circuit:primary", "circuit:primary/peering-disabled", "er-gateway");
        assertThat(proof.findings()).extracting(finding -> finding.rule()).doesNotContain("tolerated-needlessly");
    }

    @Test
    void agentsAndStorageAreLetOutByTheirTagsAlone() {
        RecordedNetwork network = connected("tolerant");
        Object rules = network.input("network-jobs-nsg", "securityRules");
        assertThat(((List<?>) rules)
                        .stream()
                                .map(rule -> (Map<?, ?>) rule)
                                .filter(rule ->
                                        "Outbound".equals(rule.get("direction")) && "Allow".equals(rule.get("access")))
                                .map(rule -> String.valueOf(rule.get("destinationAddressPrefix"))))
                .containsExactlyInAnyOrder("AzureMonitor", "Storage.CentralUS");
        assertThat(lostIn("tolerant", "agents")).isEmpty();
        assertThat(lostIn("tolerant", "storage")).isEmpty();
    }

    @Test
    void everyNameThatAzureReservesIsKept() {
        RecordedNetwork network = connected("tolerant");
        assertThat(network.ofType("NetworkSecurityGroup"))
                .containsExactlyInAnyOrder("network-internal-nsg", "network-jobs-nsg");
        assertThat(((Map<?, ?>) network.output("subnetIds")).keySet().stream().map(Object::toString))
                .contains(
                        "AzureBastionSubnet",
                        "AzureFirewallManagementSubnet",
                        "AzureFirewallSubnet",
                        "RouteServerSubnet",
                        "internal",
                        "jobs");
    }

    /** A stack that deploys workloads finds what it attaches to. */
    @ParameterizedTest
    @ValueSource(strings = {"vpn-first", "two-circuits", "two-devices", "link-local", "unlike-sites", "tolerant"})
    void everyDesignHasOutputsForWorkloads(String design) {
        assertThat(connected(design).plan().outputs())
                .containsKeys("resourceGroupId", "virtualNetworkId", "subnetIds", "backendPoolId");
    }

    @Test
    void unlikeSitesAreToldApart() {
        assertThat(lostIn("unlike-sites", "web"))
                .containsExactly(
                        "circuit:primary",
                        "circuit:primary/peering-disabled",
                        "er-gateway",
                        "vpn-gateway",
                        "tunnel:branch");
        assertThat(lostIn("unlike-sites", "database")).isEmpty();
        assertThat(nextStep("unlike-sites")).contains("branch (VPN alone), depot (ExpressRoute alone)");
        assertThat(problems("unlike-sites"))
                .filteredOn(problem -> problem.rule().equals("site-without-backup"))
                .extracting(problem -> problem.path().text(), Problem::severity)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("hybrid-network:sites.branch", Severity.ADVICE),
                        org.assertj.core.groups.Tuple.tuple("hybrid-network:sites.depot", Severity.WARNING));
        assertThat(connected("unlike-sites").ofType("LocalNetworkGateway"))
                .containsExactly("site-branch-local-network-gateway", "site-hq-local-network-gateway");
    }
}
