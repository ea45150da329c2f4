package hybridnetwork.reachability;

import static hybridnetwork.reachability.Worlds.allow;
import static hybridnetwork.reachability.Worlds.asking;
import static hybridnetwork.reachability.Worlds.blueprint;
import static hybridnetwork.reachability.Worlds.deny;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.CircuitSpec;
import hybridnetwork.reachability.World.IntentSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a verdict rests on that no document of Azure says: told where it plays a part, and nowhere else. */
class AssumptionsTest {
    private static final IntentSpec OUT = allow("internal", "hq", "Tcp", "1433");
    private static final String EDGE =
            "a site's router runs the configuration of edge-config, which prefers ExpressRoute to the"
                    + " VPN for prefixes of equal length";
    private static final String INSTANCES =
            "each VPN device has a tunnel to every instance of an active-active gateway";
    private static final String ROUTES =
            "an ExpressRoute gateway that is lost does not take routes with it that the VPN gateway learned";
    private static final String PROVIDER = "a circuit without a peering of its own is peered by its provider";
    private static final String POOL =
            "the hosts of the frontend's subnet join a load balancer's pool that nobody has joined yet";

    private static List<String> of(World world, IntentSpec... intents) {
        return asking(world, intents).prove(Outages.SINGLE).assumptions();
    }

    /** The blueprint with a circuit that has no peering among the resources. */
    private static World peeredByProvider() {
        World world = blueprint();
        world.circuits.set(0, new CircuitSpec("primary", List.of("hq"), true, null, 50));
        return world;
    }

    @Test
    void flows_over_both_gateways_rest_on_the_sites_router_and_on_what_gateways_do_to_each_other() {
        assertThat(of(blueprint(), OUT)).contains(EDGE, INSTANCES, ROUTES);
        World single = blueprint();
        single.activeActive = false;
        assertThat(of(single, OUT)).contains(EDGE, ROUTES).doesNotContain(INSTANCES);
    }

    @Test
    void one_way_alone_rests_on_neither() {
        World vpn = blueprint();
        vpn.circuits.clear();
        vpn.erGateway = false;
        assertThat(of(vpn, OUT)).containsExactly(INSTANCES);
        World circuit = blueprint();
        circuit.vpnGateway = false;
        assertThat(of(circuit, OUT)).doesNotContain(EDGE, INSTANCES, ROUTES);
        World untouched = blueprint();
        untouched.sites.set(0, Worlds.hq(null, true));
        assertThat(of(untouched, OUT)).contains(ROUTES).doesNotContain(EDGE);
    }

    @Test
    void a_circuit_without_a_peering_rests_on_its_provider() {
        assertThat(of(peeredByProvider(), OUT)).contains(PROVIDER);
        assertThat(of(blueprint(), OUT))
                .as("its peering is among the resources")
                .doesNotContain(PROVIDER);
    }

    @Test
    void what_stays_in_azure_rests_on_nothing_of_a_gateway() {
        assertThat(of(peeredByProvider(), deny("internet", "network", "*"))).isEmpty();
        assertThat(of(blueprint())).as("without intents").isEmpty();
    }

    @Test
    void a_balancers_pool_that_nobody_has_joined_counts_where_a_path_leads_through_it() {
        assertThat(of(blueprint(), allow("hq", "load-balancer", "Tcp", "443"))).contains(POOL);
        assertThat(of(blueprint(), OUT)).doesNotContain(POOL);
    }
}
