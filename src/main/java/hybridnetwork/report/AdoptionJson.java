package hybridnetwork.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hybridnetwork.adopt.Adoption;
import java.util.Locale;

/**
 * An adoption for other programs: {@code stack}, {@code group}, {@code file}, {@code importFile}, {@code resources}, {@code notes},
 * {@code problems}, {@code differences} and {@code next}, always all of them.
 */
public final class AdoptionJson {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private AdoptionJson() {}

    public static String render(Adoption adoption) {
        JsonObject document = new JsonObject();
        document.addProperty("stack", adoption.stack());
        document.addProperty("group", adoption.proposal().group().toString());
        document.addProperty("file", adoption.file());
        document.addProperty("importFile", adoption.importFile());
        JsonArray resources = new JsonArray();
        adoption.found().resources().forEach(resource -> {
            JsonObject json = new JsonObject();
            json.addProperty("type", resource.typeToken());
            json.addProperty("id", resource.id().toString());
            json.addProperty("taken", adoption.proposal().taken().contains(resource.id()));
            resources.add(json);
        });
        document.add("resources", resources);
        JsonArray notes = new JsonArray();
        adoption.proposal().notes().forEach(note -> {
            JsonObject json = new JsonObject();
            json.addProperty("kind", note.kind().toString());
            json.addProperty("about", note.about());
            json.addProperty("text", note.text());
            notes.add(json);
        });
        document.add("notes", notes);
        JsonArray problems = new JsonArray();
        adoption.proposal().problems().stream().map(PlanJson::problem).forEach(problems::add);
        document.add("problems", problems);
        JsonArray differences = new JsonArray();
        adoption.differences()
                .ifPresent(it -> it.all().forEach(difference -> {
                    JsonObject json = new JsonObject();
                    json.addProperty("action", difference.action().name().toLowerCase(Locale.ROOT));
                    json.addProperty("judgement", difference.judgement().name().toLowerCase(Locale.ROOT));
                    json.addProperty("type", difference.resource().type());
                    json.addProperty("name", difference.resource().name());
                    json.add("properties", PlanJson.json(difference.properties()));
                    json.add("why", PlanJson.json(difference.why()));
                    differences.add(json);
                }));
        document.add("differences", differences);
        JsonArray next = new JsonArray();
        adoption.next().forEach(next::add);
        document.add("next", next);
        return GSON.toJson(document) + "\n";
    }
}
