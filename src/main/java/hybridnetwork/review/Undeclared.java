package hybridnetwork.review;

import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a value in Azure says that the stack does not declare, once everything that means nothing is taken out of it, however
 * deep it stands.
 *
 * @param rest what is left; nothing where all of it is noise
 * @param reasons why the others mean nothing
 */
record Undeclared(List<PropertyChange> rest, Set<String> reasons) {
    /**
     * Looks into one property.
     *
     * @param resource as declared
     */
    static Undeclared of(RegisteredResource resource, PropertyChange change, RepeatedResources repeated) {
        Set<String> reasons = new LinkedHashSet<>();
        List<PropertyChange> rest = new ArrayList<>();
        Object azure = change.after().orElse("");
        Optional<Object> left = new Reading(resource, repeated, reasons).withoutNoise(change.path(), azure);
        left.ifPresent(value -> PropertyChange.named(value)
                .ifPresentOrElse(
                        elements -> elements.forEach((name, element) -> rest.add(new PropertyChange(
                                change.path() + "[" + name + "]", Optional.empty(), Optional.of(element)))),
                        () -> rest.add(new PropertyChange(change.path(), Optional.empty(), Optional.of(value)))));
        if (reasons.size() > 1) {
            reasons.remove(KnownNoise.EMPTY);
        }
        return new Undeclared(rest, reasons);
    }

    private record Reading(RegisteredResource resource, RepeatedResources repeated, Set<String> reasons) {
        Optional<Object> withoutNoise(String path, Object value) {
            Optional<String> reason = KnownNoise.isNothing(value)
                    ? Optional.of(KnownNoise.EMPTY)
                    : KnownNoise.reason(resource.kind(), path, false, Optional.of(value))
                            .or(() -> repeated.reason(resource, path, value));
            if (reason.isPresent()) {
                reasons.add(reason.get());
                return Optional.empty();
            }
            if (value instanceof Map<?, ?> map) {
                Map<Object, Object> rest = new LinkedHashMap<>();
                map.forEach((key, each) -> withoutNoise(path + "." + key, each).ifPresent(left -> rest.put(key, left)));
                return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
            }
            Optional<Map<Object, Object>> named = PropertyChange.named(value);
            if (named.isPresent()) {
                List<Object> rest = new ArrayList<>();
                named.get()
                        .forEach((name, each) -> withoutNoise(path + "[" + name + "]", each)
                                .ifPresent(left ->
                                        rest.add(left instanceof Map<?, ?> map ? withName(map, each) : left)));
                return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
            }
            return Optional.of(value);
        }

        /** What an element is called stays with what is left of it. */
        private static Map<Object, Object> withName(Map<?, ?> left, Object element) {
            Map<Object, Object> named = new LinkedHashMap<>(left);
            if (element instanceof Map<?, ?> whole) {
                PropertyChange.IDENTITIES.stream()
                        .filter(whole::containsKey)
                        .findFirst()
                        .ifPresent(key -> named.put(key, whole.get(key)));
            }
            return named;
        }
    }
}
