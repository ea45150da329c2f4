package hybridnetwork.lifecycle;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Azure names of a stack's resources, given what already has a name in Azure.
 *
 * <p>A circuit's name says whether it is the only one. So that a second circuit can be added, or all but one removed,
 * without replacing a live one, a circuit keeps the name it has.
 *
 * @param problems what would be renamed, and so replaced, all the same
 */
public record KeptNames(AzureNames names, List<Problem> problems) {
    /**
     * Asks Azure. Blocks until it has answered.
     *
     * @throws AzureUnavailable when Azure gave another answer than a resource or its absence
     */
    public static KeptNames find(StackConfig config) {
        AzureNames names = AzureNames.of(config);
        List<Problem> problems = new ArrayList<>();
        List<Circuit> circuits = List.copyOf(config.expressRoute().circuits().values());
        AzureNames kept = circuits.size() == 1
                ? ofTheLast(circuits.get(0), names)
                : ofTheFirst(config, circuits, names, problems);
        renamedSite(config, names).ifPresent(problems::add);
        return new KeptNames(kept, List.copyOf(problems));
    }

    /** One circuit is left of several: it has its key in its name, unless there is one without. */
    private static AzureNames ofTheLast(Circuit circuit, AzureNames names) {
        AzureNames appended = names.keeping(circuit.name(), true);
        return circuit instanceof Circuit.Owned
                        && AzureLookup.circuit(appended, circuit.name()).isPresent()
                        && AzureLookup.circuit(names, circuit.name()).isEmpty()
                ? appended
                : names;
    }

    /** There are several: one of them may be what was once the only one, known by its place. */
    private static AzureNames ofTheFirst(
            StackConfig config, List<Circuit> circuits, AzureNames names, List<Problem> problems) {
        String any = circuits.get(0).name();
        AzureNames alone = names.keeping(any, false);
        Optional<ExistingCircuit> sole = AzureLookup.circuit(alone, any);
        if (sole.isEmpty()) {
            return names;
        }
        List<Circuit> candidates = circuits.stream()
                .filter(circuit -> sole.get().isAtTheSamePlaceAs(circuit))
                .toList();
        if (candidates.size() == 1) {
            return names.keeping(candidates.get(0).name(), false);
        }
        String azureName = alone.circuit(any);
        Problem problem = Problem.of(
                config.allowReplacement().contains(azureName) ? Severity.WARNING : Severity.ERROR,
                "circuit-renamed",
                ConfigPath.of("expressRoute").key("circuits"),
                "the circuit " + azureName + " exists, and "
                        + (candidates.isEmpty()
                                ? "no declared circuit is at its provider and peering location; it would be deleted"
                                : "several declared circuits are at its provider and peering location"));
        problems.add(
                problem.fix(
                        "keep its provider and peering location under one of the names, and give the others another peering location"));
        return names;
    }

    private static Optional<Problem> renamedSite(StackConfig config, AzureNames names) {
        String any = config.sites().keySet().iterator().next();
        AzureNames other = new AzureNames(names.baseName(), names.appendedCircuits(), !names.severalSites());
        return AzureLookup.hasVpnConnection(other, any)
                ? Optional.of(Problem.warning(
                                "site-renamed",
                                ConfigPath.of("sites"),
                                "the tunnel " + other.vpnConnection(any)
                                        + " is made anew under another name, minutes without the backup")
                        .fix("choose a time at which ExpressRoute is healthy"))
                : Optional.empty();
    }
}
