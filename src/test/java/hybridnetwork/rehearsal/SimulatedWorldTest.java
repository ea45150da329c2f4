package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.Outside;
import hybridnetwork.config.StackConfig;
import hybridnetwork.resources.ArmId;
import hybridnetwork.testing.StackText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody types to the simulation, and what it answers. */
class SimulatedWorldTest {
    private static final StackConfig DEV = StackText.dev().stack();
    private static final ArmId GROUP = ArmId.ofGroup("00000000-0000-4000-8000-000000000000", "corp-net");
    private static final ArmId CIRCUIT = GROUP.resource("Microsoft.Network/expressRouteCircuits", "corp-line");
    private static final ArmId GATEWAY = GROUP.resource("Microsoft.Network/virtualNetworkGateways", "corp-er");
    private static final ArmId CONNECTION = GROUP.resource("Microsoft.Network/connections", "corp-er-conn");

    @TempDir
    private Path folder;

    private final Scene scene = new Scene(DEV, new GeneratedKeys(DEV));
    private final SimulatedWorld world = new SimulatedWorld(scene, () -> DEV);

    /** A network whose names are nobody's guess: its parts are known by what they say. */
    @BeforeEach
    void somebodyHasBuilt() {
        Outside outside = scene.azure().outside();
        outside.add(
                "azure-native:network:ExpressRouteCircuit",
                CIRCUIT,
                Map.of(
                        "serviceProviderProperties",
                        Map.of("serviceProviderName", "Equinix", "peeringLocation", "Silicon Valley")),
                Map.of("serviceProviderProvisioningState", "NotProvisioned"));
        outside.add(
                "azure-native:network:VirtualNetworkGateway",
                GATEWAY,
                Map.of("gatewayType", "ExpressRoute", "sku", Map.of("name", "Standard", "tier", "Standard")),
                Map.of());
        outside.add(
                "azure-native:network:VirtualNetworkGatewayConnection",
                CONNECTION,
                Map.of("connectionType", "ExpressRoute", "virtualNetworkGateway1", Map.of("id", GATEWAY.toString())),
                Map.of());
        outside.add(
                "azure-native:network:LocalNetworkGateway",
                GROUP.resource("Microsoft.Network/localNetworkGateways", "headquarters"),
                Map.of("gatewayIpAddress", "40.50.60.70"),
                Map.of());
    }

    private List<String> answers(String... lines) {
        return List.of(lines).stream().map(world::obey).toList();
    }

    @Test
    void aCircuitIsProvisionedAndTakenBack() {
        assertThat(answers("provision", "deprovision circuit:primary"))
                .containsExactly(
                        "every circuit is provisioned; run pulumi up again",
                        "circuit:primary is deprovisioned; it can be deleted");
        assertThat(scene.azure().properties(CIRCUIT))
                .containsEntry("serviceProviderProvisioningState", "NotProvisioned");
    }

    @Test
    void outagesHaveTheNamesOfTheProof() {
        assertThat(answers(
                        "down circuit:primary",
                        "up circuit:primary",
                        "down circuit:primary/secondary-link",
                        "down tunnel:hq",
                        "up tunnel:hq",
                        "down er-gateway",
                        "up er-gateway",
                        "down er-gateway/instance-1"))
                .containsExactly(
                        "circuit:primary is down",
                        "circuit:primary is up again",
                        "circuit:primary/secondary-link is down",
                        "tunnel:hq is down",
                        "tunnel:hq is up again",
                        "er-gateway is down",
                        "er-gateway is up again",
                        "er-gateway/instance-1 is down");
    }

    @Test
    void theRouterOfASiteIsChanged() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "correct+horse\n");

        assertThat(answers(
                        "withdraw circuit:primary 10.10.0.0/16",
                        "advertise tunnel:hq 10.10.4.0/24",
                        "bgp tunnel:hq down",
                        "bgp tunnel:hq up",
                        "asn circuit:primary 65099",
                        "asn circuit:primary right",
                        "routes er-gateway lost",
                        "key tunnel:hq " + key))
                .containsExactly(
                        "circuit:primary no longer advertises 10.10.0.0/16",
                        "tunnel:hq advertises 10.10.4.0/24",
                        "BGP of tunnel:hq has ended",
                        "BGP of tunnel:hq is back",
                        "the router of circuit:primary says AS 65099",
                        "the router of circuit:primary says the AS number that Azure was told",
                        "er-gateway has no routes",
                        "the router of tunnel:hq has the key of " + key)
                .noneMatch(answer -> answer.contains("horse"));
    }

    /** As {@code gateway-migrated} has it: another name, another SKU, a tag; the old gateway and its connections are gone. */
    @Test
    void aGatewayIsMigrated() {
        assertThat(answers("migrate er-gateway corp-er-az ErGw1AZ"))
                .containsExactly("corp-er-az has taken over; the old gateway and its connections are deleted");

        ArmId successor = GROUP.resource("Microsoft.Network/virtualNetworkGateways", "corp-er-az");
        assertThat(scene.azure().resources())
                .contains(successor, GROUP.resource("Microsoft.Network/connections", "corp-er-conn-migrated"))
                .doesNotContain(GATEWAY, CONNECTION);
        assertThat(scene.azure().properties(successor))
                .containsEntry("sku", Map.of("name", "ErGw1AZ", "tier", "ErGw1AZ"))
                .containsEntry("tags", Map.of("CreatedBy", "GatewaySKUMigration"));
    }

    @Test
    void whatIsNotUnderstoodIsSaidWithWhatIs() {
        assertThat(answers(
                        "halt",
                        "down",
                        "down tunnel:hp",
                        "down circuit:second",
                        "down circuit:primary/third-link",
                        "down vpn-gateway",
                        "down gateway",
                        "withdraw hq 10.10.0.0/16",
                        "withdraw tunnel:hq 10.10.0.1/16",
                        "bgp tunnel:hq maybe",
                        "asn tunnel:hq many",
                        "key tunnel:hq /nowhere/key",
                        "provision primary"))
                .containsExactly(
                        "not understood: type help",
                        "not understood: down needs an outage; type help",
                        "not understood: there is no tunnel:hp, or it is not deployed yet; the stack has sites hq",
                        "not understood: there is no circuit:second, or it is not ordered yet; the stack has circuits"
                                + " primary",
                        "not understood: a circuit has a primary-link and a secondary-link",
                        "not understood: there is no vpn-gateway yet",
                        "not understood: there is no gateway; write er-gateway, vpn-gateway, circuit:NAME or tunnel:SITE",
                        "not understood: write circuit:NAME or tunnel:SITE instead of hq",
                        "not understood: 10.10.0.1/16 has host bits set; did you mean 10.10.0.0/16?",
                        "not understood: write down or up instead of maybe",
                        "not understood: \"many\" is not an AS number: a whole number from 0 to 4294967295",
                        "not understood: the file /nowhere/key cannot be read",
                        "not understood: write circuit:NAME instead of primary");
    }
}
