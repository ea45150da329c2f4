package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.dependingOn;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.prove;
import static hybridnetwork.reachability.Readings.with;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever refers to a part of the network and is not modelled is named, and never green. */
class ReferralsTest {
    private static final List<RegisteredResource> BLUEPRINT = Worlds.blueprint().resources();

    private static String id(String kind) {
        return BLUEPRINT.stream()
                .filter(it -> it.type().endsWith(":" + kind))
                .findFirst()
                .flatMap(RegisteredResource::id)
                .orElseThrow();
    }

    private static String internal() {
        return id("VirtualNetwork") + "/subnets/net-internal-subnet";
    }

    private static List<RegisteredResource> and(String type, Map<String, Object> inputs) {
        List<RegisteredResource> resources = new ArrayList<>(BLUEPRINT);
        resources.add(with(
                World.resource("Thing", "thing", "things", Map.of()), type, Optional.of("/x/thing"), inputs, Map.of()));
        return resources;
    }

    private static List<String> open(List<RegisteredResource> resources) {
        return prove(resources).scenarios().get(0).intents().stream()
                .filter(IntentResult::isUnknown)
                .map(IntentResult::name)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azure-native:app:ManagedEnvironment",
                "azure-native:avs:PrivateCloud",
                "azure-native:cloudngfw:Firewall",
                "azure-native:hybridnetwork:NetworkFunction",
                "azure-native:sql:ManagedInstance",
                "azure-native_app_v20240301:app:ManagedEnvironment"
            })
    void whatIsPlacedInASubnetMayChangeWhatItsHostsSendAndTake(String type) {
        List<RegisteredResource> resources = and(
                type,
                Map.of("vnetConfiguration", Map.of("profiles", List.of(Map.of("infrastructureSubnetId", internal())))));
        assertThat(open(resources)).containsExactly("web", "sql", "no-ssh", "closed");
        assertThat(messages(prove(resources), "not-understood"))
                .containsExactly(type.replaceFirst(".*:", "")
                        + " thing: resources of this type are not modelled, and it refers to net-internal-subnet");
    }

    @Test
    void aSubnetOfAnotherNetworkIsNoneOfThese() {
        assertThat(open(and(
                        "azure-native:app:ManagedEnvironment",
                        Map.of("subnetId", "/x/virtualNetworks/other/subnets/net-internal-subnet"))))
                .isEmpty();
    }

    @Test
    void anotherSubnetOfTheNetworkLeavesTheFlowsOfThisOneAlone() {
        World world = Worlds.blueprint();
        world.subnets.add(new World.SubnetSpec("apps", "10.20.2.0/24", null, null));
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(with(
                World.resource("Thing", "thing", "things", Map.of()),
                "azure-native:app:ManagedEnvironment",
                Optional.of("/x/thing"),
                Map.of("subnetId", id("VirtualNetwork") + "/subnets/net-apps-subnet"),
                Map.of()));
        assertThat(open(resources)).as("its hosts may join a pool").containsExactly("web", "closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VirtualNetworkGateway", "VirtualNetworkGatewayConnection", "ExpressRouteCircuit"})
    void whatRefersToAGatewayMayChangeEverything(String kind) {
        assertThat(open(and("azure-native:avs:Authorization", Map.of("target", id(kind)))))
                .containsExactly("web", "sql", "no-ssh", "closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NetworkSecurityGroup", "VirtualNetwork"})
    void whatRefersToAGroupOrANetworkMayChangeWhatItsHostsSendAndTake(String kind) {
        assertThat(open(and("azure-native:automation:Thing", Map.of("target", id(kind)))))
                .contains("sql", "no-ssh", "closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azure-native:insights:DiagnosticSetting",
                "azure-native:insights:MetricAlert",
                "azure-native:insights:ActivityLogAlert",
                "azure-native:insights:ActionGroup",
                "azure-native:insights:ScheduledQueryRule",
                "azure-native:insights:Workbook",
                "azure-native:operationalinsights:Workspace",
                "azure-native:portal:Dashboard",
                "azure-native:authorization:ManagementLockByScope",
                "azure-native:storage:StorageAccount",
                "azure-native:cognitiveservices:Account",
                "azure-native:sql:VirtualNetworkRule",
                "azure-native:privatedns:VirtualNetworkLink",
                "azure:monitoring/diagnosticSetting:DiagnosticSetting"
            })
    void whatIsKnownToCarryNoPacketIsSilent(String type) {
        List<RegisteredResource> resources = and(type, Map.of("references to Azure", List.of(internal())));
        assertThat(prove(resources)).isEqualTo(prove(BLUEPRINT));
    }

    @Test
    void aResourceOfAnotherProviderIsSeenByWhatItRefersTo() {
        List<RegisteredResource> resources =
                and("pulumi-nodejs:dynamic:Resource", Map.of("references to Azure", List.of(internal())));
        assertThat(open(resources)).containsExactly("web", "sql", "no-ssh", "closed");
        assertThat(messages(prove(resources), "not-understood"))
                .containsExactly(
                        "pulumi-nodejs:dynamic:Resource thing: resources of this type are not modelled, and it refers to"
                                + " net-internal-subnet");
    }

    @Test
    void anIdThatIsNotKnownYetIsThatOfADependency() {
        List<RegisteredResource> resources =
                and("azure-native:app:ManagedEnvironment", Map.of("subnetId", Opaque.UNKNOWN));
        assertThat(open(resources)).as("none is told").isEmpty();
        int last = resources.size() - 1;
        String network = BLUEPRINT.stream()
                .filter(it -> it.type().endsWith(":VirtualNetwork"))
                .findFirst()
                .orElseThrow()
                .urn();
        resources.set(last, dependingOn(resources.get(last), List.of(network)));
        assertThat(open(resources)).containsExactly("web", "sql", "no-ssh", "closed");
    }

    @Test
    void anInstanceOfAScaleSetIsAHostThatMayJoinPools() {
        assertThat(open(and("azure-native:compute:VirtualMachineScaleSetVM", Map.of("x", internal()))))
                .contains("web");
    }

    /** What is placed in a subnet may hand on in its own name, as a gateway of applications does. */
    @Test
    void aHostInAnotherSubnetMayLetTheInternetInPastTheGroups() {
        World world = Worlds.asking(
                Worlds.blueprint(),
                Worlds.deny("internet", "internal", "Tcp", "443"),
                Worlds.deny("hq", "internal", "Tcp", "22"));
        world.frontends.clear();
        world.subnets.add(new World.SubnetSpec("apps", "10.20.2.0/24", null, null));
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(with(
                World.resource("Thing", "thing", "things", Map.of()),
                "azure-native:app:ManagedEnvironment",
                Optional.of("/x/thing"),
                Map.of("subnetId", id("VirtualNetwork") + "/subnets/net-apps-subnet"),
                Map.of()));
        assertThat(Proof.of(resources, world.inputs(), Outages.SINGLE)
                        .scenarios()
                        .get(0)
                        .intents())
                .extracting(IntentResult::verdict)
                .containsExactly(Verdict.UNKNOWN, Verdict.HOLDS);
    }

    @Test
    void whatRefersToALoadBalancerMayChangeWhatComesToIt() {
        assertThat(open(and("azure-native:automation:Thing", Map.of("target", id("LoadBalancer")))))
                .contains("web")
                .doesNotContain("sql", "no-ssh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtualNetworkGateways", "networkSecurityGroups", "loadBalancers"})
    void whatRefersToAResourceThatIsNotThereChangesNothing(String kind) {
        assertThat(open(and(
                        "azure-native:automation:Thing",
                        Map.of("target", "/x/providers/Microsoft.Network/" + kind + "/elsewhere"))))
                .isEmpty();
    }

    /** Of an id that is not known the dependency tells the kind, and so what it may change. */
    @ParameterizedTest
    @CsvSource({
        "VirtualNetwork, 'web sql no-ssh closed'",
        "Subnet, 'web sql no-ssh closed'",
        "VirtualNetworkGateway, 'web sql no-ssh closed'",
        "VirtualNetworkGatewayConnection, 'web sql no-ssh closed'",
        "LocalNetworkGateway, 'web sql no-ssh closed'",
        "ExpressRouteCircuit, 'web sql no-ssh closed'",
        "NetworkSecurityGroup, 'web sql no-ssh closed'",
        "LoadBalancer, 'web closed'",
        "PublicIPAddress, ''",
    })
    void anUnknownIdMayChangeWhatItsDependencyDecides(String kind, String expected) {
        List<RegisteredResource> resources =
                new ArrayList<>(and("azure-native:automation:Thing", Map.of("target", Opaque.UNKNOWN)));
        RegisteredResource subnet = World.resource(
                "Subnet",
                "net-apps-subnet",
                "subnets",
                Map.of("virtualNetworkName", "net-vnet", "subnetName", "apps", "addressPrefix", "10.20.2.0/24"));
        RegisteredResource dependency = resources.stream()
                .filter(it -> it.type().endsWith(":" + kind))
                .findFirst()
                .orElse(subnet);
        resources.add(subnet);
        resources.replaceAll(it -> it.name().equals("thing") ? dependingOn(it, List.of(dependency.urn())) : it);
        assertThat(String.join(" ", open(resources))).isEqualTo(expected);
    }

    @Test
    void anIdMayBeTheNameOfAProperty() {
        assertThat(open(and("azure-native:app:ManagedEnvironment", Map.of("places", Map.of(internal(), Map.of())))))
                .containsExactly("web", "sql", "no-ssh", "closed");
    }

    /** A key that is secret is none, nor is a number. */
    @Test
    void whatDependsOnTheNetworkAndHoldsNoUnknownIdDoesNotReferToIt() {
        List<RegisteredResource> resources =
                new ArrayList<>(and("azure-native:automation:Thing", Map.of("key", Opaque.SECRET, "count", 3.0)));
        resources.replaceAll(it -> it.name().equals("thing")
                ? dependingOn(
                        it, List.of(BLUEPRINT.get(1).urn(), BLUEPRINT.get(0).urn()))
                : it);
        assertThat(open(resources)).isEmpty();
    }
}
