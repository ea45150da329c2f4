package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.put;
import static hybridnetwork.reachability.Readings.withSubnet;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A route table of GatewaySubnet that is not known may keep the gateways from working. */
class GatewaySubnetTest {
    private static final Map<String, Object> ELSEWHERE =
            Map.of("id", "/subscriptions/s/resourceGroups/hand-made/providers/Microsoft.Network/routeTables/steering");

    private static World twoSites() {
        World world = Worlds.asking(
                Worlds.blueprint(),
                new IntentSpec("between", true, "hq", "branch", "Tcp", List.of("22")),
                new IntentSpec("apart", false, "hq", "branch", "Tcp", List.of("22")),
                new IntentSpec("closed", false, "internet", "network", "*", List.of()));
        world.sites.add(new SiteSpec("branch", List.of("10.11.0.0/16"), null, null, List.of("10.11.0.0/16"), true));
        return world;
    }

    private static List<Verdict> verdicts(World world, List<RegisteredResource> resources) {
        return Proof.of(resources, world.inputs(), Outages.SINGLE).scenarios().get(0).intents().stream()
                .map(IntentResult::verdict)
                .toList();
    }

    @Test
    void betweenTunnelsOfTheHub() {
        World world = twoSites();
        assertThat(verdicts(world, world.resources())).containsExactly(Verdict.HOLDS, Verdict.VIOLATED, Verdict.HOLDS);
        assertThat(verdicts(world, withSubnet(world.resources(), 0, "routeTable", ELSEWHERE)))
                .containsExactly(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.HOLDS);
    }

    @Test
    void betweenTunnelsOfAnotherNetwork() {
        World world = twoSites();
        assertThat(verdicts(world, atAnotherNetwork(world, Map.of())))
                .containsExactly(Verdict.HOLDS, Verdict.VIOLATED, Verdict.HOLDS);
        assertThat(verdicts(world, atAnotherNetwork(world, Map.of("routeTable", ELSEWHERE))))
                .containsExactly(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.HOLDS);
        assertThat(verdicts(world, changed(atAnotherNetwork(world, Map.of()), "VirtualNetwork", network -> {
                    if (Objects.equals(network.get("virtualNetworkName"), "other-vnet")) {
                        network.put("subnets", Opaque.UNKNOWN);
                    }
                    return network;
                })))
                .as("the subnet itself is not known")
                .containsExactly(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.HOLDS);
    }

    /** The tunnels' gateway is not in the hub. */
    private static List<RegisteredResource> atAnotherNetwork(World world, Map<String, Object> more) {
        Map<String, Object> subnet = new LinkedHashMap<>(more);
        subnet.put("name", "GatewaySubnet");
        subnet.put("addressPrefix", "10.30.255.224/27");
        RegisteredResource other = World.resource(
                "VirtualNetwork",
                "other-vnet",
                "virtualNetworks",
                Map.of(
                        "virtualNetworkName",
                        "other-vnet",
                        "addressSpace",
                        Map.of("addressPrefixes", List.of("10.30.0.0/16")),
                        "subnets",
                        List.of(subnet)));
        List<RegisteredResource> all = new ArrayList<>();
        for (RegisteredResource resource : world.resources()) {
            all.addAll(
                    resource.name().equals("net-vpn-vgw")
                            ? changed(
                                    List.of(resource),
                                    "VirtualNetworkGateway",
                                    put(
                                            "ipConfigurations",
                                            List.of(Map.of(
                                                    "name",
                                                    "ip",
                                                    "subnet",
                                                    Map.of(
                                                            "id",
                                                            other.id().orElseThrow() + "/subnets/GatewaySubnet")))))
                            : List.of(resource));
        }
        all.add(other);
        return all;
    }

    /** A route that would stop the gateways may not be the longest. */
    @Test
    void aTableOfWhichOneRouteIsNotKnown() {
        World world = Worlds.asking(
                Worlds.blueprint(), new IntentSpec("no-web", false, "hq", "internal", "Tcp", List.of("443")));
        Map<String, Object> stops = Map.of("name", "stops", "addressPrefix", "10.20.255.224/27", "nextHopType", "None");
        Map<String, Object> open = Map.of("name", "open", "addressPrefix", Opaque.UNKNOWN, "nextHopType", "VnetLocal");
        assertThat(verdicts(world, steered(world, List.of(stops)))).containsExactly(Verdict.HOLDS);
        assertThat(verdicts(world, steered(world, List.of(stops, open)))).containsExactly(Verdict.UNKNOWN);
    }

    /** A service tag may be what the gateways are managed from; a text that is neither prefix nor tag may be anything. */
    @ParameterizedTest
    @ValueSource(strings = {"AzureCloud.CentralUS", "GatewayManager", "10.20.255.0/99"})
    void aRouteThatMayDrawWhatTheGatewaysNeed(String destination) {
        World world = twoSites();
        Map<String, Object> route = Map.of("name", "some", "addressPrefix", destination, "nextHopType", "None");
        assertThat(verdicts(world, steered(world, List.of(route))))
                .containsExactly(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.HOLDS);
    }

    @Test
    void anIpv6RouteStopsNoGateway() {
        World world = twoSites();
        Map<String, Object> route = Map.of("name", "six", "addressPrefix", "2001:db8::/32", "nextHopType", "None");
        assertThat(verdicts(world, steered(world, List.of(route))))
                .containsExactly(Verdict.HOLDS, Verdict.VIOLATED, Verdict.HOLDS);
    }

    /** A tag is of public addresses: it does not lead the subnet's own range back into the network. */
    @Test
    void aTagBesideARouteThatStopsTheGateways() {
        World world = Worlds.asking(
                Worlds.blueprint(), new IntentSpec("no-web", false, "hq", "internal", "Tcp", List.of("443")));
        Map<String, Object> stops = Map.of("name", "stops", "addressPrefix", "10.20.255.224/27", "nextHopType", "None");
        for (String destination : List.of("AzureMonitor", "VirtualNetwork", "10.20.255.0/99")) {
            Map<String, Object> other = Map.of("name", "o", "addressPrefix", destination, "nextHopType", "VnetLocal");
            assertThat(verdicts(world, steered(world, List.of(stops, other))))
                    .as(destination)
                    .containsExactly(destination.equals("AzureMonitor") ? Verdict.HOLDS : Verdict.UNKNOWN);
        }
    }

    private static List<RegisteredResource> steered(World world, List<Map<String, Object>> routes) {
        RegisteredResource table = World.resource("RouteTable", "steering", "routeTables", Map.of("routes", routes));
        List<RegisteredResource> all = new ArrayList<>(withSubnet(
                world.resources(), 0, "routeTable", Map.of("id", table.id().orElseThrow())));
        all.add(table);
        return all;
    }

    /** What only a default route from on-premises keeps off the internet goes there when the gateways do not work. */
    @Test
    void whatAGatewayDrawsOffTheInternet() {
        World world = Worlds.asking(
                Worlds.blueprint(), new IntentSpec("out", false, "internal", "internet", "Tcp", List.of("443")));
        world.sites.set(
                0, new SiteSpec("hq", List.of("10.10.0.0/16"), List.of("10.10.0.0/16", "0.0.0.0/0"), null, null, true));
        world.subnets.set(1, new World.SubnetSpec("internal", "10.20.1.0/24", null, null));
        assertThat(verdicts(world, world.resources())).containsExactly(Verdict.HOLDS);
        assertThat(verdicts(world, withSubnet(world.resources(), 0, "routeTable", ELSEWHERE)))
                .containsExactly(Verdict.UNKNOWN);
        assertThat(verdicts(world, withSubnet(world.resources(), 0, "routeTable", Opaque.UNKNOWN)))
                .containsExactly(Verdict.UNKNOWN);
    }

    @Test
    void aFlowThatNoGatewayCarriesIsAsCertainAsBefore() {
        World world = Worlds.asking(
                Worlds.blueprint(),
                new IntentSpec("inside", true, "internal", "internal", "Tcp", List.of("443")),
                new IntentSpec("closed", false, "internet", "network", "*", List.of()));
        world.subnets.set(1, new World.SubnetSpec("internal", "10.20.1.0/24", List.of(), null));
        assertThat(verdicts(world, withSubnet(world.resources(), 0, "routeTable", ELSEWHERE)))
                .isEqualTo(verdicts(world, world.resources()))
                .doesNotContain(Verdict.UNKNOWN);
    }
}
