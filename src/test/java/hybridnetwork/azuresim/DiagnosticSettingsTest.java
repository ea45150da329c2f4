package hybridnetwork.azuresim;

import static hybridnetwork.azuresim.Refusals.assertRefused;
import static hybridnetwork.azuresim.Refusals.assertRefusedBecause;
import static hybridnetwork.azuresim.SampleMonitoring.logs;
import static hybridnetwork.azuresim.SampleMonitoring.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where logs go, and the workspace that they go to. */
class DiagnosticSettingsTest {
    private final SampleMonitoring sample = SampleMonitoring.ofConnected();
    private final SampleNetwork network = sample.network;

    @Test
    void aSettingIsBelowWhatItWatches() {
        Bag shown = sample.putSetting(network.vpnGateway, "to-log", "TunnelDiagnosticLog", "IKEDiagnosticLog");
        assertThat(shown.text("type")).contains("Microsoft.Insights/diagnosticSettings");
        ArmId circuit = setting(network.circuit, "to-log");
        sample.putSetting(network.circuit, "to-log", "PeeringRouteLog");
        assertThat(network.azure.get(circuit)).isPresent();
        assertRefused(
                "ResourceNotFound",
                () -> sample.putSetting(network.network("virtualNetworkGateways", "none"), "to-log", "X"));
    }

    @Test
    void itSendsSomewhere() {
        assertRefusedBecause(
                "nowhere to send to",
                () -> network.put(
                        ResourceKind.DIAGNOSTIC_SETTING,
                        setting(network.circuit, "to-log"),
                        Map.of("logs", logs("PeeringRouteLog"))));
        ArmId elsewhere = network.group.resource("Microsoft.Storage/storageAccounts", "logs");
        network.azure
                .outside()
                .add("azure-native:storage:StorageAccount", elsewhere, Map.of("location", "westeurope"), Map.of());
        assertRefusedBecause(
                "must be in the same region",
                () -> network.put(
                        ResourceKind.DIAGNOSTIC_SETTING,
                        setting(network.circuit, "to-log"),
                        Map.of("storageAccountId", elsewhere.toString(), "logs", logs("PeeringRouteLog"))));
    }

    @Test
    void onlyWhatTheTypeHas() {
        assertRefusedBecause(
                "Category 'TunnelDiagnosticLog' is not supported.",
                () -> sample.putSetting(network.circuit, "to-log", "TunnelDiagnosticLog"));
        assertRefusedBecause(
                "supported categories are: 'AllMetrics'",
                () -> network.put(
                        ResourceKind.DIAGNOSTIC_SETTING,
                        setting(network.circuit, "to-log"),
                        Map.of("workspaceId", sample.workspace.toString(), "metrics", logs("ArpAvailability"))));
        sample.putSetting(network.network, "to-log", "AnythingOfATypeThatIsNotConfirmed");
    }

    @Test
    void aSecurityGroupHasNoMetrics() {
        ArmId group = network.network("networkSecurityGroups", "nsg");
        network.put(ResourceKind.SECURITY_GROUP, group, Map.of("location", "centralus"));
        sample.putSetting(group, "to-log", "NetworkSecurityGroupEvent", "NetworkSecurityGroupRuleCounter");
        assertRefusedBecause(
                "Metric category 'AllMetrics' is not supported.",
                () -> network.put(
                        ResourceKind.DIAGNOSTIC_SETTING,
                        setting(group, "to-log"),
                        Map.of("workspaceId", sample.workspace.toString(), "metrics", logs("AllMetrics"))));
    }

    @Test
    void nothingGoesTwiceToOnePlace() {
        sample.putSetting(network.vpnGateway, "first", "TunnelDiagnosticLog");
        sample.putSetting(network.vpnGateway, "second", "IKEDiagnosticLog");
        sample.putSetting(network.vpnGateway, "first", "TunnelDiagnosticLog");
        assertRefusedBecause(
                "is already used in diagnostic setting 'first' for category 'TunnelDiagnosticLog'",
                () -> sample.putSetting(network.vpnGateway, "third", "TunnelDiagnosticLog"));
    }

    @Test
    void aResourceHasFiveAtMost() {
        for (String category : List.of("A", "B", "C", "D", "E")) {
            sample.putSetting(network.network, "setting-" + category, category);
        }
        assertRefusedBecause("of 5 at most", () -> sample.putSetting(network.network, "setting-F", "F"));
        sample.putSetting(network.network, "setting-A", "G");
    }

    /** The documentation warns of it: settings are not deleted with their resource, and are there again with a new one. */
    @Test
    void itOutlivesItsResource() {
        ProviderCore core = new ProviderCore(
                network.azure,
                AzureSettings.SUBSCRIPTION,
                network.azure.login().account().tenant(),
                "centralus");
        sample.putSetting(network.vpnGateway, "to-log", "TunnelDiagnosticLog");
        network.delete(network.vpnConnection);
        network.delete(network.vpnGateway);
        ArmId setting = setting(network.vpnGateway, "to-log");
        assertThat(network.azure.get(setting)).as("orphaned").isPresent();

        network.putVpnGateway("VpnGw1AZ");
        Bag inputs = new Bag(Map.of(
                "resourceUri",
                network.vpnGateway.toString(),
                "name",
                "to-log",
                "workspaceId",
                sample.workspace.toString()));
        assertThatThrownBy(() -> core.create(ResourceKind.DIAGNOSTIC_SETTING, inputs, SampleNetwork.PATIENCE))
                .hasMessageContaining("cannot create already existing resource");
        network.delete(setting);
        core.create(ResourceKind.DIAGNOSTIC_SETTING, inputs, SampleNetwork.PATIENCE);
    }

    @Test
    void aDeletedWorkspaceComesBack() {
        String customer = sample.putWorkspace(Map.of()).text("customerId").orElseThrow();
        network.delete(sample.workspace);
        assertThat(network.azure.get(sample.workspace)).isEmpty();
        assertRefusedBecause("is already in use", () -> sample.putWorkspace(Map.of("location", "westeurope")));
        assertThat(sample.putWorkspace(Map.of()).text("customerId"))
                .as("the same workspace, with its data")
                .contains(customer);
    }

    @Test
    void itComesBackAfterItsGroup() {
        String customer = sample.putWorkspace(Map.of()).text("customerId").orElseThrow();
        network.azure.outside().deprovision(network.circuit);
        network.delete(network.group);
        assertRefused("ResourceGroupNotFound", () -> sample.putWorkspace(Map.of()));
        network.put(ResourceKind.GROUP, network.group, Map.of("location", "centralus"));
        assertThat(sample.putWorkspace(Map.of()).text("customerId")).contains(customer);
    }

    @Test
    void aWorkspaceHasANameAndARetention() {
        assertRefused(
                "InvalidResourceName",
                () -> network.put(
                        ResourceKind.WORKSPACE,
                        network.group.resource("Microsoft.OperationalInsights/workspaces", "log"),
                        Map.of("location", "centralus")));
        sample.putWorkspace(Map.of("retentionInDays", 730.0));
        assertRefusedBecause("between 30 and 730", () -> sample.putWorkspace(Map.of("retentionInDays", 29.0)));
        assertRefusedBecause("between 30 and 730", () -> sample.putWorkspace(Map.of("retentionInDays", 731.0)));
    }
}
