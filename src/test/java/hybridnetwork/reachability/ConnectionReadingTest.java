package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.dependingOn;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** At which gateway a connection ends, and what one leaves open of which that is not known. */
class ConnectionReadingTest {
    private static final String NETWORKING = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";
    private static final String URN = "urn:pulumi:dev::p::azure-native:network:VirtualNetworkGateway::";
    private static final IntentSpec TO_SITE = Worlds.allow("internal", "hq", "Tcp", "1433");
    private static final IntentSpec TO_FAR = Worlds.deny("internal", "far/db", "Tcp", "443");

    private static World world() {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.spokes.add(new SpokeSpec(
                "far",
                List.of("10.30.0.0/16"),
                List.of(
                        new SubnetSpec("GatewaySubnet", "10.30.255.0/27", null, null),
                        new SubnetSpec("db", "10.30.1.0/24", null, null))));
        return world;
    }

    /** The blueprint with a second network, with a VPN gateway of its own, and this connection. */
    private static List<RegisteredResource> with(RegisteredResource... more) {
        List<RegisteredResource> resources = new ArrayList<>(world().resources());
        resources.add(World.resource(
                "VirtualNetworkGateway",
                "far-vpn",
                "virtualNetworkGateways",
                Map.of(
                        "gatewayType",
                        "Vpn",
                        "ipConfigurations",
                        List.of(Map.of(
                                "subnet",
                                Map.of("id", NETWORKING + "virtualNetworks/net-far-vnet/subnets/GatewaySubnet"))))));
        resources.addAll(List.of(more));
        return resources;
    }

    private static ProofResult prove(List<RegisteredResource> resources, IntentSpec asked) {
        return Proof.of(resources, Worlds.asking(world(), asked).inputs(), Outages.SINGLE);
    }

    private static Verdict verdict(ProofResult proof) {
        return proof.scenarios().get(0).intents().get(0).verdict();
    }

    private static RegisteredResource connection(String type, Object gateway, Map<String, Object> more) {
        Map<String, Object> inputs = new LinkedHashMap<>(more);
        inputs.put("connectionType", type);
        inputs.put("virtualNetworkGateway1", gateway);
        return World.resource("VirtualNetworkGatewayConnection", "more", "connections", inputs);
    }

    private static Map<String, Object> id(String kind, Object name) {
        return Map.of("id", name instanceof String text ? NETWORKING + kind + "/" + text : name);
    }

    /** The gateways at which connections end, by the connection's name. */
    private static List<String> ends(List<RegisteredResource> resources) {
        Snapshot snapshot = new NetworkReader(resources, world().inputs(), new Notes()).read();
        List<String> ends = new ArrayList<>();
        for (Connection connection : snapshot.connections()) {
            ends.add(connection.name() + " at "
                    + snapshot.gateways().get(connection.gateway()).name());
        }
        return ends;
    }

    private static final Map<String, Object> TO_HQ =
            Map.of("localNetworkGateway2", id("localNetworkGateways", "net-vpn-lgw-hq"));

    @Test
    void a_gateway_that_is_not_known_is_the_only_one_of_the_kind_that_the_connection_may_mean() {
        RegisteredResource open = connection("IPsec", id("", Opaque.UNKNOWN), TO_HQ);
        assertThat(ends(with(dependingOn(open, List.of(URN + "far-vpn"))))).contains("tunnel:hq at vpn-gateway@far");
        assertThat(ends(with(dependingOn(open, List.of(URN + "far-vpn", URN + "net-er-vgw")))))
                .as("the other one is of another kind")
                .contains("tunnel:hq at vpn-gateway@far");
        ProofResult proof = prove(with(open), TO_SITE);
        assertThat(verdict(proof)).isEqualTo(Verdict.UNKNOWN);
        assertThat(messages(proof, "unknown-value"))
                .containsExactly(
                        "VirtualNetworkGatewayConnection more: its gateway is not known yet; the connection is left out");
    }

    @Test
    void a_connection_at_a_gateway_of_another_kind_is_none_and_changes_nothing() {
        RegisteredResource wrong = connection("IPsec", id("virtualNetworkGateways", "net-er-vgw"), TO_HQ);
        ProofResult proof = prove(with(wrong), TO_SITE);
        assertThat(verdict(proof)).isEqualTo(Verdict.HOLDS);
        assertThat(messages(proof, "not-understood"))
                .containsExactly(
                        "VirtualNetworkGatewayConnection more: its gateway is not in the stack; the connection is"
                                + " left out");
    }

    private static RegisteredResource between(Object other, Map<String, Object> more) {
        Map<String, Object> inputs = new LinkedHashMap<>(more);
        inputs.put("virtualNetworkGateway2", other);
        return connection("VNet2VNet", id("virtualNetworkGateways", "net-vpn-vgw"), inputs);
    }

    @Test
    void a_connection_between_two_networks_may_join_them_and_leaves_the_sites_alone() {
        RegisteredResource joining = between(id("virtualNetworkGateways", "far-vpn"), Map.of());
        assertThat(verdict(prove(with(), TO_FAR))).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(prove(with(joining), TO_FAR))).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(prove(with(joining), TO_SITE))).isEqualTo(Verdict.HOLDS);
        assertThat(messages(prove(with(joining), TO_FAR), "not-understood"))
                .containsExactly(
                        "VirtualNetworkGatewayConnection more: it may join two networks",
                        "VirtualNetworkGatewayConnection more: connections of type \"VNet2VNet\" are not modelled");
    }

    @Test
    void over_bgp_or_to_a_gateway_that_is_not_there_it_may_draw_anything() {
        assertThat(verdict(prove(
                        with(between(id("virtualNetworkGateways", "far-vpn"), Map.of("enableBgp", Opaque.UNKNOWN))),
                        TO_SITE)))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(prove(with(between(id("virtualNetworkGateways", "elsewhere"), Map.of())), TO_SITE)))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_second_connection_to_a_circuit_at_one_gateway_is_the_same_path() {
        RegisteredResource again = connection(
                "ExpressRoute",
                id("virtualNetworkGateways", "net-er-vgw"),
                Map.of("peer", id("expressRouteCircuits", "net-erc-primary")));
        assertThat(ends(with(again)))
                .containsExactly("circuit:primary at er-gateway@net-vnet", "tunnel:hq at vpn-gateway@net-vnet");
    }

    /** FastPath goes past the gateway and so past the table of its subnet; without a table there is nothing to go past. */
    @Test
    void fastpath_matters_where_gateway_subnet_has_a_table() {
        for (boolean steered : List.of(true, false)) {
            World world = Worlds.asking(world(), TO_SITE);
            if (steered) {
                world.subnets.set(
                        0,
                        new SubnetSpec(
                                "GatewaySubnet",
                                "10.20.255.224/27",
                                null,
                                new World.TableSpec(List.of(new World.RouteSpec("10.66.0.0/16", "None")), false)));
            }
            for (Object flag : List.of(true, Opaque.UNKNOWN, false)) {
                List<RegisteredResource> resources = changed(
                        world.resources(), "VirtualNetworkGatewayConnection", put("expressRouteGatewayBypass", flag));
                ProofResult proof = Proof.of(resources, world.inputs(), Outages.SINGLE);
                boolean open = steered && !flag.equals(false);
                assertThat(verdict(proof)).isEqualTo(open ? Verdict.UNKNOWN : Verdict.HOLDS);
                assertThat(messages(proof, "not-understood"))
                        .containsExactlyElementsOf(
                                open
                                        ? List.of(
                                                "VirtualNetworkGatewayConnection net-er-conn-primary: FastPath bypasses the"
                                                        + " gateway and the route table of its subnet; that is not modelled")
                                        : List.of());
            }
        }
    }

    /** The hub has no gateway of the kind, so that one elsewhere may be its own, though another network has one. */
    @Test
    void a_gateway_elsewhere_may_be_the_hubs_where_that_has_none() {
        RegisteredResource stranger = connection("IPsec", id("virtualNetworkGateways", "elsewhere"), TO_HQ);
        assertThat(verdict(prove(with(stranger), TO_SITE))).isEqualTo(Verdict.HOLDS);
        List<RegisteredResource> without = with(stranger).stream()
                .filter(it -> !it.name().equals("net-vpn-vgw") && !it.name().equals("net-vpn-conn-hq"))
                .toList();
        assertThat(verdict(prove(without, TO_SITE))).isEqualTo(Verdict.UNKNOWN);
    }
}
