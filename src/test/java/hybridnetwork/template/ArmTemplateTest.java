package hybridnetwork.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.UnreadableExport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What templates come to as resources: loops, conditions, children, deployments inside, and azure-native's names. */
final class ArmTemplateTest {
    private static final String GROUP =
            "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/resource-group/providers/";
    private static final String NETWORK =
            "{~type~: ~Microsoft.Network/virtualNetworks~, ~name~: ~hub~, ~properties~: {~addressSpace~: {~addressPrefixes~: [~10.0.0.0/16~]}}}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private ArmTemplate resources(String sections, String resources) {
        return Templates.template(folder, "{" + sections + "~resources~: [" + resources + "]}");
    }

    private static Bag inputs(ArmTemplate template, String kind) {
        return new Bag(Templates.only(template, kind).inputs());
    }

    /** As {@code az group export} writes a child: flat, with the whole name. */
    @Test
    void namesAreThoseOfAzureNative() {
        ArmTemplate read = resources("", NETWORK + """
                , {~type~: ~microsoft.network/VirtualNetworks/Subnets~, ~name~: ~[concat('hub', '/web')]~, ~apiVersion~: ~2023-09-01~,
                   ~dependsOn~: [~[resourceId('Microsoft.Network/virtualNetworks', 'hub')]~],
                   ~properties~: {~addressprefix~: ~10.0.1.0/24~, ~routeTable~: {~id~: ~[resourceId('Microsoft.Network/routeTables', 'r')]~}}},
                  {~type~: ~Microsoft.Network/networkInterfaces~, ~name~: ~card~, ~location~: ~[resourceGroup().location]~, ~tags~: {~properties~: ~kept~},
                   ~properties~: {~enableIpForwarding~: true, ~ipConfigurations~: [
                     {~name~: ~ip~, ~properties~: {~privateIpAddress~: ~10.0.1.4~, ~subnet~: {~id~: ~[resourceId('Microsoft.Network/virtualNetworks/subnets', 'hub', 'web')]~}}}]}}
                """);
        RegisteredResource subnet = Templates.only(read, "Subnet");
        assertThat(subnet.type()).isEqualTo("azure-native:network:Subnet");
        assertThat(subnet.id()).contains(GROUP + "microsoft.network/VirtualNetworks/hub/Subnets/web");
        assertThat(subnet.dependencies())
                .containsExactly(Templates.only(read, "VirtualNetwork").urn());
        assertThat(subnet.inputs())
                .isEqualTo(Map.of(
                        "addressPrefix",
                        "10.0.1.0/24",
                        "routeTable",
                        Map.of("id", GROUP + "Microsoft.Network/routeTables/r"),
                        "resourceGroupName",
                        "resource-group",
                        "virtualNetworkName",
                        "hub",
                        "subnetName",
                        "web"));
        Bag card = inputs(read, "NetworkInterface");
        assertThat(card.flag("enableIPForwarding")).isTrue();
        assertThat(card.text("tags", "properties")).contains("kept");
        assertThat(card.bags("ipConfigurations").get(0).text("privateIPAddress"))
                .contains("10.0.1.4");
        assertThat(card.bags("ipConfigurations").get(0).text("subnet", "id"))
                .contains(GROUP + "Microsoft.Network/virtualNetworks/hub/subnets/web");
        assertThat(read.unknown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Microsoft.Network/connections, network:VirtualNetworkGatewayConnection",
        "Microsoft.Network/expressRouteCircuits/peerings, network:ExpressRouteCircuitPeering",
        "Microsoft.Network/virtualNetworks/virtualNetworkPeerings, network:VirtualNetworkPeering",
        "Microsoft.Network/networkSecurityGroups/securityRules, network:SecurityRule",
        "Microsoft.Network/routeTables/routes, network:Route",
        "Microsoft.Network/virtualNetworkGateways/natRules, network:VirtualNetworkGatewayNatRule",
        "Microsoft.Network/loadBalancers/inboundNatRules, network:InboundNatRule",
        "Microsoft.Network/virtualHubs/bgpConnections, network:VirtualHubBgpConnection",
        "Microsoft.Network/virtualHubs/ipConfigurations, network:VirtualHubIpConfiguration",
        "Microsoft.Network/firewallPolicies, network:FirewallPolicy",
        "Microsoft.Network/firewallPolicies/ruleCollectionGroups, network:FirewallPolicyRuleCollectionGroup",
        "Microsoft.Network/ipGroups, network:IpGroup",
        "Microsoft.Network/publicIPPrefixes, network:PublicIPPrefix",
        "Microsoft.Network/privateDnsZones, network:PrivateZone",
        "Microsoft.Network/privateDnsZones/virtualNetworkLinks, network:VirtualNetworkLink",
        "Microsoft.Network/privateDnsZones/A, network:PrivateRecordSet",
        "Microsoft.Network/privateEndpoints/privateDnsZoneGroups, network:PrivateDnsZoneGroup",
        "Microsoft.Network/networkWatchers/flowLogs, network:FlowLog",
        "Microsoft.Compute/virtualMachines, compute:VirtualMachine",
        "Microsoft.Compute/virtualMachines/extensions, compute:VirtualMachineExtension",
        "Microsoft.ContainerService/managedClusters, containerservice:ManagedCluster",
        "Microsoft.OperationalInsights/workspaces, operationalinsights:Workspace",
        "Microsoft.Insights/actionGroups, insights:ActionGroup",
        "microsoft.insights/metricAlerts, insights:MetricAlert",
        "Microsoft.Insights/activityLogAlerts, insights:ActivityLogAlert",
        "Microsoft.Insights/scheduledQueryRules, insights:ScheduledQueryRule",
        "Microsoft.Insights/workbooks, insights:Workbook",
        "Microsoft.Network/virtualNetworkGateways/providers/diagnosticSettings, insights:DiagnosticSetting",
        "Microsoft.Network/virtualNetworks/providers/locks, authorization:ManagementLockByScope",
        "Microsoft.Network/virtualNetworks/providers/roleAssignments, authorization:RoleAssignment",
        "Contoso.Maker/things/parts, contosomaker:ThingPart"
    })
    void typesAreThoseOfAzureNative(String type, String token) {
        String name = type.replaceAll("[^/]", "").replace("/", "/n").substring(1);
        ArmTemplate read = resources("", NETWORK + ", {~type~: ~" + type + "~, ~name~: ~" + name + "~}");
        assertThat(read.resources().get(1).type()).isEqualTo("azure-native:" + token);
    }

    @Test
    void loopsAreUnrolled() {
        ArmTemplate read = resources("~variables~: {~names~: [~a~, ~b~]},", """
                {~type~: ~Microsoft.Network/virtualNetworks~, ~name~: ~[concat('v', copyIndex(1))]~, ~copy~: {~name~: ~nets~, ~count~: ~[length(variables('names'))]~},
                 ~properties~: {~copy~: [{~name~: ~subnets~, ~count~: 2, ~input~: {
                   ~name~: ~[variables('names')[copyIndex('subnets')]]~, ~properties~: {~addressPrefix~: ~[format('10.{0}.{1}.0/24', copyIndex(), copyIndex('subnets'))]~}}}]}},
                {~type~: ~Microsoft.Network/routeTables~, ~name~: ~r~, ~dependsOn~: [~nets~]}
                """);
        assertThat(read.resources().stream().map(RegisteredResource::name)).containsExactly("v1", "v2", "r");
        Bag second = new Bag(read.resources().get(1).inputs());
        assertThat(second.bags("subnets").stream()
                        .map(subnet -> subnet.text("name") + " " + subnet.text("addressPrefix")))
                .containsExactly("Optional[a] Optional[10.1.0.0/24]", "Optional[b] Optional[10.1.1.0/24]");
        assertThat(read.resources().get(2).dependencies()).hasSize(2);
    }

    @Test
    void whatAConditionLeavesOutIsNotThere() {
        ArmTemplate read = resources(
                "~parameters~: {~vpn~: {~type~: ~bool~, ~defaultValue~: false}, ~open~: {~type~: ~bool~}},",
                NETWORK + """
                , {~type~: ~Microsoft.Network/routeTables~, ~name~: ~no~, ~condition~: ~[parameters('vpn')]~, ~resources~: [{~type~: ~routes~, ~name~: ~x~}]},
                  {~type~: ~Microsoft.Network/routeTables~, ~name~: ~yes~, ~condition~: ~[not(parameters('vpn'))]~},
                  {~type~: ~Microsoft.Network/natGateways~, ~name~: ~perhaps~, ~condition~: ~[parameters('open')]~},
                  {~type~: ~[parameters('open')]~, ~name~: ~odd~},
                  {~type~: ~Microsoft.Network/natGateways~, ~name~: ~some~, ~copy~: {~name~: ~c~, ~count~: ~[parameters('open')]~}}
                """);
        assertThat(read.resources().stream().map(it -> it.kind() + " " + it.name()))
                .containsExactly(
                        "VirtualNetwork hub",
                        "RouteTable yes",
                        "Deployment perhaps of type Microsoft.Network/natGateways (its condition is not known)",
                        "Deployment odd of type [parameters('open')] (its type is not known)",
                        "Deployment some of type Microsoft.Network/natGateways (how many there are is not known)");
    }

    /** A group of which no rule is known is not one without rules. */
    @Test
    void whatIsThereWithoutKnownPropertiesLeavesEverythingOpen() {
        ArmTemplate read = resources("~parameters~: {~open~: {~type~: ~object~}},", """
                {~type~: ~Microsoft.Network/networkSecurityGroups~, ~name~: ~g~, ~properties~: ~[parameters('open')]~},
                {~type~: ~Microsoft.Network/virtualNetworks~, ~name~: ~v~, ~properties~: {~subnets~: [{~name~: ~a~, ~properties~: ~[parameters('open')]~}]}}
                """);
        assertThat(read.resources().stream().map(it -> it.kind() + " " + it.name()))
                .containsExactly(
                        "NetworkSecurityGroup g",
                        "VirtualNetwork v",
                        "Deployment g of type Microsoft.Network/networkSecurityGroups (its properties are not known)");
        assertThat(inputs(read, "VirtualNetwork").at("subnets")).contains(List.of(Opaque.UNKNOWN));
    }

    /** What a property without a known name would change, anything may. */
    @Test
    void anObjectMayHaveAPropertyOfAnyName() {
        ArmTemplate read = resources(
                "~parameters~: {~open~: {~type~: ~string~}, ~name~: {~type~: ~string~, ~defaultValue~: ~b~}},", """
                {~type~: ~Microsoft.Network/virtualNetworks~, ~name~: ~v~, ~properties~: {
                  ~one~: {~a~: 1, ~[parameters('name')]~: 2}, ~two~: {~a~: 1, ~[parameters('open')]~: 2}}}
                """);
        assertThat(inputs(read, "VirtualNetwork").at("one")).contains(Map.of("a", 1.0, "b", 2.0));
        assertThat(inputs(read, "VirtualNetwork").at("two")).contains(Opaque.UNKNOWN);
        assertThat(read.unknown())
                .singleElement()
                .satisfies(unknown -> assertThat(unknown.place()).isEqualTo("VirtualNetwork v: two"));
    }

    /** Version 2 of the language, as {@code az bicep build} writes it. */
    @Test
    void symbolicNamesAreFollowed() {
        ArmTemplate read = Templates.template(folder, """
                {~languageVersion~: ~2.0~, ~resources~: {
                  ~old~: {~existing~: true, ~type~: ~Microsoft.Network/publicIPAddresses~, ~name~: ~old~},
                  ~hub~: {~type~: ~Microsoft.Network/virtualNetworks~, ~name~: ~hub~, ~properties~: {~subnets~: [{~name~: ~a~, ~properties~: {}}]}},
                  ~web~: {~type~: ~Microsoft.Network/virtualNetworks/subnets~, ~name~: ~[format('{0}/{1}', 'hub', 'web')]~, ~dependsOn~: [~hub~]},
                  ~card~: {~type~: ~Microsoft.Network/networkInterfaces~, ~name~: ~card~, ~properties~: {~ipConfigurations~: [
                     {~name~: ~ip~, ~properties~: {~subnet~: {~id~: ~[reference('hub').subnets[0].id]~},
                      ~privateIPAddress~: ~[reference('card2').ipConfigurations[0].properties.privateIPAddress]~, ~publicIPAddress~: {~id~: ~[reference('old').id]~}}}]}},
                  ~card2~: {~type~: ~Microsoft.Network/networkInterfaces~, ~name~: ~[concat(resourceInfo('card').name, '2')]~}
                }}
                """);
        assertThat(read.resources().stream().map(RegisteredResource::name))
                .containsExactly("hub", "hub/web", "card", "card2");
        assertThat(read.resources().get(1).dependencies()).hasSize(1);
        Bag ip = new Bag(read.resources().get(2).inputs())
                .bags("ipConfigurations")
                .get(0);
        assertThat(ip.text("subnet", "id")).contains(GROUP + "Microsoft.Network/virtualNetworks/hub/subnets/a");
        assertThat(ip.at("privateIPAddress")).contains(Opaque.UNKNOWN);
        assertThat(ip.at("publicIPAddress", "id")).contains(Opaque.UNKNOWN);
        assertThat(read.unknown().stream().map(it -> it.place() + " | " + it.reason()))
                .containsExactly(
                        "NetworkInterface card: ipConfigurations[0].properties.privateIPAddress | nothing tells"
                                + " 'ipConfigurations'",
                        "NetworkInterface card: ipConfigurations[0].properties.publicIPAddress.id | 'old' exists already;"
                                + " the template does not say what it is like");
    }

    /** A module of Bicep, and a deployment of old whose expressions are those of the template around it. */
    @Test
    void deploymentsInsideAreSeen() {
        ArmTemplate read = resources("~variables~: {~space~: ~10.9.0.0/16~},", """
                {~type~: ~Microsoft.Resources/deployments~, ~name~: ~module~, ~resourceGroup~: ~other~, ~properties~: {
                  ~expressionEvaluationOptions~: {~scope~: ~inner~}, ~parameters~: {~name~: {~value~: ~[concat('sp', 'oke')]~}, ~psk~: {~reference~: {}}},
                  ~template~: {~parameters~: {~name~: {~type~: ~string~}, ~psk~: {~type~: ~string~}, ~space~: {~type~: ~string~, ~defaultValue~: ~10.1.0.0/16~}},
                    ~resources~: [{~type~: ~Microsoft.Network/virtualNetworks~, ~name~: ~[parameters('name')]~, ~tags~: {~t~: ~[parameters('psk')]~},
                      ~properties~: {~addressSpace~: {~addressPrefixes~: [~[parameters('space')]~]}}}],
                    ~outputs~: {~id~: {~type~: ~string~, ~value~: ~[resourceId('Microsoft.Network/virtualNetworks', parameters('name'))]~},
                                ~key~: {~type~: ~secureString~, ~value~: ~x~}}}}},
                {~type~: ~Microsoft.Resources/deployments~, ~name~: ~old~, ~properties~: {~template~: {~resources~: [
                   {~type~: ~Microsoft.Network/virtualNetworks/virtualNetworkPeerings~, ~name~: ~hub/to-spoke~, ~properties~: {
                     ~remoteVirtualNetwork~: {~id~: ~[reference(resourceId('other', 'Microsoft.Resources/deployments', 'module')).outputs.id.value]~},
                     ~remoteAddressSpace~: {~addressPrefixes~: [~[variables('space')]~]}}}]}}},
                {~type~: ~Microsoft.Network/connections~, ~name~: ~c~, ~properties~: {~sharedKey~: ~[reference(resourceId('other', 'Microsoft.Resources/deployments', 'module')).outputs.key.value]~}},
                {~type~: ~Microsoft.Resources/deployments~, ~name~: ~linked~, ~properties~: {~templateLink~: {~uri~: ~https://x~}}}
                """);
        RegisteredResource spoke = Templates.only(read, "VirtualNetwork");
        String id = GROUP.replace("resource-group", "other") + "Microsoft.Network/virtualNetworks/spoke";
        assertThat(spoke.id()).contains(id);
        assertThat(new Bag(spoke.inputs()).textsAt("addressSpace", "addressPrefixes"))
                .containsExactly("10.1.0.0/16");
        assertThat(new Bag(spoke.inputs()).at("tags", "t")).contains(Opaque.UNKNOWN);
        Bag peering = inputs(read, "VirtualNetworkPeering");
        assertThat(peering.text("remoteVirtualNetwork", "id")).contains(id);
        assertThat(peering.textsAt("remoteAddressSpace", "addressPrefixes")).containsExactly("10.9.0.0/16");
        assertThat(inputs(read, "VirtualNetworkGatewayConnection").at("sharedKey"))
                .contains(Opaque.SECRET);
        assertThat(Templates.only(read, "Deployment").name())
                .isEqualTo("linked of type Microsoft.Resources/deployments (its template is in another file)");
        assertThat(read.unknown()).singleElement().satisfies(unknown -> {
            assertThat(unknown.place()).isEqualTo("VirtualNetwork spoke: tags.t");
            assertThat(unknown.expression()).isEqualTo("[parameters('psk')]");
            assertThat(unknown.reason()).isEqualTo("the parameter 'psk' is in a key vault");
        });
    }

    @Test
    void parametersAreThoseOfTheFile() {
        String template =
                "{~parameters~: {~space~: {~type~: ~string~}, ~psk~: {~type~: ~securestring~}, ~vault~: {~type~: ~string~}},"
                        + "~resources~: [{~type~: ~Microsoft.Network/virtualNetworks~, ~name~: ~v~, ~properties~: {"
                        + "~a~: ~[parameters('space')]~, ~b~: ~[parameters('psk')]~, ~c~: ~[parameters('vault')]~}}]}";
        ArmTemplate read = Templates.template(
                folder,
                template,
                Optional.of("{~parameters~: {~Space~: {~value~: ~10.7.0.0/16~}, ~psk~: {~value~: ~hidden~},"
                        + " ~vault~: {~reference~: {~secretName~: ~x~}}}} // with a comment"));
        Bag network = inputs(read, "VirtualNetwork");
        assertThat(List.of(
                        network.at("a").orElseThrow(),
                        network.at("b").orElseThrow(),
                        network.at("c").orElseThrow()))
                .containsExactly("10.7.0.0/16", Opaque.SECRET, Opaque.UNKNOWN);
        assertThatThrownBy(() ->
                        Templates.template(folder, template, Optional.of("{~parameters~: {~sapce~: {~value~: 1}}}")))
                .isInstanceOf(UnreadableExport.class)
                .hasMessageContaining("has a value for 'sapce', which is no parameter of the template")
                .hasMessageContaining("fix: take it out; the template's parameters are: psk, space, vault");
        assertThatThrownBy(() ->
                        Templates.template(folder, template, Optional.of("{~parameters~: {~space~: ~10.7.0.0/16~}}")))
                .hasMessageContaining("has no `value` and no `reference` for the parameter 'space'");
        assertThatThrownBy(() -> Templates.template(folder, template, Optional.of(template)))
                .hasMessageContaining("is a template, not a file of parameters");
    }

    @Test
    void commentsAndCommasTooManyAreOverlooked() {
        ArmTemplate read = resources("", """
                // the network, /* not a block
                {~type~: ~Microsoft.Network/virtualNetworks~, /* called // so */ ~name~: ~a/*b*/,}~,
                 ~properties~: {~list~: [1, 2, // two
                   ], ~url~: ~https://x~, },
                }, /***/
                """);
        RegisteredResource network = Templates.only(read, "VirtualNetwork");
        assertThat(network.name()).isEqualTo("a/*b*/,}");
        assertThat(network.inputs()).containsEntry("list", List.of(1.0, 2.0)).containsEntry("url", "https://x");
    }

    @Test
    void resourcesThatReferToEachOtherAreNotKnown() {
        ArmTemplate read = resources("", """
                {~type~: ~Microsoft.Network/virtualNetworks~, ~name~: ~a~, ~properties~: {~x~: ~[reference('b').x]~}},
                {~type~: ~Microsoft.Network/virtualNetworks~, ~name~: ~b~, ~properties~: {~x~: ~[reference('a').x]~}}
                """);
        assertThat(read.resources()).allMatch(resource -> resource.inputs().get("x") == Opaque.UNKNOWN);
        assertThat(read.unknown()).allMatch(unknown -> unknown.reason().endsWith("refers to itself"));
    }

    @Test
    void aTemplateOfNoNetworkIsRefused() {
        assertThatThrownBy(() -> resources("", "{~type~: ~Microsoft.Storage/storageAccounts~, ~name~: ~s~}"))
                .isInstanceOf(UnreadableExport.class)
                .hasMessageContaining("is a template that deploys nothing of Microsoft.Network\n    fix: ");
    }

    /** Whatever stands where something else should is no exception. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {~type~: 7, ~name~: 7}
            {~type~: ~Microsoft.Network/virtualNetworks/subnets~, ~name~: ~no-parent~, ~properties~: []}
            {~type~: ~~, ~name~: ~[~, ~properties~: ~[resourceGroup()]~}
            {~type~: ~Microsoft.Network/routeTables~, ~copy~: {~name~: 1, ~count~: -1}}
            {~type~: ~Microsoft.Network/routeTables~, ~copy~: {~count~: ~[json('[]')]~}}
            {~type~: ~Microsoft.Resources/deployments~, ~properties~: {~template~: {~resources~: 7}}}
            {~type~: ~Microsoft.Network/routeTables~, ~name~: ~a~, ~properties~: {~copy~: [7, {}]}, ~resources~: [[], {}]}
            {}
            """)
    void nothingIsAnException(String resource) {
        assertThat(resources("", NETWORK + ", " + resource).resources()).isNotEmpty();
    }
}
