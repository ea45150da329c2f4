package hybridnetwork.plan;

import hybridnetwork.lifecycle.DeclaredResource;
import hybridnetwork.resources.ArmType;
import hybridnetwork.resources.RegisteredResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a recorded program would create, by the names that Azure will know it by. */
public final class DeclaredResources {
    private DeclaredResources() {}

    /** All whose names are known before the deployment, in the order of the program. */
    public static List<DeclaredResource> of(Plan plan) {
        return plan.custom().stream()
                .flatMap(resource -> declared(resource).stream())
                .toList();
    }

    private static Optional<DeclaredResource> declared(RegisteredResource resource) {
        ArmType type = ArmType.of(resource.type());
        Map<String, String> path = new LinkedHashMap<>();
        for (String input : type.pathInputs()) {
            if (!(resource.inputs().get(input) instanceof String name)) {
                return Optional.empty();
            }
            path.put(input, name);
        }
        return Optional.of(new DeclaredResource(
                resource.urn(),
                resource.type(),
                resource.name(),
                resource.parent(),
                path.getOrDefault(type.nameInput(), ""),
                path,
                resource.inputs().containsKey("sharedKey")));
    }
}
