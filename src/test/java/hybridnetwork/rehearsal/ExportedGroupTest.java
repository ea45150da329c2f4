package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.azuresim.SimulatedAzure;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.UnreadableExport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that other tools made, standing in the simulated Azure. */
class ExportedGroupTest {
    private static final Path FILES = Path.of("src/test/resources/adopt");

    private final SimulatedAzure azure = new SimulatedAzure(AzureSettings.defaults());

    private ArmId fill(String world, String group) {
        ArmId place = ArmId.ofGroup(AzureSettings.SUBSCRIPTION, group);
        List<ArmId> leftOut = ExportedGroup.into(azure, FILES.resolve(world + ".json"), Optional.of(place));
        assertThat(leftOut).isEmpty();
        return place;
    }

    private Map<String, Object> only(ArmId group, String type, String name) {
        return azure.properties(group.resource("Microsoft.Network/" + type, name));
    }

    /** Each is there, even what Azure would not create today, and every tunnel and circuit of it is up. */
    @ParameterizedTest
    @CsvSource({
        "blueprint-2016, hybrid-vpn-er-rg, 2",
        "blueprint-2016-as-it-was, hybrid-vpn-er-rg, 2",
        "landing-zone, alz-connectivity, 2",
        "hand-made, rg1, 2"
    })
    void everyConnectionOfIsUp(String world, String group, int atLeast) {
        ArmId place = fill(world, group);
        List<Object> states = azure.resources().stream()
                .filter(id -> id.isInside(place) && id.toString().contains("/connections/"))
                .map(id -> azure.properties(id).getOrDefault("connectionStatus", "none"))
                .toList();
        assertThat(states).hasSizeGreaterThanOrEqualTo(atLeast).containsOnly("Connected");
        assertThat(azure.properties(place)).containsEntry("name", group);
    }

    @Test
    void whatAzureAloneSaysIsKeptOrMadeUp() {
        ArmId group = fill("blueprint-2016", "hybrid-vpn-er-rg");
        assertThat(only(group, "virtualNetworks", "hybrid-vpn-er-vnet").get("subnets"))
                .asString()
                .contains("GatewaySubnet");
        assertThat(only(group, "expressRouteCircuits", "hybrid-vpn-er-erc"))
                .containsEntry("serviceProviderProvisioningState", "Provisioned")
                .containsKey("serviceKey");
        assertThat(azure.resources().stream().map(ArmId::name)).contains("AzurePrivatePeering");
    }

    @Test
    void aFileThatIsNoExportIsRefused() {
        assertThatThrownBy(() -> ExportedGroup.into(azure, FILES.resolve("none.json"), Optional.empty()))
                .isInstanceOf(UnreadableExport.class);
        assertThatThrownBy(() -> ExportedGroup.into(azure, FILES.resolve("hand-made.json"), Optional.empty()))
                .isInstanceOf(UnreadableExport.class)
                .hasMessageContaining("does not say which resource group");
    }
}
