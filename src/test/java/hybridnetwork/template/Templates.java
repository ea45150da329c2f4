package hybridnetwork.template;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.StackExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates of a few lines, evaluated. */
final class Templates {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private Templates() {}

    /** Evaluates a template, written with {@code ~} for quotation marks. */
    static ArmTemplate template(Path folder, String text) {
        return template(folder, text, Optional.empty());
    }

    static ArmTemplate template(Path folder, String text, Optional<String> parameters) {
        return template(folder, text, parameters, List.of());
    }

    static ArmTemplate template(Path folder, String text, Optional<String> parameters, List<Prefix> asked) {
        try {
            Path file = Files.writeString(folder.resolve("template.json"), text.replace('~', '"'));
            Optional<Path> values = parameters.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Files.writeString(
                            folder.resolve("parameters.json"), parameters.get().replace('~', '"')));
            return ArmTemplate.of(file, StackExport.of(file).template().orElseThrow(), values, asked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an expression comes to, as JSON; {@code unknown: REASON} and {@code secret} where it is opaque. */
    static String value(Path folder, String sections, String expression) {
        ArmTemplate read = template(
                folder,
                "{~$schema~: ~https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#~,"
                        + sections
                        + "~resources~: [{~type~: ~Microsoft.Network/virtualNetworks~, ~name~: ~v~, ~properties~: {~told~: 7}},"
                        + " {~type~: ~Microsoft.Network/routeTables~, ~name~: ~r~, ~properties~: {"
                        + "~value~: " + JSON.toJson(expression) + "}}]}");
        Object value = read.resources().get(1).inputs().get("value");
        if (value instanceof Opaque) {
            return value == Opaque.SECRET
                    ? "secret"
                    : "unknown: " + read.unknown().get(0).reason();
        }
        return value == null ? "nothing" : JSON.toJson(plain(value));
    }

    private static Object plain(Object value) {
        if (value instanceof Double number && number == Math.rint(number)) {
            return number.longValue();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Templates::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, inner) -> plain.put(key, plain(inner)));
            return plain;
        }
        return value;
    }

    /** The resource of a kind that there is one of. */
    static RegisteredResource only(ArmTemplate template, String kind) {
        List<RegisteredResource> found = template.resources().stream()
                .filter(resource -> resource.kind().equals(kind))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + kind + " in "
                    + template.resources().stream()
                            .map(RegisteredResource::type)
                            .toList());
        }
        return found.get(0);
    }
}
