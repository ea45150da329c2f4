package hybridnetwork.template.translation;

import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.template.evaluation.Allocated;
import java.util.List;
import java.util.Set;

/**
 * What a template's resources are on azure-native.
 *
 * @param given the addresses that the template takes from resources which say none, and that are known all the same
 */
public record Translated(List<RegisteredResource> resources, Set<Allocated> given) {
    public Translated {
        resources = List.copyOf(resources);
        given = Set.copyOf(given);
    }
}
