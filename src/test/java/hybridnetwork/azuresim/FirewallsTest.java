package hybridnetwork.azuresim;

import static hybridnetwork.azuresim.Refusals.assertRefused;
import static hybridnetwork.azuresim.Refusals.assertRefusedBecause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A firewall in a hub from its creation to its end: what it needs, what needs it, and what waits for what. */
class FirewallsTest {
    private static final String SUBNET = "AzureFirewallSubnet";
    private static final String MANAGEMENT = "AzureFirewallManagementSubnet";
    private static final Map<String, Object> TO_INTERNET =
            Map.of("name", "internet", "addressPrefix", "0.0.0.0/0", "nextHopType", "Internet");

    private final SampleNetwork sample = SampleNetwork.empty();
    private final ArmId address = sample.network("publicIPAddresses", "fw-pip");
    private final ArmId otherAddress = sample.network("publicIPAddresses", "fw-pip-2");
    private final ArmId policy = sample.network("firewallPolicies", "policy");
    private final ArmId rules = policy.child("ruleCollectionGroups", "traffic");
    private final ArmId sites = sample.network("ipGroups", "sites");
    private final ArmId firewall = sample.network("azureFirewalls", "fw");
    private final ArmId table = sample.network("routeTables", "table");

    @BeforeEach
    void surroundings() {
        putNetwork(Map.of());
        sample.put(ResourceKind.PUBLIC_IP, address, SampleNetwork.STANDARD_STATIC);
        sample.put(ResourceKind.PUBLIC_IP, otherAddress, SampleNetwork.STANDARD_STATIC);
        putPolicy(policy, "Standard", Map.of());
    }

    private void putNetwork(Map<String, Object> firewallSubnet) {
        Map<String, Object> own = new LinkedHashMap<>(SampleNetwork.subnet(SUBNET, "10.20.254.0/26"));
        own.putAll(firewallSubnet);
        sample.putNetwork(List.of(
                SampleNetwork.subnet("GatewaySubnet", "10.20.255.224/27"),
                own,
                SampleNetwork.subnet(MANAGEMENT, "10.20.254.64/26")));
    }

    private void putPolicy(ArmId id, String tier, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("location", "centralus");
        body.put("sku", Map.of("tier", tier));
        sample.put(ResourceKind.FIREWALL_POLICY, id, body);
    }

    private Bag putRules(ArmId id, double priority, Map<String, Object> source) {
        Map<String, Object> rule = new LinkedHashMap<>(source);
        rule.put("name", "web");
        rule.put("ruleType", "NetworkRule");
        rule.put("ipProtocols", List.of("TCP"));
        rule.put("destinationAddresses", List.of("10.20.1.0/24"));
        rule.put("destinationPorts", List.of("443"));
        Map<String, Object> collection = Map.of(
                "name",
                "allow",
                "priority",
                100.0,
                "ruleCollectionType",
                "FirewallPolicyFilterRuleCollection",
                "rules",
                List.of(rule));
        return sample.put(
                ResourceKind.RULE_GROUP, id, Map.of("priority", priority, "ruleCollections", List.of(collection)));
    }

    private static Map<String, Object> configuration(String name, ArmId address) {
        return Map.of("name", name, "publicIPAddress", SampleNetwork.reference(address));
    }

    private Map<String, Object> body(String tier) {
        Map<String, Object> first = new LinkedHashMap<>(configuration("first", address));
        first.put("subnet", SampleNetwork.reference(sample.network.child("subnets", SUBNET)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("location", "centralus");
        body.put("zones", List.of("1", "2", "3"));
        body.put("sku", Map.of("name", "AZFW_VNet", "tier", tier));
        body.put("firewallPolicy", SampleNetwork.reference(policy));
        body.put("ipConfigurations", List.of(first));
        return body;
    }

    private Map<String, Object> managed() {
        Map<String, Object> management = new LinkedHashMap<>(configuration("management", otherAddress));
        management.put("subnet", SampleNetwork.reference(sample.network.child("subnets", MANAGEMENT)));
        Map<String, Object> body = body("Standard");
        body.put("managementIpConfiguration", management);
        return body;
    }

    private Bag putFirewall(Map<String, Object> body) {
        return sample.put(ResourceKind.FIREWALL, firewall, body);
    }

    private void putTable(List<Map<String, Object>> routes) {
        sample.put(ResourceKind.ROUTE_TABLE, table, Map.of("location", "centralus", "routes", routes));
    }

    private Bag shown(ArmId id) {
        return sample.azure.get(id).orElseThrow();
    }

    @Test
    void itHasTheFirstAddressOfItsSubnet() {
        Map<String, Object> body = body("Standard");
        List<Object> configurations = new ArrayList<>((List<?>) body.get("ipConfigurations"));
        configurations.add(configuration("second", otherAddress));
        body.put("ipConfigurations", configurations);

        List<Bag> shown = putFirewall(body).bags("ipConfigurations");

        assertThat(shown)
                .extracting(each -> each.text("privateIPAddress").orElse(""))
                .containsExactly("10.20.254.4", "");
        assertThat(shown.get(0).text("id"))
                .contains(firewall.child("ipConfigurations", "first").toString());
    }

    @Test
    void whatItHasTellsWhoHasIt() {
        sample.put(ResourceKind.IP_GROUP, sites, Map.of("location", "westus", "ipAddresses", List.of("10.10.0.0/16")));
        putRules(rules, 200, Map.of("sourceIpGroups", List.of(sites.toString())));
        putFirewall(body("Standard"));

        assertThat(shown(policy).bags("firewalls").get(0).text("id")).contains(firewall.toString());
        assertThat(shown(policy).bags("ruleCollectionGroups").get(0).text("id")).contains(rules.toString());
        assertThat(shown(sites).bags("firewallPolicies").get(0).text("id")).contains(policy.toString());
        assertThat(shown(sites).bags("firewalls").get(0).text("id")).contains(firewall.toString());
    }

    @Test
    void whatItHasGoesAfterIt() {
        sample.put(
                ResourceKind.IP_GROUP, sites, Map.of("location", "centralus", "ipAddresses", List.of("10.10.0.0/16")));
        putRules(rules, 200, Map.of("sourceIpGroups", List.of(sites.toString())));
        putFirewall(body("Standard"));

        assertRefusedBecause("is in use by " + firewall, () -> sample.delete(policy));
        assertRefused("IpGroupsHasFirewallPolicyReferences", () -> sample.delete(sites));
        assertRefused("PublicIPAddressCannotBeDeleted", () -> sample.delete(address));
        assertRefused("InUseSubnetCannotBeDeleted", () -> sample.delete(sample.network));

        for (ArmId each : List.of(firewall, rules, sites, policy, address, otherAddress, sample.network)) {
            assertThatCode(() -> sample.delete(each)).as(each.name()).doesNotThrowAnyException();
        }
    }

    @Test
    void aPolicyThatOthersInheritFromStays() {
        ArmId child = sample.network("firewallPolicies", "child");
        putPolicy(child, "Standard", Map.of("basePolicy", SampleNetwork.reference(policy)));

        assertRefusedBecause("is in use by " + child, () -> sample.delete(policy));
        assertRefusedBecause(
                "inherits from it",
                () -> putPolicy(policy, "Standard", Map.of("basePolicy", SampleNetwork.reference(child))));
        assertThat(shown(policy).bags("childPolicies").get(0).text("id")).contains(child.toString());
    }

    @Test
    void aSubnetHasOneFirewall() {
        putFirewall(body("Standard"));
        Map<String, Object> other = body("Standard");
        Map<String, Object> first = new LinkedHashMap<>(configuration("first", otherAddress));
        first.put("subnet", SampleNetwork.reference(sample.network.child("subnets", SUBNET)));
        other.put("ipConfigurations", List.of(first));

        assertRefusedBecause(
                "has one at most",
                () -> sample.put(ResourceKind.FIREWALL, sample.network("azureFirewalls", "other"), other));
    }

    @Test
    void itsTierChangesBetweenStandardAndPremiumAndThatOfItsPolicyNever() {
        putFirewall(body("Standard"));

        assertThatCode(() -> putFirewall(body("Premium"))).doesNotThrowAnyException();
        assertRefused("FirewallPolicySkuChangeDisallowed", () -> putPolicy(policy, "Premium", Map.of()));
        Map<String, Object> basic = managed();
        basic.put("sku", Map.of("name", "AZFW_VNet", "tier", "Basic"));
        basic.remove("firewallPolicy");
        assertRefusedBecause("from tier Premium to Basic", () -> putFirewall(basic));
    }

    @Test
    void itsZonesChangeOnlyWhileItIsStopped() {
        putFirewall(body("Standard"));
        Map<String, Object> elsewhere = body("Standard");
        elsewhere.put("zones", List.of("1"));

        assertRefused("ResourceAvailabilityZonesCannotBeModified", () -> putFirewall(elsewhere));
        Map<String, Object> stopped = body("Standard");
        stopped.put("ipConfigurations", List.of());
        putFirewall(stopped);
        assertThatCode(() -> putFirewall(elsewhere)).doesNotThrowAnyException();
    }

    @Test
    void oneThatSomebodyStoppedAndStartedMayHaveAnotherAddress() {
        putFirewall(managed());
        sample.azure.outside().stopFirewall(firewall);
        assertThat(shown(firewall).bags("ipConfigurations")).isEmpty();
        assertThat(shown(firewall).has("managementIpConfiguration")).isFalse();

        sample.azure.outside().startFirewall(firewall, "10.20.254.6");
        assertThat(shown(firewall).bags("ipConfigurations").get(0).text("privateIPAddress"))
                .contains("10.20.254.6");
        assertThat(shown(firewall).has("managementIpConfiguration")).isTrue();
    }

    @Test
    void aWayOfItsOwnIsGivenWhileItIsStopped() {
        putFirewall(body("Standard"));
        assertRefusedBecause("only while the firewall is stopped", () -> putFirewall(managed()));

        Map<String, Object> stopped = body("Standard");
        stopped.put("ipConfigurations", List.of());
        putFirewall(stopped);
        assertThat(putFirewall(managed()).bag("managementIpConfiguration").flatMap(each -> each.text("id")))
                .isPresent();
    }

    @Test
    void theTableOfItsSubnetLeadsToTheInternet() {
        Map<String, Object> toSpoke = Map.of("name", "spoke", "addressPrefix", "10.21.0.0/16", "nextHopType", "None");
        putTable(List.of(toSpoke));
        Map<String, Object> routed = Map.of("routeTable", SampleNetwork.reference(table));
        String code = "AzureFirewallSubnetRouteTableMustHaveDefaultRouteToInternet";

        assertRefused(code, () -> putNetwork(routed));
        putTable(List.of(toSpoke, TO_INTERNET));
        assertThatCode(() -> putNetwork(routed)).doesNotThrowAnyException();
        assertRefused(code, () -> putTable(List.of(toSpoke)));
    }

    @Test
    void theTableOfItsSubnetKeepsARouteToTheInternetThatIsAResourceOfItsOwn() {
        putTable(List.of());
        ArmId route = table.child("routes", "internet");
        sample.put(ResourceKind.ROUTE, route, TO_INTERNET);
        putNetwork(Map.of("routeTable", SampleNetwork.reference(table)));

        assertRefused("AzureFirewallSubnetRouteTableMustHaveDefaultRouteToInternet", () -> sample.delete(route));
    }

    @Test
    void withAWayOfItsOwnItsTableMayLeadAnywhere() {
        putFirewall(managed());
        putTable(List.of(Map.of(
                "name",
                "all",
                "addressPrefix",
                "0.0.0.0/0",
                "nextHopType",
                "VirtualAppliance",
                "nextHopIpAddress",
                "10.30.0.4")));

        assertThatCode(() -> putNetwork(Map.of("routeTable", SampleNetwork.reference(table))))
                .doesNotThrowAnyException();
    }

    @Test
    void aGatewayIsNotCreatedWhereItsSubnetSendsEverythingToAnAppliance() {
        putTable(List.of(Map.of(
                "name",
                "all",
                "addressPrefix",
                "0.0.0.0/0",
                "nextHopType",
                "VirtualAppliance",
                "nextHopIpAddress",
                "10.20.254.4")));
        Map<String, Object> gatewaySubnet =
                new LinkedHashMap<>(SampleNetwork.subnet("GatewaySubnet", "10.20.255.224/27"));
        gatewaySubnet.put("routeTable", SampleNetwork.reference(table));
        sample.putNetwork(List.of(gatewaySubnet));

        assertRefusedBecause("gw-subnet-udr", () -> sample.putErGateway("ErGw1AZ"));
        putTable(List.of(Map.of(
                "name",
                "spoke",
                "addressPrefix",
                "10.21.0.0/16",
                "nextHopType",
                "VirtualAppliance",
                "nextHopIpAddress",
                "10.20.254.4")));
        assertThatCode(() -> sample.putVpnGateway("VpnGw1AZ")).doesNotThrowAnyException();
    }

    /** Lets something happen while the next request is being carried out. */
    private void during(Runnable event) {
        sample.azure.faults().plan(1, new Fault.Meanwhile(event, true));
    }

    /** What runs beside what, as Azure's clock and refusals have it. */
    @Test
    void rulesWaitForThePolicyForOneAnotherAndForTheFirewall() {
        putRules(rules, 200, Map.of("sourceAddresses", List.of("*")));
        putFirewall(body("Standard"));
        ArmId other = policy.child("ruleCollectionGroups", "other");
        String code = "FirewallPolicyUpdateNotAllowedWhenUpdatingOrDeleting";

        during(() -> assertRefused(code, () -> putRules(other, 300, Map.of("sourceAddresses", List.of("*")))));
        putRules(rules, 200, Map.of("sourceAddresses", List.of("10.10.0.0/16")));

        during(() -> assertRefused(code, () -> putRules(other, 300, Map.of("sourceAddresses", List.of("*")))));
        putFirewall(body("Premium"));

        during(() -> assertRefused("AnotherOperationInProgress", () -> putFirewall(body("Standard"))));
        putRules(rules, 200, Map.of("sourceAddresses", List.of("*")));
    }

    @Test
    void aFirewallTakesMinutesAndAPolicySeconds() {
        Duration before = sample.azure.elapsed();
        putRules(rules, 200, Map.of("sourceAddresses", List.of("*")));
        assertThat(sample.azure.elapsed().minus(before)).isLessThan(Duration.ofMinutes(1));
        putFirewall(body("Standard"));
        assertThat(sample.azure.elapsed().minus(before)).isGreaterThan(Duration.ofMinutes(10));
    }
}
