package hybridnetwork.rotation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of the rotations of a stack, in a file beside its configuration: when each site's key was last rotated, and how far
 * one has come that is not finished. No key is in it, and after the end not even what one is recognised by; it may be committed.
 */
public final class Journal {
    private static final Gson WRITER =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;
    private final Map<String, Entry> sites = new TreeMap<>();

    private record Entry(Optional<Instant> rotated, Optional<Unfinished> unfinished) {}

    private Journal(Path file) {
        this.file = file;
    }

    /**
     * The journal of a stack.
     *
     * @param folder of the stack files
     * @throws RotationFailed when there is one that cannot be read
     */
    public static Journal of(Path folder, String stack) throws RotationFailed {
        Journal journal = new Journal(folder.resolve("rotations." + stack + ".json"));
        journal.read();
        return journal;
    }

    public Path file() {
        return file;
    }

    /** When the site's key was last rotated by this command. */
    public Optional<Instant> rotated(String site) {
        return Optional.ofNullable(sites.get(site)).flatMap(Entry::rotated);
    }

    /** The site's rotation that has begun and not ended. */
    public Optional<Unfinished> unfinished(String site) {
        return Optional.ofNullable(sites.get(site)).flatMap(Entry::unfinished);
    }

    void goesOn(String site, Unfinished rotation) throws RotationFailed {
        sites.put(site, new Entry(rotated(site), Optional.of(rotation)));
        write();
    }

    /** @param rotated empty where the key is the old one again */
    void ends(String site, Optional<Instant> rotated) throws RotationFailed {
        sites.put(site, new Entry(rotated.or(() -> rotated(site)), Optional.empty()));
        write();
    }

    private void read() throws RotationFailed {
        if (!Files.exists(file)) {
            return;
        }
        try {
            JsonObject all = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            for (Map.Entry<String, JsonElement> site : all.entrySet()) {
                JsonObject entry = site.getValue().getAsJsonObject();
                sites.put(
                        site.getKey(),
                        new Entry(
                                Optional.ofNullable(entry.get("rotated")).map(it -> Instant.parse(it.getAsString())),
                                Optional.ofNullable(entry.get("unfinished"))
                                        .map(it -> unfinished(it.getAsJsonObject()))));
            }
        } catch (IOException
                | JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | IllegalArgumentException
                | NullPointerException
                | DateTimeException e) {
            throw new RotationFailed(
                    "the journal " + file + " cannot be read",
                    "restore it, such as with git; or, when you are sure that no rotation is unfinished, delete it");
        }
    }

    private static Unfinished unfinished(JsonObject json) {
        Set<Step> done = EnumSet.noneOf(Step.class);
        json.getAsJsonArray("done")
                .forEach(step -> done.add(Step.valueOf(step.getAsString().toUpperCase(java.util.Locale.ROOT))));
        return new Unfinished(
                json.get("begun").getAsString(),
                json.get("back").getAsBoolean(),
                Optional.ofNullable(json.get("forced")).map(JsonElement::getAsString),
                done,
                fingerprint(json.getAsJsonObject("target")),
                fingerprint(json.getAsJsonObject("before")));
    }

    private static Fingerprint fingerprint(JsonObject json) {
        return new Fingerprint(
                json.get("iterations").getAsInt(),
                json.get("salt").getAsString(),
                json.get("hash").getAsString());
    }

    /** As a whole: a death leaves the old one or the new one. */
    private void write() throws RotationFailed {
        JsonObject all = new JsonObject();
        sites.forEach((site, entry) -> {
            JsonObject json = new JsonObject();
            entry.rotated().ifPresent(it -> json.addProperty("rotated", it.toString()));
            entry.unfinished().ifPresent(it -> json.add("unfinished", json(it)));
            all.add(site, json);
        });
        Path whole = file.resolveSibling("." + file.getFileName());
        try {
            Files.writeString(whole, WRITER.toJson(all) + "\n", StandardCharsets.UTF_8);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new RotationFailed(
                    "the journal " + file + " cannot be written: " + e.getMessage(), "make its folder writable");
        }
    }

    private static JsonObject json(Unfinished rotation) {
        JsonObject json = new JsonObject();
        json.addProperty("begun", rotation.begun());
        json.addProperty("back", rotation.back());
        rotation.forced().ifPresent(why -> json.addProperty("forced", why));
        JsonArray done = new JsonArray();
        for (Step step : Step.values()) {
            if (rotation.done().contains(step)) {
                done.add(step.word());
            }
        }
        json.add("done", done);
        json.add("target", json(rotation.target()));
        json.add("before", json(rotation.before()));
        return json;
    }

    private static JsonObject json(Fingerprint fingerprint) {
        JsonObject json = new JsonObject();
        json.addProperty("iterations", fingerprint.iterations());
        json.addProperty("salt", fingerprint.salt());
        json.addProperty("hash", fingerprint.hash());
        return json;
    }
}
