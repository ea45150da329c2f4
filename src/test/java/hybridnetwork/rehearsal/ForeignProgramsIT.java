package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.azurenative.network.LoadBalancer;
import com.pulumi.azurenative.network.LoadBalancerArgs;
import com.pulumi.azurenative.network.NetworkSecurityGroup;
import com.pulumi.azurenative.network.NetworkSecurityGroupArgs;
import com.pulumi.azurenative.network.Route;
import com.pulumi.azurenative.network.RouteArgs;
import com.pulumi.azurenative.network.RouteTable;
import com.pulumi.azurenative.network.RouteTableArgs;
import com.pulumi.azurenative.network.SecurityRule;
import com.pulumi.azurenative.network.SecurityRuleArgs;
import com.pulumi.azurenative.network.Subnet;
import com.pulumi.azurenative.network.SubnetArgs;
import com.pulumi.azurenative.network.VirtualNetwork;
import com.pulumi.azurenative.network.VirtualNetworkArgs;
import com.pulumi.azurenative.network.inputs.AddressSpaceArgs;
import com.pulumi.azurenative.network.inputs.BackendAddressPoolArgs;
import com.pulumi.azurenative.network.inputs.FrontendIPConfigurationArgs;
import com.pulumi.azurenative.network.inputs.LoadBalancerSkuArgs;
import com.pulumi.azurenative.resources.ResourceGroup;
import com.pulumi.azurenative.resources.ResourceGroupArgs;
import hybridnetwork.automation.EngineFolder;
import hybridnetwork.automation.NoEngine;
import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.azuresim.SimulatedAzure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small programs of other shapes than this project's, from their first deployment to their end: in YAML, with resources that the
 * simulation keeps no rules for, with parts that are resources of their own and have no names.
 */
class ForeignProgramsIT {
    @TempDir
    private Path folder;

    private final SimulatedAzure azure = new SimulatedAzure(AzureSettings.defaults());
    private final AzureNativeServer server = AzureNativeServer.start(azure);

    @AfterEach
    void close() {
        server.close();
    }

    private static Path engineWithYaml() {
        try {
            return EngineFolder.find(Path.of("."), List.of("yaml"));
        } catch (NoEngine e) {
            throw Engine.missing(e.getMessage());
        }
    }

    private ForeignProject yaml(String name) throws IOException {
        String project = Files.readString(Path.of("src/test/resources/foreign", name));
        return ForeignProject.yaml(engineWithYaml(), folder, project, server.environment());
    }

    /** Up, nothing to do, and nothing changed in Azure. */
    private String lives(ForeignProject project, int resources) throws IOException {
        String said = project.operate("up");
        assertThat(azure.resources()).hasSize(resources);
        project.operate("up", "--expect-no-changes");
        project.operate("refresh", "--expect-no-changes");
        return said;
    }

    private void ends(ForeignProject project) throws IOException {
        project.operate("destroy");
        assertThat(azure.resources()).isEmpty();
    }

    @Test
    void aWebServerInYaml() throws Exception {
        try (ForeignProject project = yaml("webserver.yaml")) {
            String said = lives(project, 7);
            assertThat(said)
                    .contains("The simulated Azure keeps no rule for azure-native:compute:VirtualMachine")
                    .doesNotContain("no rule for azure-native:network");
            assertThat(project.outputs().get("ip").getAsString()).isEqualTo("203.0.113.4");
            assertThat(project.outputs().get("subnet").getAsString()).isEqualTo("servers");
            ends(project);
        }
    }

    @Test
    void privateStorageBehindAPeeringInYaml() throws Exception {
        try (ForeignProject project = yaml("private-storage.yaml")) {
            lives(project, 18);
            assertThat(project.outputs().get("state").getAsString()).isEqualTo("Connected");
            assertThat(project.outputs().get("address").getAsString()).isEqualTo("10.20.1.4");
            assertThat(project.outputs().get("container").getAsString()).isEqualTo("files");
            ends(project);
        }
    }

    /** Tokens with an API version, as programs have them that were written for one. */
    @Test
    void aFirewallInYamlForOneVersionOfTheApi() throws Exception {
        try (ForeignProject project = yaml("firewall.yaml")) {
            String said = lives(project, 8);
            assertThat(said).doesNotContain("no rule for azure-native:network");
            assertThat(project.outputs().get("address").getAsString()).isEqualTo("10.0.0.4");
            ends(project);
        }
    }

    @Test
    void partsOfTheirOwnInJava() throws Exception {
        try (ForeignProject project =
                ForeignProject.java(Engine.folder(), folder, server.environment(), ForeignProgramsIT::parts)) {
            lives(project, 8);
            ends(project);
        }
    }

    private static void parts(Context context) {
        var group = new ResourceGroup(
                "group", ResourceGroupArgs.builder().location("West US").build());
        var network = new VirtualNetwork(
                "network",
                VirtualNetworkArgs.builder()
                        .resourceGroupName(group.name())
                        .addressSpace(AddressSpaceArgs.builder()
                                .addressPrefixes("10.0.0.0/16")
                                .build())
                        .build());
        var guard = new NetworkSecurityGroup(
                "guard",
                NetworkSecurityGroupArgs.builder()
                        .resourceGroupName(group.name())
                        .build());
        new SecurityRule(
                "https",
                SecurityRuleArgs.builder()
                        .resourceGroupName(group.name())
                        .networkSecurityGroupName(guard.name())
                        .priority(100)
                        .direction("INBOUND")
                        .access("allow")
                        .protocol("tcp")
                        .sourceAddressPrefix("*")
                        .sourcePortRange("*")
                        .destinationAddressPrefix("VirtualNetwork")
                        .destinationPortRange("443")
                        .build());
        var table = new RouteTable(
                "table",
                RouteTableArgs.builder().resourceGroupName(group.name()).build());
        new Route(
                "nowhere",
                RouteArgs.builder()
                        .resourceGroupName(group.name())
                        .routeTableName(table.name())
                        .addressPrefix("10.0.0.0/8")
                        .nextHopType("none")
                        .build());
        var subnet = new Subnet(
                "web",
                SubnetArgs.builder()
                        .resourceGroupName(group.name())
                        .virtualNetworkName(network.name())
                        .addressPrefix("10.0.1.0/24")
                        .networkSecurityGroup(com.pulumi.azurenative.network.inputs.NetworkSecurityGroupArgs.builder()
                                .id(guard.id())
                                .build())
                        .routeTable(com.pulumi.azurenative.network.inputs.RouteTableArgs.builder()
                                .id(table.id())
                                .build())
                        .build());
        new LoadBalancer(
                "balancer",
                LoadBalancerArgs.builder()
                        .resourceGroupName(group.name())
                        .sku(LoadBalancerSkuArgs.builder().name("standard").build())
                        .frontendIPConfigurations(FrontendIPConfigurationArgs.builder()
                                .name("front")
                                .subnet(com.pulumi.azurenative.network.inputs.SubnetArgs.builder()
                                        .id(subnet.id())
                                        .build())
                                .build())
                        .backendAddressPools(
                                BackendAddressPoolArgs.builder().name("pool").build())
                        .build());
        context.export("front", subnet.name());
    }
}
