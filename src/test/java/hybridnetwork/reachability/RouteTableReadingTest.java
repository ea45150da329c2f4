package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.put;
import static hybridnetwork.reachability.Readings.withSubnet;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What a route table says that is not modelled or not known, and where its routes are from. */
class RouteTableReadingTest {
    private static final IntentSpec TO_SITE = Worlds.allow("internal", "hq", "Tcp", "1433");

    /** The blueprint without groups, with a table at {@code internal} that leads 10.99.0.0/16 nowhere. */
    private static World world() {
        World world = Worlds.asking(Worlds.blueprint(), TO_SITE);
        world.frontends.clear();
        world.subnets.set(
                1,
                new SubnetSpec(
                        "internal",
                        "10.20.1.0/24",
                        null,
                        new TableSpec(List.of(new RouteSpec("10.99.0.0/16", "None")), false)));
        return world;
    }

    private static ProofResult with(String property, Object value) {
        World world = world();
        return Proof.of(changed(world.resources(), "RouteTable", put(property, value)), world.inputs(), Outages.SINGLE);
    }

    private static ProofResult withRoutes(Object... routes) {
        return with("routes", List.of(routes));
    }

    private static Verdict toSite(ProofResult proof) {
        return proof.scenarios().get(0).intents().get(0).verdict();
    }

    private static Map<String, Object> route(Object prefix, String hop) {
        return Map.of("name", "r", "addressPrefix", prefix, "nextHopType", hop);
    }

    @Test
    void a_table_that_takes_routes_of_peerings_away_is_not_known() {
        for (Object value : List.of("All", Opaque.UNKNOWN)) {
            ProofResult proof = with("disablePeeringRoute", value);
            assertThat(toSite(proof)).isEqualTo(Verdict.UNKNOWN);
            assertThat(messages(proof, "not-understood"))
                    .containsExactly("RouteTable net-internal-rt: disablePeeringRoute takes routes away, which is not"
                            + " modelled: its routes are unknown");
        }
        assertThat(toSite(with("disablePeeringRoute", "none"))).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void a_hop_of_another_type_leaves_open_what_the_route_matches() {
        ProofResult proof = withRoutes(route("10.10.0.0/16", "Teleport"));
        assertThat(toSite(proof)).isEqualTo(Verdict.UNKNOWN);
        assertThat(messages(proof, "not-understood"))
                .contains("RouteTable net-internal-rt, route r: the next hop \"Teleport\" is not modelled");
        assertThat(toSite(withRoutes(route("10.98.0.0/16", "Teleport")))).isEqualTo(Verdict.HOLDS);
    }

    @ParameterizedTest
    @CsvSource({
        "vnetlocal, VIOLATED",
        "NONE, VIOLATED",
        "INTERNET, VIOLATED",
    })
    void types_of_hops_are_read_in_any_case(String hop, Verdict expected) {
        assertThat(toSite(withRoutes(route("10.10.0.0/16", hop)))).isEqualTo(expected);
        World world = world();
        world.erGateway = false;
        List<RegisteredResource> resources = changed(
                world.resources(),
                "RouteTable",
                put("routes", List.of(route("10.10.0.0/16", "virtualnetworkgateway"))));
        assertThat(Worlds.healthy(resources, world.inputs()).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"some where", "10.10.0.0/33", "VirtualNetwork"})
    void a_destination_that_is_none_may_draw_anything(String destination) {
        assertThat(toSite(withRoutes(route(destination, "None")))).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fd00::/8", "Storage", "Storage.WestEurope"})
    void ipv6_prefixes_and_tags_of_public_addresses_draw_nothing_of_a_site(String destination) {
        assertThat(toSite(withRoutes(route(destination, "None")))).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void an_empty_reference_is_no_table() {
        World world = world();
        assertThat(Worlds.healthy(withSubnet(world.resources(), 1, "routeTable", Map.of()), world.inputs())
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(Worlds.healthy(withSubnet(world.resources(), 1, "routeTable", Map.of("name", "rt")), world.inputs())
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    /** The table as it is written without routes, and as Azure shows it with one that loses what is for the site. */
    private static ProofResult shown(boolean ownResource) {
        World world = world();
        List<RegisteredResource> resources = new ArrayList<>();
        for (RegisteredResource it : world.resources()) {
            Map<String, Object> inputs = new LinkedHashMap<>(it.inputs());
            inputs.remove("routes");
            resources.add(
                    it.type().endsWith(":RouteTable")
                            ? Readings.with(
                                    it,
                                    it.type(),
                                    it.id(),
                                    inputs,
                                    Map.of("routes", List.of(route("10.10.0.0/16", "None"))))
                            : it);
        }
        if (ownResource) {
            resources.add(World.resource(
                    "Route",
                    "R",
                    "routes",
                    Map.of(
                            "routeTableName",
                            "net-internal-rt",
                            "routeName",
                            "R",
                            "addressPrefix",
                            "10.98.0.0/16",
                            "nextHopType",
                            "None")));
        }
        return Proof.of(resources, world.inputs(), Outages.SINGLE);
    }

    @Test
    void a_route_that_only_outputs_show_counts_and_is_told() {
        assertThat(toSite(shown(false))).isEqualTo(Verdict.VIOLATED);
        assertThat(messages(shown(false), "not-understood"))
                .containsExactly(
                        "RouteTable net-internal-rt: what only its outputs show in routes is as old as the last"
                                + " refresh, and is taken to be there: r");
    }

    @Test
    void a_route_of_its_own_wins_over_its_shadow_in_the_table() {
        assertThat(toSite(shown(true))).isEqualTo(Verdict.HOLDS);
        assertThat(messages(shown(true), "not-understood")).isEmpty();
    }

    @Test
    void ipv6_is_told() {
        assertThat(messages(withRoutes(route("fd00::/8", "None")), "not-understood"))
                .containsExactly(
                        "RouteTable net-internal-rt, route r: the IPv6 prefix fd00::/8 is not proved; IPv4 only");
    }
}
