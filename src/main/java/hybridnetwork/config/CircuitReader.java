package hybridnetwork.config;

import hybridnetwork.config.Circuit.ConnectionOptions;
import hybridnetwork.config.Circuit.Family;
import hybridnetwork.config.Circuit.Tier;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one entry of {@code circuits}; which of its keys are there says which kind of circuit it is. */
final class CircuitReader {
    private static final Pattern CIRCUIT_ID = armId("expressRouteCircuits");
    private static final Pattern PORT_ID = armId("expressRoutePorts");

    private final String name;
    private final MapReader map;
    private final Value<List<String>> sites;
    private final Value<Integer> routingWeight;
    private final Value<Boolean> fastPath;

    private CircuitReader(String name, MapReader map) {
        this.name = name;
        this.map = map;
        this.sites = map.required("sites", Composites.list(Scalars.text(), false));
        this.routingWeight = map.defaulted("routingWeight", Scalars.integer("conn-mode-selectors", 0, 32_000), 0);
        this.fastPath = map.defaulted("fastPath", Scalars.bool(), false);
    }

    static Reading<Circuit> reading(String name) {
        return MapReader.map(map -> new CircuitReader(name, map).circuit());
    }

    static Reading<String> circuitId() {
        return Scalars.matching(
                "invalid-value",
                CIRCUIT_ID,
                "the ARM id of a circuit: /subscriptions/.../providers/Microsoft.Network/expressRouteCircuits/NAME");
    }

    private static Pattern armId(String type) {
        return Pattern.compile(
                "/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Network/" + type + "/[^/]+",
                Pattern.CASE_INSENSITIVE);
    }

    private ConnectionOptions connection() {
        return new ConnectionOptions(routingWeight.get(), fastPath.get());
    }

    private Value<Circuit> circuit() {
        if (map.has("circuitId")) {
            var circuitId = map.required("circuitId", circuitId());
            return map.build(() -> new Circuit.Existing(name, sites.get(), circuitId.get(), connection()));
        }
        var tier = map.defaulted("tier", Scalars.oneOf("er-sku-enums", Tier.class), Tier.Standard);
        var family = map.defaulted("family", Scalars.oneOf("er-sku-enums", Family.class), Family.MeteredData);
        var peering = map.optional("privatePeering", PrivatePeering.reading());
        var authorizations = map.defaulted("authorizations", Composites.list(Scalars.name(), true), List.of());
        return map.has("direct")
                ? onDirectPort(tier, family, peering, authorizations)
                : atProvider(tier, family, peering, authorizations);
    }

    private Value<Circuit> atProvider(
            Value<Tier> tier,
            Value<Family> family,
            Value<Optional<PrivatePeering>> peering,
            Value<List<String>> authorizations) {
        var provider = map.required("provider", Scalars.text());
        var location = map.required("peeringLocation", Scalars.text());
        var bandwidth = map.required("bandwidthMbps", Scalars.integer("er-provider-bandwidth", 1, 1_000_000));
        return map.build(() -> new Circuit.AtProvider(
                name,
                sites.get(),
                provider.get(),
                location.get(),
                bandwidth.get(),
                tier.get(),
                family.get(),
                peering.get(),
                authorizations.get(),
                connection()));
    }

    private record Direct(String portId, int bandwidthGbps) {
        static Reading<Direct> reading() {
            return MapReader.map(map -> {
                var portId = map.required(
                        "portId",
                        Scalars.matching(
                                "invalid-value",
                                PORT_ID,
                                "the ARM id of a port pair: /subscriptions/.../providers/Microsoft.Network/expressRoutePorts/NAME"));
                var bandwidth = map.required("bandwidthGbps", Scalars.integer("er-direct-bandwidth", 1, 1000));
                return map.build(() -> new Direct(portId.get(), bandwidth.get()));
            });
        }
    }

    private Value<Circuit> onDirectPort(
            Value<Tier> tier,
            Value<Family> family,
            Value<Optional<PrivatePeering>> peering,
            Value<List<String>> authorizations) {
        var direct = map.required("direct", Direct.reading());
        for (String key : List.of("provider", "peeringLocation", "bandwidthMbps")) {
            if (map.has(key)) {
                map.report(Problem.error(
                                "er-provider-xor-direct",
                                map.path().key(key),
                                "a circuit is either at a provider or on a direct port, not both")
                        .allowed("`direct`, or `provider` with `peeringLocation` and `bandwidthMbps`")
                        .fix("remove `" + key + "` or `direct`"));
            }
        }
        return map.build(() -> new Circuit.OnDirectPort(
                name,
                sites.get(),
                direct.get().portId(),
                direct.get().bandwidthGbps(),
                tier.get(),
                family.get(),
                peering.get(),
                authorizations.get(),
                connection()));
    }
}
