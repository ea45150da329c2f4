package hybridnetwork.components;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.Resource;
import java.time.Duration;
import java.util.List;

/** The options of a component's children: a fresh builder for each, because the SDK's builders share what they build. */
final class ChildOptions {
    /** A gateway takes up to 45 minutes; Azure has been seen to need twice that. */
    private static final Duration SLOWEST_OPERATION = Duration.ofHours(2);

    private ChildOptions() {}

    static CustomResourceOptions.Builder of(ComponentResource parent) {
        return CustomResourceOptions.builder().parent(parent);
    }

    /** For what Azure takes minutes to an hour to create, change or delete. */
    static CustomResourceOptions.Builder slow(ComponentResource parent) {
        return of(parent)
                .customTimeouts(CustomTimeouts.builder()
                        .create(SLOWEST_OPERATION)
                        .update(SLOWEST_OPERATION)
                        .delete(SLOWEST_OPERATION)
                        .build());
    }

    /** For the same, after others that Azure would otherwise refuse to work beside. */
    static CustomResourceOptions.Builder slowAfter(ComponentResource parent, List<Resource> others) {
        return slow(parent).dependsOn(others.toArray(Resource[]::new));
    }
}
