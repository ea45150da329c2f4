package hybridnetwork.lifecycle;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds names of the configuration that mean other resources than those that the stack has deployed under them. The engine would
 * create what is there already, or delete what carries the traffic; its preview shows neither as an error.
 */
final class ChangedNames {
    private static final String NETWORK = "azure-native:network:";
    private static final String RENAMING = "docs/runbook.md, \"Renaming a site or a circuit\"";

    private final StackConfig config;
    private final AzureNames names;
    private final List<DeployedResource> deployed;
    private final List<Problem> problems = new ArrayList<>();

    private ChangedNames(StackConfig config, AzureNames names, List<DeployedResource> deployed) {
        this.config = config;
        this.names = names;
        this.deployed = deployed;
    }

    /** One error for each. Blocks until Azure has told the state of circuits that are to be deleted. */
    static List<Problem> find(StackConfig config, AzureNames names, List<DeployedResource> deployed) {
        ChangedNames changed = new ChangedNames(config, names, deployed);
        if (!changed.hasOtherBaseName()) {
            changed.keys();
            changed.deletions();
        }
        return changed.problems;
    }

    private boolean hasOtherBaseName() {
        Optional<String> group = deployed.stream()
                .filter(resource -> resource.type().equals("azure-native:resources:ResourceGroup"))
                .map(DeployedResource::azureName)
                .filter(name -> !name.equalsIgnoreCase(names.resourceGroup()))
                .findFirst();
        group.ifPresent(name -> problems.add(Problem.error(
                        "base-name-changed",
                        ConfigPath.of("baseName"),
                        "another base name replaces every resource of this stack, gateways and circuits included")
                .got(names.baseName() + ", deployed as " + withoutSuffix(name))
                .fix("write `baseName: " + withoutSuffix(name)
                        + "`; for a network of another name make another stack")));
        return group.isPresent();
    }

    private static String withoutSuffix(String group) {
        return group.endsWith("-rg") ? group.substring(0, group.length() - "-rg".length()) : group;
    }

    private void keys() {
        config.sites()
                .keySet()
                .forEach(site -> key(
                        "site",
                        site,
                        ConfigPath.of("sites").key(site),
                        "LocalNetworkGateway",
                        names.localNetworkGateway(site),
                        "-local-network-gateway"));
        config.expressRoute().circuits().values().stream()
                .filter(Circuit.Owned.class::isInstance)
                .map(Circuit::name)
                .forEach(circuit -> key(
                        "circuit",
                        circuit,
                        ConfigPath.of("expressRoute").key("circuits").key(circuit),
                        "ExpressRouteCircuit",
                        names.circuit(circuit),
                        "-circuit"));
    }

    /** The engine knows a resource by its key, Azure by a name without one: a new key is a second resource of that name. */
    private void key(String what, String key, ConfigPath path, String type, String azureName, String suffix) {
        deployed.stream()
                .filter(resource -> resource.type().equals(NETWORK + type))
                .filter(resource -> resource.azureName().equalsIgnoreCase(azureName))
                .map(DeployedResource::logicalName)
                .filter(name -> !name.equals(what + "-" + key + suffix))
                .filter(name -> name.startsWith(what + "-") && name.endsWith(suffix))
                .map(name -> name.substring(what.length() + 1, name.length() - suffix.length()))
                .findFirst()
                .ifPresent(former -> problems.add(Problem.error(
                                what + "-key-changed",
                                path,
                                what + " `" + key + "` would be created as " + azureName
                                        + ", which this stack has deployed as " + what + " `" + former + "`")
                        .fix("write `" + former + "` again, or rename it in the state first: " + RENAMING)));
    }

    /** Circuits that the engine would delete and Azure would not ({@code er-delete-state}). */
    private void deletions() {
        List<String> declared = config.expressRoute().circuits().keySet().stream()
                .map(names::circuit)
                .toList();
        deployed.stream()
                .filter(resource -> resource.type().equals(NETWORK + "ExpressRouteCircuit"))
                .map(DeployedResource::azureName)
                .filter(name -> declared.stream().noneMatch(name::equalsIgnoreCase))
                .forEach(name -> AzureLookup.providerState(names, name)
                        .filter(state -> !state.equals(ExistingCircuit.NOT_PROVISIONED))
                        .ifPresent(state -> problems.add(Problem.error(
                                        "er-delete-state",
                                        ConfigPath.of("expressRoute").key("circuits"),
                                        "circuit " + name
                                                + " is no longer declared, and Azure deletes none that its provider"
                                                + " has provisioned")
                                .got(state)
                                .fix(
                                        "declare it until the provider has deprovisioned it; `privatePeering.enabled: false`"
                                                + " takes it out of service meanwhile"))));
    }
}
