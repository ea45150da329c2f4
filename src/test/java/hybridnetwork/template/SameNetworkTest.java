package hybridnetwork.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.ArmType;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.StackExport;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One network, as Pulumi exports it and as Azure does: the same proof. */
final class SameNetworkTest {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    /** What ARM keeps beside the properties of a resource. */
    private static final Set<String> BESIDE = Set.of("location", "sku", "tags", "zones");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dev.json", "dev-ordered.json"})
    void isProvedAlike(String file) throws IOException {
        List<RegisteredResource> exported =
                StackExport.of(Path.of("src", "test", "resources", "exports", file)).resources().stream()
                        .filter(resource -> resource.azureType()
                                .filter(type -> type.isNetwork())
                                .isPresent())
                        .toList();
        Path template = Files.writeString(folder.resolve("group.json"), template(exported));
        ArmTemplate read = ArmTemplate.of(
                template, StackExport.of(template).template().orElseThrow(), Optional.empty(), List.of());
        assertThat(read.resources()).hasSameSizeAs(exported);
        assertThat(read.unknown()).isEmpty();
        assertThat(proof(read.resources())).isEqualTo(proof(exported));
    }

    private static ProofResult proof(List<RegisteredResource> resources) {
        return NetworkProof.of(StackText.dev().stack(), resources, Outages.SINGLE);
    }

    private static String template(List<RegisteredResource> resources) {
        List<Object> written = new ArrayList<>();
        for (RegisteredResource resource : resources) {
            ArmType type = ArmType.of(resource.type());
            Map<String, Object> body = new LinkedHashMap<>();
            Map<String, Object> properties = new LinkedHashMap<>();
            resource.inputs().forEach((name, value) -> {
                if (!type.pathInputs().contains(name)) {
                    (BESIDE.contains(name) ? body : properties).put(name, written(value));
                }
            });
            body.put("type", type.path());
            body.put("apiVersion", "2024-05-01");
            body.put(
                    "name",
                    String.join(
                            "/",
                            type.nameInputs().stream()
                                    .map(name ->
                                            String.valueOf(resource.inputs().get(name)))
                                    .toList()));
            body.put("properties", properties);
            written.add(body);
        }
        return JSON.toJson(Map.of(
                "$schema",
                "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                "parameters",
                Map.of("key", Map.of("type", "securestring")),
                "resources",
                written));
    }

    /** Inside lists ARM keeps properties under {@code properties} too; ids are made by functions, and secrets are parameters. */
    private static Object written(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(SameNetworkTest::element).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.forEach((key, inner) -> all.put(String.valueOf(key), written(inner)));
            return all;
        }
        if (value instanceof String text && ArmId.tryParse(text).isPresent()) {
            ArmId id = ArmId.parse(text);
            return "[concat(resourceGroup().id, '"
                    + text.substring(id.groupId().toString().length()) + "')]";
        }
        return value instanceof Opaque ? "[parameters('key')]" : value;
    }

    private static Object element(Object value) {
        if (!(written(value) instanceof Map<?, ?> map) || !map.containsKey("name")) {
            return written(value);
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        map.forEach((key, inner) -> properties.put(String.valueOf(key), inner));
        Object name = properties.remove("name");
        return Map.of("name", name, "properties", properties);
    }
}
