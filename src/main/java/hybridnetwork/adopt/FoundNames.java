package hybridnetwork.adopt;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.ArmType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inputs of azure-native that an id is made of: names of groups, of parents, and the resource's own. */
final class FoundNames {
    private FoundNames() {}

    static Map<String, Object> of(FoundResource resource) {
        Map<String, Object> names = new LinkedHashMap<>();
        List<String> inputs = ArmType.of(resource.typeToken()).nameInputs();
        Optional<ArmId> id = Optional.of(resource.id());
        for (int i = inputs.size() - 1; i >= 0 && id.isPresent(); i--) {
            names.put(inputs.get(i), id.get().name());
            id = id.get().parent();
        }
        if (!resource.id().isGroup()) {
            names.put("resourceGroupName", resource.id().group());
        }
        return names;
    }
}
