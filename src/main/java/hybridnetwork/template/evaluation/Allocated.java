package hybridnetwork.template.evaluation;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Opaque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A private address that a template takes from a resource of its own which says none: Azure gives it when it is deployed.
 *
 * @param configuration the name of the resource's configuration that has it
 */
public record Allocated(ArmId owner, String configuration) {
    static final String REASON = "Azure gives the address when it is deployed";

    /** Adds those in a value; whether nothing else in it is not known. */
    public static boolean collect(Object value, Set<Allocated> into) {
        if (value instanceof Map<?, ?> map) {
            return collect(List.copyOf(map.values()), into);
        }
        if (value instanceof List<?> list) {
            boolean only = true;
            for (Object inner : list) {
                only &= collect(inner, into);
            }
            return only;
        }
        if (value instanceof Allocated address) {
            into.add(address);
        }
        return value != Opaque.UNKNOWN;
    }
}
