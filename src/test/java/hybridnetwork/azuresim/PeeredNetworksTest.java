package hybridnetwork.azuresim;

import static hybridnetwork.azuresim.Refusals.assertRefused;
import static hybridnetwork.azuresim.Refusals.assertRefusedBecause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A hub and its spokes: peerings in their order, their states, and what they make of the gateways. */
class PeeredNetworksTest {
    private static final Map<String, Object> TRANSIT = Map.of("allowGatewayTransit", true);
    private static final Map<String, Object> GUEST = Map.of("useRemoteGateways", true, "allowForwardedTraffic", true);

    private final SampleNetwork sample = SampleNetwork.empty();
    private final ArmId spoke = sample.network("virtualNetworks", "spoke");
    private final ArmId out = sample.network.child("virtualNetworkPeerings", "to-spoke");
    private final ArmId back = spoke.child("virtualNetworkPeerings", "to-hub");

    private void putSpoke(ArmId id, String... space) {
        sample.put(
                ResourceKind.NETWORK,
                id,
                Map.of("location", "centralus", "addressSpace", Map.of("addressPrefixes", List.of(space))));
    }

    private Bag peer(ArmId id, ArmId remote, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("remoteVirtualNetwork", SampleNetwork.reference(remote));
        return sample.put(ResourceKind.NETWORK_PEERING, id, body);
    }

    private void peerBoth() {
        sample.putNetwork();
        putSpoke(spoke, "10.30.0.0/16");
        peer(out, spoke, Map.of());
        peer(back, sample.network, Map.of());
    }

    private String shown(ArmId peering, String property) {
        return sample.azure.get(peering).orElseThrow().text(property).orElse("");
    }

    @Test
    void oneSideIsInitiatedAndBothAreConnected() {
        sample.putNetwork();
        putSpoke(spoke, "10.30.0.0/16");
        peer(out, spoke, Map.of());
        assertThat(shown(out, "peeringState")).isEqualTo("Initiated");
        assertThat(shown(out, "peeringSyncLevel")).isEqualTo("RemoteNotInSync");

        peer(back, sample.network, Map.of());
        assertThat(List.of(shown(out, "peeringState"), shown(back, "peeringState")))
                .containsOnly("Connected");
        assertThat(List.of(shown(out, "peeringSyncLevel"), shown(back, "peeringSyncLevel")))
                .containsOnly("FullyInSync");
        assertThat(sample.azure
                        .get(sample.network)
                        .orElseThrow()
                        .bags("virtualNetworkPeerings")
                        .get(0)
                        .text("peeringState"))
                .contains("Connected");
    }

    @Test
    void aSideThatLostTheOtherIsWrittenAgainBeforeItIsConnectedAgain() {
        peerBoth();
        sample.delete(back);
        assertThat(shown(out, "peeringState")).isEqualTo("Disconnected");
        assertRefused("RemotePeeringIsDisconnected", () -> peer(back, sample.network, Map.of()));

        peer(out, spoke, Map.of());
        peer(back, sample.network, Map.of());
        assertThat(shown(out, "peeringState")).isEqualTo("Connected");
    }

    /** Azure deletes a network that is peered; the far side stays behind. */
    @Test
    void aNetworkThatIsDeletedLeavesTheFarSideDisconnected() {
        peerBoth();
        sample.delete(spoke);

        assertThat(sample.azure.get(back)).isEmpty();
        assertThat(shown(out, "peeringState")).isEqualTo("Disconnected");
    }

    @Test
    void aPeeringKnowsTheSpaceOfBeforeUntilItIsSynchronised() {
        peerBoth();
        putSpoke(spoke, "10.30.0.0/16", "10.31.0.0/16");
        assertThat(shown(out, "peeringSyncLevel")).isEqualTo("LocalNotInSync");
        assertThat(shown(back, "peeringSyncLevel")).isEqualTo("RemoteNotInSync");

        peer(out, spoke, Map.of("allowForwardedTraffic", true));
        assertThat(shown(out, "peeringSyncLevel")).as("another change").isEqualTo("LocalNotInSync");
        peer(out, spoke, Map.of("syncRemoteAddressSpace", "true"));
        assertThat(List.of(shown(out, "peeringSyncLevel"), shown(back, "peeringSyncLevel")))
                .containsOnly("FullyInSync");
        assertThat(sample.azure.get(out).orElseThrow().textsAt("remoteAddressSpace", "addressPrefixes"))
                .containsExactly("10.30.0.0/16", "10.31.0.0/16");
    }

    @Test
    void noTwoNetworksThatAreJoinedOverlap() {
        sample.putNetwork();
        putSpoke(spoke, "10.20.128.0/17");
        assertRefused("VnetAddressSpacesOverlap", () -> peer(out, spoke, Map.of()));

        putSpoke(spoke, "10.30.0.0/16");
        peer(out, spoke, Map.of());
        ArmId twin = sample.network("virtualNetworks", "twin");
        putSpoke(twin, "10.30.0.0/24");
        ArmId second = sample.network.child("virtualNetworkPeerings", "to-twin");
        assertRefused("VnetAddressSpaceOverlapsWithAlreadyPeeredVnet", () -> peer(second, twin, Map.of()));
        assertRefused("VnetAddressSpacesOverlap", () -> putSpokeOfHub("10.20.0.0/16", "10.30.0.0/16"));
        assertRefused(
                "AnotherPeeringAlreadyReferencesRemoteVnet",
                () -> peer(sample.network.child("virtualNetworkPeerings", "again"), spoke, Map.of()));
    }

    private void putSpokeOfHub(String... space) {
        putSpoke(sample.network, space);
    }

    @Test
    void whatAPeeringRefersToExistsAndIsAnother() {
        sample.putNetwork();
        assertRefused("InvalidResourceReference", () -> peer(out, spoke, Map.of()));
        assertRefusedBecause("peered with itself", () -> peer(out, sample.network, Map.of()));
        assertRefused("ResourceNotFound", () -> peer(back, sample.network, Map.of()));
        putSpoke(spoke, "10.30.0.0/16");
        peer(out, spoke, Map.of());
        ArmId third = sample.network("virtualNetworks", "third");
        putSpoke(third, "10.40.0.0/16");
        assertRefusedBecause("cannot be changed", () -> peer(out, third, Map.of()));
    }

    /** The hub's side of one spoke and the other spoke's own side touch the hub alike. */
    @Test
    void peeringsOfANetworkAreMadeOneAfterAnother() throws Exception {
        SampleNetwork slow = new SampleNetwork(AzureSettings.defaults().withMinute(Duration.ofMillis(400)));
        slow.putNetwork();
        for (String name : List.of("spoke", "other")) {
            slow.put(
                    ResourceKind.NETWORK,
                    slow.network("virtualNetworks", name),
                    Map.of(
                            "location",
                            "centralus",
                            "addressSpace",
                            Map.of(
                                    "addressPrefixes",
                                    List.of(name.equals("spoke") ? "10.30.0.0/16" : "10.40.0.0/16"))));
        }
        ArmId other = slow.network("virtualNetworks", "other").child("virtualNetworkPeerings", "to-hub");
        Thread first = new Thread(() -> slow.put(
                ResourceKind.NETWORK_PEERING, out, Map.of("remoteVirtualNetwork", SampleNetwork.reference(spoke))));
        first.start();
        while (slow.azure.get(out).isEmpty()) {
            Thread.sleep(5);
        }

        assertRefused(
                "AnotherOperationInProgress",
                () -> slow.put(
                        ResourceKind.NETWORK_PEERING,
                        other,
                        Map.of("remoteVirtualNetwork", SampleNetwork.reference(slow.network))));
        first.join();
    }

    @Test
    void aNetworkInAnotherRegionIsPeeredAllTheSame() {
        sample.putNetwork();
        sample.put(
                ResourceKind.NETWORK,
                spoke,
                Map.of("location", "westus", "addressSpace", Map.of("addressPrefixes", List.of("10.30.0.0/16"))));

        assertThatCode(() -> peer(out, spoke, Map.of())).doesNotThrowAnyException();
    }

    @Test
    void aGuestWaitsForTheGatewayAndTheGatewayForItsGuests() {
        sample.putNetwork();
        putSpoke(spoke, "10.30.0.0/16");
        peer(out, spoke, Map.of());
        assertRefused("RemoteVnetHasNoGateways", () -> peer(back, sample.network, GUEST));

        sample.putVpnGateway("VpnGw1AZ");
        assertRefusedBecause("AllowGatewayTransit flag set to false", () -> peer(back, sample.network, GUEST));
        peer(out, spoke, TRANSIT);
        peer(back, sample.network, GUEST);

        assertRefusedBecause("as a remote gateway", () -> sample.delete(sample.vpnGateway));
        sample.delete(back);
        assertThatCode(() -> sample.delete(sample.vpnGateway)).doesNotThrowAnyException();
    }

    @Test
    void aNetworkHasItsOwnGatewayOrOneOfOneOther() {
        SampleNetwork hub = sample;
        hub.putNetwork();
        hub.putVpnGateway("VpnGw1AZ");
        putSpoke(spoke, "10.30.0.0/16");
        ArmId other = hub.network("virtualNetworks", "other");
        putSpoke(other, "10.40.0.0/16");
        assertRefusedBecause("gateway of its own", () -> peer(out, other, GUEST));

        peer(back, hub.network, GUEST);
        ArmId address = hub.network("publicIPAddresses", "spoke-pip");
        hub.put(ResourceKind.PUBLIC_IP, address, SampleNetwork.STANDARD_STATIC);
        ArmId subnet = spoke.child("subnets", "GatewaySubnet");
        hub.put(ResourceKind.SUBNET, subnet, Map.of("addressPrefix", "10.30.0.0/27"));
        assertRefusedBecause(
                "uses the gateways of another",
                () -> hub.put(
                        ResourceKind.GATEWAY,
                        hub.network("virtualNetworkGateways", "spoke-vgw"),
                        gateway(subnet, address)));
    }

    private static Map<String, Object> gateway(ArmId subnet, ArmId address) {
        return Map.of(
                "location",
                "centralus",
                "gatewayType",
                "Vpn",
                "sku",
                Map.of("name", "VpnGw1AZ"),
                "ipConfigurations",
                List.of(Map.of(
                        "name",
                        "ip",
                        "subnet",
                        SampleNetwork.reference(subnet),
                        "publicIPAddress",
                        SampleNetwork.reference(address))));
    }

    @Test
    void aSecondPeeringOfRemoteGatewaysIsRefused() {
        sample.putNetwork();
        sample.putVpnGateway("VpnGw1AZ");
        putSpoke(spoke, "10.30.0.0/16");
        peer(back, sample.network, GUEST);
        ArmId secondHub = sample.network("virtualNetworks", "hub2");
        ArmId gateway = sample.network("virtualNetworkGateways", "gw2");
        ArmId address = sample.network("publicIPAddresses", "gw2");
        sample.put(
                ResourceKind.NETWORK,
                secondHub,
                Map.of(
                        "location",
                        "centralus",
                        "addressSpace",
                        Map.of("addressPrefixes", List.of("10.50.0.0/16")),
                        "subnets",
                        List.of(SampleNetwork.subnet("GatewaySubnet", "10.50.0.0/27"))));
        sample.put(ResourceKind.PUBLIC_IP, address, SampleNetwork.STANDARD_STATIC);
        sample.put(ResourceKind.GATEWAY, gateway, gateway(secondHub.child("subnets", "GatewaySubnet"), address));

        assertRefusedBecause(
                "already has UseRemoteGateways",
                () -> peer(spoke.child("virtualNetworkPeerings", "second"), secondHub, GUEST));
    }

    @Test
    void theSitesLearnTheSpaceOfAGuest() {
        SampleNetwork hub = SampleNetwork.connected(AzureSettings.defaults());
        ArmId guest = hub.network("virtualNetworks", "guest");
        hub.put(
                ResourceKind.NETWORK,
                guest,
                Map.of("location", "centralus", "addressSpace", Map.of("addressPrefixes", List.of("10.30.0.0/16"))));
        hub.put(
                ResourceKind.NETWORK_PEERING,
                hub.network.child("virtualNetworkPeerings", "out"),
                Map.of("remoteVirtualNetwork", SampleNetwork.reference(guest), "allowGatewayTransit", true));
        assertThat(networks(hub)).containsOnly("10.20.0.0/16");

        hub.put(
                ResourceKind.NETWORK_PEERING,
                guest.child("virtualNetworkPeerings", "back"),
                Map.of("remoteVirtualNetwork", SampleNetwork.reference(hub.network), "useRemoteGateways", true));
        assertThat(networks(hub)).containsOnly("10.20.0.0/16", "10.30.0.0/16");
    }

    private static List<String> networks(SampleNetwork hub) {
        List<String> networks = new ArrayList<>();
        for (Bag route :
                hub.call("getVirtualNetworkGatewayLearnedRoutes", hub.erGateway).bags("value")) {
            Prefix.tryParse(route.text("network").orElse("")).ifPresent(prefix -> networks.add(prefix.toString()));
        }
        return networks;
    }

    /** A network with its peerings listed, as somebody else's program may have it. */
    private void putListing(ArmId id, String space, Map<String, ArmId> peerings) {
        List<Object> listed = new ArrayList<>();
        peerings.forEach((name, remote) ->
                listed.add(Map.of("name", name, "remoteVirtualNetwork", SampleNetwork.reference(remote))));
        sample.put(
                ResourceKind.NETWORK,
                id,
                Map.of(
                        "location",
                        "centralus",
                        "addressSpace",
                        Map.of("addressPrefixes", List.of(space)),
                        "virtualNetworkPeerings",
                        listed));
    }

    @Test
    void peeringsThatTheirNetworksListAreConnectedAndStaySo() {
        sample.putNetwork();
        putListing(spoke, "10.30.0.0/16", Map.of("to-hub", sample.network));
        assertThat(shown(back, "peeringState")).isEqualTo("Initiated");

        putListing(sample.network, "10.20.0.0/16", Map.of("to-spoke", spoke));
        for (int i = 0; i < 2; i++) {
            assertThat(List.of(shown(out, "peeringState"), shown(back, "peeringState")))
                    .containsOnly("Connected");
            assertThat(List.of(shown(out, "peeringSyncLevel"), shown(back, "peeringSyncLevel")))
                    .containsOnly("FullyInSync");
            putListing(spoke, "10.30.0.0/16", Map.of("to-hub", sample.network));
        }
        assertThat(sample.azure
                        .get(spoke)
                        .orElseThrow()
                        .bags("virtualNetworkPeerings")
                        .get(0)
                        .text("peeringState"))
                .contains("Connected");
    }

    @Test
    void aListedPeeringThatIsLeftOutOrGoesWithItsNetworkLeavesTheFarSideDisconnected() {
        sample.putNetwork();
        putListing(spoke, "10.30.0.0/16", Map.of("to-hub", sample.network));
        peer(out, spoke, Map.of());
        assertThat(shown(out, "peeringState")).isEqualTo("Connected");

        putListing(spoke, "10.30.0.0/16", Map.of());
        assertThat(shown(out, "peeringState")).isEqualTo("Disconnected");
        assertRefused(
                "RemotePeeringIsDisconnected",
                () -> putListing(spoke, "10.30.0.0/16", Map.of("to-hub", sample.network)));

        peer(out, spoke, Map.of());
        putListing(spoke, "10.30.0.0/16", Map.of("to-hub", sample.network));
        sample.delete(spoke);
        assertThat(shown(out, "peeringState")).isEqualTo("Disconnected");
    }

    @Test
    void aPeeringOfItsOwnThatItsNetworkListsAfterwardsKeepsItsState() {
        peerBoth();
        putListing(spoke, "10.30.0.0/16", Map.of("to-hub", sample.network));

        assertThat(List.of(shown(out, "peeringState"), shown(back, "peeringState")))
                .containsOnly("Connected");
    }
}
