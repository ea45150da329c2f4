package hybridnetwork.resources;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The azure-native resources, and those of other providers that may steer packets or refer to Azure's networks, of which only
 * these references are kept, in the output of {@code pulumi stack export} or of {@code pulumi preview --json}; or the sections
 * of an ARM template, whose resources are not told before it is evaluated.
 *
 * <p>The file is read as a stream, and of it only what azure-native knows is kept, at most {@value #MOST_VALUES} values: some
 * 300 MB of memory. A resource that is waiting to be deleted, or that a replacement has already deleted, is not there; nor is
 * what a preview deletes or discards, nor its shadow in the outputs of its parent. Secrets and unknown values become
 * {@link Opaque}.
 */
public final class StackExport {
    static final int MOST_VALUES = 3_000_000;

    private static final String FIX = "write it anew with `pulumi stack export --stack NAME --file FILE`";
    private static final int NEWEST_VERSION = 4;
    private static final String WHOLE_PREVIEW = "`pulumi preview --json --show-sames`";

    private final Path file;
    private final Values values = new Values(MOST_VALUES);
    private final Map<String, RegisteredResource> byUrn = new LinkedHashMap<>();
    private final Set<String> otherProviders = new TreeSet<>();
    private final GoneChildren goneChildren = new GoneChildren();
    private int interrupted;
    private boolean exported;
    private boolean previewed;
    private boolean failed;
    private final Map<String, Object> sections = new LinkedHashMap<>();
    private int unchangedSteps;
    private double unchanged;

    private StackExport(Path file) {
        this.file = file;
    }

    /**
     * Reads the file.
     *
     * @throws UnreadableExport when the file is not such an output, or none of a whole network
     */
    public static StackExport of(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".bicep")) {
            throw new UnreadableExport(
                    file,
                    "is a source file of Bicep, not JSON",
                    "run `az bicep build --file " + file.getFileName() + "` and give the template that it makes");
        }
        StackExport export = new StackExport(file);
        export.read();
        return export;
    }

    /** The resources, in the order of the file. */
    public List<RegisteredResource> resources() {
        return byUrn.values().stream().map(goneChildren::removedFrom).toList();
    }

    /** The ARM template, where the file is one; it has no resources yet then. */
    public Optional<Bag> template() {
        return exported || previewed || !sections.containsKey("resources")
                ? Optional.empty()
                : Optional.of(new Bag(sections));
    }

    /** How many operations began and were not seen to end: nobody knows what Azure has of them. */
    public int interrupted() {
        return interrupted;
    }

    private void read() {
        try {
            JsonFile.read(file, FIX, json -> {
                document(json);
                return byUrn;
            });
        } catch (Values.TooManyValues e) {
            throw new UnreadableExport(
                    file,
                    "holds more than " + MOST_VALUES + " values, more than the largest network that Azure allows",
                    "export one stack, not several");
        }
        check();
    }

    private void document(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            switch (key) {
                case "deployment" -> deployment(json);
                case "version" -> version(json);
                case "steps" -> steps(json);
                case "diagnostics" -> diagnostics(json);
                case "changeSummary" -> changeSummary(json);
                case "checkpoint" ->
                    throw new UnreadableExport(file, "is a state file of a backend, not an export", FIX);
                case "scenarios", "proof" ->
                    throw new UnreadableExport(
                            file, "is a plan or proof of this command, not an export", "give it to --against");
                case "sequence" ->
                    throw new UnreadableExport(
                            file,
                            "is a stream of events, not a preview as one document",
                            "unset PULUMI_ENABLE_STREAMING_JSON_PREVIEW, then " + WHOLE_PREVIEW);
                case "$schema", "definitions", "parameters", "variables", "functions", "resources", "outputs" ->
                    sections.put(key, values.any(json));
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw new IllegalStateException("the document goes on");
        }
    }

    private void deployment(JsonReader json) throws IOException {
        exported = true;
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            json.skipValue();
            return;
        }
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            boolean array = json.peek() == JsonToken.BEGIN_ARRAY;
            if (array && key.equals("resources")) {
                json.beginArray();
                while (json.hasNext()) {
                    resource(json);
                }
                json.endArray();
            } else if (array && key.equals("pending_operations")) {
                json.beginArray();
                for (; json.hasNext(); interrupted++) {
                    json.skipValue();
                }
                json.endArray();
            } else {
                json.skipValue();
            }
        }
        json.endObject();
    }

    private void resource(JsonReader json) throws IOException {
        Optional<ResourceState> state = ResourceState.read(json, values);
        state.filter(ResourceState::isGone).map(ResourceState::idToDelete).ifPresent(goneChildren::add);
        state.flatMap(ResourceState::resource).ifPresent(this::add);
    }

    private void version(JsonReader json) throws IOException {
        if (json.peek() != JsonToken.NUMBER) {
            json.skipValue();
            return;
        }
        double version = json.nextDouble();
        if (version > NEWEST_VERSION) {
            throw new UnreadableExport(
                    file,
                    "is of version " + Math.round(version) + "; what is newer than " + NEWEST_VERSION
                            + " may mean something else",
                    "export it with the release of Pulumi that this project is tested with");
        }
    }

    private void steps(JsonReader json) throws IOException {
        previewed = true;
        if (json.peek() != JsonToken.BEGIN_ARRAY) {
            json.skipValue();
            return;
        }
        json.beginArray();
        while (json.hasNext()) {
            PlannedStep step = PlannedStep.read(json, values);
            if (step.isUnchanged()) {
                unchangedSteps++;
            }
            step.deletedId().ifPresent(goneChildren::add);
            step.removedUrn().ifPresent(byUrn::remove);
            step.planned().ifPresent(this::add);
        }
        json.endArray();
    }

    private void diagnostics(JsonReader json) throws IOException {
        if (json.peek() != JsonToken.BEGIN_ARRAY) {
            json.skipValue();
            return;
        }
        json.beginArray();
        while (json.hasNext()) {
            failed |= "error".equals(values.bag(json).get("severity"));
        }
        json.endArray();
    }

    private void changeSummary(JsonReader json) throws IOException {
        if (values.bag(json).get("same") instanceof Double same) {
            unchanged = same;
        }
    }

    /** A later state of the same resource wins: a preview shows a replacement in several steps. */
    private void add(RegisteredResource resource) {
        if (RegisteredResource.isAzureNative(resource.type())) {
            byUrn.put(resource.urn(), resource);
            return;
        }
        // Not understood, but it may steer packets, also when a preview has no id for it yet: the proof has to say so.
        boolean steering = OtherProviders.maySteer(resource.type())
                || !OtherProviders.references(resource).isEmpty();
        if (steering) {
            byUrn.put(resource.urn(), resource);
        }
        if (steering || (!resource.id().isEmpty() && !resource.type().startsWith("pulumi:"))) {
            otherProviders.add(resource.type().replaceFirst(":.*", ""));
        }
    }

    private void check() {
        if (template().isPresent()) {
            return;
        }
        if (!exported && !previewed) {
            boolean parameters = sections.containsKey("parameters");
            throw new UnreadableExport(
                    file,
                    parameters
                            ? "is a file of parameters, not the template that they are for"
                            : "is neither the output of `pulumi stack export`, nor of `pulumi preview --json`, nor a"
                                    + " template",
                    parameters
                            ? "give the template to --export, and this file to --parameters"
                            : FIX + ", or of any resource group with `az group export --name GROUP --skip-all-params`");
        }
        if (failed) {
            throw new UnreadableExport(
                    file,
                    "is a preview that ended in errors, so its resources are not complete",
                    "mend what it reports, then run " + WHOLE_PREVIEW + " again");
        }
        if (unchanged > unchangedSteps) {
            throw new UnreadableExport(
                    file,
                    "leaves out " + Math.round(unchanged - unchangedSteps) + " resources that do not change",
                    "run " + WHOLE_PREVIEW);
        }
        if (byUrn.values().stream()
                .noneMatch(it -> it.azureType().filter(TypeToken::isNetwork).isPresent())) {
            String others = otherProviders.isEmpty() ? "" : ", only resources of " + first(otherProviders);
            throw new UnreadableExport(
                    file,
                    "holds no network resource of azure-native" + others,
                    "export the stack that deploys the network: `pulumi stack export --stack NAME --file FILE`");
        }
    }

    private static String first(Set<String> names) {
        List<String> few = names.stream().limit(3).toList();
        return String.join(", ", few) + (names.size() > few.size() ? " and others" : "");
    }
}
