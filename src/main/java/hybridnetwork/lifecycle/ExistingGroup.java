package hybridnetwork.lifecycle;

import java.util.Map;

/** A resource group as Azure has it. */
public record ExistingGroup(String id, Map<String, String> tags) {
    public ExistingGroup {
        tags = Map.copyOf(tags);
    }
}
