package hybridnetwork.azuresim;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The resources in a file, so that they outlive the process; written whole, then moved into place. */
final class StateFile {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private record Entry(String token, String id, Map<String, Object> body, Map<String, Object> facts, int revision) {}

    private record Content(int serial, List<Entry> resources) {}

    private StateFile() {}

    static void save(Path file, World world) {
        List<Entry> entries = new ArrayList<>();
        for (StoredResource each : world.all()) {
            entries.add(new Entry(
                    each.kind().token(),
                    each.id().toString(),
                    each.body().values(),
                    each.facts().values(),
                    each.revision()));
        }
        try {
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, GSON.toJson(new Content(world.lastSerial(), entries)));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated Azure cannot write its state to " + file, e);
        }
    }

    /** @throws IllegalArgumentException when the file is not one that {@link #save} wrote */
    static void load(Path file, World world) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            Content content = GSON.fromJson(Files.readString(file), Content.class);
            world.continueFrom(content.serial());
            for (Entry entry : content.resources()) {
                ResourceKind kind = ResourceKind.ofToken(entry.token())
                        .orElseThrow(() -> new IllegalArgumentException("unknown type " + entry.token()));
                world.store(new StoredResource(
                        kind,
                        ArmId.parse(entry.id()),
                        new Bag(entry.body()),
                        new Bag(entry.facts()),
                        entry.revision()));
            }
        } catch (JsonParseException | NullPointerException e) {
            throw new IllegalArgumentException(file + " is not the state of a simulated Azure", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated Azure cannot read its state from " + file, e);
        }
    }
}
