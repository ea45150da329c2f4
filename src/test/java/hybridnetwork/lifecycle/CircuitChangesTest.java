package hybridnetwork.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Circuit;
import hybridnetwork.lifecycle.IllegalChanges.Change;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a circuit Azure does not change in place, and what it does. */
class CircuitChangesTest {
    private static final String PORT =
            "/subscriptions/9f3d6c1e-0000-4000-8000-000000000000/resourceGroups/g/providers/Microsoft.Network/expressRoutePorts/p";

    private static Circuit.Owned atProvider(String changed) {
        return owned(
                "{ provider: Equinix, peeringLocation: Dallas, bandwidthMbps: 100, tier: Standard, family: MeteredData,"
                        + " sites: [hq] }",
                changed);
    }

    private static Circuit.Owned onDirectPort(String changed) {
        return owned(
                "{ direct: { portId: " + PORT + ", bandwidthGbps: 5 }, tier: Standard, family: MeteredData,"
                        + " sites: [hq] }",
                changed);
    }

    private static Circuit.Owned owned(String circuit, String changed) {
        StackText stack = StackText.dev()
                .with("expressRoute: { circuits: ~ }")
                .with("expressRoute: { circuits: { c: " + circuit + " } }")
                .with("expressRoute: { circuits: { c: " + changed + " } }");
        return (Circuit.Owned) stack.stack().circuits().values().iterator().next();
    }

    private static ExistingCircuit existingAtProvider() {
        return new ExistingCircuit(
                "NotProvisioned",
                Optional.of("Central US"),
                Optional.of("Standard"),
                Optional.of("MeteredData"),
                Optional.of("Equinix"),
                Optional.of("Dallas"),
                Optional.of(100),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static ExistingCircuit existingOnPort() {
        return onPort("Standard", "MeteredData", PORT, 5.0);
    }

    private static ExistingCircuit onPort(String tier, String family, String port, double gbps) {
        return new ExistingCircuit(
                "Provisioned",
                Optional.of("centralus"),
                Optional.of(tier),
                Optional.of(family),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(port),
                Optional.of(gbps),
                false);
    }

    private static List<String> changes(Circuit.Owned wanted, ExistingCircuit existing) {
        return new CircuitChanges("centralus", wanted, existing)
                .all().stream().map(CircuitChangesTest::line).toList();
    }

    private static String line(Change change) {
        return (change.certain() ? "" : "perhaps ") + change.rule() + " at "
                + change.path().text().replace("hybrid-network:expressRoute.circuits.c", "c") + ": " + change.what()
                + " "
                + change.fromTo();
    }

    @Test
    void whatIsAsDeployedIsNoChange() {
        assertThat(changes(atProvider("{}"), existingAtProvider())).isEmpty();
        assertThat(changes(onDirectPort("{}"), existingOnPort())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ bandwidthMbps: 200 }",
                "{ family: UnlimitedData }",
                "{ tier: Premium }",
                "{ provider: EQUINIX, peeringLocation: DALLAS }"
            })
    void whatAzureTakesOfACircuitAtAProvider(String changed) {
        assertThat(changes(atProvider(changed), existingAtProvider())).isEmpty();
    }

    static Stream<List<String>> atProvider() {
        return Stream.of(
                List.of(
                        "{ bandwidthMbps: 50 }",
                        "er-bandwidth-no-decrease at c.bandwidthMbps: the bandwidth from 100 Mbps to 50 Mbps"),
                List.of(
                        "{ provider: Megaport }",
                        "circuit-provider at c.provider: the provider from Equinix to Megaport"),
                List.of(
                        "{ peeringLocation: Chicago }",
                        "circuit-peering-location at c.peeringLocation: the peering location from Dallas to Chicago"),
                List.of("{ tier: Local }", "er-premium-downgrade-guard at c.tier: the tier from Standard to Local"));
    }

    @ParameterizedTest
    @MethodSource("atProvider")
    void whatAzureRefusesOfACircuitAtAProvider(List<String> change) {
        assertThat(changes(atProvider(change.get(0)), existingAtProvider())).containsExactly(change.get(1));
    }

    @Test
    void aCircuitOnADirectPortGrows() {
        assertThat(changes(onDirectPort("{ direct: { bandwidthGbps: 10 } }"), existingOnPort()))
                .isEmpty();
        assertThat(changes(onDirectPort("{ direct: { bandwidthGbps: 2 } }"), existingOnPort()))
                .containsExactly(
                        "er-bandwidth-no-decrease at c.direct.bandwidthGbps: the bandwidth from 5 Gbps to 2 Gbps");
    }

    @Test
    void aCircuitStaysOnItsPort() {
        assertThat(changes(onDirectPort("{}"), onPort("Standard", "MeteredData", PORT.toUpperCase(Locale.ROOT), 5)))
                .as("the port in other letters")
                .isEmpty();
        assertThat(changes(onDirectPort("{}"), onPort("Standard", "MeteredData", PORT + "2", 5)))
                .containsExactly("circuit-port at c.direct.portId: the port from " + PORT + "2 to " + PORT);
    }

    @Test
    void aCircuitAtAProviderGetsOnNoPortAndBack() {
        assertThat(changes(onDirectPort("{}"), existingAtProvider()))
                .containsExactly("er-provider-xor-direct at c: the provider from Equinix to " + PORT);
        assertThat(changes(atProvider("{}"), existingOnPort()))
                .containsExactly("er-provider-xor-direct at c: the port from " + PORT + " to Equinix");
    }

    @Test
    void theTermsOfACircuit() {
        assertThat(changes(onDirectPort("{}"), onPort("Standard", "UnlimitedData", PORT, 5)))
                .containsExactly("er-family-one-way at c.family: the billing from UnlimitedData to MeteredData");
        assertThat(changes(onDirectPort("{ family: UnlimitedData }"), onPort("Standard", "UnlimitedData", PORT, 5)))
                .isEmpty();
        assertThat(changes(onDirectPort("{}"), onPort("Premium", "MeteredData", PORT, 5)))
                .containsExactly("perhaps er-premium-downgrade-guard at c.tier: the tier from Premium to Standard");
        for (String tier : List.of("Standard", "Premium")) {
            assertThat(changes(
                            onDirectPort("{ family: UnlimitedData, tier: " + tier + " }"),
                            onPort("Local", "UnlimitedData", PORT, 5)))
                    .isEmpty();
            assertThat(changes(onDirectPort("{ tier: " + tier + " }"), onPort("Local", "MeteredData", PORT, 5)))
                    .containsExactly("perhaps er-premium-downgrade-guard at c.tier: the tier from Local to " + tier);
        }
    }

    @Test
    void anotherRegionIsOneChangeThatNoReplacementBringsAbout() {
        assertThat(new CircuitChanges("eastus", atProvider("{}"), existingAtProvider()).all())
                .singleElement()
                .satisfies(change -> {
                    assertThat(line(change))
                            .isEqualTo(
                                    "circuit-location at azure-native:location: the location from centralus to eastus");
                    assertThat(change.replaceable()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "Provisioned, '', false, false, false",
        "Deprovisioning, '', false, false, false",
        "NotProvisioned, '', false, false, true",
        "NotProvisioned, '', true, false, false",
        "NotProvisioned, '', false, true, false",
        "Provisioned, port, false, false, true",
        "Provisioned, port, true, false, false",
        "Provisioned, port, false, true, false"
    })
    void azureDeletesWhatNobodyHoldsOrUses(
            String state, String port, boolean peered, boolean connected, boolean deletable) {
        var circuit = new ExistingCircuit(
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(port).filter(id -> !id.isEmpty()),
                Optional.empty(),
                peered);
        assertThat(circuit.isDeletable(connected)).isEqualTo(deletable);
        assertThat(circuit.isProvisioned()).isEqualTo(state.equals("Provisioned"));
    }
}
