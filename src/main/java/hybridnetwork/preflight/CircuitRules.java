package hybridnetwork.preflight;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.Circuit.Family;
import hybridnetwork.config.Circuit.Tier;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Severity;
import hybridnetwork.config.Site;
import hybridnetwork.config.Words;
import hybridnetwork.limits.CircuitLimits;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** R13 to R33: ExpressRoute circuits. */
final class CircuitRules {
    private static final int MOST_ROUTES = 4000;
    private static final int MOST_ROUTES_PREMIUM = 10_000;

    private CircuitRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error(
                                "R13",
                                "er-sku-enums",
                                "the tier is Local, Standard or Premium, the family MeteredData or UnlimitedData",
                                "S51 S33")
                        .example("tier: Basic", "write one of the names")
                        .byReader(),
                Rule.error("R14", "er-sku-name-consistent", "the SKU's name is its tier and family", "S33")
                        .byConstruction("the program makes the name of the two"),
                Rule.warning("R15", "er-local-unlimited", "a Local circuit has UnlimitedData", "S50 S8")
                        .example("tier: Local\nfamily: MeteredData", "write `family: UnlimitedData`")
                        .check(CircuitRules::localIsUnlimited),
                Rule.warning("R16", "er-local-limits", "a Local circuit has 1 Gbit/s or more", "S8")
                        .example("tier: Local\nbandwidthMbps: 500", "write `bandwidthMbps: 1000`, or `tier: Standard`")
                        .check(CircuitRules::localIsFast),
                Rule.warning(
                                "R16b",
                                "er-local-region",
                                "the network of a Local circuit is in a region that its peering location serves",
                                "S8")
                        .notApplicable(
                                "the rulebook has no table of peering locations and their regions to check against"),
                Rule.error(
                                "R17",
                                "er-provider-bandwidth",
                                "a provider's circuit has 50, 100, 200, 500, 1000, 2000, 5000 or 10000 Mbit/s",
                                "S8 S9")
                        .example("bandwidthMbps: 75", "take the next rate up")
                        .check(CircuitRules::providerRate),
                Rule.error(
                                "R18",
                                "er-direct-bandwidth",
                                "circuits on a 10G port pair have 1, 2, 5 or 10 Gbit/s, on a 100G pair 5, 10, 40 or 100, on"
                                        + " a 400G pair also 200 or 400, and together at most twice the port's rate",
                                "S15 S61")
                        .example("direct: { portId: /subscriptions/..., bandwidthGbps: 3 }", "take the next rate up")
                        .check(CircuitRules::directRate),
                Rule.error(
                                "R19",
                                "er-provider-xor-direct",
                                "a circuit is at a provider (with peering location and bandwidth) or on a direct port",
                                "S33")
                        .example("provider: Equinix\ndirect: { ... }", "remove one of the two")
                        .byReader(),
                Rule.error(
                                "R20",
                                "er-peering-location-not-region",
                                "the peering location is a meet-me city, not an Azure region",
                                "S33 S10")
                        .example(
                                "peeringLocation: westus",
                                "name the city that the provider offers, such as Silicon Valley")
                        .check(CircuitRules::peeringLocationIsACity),
                Rule.error("R21", "er-bandwidth-no-decrease", "a circuit's bandwidth only grows", "S8 S11 S33")
                        .byLifecycle("the present bandwidth is Azure's to tell"),
                Rule.error("R22", "er-family-one-way", "UnlimitedData never becomes MeteredData", "S11")
                        .byLifecycle("the present family is Azure's to tell"),
                Rule.error(
                                "R23",
                                "er-premium-downgrade-guard",
                                "Premium becomes Standard only below Standard's limits; Local becomes either, and nothing"
                                        + " becomes Local",
                                "S8 S9 S61")
                        .byLifecycle("the present tier is Azure's to tell"),
                Rule.error(
                                "R24",
                                "er-provider-state",
                                "peering and connection follow once the provider has provisioned the circuit",
                                "S10 S13 S17 S51")
                        .byLifecycle("the circuit's state decides between the stages `ordered` and `connected`"),
                Rule.error("R25", "er-delete-state", "a provisioned circuit is not deleted", "S10 S11")
                        .byLifecycle("the state of a circuit that is no longer declared is Azure's to tell"),
                Rule.warning(
                                "R26",
                                "er-billing-at-key",
                                "a circuit is ordered when the provider is ready: it is billed from its creation",
                                "S10 S50")
                        .byLifecycle("a circuit that stays NotProvisioned shows in the plan's next step"),
                Rule.error(
                                "R27",
                                "er-route-limits",
                                "a circuit carries at most 4,000 routes to Azure (Premium 10,000) and 1,000 back",
                                "S9 S8")
                        .example(
                                "# a site that advertises 4,001 prefixes over a Standard circuit",
                                "summarize the prefixes")
                        .check(CircuitRules::routesFit),
                Rule.error(
                                "R28",
                                "er-create-200-spaces",
                                "the network has at most 200 address prefixes when it is connected; it may grow to 1,000"
                                        + " afterwards",
                                "S17")
                        .example("# 201 entries in addressSpace", "begin with 200; it may grow to 1,000 afterwards")
                        .check(CircuitRules::spacesFit),
                Rule.error(
                                "R29",
                                "er-vnet-links",
                                "a circuit links no more networks than its tier and rate allow",
                                "S9")
                        .example(
                                "authorizations: [a, b, c, d, e, f, g, h, i, j]   # and this network",
                                "write `tier: Premium`")
                        .check(CircuitRules::linksFit),
                Rule.error(
                                "R30",
                                "er-circuit-quota",
                                "at most 10 circuits in a region of a subscription, and 4 of one peering location on one"
                                        + " network",
                                "S9")
                        .example("# five circuits at Silicon Valley", "use another peering location")
                        .check(CircuitRules::quotas),
                Rule.error("R31", "er-global-reach-premium", "Global Reach across geographies needs Premium", "S50")
                        .notApplicable("the network has no Global Reach: sites are joined to Azure, not to each other"),
                Rule.error(
                                "R33",
                                "er-circuit-put-keeps-children",
                                "an update of a circuit keeps its peerings and authorizations",
                                "S76")
                        .byConstruction("they are child resources only, never also in the circuit's own body"));
    }

    private static void localIsUnlimited(Inspection on) {
        for (Circuit.Owned circuit : on.ownedCircuits()) {
            if (circuit.tier() == Tier.Local && circuit.family() == Family.MeteredData) {
                on.found(
                                Where.circuit(circuit.name()).key("family"),
                                "circuit `" + circuit.name() + "` is Local, whose price includes all data, but metered")
                        .got(circuit.family())
                        .allowed(Family.UnlimitedData.name());
            }
        }
    }

    private static void localIsFast(Inspection on) {
        for (Circuit.Owned circuit : on.ownedCircuits()) {
            if (circuit.tier() == Tier.Local && circuit.rateMbps() < CircuitLimits.SLOWEST_LOCAL) {
                on.found(rate(circuit), "circuit `" + circuit.name() + "` is Local and slower than 1 Gbit/s")
                        .got(circuit.rateMbps())
                        .allowed("1000 or more");
            }
        }
    }

    /** The key that holds a circuit's rate. */
    private static ConfigPath rate(Circuit circuit) {
        ConfigPath path = Where.circuit(circuit.name());
        return circuit instanceof Circuit.OnDirectPort
                ? path.key("direct").key("bandwidthGbps")
                : path.key("bandwidthMbps");
    }

    private static void providerRate(Inspection on) {
        for (Circuit circuit : on.circuits()) {
            if (circuit instanceof Circuit.AtProvider at
                    && !CircuitLimits.PROVIDER_RATES.contains(at.bandwidthMbps())) {
                on.found(rate(at), "circuit `" + at.name() + "` has a bandwidth that no provider offers")
                        .got(at.bandwidthMbps())
                        .allowed(Words.few(CircuitLimits.PROVIDER_RATES, CircuitLimits.PROVIDER_RATES.size()))
                        .fix("write " + next(CircuitLimits.PROVIDER_RATES, at.bandwidthMbps()));
            }
        }
    }

    /** The next rate up, or the highest. */
    private static int next(List<Integer> rates, int wanted) {
        return rates.stream().filter(rate -> rate >= wanted).findFirst().orElse(rates.get(rates.size() - 1));
    }

    private static void directRate(Inspection on) {
        Map<String, List<Circuit.OnDirectPort>> byPort = new TreeMap<>();
        for (Circuit circuit : on.circuits()) {
            if (circuit instanceof Circuit.OnDirectPort direct) {
                byPort.computeIfAbsent(direct.portId().toLowerCase(Locale.ROOT), port -> new ArrayList<>())
                        .add(direct);
            }
        }
        byPort.values().forEach(circuits -> portCarries(on, circuits));
    }

    /** The port's own rate is not known here: the circuits must fit one port of some rate. */
    private static void portCarries(Inspection on, List<Circuit.OnDirectPort> circuits) {
        int fastest = circuits.stream()
                .mapToInt(Circuit.OnDirectPort::bandwidthGbps)
                .max()
                .orElse(0);
        boolean small = circuits.stream().anyMatch(circuit -> circuit.bandwidthGbps() < 5);
        int sum =
                circuits.stream().mapToInt(Circuit.OnDirectPort::bandwidthGbps).sum();
        int port = small && fastest <= 10 ? 10 : fastest > 100 || sum > 200 ? 400 : 100;
        List<Integer> rates = CircuitLimits.DIRECT_RATES.getOrDefault(port, List.of());
        for (Circuit.OnDirectPort circuit : circuits) {
            if (!rates.contains(circuit.bandwidthGbps())) {
                on.found(
                                rate(circuit),
                                "circuit `" + circuit.name() + "` has a bandwidth that its port pair does not offer")
                        .got(circuit.bandwidthGbps())
                        .allowed(
                                "1, 2, 5, 10 on a 10G pair; 5, 10, 40, 100 on a 100G pair; 200, 400 too on a 400G pair")
                        .fix("write " + next(rates, circuit.bandwidthGbps()));
            }
        }
        if (sum > 2 * port) {
            Circuit.OnDirectPort last = circuits.get(circuits.size() - 1);
            on.found(rate(last), "the circuits of one port pair have more than twice its rate together")
                    .got(sum + " Gbit/s")
                    .allowed("at most " + 2 * port)
                    .fix("use a second port pair, or smaller circuits");
        }
    }

    private static void peeringLocationIsACity(Inspection on) {
        for (Circuit circuit : on.circuits()) {
            if (circuit instanceof Circuit.AtProvider at && Regions.isRegion(at.peeringLocation())) {
                Finding finding = on.found(
                                Where.circuit(at.name()).key("peeringLocation"),
                                "the peering location of circuit `" + at.name() + "` is an Azure region")
                        .got(at.peeringLocation())
                        .allowed("a city where the provider meets Microsoft");
                Regions.cityOf(at.peeringLocation())
                        .ifPresent(city -> finding.fix("write `" + city + "`, if the provider is there"));
            }
        }
    }

    private static void routesFit(Inspection on) {
        for (Circuit circuit : on.circuits()) {
            Set<Prefix> routes = new HashSet<>();
            for (Site site : on.sitesOf(circuit)) {
                routes.addAll(site.advertisedOverExpressRoute());
            }
            boolean known = circuit instanceof Circuit.Owned;
            boolean premium = circuit instanceof Circuit.Owned owned && owned.tier() == Tier.Premium;
            int most = premium ? MOST_ROUTES_PREMIUM : MOST_ROUTES;
            if (routes.size() > most) {
                on.found(
                                Where.circuit(circuit.name()).key("sites"),
                                "the sites of circuit `" + circuit.name() + "` advertise more routes than it takes")
                        .severity(known || routes.size() > MOST_ROUTES_PREMIUM ? Severity.ERROR : Severity.WARNING)
                        .got(routes.size() + " routes")
                        .allowed("at most " + most + (premium ? "" : "; Premium " + MOST_ROUTES_PREMIUM));
            }
        }
        int spaces = on.config().addressSpaces().size();
        if (spaces > CircuitLimits.MOST_ROUTES_TO_SITES) {
            on.found(
                            Where.spaces(on.config()),
                            Where.whoseSpaces(on.config())
                                    + " more address prefixes than a circuit advertises to the sites")
                    .got(spaces + " prefixes")
                    .allowed("at most " + CircuitLimits.MOST_ROUTES_TO_SITES)
                    .fix("summarize the address space");
        }
    }

    private static void spacesFit(Inspection on) {
        int spaces = on.config().addressSpaces().size();
        // Under the engine Azure tells whether the circuit is connected already: NewConnections.
        if (spaces > CircuitLimits.MOST_PREFIXES_TO_CONNECT && !on.underEngine()) {
            on.found(
                            Where.spaces(on.config()),
                            Where.whoseSpaces(on.config())
                                    + " more address prefixes than a new connection takes; one that is connected"
                                    + " already may grow to " + CircuitLimits.MOST_ROUTES_TO_SITES)
                    .severity(Severity.WARNING)
                    .got(spaces + " prefixes")
                    .allowed("at most " + CircuitLimits.MOST_PREFIXES_TO_CONNECT + " until the circuit is connected")
                    .fix("begin with " + CircuitLimits.MOST_PREFIXES_TO_CONNECT
                            + "; where the circuit is connected, accept the risk and say so");
        }
    }

    private static void linksFit(Inspection on) {
        for (Circuit.Owned circuit : on.ownedCircuits()) {
            int most = CircuitLimits.links(circuit.tier() == Tier.Premium, circuit.rateMbps());
            int links = 1 + circuit.authorizations().size();
            if (links > most) {
                on.found(
                                Where.circuit(circuit.name()).key("authorizations"),
                                "circuit `" + circuit.name() + "` would link more networks than it can")
                        .got(links + " with this one")
                        .allowed("at most " + most)
                        .fix(
                                circuit.tier() == Tier.Premium
                                        ? "issue fewer authorizations, or raise the bandwidth"
                                        : "issue fewer authorizations, or write `tier: Premium`");
            }
        }
    }

    private static void quotas(Inspection on) {
        int owned = on.ownedCircuits().size();
        if (owned > CircuitLimits.MOST_IN_REGION) {
            on.found(Where.CIRCUITS, "the stack orders more circuits than a region of a subscription has")
                    .got(owned + " circuits")
                    .allowed("at most " + CircuitLimits.MOST_IN_REGION)
                    .fix("order some from another subscription, and connect them by `circuitId`");
        }
        Map<String, Integer> byLocation = new TreeMap<>();
        for (Circuit circuit : on.circuits()) {
            if (circuit instanceof Circuit.AtProvider at
                    && byLocation.merge(at.peeringLocation().toLowerCase(Locale.ROOT), 1, Integer::sum)
                            == CircuitLimits.MOST_OF_LOCATION + 1) {
                on.found(
                                Where.circuit(at.name()).key("peeringLocation"),
                                "more circuits of one peering location than one network can have")
                        .got(at.peeringLocation())
                        .allowed("at most " + CircuitLimits.MOST_OF_LOCATION);
            }
        }
    }
}
