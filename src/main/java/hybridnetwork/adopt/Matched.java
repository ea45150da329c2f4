package hybridnetwork.adopt;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.RegisteredResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a recorded program registers and Azure has, by the names that an ARM id is made of. The subscription is left out of it: a
 * recording of a stack that says none has ids in no subscription.
 *
 * @param byUrn what Azure has, by the URN under which the program registers it
 */
record Matched(Map<String, FoundResource> byUrn) {
    static Matched of(List<RegisteredResource> recorded, Collection<FoundResource> found) {
        Map<String, FoundResource> byPlace = new HashMap<>();
        found.forEach(resource -> byPlace.put(place(resource.id()), resource));
        Map<String, FoundResource> byUrn = new LinkedHashMap<>();
        for (RegisteredResource resource : recorded) {
            resource.id()
                    .flatMap(ArmId::tryParse)
                    .map(id -> byPlace.get(place(id)))
                    .filter(it -> it.typeToken().equals(resource.type()))
                    .ifPresent(it -> byUrn.put(resource.urn(), it));
        }
        return new Matched(byUrn);
    }

    private static String place(ArmId id) {
        int group = id.key().indexOf("/resourcegroups/");
        return group < 0 ? id.key() : id.key().substring(group);
    }

    /** What Azure has of a resource that the program registers. */
    Optional<FoundResource> of(RegisteredResource recorded) {
        return Optional.ofNullable(byUrn.get(recorded.urn()));
    }

    /** The ids of all that the program takes over. */
    Set<ArmId> ids() {
        return byUrn.values().stream().map(FoundResource::id).collect(Collectors.toSet());
    }
}
