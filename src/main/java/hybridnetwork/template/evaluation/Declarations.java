package hybridnetwork.template.evaluation;

import hybridnetwork.resources.ArmId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources of a template and of the deployments inside it. */
final class Declarations {
    private final List<Declared> all = new ArrayList<>();
    private final Map<ArmId, Declared> byId = new HashMap<>();

    void add(Declared resource) {
        all.add(resource);
        resource.id().ifPresent(id -> {
            // What the template deploys tells more than a mention of what exists.
            if (!resource.exists() || !byId.containsKey(id)) {
                byId.put(id, resource);
            }
        });
    }

    int size() {
        return all.size();
    }

    Optional<Declared> withId(ArmId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The only resource of a template with this whole name. */
    Optional<Declared> withName(String name, Frame frame) {
        List<Declared> found = all.stream()
                .filter(resource -> resource.scope().frame() == frame)
                .filter(resource ->
                        resource.name().filter(name::equalsIgnoreCase).isPresent())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
