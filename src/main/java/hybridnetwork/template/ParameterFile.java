package hybridnetwork.template;

import hybridnetwork.resources.Bag;
import hybridnetwork.resources.JsonFile;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.UnreadableExport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A file of values for a template's parameters. What is in a key vault is not known. */
final class ParameterFile {
    private static final String FIX =
            "give a file such as {\"parameters\": {\"location\": {\"value\": \"westeurope\"}}}";

    private ParameterFile() {}

    /**
     * Reads the file.
     *
     * @throws UnreadableExport when it is none
     */
    static Map<String, Object> read(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".bicepparam")) {
            throw new UnreadableExport(
                    file,
                    "is a source file of Bicep, not JSON",
                    "run `az bicep build-params --file " + file.getFileName() + "` and give what it makes");
        }
        Bag document = JsonFile.bag(file, FIX);
        if (document.has("resources")) {
            throw new UnreadableExport(file, "is a template, not a file of parameters", "give it to --export");
        }
        Bag parameters = document.bag("parameters").orElse(document);
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.values().forEach((name, told) -> {
            Bag parameter = Bag.of(told)
                    .filter(it -> it.has("value") || it.has("reference"))
                    .orElseThrow(() -> new UnreadableExport(
                            file, "has no `value` and no `reference` for the parameter '" + name + "'", FIX));
            values.put(name, parameter.at("value").orElse(Opaque.UNKNOWN));
        });
        return values;
    }
}
