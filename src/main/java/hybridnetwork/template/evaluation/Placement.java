package hybridnetwork.template.evaluation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resources in groups that are not known, where that leaves open what is deployed. */
final class Placement {
    private Placement() {}

    /** Those that may be, or may be a part of, one that is deployed elsewhere, each with the reason. */
    static Map<Declared, String> doubtful(List<Declared> deployed) {
        Map<String, Set<Target>> places = new HashMap<>();
        deployed.forEach(resource -> resource.name()
                .ifPresent(name -> places.computeIfAbsent(key(resource.type(), name), key -> new HashSet<>())
                        .add(resource.target())));
        Map<Declared, String> doubtful = new LinkedHashMap<>();
        for (Declared resource : deployed) {
            String name = resource.name().orElse("");
            Target own = resource.target();
            Set<Target> alike = places.getOrDefault(key(resource.type(), name), Set.of());
            Set<Target> parents = parent(resource.type(), name)
                    .map(parent -> places.getOrDefault(parent, Set.of()))
                    .orElse(Set.of());
            if (!own.isKnown() && alike.size() > 1) {
                doubtful.put(
                        resource, "its resource group is not known, and may be that of another one of the same name");
            } else if (!parents.isEmpty()
                    && !parents.contains(own)
                    && !(own.isKnown() && parents.stream().allMatch(Target::isKnown))) {
                doubtful.put(
                        resource, "whether it is in the resource group of what it would be a part of is not known");
            }
        }
        return doubtful;
    }

    private static Optional<String> parent(String type, String name) {
        int inType = type.lastIndexOf('/');
        int inName = name.lastIndexOf('/');
        return inName < 0 ? Optional.empty() : Optional.of(key(type.substring(0, inType), name.substring(0, inName)));
    }

    private static String key(String type, String name) {
        return (type + " " + name).toLowerCase(Locale.ROOT);
    }
}
