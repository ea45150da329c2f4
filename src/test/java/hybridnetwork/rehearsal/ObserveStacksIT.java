package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Spoke;
import hybridnetwork.net.Prefix;
import hybridnetwork.observation.Difference;
import hybridnetwork.observation.Expectation;
import hybridnetwork.observation.Judged;
import hybridnetwork.observation.Observation;
import hybridnetwork.observation.ObservedPrefix;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Spokes, several devices, link-local peers, static routes, sites without a circuit or without a device. */
    @ParameterizedTest
    @ValueSource(strings = {"hub", "link-local", "two-devices", "unlike-sites", "vpn-first", "tolerant"})
    void aHealthyDesignIsSilent(String design) throws Exception {
        StackText text = StackText.in(FrozenStacks.design(design));
        try (Observed observed = new Observed(text.stack(), FrozenStacks.design(design), design, true)) {
            observed.provision(); // whose firewall is there from now on
            observed.exportAnew();

            Observation observation = observed.observe();
            assertThat(observation.differences()).isEmpty();
            assertThat(observation.isIncomplete()).isFalse();
            assertThat(observation.prefixes())
                    .isNotEmpty()
                    .noneMatch(it -> it.carriedBy().equals("nothing"));
            assertThat(observed.expectation().gateways()).allSatisfy(gateway -> {
                assertThat(gateway.connections()).allMatch(Expectation.Connection::sitesKnown);
                assertThat(gateway.told())
                        .containsAll(text.stack().spokes().values().stream()
                                .filter(Spoke.Owned.class::isInstance)
                                .flatMap(spoke -> spoke.addressSpace().stream())
                                .toList());
            });
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
            dev.stack()
                    .configure(Map.of("hybrid-network:expressRoute.circuits.primary.privatePeering.enabled", "false"));
            assertThat(dev.stack().up().errors()).isEmpty();
            dev.exportAnew();

            assertThat(dev.observe().differences()).isEmpty();
        }
    }
}
