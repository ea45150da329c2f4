package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A resource as a reader sees it: what was asked for, and what Azure adds, under the SDK's names. */
final class ResourceView {
    private static final Map<ResourceKind, Set<String>> OUTPUTS = new ConcurrentHashMap<>();

    private ResourceView() {}

    static Bag of(StoredResource resource, World world) {
        Set<String> known = OUTPUTS.computeIfAbsent(resource.kind(), SdkType::outputsOf);
        ResourceRules rules = Rules.of(resource.kind());
        Map<String, Object> shown = new LinkedHashMap<>();
        resource.body().values().forEach((name, value) -> {
            if (known.contains(name) && !rules.untold().contains(name)) {
                shown.put(name, value);
            }
        });
        shown.put("name", resource.id().name());
        shown.put("type", resource.kind().type());
        addIfKnown(known, shown, "etag", Parts.etag(resource));
        addIfKnown(known, shown, "provisioningState", "Succeeded");
        addIfKnown(
                known,
                shown,
                "resourceGuid",
                Guid.of("resource " + resource.id().key()));
        if (!Rules.know(resource.kind()) || rules.leavesOpen()) {
            shown.putAll(MadeUp.answers(resource.kind(), resource.id(), shown.keySet()));
        }
        rules.describe(resource, world).forEach((name, value) -> addIfKnown(known, shown, name, value));
        return new Bag(shown);
    }

    private static void addIfKnown(Set<String> known, Map<String, Object> shown, String name, Object value) {
        if (known.contains(name)) {
            shown.put(name, value);
        }
    }
}
