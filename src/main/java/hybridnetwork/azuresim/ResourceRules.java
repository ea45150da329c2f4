package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What Azure does with one type of resource. The defaults are those of a resource without rules. */
class ResourceRules {
    /** @throws AzureError when Azure refuses the request in the present state */
    void admit(Put put, World world) {}

    /** What Azure keeps of the request's body; ignored in silence is what it leaves out. */
    Bag kept(Put put, World world) {
        return put.body();
    }

    /** What Azure decides when the request is carried out; kept until it decides otherwise. */
    Bag facts(Put put, World world) {
        return put.existing().map(StoredResource::facts).orElse(Bag.EMPTY);
    }

    /** The properties beside the body's own that a reader of the resource sees; they replace those of the body. */
    Map<String, Object> describe(StoredResource resource, World world) {
        return Map.of();
    }

    /** Whether Azure always answers more than these rules say, of which nothing but the type is known: dates, revisions. */
    boolean leavesOpen() {
        return false;
    }

    /** The properties that Azure takes and tells nobody afterwards: keys. */
    Set<String> untold() {
        return Set.of();
    }

    /** @throws AzureError when Azure refuses the deletion in the present state */
    void admitDelete(StoredResource resource, World world) {}

    /** What becomes of others once the resource is gone. */
    void deleted(StoredResource resource, World world) {}

    Duration creation() {
        return Duration.ofSeconds(30);
    }

    /** How long a change takes, and a deletion. */
    Duration change() {
        return creation().dividedBy(3);
    }

    /** Whose other operations Azure refuses while one on this resource runs, the resource itself left out. */
    Set<ArmId> blocks(Put put, World world) {
        return Set.of();
    }

    /** Which resources must not be changed while an operation on this one runs, though other users of theirs may be. */
    Set<ArmId> needsStill(Put put, World world) {
        return Set.of();
    }

    /** What Azure answers while an operation on the other resource runs. */
    AzureError inProgress(ArmId other) {
        return AzureError.anotherOperation(other);
    }
}
