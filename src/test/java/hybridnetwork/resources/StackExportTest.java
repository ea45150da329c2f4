package hybridnetwork.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackExportTest {
    private static final String EXPORT = """
            {"version": 3, "deployment": {
              "manifest": {"time": "2026-01-01T00:00:00Z"},
              "secrets_providers": {"type": "passphrase", "state": {"salt": "v1:x"}},
              "resources": [
                {"urn": "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev", "custom": false, "type": "pulumi:pulumi:Stack"},
                {"urn": "urn:pulumi:dev::p::azure-native:network:VirtualNetwork::vnet", "custom": true, "id": "/subscriptions/s/vnet",
                 "type": "azure-native:network:VirtualNetwork", "protect": true,
                 "inputs": {"flowTimeoutInMinutes": 4, "addressSpace": {"addressPrefixes": ["10.20.0.0/16"]}, "tags": null},
                 "outputs": {"name": "vnet"},
                 "parent": "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev",
                 "dependencies": ["urn:rg"], "customTimeouts": {"create": 7200, "update": 90}},
                {"urn": "urn:pulumi:dev::p::azure-native:network:VirtualNetworkGatewayConnection::conn", "custom": true,
                 "type": "azure-native:network:VirtualNetworkGatewayConnection",
                 "inputs": {"sharedKey": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:abc"}}},
                {"urn": "urn:pulumi:dev::p::azure-native:network:RouteTable::old", "custom": true, "delete": true,
                 "type": "azure-native:network:RouteTable"}
              ]}}
            """;

    private static List<RegisteredResource> read(String text) throws StackExportException, IOException {
        return StackExport.read(new StringReader(text), "stack.json");
    }

    @Test
    void reads_an_export_without_what_is_marked_for_deletion() throws Exception {
        List<RegisteredResource> resources = read(EXPORT);
        assertThat(resources).extracting(RegisteredResource::name).containsExactly("p-dev", "vnet", "conn");
        RegisteredResource vnet = resources.get(1);
        assertThat(vnet.id()).isEqualTo(Optional.of("/subscriptions/s/vnet"));
        assertThat(vnet.protect()).isTrue();
        assertThat(vnet.dependencies()).containsExactly("urn:rg");
        assertThat(vnet.customTimeouts()).isEqualTo(Map.of("create", "120m", "update", "90s"));
        assertThat(vnet.inputs())
                .isEqualTo(Map.of(
                        "flowTimeoutInMinutes",
                        4.0,
                        "addressSpace",
                        Map.of("addressPrefixes", List.of("10.20.0.0/16"))));
        assertThat(resources.get(0).isComponent()).isTrue();
    }

    @Test
    void a_secret_is_opaque_and_its_text_is_nowhere() throws Exception {
        List<RegisteredResource> resources = read(EXPORT);
        assertThat(resources.get(2).inputs()).isEqualTo(Map.of("sharedKey", Opaque.SECRET));
        assertThat(resources.toString()).doesNotContain("v1:abc");
    }

    @Test
    void reads_a_preview_as_it_would_be_after_the_update() throws Exception {
        List<RegisteredResource> resources = read("""
                {"config": {"a": "b"}, "steps": [
                  {"op": "create", "urn": "urn:x::a", "newState": {"urn": "urn:x::a", "type": "azure-native:network:Subnet",
                    "inputs": {"id": "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "key": "[secret]",
                               "wrapped": {"4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4", "value": 7},
                               "later": {"4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4"}}}},
                  {"op": "update", "urn": "urn:x::b", "oldState": {"urn": "urn:x::b", "type": "t", "inputs": {"v": 1}},
                    "newState": {"urn": "urn:x::b", "type": "azure-native:network:Subnet", "inputs": {"v": 2}}},
                  {"op": "delete", "urn": "urn:x::c", "oldState": {"urn": "urn:x::c", "type": "azure-native:network:Subnet"}}
                ], "changeSummary": {"create": 1}}
                """);
        assertThat(resources).extracting(RegisteredResource::name).containsExactly("a", "b");
        assertThat(resources.get(0).inputs())
                .isEqualTo(Map.of("id", Opaque.UNKNOWN, "key", Opaque.SECRET, "wrapped", 7.0, "later", Opaque.UNKNOWN));
        assertThat(resources.get(1).inputs()).isEqualTo(Map.of("v", 2.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                 | stack.json holds no deployment and no steps; it must be the output of",
                "[]                                 | stack.json is not a JSON object; it must be",
                "hello                              | stack.json is not",
                "{\"deployment\": 3}                | stack.json is not JSON as Pulumi writes it; it must be",
                "{\"deployment\": {\"resources\": [ | stack.json is truncated; export the stack again",
                "{\"deployment\": {\"resources\": [{\"id\": \"x\"}]}} | stack.json holds a resource without a type or a URN; it must be",
                "{\"deployment\": {\"resources\": [{\"urn\": \"u::a\", \"type\": \"aws:ec2:Vpc\"}]}} | stack.json holds 1 resources and none of azure-native; the first is of type aws:ec2:Vpc",
            })
    void anything_else_is_refused_in_one_sentence(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(StackExportException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 200, 700, 1200})
    void a_truncated_export_is_never_taken_for_a_whole_one(int length) {
        assertThatThrownBy(() -> read(EXPORT.substring(0, length))).isInstanceOf(StackExportException.class);
    }

    @Test
    void deep_nesting_is_refused() {
        String deep =
                "{\"deployment\": {\"resources\": [{\"inputs\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}]}}";
        assertThatThrownBy(() -> read(deep)).isInstanceOf(StackExportException.class);
    }

    @Test
    void an_empty_stack_is_empty() throws Exception {
        assertThat(read("{\"version\": 3, \"deployment\": {\"manifest\": {}}}")).isEmpty();
    }

    @Test
    void files_that_are_missing_binary_or_too_long_are_refused(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> StackExport.read(folder.resolve("none.json")))
                .hasMessage("none.json cannot be read; check that the file exists and is yours to read");
        Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> StackExport.read(binary)).hasMessageStartingWith("binary.json is not a text file");
        Path huge = folder.resolve("huge.json");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        assertThatThrownBy(() -> StackExport.read(huge))
                .hasMessage("huge.json is too long: 100 MiB, at most 64 are read");
    }
}
