package hybridnetwork.components;

import com.pulumi.resources.CustomResourceOptions;

/** Lets the engine replace what Azure cannot change in place, where the stack's {@code allowReplacement} names it. */
final class Replacement {
    private Replacement() {}

    /**
     * Makes a change of these properties a replacement. Azure names are fixed, so the old resource goes first.
     *
     * @param properties those that azure-native would send as an update, for Azure to refuse
     */
    static CustomResourceOptions.Builder allow(
            CustomResourceOptions.Builder options, boolean allowed, String... properties) {
        // The order matters to the compiler only: the inherited option returns the builder of every resource.
        return allowed ? options.replaceOnChanges(properties).deleteBeforeReplace(true) : options;
    }
}
