package hybridnetwork.reachability.built;

import hybridnetwork.limits.CircuitLimits;
import hybridnetwork.reachability.reading.Parentage;
import hybridnetwork.reachability.reading.Prefixes;
import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.resources.Bag;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** R13 to R33: ExpressRoute circuits. */
final class BuiltCircuits {
    private static final List<String> TIERS = List.of("Local", "Standard", "Premium");
    private static final List<String> FAMILIES = List.of("MeteredData", "UnlimitedData");
    private static final double MBPS = 1000;

    private final Registered on;

    BuiltCircuits(Registered on) {
        this.on = on;
    }

    void note() {
        on.all("ExpressRouteCircuit").forEach(this::circuit);
        quotas();
        for (Resource network : on.networks()) {
            int prefixes = Prefixes.space(network).size();
            if (prefixes > CircuitLimits.MOST_ROUTES_TO_SITES
                    && !on.gateways(Registered.EXPRESS_ROUTE, network).isEmpty()) {
                on.error(
                        "er-route-limits",
                        network + " has " + prefixes + " prefixes, of which a circuit advertises at most 1,000");
            }
        }
    }

    /** The rate of a circuit in Mbit/s. */
    static Optional<Double> mbps(Resource circuit) {
        return circuit.bag()
                .bag("serviceProviderProperties")
                .flatMap(provider -> provider.number("bandwidthInMbps"))
                .or(() -> circuit.bag().number("bandwidthInGbps").map(gbps -> gbps * MBPS));
    }

    private void circuit(Resource circuit) {
        Bag sku = circuit.bag().bag("sku").orElse(Bag.EMPTY);
        String tier = sku.text("tier").orElse("");
        String family = sku.text("family").orElse("");
        one(circuit, "tier", tier, TIERS);
        one(circuit, "family", family, FAMILIES);
        if (!tier.isEmpty() && !family.isEmpty() && Registered.isNot(sku, "name", tier + "_" + family)) {
            on.error(
                    "er-sku-name-consistent",
                    circuit + " has SKU " + sku.text("name").orElse("") + " of tier " + tier + " and family " + family
                            + ": write " + tier + "_" + family);
        }
        if (tier.equalsIgnoreCase("Local")) {
            if (family.equalsIgnoreCase("MeteredData")) {
                on.warning("er-local-unlimited", circuit + " is Local, whose price includes all data, but metered");
            }
            if (mbps(circuit).filter(rate -> rate < CircuitLimits.SLOWEST_LOCAL).isPresent()) {
                on.warning("er-local-limits", circuit + " is Local and slower than 1 Gbit/s");
            }
        }
        rates(circuit);
        links(circuit, tier);
        twice(circuit);
    }

    private void one(Resource circuit, String property, String value, List<String> all) {
        if (!value.isEmpty() && all.stream().noneMatch(value::equalsIgnoreCase)) {
            on.error(
                    "er-sku-enums",
                    circuit + " has " + property + " " + value + ": write one of " + String.join(", ", all));
        }
    }

    private void rates(Resource circuit) {
        Optional<Double> provider =
                circuit.bag().bag("serviceProviderProperties").flatMap(it -> it.number("bandwidthInMbps"));
        Optional<Double> direct = circuit.bag().number("bandwidthInGbps").filter(rate -> rate > 0);
        boolean port = circuit.bag()
                .bag("expressRoutePort")
                .flatMap(it -> it.text("id"))
                .isPresent();
        if (provider.filter(rate -> rate > 0).isPresent() && port) {
            on.error(
                    "er-provider-xor-direct",
                    circuit + " is at a provider and on a direct port: it can be one of both");
        }
        provider.filter(rate ->
                        rate > 0 && CircuitLimits.PROVIDER_RATES.stream().noneMatch(it -> it == rate.intValue()))
                .ifPresent(rate -> on.error(
                        "er-provider-bandwidth",
                        String.format(Locale.ROOT, "%s has %.0f Mbit/s, which no provider offers", circuit, rate)));
        direct.filter(rate -> CircuitLimits.DIRECT_RATES.values().stream()
                        .flatMap(List::stream)
                        .noneMatch(it -> it == rate.intValue()))
                .ifPresent(rate -> on.error(
                        "er-direct-bandwidth",
                        String.format(Locale.ROOT, "%s has %.0f Gbit/s, which no port pair offers", circuit, rate)));
    }

    private List<Resource> connections(Resource circuit) {
        return on.all("VirtualNetworkGatewayConnection").stream()
                .filter(connection -> on.found(connection, "peer", "ExpressRouteCircuit")
                        .filter(circuit::equals)
                        .isPresent())
                .toList();
    }

    private void links(Resource circuit, String tier) {
        int links = connections(circuit).size();
        int most = CircuitLimits.links(
                tier.equalsIgnoreCase("Premium"), mbps(circuit).orElse(Double.MAX_VALUE));
        if (!tier.isEmpty() && links > most) {
            on.error("er-vnet-links", circuit + " links " + links + " networks, its tier and rate at most " + most);
        }
    }

    /** An update of a circuit that lists its parts itself drops those that are resources of their own. */
    private void twice(Resource circuit) {
        List<Resource> children = on.inventory().children(Parentage.PEERING, circuit);
        if (!children.isEmpty() && circuit.declared().contains("peerings")) {
            on.warning(
                    "er-circuit-put-keeps-children",
                    circuit + " has peerings of its own and as resources (" + children.get(0)
                            + "): an update of the one may drop the other; declare them in one way");
        }
    }

    private void quotas() {
        Map<String, Integer> regions = new TreeMap<>();
        for (Resource circuit : on.all("ExpressRouteCircuit")) {
            Registered.location(circuit).ifPresent(region -> regions.merge(region, 1, Integer::sum));
        }
        regions.forEach((region, count) -> {
            if (count > CircuitLimits.MOST_IN_REGION) {
                on.error(
                        "er-circuit-quota",
                        count + " circuits are in " + region + ", a subscription has at most 10 there");
            }
        });
        for (Resource network : on.networks()) {
            Map<String, Set<Resource>> places = new TreeMap<>();
            for (Resource circuit : connected(network)) {
                circuit.bag()
                        .bag("serviceProviderProperties")
                        .flatMap(provider -> provider.text("peeringLocation"))
                        .ifPresent(
                                place -> places.computeIfAbsent(place.toLowerCase(Locale.ROOT), key -> new HashSet<>())
                                        .add(circuit));
            }
            if (places.size() == 1) {
                on.advice(
                        "aprl-er-two-locations",
                        network + " has circuits of one peering location, "
                                + places.keySet().iterator().next());
            }
            places.forEach((place, circuits) -> {
                if (circuits.size() > CircuitLimits.MOST_OF_LOCATION) {
                    on.error(
                            "er-circuit-quota",
                            network + " has " + circuits.size() + " circuits of " + place
                                    + ", Azure takes 4 of one place");
                }
            });
        }
    }

    private Set<Resource> connected(Resource network) {
        return on.gateways(Registered.EXPRESS_ROUTE, network).stream()
                .flatMap(gateway -> on.connections(gateway, Registered.EXPRESS_ROUTE).stream())
                .flatMap(connection -> on.found(connection, "peer", "ExpressRouteCircuit").stream())
                .collect(Collectors.toSet());
    }
}
