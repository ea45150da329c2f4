package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.observation.Judged;
import hybridnetwork.observation.Judged.Severity;
import hybridnetwork.observation.Observation;
import hybridnetwork.observation.ObservedPrefix.State;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each fault in turn, on the real engine and the simulated Azure: it is found, and nothing else is. */
class ObserveIT {
    private static Observed dev;

    @BeforeAll
    static void deploy() throws Exception {
        dev = new Observed(StackText.dev().stack(), FrozenStacks.file("dev"), "dev", true);
    }

    @AfterAll
    static void end() throws Exception {
        dev.close();
    }

    private static void isHealthy() {
        Observation observation = dev.observe();
        assertThat(observation.differences()).isEmpty();
        assertThat(observation.prefixes())
                .allMatch(it -> it.expressRoute() == State.LEARNED
                        && it.vpn() == State.LEARNED
                        && it.carriedBy().equals("ExpressRoute"))
                .isNotEmpty();
    }

    @Test
    void aHealthyNetworkIsSilent() {
        isHealthy();
    }

    @Test
    void theStandbyIsDeadAndNoPacketHasNoticed() {
        dev.outside().fail(dev.id("vpn-connection-hq-connection"));
        try {
            Judged found = dev.only();

            assertThat(found.difference().rule()).isEqualTo("observed-connection-down");
            assertThat(found.difference().where()).isEqualTo("tunnel:hq");
            assertThat(found.lostNow()).isEmpty();
            assertThat(found.severity()).isEqualTo(Severity.AT_RISK);
            assertThat(found.atRisk()).anySatisfy(risk -> {
                assertThat(risk.outages()).contains("circuit:primary", "er-gateway");
                assertThat(risk.intents()).contains("web", "database");
            });
        } finally {
            dev.outside().restore(dev.id("vpn-connection-hq-connection"));
        }
        isHealthy();
    }

    @Test
    void thePeeringIsDisabledByHand() {
        var peering = dev.id("circuit-primary-private-peering");
        dev.outside().change(peering, "state", "Disabled");
        try {
            Judged found = dev.only();

            assertThat(found.difference().rule()).isEqualTo("observed-peering-state");
            assertThat(found.difference().where()).isEqualTo("circuit:primary");
            assertThat(found.detours())
                    .anyMatch(it -> it.intent().equals("web") && it.way().equals("VPN"));
            assertThat(found.severity()).isEqualTo(Severity.AT_RISK);
        } finally {
            dev.outside().change(peering, "state", "Enabled");
        }
        isHealthy();
    }

    @Test
    void theProviderHasTakenTheCircuitBack() {
        var circuit = dev.id("circuit-primary-circuit");
        dev.outside().setProviderState(circuit, "Deprovisioning");
        try {
            Judged found = dev.only();

            assertThat(found.difference().rule()).isEqualTo("observed-circuit-state");
            assertThat(found.difference().seen()).contains("Deprovisioning");
        } finally {
            dev.outside().provision(circuit);
        }
        isHealthy();
    }

    @Test
    void theLinesOfTheCircuitAreDown() {
        var circuit = dev.id("circuit-primary-circuit");
        dev.outside().fail(circuit);
        try {
            Judged found = dev.only();

            assertThat(found.difference().where()).isEqualTo("circuit:primary");
            assertThat(found.severity()).isEqualTo(Severity.AT_RISK);
        } finally {
            dev.outside().restore(circuit);
        }
        isHealthy();
    }

    @Test
    void aDeadVpnGatewayIsToldOnce() throws Exception {
        dev.outside().fail(dev.id("vpn-gateway-gateway"));
        try {
            assertThat(dev.observe().differences())
                    .isNotEmpty()
                    .allMatch(it -> it.difference().where().equals("tunnel:hq"));
        } finally {
            dev.outside().restore(dev.id("vpn-gateway-gateway"));
        }
        isHealthy();
    }
}
