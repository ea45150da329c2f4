package hybridnetwork.components;

import com.pulumi.resources.CustomResourceOptions;

/** What the engine replaces of its own accord although azure-native would send an update, for Azure to refuse. */
final class Replacement {
    private Replacement() {}

    /**
     * Makes a change of these properties a replacement where the stack's {@code allowReplacement} names the resource. Azure
     * names are fixed, so the old resource goes first.
     */
    static CustomResourceOptions.Builder allow(
            CustomResourceOptions.Builder options, boolean allowed, String... properties) {
        return allowed ? replacing(options, properties) : options;
    }

    /**
     * Makes a connection go before one of its ends is replaced, and come back after it: Azure deletes no gateway that a
     * connection uses ({@code coexist-delete-order}). The engine asks the last state for this, so it is said from the first
     * deployment on.
     *
     * @param ends the properties that refer to what the connection joins
     */
    static CustomResourceOptions.Builder withEnds(CustomResourceOptions.Builder options, String... ends) {
        return replacing(options, ends);
    }

    private static CustomResourceOptions.Builder replacing(
            CustomResourceOptions.Builder options, String... properties) {
        // Not chained: the inherited option returns the builder of every resource.
        options.replaceOnChanges(properties).deleteBeforeReplace(true);
        return options;
    }
}
