package hybridnetwork.benchmarks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import hybridnetwork.resources.Bag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The values that a template's author deploys it with: those of a file beside it that name most of its parameters. */
final class CorpusParameters {
    private static final Set<String> NOT_VALUES = Set.of("$schema", "contentVersion");

    private CorpusParameters() {}

    /** @param written the file to write the values to, of parameters that the template has */
    static Optional<Path> of(Path template, Bag parsed, Path written) throws IOException {
        Set<String> declared =
                parsed.bag("parameters").orElse(Bag.EMPTY).values().keySet();
        JsonObject best = new JsonObject();
        for (Path beside : beside(template)) {
            JsonObject values = values(beside, declared);
            if (values.size() > best.size()) {
                best = values;
            }
        }
        if (best.size() == 0) {
            return Optional.empty();
        }
        JsonObject document = new JsonObject();
        document.add("parameters", best);
        return Optional.of(Files.writeString(written, document.toString()));
    }

    private static List<Path> beside(Path template) throws IOException {
        try (Stream<Path> files = Files.list(template.toAbsolutePath().getParent())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.equals(template.toAbsolutePath()))
                    .sorted()
                    .toList();
        }
    }

    /** Of a parameter file, or of a plain object of values from which a script makes one. */
    private static JsonObject values(Path file, Set<String> declared) throws IOException {
        JsonObject values = new JsonObject();
        JsonElement read;
        try {
            read = JsonParser.parseString(Files.readString(file));
        } catch (JsonSyntaxException | java.nio.charset.MalformedInputException e) {
            return values;
        }
        if (!read.isJsonObject() || read.getAsJsonObject().has("resources")) {
            return values;
        }
        JsonObject document = read.getAsJsonObject();
        boolean isParameterFile = document.has("parameters");
        JsonObject told = isParameterFile ? document.getAsJsonObject("parameters") : document;
        told.entrySet().forEach(entry -> {
            boolean known = declared.contains(entry.getKey()) && !NOT_VALUES.contains(entry.getKey());
            if (known && isParameterFile) {
                values.add(entry.getKey(), entry.getValue());
            } else if (known) {
                JsonObject value = new JsonObject();
                value.add("value", entry.getValue());
                values.add(entry.getKey(), value);
            }
        });
        return values;
    }
}
