package hybridnetwork.cli;

import hybridnetwork.config.Problem;
import hybridnetwork.edge.EdgeRouter;
import hybridnetwork.edge.Frr;
import hybridnetwork.edge.IosXe;
import hybridnetwork.edge.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code --set} fills in: whether there is such a value, and whether the router takes it. */
final class GivenValues {
    private GivenValues() {}

    /**
     * The first thing that is wrong with them, as what follows the option's name.
     *
     * @param router with the values in it
     * @param onLinux whether its interfaces have Linux's names, or else those of IOS XE
     */
    static Optional<String> complaint(EdgeRouter router, Map<String, String> given, boolean onLinux) {
        Map<String, Slot> slots = new LinkedHashMap<>();
        router.slots().forEach(slot -> slots.put(slot.name(), slot));
        return given.entrySet().stream()
                .flatMap(entry -> complaint(slots, entry.getKey(), entry.getValue()).stream())
                .findFirst()
                .or(() -> names(router, onLinux))
                .or(() -> shared(router));
    }

    private static Optional<String> complaint(Map<String, Slot> slots, String name, String value) {
        Slot slot = slots.get(name);
        if (slot == null) {
            return Optional.of(" " + Problem.excerpt(name) + ": there is no such value to fill in; there is: "
                    + String.join(", ", slots.keySet()));
        }
        return slot.kind().takes(value)
                ? Optional.empty()
                : Optional.of(" " + name + ": " + Problem.excerpt(value) + " is not "
                        + slot.kind().allowed());
    }

    private static Optional<String> names(EdgeRouter router, boolean onLinux) {
        List<String> impossible = onLinux ? Frr.impossibleNames(router) : IosXe.impossiblePorts(router);
        if (impossible.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                onLinux
                        ? ": Linux has no interface called " + String.join(", ", impossible)
                                + ": at most 15 characters, the VLAN's number included, and no slash"
                        : ": " + String.join(", ", impossible)
                                + " is a subinterface: name the port, to which the VLAN is added");
    }

    private static Optional<String> shared(EdgeRouter router) {
        List<String> shared = router.sharedPorts();
        return shared.isEmpty()
                ? Optional.empty()
                : Optional.of(": two links of one VLAN are on port " + String.join(", ", shared)
                        + ", where the second takes the place of the first: each has a port of its own");
    }
}
