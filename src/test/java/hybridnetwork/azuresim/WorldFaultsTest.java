package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What goes wrong around Azure, in every answer that shows it, and that it passes. */
class WorldFaultsTest {
    private static final Prefix OFFICE = Prefix.parse("10.10.0.0/16");
    private static final Prefix LAB = Prefix.parse("10.10.7.0/24");

    private final SampleNetwork sample = SampleNetwork.connected(AzureSettings.defaults()
            .withOnPremises(new OnPremises(Map.of("erc", List.of(OFFICE)), Map.of("hq-lgw", List.of(OFFICE)))));
    private final Outside outside = sample.azure.outside();

    WorldFaultsTest() {
        sample.putSite(List.of());
    }

    private String status(ArmId connection) {
        return sample.azure
                .get(connection)
                .flatMap(bag -> bag.text("connectionStatus"))
                .orElse("none");
    }

    /** The prefixes that come by BGP from outside, by the gateway's answer about what it has learned. */
    private Set<String> learned(ArmId gateway) {
        return routes(gateway, "EBgp");
    }

    private Set<String> routes(ArmId gateway, String origin) {
        return sample.call("getVirtualNetworkGatewayLearnedRoutes", gateway).bags("value").stream()
                .filter(route -> route.text("origin").orElse("").equals(origin))
                .map(route -> route.text("network").orElse(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sessions with one AS number, each with its state and the number of routes that it brings. */
    private List<String> sessions(ArmId gateway, long asn) {
        return sample.call("getVirtualNetworkGatewayBgpPeerStatus", gateway).bags("value").stream()
                .filter(session -> session.whole("asn").orElse(0L) == asn)
                .map(session -> session.text("state").orElse("") + " "
                        + session.whole("routesReceived").orElse(-1L))
                .toList();
    }

    private Set<String> atEdge(Surroundings.Link link) {
        return sample.azure.read(world -> new CircuitTables(sample.peering, world).routes(link)).stream()
                .map(route -> Bag.of(route).orElseThrow())
                .map(route -> route.text("network").orElse("") + " by "
                        + route.text("path").orElse(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String customerSession(Surroundings.Link link) {
        return sample.azure.read(world -> new CircuitTables(sample.peering, world).summary(link)).stream()
                .map(session -> Bag.of(session).orElseThrow())
                .filter(session -> session.whole("as").orElse(0L) == 65010)
                .map(session -> session.text("statePfxRcd").orElse(""))
                .findFirst()
                .orElse("none");
    }

    private List<String> arp(Surroundings.Link link) {
        return sample.azure.read(world -> new CircuitTables(sample.peering, world).arp(link)).stream()
                .map(entry -> Bag.of(entry).orElseThrow())
                .map(entry -> entry.text("interface").orElse("") + " "
                        + entry.text("ipAddress").orElse("")
                        + (entry.text("macAddress").orElse("").equals("Incomplete") ? " incomplete" : ""))
                .toList();
    }

    private void isHealthy() {
        assertThat(status(sample.vpnConnection)).isEqualTo("Connected");
        assertThat(status(sample.erConnection)).isEqualTo("Connected");
        assertThat(learned(sample.erGateway)).containsExactly("10.10.0.0/16");
        assertThat(learned(sample.vpnGateway)).containsExactly("10.10.0.0/16");
        assertThat(sessions(sample.vpnGateway, 65010)).containsExactly("Connected 1");
        assertThat(sessions(sample.erGateway, 12076)).containsExactly("Connected 1", "Connected 1");
        for (Surroundings.Link link : Surroundings.Link.values()) {
            assertThat(customerSession(link)).isEqualTo("1");
            assertThat(atEdge(link)).containsExactly("10.10.0.0/16 by 65010 I", "10.20.0.0/16 by 65515 I");
        }
    }

    @Test
    void aHealthyNetworkIsSo() {
        isHealthy();
        assertThat(arp(Surroundings.Link.PRIMARY)).containsExactly("On-Prem 172.16.0.1", "Microsoft 172.16.0.2");
        assertThat(arp(Surroundings.Link.SECONDARY)).containsExactly("On-Prem 172.16.0.5", "Microsoft 172.16.0.6");
    }

    /** Microsoft's example of two gateways: the VPN gateway shows the routes of both ExpressRoute instances. */
    @Test
    void theGatewaysTellEachOther() {
        List<String> other =
                sample.call("getVirtualNetworkGatewayLearnedRoutes", sample.vpnGateway).bags("value").stream()
                        .filter(route -> route.text("origin").orElse("").equals("IBgp"))
                        .map(route -> route.text("network").orElse("") + " "
                                + route.text("asPath").orElse("") + " "
                                + route.whole("weight").orElse(0L))
                        .toList();
        assertThat(other).containsExactly("10.10.0.0/16 12076-65010 32769", "10.10.0.0/16 12076-65010 32769");
        assertThat(sessions(sample.vpnGateway, 65515)).containsExactly("Connected 1", "Connected 1");
    }

    @Test
    void aRouterThatIsGoneTakesItsTunnelWithIt() {
        outside.fail(sample.site);
        assertThat(status(sample.vpnConnection)).isEqualTo("NotConnected");
        assertThat(sessions(sample.vpnGateway, 65010)).containsExactly("Connecting 0");
        assertThat(learned(sample.vpnGateway)).isEmpty();
        assertThat(learned(sample.erGateway)).as("nobody notices there").isNotEmpty();
        outside.restore(sample.site);
        isHealthy();
    }

    @Test
    void aSilentRouterLeavesTheTunnel() {
        outside.silenceRouter(sample.site, true);
        assertThat(status(sample.vpnConnection)).isEqualTo("Connected");
        assertThat(sessions(sample.vpnGateway, 65010)).containsExactly("Connecting 0");
        assertThat(learned(sample.vpnGateway)).isEmpty();
        outside.silenceRouter(sample.site, false);
        isHealthy();
    }

    @Test
    void aWrongAsNumberBringsNoSession() {
        outside.setRouterAsn(sample.site, OptionalLong.of(65099));
        assertThat(status(sample.vpnConnection)).isEqualTo("Connected");
        assertThat(sessions(sample.vpnGateway, 65010)).containsExactly("Connecting 0");

        outside.setRouterAsn(sample.circuit, OptionalLong.of(65099));
        assertThat(sessions(sample.erGateway, 12076)).containsExactly("Connected 0", "Connected 0");
        assertThat(customerSession(Surroundings.Link.PRIMARY)).isEqualTo("Active");
        assertThat(arp(Surroundings.Link.PRIMARY))
                .as("the line stands")
                .doesNotContain("On-Prem 172.16.0.1 incomplete");

        outside.setRouterAsn(sample.site, OptionalLong.empty());
        outside.setRouterAsn(sample.circuit, OptionalLong.of(65010));
        isHealthy();
    }

    @Test
    void aPrefixIsMissingAddedAndMoreSpecificOnOneWay() {
        outside.withdraw(sample.site, OFFICE);
        assertThat(learned(sample.vpnGateway)).isEmpty();
        assertThat(sessions(sample.vpnGateway, 65010)).containsExactly("Connected 0");
        assertThat(learned(sample.erGateway)).containsExactly("10.10.0.0/16");
        outside.advertise(sample.site, OFFICE);
        isHealthy();

        outside.advertise(sample.circuit, LAB);
        assertThat(learned(sample.erGateway)).containsExactly("10.10.0.0/16", "10.10.7.0/24");
        assertThat(customerSession(Surroundings.Link.SECONDARY)).isEqualTo("2");
        assertThat(atEdge(Surroundings.Link.PRIMARY)).contains("10.10.7.0/24 by 65010 I");
        outside.withdraw(sample.circuit, LAB);
        isHealthy();
    }

    /** No packet notices: the other link carries everything. */
    @Test
    void oneLinkFails() {
        outside.failLink(sample.circuit, true);
        assertThat(status(sample.erConnection)).isEqualTo("Connected");
        assertThat(sessions(sample.erGateway, 12076)).containsExactly("Connected 0", "Connected 1");
        assertThat(learned(sample.erGateway)).containsExactly("10.10.0.0/16");
        assertThat(customerSession(Surroundings.Link.PRIMARY)).isEqualTo("Active");
        assertThat(arp(Surroundings.Link.PRIMARY)).contains("On-Prem 172.16.0.1 incomplete");
        assertThat(atEdge(Surroundings.Link.SECONDARY)).contains("10.10.0.0/16 by 65010 I");

        outside.failLink(sample.circuit, false);
        assertThat(status(sample.erConnection)).isEqualTo("NotConnected");
        outside.restoreLink(sample.circuit, true);
        outside.restoreLink(sample.circuit, false);
        isHealthy();
    }

    @Test
    void aPeeringIsDisabledByHand() {
        outside.change(sample.peering, "state", "Disabled");
        assertThat(status(sample.erConnection)).isEqualTo("NotConnected");
        assertThat(sample.azure
                        .get(sample.circuit)
                        .orElseThrow()
                        .bags("peerings")
                        .get(0)
                        .text("state"))
                .contains("Disabled");
        assertThat(atEdge(Surroundings.Link.PRIMARY)).isEmpty();
        assertThat(arp(Surroundings.Link.PRIMARY)).isEmpty();
        outside.change(sample.peering, "state", "Enabled");
        isHealthy();
    }

    @Test
    void aGatewayLosesItsRoutes() {
        outside.loseRoutes(sample.erGateway, true);
        assertThat(sample.call("getVirtualNetworkGatewayLearnedRoutes", sample.erGateway)
                        .bags("value"))
                .isEmpty();
        assertThat(sessions(sample.erGateway, 12076)).containsExactly("Connected 0", "Connected 0");
        outside.loseRoutes(sample.erGateway, false);
        isHealthy();
    }

    @Test
    void anInstanceWithoutSessionsAndTheWholeGateway() {
        outside.failInstance(sample.erGateway, 1);
        assertThat(learned(sample.erGateway)).as("the other instance answers").containsExactly("10.10.0.0/16");
        outside.restoreInstance(sample.erGateway, 1);

        outside.failInstance(sample.vpnGateway, 0);
        assertThat(status(sample.vpnConnection)).as("its only instance").isEqualTo("NotConnected");
        assertThat(sessions(sample.vpnGateway, 65010)).containsExactly("Connecting 0");
        assertThatThrownBy(() -> outside.failInstance(sample.vpnGateway, 1))
                .hasMessage("gateway vpn-vgw has no instance 1, but 1");
        outside.restoreInstance(sample.vpnGateway, 0);

        outside.fail(sample.erGateway);
        assertThat(status(sample.erConnection)).isEqualTo("NotConnected");
        assertThat(routes(sample.vpnGateway, "IBgp")).isEmpty();
        outside.restore(sample.erGateway);
        isHealthy();
    }

    @Test
    void aTunnelStandsWhileBothEndsHaveOneKey() {
        outside.setRouterKey(sample.site, "battery+staple");
        assertThat(status(sample.vpnConnection)).isEqualTo("NotConnected");
        assertThat(sessions(sample.vpnGateway, 65010)).containsExactly("Connecting 0");

        sample.azure.operate(
                sample.vpnConnection, world -> SharedKeys.set(sample.vpnConnection, "battery+staple", world));
        isHealthy();
    }

    /** hashicorp/terraform-provider-azurerm#11742: the PUT of a connection leaves its key as it was. */
    @Test
    void anUpdateOfTheConnectionDoesNotChangeTheKey() {
        Bag changed =
                sample.azure.stored(sample.vpnConnection).orElseThrow().body().with("sharedKey", "battery+staple");
        sample.put(ResourceKind.CONNECTION, sample.vpnConnection, changed.values());
        isHealthy();
        Optional<String> kept =
                sample.azure.read(world -> SharedKeys.of(SharedKeys.tunnel(sample.vpnConnection, world)));
        assertThat(kept).contains(SampleNetwork.SHARED_KEY);

        outside.setRouterKey(sample.site, "battery+staple");
        assertThat(status(sample.vpnConnection)).isEqualTo("NotConnected");
        sample.delete(sample.vpnConnection);
        sample.put(ResourceKind.CONNECTION, sample.vpnConnection, changed.values());
        isHealthy();
    }
}
