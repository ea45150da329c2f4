package hybridnetwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.ArmId;
import hybridnetwork.rotation.SiteHealth;
import hybridnetwork.rotation.StackEnd;
import hybridnetwork.rotation.Step;
import hybridnetwork.rotation.Tunnel;
import hybridnetwork.testing.Golden;
import hybridnetwork.topology.TunnelName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RotationTextTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final List<Tunnel> TUNNELS = List.of(tunnel("a"), tunnel("b"));

    private final RotationText text = new RotationText(Terminal.PLAIN);

    private static Tunnel tunnel(String device) {
        ArmId group = ArmId.ofGroup("s", "g");
        return new Tunnel(
                new TunnelName("hq", Optional.of(device)),
                group.resource("Microsoft.Network/connections", "vpn-conn-hq-" + device),
                group.resource("Microsoft.Network/virtualNetworkGateways", "vpn-vgw"),
                "urn");
    }

    private static SiteHealth health(boolean well) {
        return new SiteHealth(
                List.of(
                        new SiteHealth.OfTunnel(TUNNELS.get(0), true, "connected, 2 BGP sessions"),
                        new SiteHealth.OfTunnel(
                                TUNNELS.get(1),
                                well,
                                well ? "connected, 2 BGP sessions" : "its connection is NotConnected")),
                well,
                well ? "its gateway has learned 10.10.0.0/16" : "its gateway has not learned 10.10.0.0/16");
    }

    @Test
    void aPlanSaysWhatStandsAndWhatEachStepDoes() {
        Golden.assertMatches(
                "report/rotation.txt",
                text.plan(
                        new RotationText.Plan(
                                "prod",
                                "hq",
                                TUNNELS,
                                health(true),
                                new StackEnd.Pending(List.of(), List.of()),
                                Optional.of(Instant.parse("2026-01-30T08:00:00Z")),
                                Optional.empty(),
                                45),
                        NOW));
    }

    @Test
    void aPlanSaysWhatSpeaksAgainstIt() {
        Golden.assertMatches(
                "report/rotation-refused.txt",
                text.plan(
                        new RotationText.Plan(
                                "prod",
                                "hq",
                                TUNNELS,
                                health(false),
                                new StackEnd.Pending(List.of(TUNNELS.get(0)), List.of("update of vpn-gateway")),
                                Optional.empty(),
                                Optional.empty(),
                                45),
                        NOW));
    }

    @Test
    void progressIsOneLineAStep() {
        assertThat(text.begins(Step.ROUTER) + text.says("a\nb")).isEqualTo("2/5 router\n    a\\u000ab\n");
    }

    @Test
    void anAgeIsInDays() {
        assertThat(RotationText.age(Optional.of(NOW), NOW)).isEqualTo("rotated today (2026-11-30T08:00:00Z)");
        assertThat(RotationText.age(Optional.of(NOW.minusSeconds(90_000)), NOW)).startsWith("rotated a day ago (");
        assertThat(RotationText.age(Optional.empty(), NOW)).isEqualTo("never rotated by this command");
    }
}
