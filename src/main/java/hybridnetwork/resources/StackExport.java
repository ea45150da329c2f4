package hybridnetwork.resources;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the resources of a stack from the output of {@code pulumi stack export} or {@code pulumi preview --json}.
 *
 * <p>A resource that is marked for deletion, or that the preview would delete, is left out. Secrets are never read, encrypted
 * or not.
 */
public final class StackExport {
    /** The longest file that is read, in bytes: several times the state of the largest legal network. */
    private static final long LONGEST = 64L << 20;

    /** Steps of a preview after which the resource is not there. */
    private static final Set<String> REMOVING = Set.of(
            "delete", "delete-replaced", "discard", "discard-replaced", "remove-pending-replace", "read-discard");

    private static final String EXPECTED = "it must be the output of `pulumi stack export` or `pulumi preview --json`";

    private final String name;
    private final Map<String, RegisteredResource> resources = new LinkedHashMap<>();
    private boolean isExport;

    private StackExport(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @throws StackExportException when it cannot be read, is truncated, too long, or holds something else
     */
    public static List<RegisteredResource> read(Path file) throws StackExportException {
        String name = String.valueOf(file.getFileName());
        try {
            long size = Files.size(file);
            if (size > LONGEST) {
                throw new StackExportException(String.format(
                        Locale.ROOT, "%s is too long: %d MiB, at most %d are read", name, size >> 20, LONGEST >> 20));
            }
            try (Reader reader = Files.newBufferedReader(file)) {
                return read(reader, name);
            }
        } catch (CharacterCodingException e) {
            throw new StackExportException(name + " is not a text file; " + EXPECTED);
        } catch (IOException e) {
            throw new StackExportException(name + " cannot be read; check that the file exists and is yours to read");
        }
    }

    /**
     * Reads from a reader.
     *
     * @param name what to call it in messages
     * @throws StackExportException as {@link #read(Path)}
     */
    public static List<RegisteredResource> read(Reader reader, String name) throws StackExportException, IOException {
        StackExport export = new StackExport(name);
        try (JsonReader json = new JsonReader(reader)) {
            export.document(json);
        } catch (EOFException e) {
            throw new StackExportException(name + " is truncated; export the stack again");
        } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
            throw new StackExportException(name + " is not JSON as Pulumi writes it; " + EXPECTED);
        }
        return export.checked();
    }

    private List<RegisteredResource> checked() throws StackExportException {
        if (!isExport) {
            throw new StackExportException(name + " holds no deployment and no steps; " + EXPECTED);
        }
        List<RegisteredResource> all = List.copyOf(resources.values());
        List<String> others = all.stream()
                .map(RegisteredResource::type)
                .filter(type -> !type.startsWith("pulumi:"))
                .toList();
        if (!others.isEmpty() && others.stream().noneMatch(type -> type.startsWith("azure-native:"))) {
            throw new StackExportException(name + " holds " + others.size()
                    + " resources and none of azure-native; the first is of type " + others.get(0));
        }
        return all;
    }

    private void document(JsonReader json) throws IOException, StackExportException {
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            throw new StackExportException(name + " is not a JSON object; " + EXPECTED);
        }
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "deployment" -> deployment(json);
                case "steps" -> steps(json);
                default -> json.skipValue();
            }
        }
        json.endObject();
    }

    private void deployment(JsonReader json) throws IOException, StackExportException {
        isExport = true;
        json.beginObject();
        while (json.hasNext()) {
            if (json.nextName().equals("resources")) {
                each(json, this::add);
            } else {
                json.skipValue();
            }
        }
        json.endObject();
    }

    private void steps(JsonReader json) throws IOException, StackExportException {
        isExport = true;
        each(json, step -> {
            boolean removing = step.get("op") instanceof String op && REMOVING.contains(op);
            if (!removing && step.get("newState") instanceof Map<?, ?> state) {
                add(texts(state));
            }
        });
    }

    /** What is done with each object of a list. */
    private interface Each {
        void accept(Map<String, Object> object) throws StackExportException;
    }

    private static void each(JsonReader json, Each each) throws IOException, StackExportException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return;
        }
        json.beginArray();
        while (json.hasNext()) {
            each.accept(JsonValues.object(json));
        }
        json.endArray();
    }

    private void add(Map<String, Object> state) throws StackExportException {
        if (Boolean.TRUE.equals(state.get("delete"))) {
            return;
        }
        if (!(state.get("type") instanceof String type) || !(state.get("urn") instanceof String urn)) {
            throw new StackExportException(name + " holds a resource without a type or a URN; " + EXPECTED);
        }
        resources.put(
                urn,
                new RegisteredResource(
                        type,
                        nameIn(urn),
                        urn,
                        text(state, "id"),
                        text(state, "parent"),
                        Boolean.TRUE.equals(state.get("protect")),
                        list(state, "dependencies"),
                        timeouts(state),
                        bag(state, "inputs"),
                        bag(state, "outputs")));
    }

    /** The logical name, which is the last part of a URN. */
    private static String nameIn(String urn) {
        int separator = urn.lastIndexOf("::");
        return separator < 0 ? urn : urn.substring(separator + 2);
    }

    private static Optional<String> text(Map<String, Object> state, String key) {
        return state.get(key) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private static List<String> list(Map<String, Object> state, String key) {
        List<String> texts = new ArrayList<>();
        if (state.get(key) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof String text) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static Map<String, Object> bag(Map<String, Object> state, String key) {
        return state.get(key) instanceof Map<?, ?> map ? texts(map) : Map.of();
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), value));
        return texts;
    }

    /** The engine keeps seconds; programs say minutes. */
    private static Map<String, String> timeouts(Map<String, Object> state) {
        Map<String, String> timeouts = new LinkedHashMap<>();
        bag(state, "customTimeouts").forEach((operation, value) -> {
            if (value instanceof Double seconds && seconds > 0) {
                timeouts.put(
                        operation,
                        seconds % 60 == 0
                                ? String.format(Locale.ROOT, "%.0fm", seconds / 60)
                                : String.format(Locale.ROOT, "%.0fs", seconds));
            } else if (value instanceof String text) {
                timeouts.put(operation, text);
            }
        });
        return timeouts;
    }
}
