package hybridnetwork.program;

import com.pulumi.core.Output;
import hybridnetwork.config.Circuit;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.UserRoute;
import hybridnetwork.config.Words;
import hybridnetwork.lifecycle.CircuitSteps;
import hybridnetwork.lifecycle.CircuitSteps.Step;
import hybridnetwork.lifecycle.InspectionHop;
import hybridnetwork.resources.ArmId;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.RouteTable;
import hybridnetwork.topology.RouteTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a person has to do next, in a few sentences that are a stack output. */
final class NextStep {
    /** Stands for the hub's id until that is known. */
    private static final String HUB = "<hub>";

    private static final int MOST_PREFIXES = 40;

    private final StackConfig config;
    private final AzureNames names;
    private final CircuitSteps steps;
    private final InspectionHop hop;

    private NextStep(StackConfig config, Readiness readiness) {
        this.config = config;
        this.names = readiness.names();
        this.steps = readiness.steps();
        this.hop = readiness.hop();
    }

    /** @param hubId the ARM id of the hub, which the owners of others' networks need */
    static Output<String> of(StackConfig config, Readiness readiness, Output<String> hubId) {
        String sentences = new NextStep(config, readiness).sentences();
        return sentences.contains(HUB) ? hubId.applyValue(id -> sentences.replace(HUB, id)) : Output.of(sentences);
    }

    private String sentences() {
        List<Circuit.AtProvider> lost = circuits(Step::fellBack);
        List<Circuit.AtProvider> waiting = circuits(step -> !step.connection() && !step.fellBack());
        List<String> sentences = new ArrayList<>();
        if (!lost.isEmpty()) {
            sentences.add("Ask " + listed(lost, circuit -> circuit.provider() + " about circuit " + circuit.name())
                    + ": it was connected and is no longer provisioned. Until it is, " + meanwhile());
        }
        if (!waiting.isEmpty()) {
            sentences.add("Send " + listed(waiting, NextStep::order)
                    + ": `pulumi stack output serviceKeys --show-secrets`. Azure bills the circuit from now on."
                    + " When the provider has provisioned it, run `pulumi up` again to add peering and connection; until"
                    + " then " + meanwhile());
        }
        if (hop.waits()) {
            sentences.add("Run `pulumi up` again: " + names.firewall()
                    + " has its address now, and the routes are led through it. Until then packets go past it, and the security"
                    + " groups alone filter. Flows that stand when the routes change are cut once, since the firewall has not"
                    + " seen them begin.");
        }
        if (sentences.isEmpty()) {
            sentences.add(built());
        }
        appliance().ifPresent(sentences::add);
        notProtected().ifPresent(sentences::add);
        othersNetworks().ifPresent(sentences::add);
        othersRoutes().ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    /** What carries the traffic while a circuit does not. */
    private String meanwhile() {
        if (config.vpn().isPresent()) {
            return "the VPN carries the traffic.";
        }
        return config.circuits().size() > 1
                ? "the other circuits carry what they can."
                : "nothing carries the traffic: there is no VPN.";
    }

    private String built() {
        if (config.expressRoute().isEmpty()) {
            return "The VPN carries all traffic. When a circuit is to carry it, add `expressRoute` and run `pulumi up`:"
                    + " nothing that stands is replaced.";
        }
        if (config.vpn().isEmpty() && config.circuits().size() == 1) {
            return "The circuit is connected.";
        }
        return "Every circuit is connected. Prove the failover in a maintenance window: set privatePeering.enabled of"
                + " a circuit to false, run `pulumi up`, and check that "
                + (config.vpn().isPresent() ? "the VPN carries" : "the other circuits carry") + " the traffic.";
    }

    /** The sites that are cut off when the one gateway, circuit or tunnel is lost that they are reached over. */
    private Optional<String> notProtected() {
        List<String> sites = config.sites().values().stream()
                .filter(site -> site.vpnDevices().isEmpty()
                        || config.circuits().values().stream()
                                .noneMatch(circuit -> circuit.sites().contains(site.name())))
                .map(site -> site.name() + (site.vpnDevices().isEmpty() ? " (ExpressRoute alone)" : " (VPN alone)"))
                .toList();
        return sites.isEmpty()
                ? Optional.empty()
                : Optional.of("Without a backup of the other kind: " + String.join(", ", sites) + ".");
    }

    /** The other side of a peering with somebody else's network is its owner's to make, and to sync when the hub's space changes. */
    private Optional<String> othersNetworks() {
        List<String> commands = config.spokes().values().stream()
                .filter(Spoke.Existing.class::isInstance)
                .map(Spoke.Existing.class::cast)
                .map(this::command)
                .toList();
        return commands.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Have the owner of each network that is not this stack's join it, once the gateways are there: "
                                + String.join("; ", commands)
                                + ". After a change of this network's address space the owner syncs it:"
                                + " `az network vnet peering sync` with the same names.");
    }

    private String command(Spoke.Existing spoke) {
        ArmId network = ArmId.parse(spoke.networkId());
        return "spoke " + spoke.name() + ": `az network vnet peering create --subscription " + network.subscription()
                + " --resource-group " + network.group() + " --vnet-name " + spoke.networkName() + " --name "
                + names.spokePeering(spoke.name()) + " --remote-vnet " + HUB
                + " --allow-vnet-access --allow-forwarded-traffic"
                + (config.hasGateway() ? " --use-remote-gateways" : "") + "`";
    }

    /** What somebody else's appliance has to be for the routes to lead anywhere. */
    private Optional<String> appliance() {
        return config.inspection()
                .flatMap(InspectionConfig::appliance)
                .map(appliance -> "Have the owner of appliance " + appliance.name() + " see that it takes packets at "
                        + appliance.address() + ", with IP forwarding on at its interfaces, and lets through what"
                        + " `./hybrid verify` lists as obligations: what the routes lead there is lost until it does.");
    }

    /** The routes of somebody else's network are its owner's to make. */
    private Optional<String> othersRoutes() {
        RouteTables tables = new RouteTables(config, hop.address());
        List<String> routes = config.spokes().values().stream()
                .filter(Spoke.Existing.class::isInstance)
                .map(Spoke.Existing.class::cast)
                .flatMap(spoke -> tables.of(spoke).map(table -> "spoke " + spoke.name() + ": " + words(table)).stream())
                .toList();
        return routes.isEmpty()
                ? Optional.empty()
                : Optional.of("Have the owner give each subnet a route table: " + String.join("; ", routes) + ".");
    }

    private static String words(RouteTable table) {
        String to =
                Words.few(table.routes().values().stream().map(UserRoute::to).toList(), MOST_PREFIXES);
        String hop = table.routes().values().iterator().next().via();
        return to + " to the virtual appliance " + hop
                + (table.gatewayRoutes()
                        ? ""
                        : ", without the routes of gateways (`disableBgpRoutePropagation: true`)");
    }

    private List<Circuit.AtProvider> circuits(Predicate<Step> step) {
        return config.circuits().values().stream()
                .filter(Circuit.AtProvider.class::isInstance)
                .map(Circuit.AtProvider.class::cast)
                .filter(circuit -> step.test(steps.of(circuit.name())))
                .toList();
    }

    private static String order(Circuit.AtProvider circuit) {
        return "the service key of circuit " + circuit.name() + " to " + circuit.provider() + " ("
                + circuit.peeringLocation() + ", " + circuit.bandwidthMbps() + " Mbps)";
    }

    private static String listed(List<Circuit.AtProvider> circuits, Function<Circuit.AtProvider, String> words) {
        return circuits.stream().map(words).collect(Collectors.joining(" and "));
    }
}
