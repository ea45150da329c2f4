package hybridnetwork.adopt;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Azure has of a resource group, and of others what it refers to, as far as that could be read.
 *
 * @param resources in the order in which they were read
 * @param unread what is there and could not be read
 * @param learned what the gateways had learnt by BGP when they were asked; none where nobody asked them
 */
public record FoundAzure(List<FoundResource> resources, List<AdoptionNote> unread, List<LearnedRoute> learned) {
    /** As an export has it, in which no gateway tells its routes. */
    public FoundAzure(List<FoundResource> resources, List<AdoptionNote> unread) {
        this(resources, unread, List.of());
    }

    public FoundAzure {
        learned = List.copyOf(learned);
        resources = List.copyOf(resources);
        unread = List.copyOf(unread);
    }

    /** The resources of a kind, such as {@code VirtualNetwork}, by name. */
    List<FoundResource> of(String kind) {
        String token = "azure-native:network:" + kind;
        return resources.stream()
                .filter(resource -> resource.typeToken().equals(token))
                .sorted((one, other) -> one.id().key().compareTo(other.id().key()))
                .toList();
    }

    Optional<FoundResource> at(ArmId id) {
        return resources.stream().filter(resource -> resource.id().equals(id)).findFirst();
    }

    /** The resource of a kind that a property refers to by its id. */
    Optional<FoundResource> at(Optional<ArmId> id) {
        return id.flatMap(this::at);
    }

    /** The parts of a resource that stand inside it and those that stand beside it as resources of their own, by their names. */
    List<FoundResource> parts(FoundResource whole, String list, String kind) {
        Map<String, FoundResource> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Bag part : whole.properties().bags(list)) {
            part.text("name")
                    .ifPresent(name -> parts.put(
                            name,
                            new FoundResource(whole.id().child(list, name), "azure-native:network:" + kind, part)));
        }
        of(kind).stream()
                .filter(part -> part.id().isInside(whole.id()))
                .forEach(part -> parts.putIfAbsent(part.name(), part));
        return List.copyOf(parts.values());
    }

    /**
     * All that can be imported one by one: the resources, those of their parts that the program declares beside them, and the
     * resource group itself, which no list of its resources has.
     */
    public List<FoundResource> importable(ArmId group) {
        Map<ArmId, FoundResource> all = new LinkedHashMap<>();
        all.put(group, group(group));
        resources.forEach(resource -> all.put(resource.id(), resource));
        for (FoundResource resource : resources) {
            switch (resource.kind()) {
                case "VirtualNetwork" ->
                    parts(resource, "virtualNetworkPeerings", "VirtualNetworkPeering")
                            .forEach(part -> all.putIfAbsent(part.id(), part));
                case "ExpressRouteCircuit" -> {
                    parts(resource, "peerings", "ExpressRouteCircuitPeering")
                            .forEach(part -> all.putIfAbsent(part.id(), part));
                    parts(resource, "authorizations", "ExpressRouteCircuitAuthorization")
                            .forEach(part -> all.putIfAbsent(part.id(), part));
                }
                default -> {
                    // Its parts are declared inside it.
                }
            }
        }
        return List.copyOf(all.values());
    }

    /** Where Azure itself was not asked, it is taken to be where the hub is. */
    private FoundResource group(ArmId group) {
        return at(group)
                .orElseGet(() -> new FoundResource(
                        group,
                        "azure-native:resources:ResourceGroup",
                        FoundHub.in(this)
                                .flatMap(hub -> hub.network().properties().text("location"))
                                .map(location -> Bag.EMPTY.with("location", location))
                                .orElse(Bag.EMPTY)));
    }

    /** As the proof reads them. */
    public List<RegisteredResource> registered() {
        List<RegisteredResource> registered = new ArrayList<>();
        for (FoundResource resource : resources) {
            Map<String, Object> inputs =
                    new LinkedHashMap<>(resource.properties().values());
            inputs.putAll(FoundNames.of(resource));
            registered.add(RegisteredResource.unregistered(
                    resource.typeToken(),
                    resource.name(),
                    resource.id().key(),
                    resource.id().toString(),
                    inputs));
        }
        return List.copyOf(registered);
    }
}
