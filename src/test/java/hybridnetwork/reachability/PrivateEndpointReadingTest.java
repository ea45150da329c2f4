package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a private endpoint is, and which user routes its own route may win over. */
class PrivateEndpointReadingTest {
    private static final String SUBNET =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/net-vnet/subnets/net-internal-subnet";
    private static final IntentSpec WEB = Worlds.allow("other", "internal", "Tcp", "443");

    /** The blueprint, with no groups, and with a second subnet whose table has one route. */
    private static World world(RouteSpec route) {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.subnets.add(new SubnetSpec("other", "10.20.2.0/24", null, new TableSpec(List.of(route), false)));
        return world;
    }

    private static List<RegisteredResource> withEndpoint(World world, Map<String, Object> inputs) {
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(World.resource("PrivateEndpoint", "vault", "privateEndpoints", inputs));
        return resources;
    }

    private static Verdict verdict(World world, IntentSpec asked, Map<String, Object> endpoint) {
        Worlds.asking(world, asked);
        return Worlds.healthy(withEndpoint(world, endpoint), world.inputs()).verdict();
    }

    /** Azure's route to an endpoint is a /32: whether it is chosen past a user route is only a question where that would be. */
    @ParameterizedTest
    @CsvSource({
        "10.20.1.0/24, None, UNKNOWN",
        "10.20.0.0/16, None, UNKNOWN",
        "10.20.0.0/15, None, HOLDS",
        "10.0.0.0/8, None, HOLDS",
        "10.20.3.0/24, None, HOLDS",
        "10.20.1.0/24, VnetLocal, HOLDS",
    })
    void a_route_steers_what_is_sent_to_an_endpoint_where_it_is_as_long_as_the_networks(
            String prefix, String hop, Verdict expected) {
        World world = world(new RouteSpec(prefix, hop));
        world.space = List.of("10.20.0.0/16", "10.64.0.0/10");
        assertThat(verdict(world, WEB, Map.of("subnet", Map.of("id", SUBNET)))).isEqualTo(expected);
    }

    @Test
    void azure_shows_the_address_of_an_endpoint_with_its_names() {
        World world = world(new RouteSpec("10.20.1.0/24", "None"));
        Map<String, Object> shown = new LinkedHashMap<>(Map.of("subnet", Map.of("id", SUBNET)));
        shown.put("customDnsConfigs", List.of(Map.of("fqdn", "vault.example", "ipAddresses", List.of("10.20.1.7"))));
        assertThat(verdict(world, Worlds.deny("other", "10.20.1.8/32", "Tcp", "443"), shown))
                .as("another host, where the user route holds")
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, Worlds.deny("other", "10.20.1.7/32", "Tcp", "443"), shown))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void an_endpoint_in_a_subnet_that_is_not_known_may_be_any_host() {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.deny("hq", "internal", "Tcp", "22"));
        for (Object subnet : List.of(Opaque.UNKNOWN, Map.of("id", Opaque.UNKNOWN))) {
            List<RegisteredResource> resources = withEndpoint(world, Map.of("subnet", subnet));
            assertThat(Worlds.healthy(resources, world.inputs()).verdict())
                    .as("what its subnet's group denies")
                    .isEqualTo(Verdict.UNKNOWN);
            assertThat(messages(Readings.prove(resources), "unknown-value"))
                    .containsExactly(
                            "PrivateEndpoint vault: subnet is not known yet; where its address is cannot be said");
        }
    }

    /** Two networks may each have a subnet of one name; an id that leaves the network out means the first. */
    @ParameterizedTest
    @CsvSource({
        "/virtualNetworks/net-vnet/subnets/net-internal-subnet, UNKNOWN",
        "/subnets/NET-internal-subnet, UNKNOWN",
        "/virtualNetworks/net-orders-vnet/subnets/net-internal-subnet, HOLDS",
        "/virtualNetworks/partner/subnets/net-internal-subnet, HOLDS",
    })
    void an_endpoint_is_a_host_of_the_subnet_of_its_id_and_of_no_other(String id, Verdict noSsh) {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.deny("hq", "internal", "Tcp", "22"));
        world.spokes.add(new World.SpokeSpec(
                "orders", List.of("10.21.0.0/16"), List.of(new SubnetSpec("internal", "10.21.1.0/24", null, null))));
        List<RegisteredResource> resources = withEndpoint(world, Map.of("subnet", Map.of("id", "/x" + id)));
        assertThat(Worlds.healthy(resources, world.inputs()).verdict()).isEqualTo(noSsh);
    }
}
