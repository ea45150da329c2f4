package hybridnetwork.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in {@code exports} were written by the engine, from the dev stack on the simulated Azure. */
class StackExportTest {
    private static final Path EXPORTS = Path.of("src", "test", "resources", "exports");
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

    @TempDir
    Path folder;

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("stack.json"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** An export of one network with these properties beside its name. */
    private Path export(String inputs, String... more) {
        return file("{\"version\":3,\"deployment\":{\"resources\":[" + network("vnet", inputs) + String.join("", more)
                + "]}}");
    }

    private static String network(String name, String inputs) {
        return "{\"urn\":\"urn:pulumi:dev::p::azure-native:network:VirtualNetwork::" + name
                + "\",\"type\":\"azure-native:network:VirtualNetwork\",\"inputs\":{" + inputs + "}}";
    }

    private static RegisteredResource named(List<RegisteredResource> resources, String name) {
        return resources.stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsAnExport() {
        List<RegisteredResource> resources =
                StackExport.of(EXPORTS.resolve("dev.json")).resources();
        assertThat(resources)
                .hasSize(14)
                .allSatisfy(resource -> assertThat(resource.type()).startsWith("azure-native:"))
                .allSatisfy(resource -> assertThat(resource.id()).isPresent());
        RegisteredResource connection = named(resources, "vpn-connection-hq-connection");
        assertThat(connection.inputs())
                .containsEntry("sharedKey", Opaque.SECRET)
                .containsEntry("enableBgp", true);
        assertThat(connection.outputs()).containsEntry("connectionStatus", "Connected");
        assertThat(connection.inputs()).doesNotContainKey("connectionStatus");
        assertThat(connection.parent())
                .hasValueSatisfying(parent -> assertThat(parent).endsWith("::vpn-connection-hq"));
        assertThat(connection.dependencies()).isNotEmpty();
        assertThat(connection.customTimeouts()).containsEntry("create", "120m");
    }

    @Test
    void readsAPreviewOfAnEmptyStack() {
        List<RegisteredResource> resources =
                StackExport.of(EXPORTS.resolve("preview-empty.json")).resources();
        assertThat(resources)
                .hasSize(12)
                .allSatisfy(resource -> assertThat(resource.id()).isEmpty());
        assertThat(named(resources, "vpn-connection-hq-connection").inputs()).containsEntry("sharedKey", Opaque.SECRET);
        assertThat(resources.toString()).contains("[unknown]").doesNotContain("04da6b54");
    }

    @Test
    void takesFromThePreviewsOldStateWhatDoesNotChange() {
        List<RegisteredResource> resources =
                StackExport.of(EXPORTS.resolve("preview-connect.json")).resources();
        assertThat(resources).hasSize(14);
        RegisteredResource unchanged = named(resources, "network-vnet");
        assertThat(unchanged.id()).isPresent();
        assertThat(unchanged.outputs()).containsKey("subnets");
        assertThat(named(resources, "er-connection-primary-connection").id()).isEmpty();
    }

    @Test
    void whatAPreviewTakesAwayIsNotThere() {
        Path preview = file("{\"steps\":["
                + "{\"op\":\"create\",\"newState\":" + network("stays", "") + "},"
                + "{\"op\":\"delete\",\"oldState\":" + network("goes", "") + "},"
                + "{\"op\":\"discard\",\"newState\":" + network("discarded", "") + "},"
                + "{\"op\":\"delete-replaced\",\"oldState\":" + network("replaced", "\"a\":1") + "},"
                + "{\"op\":\"create-replacement\",\"newState\":" + network("replaced", "\"a\":2") + "},"
                + "{\"op\":\"replace\",\"newState\":" + network("replaced", "\"a\":2") + "}]}");
        List<RegisteredResource> resources = StackExport.of(preview).resources();
        assertThat(resources).extracting(RegisteredResource::name).containsExactly("stays", "replaced");
        assertThat(named(resources, "replaced").inputs()).isEqualTo(Map.of("a", 2.0));
    }

    @Test
    void whatWaitsForItsDeletionIsNotThere() {
        String gone = network("old", "").replaceFirst("\\{", "{\"delete\":true,");
        String pending = network("pending", "").replaceFirst("\\{", "{\"pendingReplacement\":true,");
        assertThat(StackExport.of(export("", "," + gone, "," + pending)).resources())
                .extracting(RegisteredResource::name)
                .containsExactly("vnet");
    }

    private static final String GROUP =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/" + "networkSecurityGroups/nsg";

    /** A group without rules of its own, as Azure last showed it: with the rules that are resources. */
    private static String group() {
        return state("NetworkSecurityGroup", "nsg", GROUP)
                .replaceFirst("\\}$", ",\"outputs\":{\"securityRules\":[{\"name\":\"open\"},{\"name\":\"Closed\"}]}}");
    }

    private static String rule(String name) {
        return state("SecurityRule", name, GROUP.toUpperCase(java.util.Locale.ROOT) + "/securityRules/" + name);
    }

    private static String state(String type, String name, String id) {
        return "{\"urn\":\"urn:pulumi:dev::p::azure-native:network:" + type + "::" + name
                + "\",\"type\":\"azure-native:network:" + type + "\",\"id\":\"" + id + "\",\"inputs\":{}}";
    }

    /** A firewall policy shows its rule collection groups by their ids alone. */
    @Test
    void whatAParentShowsByItsIdAloneGoesWithTheChild() {
        String policy = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/firewallPolicies/p";
        String parent = state("FirewallPolicy", "p", policy)
                .replaceFirst(
                        "\\}$",
                        ",\"outputs\":{\"ruleCollectionGroups\":[{\"id\":\"" + policy
                                + "/ruleCollectionGroups/STAYS\"},{\"id\":\"" + policy
                                + "/ruleCollectionGroups/GOES\"}]}}");
        String child = state("FirewallPolicyRuleCollectionGroup", "goes", policy + "/ruleCollectionGroups/goes");
        Path preview = file("{\"steps\":[{\"op\":\"same\",\"oldState\":" + parent + ",\"newState\":" + parent
                + "},{\"op\":\"delete\",\"oldState\":" + child + "}]}");
        assertThat(StackExport.of(preview).resources().get(0).outputs())
                .containsEntry("ruleCollectionGroups", List.of(Map.of("id", policy + "/ruleCollectionGroups/STAYS")));
    }

    private static Object shownRules(Path file) {
        return named(StackExport.of(file).resources(), "nsg").outputs().getOrDefault("securityRules", "");
    }

    @Test
    void whatIsDeletedIsNotInItsParentEither() {
        Object open = List.of(Map.of("name", "open"));
        Object both = List.of(Map.of("name", "open"), Map.of("name", "Closed"));
        for (String operation : List.of("delete", "delete-replaced")) {
            Path preview = file("{\"steps\":["
                    + "{\"op\":\"same\",\"oldState\":" + group() + ",\"newState\":" + group() + "},"
                    + "{\"op\":\"same\",\"oldState\":" + rule("open") + ",\"newState\":" + rule("open") + "},"
                    + "{\"oldState\":" + rule("closed") + ",\"op\":\"" + operation + "\"}]}");
            assertThat(shownRules(preview)).as(operation).isEqualTo(open);
        }
        Path discarded = file("{\"steps\":[{\"op\":\"same\",\"newState\":" + group() + "},"
                + "{\"op\":\"discard\",\"oldState\":" + rule("closed") + "}]}");
        assertThat(shownRules(discarded)).as("was only read").isEqualTo(both);
        String waiting = rule("closed").replaceFirst("\\{", "{\"delete\":true,");
        String kept = rule("closed").replaceFirst("\\{", "{\"retainOnDelete\":true,\"delete\":true,");
        assertThat(shownRules(export("", "," + group(), "," + waiting))).isEqualTo(open);
        assertThat(shownRules(export("", "," + group(), "," + kept)))
                .as("stays in Azure")
                .isEqualTo(both);
        assertThat(shownRules(export("", "," + group()))).isEqualTo(both);
    }

    @Test
    void countsTheOperationsThatWereInterrupted() {
        assertThat(StackExport.of(export("")).interrupted()).isZero();
        Path file =
                file("{\"version\":4,\"deployment\":{\"pending_operations\":[{\"type\":\"creating\",\"resource\":{}},"
                        + "{}],\"resources\":[" + network("vnet", "") + "]}}");
        assertThat(StackExport.of(file).interrupted()).isEqualTo(2);
        assertThat(StackExport.of(file).resources()).hasSize(1);
    }

    @Test
    void resolvesSpecialValues() {
        String secret = "\"1b47061264138c4ac30d75fd1eb44270\"";
        String output = "\"d0e6a833031e9bbcd3f4e8bde6ca49a4\"";
        String reference = "\"5cf8f73096256a8f31e491e813e4eb8e\"";
        Path file = export(String.join(
                ",",
                "\"encrypted\":{\"" + SIGNATURE + "\":" + secret + ",\"ciphertext\":\"AAAA\"}",
                "\"clear\":{\"" + SIGNATURE + "\":" + secret + ",\"plaintext\":\"\\\"Hunter2\\\"\"}",
                "\"output\":{\"" + SIGNATURE + "\":" + output + ",\"value\":[\"10.0.0.0/8\",null]}",
                "\"secretOutput\":{\"" + SIGNATURE + "\":" + output + ",\"value\":\"Hunter2\",\"secret\":true}",
                "\"unknownOutput\":{\"" + SIGNATURE + "\":" + output + "}",
                "\"reference\":{\"" + SIGNATURE + "\":" + reference + ",\"urn\":\"u\",\"id\":\"/x\"}",
                "\"number\":\"3eeb2bf0-c639-47a8-9e75-3b44932eb421\"",
                "\"list\":[\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"]",
                "\"nothing\":null",
                "\"nested\":{\"empty\":null,\"flag\":false}"));
        assertThat(StackExport.of(file).resources().get(0).inputs())
                .isEqualTo(Map.of(
                        "encrypted", Opaque.SECRET,
                        "clear", Opaque.SECRET,
                        "output", List.of("10.0.0.0/8"),
                        "secretOutput", Opaque.SECRET,
                        "unknownOutput", Opaque.UNKNOWN,
                        "reference", "/x",
                        "number", Opaque.UNKNOWN,
                        "list", List.of(Opaque.UNKNOWN),
                        "nested", Map.of("flag", false)));
    }

    @Test
    void readsWhatAWindowsShellRedirects() throws IOException {
        String text = Files.readString(EXPORTS.resolve("dev.json"));
        List<RegisteredResource> expected =
                StackExport.of(EXPORTS.resolve("dev.json")).resources();
        Path wide = Files.write(folder.resolve("utf16.json"), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        Path marked = Files.write(folder.resolve("utf8.json"), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        assertThat(StackExport.of(wide).resources()).isEqualTo(expected);
        assertThat(StackExport.of(marked).resources()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                          | is empty
                    [1, 2                                       | is not the JSON that was expected (at line 1 column 2)
                    {"deployment":{"resources":[{"urn":"a       | is cut off
                    {"deployment":{"resources":[                | is cut off
                    {"deployment":{"resources":[]}}             | holds no network resource of azure-native
                    {"deployment":null}                         | holds no network resource of azure-native
                    {"deployment":{"resources":[7]}}            | is not the JSON that was expected
                    {"deployment":{"resources":[{"inputs":"x"}]}} | is not the JSON that was expected
                    {"version":5,"deployment":{}}               | is of version 5
                    {"a":1}                                     | is neither the output of `pulumi stack export`, nor
                    {"parameters":{}}                           | is a file of parameters, not the template that
                    {"scenarios":[]}                            | give it to --against
                    {"stack":"dev","proof":null}                | give it to --against
                    {"version":3,"checkpoint":{}}               | is a state file of a backend
                    {"sequence":0}                              | is a stream of events
                    {"steps":[{"op":"same"}]} {}                | is not the JSON that was expected
                    {"steps":[],"diagnostics":[{"severity":"error"}]} | is a preview that ended in errors
                    {"steps":[],"changeSummary":{"same":4}}     | leaves out 4 resources that do not change
                    Not JSON                                    | is not the JSON that was expected
                    """)
    void saysWhatIsWrongWithAFileAndHowToMendIt(String text, String message) {
        Path file = file(text == null ? "" : text);
        assertThatThrownBy(() -> StackExport.of(file).resources())
                .isInstanceOf(UnreadableExport.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message)
                .hasMessageContaining("\n    fix: ");
    }

    @Test
    void namesTheProvidersOfAForeignStack() {
        Path file =
                file("{\"deployment\":{\"resources\":[{\"urn\":\"urn:pulumi:s::p::aws:ec2/vpc:Vpc::a\",\"custom\":true,"
                        + "\"id\":\"vpc-1\",\"type\":\"aws:ec2/vpc:Vpc\",\"inputs\":{}}]}}");
        assertThatThrownBy(() -> StackExport.of(file).resources())
                .hasMessageContaining("holds no network resource of azure-native, only resources of aws");
    }

    @Test
    void keepsWhatMaySteerPacketsOfTheClassicProviderAndOfVersionedPackages() {
        String classic = ",{\"urn\":\"urn:pulumi:s::p::azure:network/route:Route::r\",\"custom\":true,\"id\":\"/r\","
                + "\"type\":\"azure:network/route:Route\",\"inputs\":{\"addressPrefix\":\"0.0.0.0/0\"}}";
        String versioned = "," + network("v", "\"a\":1").replace("azure-native:", "azure-native_network_v20240501:");
        List<RegisteredResource> resources =
                StackExport.of(export("", classic, versioned)).resources();
        assertThat(resources).extracting(RegisteredResource::name).containsExactly("vnet", "r", "v");
        assertThat(named(resources, "r").inputs()).isEmpty();
        for (String type : List.of(
                "azure:lb/rule:Rule",
                "azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment",
                "azure:compute/linuxVirtualMachineScaleSet:LinuxVirtualMachineScaleSet",
                "azurerm:index/subnetRouteTableAssociation:SubnetRouteTableAssociation",
                "azapi:index/resource:Resource")) {
            assertThat(StackExport.of(export("", classic.replace("azure:network/route:Route", type)))
                            .resources())
                    .as(type)
                    .hasSize(2);
        }
        assertThat(StackExport.of(
                                export("", classic.replace("network/route:Route", "core/resourceGroup:ResourceGroup")))
                        .resources())
                .hasSize(1);
        assertThat(named(resources, "v").inputs()).isEqualTo(Map.of("a", 1.0));
    }

    /** Of a resource of any other provider nothing is kept but the ids of networks that it refers to. */
    @Test
    void keepsWhatRefersToNetworksAndOfItTheReferencesAlone() {
        String subnet = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/a";
        String dynamic =
                ",{\"urn\":\"urn:pulumi:s::p::pulumi-nodejs:dynamic:Resource::d\",\"custom\":true,\"id\":\"d\","
                        + "\"type\":\"pulumi-nodejs:dynamic:Resource\",\"inputs\":{\"password\":\"Hunter2\",\"nested\":[{\"where\":\""
                        + subnet + "\"},\"run --subnet " + subnet.replace("subnets/a", "subnets/b")
                        + " now\",\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\",7,null,true]}}";
        List<RegisteredResource> resources = StackExport.of(export("", dynamic)).resources();
        assertThat(resources).extracting(RegisteredResource::name).containsExactly("vnet", "d");
        assertThat(resources.get(1).inputs().values())
                .containsExactly(List.of(subnet, subnet.replace("subnets/a", "subnets/b"), Opaque.UNKNOWN));
        assertThat(OtherProviders.references(resources.get(1))).hasSize(3);
        String component = dynamic.replace("\"custom\":true,\"id\":\"d\",", "\"custom\":false,");
        assertThat(StackExport.of(export("", component)).resources())
                .as("what a component is given, its children have")
                .hasSize(1);
        assertThat(StackExport.of(export(
                                "",
                                dynamic.replace("Microsoft.Network", "Microsoft.Storage")
                                        .replace("04da6b54", "14da6b54")))
                        .resources())
                .hasSize(1);
    }

    /** A preview does not know the id of what is to be made. */
    @Test
    void keepsWhatMaySteerPacketsAndIsStillToBeMade() throws IOException {
        Path preview = file("{\"steps\":[{\"op\":\"create\",\"newState\":" + network("vnet", "") + "},"
                + "{\"op\":\"create\",\"newState\":{\"urn\":\"urn:pulumi:s::p::azure:network/route:Route::r\","
                + "\"custom\":true,\"type\":\"azure:network/route:Route\",\"inputs\":{}}}]}");
        assertThat(StackExport.of(preview).resources())
                .extracting(RegisteredResource::name)
                .containsExactly("vnet", "r");
    }

    @Test
    void aPreviewWithoutItsUnchangedResourcesIsNoWholeNetwork() {
        assertThatThrownBy(() -> StackExport.of(EXPORTS.resolve("preview-without-sames.json"))
                        .resources())
                .hasMessageContaining("leaves out 22 resources that do not change")
                .hasMessageContaining("--show-sames");
    }

    @Test
    void aDirectoryAndAMissingFileAreNoExports() {
        assertThatThrownBy(() -> StackExport.of(folder).resources()).hasMessageContaining("is a directory");
        assertThatThrownBy(() -> StackExport.of(folder.resolve("none.json")).resources())
                .hasMessageContaining("does not exist");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000, 10_000, 30_000, 42_000})
    void anExportThatIsCutOffAnywhereEndsInAClearError(int length) throws IOException {
        String text = Files.readString(EXPORTS.resolve("dev.json"));
        assertThatThrownBy(() -> StackExport.of(file(text.substring(0, length))).resources())
                .isInstanceOf(UnreadableExport.class)
                .hasMessageContaining("is cut off");
    }

    @Test
    void deepNestingEndsInAClearError() {
        assertThatThrownBy(() ->
                        StackExport.of(export("\"a\":" + "[".repeat(100_000))).resources())
                .isInstanceOf(UnreadableExport.class);
    }

    /** 100 MB of somebody else's resources pass by without being kept. */
    @Test
    void aHugeExportIsReadInBoundedMemory() throws IOException {
        Path file = folder.resolve("huge.json");
        String foreign =
                "{\"urn\":\"urn:pulumi:s::p::aws:s3:Bucket::b\",\"type\":\"aws:s3:Bucket\",\"inputs\":{\"a\":\""
                        + "x".repeat(100_000) + "\"}},";
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write("{\"deployment\":{\"resources\":[");
            for (int i = 0; i < 1000; i++) {
                writer.write(foreign);
            }
            writer.write(network("vnet", "") + "]}}");
        }
        assertThat(StackExport.of(file).resources()).hasSize(1);
    }

    @Test
    void aLargerFileThanAnyNetworkIsRefused() throws IOException {
        Path file = folder.resolve("sparse.json");
        try (var channel = java.nio.channels.FileChannel.open(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[1]), 200_000_000L);
        }
        assertThatThrownBy(() -> StackExport.of(file).resources())
                .hasMessageContaining("has 200 MB; a file of more than 128 MB");
    }

    @Test
    void moreValuesThanAnyNetworkHasAreRefused() {
        String zeros = "0,".repeat(StackExport.MOST_VALUES) + "0";
        assertThatThrownBy(() -> StackExport.of(export("\"a\":[" + zeros + "]")).resources())
                .isInstanceOf(UnreadableExport.class)
                .hasMessageContaining("holds more than 3000000 values");
    }

    @Test
    void aRefreshOfWhatAPreviewDeletesDoesNotBringItBack() throws IOException {
        Path preview = file("{\"steps\":["
                + "{\"op\":\"refresh\",\"oldState\":" + network("goes", "") + ",\"newState\":" + network("goes", "")
                + "},"
                + "{\"op\":\"refresh\",\"newState\":" + network("anew", "") + "},"
                + "{\"op\":\"delete\",\"oldState\":" + network("goes", "") + "},"
                + "{\"op\":\"create-replacement\",\"newState\":" + network("anew", "") + "},"
                + "{\"op\":\"delete-replaced\",\"oldState\":" + network("anew", "") + "}]}");
        assertThat(StackExport.of(preview).resources())
                .extracting(RegisteredResource::name)
                .containsExactly("anew");
    }

    @Test
    void aPartThatMovesToAnotherSubnetGetsAnotherAddress() throws IOException {
        String old =
                circuit("\"subnet\":{\"id\":\"a\"}", "\"subnet\":{\"id\":\"a\"},\"privateIPAddress\":\"10.0.0.4\"");
        for (String subnet : List.of("a", "b")) {
            String now = circuit("\"subnet\":{\"id\":\"" + subnet + "\"}", "");
            Path preview = file("{\"steps\":[{\"op\":\"update\",\"oldState\":" + old + ",\"newState\":" + now + "}]}");
            assertThat(StackExport.of(preview).resources().get(0).outputs().containsKey("privateIPAddress"))
                    .isEqualTo(subnet.equals("a"));
        }
    }

    private static String circuit(String inputs, String outputs) {
        return "{\"urn\":\"urn:pulumi:s::p::azure-native:network:ExpressRouteCircuit::c\",\"type\":"
                + "\"azure-native:network:ExpressRouteCircuit\",\"id\":\"/g/expressRouteCircuits/c\",\"inputs\":{"
                + inputs
                + "},\"outputs\":{" + outputs + "}}";
    }

    /** Or it would read as a circuit that its provider has peered. */
    @Test
    void aCircuitThatLosesItsPeeringHasNone() throws IOException {
        String shown =
                "\"peerings\":[{\"name\":\"AzurePrivatePeering\",\"state\":\"Enabled\"},{\"name\":\"MicrosoftPeering\"}]";
        String peering = "{\"urn\":\"urn:pulumi:s::p::azure-native:network:ExpressRouteCircuitPeering::p\",\"type\":"
                + "\"azure-native:network:ExpressRouteCircuitPeering\",\"id\":"
                + "\"/g/expressRouteCircuits/c/peerings/AzurePrivatePeering\",\"inputs\":{}}";
        for (String outputs : List.of(shown, "")) {
            Path preview = file("{\"steps\":[{\"op\":\"same\",\"oldState\":" + circuit("", outputs) + ",\"newState\":"
                    + circuit("", "") + "},{\"op\":\"delete\",\"oldState\":" + peering + "}]}");
            List<?> peerings = (List<?>)
                    StackExport.of(preview).resources().get(0).outputs().getOrDefault("peerings", List.of());
            assertThat(peerings.contains(Map.of("name", "azureprivatepeering", "state", "Disabled")))
                    .isTrue();
            assertThat(peerings).hasSize(outputs.isEmpty() ? 1 : 2);
        }
    }

    @Test
    void anUpdateLeavesWhatNoInputEverSaid() throws IOException {
        String old = circuit(
                "\"tags\":{\"a\":\"1\"},\"gone\":\"x\",\"parts\":[{\"name\":\"one\",\"said\":1},{\"name\":\"two\"}]",
                "\"tags\":{\"a\":\"1\"},\"gone\":\"x\",\"peerings\":[{\"name\":\"AzurePrivatePeering\"}],"
                        + "\"parts\":[{\"name\":\"One\",\"said\":1,\"made\":2},{\"name\":\"two\",\"made\":3}]");
        String now = circuit("\"tags\":{\"a\":\"2\"},\"parts\":[{\"name\":\"one\"}]", "");
        Path preview = file("{\"steps\":[{\"op\":\"update\",\"oldState\":" + old + ",\"newState\":" + now + "}]}");
        assertThat(StackExport.of(preview).resources().get(0).outputs())
                .containsEntry("peerings", List.of(Map.of("name", "AzurePrivatePeering")))
                .containsEntry("parts", List.of(Map.of("name", "One", "made", 2.0)))
                .doesNotContainKey("gone");
    }

    /** What somebody added by hand, such as a rule that denies, goes when the program sets the list. */
    @Test
    void aListThatIsSaidForTheFirstTimeReplacesWhatWasThere() throws IOException {
        String old = circuit(
                "\"inner\":{}",
                "\"parts\":[{\"name\":\"one\",\"made\":2},{\"name\":\"by-hand\"}],"
                        + "\"inner\":{\"parts\":[{\"name\":\"by-hand\"}],\"made\":4}");
        String parts = "\"parts\":[{\"name\":\"one\"}]";
        String now = circuit(parts + ",\"inner\":{" + parts + "}", "");
        Path preview = file("{\"steps\":[{\"op\":\"update\",\"oldState\":" + old + ",\"newState\":" + now + "}]}");
        assertThat(StackExport.of(preview).resources().get(0).outputs())
                .containsEntry("parts", List.of(Map.of("name", "one", "made", 2.0)))
                .containsEntry("inner", Map.of("parts", List.of(), "made", 4.0));
    }
}
