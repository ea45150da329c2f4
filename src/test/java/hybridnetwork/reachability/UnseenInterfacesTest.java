package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.prove;
import static hybridnetwork.reachability.Readings.put;
import static hybridnetwork.reachability.Readings.with;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines, scale sets and clusters that make interfaces of their own, which are not among the resources. */
class UnseenInterfacesTest {
    private static final String SUBNETS =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/net-vnet/subnets/";

    private static final IntentSpec PASSES = Worlds.allow("hq", "internal", "Tcp", "443");
    private static final IntentSpec DENIED = Worlds.deny("hq", "internal", "Tcp", "22");
    private static final IntentSpec BALANCED = Worlds.allow("hq", "load-balancer", "Tcp", "443");

    /** The blueprint with the subnet {@code other}, and a resource that has its interfaces somewhere in a subnet. */
    private static Verdict verdict(IntentSpec asked, String type, Map<String, Object> inputs) {
        World world = Worlds.asking(Worlds.blueprint(), asked);
        world.subnets.add(new SubnetSpec("other", "10.20.2.0/24", null, null));
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        RegisteredResource thing = World.resource("Thing", "thing", "things", Map.of());
        resources.add(with(thing, "azure-native:" + type, Optional.of("/x/thing"), inputs, Map.of()));
        return Worlds.healthy(resources, world.inputs()).verdict();
    }

    /** As each type says in which subnet its interfaces are; nothing where they are in none that is told. */
    private static Map<String, Object> inputs(String type, Optional<String> subnet) {
        Map<String, Object> place = subnet.<Map<String, Object>>map(it -> Map.of("id", SUBNETS + it))
                .orElse(Map.of());
        return switch (type) {
            case "compute:VirtualMachine" ->
                Map.of("networkProfile", Map.of("networkInterfaceConfigurations", List.of(Map.of("subnet", place))));
            case "containerservice:ManagedCluster" -> Map.of("agentPoolProfiles", List.of(Map.of("vnet", place)));
            default -> Map.of("instances", List.of(Map.of("subnet", place)));
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compute:VirtualMachine",
                "compute:VirtualMachineScaleSet",
                "compute:VirtualMachineScaleSetVM",
                "containerservice:ManagedCluster"
            })
    void whatTheyDoInTheirSubnetIsNotKnownAndElsewhereNothingChanges(String type) {
        assertThat(verdict(PASSES, type, inputs(type, Optional.of("net-internal-subnet"))))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(PASSES, type, inputs(type, Optional.of("net-other-subnet"))))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(PASSES, type, inputs(type, Optional.empty())))
                .as("they may be in any subnet")
                .isEqualTo(Verdict.UNKNOWN);
    }

    /** A cluster changes rules and routes of its subnet; of a machine the subnet's group holds whatever else it has. */
    @ParameterizedTest
    @CsvSource({
        "compute:VirtualMachine, HOLDS",
        "compute:VirtualMachineScaleSet, HOLDS",
        "compute:VirtualMachineScaleSetVM, HOLDS",
        "containerservice:ManagedCluster, UNKNOWN",
    })
    void theGroupOfTheirSubnetHoldsForMachines(String type, Verdict expected) {
        assertThat(verdict(DENIED, type, inputs(type, Optional.of("net-internal-subnet"))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "compute:VirtualMachine, HOLDS",
        "compute:VirtualMachineScaleSet, UNKNOWN",
        "compute:VirtualMachineScaleSetVM, UNKNOWN",
        "containerservice:ManagedCluster, UNKNOWN",
    })
    void instancesAndClustersMayJoinABalancersPool(String type, Verdict expected) {
        assertThat(verdict(BALANCED, type, inputs(type, Optional.of("net-other-subnet"))))
                .isEqualTo(expected);
    }

    @Test
    void aMachineWithoutConfigurationsOfInterfacesMakesNone() {
        for (Map<String, Object> profile : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("networkInterfaces", List.of(Map.of("id", "/x/networkInterfaces/nic"))),
                Map.of("networkInterfaceConfigurations", List.of()))) {
            assertThat(verdict(PASSES, "compute:VirtualMachine", Map.of("networkProfile", profile)))
                    .as("%s", profile)
                    .isEqualTo(Verdict.HOLDS);
        }
    }

    private static List<Object> addresses() {
        return List.of(
                Opaque.UNKNOWN, List.of(), List.of(Map.of("name", "ip")), List.of(Map.of("subnet", Opaque.UNKNOWN)));
    }

    /** A scale set whose configuration is not whole is like one without any. */
    @ParameterizedTest
    @MethodSource("addresses")
    void aScaleSetThatDoesNotTellAllOfItsInterfacesMayHaveAny(Object addresses) {
        Map<String, Object> told = Map.of(
                "name",
                "nic",
                "ipConfigurations",
                List.of(Map.of("name", "ip", "subnet", Map.of("id", SUBNETS + "net-other-subnet"))));
        Map<String, Object> inputs = Map.of(
                "virtualMachineProfile",
                Map.of(
                        "networkProfile",
                        Map.of(
                                "networkInterfaceConfigurations",
                                List.of(told, Map.of("name", "second", "ipConfigurations", addresses)))));
        assertThat(verdict(BALANCED, "compute:VirtualMachineScaleSet", inputs)).isEqualTo(Verdict.UNKNOWN);
        Map<String, Object> whole = Map.of(
                "virtualMachineProfile",
                Map.of("networkProfile", Map.of("networkInterfaceConfigurations", List.of(told))));
        assertThat(verdict(BALANCED, "compute:VirtualMachineScaleSet", whole)).isEqualTo(Verdict.HOLDS);
    }

    /** Of one instance, the set's configuration does not tell which addresses it has. */
    @Test
    void anInstanceIsNotReadLikeItsSet() {
        Map<String, Object> told = Map.of(
                "ipConfigurations",
                List.of(Map.of("name", "ip", "subnet", Map.of("id", SUBNETS + "net-other-subnet"))));
        Map<String, Object> inputs = Map.of(
                "virtualMachineProfile",
                Map.of("networkProfile", Map.of("networkInterfaceConfigurations", List.of(told))));
        assertThat(verdict(BALANCED, "compute:VirtualMachineScaleSetVM", inputs))
                .isEqualTo(Verdict.UNKNOWN);
    }

    /** What Azure shows of a pool names the set as its id does, whatever the program calls it. */
    @Test
    void theInstancesInAPoolAreOfTheSetOfThatName() {
        String id = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Compute/virtualMachineScaleSets/web";
        Map<String, Object> told = Map.of(
                "ipConfigurations",
                List.of(Map.of("name", "ip", "subnet", Map.of("id", SUBNETS + "net-internal-subnet"))));
        RegisteredResource bare = World.resource("VirtualMachineScaleSet", "logical", "sets", Map.of());
        RegisteredResource set = with(
                bare,
                "azure-native:compute:VirtualMachineScaleSet",
                Optional.of(id),
                Map.of(
                        "virtualMachineProfile",
                        Map.of("networkProfile", Map.of("networkInterfaceConfigurations", List.of(told)))),
                Map.of());
        for (String name : List.of("WEB", "other")) {
            Map<String, Object> member =
                    Map.of("id", id.replace("/web", "/" + name) + "/virtualMachines/0/networkInterfaces/nic");
            List<RegisteredResource> resources = new ArrayList<>(changed(
                    Worlds.blueprint().resources(),
                    "LoadBalancer",
                    put(
                            "backendAddressPools",
                            List.of(Map.of("name", "pool", "backendIPConfigurations", List.of(member))))));
            resources.add(set);
            assertThat(messages(prove(resources), "not-understood").isEmpty())
                    .as(name)
                    .isEqualTo(name.equals("WEB"));
        }
    }
}
