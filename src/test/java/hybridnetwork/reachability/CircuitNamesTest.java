package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.model.Circuit;
import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which resource is which of the declared circuits: told by its bandwidth. */
class CircuitNamesTest {
    private static RegisteredResource circuit(String name, double mbps) {
        return World.resource(
                "ExpressRouteCircuit",
                name,
                "expressRouteCircuits",
                Map.of("circuitName", name, "serviceProviderProperties", Map.of("bandwidthInMbps", mbps)));
    }

    private static ProofInputs.Circuit declared(String name) {
        return new ProofInputs.Circuit(name, List.of(), Optional.empty());
    }

    /** Each circuit with the bandwidth of its resource, or nothing. */
    private static List<String> read(List<ProofInputs.Circuit> declared, RegisteredResource... resources) {
        ProofInputs inputs = new ProofInputs(World.BASE, List.of(), declared, List.of());
        List<String> read = new ArrayList<>();
        new NetworkReader(List.of(resources), inputs, new Notes())
                .read()
                .circuits()
                .forEach(it -> read.add(
                        it.name() + it.mbps().map(mbps -> " " + mbps.intValue()).orElse("")));
        return read;
    }

    @Test
    void a_circuit_is_the_resource_that_is_named_after_it() {
        assertThat(read(
                        List.of(declared("primary"), declared("backup")),
                        circuit("net-erc-primary", 50),
                        circuit("NET-ERC-BACKUP", 100)))
                .containsExactly("backup 100", "primary 50");
    }

    /** A circuit that was once the only one keeps its name when a second one joins it. */
    @Test
    void the_one_left_over_is_the_one_of_the_short_name() {
        assertThat(read(
                        List.of(declared("primary"), declared("backup")),
                        circuit("net-erc-backup", 100),
                        circuit("net-erc", 50)))
                .containsExactly("backup 100", "primary 50");
        assertThat(read(List.of(declared("primary")), circuit("odd", 10), circuit("net-erc", 50)))
                .containsExactly("primary 50");
        assertThat(read(List.of(declared("primary")), circuit("odd", 10))).containsExactly("primary 10");
        assertThat(read(List.of(declared("primary")), circuit("odd", 10), circuit("other", 50)))
                .containsExactly("primary");
    }

    @Test
    void of_two_without_a_resource_of_their_name_neither_is_the_other_resource() {
        assertThat(read(List.of(declared("primary"), declared("backup")), circuit("net-erc", 50)))
                .containsExactly("backup", "primary");
    }

    /** One that the configuration knows by its id is in somebody else's hands, and has no resource of a name. */
    @Test
    void a_circuit_with_an_id_is_that_resource_and_leaves_the_others_theirs() {
        RegisteredResource theirs = circuit("theirs", 1000);
        ProofInputs.Circuit partner = new ProofInputs.Circuit("partner", List.of(), theirs.id());
        assertThat(read(List.of(declared("primary"), partner), theirs, circuit("net-erc", 50)))
                .containsExactly("partner 1000", "primary 50");
    }

    /** Azure shows it inside the circuit too, as it was at the last refresh, when it was another kind. */
    @Test
    void a_peering_of_its_own_decides_past_its_shadow_in_the_circuit() {
        RegisteredResource shown = Readings.with(
                circuit("net-erc", 50),
                circuit("net-erc", 50).type(),
                circuit("net-erc", 50).id(),
                circuit("net-erc", 50).inputs(),
                Map.of("peerings", List.of(Map.of("name", "P", "peeringType", "AzurePrivatePeering"))));
        RegisteredResource peering = World.resource(
                "ExpressRouteCircuitPeering",
                "p",
                "peerings",
                Map.of("circuitName", "net-erc", "peeringName", "p", "peeringType", "MicrosoftPeering"));
        ProofInputs inputs = new ProofInputs(World.BASE, List.of(), List.of(declared("primary")), List.of());
        assertThat(new NetworkReader(List.of(shown), inputs, new Notes())
                        .read()
                        .circuits()
                        .get(0)
                        .peering())
                .isEqualTo(Circuit.Peering.ENABLED);
        assertThat(new NetworkReader(List.of(shown, peering), inputs, new Notes())
                        .read()
                        .circuits()
                        .get(0)
                        .peering())
                .isEqualTo(Circuit.Peering.UNKNOWN);
    }
}
