package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Prefix;
import hybridnetwork.observation.Difference;
import hybridnetwork.observation.Judged;
import hybridnetwork.observation.Observation;
import hybridnetwork.observation.ObservedPrefix;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Other stacks than dev: several circuits and sites, spokes, a stack that waits for its provider. */
class ObserveStacksIT {
    private static Observed deployed(String stack, boolean provisioned) throws Exception {
        return new Observed(StackText.of(stack).stack(), FrozenStacks.file(stack), stack, provisioned);
    }

    @Test
    void twoCircuitsAndTwoSites() throws Exception {
        try (Observed prod = deployed("prod", true)) {
            Observation healthy = prod.observeWithRouteTables();
            assertThat(healthy.differences()).isEmpty();
            assertThat(healthy.open()).isEmpty();
            assertThat(healthy.prefixes()).extracting(ObservedPrefix::carriedBy).containsOnly("ExpressRoute");
            assertThat(prod.observe().differences()).isEmpty();

            Prefix plant = healthy.prefixes().stream()
                    .filter(it -> it.sites().contains("plant"))
                    .findFirst()
                    .orElseThrow()
                    .prefix();
            prod.outside().withdraw(prod.id("site-plant-local-network-gateway"), plant);
            Judged standby = prod.only();
            assertThat(standby.difference()).isInstanceOf(Difference.Missing.class);
            assertThat(standby.difference().where()).isEqualTo("tunnel:plant");
            prod.outside().advertise(prod.id("site-plant-local-network-gateway"), plant);

            // Over one circuit of two: the gateway still has it, and only the circuit's own tables tell.
            prod.outside().withdraw(prod.id("circuit-dallas-circuit"), plant);
            assertThat(prod.observeWithRouteTables().differences())
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.difference()).isInstanceOf(Difference.Missing.class);
                        assertThat(it.difference().where()).isEqualTo("circuit:dallas");
                    });
        }
    }

    @Test
    void theSpokesSpaceIsAdvertised() throws Exception {
        try (Observed hub = deployed("hub", true)) {
            hub.stack().up();
            hub.exportAnew();

            assertThat(hub.expectation().gateways()).allSatisfy(gateway -> assertThat(gateway.told())
                    .containsAll(Set.of(Prefix.parse("10.61.0.0/16"), Prefix.parse("10.62.0.0/16"))));
            assertThat(hub.observe().differences()).isEmpty();
        }
    }

    /** Nothing is expected of a circuit that waits, and nothing over a peering that is disabled for a drill. */
    @Test
    void aStackThatWaitsAndAPeeringThatIsDisabled() throws Exception {
        try (Observed dev = deployed("dev", false)) {
            Observation ordered = dev.observe();
            assertThat(ordered.differences()).isEmpty();
            assertThat(ordered.waiting()).containsExactly("circuit:primary");
            assertThat(ordered.prefixes()).extracting(ObservedPrefix::carriedBy).containsOnly("VPN");

            dev.provision();
            dev.stack().configure(Map.of(
                    "hybrid-network:expressRoute.circuits.primary.privatePeering.enabled", "false"));
            assertThat(dev.stack().up().errors()).isEmpty();
            dev.exportAnew();

            assertThat(dev.observe().differences()).isEmpty();
        }
    }
}
