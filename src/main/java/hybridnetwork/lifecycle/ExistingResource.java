package hybridnetwork.lifecycle;

import java.util.Map;

/** What Azure says of any resource: where it is, and whose it seems to be. */
public record ExistingResource(String id, Map<String, String> tags) {
    public ExistingResource {
        tags = Map.copyOf(tags);
    }
}
