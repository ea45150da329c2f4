package hybridnetwork.lifecycle;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.NamedPart;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.config.Words;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.NamedResource;
import hybridnetwork.topology.TunnelName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds names of the configuration that mean other resources than those that the stack has deployed under them. The engine would
 * create what is there already, or delete what carries the traffic; its preview shows neither as an error.
 */
final class ChangedNames {
    private static final String CONNECTION = "VirtualNetworkGatewayConnection";
    /** What the name of a resource group ends with that the base name makes. */
    private static final String GROUP = "-rg";

    private static final String RENAMING = "docs/runbook.md, \"Renaming a site or a circuit\"";

    private final StackConfig config;
    private final AzureNames names;
    private final DeployedStack deployed;
    private final List<Problem> problems = new ArrayList<>();

    private ChangedNames(StackConfig config, AzureNames names, DeployedStack deployed) {
        this.config = config;
        this.names = names;
        this.deployed = deployed;
    }

    /** One error for each. Blocks until Azure has told of circuits that are to be deleted. */
    static List<Problem> find(StackConfig config, AzureNames names, DeployedStack deployed) {
        ChangedNames changed = new ChangedNames(config, names, deployed);
        if (!changed.hasOtherBaseName() && !changed.hasOtherNames()) {
            changed.keys();
            changed.deletions();
        }
        return changed.problems;
    }

    private boolean hasOtherBaseName() {
        Optional<String> group = deployed.resourceGroups()
                .map(DeployedResource::azureName)
                .filter(name -> !name.equalsIgnoreCase(names.resourceGroup()))
                .filter(name -> name.endsWith(GROUP) && !isGiven(NamedPart.resourceGroup, ""))
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
        return group.substring(0, group.length() - GROUP.length());
    }

    private boolean isGiven(NamedPart part, String key) {
        return config.names().of(part, key).isPresent();
    }

    /** To the engine another Azure name is another resource: it makes the one and deletes the other. */
    private boolean hasOtherNames() {
        List<NamedResource> renamed = NamedResource.of(config, names).stream()
                .filter(resource -> formerName(resource).isPresent())
                .toList();
        if (!renamed.isEmpty()) {
            NamedResource first = renamed.get(0);
            problems.add(Problem.error(
                            "names-changed",
                            renamed.size() == 1 ? first.path() : ConfigPath.of("names"),
                            "another Azure name replaces what this stack has deployed")
                    .got(Words.few(
                            renamed.stream()
                                    .map(resource -> resource.azureName() + ", deployed as "
                                            + formerName(resource).orElseThrow())
                                    .toList(),
                            1))
                    .fix("write the Azure name that it has: "
                            + first.inNames(formerName(first).orElseThrow())));
        }
        return !renamed.isEmpty();
    }

    private Optional<String> formerName(NamedResource resource) {
        return resource.logicalName()
                .flatMap(deployed::find)
                .map(DeployedResource::azureName)
                .filter(name -> !name.isEmpty() && !name.equalsIgnoreCase(resource.azureName()))
                .filter(name -> !isRenamedSite(resource, name));
    }

    /** One of several sites, renamed in the state: its tunnel is made anew within minutes, as the runbook says. */
    private boolean isRenamedSite(NamedResource resource, String formerName) {
        return resource.part().of() == NamedPart.Of.TUNNELS
                && !isGiven(resource.part(), resource.key())
                && formerName
                        .toLowerCase(Locale.ROOT)
                        .startsWith((names.baseName() + "-vpn-").toLowerCase(Locale.ROOT));
    }

    private void keys() {
        config.sites()
                .values()
                .forEach(site -> site.vpnDevices().stream()
                        .flatMap(device -> formerSite(site, device).stream())
                        .findFirst()
                        .ifPresent(former -> refuse("site", site.name(), ConfigPath.of("sites"), former)));
        config.circuits().values().forEach(this::ownInsteadOfOthers);
        config.circuits()
                .values()
                .forEach(circuit -> formerCircuit(circuit)
                        .ifPresent(former -> refuse(
                                "circuit",
                                circuit.name(),
                                ConfigPath.of("expressRoute").key("circuits"),
                                former)));
    }

    /** @param reason what is deployed under another key, as the end of a sentence about this one */
    private record Former(String key, String reason) {}

    private Optional<Former> formerSite(Site site, VpnDevice device) {
        TunnelName tunnel = names.tunnel(site, device);
        String azureName = names.localNetworkGateway(tunnel);
        return former("LocalNetworkGateway", LogicalName.LOCAL_NETWORK_GATEWAY, tunnel.key(), azureName)
                .map(former -> new Former(TunnelName.parse(former.key()).site(), former.reason()))
                .or(() -> sameDevice(tunnel, device));
    }

    private Optional<Former> formerCircuit(Circuit circuit) {
        String key = circuit.name();
        Optional<Former> connection = former(CONNECTION, LogicalName.ER_CONNECTION, key, names.erConnection(key));
        return circuit instanceof Circuit.Owned
                ? former("ExpressRouteCircuit", LogicalName.CIRCUIT, key, names.circuit(key))
                        .or(() -> connection)
                : connection;
    }

    /** Another's circuit under whose key the stack would now order one of its own: the connection to it would go at once. */
    private void ownInsteadOfOthers(Circuit circuit) {
        String key = circuit.name();
        if (circuit instanceof Circuit.Owned && !deployed.has(LogicalName.CIRCUIT.of(key))) {
            deployed.find(LogicalName.ER_CONNECTION.of(key))
                    .map(DeployedResource::peer)
                    .filter(peer -> !peer.isEmpty()
                            && !peer.toLowerCase(Locale.ROOT)
                                    .endsWith("/" + names.circuit(key).toLowerCase(Locale.ROOT)))
                    .ifPresent(
                            peer -> problems.add(
                                    Problem.error(
                                                    "circuit-key-changed",
                                                    ConfigPath.of("expressRoute")
                                                            .key("circuits")
                                                            .key(key),
                                                    "circuit `" + key
                                                            + "` would be ordered, and this stack has deployed under that key the"
                                                            + " connection to " + peer
                                                            + ", which would be removed before the new one is provisioned")
                                            .fix(
                                                    "give the new circuit another key, and take this one out once the new one is connected")));
        }
    }

    /** The engine knows a resource by its key, Azure by a name without one: a new key is a second resource of that name. */
    private Optional<Former> former(String type, LogicalName logicalName, String key, String azureName) {
        return deployed.ofType(type)
                .filter(resource -> resource.azureName().equalsIgnoreCase(azureName))
                .flatMap(resource -> logicalName.keyIn(resource.logicalName()).stream())
                .filter(other -> !other.equals(key))
                .findFirst()
                .map(other -> new Former(other, "would be created as " + azureName));
    }

    /** The engine would make a second tunnel to the device before it deletes the first. */
    private Optional<Former> sameDevice(TunnelName tunnel, VpnDevice device) {
        if (deployed.has(LogicalName.LOCAL_NETWORK_GATEWAY.of(tunnel.key()))) {
            return Optional.empty();
        }
        return deployed.ofType("LocalNetworkGateway")
                .filter(gateway -> gateway.vpnDevice().stream().anyMatch(device::isAt))
                .flatMap(gateway -> LogicalName.LOCAL_NETWORK_GATEWAY.keyIn(gateway.logicalName()).stream()
                        .map(key -> TunnelName.parse(key).site())
                        .filter(other -> !config.sites().containsKey(other))
                        .map(other -> new Former(
                                other, "would have a second tunnel to the device of " + gateway.azureName())))
                .findFirst();
    }

    private void refuse(String what, String key, ConfigPath section, Former former) {
        problems.add(Problem.error(
                        what + "-key-changed",
                        section.key(key),
                        what + " `" + key + "` " + former.reason() + ", which this stack has deployed as " + what + " `"
                                + former.key() + "`")
                .fix("write `" + former.key() + "` again, or rename it in the state first: " + RENAMING));
    }

    /** Circuits that the engine would delete and Azure would not ({@code er-delete-state}). */
    private void deletions() {
        List<String> declared = config.circuits().values().stream()
                .filter(Circuit.Owned.class::isInstance)
                .map(circuit -> names.circuit(circuit.name()))
                .toList();
        deployed.ofType("ExpressRouteCircuit")
                .map(DeployedResource::azureName)
                .filter(name -> declared.stream().noneMatch(name::equalsIgnoreCase))
                .forEach(name -> AzureLookup.heldByProvider(names, name)
                        .ifPresent(state -> problems.add(Problem.error(
                                        "er-delete-state",
                                        ConfigPath.of("expressRoute").key("circuits"),
                                        "circuit " + name
                                                + " is no longer declared as this stack's own, and Azure deletes none that its"
                                                + " provider has provisioned")
                                .got(state)
                                .fix(
                                        "declare it until the provider has deprovisioned it; `privatePeering.enabled: false`"
                                                + " takes it out of service meanwhile"))));
    }
}
