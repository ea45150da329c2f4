package hybridnetwork.plan;

import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program registered, as a recording saw it. It holds no secret's value.
 *
 * @param project the project's name, the first part of every URN after the stack's
 * @param stack the stack's name, such as {@code dev}
 * @param resources in the order in which the program constructed them; the first is the stack itself
 * @param outputs the stack outputs by name, with {@link Opaque} for secret and unknown ones
 * @param messages the warnings and errors that the program logged, in order
 */
public record Plan(
        String project,
        String stack,
        List<RegisteredResource> resources,
        Map<String, Object> outputs,
        List<LogMessage> messages) {

    public Plan {
        resources = List.copyOf(resources);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        messages = List.copyOf(messages);
    }

    /** The resources that a provider would create: all but the stack, components and explicit providers. */
    public List<RegisteredResource> custom() {
        return resources.stream()
                .filter(resource -> !resource.isComponent() && !resource.type().startsWith("pulumi:"))
                .toList();
    }
}
