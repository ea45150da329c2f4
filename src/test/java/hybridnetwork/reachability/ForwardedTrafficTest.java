package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.resources.Opaque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Peerings of which it is not known whether they take what an appliance hands on ({@code allowForwardedTraffic}). */
class ForwardedTrafficTest {
    private static final String MAY_NOT_TAKE =
            "whether a peering takes what appliances hand on (allowForwardedTraffic) is not known";
    private static final String MAY_NEED_LEAVE = "whether a peering without allowForwardedTraffic takes";

    /** The spoke orders, whose side of the peering says this. */
    private static IntentResult healthy(Hub hub, Object forwarded, IntentSpec intent) {
        World world = hub.world();
        Worlds.asking(world, intent);
        return Worlds.healthy(
                changed(
                        world.resources(),
                        "VirtualNetworkPeering",
                        side -> "net-orders-vnet".equals(side.get("virtualNetworkName"))
                                ? put("allowForwardedTraffic", forwarded).apply(side)
                                : side),
                world.inputs());
    }

    private static void unknown(String why, IntentResult result) {
        assertThat(result.verdict()).as(Readings.why(result)).isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.why(result)).contains(why);
    }

    @Test
    void packets_that_the_peering_may_not_take_may_be_lost() {
        IntentSpec in = Worlds.allow("hq", "orders/web", "Tcp", "443");
        IntentSpec across = Worlds.allow("stock/db", "orders/web", "Tcp", "443");
        for (IntentSpec asked : new IntentSpec[] {in, across}) {
            assertThat(healthy(Hub.inspected(), true, asked).holds()).isTrue();
            assertThat(healthy(Hub.inspected(), false, asked).verdict()).isEqualTo(Verdict.VIOLATED);
            unknown(MAY_NOT_TAKE, healthy(Hub.inspected(), Opaque.UNKNOWN, asked));
        }
        IntentSpec kept = Worlds.deny("stock/db", "orders/web", "Tcp", "443");
        assertThat(healthy(Hub.inspected(), false, kept).obligations()).isEmpty();
        assertThat(healthy(Hub.inspected(), Opaque.UNKNOWN, kept).obligations())
                .as("it may arrive, unless the appliance drops it")
                .hasSize(1);
    }

    @Test
    void replies_that_the_peering_may_not_take_may_be_lost() {
        for (IntentSpec asked : new IntentSpec[] {
            Worlds.allow("orders/web", "hq", "Tcp", "443"),
            Worlds.allow("orders/web", "stock/db", "Tcp", "443"),
            Worlds.allow("orders/web", "internet", "Tcp", "443")
        }) {
            assertThat(healthy(Hub.inspected(), true, asked).holds()).isTrue();
            IntentResult lost = healthy(Hub.inspected(), false, asked);
            assertThat(lost.verdict()).isEqualTo(Verdict.VIOLATED);
            assertThat(Readings.why(lost)).contains("the peering does not take the reply");
            unknown(MAY_NOT_TAKE, healthy(Hub.inspected(), Opaque.UNKNOWN, asked));
        }
    }

    /** Of what sets out beside the appliance, and of replies that do, no document says that they need leave. */
    @Test
    void hosts_beside_the_appliance_may_need_no_leave() {
        Hub hub = new Hub().route("internal", "10.21.0.0/16", Hub.EDGE).route("orders/web", "10.20.1.0/24", Hub.EDGE);
        for (IntentSpec asked : new IntentSpec[] {
            Worlds.allow("internal", "orders/web", "Tcp", "443"), Worlds.allow("orders/web", "internal", "Tcp", "443")
        }) {
            assertThat(healthy(hub, true, asked).holds()).isTrue();
            unknown(MAY_NEED_LEAVE, healthy(hub, false, asked));
        }
    }

    @Test
    void the_peering_that_packets_come_over_is_the_one_that_has_to_take_them() {
        World world = new Hub()
                .route("internal", "10.10.0.0/16", "10.22.1.9")
                .with(Hub.forwarder("inside", "10.22.1.9", true))
                .world();
        IntentSpec out = Worlds.deny("internal", "hq", "Tcp", "443");
        for (String taking : List.of("orders", "stock")) {
            world.peerings.replaceAll(side -> side.from().isEmpty()
                    ? new World.PeeringSpec(
                            "",
                            side.to(),
                            Map.of(
                                    "allowGatewayTransit",
                                    true,
                                    "allowForwardedTraffic",
                                    side.to().equals(taking)))
                    : side);
            assertThat(Worlds.healthy(world, out).obligations())
                    .as("the hub takes what comes from " + taking)
                    .hasSize(taking.equals("stock") ? 1 : 0);
        }
    }
}
