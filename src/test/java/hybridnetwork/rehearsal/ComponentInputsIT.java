package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.config.StackConfig;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the state shows of the components, on the real engine; and a state of before they showed anything. */
class ComponentInputsIT {
    private static final StackConfig CONFIG = StackText.dev().stack();

    @Test
    void theExportShowsThemWithoutAKeyAndAnOlderStackGetsThemAlone(@TempDir Path folder) throws Exception {
        var keys = new GeneratedKeys(CONFIG);
        var scene = new Scene(CONFIG, keys);
        try (var server = AzureNativeServer.start(scene.azure());
                var stack = new RehearsedStack(
                        Engine.folder(),
                        FrozenStacks.file("dev"),
                        "dev",
                        server.environment(),
                        keys.byPath(),
                        FrozenStacks::program)) {
            assertThat(stack.up().errors()).isEmpty();
            scene.provision();
            assertThat(stack.up().errors()).isEmpty();
            JsonObject state = JsonParser.parseString(stack.export()).getAsJsonObject();
            Map<String, JsonObject> inputs = inputs(state);
            assertThat(inputs).hasSize(8);
            assertThat(inputs.get("hybrid-network:vpn:VpnGateway"))
                    .hasToString(
                            "{\"activeActive\":true,\"apipa\":[],\"asn\":65515,\"bgp\":true,\"location\":\"centralus\","
                                    + "\"name\":\"hybrid-vpn-er-vpn-vgw\",\"publicIps\":[\"hybrid-vpn-er-vpn-pip\",\"hybrid-vpn-er-vpn-pip-2\"],"
                                    + "\"sku\":\"VpnGw1AZ\",\"tags\":{\"environment\":\"dev\"}}");
            keys.byPath().values().forEach(key -> assertThat(state.toString()).doesNotContain(key));
            scene.issuedKeys()
                    .values()
                    .forEach(key -> assertThat(state.toString()).doesNotContain(key));
            assertThat(stack.up().changed()).isZero();

            resources(state).forEach(resource -> {
                if (isComponent(resource)) {
                    resource.remove("inputs");
                }
            });
            Path older = Files.writeString(folder.resolve("older.json"), new Gson().toJson(state));
            stack.command(List.of("stack", "import", "--stack", "dev", "--file", older.toString()));
            Outcome preview = stack.preview();
            assertThat(preview.errors()).isEmpty();
            assertThat(preview.changes()).containsEntry("update", 8).doesNotContainKeys("create", "replace", "delete");
            assertThat(stack.up().errors()).isEmpty();
            assertThat(inputs(JsonParser.parseString(stack.export()).getAsJsonObject()))
                    .isEqualTo(inputs);
            assertThat(stack.up().changed()).isZero();
        }
    }

    private static Map<String, JsonObject> inputs(JsonObject state) {
        Map<String, JsonObject> inputs = new TreeMap<>();
        resources(state).stream()
                .filter(ComponentInputsIT::isComponent)
                .forEach(
                        resource -> inputs.put(resource.get("type").getAsString(), resource.getAsJsonObject("inputs")));
        return inputs;
    }

    private static boolean isComponent(JsonObject resource) {
        return resource.get("type").getAsString().startsWith("hybrid-network:");
    }

    private static List<JsonObject> resources(JsonObject state) {
        return state.getAsJsonObject("deployment").getAsJsonArray("resources").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
