package hybridnetwork.adopt;

import hybridnetwork.resources.RegisteredResource;
import java.util.List;

/**
 * One resource that the first preview after an import shows, and what that means.
 *
 * @param resource as the program registers it
 * @param properties such as {@code tags.environment: none -> dev}; none where it is created
 * @param why what follows for the traffic, or why nothing does
 */
public record Difference(
        Action action, Judgement judgement, RegisteredResource resource, List<String> properties, List<String> why) {

    /** What the engine will say. */
    public enum Action {
        CREATE,
        UPDATE,
        REPLACE
    }

    /** What it means; the gravest first. */
    public enum Judgement {
        /** Azure, the engine or the program refuses it. */
        REFUSED,
        /** Traffic is lost, for a while or for good. */
        OUTAGE,
        /** It depends: on a device at the other end, or on what nobody can read from Azure. */
        LOOK,
        HARMLESS
    }

    public Difference {
        properties = List.copyOf(properties);
        why = List.copyOf(why);
    }
}
