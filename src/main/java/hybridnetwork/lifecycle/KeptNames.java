package hybridnetwork.lifecycle;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Azure names of a stack's resources, given what already has a name in Azure.
 *
 * <p>The name of a circuit, and of a site's tunnel, says whether it is the only one. So that a second one can be added, or all
 * but one removed, without replacing a live one, each keeps the name it has.
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
        AzureNames circuits = ofCircuits(config, names, problems);
        return new KeptNames(ofSites(config, circuits, problems), List.copyOf(problems));
    }

    private static AzureNames ofCircuits(StackConfig config, AzureNames names, List<Problem> problems) {
        List<Circuit> circuits = List.copyOf(config.expressRoute().circuits().values());
        if (circuits.size() > 1) {
            return ofTheFirst(config, circuits, names, problems);
        }
        // One circuit may be left of several: it has its key in its name.
        String only = circuits.get(0).name();
        AzureNames appended = names.keepingCircuit(only, true);
        return circuits.get(0) instanceof Circuit.Owned
                        && AzureLookup.circuit(appended, only).isPresent()
                ? appended
                : names;
    }

    /** There are several: one of them may be what was once the only one, known by its place. */
    private static AzureNames ofTheFirst(
            StackConfig config, List<Circuit> circuits, AzureNames names, List<Problem> problems) {
        String any = circuits.get(0).name();
        AzureNames alone = names.keepingCircuit(any, false);
        Optional<ExistingCircuit> sole = AzureLookup.circuit(alone, any);
        if (sole.isEmpty()) {
            return names;
        }
        List<Circuit> candidates = circuits.stream()
                .filter(circuit -> sole.get().isAtTheSamePlaceAs(circuit))
                .toList();
        if (candidates.size() == 1) {
            return names.keepingCircuit(candidates.get(0).name(), false);
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

    private static AzureNames ofSites(StackConfig config, AzureNames names, List<Problem> problems) {
        List<Site> sites = List.copyOf(config.sites().values());
        String any = sites.get(0).name();
        if (sites.size() == 1) {
            // One site may be left of several: it has its key in its name.
            AzureNames appended = names.keepingSite(any, true);
            return AzureLookup.tunnel(appended, any).isPresent() ? appended : names;
        }
        // There are several: one of them may be what was once the only one.
        AzureNames alone = names.keepingSite(any, false);
        Optional<ExistingTunnel> tunnel = AzureLookup.tunnel(alone, any);
        Optional<Site> owner = tunnel.flatMap(it -> it.ownerAmong(sites));
        if (tunnel.isPresent() && owner.isEmpty()) {
            problems.add(Problem.warning(
                            "site-renamed",
                            ConfigPath.of("sites"),
                            "the tunnel " + alone.vpnConnection(any)
                                    + " exists, and no site has its device's address or"
                                    + " any of its prefixes; it is deleted")
                    .fix("if it belongs to one of the sites, change its address and its prefixes one after the other"));
        }
        return owner.map(site -> names.keepingSite(site.name(), false)).orElse(names);
    }
}
