package hybridnetwork.adopt;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hybridnetwork.plan.Plan;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code pulumi import --file} takes in, so that the state has each resource where the program registers it: under its logical
 * name, in its component. Components, which no provider knows, are made beside their children.
 *
 * <p>No key stands in it. Azure gives none back, so what is imported has none either, and the first deployment sends the stack's.
 *
 * @param entries parents before their children
 */
public record ImportFile(List<Entry> entries) {
    /**
     * A resource or a component.
     *
     * @param name the logical name, which tells it from all others of a stack
     * @param id of what Azure has; empty for a component
     * @param parent the name of the component that it is in; empty for what stands alone
     */
    public record Entry(String type, String name, Optional<ArmId> id, Optional<String> parent) {}

    public ImportFile {
        entries = List.copyOf(entries);
    }

    /**
     * What Azure has of a recorded program.
     *
     * @param recorded the program for the proposed stack
     * @param found what Azure has; what the program does not register is passed over
     */
    public static ImportFile of(Plan recorded, Collection<FoundResource> found) {
        Matched matched = Matched.of(recorded.resources(), found);
        Map<String, RegisteredResource> byUrn = new HashMap<>();
        recorded.resources().forEach(resource -> byUrn.put(resource.urn(), resource));
        Set<String> wanted = new HashSet<>();
        matched.byUrn().keySet().forEach(urn -> {
            Optional<RegisteredResource> next = Optional.ofNullable(byUrn.get(urn));
            while (next.isPresent() && wanted.add(next.get().urn())) {
                next = next.get().parent().map(byUrn::get);
            }
        });
        List<Entry> entries = new ArrayList<>();
        for (RegisteredResource resource : recorded.resources()) {
            if (wanted.contains(resource.urn()) && !isStack(resource)) {
                entries.add(new Entry(
                        resource.type(),
                        resource.name(),
                        matched.of(resource).map(FoundResource::id),
                        resource.parent()
                                .flatMap(urn -> Optional.ofNullable(byUrn.get(urn)))
                                .filter(parent -> !isStack(parent))
                                .map(RegisteredResource::name)));
            }
        }
        return new ImportFile(entries);
    }

    private static boolean isStack(RegisteredResource resource) {
        return resource.type().equals("pulumi:pulumi:Stack");
    }

    /** Whether Azure has nothing that the program registers. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The file; it ends in a line feed. */
    public String json() {
        JsonArray resources = new JsonArray();
        for (Entry entry : entries) {
            JsonObject resource = new JsonObject();
            resource.addProperty("type", entry.type());
            resource.addProperty("name", entry.name());
            entry.id()
                    .ifPresentOrElse(
                            id -> resource.addProperty("id", id.toString()),
                            () -> resource.addProperty("component", true));
            entry.parent().ifPresent(parent -> resource.addProperty("parent", parent));
            resources.add(resource);
        }
        JsonObject file = new JsonObject();
        file.add("resources", resources);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(file)
                + "\n";
    }
}
