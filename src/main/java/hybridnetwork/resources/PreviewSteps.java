package hybridnetwork.resources;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code pulumi preview --json} would do to each resource.
 *
 * @param steps in the order of the file
 * @param errors what the preview failed on; the steps are then not all
 * @param warnings what the program and the engine warned of
 */
public record PreviewSteps(List<Step> steps, List<String> errors, List<String> warnings) {
    private static final String FIX = "print one with `pulumi preview --refresh --json`";
    private static final int MOST_VALUES = 20_000_000;

    /**
     * One step.
     *
     * @param operation the engine's word, such as {@code update}, {@code create} or {@code refresh}
     * @param before as the state has it, after a refresh as Azure has it
     * @param after as the program declares it
     * @param inputs the inputs that the provider calls different, where it says so
     */
    public record Step(
            String operation,
            String urn,
            Optional<RegisteredResource> before,
            Optional<RegisteredResource> after,
            Set<String> inputs) {}

    /**
     * Reads a preview.
     *
     * @throws UnreadableExport when the file is none
     */
    public static PreviewSteps read(Path file) {
        try {
            return JsonFile.read(file, FIX, json -> new Reader(json).document(file));
        } catch (Values.TooManyValues e) {
            throw new UnreadableExport(file, "holds more than " + MOST_VALUES + " values", FIX);
        }
    }

    private static final class Reader {
        private final JsonReader json;
        private final Values values = new Values(MOST_VALUES);
        private final List<Step> steps = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private boolean found;

        Reader(JsonReader json) {
            this.json = json;
        }

        PreviewSteps document(Path file) throws IOException {
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "steps" -> array(this::step);
                    case "diagnostics" -> array(this::diagnostic);
                    case "changeSummary" -> {
                        found = true;
                        json.skipValue();
                    }
                    default -> json.skipValue();
                }
            }
            json.endObject();
            if (!found && errors.isEmpty() && steps.isEmpty()) {
                throw new UnreadableExport(file, "is no output of `pulumi preview --json`", FIX);
            }
            return new PreviewSteps(List.copyOf(steps), List.copyOf(errors), List.copyOf(warnings));
        }

        /** What reads one element of an array. */
        private interface Element {
            void read() throws IOException;
        }

        private void array(Element element) throws IOException {
            if (json.peek() != JsonToken.BEGIN_ARRAY) {
                json.skipValue();
                return;
            }
            json.beginArray();
            while (json.hasNext()) {
                element.read();
            }
            json.endArray();
        }

        private void diagnostic() throws IOException {
            Map<String, Object> diagnostic = values.bag(json);
            Object severity = diagnostic.get("severity");
            if ("error".equals(severity)) {
                errors.add(String.valueOf(diagnostic.getOrDefault("message", "an error without words")));
            } else if ("warning".equals(severity)) {
                warnings.add(String.valueOf(diagnostic.getOrDefault("message", "")));
            }
        }

        private void step() throws IOException {
            String operation = "";
            String urn = "";
            Optional<RegisteredResource> before = Optional.empty();
            Optional<RegisteredResource> after = Optional.empty();
            Set<String> inputs = new TreeSet<>();
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "op" -> operation = json.nextString();
                    case "urn" -> urn = json.nextString();
                    case "oldState" -> before = resource();
                    case "newState" -> after = resource();
                    case "diffReasons", "replaceReasons" -> array(() -> inputs.add(json.nextString()));
                    default -> json.skipValue();
                }
            }
            json.endObject();
            steps.add(new Step(operation, urn, before, after, inputs));
        }

        private Optional<RegisteredResource> resource() throws IOException {
            if (json.peek() != JsonToken.BEGIN_OBJECT) {
                json.skipValue();
                return Optional.empty();
            }
            return ResourceState.read(json, values).flatMap(ResourceState::resource);
        }
    }
}
