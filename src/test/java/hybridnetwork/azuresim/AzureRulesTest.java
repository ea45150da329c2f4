package hybridnetwork.azuresim;

import static hybridnetwork.azuresim.Refusals.assertRefused;
import static hybridnetwork.azuresim.Refusals.assertRefusedBecause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import hybridnetwork.resources.ArmId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Azure refuses, and the nearest thing that it accepts. */
class AzureRulesTest {
    @Test
    void nothingIsCreatedOutsideOfAGroupThatExists() {
        SampleNetwork sample = SampleNetwork.empty();
        sample.delete(sample.group);

        assertRefused("ResourceGroupNotFound", sample::putNetwork);
    }

    @Test
    void whatARequestRefersToMustExist() {
        SampleNetwork sample = SampleNetwork.empty();

        assertRefused("InvalidResourceReference", () -> sample.putErGateway("ErGw1AZ"));
    }

    @Test
    void aResourceStaysAtItsLocation() {
        SampleNetwork sample = SampleNetwork.empty();
        sample.putNetwork();

        assertRefused(
                "InvalidResourceLocation",
                () -> sample.put(
                        ResourceKind.NETWORK,
                        sample.network,
                        Map.of(
                                "location",
                                "westus",
                                "addressSpace",
                                Map.of("addressPrefixes", List.of("10.20.0.0/16")))));
    }

    @Test
    void whoseAddressAnExpressRouteGatewayHasIsTheRegionsToSay() {
        SampleNetwork own = in(ExpressRouteAddresses.OWN);
        assertRefused("PublicIpForGatewayIsRequired", () -> own.putErGatewayWithoutAddress("ErGw1AZ"));
        own.putErGateway("ErGw1AZ");
        assertRefusedBecause("cannot be exchanged", () -> own.putErGatewayWithoutAddress("ErGw1AZ"));

        SampleNetwork managed = in(ExpressRouteAddresses.MANAGED);
        assertRefusedBecause("Public IP association is disallowed", () -> managed.putErGateway("ErGw1AZ"));
        managed.putErGatewayWithoutAddress("ErGw1AZ");

        SampleNetwork ignored = in(ExpressRouteAddresses.IGNORED);
        ignored.putErGateway("ErGw1AZ");
        assertThat(ignored.azure.properties(ignored.erGateway).toString()).doesNotContain("publicIPAddress");
        assertRefused("InternalServerError", () -> ignored.putErGateway("ErGw2AZ"));
        ignored.putErGatewayWithoutAddress("ErGw2AZ");
    }

    private static SampleNetwork in(ExpressRouteAddresses region) {
        SampleNetwork sample = new SampleNetwork(AzureSettings.defaults().withExpressRouteAddresses(region));
        sample.putNetwork();
        return sample;
    }

    @Test
    void aLocalGatewayHasPrefixesOrBgpAndNotTooManyPrefixes() {
        SampleNetwork sample = SampleNetwork.empty();
        Map<String, Object> neither = Map.of("location", "centralus", "gatewayIpAddress", "40.50.60.70");

        assertRefused(
                "LocalNetworkGatewayCannotHaveEmptyAddressPrefixAndBgpSettings",
                () -> sample.put(ResourceKind.LOCAL_GATEWAY, sample.site, neither));
        assertThatCode(() -> sample.putSite(List.of())).doesNotThrowAnyException();
        assertThatCode(() -> sample.putSite(prefixes(1000))).doesNotThrowAnyException();
        assertRefusedBecause("1001 address prefixes", () -> sample.putSite(prefixes(1001)));
    }

    @Test
    void aNewConnectionTakesTwoHundredPrefixesAndAStandingOneMore() {
        SampleNetwork sample = SampleNetwork.connected(AzureSettings.defaults());
        assertThatCode(() -> sample.putNetwork(201)).doesNotThrowAnyException();
        assertThatCode(sample::putErConnection).as("an update").doesNotThrowAnyException();
        sample.delete(sample.erConnection);
        assertRefusedBecause("201 address prefixes, of 200 at most", sample::putErConnection);
        sample.putNetwork(200);
        assertThatCode(sample::putErConnection).doesNotThrowAnyException();
    }

    @Test
    void aNetworkWithAVpnGatewayHasSixHundredPrefixes() {
        SampleNetwork sample = SampleNetwork.connected(AzureSettings.defaults());
        assertThatCode(() -> sample.putNetwork(600)).doesNotThrowAnyException();
        assertRefusedBecause("601 address prefixes, of 600 at most beside a VPN gateway", () -> sample.putNetwork(601));
    }

    @Test
    void aLocalCircuitBecomesAnotherAndNothingBecomesLocal() {
        SampleNetwork sample = SampleNetwork.empty();
        sample.putCircuit(1000, "Local", "UnlimitedData", "Silicon Valley");
        for (String tier : List.of("Standard", "Premium")) {
            assertThatCode(() -> sample.putCircuit(1000, tier, "UnlimitedData", "Silicon Valley"))
                    .doesNotThrowAnyException();
        }
        assertRefusedBecause(
                "cannot be changed from tier Premium to Local",
                () -> sample.putCircuit(1000, "Local", "UnlimitedData", "Silicon Valley"));
    }

    private static List<String> prefixes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "11." + i / 256 + "." + i % 256 + ".0/24")
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "10.21.0.0/24, NetcfgSubnetRangeOutsideVnet",
        "10.20.1.128/25, NetcfgSubnetRangesOverlap",
        "10.20.2.1/24, InvalidCIDRNotation",
    })
    void subnetsLieWithinTheirNetworkAndApart(String prefix, String code) {
        SampleNetwork sample = SampleNetwork.empty();

        assertRefused(
                code,
                () -> sample.putNetwork(List.of(
                        SampleNetwork.subnet("internal", "10.20.1.0/24"), SampleNetwork.subnet("other", prefix))));
    }

    @Test
    void gatewaySubnetHasNoSecurityGroup() {
        SampleNetwork sample = SampleNetwork.empty();
        ArmId rules = sample.network("networkSecurityGroups", "nsg");
        sample.put(ResourceKind.SECURITY_GROUP, rules, Map.of("location", "centralus"));
        Map<String, Object> guarded = Map.of("networkSecurityGroup", SampleNetwork.reference(rules));

        assertRefused(
                "NetworkSecurityGroupCannotBeAttachedToGatewaySubnet",
                () -> sample.putNetwork(
                        List.of(with(SampleNetwork.subnet("GatewaySubnet", "10.20.255.224/27"), guarded))));
        assertThatCode(() ->
                        sample.putNetwork(List.of(with(SampleNetwork.subnet("internal", "10.20.1.0/24"), guarded))))
                .doesNotThrowAnyException();
        assertRefused("InUseNetworkSecurityGroupCannotBeDeleted", () -> sample.delete(rules));
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new java.util.LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static Map<String, Object> rule(String name, int priority, String direction) {
        return Map.of("name", name, "priority", (double) priority, "direction", direction);
    }

    private static ThrowingCallable group(List<Map<String, Object>> rules) {
        SampleNetwork sample = SampleNetwork.empty();
        return () -> sample.put(
                ResourceKind.SECURITY_GROUP,
                sample.network("networkSecurityGroups", "nsg"),
                Map.of("location", "centralus", "securityRules", rules));
    }

    @Test
    void twoRulesOfADirectionHaveTwoPriorities() {
        assertRefused("SecurityRuleConflict", group(List.of(rule("a", 100, "Inbound"), rule("b", 100, "Inbound"))));
        assertThatCode(group(List.of(rule("a", 100, "Inbound"), rule("b", 100, "Outbound"))))
                .doesNotThrowAnyException();
    }

    @Test
    void twoRulesHaveTwoNamesWhateverTheirCase() {
        assertRefused("DuplicateResourceName", group(List.of(rule("a", 100, "Inbound"), rule("A", 101, "Outbound"))));
    }

    @Test
    void aSecurityGroupHasAThousandRules() {
        List<Map<String, Object>> rules = IntStream.rangeClosed(1, 1001)
                .mapToObj(i -> rule("r" + i, 100 + i, "Inbound"))
                .toList();
        assertRefused("SecurityRuleCountLimitReached", group(rules));
        assertThatCode(group(rules.subList(0, 1000))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"sourceAddressPrefixes", "destinationAddressPrefixes"})
    void theRulesOfASecurityGroupNameFourThousandAddressesOnASide(String side) {
        List<Object> addresses = IntStream.rangeClosed(1, 2001)
                .mapToObj(i -> (Object) ("10.0." + i / 256 + "." + i % 256 + "/32"))
                .toList();
        Map<String, Object> wide = with(rule("b", 101, "Inbound"), Map.of(side, addresses.subList(0, 2000)));
        assertRefused(
                "SecurityRuleAddressesOrPortsPerSecurityGroupLimitReached",
                group(List.of(with(rule("a", 100, "Inbound"), Map.of(side, addresses)), wide)));
        assertThatCode(group(List.of(with(rule("a", 100, "Inbound"), Map.of(side, addresses.subList(0, 2000))), wide)))
                .doesNotThrowAnyException();
    }

    @Test
    void aNetworkHasOneGatewayOfAType() {
        SampleNetwork sample = SampleNetwork.ordered(AzureSettings.defaults());
        ArmId address = sample.network("publicIPAddresses", "other-pip");
        sample.put(ResourceKind.PUBLIC_IP, address, SampleNetwork.STANDARD_STATIC);

        assertRefusedBecause(
                "already has a gateway of type Vpn",
                () -> sample.put(
                        ResourceKind.GATEWAY,
                        sample.network("virtualNetworkGateways", "second"),
                        Map.of(
                                "location", "centralus",
                                "gatewayType", "Vpn",
                                "vpnType", "RouteBased",
                                "sku", Map.of("name", "VpnGw1AZ"),
                                "ipConfigurations", List.of(sample.configuration(address)))));
    }

    @Test
    void theOldGatewayOrderHoldsWhereAzureInsists() {
        SampleNetwork strict = new SampleNetwork(AzureSettings.defaults().withExpressRouteGatewayFirst());
        strict.putNetwork();
        strict.putVpnGateway("VpnGw1AZ");

        assertRefusedBecause("must be created first", () -> strict.putErGateway("ErGw1AZ"));
    }

    @ParameterizedTest
    @CsvSource({"VpnGw1, NonAzSkusNotAllowedForVPNGateway", "Standard, BadRequest", "ErGw1AZ, BadRequest"})
    void retiredAndForeignSkusAreRefusedForNewVpnGateways(String sku, String code) {
        SampleNetwork sample = SampleNetwork.empty();
        sample.putNetwork();

        assertRefused(code, () -> sample.putVpnGateway(sku));
    }

    @ParameterizedTest
    @CsvSource({"ErGw1AZ, ErGw2AZ, true", "ErGw2AZ, ErGw1AZ, false", "ErGw1AZ, UltraPerformance, false"})
    void anExpressRouteGatewayGrowsWithinItsFamily(String from, String to, boolean accepted) {
        SampleNetwork sample = SampleNetwork.empty();
        sample.putNetwork();
        sample.putErGateway(from);

        if (accepted) {
            assertThatCode(() -> sample.putErGateway(to)).doesNotThrowAnyException();
        } else {
            assertRefusedBecause("ergw-resize-family", () -> sample.putErGateway(to));
        }
    }

    @Test
    void addressesOfGatewaysAreStandardAndStatic() {
        SampleNetwork sample = SampleNetwork.empty();
        sample.putNetwork();
        ArmId basic = sample.network("publicIPAddresses", "basic");
        sample.put(
                ResourceKind.PUBLIC_IP,
                basic,
                Map.of("location", "centralus", "sku", Map.of("name", "Basic"), "publicIPAllocationMethod", "Dynamic"));

        assertRefusedBecause(
                "must be of SKU Standard",
                () -> sample.put(
                        ResourceKind.GATEWAY,
                        sample.vpnGateway,
                        Map.of(
                                "location",
                                "centralus",
                                "gatewayType",
                                "Vpn",
                                "sku",
                                Map.of("name", "VpnGw1AZ"),
                                "ipConfigurations",
                                List.of(sample.configuration(basic)))));
    }

    @Test
    void anActiveActiveGatewayHasTwoAddresses() {
        SampleNetwork sample = SampleNetwork.empty();
        sample.putNetwork();
        sample.put(ResourceKind.PUBLIC_IP, sample.vpnAddress, SampleNetwork.STANDARD_STATIC);

        assertRefusedBecause(
                "needs 2 IP configurations, not 1",
                () -> sample.put(
                        ResourceKind.GATEWAY,
                        sample.vpnGateway,
                        Map.of(
                                "location",
                                "centralus",
                                "gatewayType",
                                "Vpn",
                                "activeActive",
                                true,
                                "sku",
                                Map.of("name", "VpnGw1AZ"),
                                "ipConfigurations",
                                List.of(sample.configuration(sample.vpnAddress)))));
    }

    @Test
    void whatIsInUseStays() {
        SampleNetwork sample = SampleNetwork.connected(AzureSettings.defaults());

        assertRefused("InUseSubnetCannotBeDeleted", () -> sample.delete(sample.network));
        assertRefused(
                "InUseSubnetCannotBeDeleted",
                () -> sample.putNetwork(List.of(SampleNetwork.subnet("internal", "10.20.1.0/24"))));
        assertRefused("PublicIPAddressCannotBeDeleted", () -> sample.delete(sample.erAddress));
        assertRefusedBecause("the connection", () -> sample.delete(sample.erGateway));
        assertRefusedBecause("the connection", () -> sample.delete(sample.site));
        assertRefusedBecause("the connection", () -> sample.delete(sample.peering));
        assertRefused("ConflictError", () -> sample.delete(sample.circuit));
    }

    @Test
    void theReverseOrderTakesTheNetworkDown() {
        SampleNetwork sample = SampleNetwork.connected(AzureSettings.defaults());

        sample.delete(sample.erConnection);
        sample.delete(sample.vpnConnection);
        sample.delete(sample.peering);
        assertRefusedBecause("initiate the deprovisioning", () -> sample.delete(sample.circuit));
        sample.azure.outside().deprovision(sample.circuit);
        List.of(sample.circuit, sample.erGateway, sample.vpnGateway, sample.site, sample.erAddress, sample.vpnAddress)
                .forEach(sample::delete);
        sample.delete(sample.network);
        sample.delete(sample.group);

        assertThat(sample.azure.resources()).isEmpty();
    }

    @Test
    void anActivePassiveGatewayHasOneLinkLocalAddressOfAzuresRange() {
        SampleNetwork sample = SampleNetwork.empty();
        sample.putNetwork();

        assertRefusedBecause("(apipa)", () -> sample.putVpnGateway("VpnGw1AZ", List.of("169.254.23.0")));
        assertRefusedBecause(
                "(apipa)", () -> sample.putVpnGateway("VpnGw1AZ", List.of("169.254.21.2", "169.254.21.2")));
        assertRefusedBecause(
                "supports one", () -> sample.putVpnGateway("VpnGw1AZ", List.of("169.254.21.2", "169.254.22.2")));
        sample.putVpnGateway("VpnGw1AZ", List.of("169.254.21.2"));
    }

    @Test
    void aConnectionNamesALinkLocalAddressThatItsGatewayHas() {
        SampleNetwork sample = SampleNetwork.empty();
        sample.putNetwork();
        sample.putVpnGateway("VpnGw1AZ", List.of("169.254.21.2"));
        sample.putSite();

        assertRefusedBecause("does not have (apipa)", () -> sample.putVpnConnection(List.of("169.254.21.6")));
        sample.putVpnConnection(List.of("169.254.21.2"));
    }

    @Test
    void anAddressWithALabelHasAName() {
        SampleNetwork sample = SampleNetwork.empty();
        ArmId address = sample.network("publicIPAddresses", "named");
        sample.put(
                ResourceKind.PUBLIC_IP,
                address,
                with(SampleNetwork.STANDARD_STATIC, Map.of("dnsSettings", Map.of("domainNameLabel", "web"))));
        assertThat(sample.azure.get(address).orElseThrow().text("dnsSettings", "fqdn"))
                .contains("web.centralus.cloudapp.azure.com");
    }
}
