package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All resources, and who refers to whom. Not thread-safe: {@link SimulatedAzure} guards it. */
final class World {
    private static final String PARTS = "parts";

    private final AzureSettings settings;
    private final Map<ArmId, StoredResource> resources = new LinkedHashMap<>();
    private final Surroundings surroundings;

    /** What is deleted and can be recovered. */
    private final Map<ArmId, StoredResource> buried = new LinkedHashMap<>();

    private int serial;

    World(AzureSettings settings) {
        this.settings = settings;
        this.surroundings = new Surroundings(settings.onPremises());
    }

    AzureSettings settings() {
        return settings;
    }

    /** A number that was never given before. */
    int serial() {
        return ++serial;
    }

    /** What is around Azure. */
    Surroundings surroundings() {
        return surroundings;
    }

    Optional<StoredResource> find(ArmId id) {
        return Optional.ofNullable(resources.get(id));
    }

    Optional<StoredResource> find(ArmId id, ResourceKind kind) {
        return find(id).filter(found -> found.is(kind));
    }

    List<StoredResource> all() {
        return List.copyOf(resources.values());
    }

    List<StoredResource> all(ResourceKind kind) {
        return resources.values().stream().filter(each -> each.is(kind)).toList();
    }

    /** The resources whose ids lie directly or indirectly below this one. */
    List<StoredResource> below(ArmId id) {
        return resources.values().stream()
                .filter(each -> !each.id().equals(id) && id.covers(each.id()))
                .toList();
    }

    /** The other resources that mention this id, or a part of it such as a subnet of a network, and would miss it. */
    List<StoredResource> users(ArmId id) {
        List<StoredResource> found = new ArrayList<>();
        for (StoredResource each : resources.values()) {
            if (!each.kind().isWatcher()
                    && !id.covers(each.id())
                    && each.references().stream().anyMatch(id::covers)) {
                found.add(each);
            }
        }
        return found;
    }

    /** Whether the id is a resource, or a part that a resource's body names, such as a subnet or a probe. */
    boolean exists(ArmId id) {
        if (resources.containsKey(id) || id.isGroup()) {
            return resources.containsKey(id);
        }
        return part(id).isPresent();
    }

    /** The resource, or the part of one as the resource that it could be: a subnet that its network lists. */
    Optional<StoredResource> seen(ArmId id) {
        return find(id).or(() -> id.parent()
                .flatMap(this::find)
                .flatMap(owner -> partOf(owner.body(), owner.id(), id)
                        .flatMap(body -> owner.kind()
                                .partKind(property(owner.id(), id))
                                .map(kind ->
                                        new StoredResource(kind, id, body, factsOf(owner, id), owner.revision())))));
    }

    /** What Azure has decided of a part; kept with its whole, from one request to the next. */
    private static Bag factsOf(StoredResource owner, ArmId part) {
        return owner.facts().bag(PARTS, part.key()).orElse(Bag.EMPTY);
    }

    /** Azure decides something of a resource, or of a part of one. */
    void decide(StoredResource resource, Bag facts) {
        if (resources.containsKey(resource.id())) {
            store(resource.withFacts(facts));
        } else {
            resource.id()
                    .parent()
                    .flatMap(this::find)
                    .ifPresent(owner -> store(owner.withFacts(withPart(owner.facts(), resource.id(), facts))));
        }
    }

    /** The facts of a whole, with those of a part among them. */
    static Bag withPart(Bag whole, ArmId part, Bag facts) {
        Bag parts = whole.bag(PARTS).orElse(Bag.EMPTY);
        return whole.with(PARTS, parts.with(part.key(), facts.values()).values());
    }

    private static String property(ArmId owner, ArmId part) {
        return part.toString().substring(owner.toString().length() + 1).split("/", -1)[0];
    }

    /** The body of a part, with its name: of a subnet within its network, whether the network lists it or not. */
    Optional<Bag> part(ArmId id) {
        return find(id).map(StoredResource::named)
                .or(() -> id.parent().flatMap(this::find).flatMap(owner -> partOf(owner.body(), owner.id(), id)));
    }

    /** The parts that a resource lists as a property, and those that are resources of their own, each with its name. */
    List<Bag> parts(ArmId owner, Bag body, String property) {
        List<Bag> found = new ArrayList<>(body.bags(property));
        for (StoredResource each : below(owner)) {
            if (each.id().parent().equals(Optional.of(owner))
                    && property(owner, each.id()).equalsIgnoreCase(property)
                    && partOf(body, owner, each.id()).isEmpty()) {
                found.add(each.named());
            }
        }
        return found;
    }

    List<Bag> parts(StoredResource owner, String property) {
        return parts(owner.id(), owner.body(), property);
    }

    static Optional<Bag> partOf(Bag body, ArmId owner, ArmId part) {
        String[] below =
                part.toString().substring(owner.toString().length() + 1).split("/", -1);
        return body.bags(below[0]).stream()
                .filter(each -> below.length == 2
                        && each.text("name").filter(below[1]::equalsIgnoreCase).isPresent())
                .findFirst();
    }

    /** The region of a resource, or of the whole that it is a part of; empty where it has none. */
    Optional<String> region(ArmId id) {
        return find(id).flatMap(found -> found.body().text("location"))
                .map(Difference::location)
                .or(() -> id.parent().flatMap(this::region));
    }

    void store(StoredResource resource) {
        resources.put(resource.id(), resource);
    }

    /** Takes a part out of the list of the resource that has it there. */
    private void removePart(ArmId id) {
        id.parent().flatMap(this::find).ifPresent(owner -> {
            String property = property(owner.id(), id);
            List<Object> rest = new ArrayList<>();
            for (Bag part : owner.body().bags(property)) {
                if (part.text("name").filter(id.name()::equalsIgnoreCase).isEmpty()) {
                    rest.add(part.values());
                }
            }
            if (rest.size() < owner.body().bags(property).size()) {
                store(owner.withBody(owner.body().with(property, rest)));
            }
        });
    }

    void remove(ArmId id) {
        resources.remove(id);
    }

    /** Keeps a deleted resource, for whoever creates one of its name again. */
    void bury(StoredResource resource) {
        buried.put(resource.id(), resource);
    }

    /** A deleted resource of this name that can be recovered. */
    Optional<StoredResource> deleted(ArmId id) {
        return Optional.ofNullable(buried.get(id));
    }

    /** Deletes a resource or a part, with what lies below it; its diagnostic settings stay ({@link DiagnosticSettingRules}). */
    void delete(ArmId id) {
        Optional<StoredResource> gone = seen(id);
        below(id).stream()
                .filter(child -> !child.is(ResourceKind.DIAGNOSTIC_SETTING))
                .forEach(child -> delete(child.id()));
        removePart(id);
        remove(id);
        gone.ifPresent(resource -> Rules.of(resource.kind()).deleted(resource, this));
    }
}
