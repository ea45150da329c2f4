package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Sequence;
import hybridnetwork.config.StackConfig.GatewayOrder;
import hybridnetwork.config.StackConfig.ImplicitOutbound;
import hybridnetwork.config.StackConfig.OnViolatedIntent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the top level of a configuration: the keys of the project's namespace, and two of azure-native's. */
final class StackConfigReader {
    private static final String OURS = TopLevelKey.OURS;
    private static final String LOCATION = TopLevelKey.LOCATION;
    private static final String SUBSCRIPTION = TopLevelKey.SUBSCRIPTION;

    /** Sections that read as absent when empty: the engine wants a default for every key that a stack may leave out. */
    private static final Set<String> MAY_BE_EMPTY = Set.of(OURS + "loadBalancer", OURS + "monitoring");

    private static final Pattern BASE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,49}");
    private static final Pattern REGION = Pattern.compile("[A-Za-z][A-Za-z0-9 ]{1,39}");
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Map<String, Entry> config;
    private final MapReader map;

    private StackConfigReader(Map<String, Entry> config, Problems problems) {
        this.config = config;
        this.map = MapReader.topLevel(ours(config), problems);
    }

    static Optional<StackConfig> read(Map<String, Entry> config, Problems problems) {
        return new StackConfigReader(config, problems).stack(problems).present();
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

    private Value<StackConfig> stack(Problems problems) {
        var location =
                map.required(LOCATION, Scalars.matching("invalid-value", REGION, "an Azure region such as centralus"));
        String region = location.present().map(Region::shortForm).orElse("");
        var subscription =
                map.optional(SUBSCRIPTION, Scalars.matching("invalid-value", GUID, "a subscription id: a GUID"));
        var baseName = map.required(
                OURS + "baseName",
                Scalars.matching(
                        "name-net-80",
                        BASE_NAME,
                        "1 to 50 letters, digits, dots, hyphens and underscores, a letter or digit first"));
        var tags = map.defaulted(OURS + "tags", Composites.tags(), Map.of());
        var protect = map.defaulted(OURS + "protect", Scalars.bool(), false);
        var order = map.defaulted(
                OURS + "gatewayOrder", Scalars.oneOf("invalid-value", GatewayOrder.class), GatewayOrder.parallel);
        var zones = map.defaulted(OURS + "zones", AvailabilityZones.reading(region), AvailabilityZones.of(region));
        var network = map.required(OURS + "network", NetworkConfig.reading());
        var sites = map.required(OURS + "sites", Composites.named(Site::reading));
        sites.present()
                .filter(Map::isEmpty)
                .ifPresent(none ->
                        map.report(Problem.error("missing-key", ConfigPath.of("sites"), "there is no on-premises site")
                                .fix("add one under a name of your choice, as in stacks/Pulumi.dev.yaml")));
        var expressRoute = map.required(OURS + "expressRoute", ExpressRouteConfig.reading());
        var vpn = map.defaulted(OURS + "vpn", VpnConfig.reading(), VpnConfig.defaults());
        var loadBalancer = map.optional(OURS + "loadBalancer", LoadBalancerConfig.reading());
        FlowEnd.Names ends = new FlowEnd.Names(names("sites"), names("network", "subnets"));
        var traffic =
                map.defaulted(OURS + "traffic", Composites.named(name -> TrafficIntent.reading(name, ends)), Map.of());
        var monitoring = map.optional(OURS + "monitoring", Monitoring.reading());
        Set<String> circuits = names("expressRoute", "circuits");
        var sharedKeys = map.defaulted(OURS + "sharedKeys", Keys.reading("site", names("sites")), Keys.NONE);
        var authorizationKeys = map.defaulted(OURS + "authorizationKeys", Keys.reading("circuit", circuits), Keys.NONE);
        var peeringKeys = map.defaulted(OURS + "peeringKeys", Keys.reading("circuit", circuits), Keys.NONE);
        var allowReplacement =
                map.defaulted(OURS + "allowReplacement", Composites.list(Scalars.text(), true), List.of());
        var acceptedRisks = map.defaulted(OURS + "acceptedRisks", Composites.texts(), Map.of());
        var proof = map.defaulted(
                OURS + "proof", Scalars.oneOf("invalid-value", OnViolatedIntent.class), OnViolatedIntent.fail);
        var implicitOutbound = map.defaulted(
                OURS + "implicitOutbound",
                Scalars.oneOf("invalid-value", ImplicitOutbound.class),
                ImplicitOutbound.unknown);
        new References(names("sites"), names("network", "subnets"), problems)
                .check(expressRoute.present(), loadBalancer.present().flatMap(present -> present));
        return map.build(() -> new StackConfig(
                region,
                zones.get(),
                zonesAreSaid(),
                subscription.get(),
                baseName.get(),
                tags.get(),
                protect.get(),
                order.get(),
                network.get(),
                sites.get(),
                expressRoute.get(),
                vpn.get(),
                loadBalancer.get(),
                traffic.get(),
                monitoring.get(),
                sharedKeys.get(),
                authorizationKeys.get(),
                peeringKeys.get(),
                allowReplacement.get(),
                acceptedRisks.get(),
                proof.get(),
                implicitOutbound.get()));
    }

    /** The word for the region's says nothing: it is the default that the engine hands over. */
    private boolean zonesAreSaid() {
        Entry entry = config.get(OURS + "zones");
        return entry != null && entry.value() instanceof Sequence;
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
