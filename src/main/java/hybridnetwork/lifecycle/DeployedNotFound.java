package hybridnetwork.lifecycle;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.Words;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what the stack's state has and Azure does not have. Either Azure was asked in the wrong place, or somebody has deleted
 * it; only a person knows which, and the engine would build on what is not there.
 *
 * <p>What {@code allowReplacement} names, and a connection to it or to another circuit than before, may be missing: the engine
 * deletes before it creates, and a replacement that was interrupted in between leaves the old resource in the state, where no
 * refresh takes it out. The next deployment goes on with it.
 */
public final class DeployedNotFound {
    private static final int MOST_NAMED = 6;

    private final StackConfig config;
    private final AzureNames names;
    private final DeployedStack deployed;
    private final AzureState azure;
    private final Optional<Subscription> asked;
    private final List<String> missing = new ArrayList<>();
    private final Set<String> interrupted = new LinkedHashSet<>();
    private final Set<String> tolerated = new LinkedHashSet<>();

    private DeployedNotFound(
            StackConfig config,
            AzureNames names,
            DeployedStack deployed,
            AzureState azure,
            Optional<Subscription> asked) {
        this.config = config;
        this.names = names;
        this.deployed = deployed;
        this.azure = azure;
        this.asked = asked;
    }

    /**
     * Compares the state with Azure.
     *
     * @param asked the subscription where Azure was asked; empty where nobody knows
     */
    static DeployedNotFound find(
            StackConfig config,
            AzureNames names,
            DeployedStack deployed,
            AzureState azure,
            Optional<Subscription> asked) {
        DeployedNotFound search = new DeployedNotFound(config, names, deployed, azure, asked);
        search.look();
        return search;
    }

    /** One error for all that is missing, or one warning for what an interrupted replacement explains. */
    public Optional<Problem> problem() {
        if (missing.isEmpty()) {
            return tolerated.isEmpty() ? Optional.empty() : Optional.of(goesOn());
        }
        return Optional.of(isMissing());
    }

    /**
     * The Azure names of gateways and circuits whose replacement was interrupted. They must be declared as replaced again, or
     * the engine would delete the old one after it has created the new one, and both have the same id.
     */
    public Set<String> interrupted() {
        return Set.copyOf(interrupted);
    }

    private void look() {
        if (azure.resourceGroup().isEmpty()
                && deployed.resourceGroups().anyMatch(group -> group.is(names.resourceGroup()))) {
            missing.add("resource group " + names.resourceGroup() + " with all that is in it");
            return;
        }
        compareReplaceable(
                "VirtualNetworkGateway",
                names.erGateway(),
                azure.expressRouteGateway().isPresent());
        compareReplaceable(
                "VirtualNetworkGateway", names.vpnGateway(), azure.vpnGateway().isPresent());
        config.inspection().flatMap(InspectionConfig::firewall).ifPresent(firewall -> {
            compare("AzureFirewall", names.firewall(), azure.firewall().isPresent());
            names.firewallPublicIps(firewall)
                    .forEach(name -> compare(
                            "PublicIPAddress", name, azure.publicIpZones().containsKey(name)));
        });
        names.gatewayPublicIps(config.vpnInstances())
                .forEach(name ->
                        compare("PublicIPAddress", name, azure.publicIpZones().containsKey(name)));
        config.circuits().forEach((key, circuit) -> {
            if (circuit instanceof Circuit.Owned) {
                owned(key);
            }
            compare(
                    "VirtualNetworkGatewayConnection",
                    names.erConnection(key),
                    azure.connectedCircuits().contains(key),
                    mayHaveLostAnEnd(circuit) ? tolerated : missing);
        });
    }

    private void owned(String key) {
        ExistingCircuit existing = azure.circuits().get(key);
        compareReplaceable("ExpressRouteCircuit", names.circuit(key), existing != null);
        if (existing != null && !existing.peered() && deployed.has(LogicalName.PEERING.of(key))) {
            missing.add("the private peering of " + names.circuit(key));
        }
    }

    private boolean mayHaveLostAnEnd(Circuit circuit) {
        if (circuit instanceof Circuit.Existing existing) {
            boolean toAnother = deployed.find(LogicalName.ER_CONNECTION.of(circuit.name()))
                    .filter(connection -> !connection.peer().isEmpty())
                    .filter(connection -> !connection.peer().equalsIgnoreCase(existing.circuitId()))
                    .isPresent();
            return toAnother || mayBeReplaced(names.erGateway());
        }
        return mayBeReplaced(names.erGateway()) || mayBeReplaced(names.circuit(circuit.name()));
    }

    private void compareReplaceable(String type, String azureName, boolean exists) {
        if (mayBeReplaced(azureName)) {
            compare(type, azureName, exists, tolerated);
            compare(type, azureName, exists, interrupted);
        } else {
            compare(type, azureName, exists);
        }
    }

    private boolean mayBeReplaced(String azureName) {
        return config.allowReplacement().contains(azureName);
    }

    private void compare(String type, String azureName, boolean exists) {
        compare(type, azureName, exists, missing);
    }

    private void compare(String type, String azureName, boolean exists, Collection<String> absent) {
        if (!exists && deployed.hasNamed(type, azureName)) {
            absent.add(azureName);
        }
    }

    /** The state does not tell whether the engine or somebody else has deleted it; its preview does. */
    private Problem goesOn() {
        return Problem.warning(
                        "deployed-not-found",
                        ConfigPath.ROOT,
                        "Azure does not have " + Words.few(tolerated, MOST_NAMED)
                                + " of this stack's state: taken for a replacement that was interrupted, with which the"
                                + " deployment goes on")
                .fix("what the preview does not create or replace, somebody has deleted: `pulumi refresh --stack "
                        + deployed.name() + "`, and the next `pulumi up` makes it anew");
    }

    private Problem isMissing() {
        Optional<Subscription> stands = deployed.subscription();
        boolean rightPlace = stands.isPresent() && stands.equals(asked);
        String refreshed = "what was really deleted goes out of the state with `pulumi refresh --stack "
                + deployed.name() + "`, and the next `pulumi up` makes it anew";
        return Problem.error(
                        "deployed-not-found",
                        ConfigPath.ROOT,
                        "this stack has deployed, in " + inWords(stands) + ", what Azure, asked in " + inWords(asked)
                                + ", does not have: " + Words.few(missing, MOST_NAMED))
                .fix(rightPlace ? refreshed : "look where you are logged in with `az account show`; " + refreshed);
    }

    private static String inWords(Optional<Subscription> subscription) {
        return subscription.map(it -> "subscription " + it).orElse("an unknown subscription");
    }
}
