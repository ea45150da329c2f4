package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Prefix;
import hybridnetwork.observation.FirstStep;
import hybridnetwork.observation.Judged;
import hybridnetwork.observation.Judged.Severity;
import hybridnetwork.observation.Observation;
import hybridnetwork.observation.ObservedPrefix.State;
import hybridnetwork.report.ObservationJson;
import hybridnetwork.report.ObservationMarkdown;
import hybridnetwork.report.ObservationText;
import hybridnetwork.report.Terminal;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.Golden;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each fault in turn, on the real engine and the simulated Azure: it is found, and nothing else is. */
class ObserveIT {
    private static final Prefix HQ = Prefix.parse("10.10.0.0/16");
    private static final String TOLERANT_WEB =
            "to: load-balancer, protocol: Tcp, ports: [443], mayFailIn: [tunnel:hq]}";
    private static final String TOLERANT_DATABASE =
            "to: hq, protocol: Tcp, ports: [1433, 8000-8080], mayFailIn: [tunnel:hq]}";

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
        Observation whole = dev.observeWithRouteTables();
        assertThat(whole.differences()).isEmpty();
        assertThat(whole.open()).isEmpty();
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

    /** Each alone would only be a risk: what both cost together is lost now, and is said of both. */
    @Test
    void theCircuitAndTheStandbyAreDownTogether() throws Exception {
        var circuit = dev.id("circuit-primary-circuit");
        var tunnel = dev.id("vpn-connection-hq-connection");
        dev.outside().fail(circuit);
        dev.outside().fail(tunnel);
        try {
            List<Judged> found = dev.observe().differences();

            assertThat(found)
                    .extracting(it -> it.difference().where())
                    .containsExactlyInAnyOrder("circuit:primary", "tunnel:hq");
            assertThat(found).allSatisfy(it -> {
                assertThat(it.severity()).isEqualTo(Severity.LOST);
                assertThat(it.lostNow()).containsExactly("database", "web");
                assertThat(it.detours()).isEmpty();
                assertThat(it.atRisk())
                        .allSatisfy(risk -> assertThat(risk.intents()).doesNotContain("database", "web"));
            });
            assertThat(found)
                    .filteredOn(it -> it.difference().where().equals("circuit:primary"))
                    .allSatisfy(it -> assertThat(FirstStep.of(it.difference())).doesNotContain("tunnel"));
        } finally {
            dev.outside().restore(tunnel);
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

    @Test
    void oneLinkIsDownAndNoPacketHasNoticed() {
        var circuit = dev.id("circuit-primary-circuit");
        dev.outside().failLink(circuit, false);
        try {
            assertThat(dev.observeWithRouteTables().differences())
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.difference().rule()).isEqualTo("observed-link-down");
                        assertThat(found.difference().where()).isEqualTo("circuit:primary/secondary-link");
                        assertThat(found.severity()).isEqualTo(Severity.DEGRADED);
                    });

            // The gateway alone says that a link is down, and not which.
            Judged found = dev.only();
            assertThat(found.difference().rule()).isEqualTo("observed-link-down");
            assertThat(found.difference().where()).isEqualTo("circuit:primary");
        } finally {
            dev.outside().restoreLink(circuit, false);
        }
        isHealthy();
    }

    @Test
    void thePrefixIsMissingOverTheStandby() {
        var router = dev.id("site-hq-local-network-gateway");
        dev.outside().withdraw(router, HQ);
        try {
            Observation observation = dev.observe();

            assertThat(observation.differences()).singleElement().satisfies(found -> {
                assertThat(found.difference().where()).isEqualTo("tunnel:hq");
                assertThat(found.severity()).isEqualTo(Severity.AT_RISK);
            });
            assertThat(observation.prefixes())
                    .allMatch(it -> it.vpn() == State.MISSING && it.carriedBy().equals("ExpressRoute"));
        } finally {
            dev.outside().advertise(router, HQ);
        }
        isHealthy();
    }

    /** The circuit's own route tables tell that it is not the gateway that has lost the prefix. */
    @Test
    void theOnlyPrefixIsMissingOverExpressRoute() {
        var circuit = dev.id("circuit-primary-circuit");
        dev.outside().withdraw(circuit, HQ);
        try {
            assertThat(dev.observeWithRouteTables().differences())
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.difference().rule()).isEqualTo("observed-session-down");
                        assertThat(found.difference().seen()).contains("none over either");
                        assertThat(found.detours())
                                .anyMatch(it ->
                                        it.intent().equals("web") && it.way().equals("VPN"));
                    });
            assertThat(dev.only().difference().where()).isEqualTo("circuit:primary");
        } finally {
            dev.outside().advertise(circuit, HQ);
        }
        isHealthy();
    }

    @Test
    void aMoreSpecificPrefixDrawsPacketsOffExpressRoute() {
        var router = dev.id("site-hq-local-network-gateway");
        Prefix specific = Prefix.parse("10.10.8.0/24");
        dev.outside().advertise(router, specific);
        try {
            Judged found = dev.only();

            assertThat(found.difference().rule()).isEqualTo("observed-prefix-more-specific");
            assertThat(found.difference().expected()).contains("10.10.0.0/16");
            assertThat(found.difference().seen()).contains("10.10.8.0/24");
        } finally {
            dev.outside().withdraw(router, specific);
        }
        isHealthy();
    }

    @Test
    void aPrefixThatNobodyExpects() {
        var circuit = dev.id("circuit-primary-circuit");
        Prefix extra = Prefix.parse("192.168.77.0/24");
        dev.outside().advertise(circuit, extra);
        try {
            Judged found = dev.only();

            assertThat(found.difference().rule()).isEqualTo("observed-prefix-extra");
            assertThat(found.difference().where()).isEqualTo("circuit:primary");
        } finally {
            dev.outside().withdraw(circuit, extra);
        }
        isHealthy();
    }

    @Test
    void theRouterHasAnotherAsNumber() {
        var router = dev.id("site-hq-local-network-gateway");
        dev.outside().setRouterAsn(router, OptionalLong.of(65099));
        try {
            Judged found = dev.only();

            assertThat(found.difference().rule()).isEqualTo("observed-session-down");
            assertThat(found.difference().expected()).contains("AS 65010");
            assertThat(found.difference().seen()).contains("though the tunnel is up");
            assertThat(found.severity()).isEqualTo(Severity.AT_RISK);
        } finally {
            dev.outside().setRouterAsn(router, OptionalLong.empty());
        }
        isHealthy();
    }

    @Test
    void theEdgeRoutersOfTheCircuitHaveAnotherAsNumber() {
        var circuit = dev.id("circuit-primary-circuit");
        dev.outside().setRouterAsn(circuit, OptionalLong.of(65099));
        try {
            assertThat(dev.observe().differences())
                    .singleElement()
                    .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.AT_RISK));
        } finally {
            dev.outside().setRouterAsn(circuit, OptionalLong.empty());
        }
        isHealthy();
    }

    @Test
    void theGatewayHasLostItsRoutes() {
        for (String gateway : List.of("er-gateway-gateway", "vpn-gateway-gateway")) {
            dev.outside().loseRoutes(dev.id(gateway), true);
            try {
                Judged found = dev.only();

                assertThat(found.difference().rule()).isEqualTo("observed-no-routes");
                assertThat(found.severity()).isEqualTo(Severity.AT_RISK);
            } finally {
                dev.outside().loseRoutes(dev.id(gateway), false);
            }
        }
        isHealthy();
    }

    @Test
    void oneInstanceOfTheGatewayIsDown() {
        var gateway = dev.id("vpn-gateway-gateway");
        dev.outside().failInstance(gateway, 1);
        try {
            Judged found = dev.only();

            assertThat(found.difference().rule()).isEqualTo("observed-instance-down");
            assertThat(found.severity()).isEqualTo(Severity.DEGRADED);
        } finally {
            dev.outside().restoreInstance(gateway, 1);
        }
        isHealthy();
    }

    @Test
    void anAcceptedDifferenceIsNoAlarm() {
        var circuit = dev.id("circuit-primary-circuit");
        dev.outside().failLink(circuit, true);
        try {
            Observation observation = dev.observe(StackText.dev()
                    .with("hybrid-network:acceptedRisks: {observed-link-down: the line moves this week}")
                    .stack());

            assertThat(observation.differs()).isFalse();
            assertThat(observation.differences())
                    .singleElement()
                    .satisfies(it -> assertThat(it.accepted()).contains("the line moves this week"));
        } finally {
            dev.outside().restoreLink(circuit, true);
        }
    }

    @Test
    void aFailureThatEveryFlowToleratesIsNoAlarm() {
        dev.outside().fail(dev.id("vpn-connection-hq-connection"));
        try {
            String tolerant = StackText.dev()
                    .text()
                    .replace("to: load-balancer, protocol: Tcp, ports: [443]}", TOLERANT_WEB)
                    .replace("to: hq, protocol: Tcp, ports: [1433, 8000-8080]}", TOLERANT_DATABASE);
            Observation observation = dev.observe(new StackText(tolerant).stack());

            assertThat(observation.differs()).isFalse();
            assertThat(observation.differences())
                    .singleElement()
                    .satisfies(it -> assertThat(it.accepted().orElseThrow()).contains("mayFailIn of"));
        } finally {
            dev.outside().restore(dev.id("vpn-connection-hq-connection"));
        }
    }

    /** What is printed in each form, of a dead standby. */
    @Test
    void theReports() {
        dev.outside().fail(dev.id("vpn-connection-hq-connection"));
        try {
            Observation observation = dev.observe();

            Golden.assertMatches("observe/dead-standby.txt", ObservationText.render(observation, Terminal.PLAIN));
            Golden.assertMatches("observe/dead-standby.json", ObservationJson.render(observation));
            Golden.assertMatches("observe/dead-standby.md", ObservationMarkdown.render(observation));
        } finally {
            dev.outside().restore(dev.id("vpn-connection-hq-connection"));
        }
    }

    /** The command itself, in a process of its own: its exit status says the verdict, and no key is printed. */
    @Test
    void theCommand() throws Exception {
        Observed.Ended healthy = dev.command("observe", "dev");
        assertThat(healthy.printed()).contains("Azure runs what the proof of stack dev builds on.");
        assertThat(healthy.status()).isZero();

        dev.outside().fail(dev.id("vpn-connection-hq-connection"));
        try {
            Observed.Ended dead = dev.command("observe", "dev", "--format", "json");

            assertThat(dead.status()).isEqualTo(3);
            assertThat(dead.printed())
                    .contains("asking: the gateways' BGP sessions", "\"rule\": \"observed-connection-down\"")
                    .doesNotContain(dev.keys().toArray(String[]::new));
        } finally {
            dev.outside().restore(dev.id("vpn-connection-hq-connection"));
        }
        Observed.Ended nobodys =
                dev.command("observe", "prod", "--file", dev.stack().project() + "/stacks/Pulumi.dev.yaml");
        assertThat(nobodys.status()).isEqualTo(4);
        assertThat(nobodys.printed()).contains("no stack named 'prod' found", "fix: log in with `pulumi login`");
    }
}
