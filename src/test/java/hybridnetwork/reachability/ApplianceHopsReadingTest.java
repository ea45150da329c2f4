package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the next hop of a user route is: an appliance that forwards, nothing, or not known. */
class ApplianceHopsReadingTest {
    private static final String EDGE = "10.20.1.20";

    /** The blueprint without groups, an interface that forwards, and a spoke whose table has one route to it. */
    private static World world(String prefix, boolean peered, boolean forwards) {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.others.add(Hub.forwarder("edge", EDGE, forwards));
        world.spokes.add(new SpokeSpec(
                "orders",
                List.of("10.21.0.0/16"),
                List.of(new SubnetSpec(
                        "web", "10.21.1.0/24", null, new TableSpec(List.of(new RouteSpec(prefix, EDGE)), false)))));
        return peered ? world.withTransit("orders") : world;
    }

    private static List<String> appliances(World world) {
        return new NetworkReader(world.resources(), world.inputs(), new Notes())
                .read().appliances().stream().map(Appliance::name).toList();
    }

    @Test
    void an_interface_that_forwards_counts_where_a_route_leads_to_it_also_one_of_a_service_tag() {
        assertThat(appliances(world("10.66.0.0/16", true, true))).containsExactly("edge");
        assertThat(appliances(world("Storage", true, true))).containsExactly("edge");
        assertThat(appliances(world("10.66.0.0/16", true, false))).isEmpty();
    }

    @Test
    void an_interface_in_a_network_that_is_not_peered_is_none_and_what_the_route_matches_is_lost() {
        World world = world("10.66.0.0/16", false, true);
        assertThat(appliances(world)).isEmpty();
        assertThat(messages(world.prove(Outages.SINGLE), "black-hole"))
                .containsExactly(
                        "RouteTable net-orders-web-rt, route r0: what it matches is lost, for nothing forwards at "
                                + EDGE + " in its network or one that is peered with it");
    }

    @Test
    void an_address_at_which_nothing_is_seen_and_one_that_is_not_told_are_not_known() {
        World world = world("10.66.0.0/16", true, true);
        List<RegisteredResource> nobody = changed(
                world.resources(),
                "RouteTable",
                put(
                        "routes",
                        List.of(Map.of(
                                "name",
                                "r",
                                "addressPrefix",
                                "10.66.0.0/16",
                                "nextHopType",
                                "VirtualAppliance",
                                "nextHopIpAddress",
                                "10.20.1.99"))));
        assertThat(messages(Proof.of(nobody, world.inputs(), Outages.SINGLE), "not-understood"))
                .containsExactly(
                        "RouteTable net-orders-web-rt, route r: what has its next hop 10.20.1.99 is not known");
        List<RegisteredResource> untold = changed(
                world.resources(),
                "RouteTable",
                put(
                        "routes",
                        List.of(Map.of(
                                "name", "r", "addressPrefix", "10.66.0.0/16", "nextHopType", "VirtualAppliance"))));
        assertThat(messages(Proof.of(untold, world.inputs(), Outages.SINGLE), "not-understood"))
                .containsExactly("RouteTable net-orders-web-rt, route r: its next hop is not known");
    }
}
