package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Sequence;
import hybridnetwork.config.ProofPremises.ServingCircuit;
import hybridnetwork.config.StackConfig.GatewayOrder;
import hybridnetwork.config.StackConfig.ImplicitOutbound;
import hybridnetwork.config.StackConfig.OnViolatedIntent;
import hybridnetwork.net.FlowEnd;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the top level of a configuration: the keys of the project's namespace, and two of azure-native's. */
final class StackConfigReader {
    private static final String OURS = TopLevelKey.OURS;
    private static final String LOCATION = TopLevelKey.LOCATION;
    private static final String SUBSCRIPTION = TopLevelKey.SUBSCRIPTION;

    /** Sections that read as absent when empty: the engine wants a default for every key that a stack may leave out. */
    private static final Set<String> MAY_BE_EMPTY = Set.of(
            OURS + "expressRoute",
            OURS + "vpn",
            OURS + "spokes",
            OURS + "loadBalancer",
            OURS + "loadBalancers",
            OURS + "inspection",
            OURS + "monitoring",
            OURS + "names");

    private static final Pattern BASE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,49}");
    /** The default of {@code resourceGroupLocation}, which the engine hands over. */
    private static final String SAME = "same";

    private static final Pattern REGION = Pattern.compile("[A-Za-z][A-Za-z0-9 ]{1,39}");
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Map<String, Entry> config;
    private final MapReader map;
    private final boolean declares;

    /** Of what describes a network of the program's own; where none is declared, nobody hears what is wrong with it. */
    private final MapReader own;

    private StackConfigReader(Map<String, Entry> config, Purpose purpose, Problems problems) {
        this.config = config;
        this.map = MapReader.topLevel(ours(config), problems);
        this.declares = purpose == Purpose.DECLARE;
        this.own = declares ? map : map.unheard();
    }

    /**
     * What a configuration was read to.
     *
     * @param stack empty where it could not be read, and where no network is declared
     * @param premises empty where they could not be read
     */
    record Read(Optional<StackConfig> stack, Optional<ProofPremises> premises) {
        static final Read NOTHING = new Read(Optional.empty(), Optional.empty());
    }

    static Read read(Map<String, Entry> config, Purpose purpose, Problems problems) {
        return new StackConfigReader(config, purpose, problems).read(problems);
    }

    /** What this reader answers for: keys of other namespaces belong to other readers. */
    private static Map<String, Entry> ours(Map<String, Entry> config) {
        Map<String, Entry> ours = new LinkedHashMap<>();
        config.forEach((key, entry) -> {
            if (TopLevelKey.isOurs(key) && !(MAY_BE_EMPTY.contains(key) && isEmpty(entry.value()))) {
                ours.put(key, entry);
            }
        });
        return ours;
    }

    private static boolean isEmpty(ConfigNode node) {
        return node instanceof Mapping mapping && mapping.entries().isEmpty();
    }

    private Read read(Problems problems) {
        var location =
                own.required(LOCATION, Scalars.matching("invalid-value", REGION, "an Azure region such as centralus"));
        String region = location.present().map(Region::shortForm).orElse("");
        var subscription =
                own.optional(SUBSCRIPTION, Scalars.matching("invalid-value", GUID, "a subscription id: a GUID"));
        var baseName = own.required(
                OURS + "baseName",
                Scalars.matching(
                        "name-net-80",
                        BASE_NAME,
                        "1 to 50 letters, digits, dots, hyphens and underscores, a letter or digit first"));
        var tags = own.defaulted(OURS + "tags", Composites.tags(), Map.of());
        var protect = own.defaulted(OURS + "protect", Scalars.bool(), false);
        var order = own.defaulted(
                OURS + "gatewayOrder", Scalars.oneOf("invalid-value", GatewayOrder.class), GatewayOrder.parallel);
        var zones = own.defaulted(OURS + "zones", AvailabilityZones.reading(region), AvailabilityZones.of(region));
        var network = own.required(OURS + "network", NetworkConfig.reading());
        var spokes = own.defaulted(OURS + "spokes", Composites.named(Spoke::reading), Map.of());
        var sites = map.required(OURS + "sites", Composites.named(Site::reading));
        // Somebody else's network may have nothing to do with premises.
        sites.present()
                .filter(named -> declares && named.isEmpty())
                .ifPresent(none ->
                        map.report(Problem.error("missing-key", ConfigPath.of("sites"), "there is no on-premises site")
                                .fix("add one under a name of your choice, as in stacks/Pulumi.dev.yaml")));
        var expressRoute = own.optional(OURS + "expressRoute", ExpressRouteConfig.reading());
        var vpn = own.optional(OURS + "vpn", VpnConfig.reading());
        var loadBalancer = own.optional(OURS + "loadBalancer", LoadBalancerConfig.reading(Optional.empty()));
        var loadBalancers = own.defaulted(
                OURS + "loadBalancers",
                Composites.named(name -> LoadBalancerConfig.reading(Optional.of(name))),
                Map.of());
        var inspection = own.optional(OURS + "inspection", InspectionConfig.reading());
        var groupLocation = own.optional(
                OURS + "resourceGroupLocation",
                Scalars.matching("invalid-value", REGION, "an Azure region such as centralus"));
        var names = own.defaulted(OURS + "names", GivenNames.reading(), GivenNames.NONE);
        EndNames ends = declares
                ? new EndNames(
                        names("sites"), workloads("network", "subnets"), spokeEnds(), names("loadBalancers"), false)
                : new EndNames(names("sites"), Set.of(), true);
        OutageNames outages = declares
                ? ownOutages(expressRoute, vpn, inspector(inspection, firewallName(names, baseName)))
                : OutageNames.OF_RESOURCES;
        var traffic = map.defaulted(
                OURS + "traffic", Composites.named(name -> TrafficIntent.reading(name, ends, outages)), Map.of());
        var monitoring = own.optional(OURS + "monitoring", Monitoring.reading());
        Set<String> circuits = names("expressRoute", "circuits");
        var sharedKeys = own.defaulted(OURS + "sharedKeys", Keys.reading("site", names("sites")), Keys.NONE);
        var authorizationKeys = own.defaulted(OURS + "authorizationKeys", Keys.reading("circuit", circuits), Keys.NONE);
        var peeringKeys = own.defaulted(OURS + "peeringKeys", Keys.reading("circuit", circuits), Keys.NONE);
        var allowReplacement =
                own.defaulted(OURS + "allowReplacement", Composites.list(Scalars.text(), true), List.of());
        var acceptedRisks = map.defaulted(OURS + "acceptedRisks", Composites.texts(), Map.of());
        var proof = own.defaulted(
                OURS + "proof", Scalars.oneOf("invalid-value", OnViolatedIntent.class), OnViolatedIntent.fail);
        var implicitOutbound = map.defaulted(
                OURS + "implicitOutbound",
                Scalars.oneOf("invalid-value", ImplicitOutbound.class),
                ImplicitOutbound.unknown);
        var serving = declares
                ? expressRoute.map(
                        section -> section.map(ExpressRouteConfig::serving).orElse(Map.of()))
                : map.defaulted(OURS + "expressRoute", ServingCircuit.readingAll(), Map.of());
        References references = new References(names("sites"), problems);
        serving.present().ifPresent(references::circuits);
        if (!declares) {
            var premises = map.build(() -> new ProofPremises(
                    baseName.present(),
                    sites.get(),
                    serving.get(),
                    inspection.present().flatMap(section -> section).flatMap(InspectionConfig::appliance),
                    traffic.get(),
                    implicitOutbound.get(),
                    acceptedRisks.get(),
                    names.present().orElse(GivenNames.NONE)));
            return new Read(Optional.empty(), premises.present());
        }
        references.subnetsOfFirewall(
                inspection.present().flatMap(section -> section).flatMap(InspectionConfig::firewall),
                names("network", "subnets"));
        loadBalancer
                .present()
                .flatMap(section -> section)
                .ifPresent(section -> references.loadBalancer(section, workloads()));
        loadBalancers
                .present()
                .ifPresent(all -> all.values().forEach(section -> references.loadBalancer(section, workloads())));
        var stack = map.build(() -> new StackConfig(
                region,
                zones.get(),
                zonesAreSaid(),
                subscription.get(),
                baseName.get(),
                tags.get(),
                protect.get(),
                order.get(),
                inspection
                        .get()
                        .flatMap(InspectionConfig::firewall)
                        .map(network.get()::with)
                        .orElseGet(network::get),
                spokes.get(),
                sites.get(),
                expressRoute.get(),
                vpn.get(),
                Stream.concat(loadBalancer.get().stream(), loadBalancers.get().values().stream())
                        .toList(),
                inspection.get(),
                traffic.get(),
                monitoring.get(),
                sharedKeys.get(),
                authorizationKeys.get(),
                peeringKeys.get(),
                allowReplacement.get(),
                acceptedRisks.get(),
                proof.get(),
                implicitOutbound.get(),
                names.get(),
                groupLocation.get().filter(it -> !it.equals(SAME)).map(Region::shortForm)));
        return new Read(stack.present(), stack.present().map(StackConfig::premises));
    }

    /** By names as they are written: whatever else is wrong with a section, a circuit or a site is told there. */
    private OutageNames ownOutages(
            Value<Optional<ExpressRouteConfig>> expressRoute,
            Value<Optional<VpnConfig>> vpn,
            Optional<String> inspector) {
        OutageNames.Own own = new OutageNames.Own();
        names("expressRoute", "circuits").stream().sorted().forEach(own::circuit);
        if (expressRoute.present().isEmpty() || expressRoute.get().isPresent()) {
            own.expressRouteGateway();
        }
        // A device without the section is told as that, not as a name that nothing has.
        if (vpn.present().isEmpty()
                || vpn.get().isPresent()
                || names("sites").stream().anyMatch(this::hasDevice)) {
            own.vpnGateway(vpn.present()
                    .flatMap(section -> section)
                    .map(VpnConfig::activeActive)
                    .orElse(true));
        }
        names("sites").stream()
                .sorted()
                .filter(this::hasDevice)
                .forEach(site -> own.site(site, names("sites", site, "vpnDevices")));
        inspector.ifPresent(own::appliance);
        return own.all();
    }

    /** What inspects; where its section cannot be read, the firewall that it may have. */
    private static Optional<String> inspector(Value<Optional<InspectionConfig>> inspection, Optional<String> firewall) {
        return inspection.present().isEmpty()
                ? firewall
                : inspection.get().flatMap(section -> firewall.map(section::inspector));
    }

    private static Optional<String> firewallName(Value<GivenNames> names, Value<String> baseName) {
        return names.present()
                .flatMap(given -> given.of(NamedPart.firewall))
                .or(() -> baseName.present().map(InspectionConfig.Firewall::azureName));
    }

    private boolean hasDevice(String site) {
        return names("sites", site).contains("vpnDevice")
                || !names("sites", site, "vpnDevices").isEmpty();
    }

    /** The word for the region's says nothing: it is the default that the engine hands over. */
    private boolean zonesAreSaid() {
        Entry entry = config.get(OURS + "zones");
        return entry != null && entry.value() instanceof Sequence;
    }

    /** The subnets that can be an end of a flow, of the hub as of the spokes, as load balancers name them. */
    private Set<String> workloads() {
        Set<String> workloads = new LinkedHashSet<>(workloads("network", "subnets"));
        spokeEnds()
                .forEach((spoke, subnets) ->
                        subnets.forEach(subnet -> workloads.add(new FlowEnd.SpokeSubnet(spoke, subnet).toString())));
        return workloads;
    }

    /** The subnets of each spoke that can be an end of a flow, by the spoke's name. */
    private Map<String, Set<String>> spokeEnds() {
        Map<String, Set<String>> ends = new TreeMap<>();
        names("spokes").forEach(spoke -> ends.put(spoke, workloads("spokes", spoke, "subnets")));
        return ends;
    }

    private Set<String> workloads(String key, String... inside) {
        return names(key, inside).stream()
                .filter(name -> ReservedSubnet.named(name).isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The keys of a map as they are written, whether or not its values can be read: a typo is told once. */
    private Set<String> names(String key, String... inside) {
        Optional<ConfigNode> node = Optional.ofNullable(config.get(OURS + key)).map(Entry::value);
        for (String next : inside) {
            node = node.flatMap(outer -> outer instanceof Mapping mapping
                    ? Optional.ofNullable(mapping.entries().get(next)).map(Entry::value)
                    : Optional.empty());
        }
        return node.isPresent() && node.get() instanceof Mapping mapping
                ? mapping.entries().keySet()
                : Set.of();
    }
}
