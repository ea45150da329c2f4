package hybridnetwork.resources;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A step of a preview, asked for what is there after it. */
final class PlannedStep {
    /** The operations after which the resource, or this copy of it, is gone. */
    private static final Set<String> GONE =
            Set.of("delete", "delete-replaced", "discard", "discard-replaced", "remove-pending-replace");

    /** Those of them after which Azure does not have it either: what is discarded was only read. */
    private static final Set<String> DELETED = Set.of("delete", "delete-replaced", "remove-pending-replace");

    private String operation = "";
    private Optional<ResourceState> before = Optional.empty();
    private Optional<ResourceState> after = Optional.empty();

    private PlannedStep() {}

    static PlannedStep read(JsonReader json, Values values) throws IOException {
        PlannedStep step = new PlannedStep();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "op" -> step.operation = json.nextString();
                case "oldState" -> step.before = ResourceState.read(json, values);
                case "newState" -> step.after = ResourceState.read(json, values);
                default -> json.skipValue();
            }
        }
        json.endObject();
        return step;
    }

    boolean isUnchanged() {
        return operation.equals("same");
    }

    /** What Azure does not have any more after the step, or was about to lose before it. */
    Optional<String> deletedId() {
        return before.filter(state -> DELETED.contains(operation) || state.isGone())
                .map(ResourceState::idToDelete);
    }

    /** The resource of which the stack has no copy after the step; a replaced one has its new copy. */
    Optional<String> removedUrn() {
        return before.filter(state -> operation.equals("delete") || operation.equals("discard"))
                .map(ResourceState::urn);
    }

    /**
     * The planned state with what a preview knows only of the old one: the id of a resource that stays, and what Azure has
     * made of it.
     */
    Optional<RegisteredResource> planned() {
        if (GONE.contains(operation)) {
            return Optional.empty();
        }
        Optional<RegisteredResource> planned = after.flatMap(ResourceState::resource);
        Optional<RegisteredResource> old = before.flatMap(ResourceState::resource);
        if (old.isEmpty() || !(isUnchanged() || operation.equals("update"))) {
            return planned;
        }
        return planned.map(it -> it.withId(it.id().or(old.get()::id))
                .withOutputs(it.outputs().isEmpty() ? outputs(old.get(), it) : it.outputs()));
    }

    private Map<String, Object> outputs(RegisteredResource old, RegisteredResource planned) {
        return isUnchanged() ? old.outputs() : StandingOutputs.after(old.inputs(), planned.inputs(), old.outputs());
    }
}
