package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.put;
import static hybridnetwork.reachability.Readings.with;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose interfaces are of one machine: what comes in by one of them may go out by another. */
class MachinesReadingTest {
    private static final String INTERFACES =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/networkInterfaces/";
    private static final IntentSpec THROUGH_EDGE = Worlds.allow("hq", "orders/web", "Tcp", "443");

    /** The verdict on what passes the appliance {@code edge}; the interfaces {@code one} and {@code two} forward nothing. */
    private static Verdict through(RegisteredResource... more) {
        Hub hub = Hub.inspected()
                .with(Hub.forwarder("one", "10.20.1.20", false))
                .with(Hub.forwarder("two", "10.20.1.21", false));
        List.of(more).forEach(hub::with);
        return Worlds.healthy(hub.world(), THROUGH_EDGE).verdict();
    }

    private static RegisteredResource machine(String type, Object... interfaces) {
        RegisteredResource bare = World.resource("VirtualMachine", "vm", "virtualMachines", Map.of());
        return with(
                bare,
                "azure-native:" + type,
                Optional.empty(),
                Map.of("networkProfile", Map.of("networkInterfaces", List.of(interfaces))),
                Map.of());
    }

    private static Map<String, Object> id(String card) {
        return Map.of("id", INTERFACES + card);
    }

    @Test
    void a_machine_of_several_is_no_matter_to_the_interfaces_of_others() {
        assertThat(through(machine("compute:VirtualMachine", id("one"), id("two"))))
                .isEqualTo(Verdict.HOLDS);
        assertThat(through(machine("compute:VirtualMachine", id("one"), id("Edge"))))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(through(machine("compute:VirtualMachine", id("edge")))).isEqualTo(Verdict.HOLDS);
        assertThat(through(machine("compute:VirtualMachine", Map.of("id", Opaque.UNKNOWN))))
                .as("whichever it is, it is the only one")
                .isEqualTo(Verdict.HOLDS);
    }

    /** What else names interfaces makes no machine of them. */
    @ParameterizedTest
    @ValueSource(strings = {"compute:Snapshot", "network:Profile", "containerinstance:ContainerGroup"})
    void only_a_machine_has_interfaces_that_it_hands_on_between(String type) {
        assertThat(through(machine(type, id("one"), id("edge")))).isEqualTo(Verdict.HOLDS);
    }

    /** As Azure shows it at the interfaces: {@code one} and {@code edge} are of the machines of these names. */
    private static Verdict shownAt(String one, String edge) {
        World world =
                Hub.inspected().with(Hub.forwarder("one", "10.20.1.20", false)).world();
        Map<String, String> machines = Map.of("one", one, "edge", edge);
        List<RegisteredResource> others = new ArrayList<>();
        for (RegisteredResource card : world.others) {
            Map<String, Object> machine = Map.of(
                    "id",
                    "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Compute/virtualMachines/"
                            + machines.get(card.name()));
            others.add(with(
                    card,
                    card.type(),
                    card.id(),
                    put("virtualMachine", machine).apply(new LinkedHashMap<>(card.inputs())),
                    Map.of()));
        }
        world.others.clear();
        world.others.addAll(others);
        return Worlds.healthy(world, THROUGH_EDGE).verdict();
    }

    @Test
    void interfaces_that_name_one_machine_are_of_one() {
        assertThat(shownAt("nva", "NVA")).isEqualTo(Verdict.UNKNOWN);
        assertThat(shownAt("other", "nva")).isEqualTo(Verdict.HOLDS);
    }
}
