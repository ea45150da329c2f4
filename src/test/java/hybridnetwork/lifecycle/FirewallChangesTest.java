package hybridnetwork.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.plan.PlannedChange;
import hybridnetwork.plan.ProviderCalls;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A network with a firewall stands, routes and all; the stack file then asks for something else. */
class FirewallChangesTest {
    private static final StackText HUB = StackText.in(FrozenStacks.design("inspected"));
    private static final StackText STRAIGHT = HUB.with("inspection: ~").with("traffic: ~");
    private static final StackText KEPT_SUBNET =
            STRAIGHT.with("network: { subnets: { AzureFirewallSubnet: 10.60.254.0/26 } }");
    private static final StackText APPLIANCE = HUB.with(
                    "network: { subnets: { edge: { prefix: 10.60.253.0/24, securityGroup: false } } }")
            .with("traffic: ~")
            .with("inspection: { firewall: ~, appliance: { name: edge, address: 10.60.253.4 } }");

    private static PlannedChange change(StackText from, StackText to) {
        return PlannedChange.of(
                to.stack(), "test", RecordedNetwork.connected(from).plan().resources());
    }

    private static List<String> problems(StackText from, StackText to) {
        return change(from, to).problems().stream()
                .map(problem ->
                        problem.severity() + " " + problem.rule() + " at " + problem.path() + ": " + problem.message()
                                + problem.got().map(got -> " (" + got + ")").orElse("") + " | "
                                + problem.fix().orElse(""))
                .toList();
    }

    private static List<String> names(PlannedChange change) {
        List<String> names = new ArrayList<>();
        change.plan().resources().forEach(resource -> names.add(resource.name()));
        return names;
    }

    @Test
    void whatStandsAndStaysIsLegal() {
        assertThat(problems(HUB, HUB)).isEmpty();
        assertThat(problems(HUB, HUB.with("inspection: { firewall: { zones: [\"1\", \"2\", \"3\"] } }")))
                .isEmpty();
        assertThat(problems(HUB, HUB.with("inspection: { between: [spokes/spokes] }")))
                .isEmpty();
    }

    @Test
    void otherZonesAreRefusedAndThoseThatItHasAreKept() {
        assertThat(problems(HUB, HUB.with("inspection: { firewall: { zones: [\"1\"] } }")))
                .singleElement()
                .asString()
                .startsWith(
                        "error firewall-zones at hybrid-network:inspection.firewall.zones: inspected-fw keeps its availability"
                                + " zones, which Azure fixed when it created it (from zones 1, 2, 3 to zones 1) | leave `zones` out");
        StackText one = HUB.with("inspection: { firewall: { zones: [\"1\"] } }");
        PlannedChange kept = change(one, HUB);
        assertThat(kept.problems()).isEmpty();
        assertThat(kept.plan().resources())
                .filteredOn(resource -> resource.name().equals("firewall-firewall"))
                .singleElement()
                .satisfies(firewall -> assertThat(firewall.inputs()).containsEntry("zones", List.of("1")));
    }

    @Test
    void anotherTierIsAChangeInPlaceWithAnotherPolicy() {
        StackText premium = HUB.with("inspection: { firewall: { tier: Premium } }");
        assertThat(problems(HUB, premium))
                .singleElement()
                .asString()
                .startsWith(
                        "warning firewall-tier at hybrid-network:inspection.firewall.tier: Azure changes the tier of inspected-fw in"
                                + " place, in minutes, together with its policy: what it costs changes with it (from Standard to Premium)");
        assertThat(problems(premium, HUB))
                .singleElement()
                .asString()
                .contains("such as intrusion detection, is gone (from Premium to Standard)");
    }

    @Test
    void aManagementSubnetNeitherComesNorGoes() {
        StackText managed = HUB.with("inspection: { firewall: { managementSubnet: 10.60.253.0/26 } }");
        assertThat(problems(HUB, managed))
                .singleElement()
                .asString()
                .startsWith(
                        "error firewall-management at hybrid-network:inspection.firewall.managementSubnet: inspected-fw was"
                                + " created without a subnet by which Azure manages it | leave it out; or take `inspection` out");
        assertThat(problems(managed, HUB))
                .anyMatch(problem -> problem.startsWith("error firewall-management"))
                .anyMatch(problem -> problem.contains("write it again"));
    }

    @Test
    void aPrefixThatTheFirewallIsInStays() {
        assertThat(problems(HUB, HUB.with("inspection: { firewall: { subnet: 10.60.253.0/26 } }")))
                .singleElement()
                .asString()
                .startsWith(
                        "error subnet-in-use at hybrid-network:inspection.firewall.subnet: subnet `AzureFirewallSubnet` keeps its"
                                + " prefix as long as something is in it: inspected-fw (from 10.60.254.0/26 to 10.60.253.0/26) | write"
                                + " `subnet: 10.60.254.0/26` again")
                .endsWith("docs/runbook.md, \"Removing the firewall, or replacing it\"");
    }

    @Test
    void aFirewallGoesBeforeItsSubnetDoes() {
        assertThat(problems(HUB, STRAIGHT))
                .anyMatch(problem ->
                        problem.startsWith("warning firewall-removed at hybrid-network:inspection: `pulumi up` deletes"
                                + " inspected-fw, which this stack has deployed and no longer declares"))
                .anyMatch(problem -> problem.startsWith("error subnet-not-declared at hybrid-network:network.subnets:")
                        && problem.endsWith("declare it: `AzureFirewallSubnet: 10.60.254.0/26`"));
        assertThat(problems(HUB, KEPT_SUBNET)).singleElement().asString().startsWith("warning firewall-removed");
        assertThat(names(change(HUB, KEPT_SUBNET))).doesNotContain("network-GatewaySubnet-routes", "firewall-firewall");
        assertThat(problems(KEPT_SUBNET, STRAIGHT)).isEmpty();
        assertThat(problems(HUB, KEPT_SUBNET.with("protect: true")))
                .singleElement()
                .asString()
                .contains("first `pulumi state unprotect` it and its public IP");
    }

    @Test
    void anotherRegionIsAnotherStack() {
        assertThat(problems(HUB, HUB.with("\"azure-native:location\": eastus")))
                .anyMatch(problem ->
                        problem.startsWith("error firewall-location at azure-native:location: inspected-fw stays in the"
                                + " region that it is in (from centralus to eastus)"));
    }

    /** From an appliance to a firewall the routes would lead nowhere until the firewall is there. */
    @Test
    void oneThingInspectsAfterAnother() {
        ProviderCalls nothing = ProviderCalls.NOTHING_EXISTS;
        Map<String, Object> state = Map.of(
                "urn:pulumi:test::hybrid-network::azure-native:network:RouteTable::network-GatewaySubnet-routes",
                Map.of(
                        "type",
                        "azure-native:network:RouteTable",
                        "outputs",
                        Map.of(
                                "name",
                                "inspected-GatewaySubnet-rt",
                                "routes",
                                List.of(Map.of("name", "to-10.61.0.0-16", "nextHopIpAddress", "10.60.253.4")))));
        ProviderCalls deployed = (token, args) ->
                token.equals(DeployedStack.CALL) ? Optional.of(Map.of("outputs", state)) : nothing.call(token, args);
        assertThat(RecordedNetwork.given(deployed, HUB).problems()).anySatisfy(problem -> {
            assertThat(problem.rule()).isEqualTo("inspection-changes-hands");
            assertThat(problem.isError()).isTrue();
            assertThat(problem.message()).startsWith("the deployed routes lead to 10.60.253.4,");
        });
        assertThat(RecordedNetwork.given(deployed, APPLIANCE).problems())
                .noneMatch(problem -> problem.rule().equals("inspection-changes-hands"));
    }

    /** What was once built stays declared: without its address the routes would go, and packets with them. */
    @Test
    void theRoutesOfAFirewallThatIsStoppedStay() {
        ProviderCalls stopped = (token, args) -> switch (token) {
            case "azure-native:network:getAzureFirewall" ->
                Optional.of(Map.of(
                        "sku", Map.of("tier", "Standard"), "location", "centralus", "zones", List.of("1", "2", "3")));
            case DeployedStack.CALL ->
                Optional.of(Map.of(
                        "outputs",
                        Map.of(
                                "urn:pulumi:test::hybrid-network::azure-native:network:AzureFirewall::firewall-firewall",
                                Map.of(
                                        "type",
                                        "azure-native:network:AzureFirewall",
                                        "outputs",
                                        Map.of(
                                                "name",
                                                "inspected-fw",
                                                "ipConfigurations",
                                                List.of(Map.of("privateIPAddress", "10.60.254.4")))))));
            default -> Optional.empty();
        };
        RecordedNetwork network = RecordedNetwork.given(stopped, HUB);
        assertThat(network.problems()).anySatisfy(problem -> {
            assertThat(problem.rule()).isEqualTo("firewall-stopped");
            assertThat(problem.isError()).isFalse();
        });
        assertThat(network.input("network-GatewaySubnet-routes", "routes.0.nextHopIpAddress"))
                .isEqualTo("10.60.254.4");
    }
}
