package hybridnetwork.plan;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.NamedPart;
import hybridnetwork.config.ProofPremises;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.Incident;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.Proof;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.ProofInputs.FlowProtocol;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.filter.Passage;
import hybridnetwork.reachability.filter.PolicyDifference;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Proves a stack's traffic intents on registered resources; of the stack it takes only what no resource says. */
public final class NetworkProof {
    private NetworkProof() {}

    /** The proof of a stack's own resources; what stands in spokes of others is assumed, and said so. */
    public static ProofResult of(StackConfig config, List<RegisteredResource> resources, Outages outages) {
        ProofResult found = Proof.of(AssumedSpokes.with(config, resources), inputs(config), outages);
        return new ProofResult(
                        found.scenarios(),
                        found.findings(),
                        Stream.concat(found.assumptions().stream(), AssumedSpokes.words(config, resources).stream())
                                .toList())
                .with(new DeclaredPlaces(config)::declared);
    }

    /** The proof of an exported stack, whose resources another program may have made: rules that this one keeps are findings. */
    public static ProofResult ofExport(ProofPremises premises, List<RegisteredResource> resources, Outages outages) {
        return Proof.ofExport(resources, inputs(premises, end -> end), outages)
                .with(new DeclaredPlaces(premises)::declared);
    }

    /** The network as the proof of a stack's own resources reads it. */
    public static Snapshot read(StackConfig config, List<RegisteredResource> resources) {
        return Proof.read(AssumedSpokes.with(config, resources), inputs(config));
    }

    /** As {@link #read(StackConfig, List)}, of resources that another program may have made. */
    public static Snapshot readExport(ProofPremises premises, List<RegisteredResource> resources) {
        return Proof.read(resources, inputs(premises, end -> end));
    }

    /**
     * The way of each site alone, of the flows that begin or end at all sites: the verdict on such a flow tells the way of one
     * packet, and of the other sites no more than the kind of way.
     */
    public static SiteWays bySite(StackConfig config, List<RegisteredResource> resources, Outages outages) {
        return bySite(inputs(config), AssumedSpokes.with(config, resources), outages);
    }

    /** As {@link #bySite(StackConfig, List, Outages)}, of resources that another program may have made. */
    public static SiteWays bySiteOfExport(ProofPremises premises, List<RegisteredResource> resources, Outages outages) {
        return bySite(inputs(premises, end -> end), resources, outages);
    }

    private static SiteWays bySite(ProofInputs all, List<RegisteredResource> resources, Outages outages) {
        List<SiteWays.Flow> flows = new ArrayList<>();
        List<ProofInputs.Intent> intents = new ArrayList<>();
        for (ProofInputs.Intent intent : all.intents()) {
            boolean from = intent.from() instanceof FlowEnd.OnPremises;
            if (intent.action() == Action.ALLOW && (from || intent.to() instanceof FlowEnd.OnPremises)) {
                for (ProofInputs.Site site : all.sites()) {
                    FlowEnd end = new FlowEnd.Site(site.name());
                    flows.add(new SiteWays.Flow(intent.name(), site.name()));
                    intents.add(new ProofInputs.Intent(
                            intent.name(),
                            intent.action(),
                            from ? end : intent.from(),
                            from ? intent.to() : end,
                            intent.protocol(),
                            intent.ports(),
                            intent.mayFailIn()));
                }
            }
        }
        ProofInputs asked = new ProofInputs(
                all.baseName(),
                all.sites(),
                all.circuits(),
                intents,
                all.implicitOutbound(),
                all.appliances(),
                all.networksOfOthers(),
                all.hub());
        return new SiteWays(flows, Proof.of(resources, asked, outages).scenarios());
    }

    /** The intents of a stack's own network after something has happened to it, then with each further outage. */
    public static List<Scenario> during(StackConfig config, List<RegisteredResource> resources, Incident incident) {
        return Proof.during(AssumedSpokes.with(config, resources), inputs(config), incident);
    }

    /**
     * What the security groups let through among some resources and not among others, and the other way round.
     *
     * @param config of the later ones
     */
    public static PolicyDifference policyDifference(
            StackConfig config, List<RegisteredResource> before, List<RegisteredResource> after) {
        return Proof.policyDifference(before, after, inputs(config));
    }

    /**
     * What the security groups of resources let through, whoever made them.
     *
     * @param config that says what the sites are and advertise
     */
    public static List<Passage> letThrough(StackConfig config, List<RegisteredResource> resources) {
        return Proof.policyDifference(List.of(), resources, inputs(config.premises(), end -> end))
                .opened();
    }

    /**
     * The proof of a network that stands, on the intents of a stack that is to describe it.
     *
     * @param among what an end of the stack is called among the resources
     */
    public static ProofResult ofFound(
            StackConfig config, List<RegisteredResource> resources, Outages outages, UnaryOperator<FlowEnd> among) {
        return Proof.ofExport(resources, inputs(config.premises(), among), outages);
    }

    /**
     * Why the network is not whole yet, so that an outage may find no second path: words that a sentence begins with. Empty
     * where every circuit carries traffic.
     */
    public static Optional<String> interim(StackConfig config, Stage stage) {
        if (stage == Stage.ordered) {
            boolean firewall =
                    config.inspection().flatMap(InspectionConfig::firewall).isPresent();
            return Optional.of("in stage `ordered`, until "
                    + (config.circuits().isEmpty() ? "" : "the provider has provisioned every circuit")
                    + (config.circuits().isEmpty() || !firewall ? "" : " and ")
                    + (firewall ? "the routes lead through the firewall" : ""));
        }
        List<String> disabled = config.circuits().values().stream()
                .filter(circuit -> circuit instanceof Circuit.Owned owned
                        && owned.privatePeering()
                                .filter(peering -> !peering.enabled())
                                .isPresent())
                .map(Circuit::name)
                .toList();
        return disabled.isEmpty()
                ? Optional.empty()
                : Optional.of("while privatePeering.enabled is false (" + String.join(", ", disabled) + ")");
    }

    static ProofInputs inputs(StackConfig config) {
        return inputs(config.premises(), new EndsAmongResources(config)::of, AssumedSpokes.ids(config));
    }

    private static ProofInputs inputs(ProofPremises premises, UnaryOperator<FlowEnd> among) {
        return inputs(premises, among, List.of());
    }

    /**
     * What a proof is asked.
     *
     * @param among what an end of the configuration is called among the resources
     * @param networksOfOthers the ids of those of which the resources show what is assumed alone
     */
    private static ProofInputs inputs(
            ProofPremises premises, UnaryOperator<FlowEnd> among, List<String> networksOfOthers) {
        return new ProofInputs(
                premises.baseName().orElse(""),
                premises.sites().values().stream().map(NetworkProof::site).toList(),
                premises.circuits().values().stream()
                        .map(circuit -> new ProofInputs.Circuit(
                                circuit.name(),
                                circuit.sites(),
                                circuit.circuitId(),
                                premises.names().of(NamedPart.circuits, circuit.name())))
                        .toList(),
                premises.traffic().values().stream()
                        .map(intent -> intent(intent, among))
                        .toList(),
                switch (premises.implicitOutbound()) {
                    case open -> ImplicitOutbound.OPEN;
                    case closed -> ImplicitOutbound.CLOSED;
                    case unknown -> ImplicitOutbound.UNKNOWN;
                },
                premises.appliance().stream()
                        .map(appliance -> new ProofInputs.DeclaredAppliance(appliance.name(), appliance.address()))
                        .toList(),
                networksOfOthers,
                premises.names().of(NamedPart.virtualNetwork));
    }

    private static ProofInputs.Site site(Site site) {
        return new ProofInputs.Site(
                site.name(),
                site.addressPrefixes(),
                Optional.of(site.advertisedOverExpressRoute()),
                Optional.of(site.advertisedOverVpn()),
                site.vpnDevices().stream()
                        .map(device -> new ProofInputs.Device(device.name(), device.endpoint()))
                        .toList());
    }

    private static ProofInputs.Intent intent(TrafficIntent intent, UnaryOperator<FlowEnd> among) {
        return new ProofInputs.Intent(
                intent.name(),
                switch (intent.action()) {
                    case allow -> Action.ALLOW;
                    case deny -> Action.DENY;
                },
                among.apply(intent.from()),
                among.apply(intent.to()),
                switch (intent.protocol()) {
                    case Tcp -> FlowProtocol.TCP;
                    case Udp -> FlowProtocol.UDP;
                    case Icmp -> FlowProtocol.ICMP;
                    case Any -> FlowProtocol.ANY;
                },
                intent.everyPort() ? List.of() : intent.ports(),
                intent.mayFailIn());
    }
}
