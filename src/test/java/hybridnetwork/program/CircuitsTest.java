package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.Opaque;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Circuits at a provider, on a direct port, and of somebody else's. */
class CircuitsTest {
    private static final String PARTNER_ID =
            "/subscriptions/9f3d6c1e-0000-4000-8000-000000000001/resourceGroups/wan/providers/Microsoft.Network"
                    + "/expressRouteCircuits/x";
    private static final String PORT_ID =
            "/subscriptions/9f3d6c1e-0000-4000-8000-000000000001/resourceGroups/wan/providers/Microsoft.Network"
                    + "/expressRoutePorts/p";

    private static StackText circuits(String yaml) {
        return StackText.dev().with("expressRoute: { circuits: " + yaml + " }");
    }

    @Test
    void aCircuitAtAProviderHasItsPlaceAndBandwidth() {
        RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());
        assertThat(dev.input("circuit-primary-circuit", "sku"))
                .isEqualTo(Map.of("name", "Standard_MeteredData", "tier", "Standard", "family", "MeteredData"));
        assertThat(dev.input("circuit-primary-circuit", "serviceProviderProperties"))
                .isEqualTo(Map.of(
                        "serviceProviderName",
                        "Equinix",
                        "peeringLocation",
                        "Silicon Valley",
                        "bandwidthInMbps",
                        50.0));
        dev.hasNoInput("circuit-primary-circuit", "expressRoutePort", "bandwidthInGbps");
    }

    @Test
    void itsPrivatePeeringHasBothLinksAndTheVlan() {
        RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());
        assertThat(dev.resource("circuit-primary-private-peering").inputs())
                .containsEntry("peerASN", 65010.0)
                .containsEntry("vlanId", 100.0)
                .containsEntry("primaryPeerAddressPrefix", "172.16.0.0/30")
                .containsEntry("secondaryPeerAddressPrefix", "172.16.0.4/30")
                .containsEntry("state", "Enabled")
                .containsEntry("circuitName", "hybrid-vpn-er-erc")
                .doesNotContainKey("sharedKey");
    }

    @Test
    void theFailoverDrillDisablesThePeeringAndKeepsTheConnection() {
        RecordedNetwork drill =
                RecordedNetwork.connected(circuits("{ primary: { privatePeering: { enabled: false } } }"));
        assertThat(drill.input("circuit-primary-private-peering", "state")).isEqualTo("Disabled");
        assertThat(drill.names()).contains("er-connection-primary-connection");
    }

    @Test
    void aPeeringThatTheProviderManagesIsNotDeclared() {
        RecordedNetwork managed = RecordedNetwork.connected(circuits("{ primary: { privatePeering: ~ } }"));
        assertThat(managed.ofType("ExpressRouteCircuitPeering")).isEmpty();
        assertThat(managed.dependencies("er-connection-primary-connection")).contains("circuit-primary-circuit");
    }

    @Test
    void aConnectionTakesTheCircuitTheGatewayAndItsOptions() {
        RecordedNetwork network =
                RecordedNetwork.connected(circuits("{ primary: { routingWeight: 200, fastPath: true } }"));
        String connection = "er-connection-primary-connection";
        assertThat(network.input(connection, "connectionType")).isEqualTo("ExpressRoute");
        assertThat(network.input(connection, "peer.id"))
                .isEqualTo(network.resource("circuit-primary-circuit").id().orElseThrow());
        assertThat(network.input(connection, "virtualNetworkGateway1.id"))
                .isEqualTo(network.resource("er-gateway-gateway").id().orElseThrow());
        assertThat(network.input(connection, "routingWeight")).isEqualTo(200.0);
        assertThat(network.input(connection, "expressRouteGatewayBypass")).isEqualTo(true);
    }

    @Test
    void ofSomebodyElsesCircuitOnlyTheConnectionIsDeclaredAtOnce() {
        StackText stack = circuits("{ primary: ~, partner: { circuitId: " + PARTNER_ID + ", sites: [hq] } }")
                .with("authorizationKeys: { partner: { secure: v1:x } }");
        RecordedNetwork network = RecordedNetwork.ordered(stack);
        assertThat(network.ofType("ExpressRouteCircuit")).isEmpty();
        assertThat(network.ofType("ExpressRouteCircuitPeering")).isEmpty();
        assertThat(network.input("er-connection-partner-connection", "peer.id")).isEqualTo(PARTNER_ID);
        assertThat(network.input("er-connection-partner-connection", "authorizationKey"))
                .isEqualTo(Opaque.SECRET);
        assertThat(network.output("stage")).isEqualTo("connected");
        assertThat(network.output("circuitIds")).isEqualTo(Map.of());
    }

    @Test
    void inTheSameSubscriptionItNeedsNoAuthorizationKey() {
        StackText stack = circuits("{ primary: ~, partner: { circuitId: " + PARTNER_ID + ", sites: [hq] } }");
        RecordedNetwork.connected(stack).hasNoInput("er-connection-partner-connection", "authorizationKey");
    }

    @Test
    void aCircuitOnADirectPortWaitsForNoProvider() {
        RecordedNetwork network = RecordedNetwork.ordered(circuits("""
                        { primary: { provider: ~, peeringLocation: ~, bandwidthMbps: ~, tier: Premium,
                                     family: UnlimitedData, direct: { portId: %s, bandwidthGbps: 10 } } }""".formatted(PORT_ID)));
        assertThat(network.input("circuit-primary-circuit", "expressRoutePort.id"))
                .isEqualTo(PORT_ID);
        assertThat(network.input("circuit-primary-circuit", "bandwidthInGbps")).isEqualTo(10.0);
        assertThat(network.input("circuit-primary-circuit", "sku.name")).isEqualTo("Premium_UnlimitedData");
        network.hasNoInput("circuit-primary-circuit", "serviceProviderProperties");
        assertThat(network.names()).contains("circuit-primary-private-peering", "er-connection-primary-connection");
    }

    @Test
    void authorizationsForOtherSubscriptionsAreDeclaredInBothStages() {
        StackText stack = circuits("{ primary: { authorizations: [partner, lab] } }");
        for (RecordedNetwork network : List.of(RecordedNetwork.ordered(stack), RecordedNetwork.connected(stack))) {
            assertThat(network.ofType("ExpressRouteCircuitAuthorization"))
                    .containsExactly("circuit-primary-authorization-partner", "circuit-primary-authorization-lab");
            assertThat(network.input("circuit-primary-authorization-lab", "authorizationName"))
                    .isEqualTo("lab");
        }
    }

    @Test
    void twoCircuitsShareOneGatewayAndEachHasItsOwnPeering() {
        RecordedNetwork prod = RecordedNetwork.connected(StackText.of("prod"));
        assertThat(prod.ofType("ExpressRouteCircuit"))
                .containsExactly("circuit-chicago-circuit", "circuit-dallas-circuit");
        for (String name : List.of("chicago", "dallas")) {
            assertThat(prod.input("circuit-" + name + "-private-peering", "circuitName"))
                    .isEqualTo("hybrid-prod-erc-" + name);
            assertThat(prod.input("er-connection-" + name + "-connection", "peer.id")
                            .toString())
                    .endsWith("/expressRouteCircuits/hybrid-prod-erc-" + name);
        }
        assertThat(prod.input("er-connection-chicago-connection", "routingWeight"))
                .isEqualTo(100.0);
        assertThat(prod.input("er-connection-dallas-connection", "routingWeight"))
                .isEqualTo(0.0);
        assertThat(prod.output("circuitIds").toString()).contains("chicago=", "dallas=");
    }
}
