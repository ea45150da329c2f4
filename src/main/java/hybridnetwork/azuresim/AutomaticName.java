package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The names that azure-native gives where the program gives none: a resource in a group the program's name for it and eight random
 * digits, one within another resource the program's name alone, and a random UUID where Azure wants one. (Source:
 * {@code getDefaultName} in provider.go of pulumi/pulumi-azure-native, version 2, read in November 2026.)
 */
final class AutomaticName {
    /** The provider's mark of an input whose name is random: a replacement is created before the old one is deleted. */
    static final String MARK = "__createBeforeDelete";

    private static final int RANDOM_BYTES = 4;
    private static final Set<String> UUIDS = Set.of("roleAssignmentName", "roleDefinitionId");

    private AutomaticName() {}

    /**
     * @param old the inputs of the last deployment: a name that was given stays
     * @param name what the program calls the resource
     */
    static Bag give(ResourceKind kind, Bag inputs, Bag old, String name, byte[] seed) {
        String input = kind.nameInput().orElse("");
        SdkType.Property property = SdkType.inputsOf(kind).properties().get(input);
        if (inputs.at(input).isPresent() || property == null || property.required()) {
            return inputs;
        }
        Optional<Object> kept = old.at(input);
        if (kept.isPresent()) {
            Bag same = inputs.with(input, kept.get());
            return old.at(MARK).map(mark -> same.with(MARK, mark)).orElse(same);
        }
        if (UUIDS.contains(input)) {
            return inputs.with(input, Guid.of(name + hex(seed))).with(MARK, true);
        }
        return kind.isChild()
                ? inputs.with(input, name)
                : inputs.with(input, name + hex(seed)).with(MARK, true);
    }

    private static String hex(byte[] seed) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < RANDOM_BYTES; i++) {
            digits.append(String.format(Locale.ROOT, "%02x", seed.length > i ? seed[i] : 0));
        }
        return digits.toString();
    }
}
