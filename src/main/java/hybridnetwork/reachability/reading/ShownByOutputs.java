package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.resources.Merged.Kind;
import hybridnetwork.resources.Merged.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notes what only outputs have of lists that the program sets: a rule that was added in the portal, or what a deployment left
 * behind. An element counts; of texts, such as address prefixes, the program's list counts, and what the others could change
 * is open.
 */
final class ShownByOutputs {
    private final Inventory inventory;
    private final Notes notes;

    ShownByOutputs(Inventory inventory, Notes notes) {
        this.inventory = inventory;
        this.notes = notes;
    }

    void note() {
        inventory.all().forEach(this::note);
    }

    private void note(Resource resource) {
        Map<String, List<String>> elements = new LinkedHashMap<>();
        for (Shown shown : resource.shown()) {
            if (shown.kind() == Kind.ELEMENT) {
                if (!isResource(resource, shown)) {
                    elements.computeIfAbsent(shown.place(), place -> new ArrayList<>())
                            .add(shown.what());
                }
            } else if (PropertyTypes.reads(shown.list())) {
                scope(shown)
                        .ifPresent(scope -> notes.notUnderstood(
                                resource,
                                "its outputs show " + shown.what() + " in " + shown.place()
                                        + ", which its inputs do not have: the inputs are taken, and what it would change is"
                                        + " open; run `pulumi refresh`",
                                scope));
            }
        }
        elements.forEach((place, names) -> notes.shownOnly(resource, place, names));
    }

    /** Whether the stack declares an element as a resource of its own, which the parent's outputs show as well. */
    private boolean isResource(Resource resource, Shown shown) {
        for (Parentage parentage : Parentage.values()) {
            boolean part = parentage.parent().equals(resource.kind())
                    && shown.path().equals(List.of(parentage.list()))
                    && inventory.children(parentage, resource).stream().anyMatch(child -> child.isNamed(shown.what()));
            if (part) {
                return true;
            }
        }
        return false;
    }

    /** What a value more could change; empty where that is nothing. */
    private static Optional<Scope> scope(Shown shown) {
        if (shown.kind() == Kind.UNTOLD || !shown.list().endsWith("ddressPrefixes")) {
            return Optional.of(Scope.EVERYTHING);
        }
        Optional<Prefix> prefix = Space.prefix(shown.what());
        if (prefix.isEmpty()) {
            return Optional.of(
                    Prefixes.isIpv6(shown.what())
                            ? Scope.nothing("IPv6 prefixes match no packet of the proof")
                            : Scope.EVERYTHING);
        }
        List<Prefix> declared = Prefixes.of(shown.declared());
        // A side of a rule is a set of addresses; the prefixes of a site are routes, of which the longest wins.
        boolean ofARule = !shown.list().equals("addressPrefixes");
        boolean nothingNew = ofARule
                ? PrefixSet.of(prefix.get()).subtract(PrefixSet.of(declared)).isEmpty()
                : declared.contains(prefix.get());
        return nothingNew ? Optional.empty() : Optional.of(new Scope.PastGroups(PrefixSet.of(prefix.get())));
    }
}
