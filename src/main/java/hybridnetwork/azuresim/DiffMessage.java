package hybridnetwork.azuresim;

import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.PropertyDiff;

/** A difference of inputs as the engine reads it: what changes, and what of it means a new resource. */
final class DiffMessage {
    private DiffMessage() {}

    /** @param named whether the resource has a random name, so that another can stand beside it */
    static DiffResponse of(ResourceKind kind, Difference difference, boolean named) {
        if (difference.isEmpty()) {
            return DiffResponse.newBuilder()
                    .setChanges(DiffResponse.DiffChanges.DIFF_NONE)
                    .build();
        }
        DiffResponse.Builder message = DiffResponse.newBuilder()
                .setChanges(DiffResponse.DiffChanges.DIFF_SOME)
                .setHasDetailedDiff(true)
                .addAllDiffs(difference.inputs());
        for (String input : difference.inputs()) {
            if (kind.replacesOn(input)) {
                message.addReplaces(input);
            }
        }
        difference
                .changes()
                .forEach((path, change) -> message.putDetailedDiff(
                        path,
                        PropertyDiff.newBuilder()
                                .setKind(kindOf(change, kind.replacesOn(Difference.top(path))))
                                .setInputDiff(true)
                                .build()));
        return message.setDeleteBeforeReplace(message.getReplacesCount() > 0 && !named)
                .build();
    }

    private static PropertyDiff.Kind kindOf(Difference.Change change, boolean replaces) {
        return switch (change) {
            case ADD -> replaces ? PropertyDiff.Kind.ADD_REPLACE : PropertyDiff.Kind.ADD;
            case DELETE -> replaces ? PropertyDiff.Kind.DELETE_REPLACE : PropertyDiff.Kind.DELETE;
            case UPDATE -> replaces ? PropertyDiff.Kind.UPDATE_REPLACE : PropertyDiff.Kind.UPDATE;
        };
    }
}
