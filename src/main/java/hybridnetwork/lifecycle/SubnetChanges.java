package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.NetworkConfig;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReservedSubnet;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.config.Words;
import hybridnetwork.lifecycle.ExistingNetwork.Subnet;
import hybridnetwork.net.Prefix;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.RouteTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds changes of the virtual networks that Azure refuses because something is in a subnet ({@code subnet-in-use}): it deletes
 * none that is in use, and takes no prefix from it, not even for a wider one around it (Azure virtual network, "Change subnet
 * settings"; {@code InUsePrefixCannotBeDeleted}, seen 2026-09-23); nor does it leave such a subnet to a
 * service, or to none any more ({@code SubnetDelegationsCannotChangeWhenSubnetUsedByResource}, MicrosoftDocs/azure-docs 39112).
 *
 * <p>The engine shows them as a harmless update of the network. It would change the security groups first, since the network
 * refers to them: their rules would name addresses that nobody has, and everybody would be denied.
 */
public final class SubnetChanges {
    private static final int MOST_USERS = 4;

    private static final String IN_USE = "subnet-in-use";
    private static final Set<ReservedSubnet> FIREWALL =
            Set.of(ReservedSubnet.AzureFirewallSubnet, ReservedSubnet.AzureFirewallManagementSubnet);
    private static final String UNDECLARED = "subnet-not-declared";

    private final AzureNames names;
    private final DeclaredNetwork declared;
    private final ExistingNetwork existing;
    private final ConfigPath subnets;
    private final WayBack wayBack;
    private final NetworkUpdate update;
    private final List<Problem> problems = new ArrayList<>();

    private SubnetChanges(
            StackConfig config,
            AzureNames names,
            DeployedStack deployed,
            RouteTables tables,
            DeclaredNetwork declared,
            ExistingNetwork existing,
            ExistingNetworks all) {
        this.names = names;
        this.declared = declared;
        this.existing = existing;
        this.subnets = declared.path().key("subnets");
        this.wayBack = new WayBack(config, names, declared, existing, all);
        this.update = new NetworkUpdate(config, names, deployed, tables, declared, existing);
    }

    /** One error for each such change; a warning for what would be refused once the network is changed. */
    public static List<Problem> problems(
            StackConfig config,
            AzureNames names,
            DeployedStack deployed,
            InspectionHop hop,
            ExistingNetworks existing) {
        List<Problem> found = new ArrayList<>();
        RouteTables tables = new RouteTables(config, hop.address());
        for (DeclaredNetwork declared : config.networks()) {
            found.addAll(keys(declared, names, deployed));
            existing.network(names.virtualNetwork(declared))
                    .ifPresent(network -> found.addAll(
                            new SubnetChanges(config, names, deployed, tables, declared, network, existing).all()));
        }
        found.addAll(RemovedSpokes.problems(config, names, deployed, existing));
        if (found.stream().noneMatch(Problem::isError)) {
            found.addAll(FrontendMove.warnings(config, names, existing));
        }
        return List.copyOf(found);
    }

    /** Azure takes names for the same whatever their case, and the engine does not: it would create what is there. */
    private static List<Problem> keys(DeclaredNetwork declared, AzureNames names, DeployedStack deployed) {
        List<Problem> problems = new ArrayList<>();
        for (String key : declared.workloads().keySet()) {
            deployed.ofType("NetworkSecurityGroup")
                    .filter(group -> group.azureName().equalsIgnoreCase(names.networkSecurityGroup(declared, key)))
                    .flatMap(group -> LogicalName.groupKeyIn(declared.spoke(), group.logicalName()).stream())
                    .filter(former -> !former.equals(key))
                    .findFirst()
                    .ifPresent(former -> problems.add(Problem.error(
                                    "subnet-key-changed",
                                    declared.subnetPath(key),
                                    "to Azure subnet `" + key + "` is subnet `" + former
                                            + "`, which this stack has deployed; to the engine it is another one")
                            .fix("write `" + former + "` again")));
        }
        return problems;
    }

    private List<Problem> all() {
        if (declared instanceof NetworkConfig hub) {
            gatewaySubnet(hub);
        }
        declared.prefixes().forEach(this::workload);
        declared.workloads().forEach(this::delegation);
        existing.subnets().stream()
                .filter(Subnet::isInUse)
                .filter(subnet -> !update.isDeclared(subnet))
                .forEach(this::goes);
        return problems;
    }

    private void gatewaySubnet(NetworkConfig hub) {
        existing.subnet(AzureNames.GATEWAY_SUBNET)
                .filter(subnet -> NetworkUpdate.moves(subnet, hub.gatewaySubnet()))
                .filter(Subnet::isInUse)
                .ifPresent(subnet -> problems.add(keepsItsPrefix(
                                hub.path().key("gatewaySubnet"), subnet.name(), subnet, hub.gatewaySubnet())
                        .fix("write `gatewaySubnet: " + subnet.prefixes().get(0) + "`"
                                + wayBack.beside(
                                        "gatewaySubnet", subnet.prefixes().get(0))
                                + "; gateways in another prefix take a stack beside this one")));
    }

    private void workload(String key, Prefix wanted) {
        existing.subnet(names.subnet(declared, key))
                .filter(subnet -> NetworkUpdate.moves(subnet, wanted))
                .filter(Subnet::isInUse)
                .ifPresent(subnet -> problems.add(
                        keepsItsPrefix(declared.subnetPath(key), "subnet `" + declared.end(key) + "`", subnet, wanted)
                                .fix("write `" + declared.subnetPath(key).lastName() + ": "
                                        + subnet.prefixes().get(0) + "` again"
                                        + wayBack.beside(key, subnet.prefixes().get(0)) + "; " + guide(key))));
    }

    private static String guide(String key) {
        return ReservedSubnet.named(key)
                .filter(FIREWALL::contains)
                .map(subnet -> WayBack.GUIDE_OF_FIREWALL)
                .orElse(WayBack.GUIDE);
    }

    private void delegation(String key, SubnetConfig wanted) {
        existing.subnet(names.subnet(declared, key))
                .filter(Subnet::isInUse)
                .filter(subnet -> !isLeftTo(subnet, wanted.delegation()))
                .ifPresent(subnet -> problems.add(keepsItsDelegation(key, subnet, wanted.delegation())));
    }

    private static boolean isLeftTo(Subnet subnet, Optional<String> service) {
        return service.isEmpty()
                ? subnet.delegations().isEmpty()
                : subnet.delegations().size() == 1
                        && subnet.delegations().get(0).equalsIgnoreCase(service.get());
    }

    /** One that others made stays until the network changes. */
    private Problem keepsItsDelegation(String key, Subnet subnet, Optional<String> wanted) {
        boolean changes = wanted.isPresent() || update.isUpdated() || update.isDelegatedInState(subnet);
        Problem problem = (changes
                        ? Problem.error(IN_USE, declared.subnetPath(key), keepsDelegation(key, subnet))
                        : Problem.warning(
                                IN_USE,
                                declared.subnetPath(key),
                                keepsDelegation(key, subnet) + "; whatever changes the network would take it away, and"
                                        + " Azure refuses"))
                .got("from " + service(subnet) + " to " + wanted.orElse("no service"));
        return problem.fix(
                subnet.delegations().isEmpty()
                        ? "leave `delegation` out; a subnet that is to be delegated is empty first"
                        : "write `delegation: " + service(subnet) + "`");
    }

    private String keepsDelegation(String key, Subnet subnet) {
        return "subnet `" + declared.end(key) + "` keeps the service that it is left to as long as something is in it: "
                + users(subnet);
    }

    private static String service(Subnet subnet) {
        return subnet.delegations().isEmpty()
                ? "no service"
                : subnet.delegations().get(0);
    }

    private void goes(Subnet subnet) {
        Optional<String> key = update.keyOf(subnet);
        Optional<String> renamed = declared.prefixes().entrySet().stream()
                .filter(other -> subnet.prefixes().contains(other.getValue()))
                .map(Map.Entry::getKey)
                .filter(other -> key.isEmpty() || key.get().equals(other))
                .filter(other -> existing.subnet(names.subnet(declared, other)).isEmpty())
                .findFirst();
        if (renamed.isPresent()) {
            keepsItsName(renamed.get(), subnet, key.isPresent());
        } else {
            key.ifPresentOrElse(it -> removed(it, subnet), () -> undeclared(subnet));
        }
    }

    /** @param byKey whether its name is that which its key makes */
    private void keepsItsName(String key, Subnet subnet, boolean byKey) {
        problems.add(Problem.error(
                        IN_USE,
                        declared.subnetPath(key),
                        "subnet `" + declared.end(key) + "` keeps its Azure name as long as something is in it: "
                                + users(subnet))
                .got("from " + subnet.name() + " to " + names.subnet(declared, key))
                .fix(
                        byKey
                                ? "leave `name` of `" + key + "` out"
                                : "write `" + key + ": {prefix: "
                                        + subnet.prefixes().get(0) + ", name: " + subnet.name() + "}`"));
    }

    private static Problem keepsItsPrefix(ConfigPath path, String what, Subnet subnet, Prefix wanted) {
        return Problem.error(IN_USE, path, what + " keeps its prefix as long as something is in it: " + users(subnet))
                .got("from " + subnet.prefixes().get(0) + " to " + wanted);
    }

    private void removed(String key, Subnet subnet) {
        problems.add(Problem.error(
                        IN_USE,
                        declared.subnetPath(key),
                        "subnet `" + declared.end(key) + "` cannot go as long as something is in it: " + users(subnet))
                .got("no longer declared")
                .fix(wayBack.declaring(key, subnet) + "; " + WayBack.GUIDE));
    }

    /** What nobody declares the next update of the network deletes: declared subnets are all that a network has. */
    private void undeclared(Subnet subnet) {
        String network = names.virtualNetwork(declared);
        String what = "subnet " + subnet.name() + ", which this stack does not declare";
        String refused = ", and Azure refuses, for something is in it: " + users(subnet);
        if (update.isInState(subnet)) {
            problems.add(Problem.error(
                            UNDECLARED,
                            subnets,
                            "the state of " + network + " has " + what + ": the engine would delete it" + refused)
                    .fix(declaring(subnet)
                            .or(() -> again(subnet))
                            .orElse("move what is in it to a network of its own")));
        } else if (update.isUpdated()) {
            problems.add(Problem.error(
                            UNDECLARED, subnets, "the change of " + network + " would delete " + what + refused)
                    .fix(declaring(subnet).orElse("take the change of the network back until the subnet is empty")));
        } else {
            problems.add(Problem.warning(
                            UNDECLARED,
                            subnets,
                            network + " has " + what + "; whatever changes the network would delete it" + refused)
                    .fix(declaring(subnet)
                            .orElse("move what is in it to a network of its own before the next change of this one")));
        }
    }

    /** A subnet of a service of Azure's can be declared as it is. */
    private static Optional<String> declaring(Subnet subnet) {
        return ReservedSubnet.named(subnet.name())
                .flatMap(reserved -> subnet.prefixes().stream()
                        .findFirst()
                        .map(prefix -> "declare it: `" + reserved + ": " + prefix + "`"));
    }

    /** One that had a `name` in the stack file has no key in it; a refresh takes up what others made as well. */
    private static Optional<String> again(Subnet subnet) {
        return subnet.prefixes().stream()
                .findFirst()
                .map(prefix -> "write it again under the key that it had, `{prefix: " + prefix + ", name: "
                        + subnet.name() + "}`; where a refresh brought it, move what is in it to a network of its own");
    }

    private static String users(Subnet subnet) {
        return Words.few(subnet.users(), MOST_USERS);
    }
}
