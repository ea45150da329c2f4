package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReservedSubnet;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.Words;
import hybridnetwork.lifecycle.ExistingNetwork.Subnet;
import hybridnetwork.net.Prefix;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds changes of the virtual network that Azure refuses because something is in a subnet ({@code subnet-in-use}): it deletes
 * none that is in use, and takes no prefix from it, not even for a wider one around it (Azure virtual network, "Change subnet
 * settings"; {@code InUsePrefixCannotBeDeleted}, seen 2026-09-23).
 *
 * <p>The engine shows them as a harmless update of the network. It would change the security groups first, since the network
 * refers to them: their rules would name addresses that nobody has, and everybody would be denied.
 */
public final class SubnetChanges {
    private static final int MOST_USERS = 4;

    private static final ConfigPath NETWORK = ConfigPath.of("network");
    private static final ConfigPath SUBNETS = NETWORK.key("subnets");
    private static final String IN_USE = "subnet-in-use";
    private static final String UNDECLARED = "subnet-not-declared";

    private final StackConfig config;
    private final AzureNames names;
    private final DeployedStack deployed;
    private final ExistingNetwork existing;
    private final WayBack wayBack;
    private final List<Problem> problems = new ArrayList<>();

    private SubnetChanges(StackConfig config, AzureNames names, DeployedStack deployed, ExistingNetwork existing) {
        this.config = config;
        this.names = names;
        this.deployed = deployed;
        this.existing = existing;
        this.wayBack = new WayBack(config, names, existing);
    }

    /**
     * One error for each such change; a warning for what would be refused once the network is changed.
     *
     * @param existing the network as Azure has it; empty where there is none yet, which can be made in any way
     */
    public static List<Problem> problems(
            StackConfig config, AzureNames names, DeployedStack deployed, Optional<ExistingNetwork> existing) {
        List<Problem> problems = new ArrayList<>(keys(config, names, deployed));
        existing.ifPresent(network -> problems.addAll(new SubnetChanges(config, names, deployed, network).all()));
        return List.copyOf(problems);
    }

    /** Azure takes names for the same whatever their case, and the engine does not: it would create what is there. */
    private static List<Problem> keys(StackConfig config, AzureNames names, DeployedStack deployed) {
        List<Problem> problems = new ArrayList<>();
        for (String key : config.network().workloads().keySet()) {
            deployed.ofType("NetworkSecurityGroup")
                    .filter(group -> group.azureName().equalsIgnoreCase(names.networkSecurityGroup(key)))
                    .flatMap(group -> LogicalName.SECURITY_GROUP.keyIn(group.logicalName()).stream())
                    .filter(former -> !former.equals(key))
                    .findFirst()
                    .ifPresent(former -> problems.add(Problem.error(
                                    "subnet-key-changed",
                                    SUBNETS.key(key),
                                    "to Azure subnet `" + key + "` is subnet `" + former
                                            + "`, which this stack has deployed; to the engine it is another one")
                            .fix("write `" + former + "` again")));
        }
        return problems;
    }

    private List<Problem> all() {
        gatewaySubnet();
        config.network().subnets().forEach(this::workload);
        existing.subnets().stream()
                .filter(Subnet::isInUse)
                .filter(subnet -> !isDeclared(subnet))
                .forEach(
                        subnet -> keyOf(subnet).ifPresentOrElse(key -> removed(key, subnet), () -> undeclared(subnet)));
        if (problems.stream().noneMatch(Problem::isError)) {
            problems.addAll(FrontendMove.warnings(config, names, existing));
        }
        return problems;
    }

    private void gatewaySubnet() {
        existing.subnet(AzureNames.GATEWAY_SUBNET)
                .filter(subnet -> moves(subnet, config.network().gatewaySubnet()))
                .filter(Subnet::isInUse)
                .ifPresent(subnet -> problems.add(keepsItsPrefix(
                                NETWORK.key("gatewaySubnet"),
                                subnet.name(),
                                subnet,
                                config.network().gatewaySubnet())
                        .fix("write `gatewaySubnet: " + subnet.prefixes().get(0) + "`"
                                + wayBack.beside(
                                        "gatewaySubnet", subnet.prefixes().get(0))
                                + "; gateways in another prefix take a stack beside this one")));
    }

    private void workload(String key, Prefix wanted) {
        existing.subnet(names.subnet(key))
                .filter(subnet -> moves(subnet, wanted))
                .filter(Subnet::isInUse)
                .ifPresent(subnet ->
                        problems.add(keepsItsPrefix(SUBNETS.key(key), "subnet `" + key + "`", subnet, wanted)
                                .fix("write `" + key + ": " + subnet.prefixes().get(0) + "` again"
                                        + wayBack.beside(key, subnet.prefixes().get(0)) + "; " + WayBack.GUIDE)));
    }

    private static Problem keepsItsPrefix(ConfigPath path, String what, Subnet subnet, Prefix wanted) {
        return Problem.error(IN_USE, path, what + " keeps its prefix as long as something is in it: " + users(subnet))
                .got("from " + subnet.prefixes().get(0) + " to " + wanted);
    }

    private void removed(String key, Subnet subnet) {
        problems.add(Problem.error(
                        IN_USE,
                        SUBNETS.key(key),
                        "subnet `" + key + "` cannot go as long as something is in it: " + users(subnet))
                .got("no longer declared")
                .fix(wayBack.declaring(key, subnet) + "; " + WayBack.GUIDE));
    }

    /** What nobody declares the next update of the network deletes: declared subnets are all that a network has. */
    private void undeclared(Subnet subnet) {
        String network = names.virtualNetwork();
        String what = "subnet " + subnet.name() + ", which this stack does not declare";
        String refused = ", and Azure refuses, for something is in it: " + users(subnet);
        if (isInState(subnet)) {
            problems.add(Problem.error(
                            UNDECLARED,
                            SUBNETS,
                            "since a refresh the state of " + network + " has " + what + ": the engine would delete it"
                                    + refused)
                    .fix(declaring(subnet).orElse("move what is in it to a network of its own")));
        } else if (isUpdated()) {
            problems.add(Problem.error(
                            UNDECLARED, SUBNETS, "the change of " + network + " would delete " + what + refused)
                    .fix(declaring(subnet).orElse("take the change of the network back until the subnet is empty")));
        } else {
            problems.add(Problem.warning(
                            UNDECLARED,
                            SUBNETS,
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

    /** Whether the engine will send the network to Azure. */
    private boolean isUpdated() {
        boolean spaceChanges =
                !existing.addressSpace().equals(Set.copyOf(config.network().addressSpace()));
        boolean subnetComesOrMoves = config.network().subnets().entrySet().stream()
                .anyMatch(subnet -> differs(names.subnet(subnet.getKey()), subnet.getValue()));
        boolean subnetGoes = existing.subnets().stream()
                .anyMatch(subnet -> !isDeclared(subnet) && (keyOf(subnet).isPresent() || isInState(subnet)));
        boolean tagsChange = config.tags().entrySet().stream()
                .anyMatch(tag -> !tag.getValue().equals(existing.tags().get(tag.getKey())));
        return spaceChanges
                || subnetComesOrMoves
                || differs(AzureNames.GATEWAY_SUBNET, config.network().gatewaySubnet())
                || subnetGoes
                || tagsChange;
    }

    private boolean differs(String azureName, Prefix wanted) {
        return existing.subnet(azureName)
                .filter(subnet -> !moves(subnet, wanted))
                .isEmpty();
    }

    /** A refresh takes up what others made; then the engine means to delete it. */
    private boolean isInState(Subnet subnet) {
        return deployed.ofType("VirtualNetwork")
                .flatMap(network -> network.subnets().stream())
                .anyMatch(subnet::is);
    }

    private static boolean moves(Subnet subnet, Prefix wanted) {
        return !subnet.prefixes().isEmpty() && !subnet.prefixes().contains(wanted);
    }

    private boolean isDeclared(Subnet subnet) {
        return subnet.is(AzureNames.GATEWAY_SUBNET)
                || config.network().subnets().keySet().stream().anyMatch(key -> subnet.is(names.subnet(key)));
    }

    /** The key of a subnet that has a name of this program's making. */
    private Optional<String> keyOf(Subnet subnet) {
        String around = names.subnet("\n").toLowerCase(Locale.ROOT);
        String start = around.substring(0, around.indexOf('\n'));
        String end = around.substring(around.indexOf('\n') + 1);
        String name = subnet.name().toLowerCase(Locale.ROOT);
        return name.startsWith(start) && name.endsWith(end) && name.length() > start.length() + end.length()
                ? Optional.of(subnet.name().substring(start.length(), name.length() - end.length()))
                : Optional.empty();
    }

    private static String users(Subnet subnet) {
        return Words.few(subnet.users(), MOST_USERS);
    }
}
