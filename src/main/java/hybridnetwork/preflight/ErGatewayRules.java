package hybridnetwork.preflight;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ExpressRouteConfig;
import hybridnetwork.config.ExpressRouteConfig.GatewaySku;
import hybridnetwork.config.ExpressRouteConfig.PublicIp;
import hybridnetwork.config.Severity;
import hybridnetwork.config.Site;
import hybridnetwork.limits.ErGatewaySize;
import hybridnetwork.net.Prefix;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** R45 to R57: the ExpressRoute gateway. */
final class ErGatewayRules {
    private ErGatewayRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("R45", "ergw-type", "a network has one gateway of each type", "S1 S35")
                        .byConstruction("the program creates one of each"),
                Rule.error("R46", "ergw-sku-enum", "the SKU is one of an ExpressRoute gateway", "S1 S51 S33 S7")
                        .example("expressRoute: { gateway: { sku: VpnGw1AZ } }", "write ErGw1AZ, ErGw2AZ or ErGw3AZ")
                        .byReader(),
                Rule.error(
                                "R47",
                                "ergw-scale-not-in-2-10-0",
                                "the SKU is not ErGwScale, which the SDK in use cannot express",
                                "S51 S77")
                        .example("expressRoute: { gateway: { sku: ErGwScale } }", "write `sku: ErGw3AZ`")
                        .check(ErGatewayRules::notScalable),
                Rule.error("R48", "ergw-scale-units", "scale units of ErGwScale are 1 to 40", "S2")
                        .notApplicable("R47 refuses ErGwScale"),
                Rule.error("R49", "ergw-scale-limits", "ErGwScale is offered in the region", "S2")
                        .notApplicable("R47 refuses ErGwScale"),
                Rule.error(
                                "R50",
                                "ergw-circuits-per-sku",
                                "a gateway connects 4 circuits (Standard, ErGw1AZ), 8 (HighPerformance, ErGw2AZ) or 16"
                                        + " (UltraPerformance, ErGw3AZ)",
                                "S1")
                        .example("# five circuits and sku: ErGw1AZ", "use the next SKU")
                        .check(ErGatewayRules::circuitsFit),
                Rule.warning(
                                "R51",
                                "ergw-sizing",
                                "the gateway carries as many Mbit/s and learns as many routes as its circuits bring",
                                "S1")
                        .example("gateway: { sku: ErGw1AZ }\n# and bandwidthMbps: 2000", "use the next SKU")
                        .check(ErGatewayRules::carriesCircuits),
                Rule.error(
                                "R52",
                                "ergw-fastpath",
                                "FastPath has a gateway of SKU UltraPerformance or ErGw3AZ",
                                "S16 S1 S32")
                        .example(
                                "gateway: { sku: ErGw1AZ }\n# and fastPath: true",
                                "write `sku: ErGw3AZ`, or `fastPath: false`")
                        .check(ErGatewayRules::fastPath),
                Rule.error(
                                "R53",
                                "ergw-public-ip",
                                "the gateway's public IP is Standard and static, or Microsoft's; a gateway that"
                                        + " stands keeps what it has",
                                "S3 S1 S50 S78")
                        .example(
                                "gateway: { publicIp: managed }   # of a gateway that has an address of the stack's",
                                "write what the gateway has")
                        .byLifecycle("whose public IP a gateway has is Azure's to tell"),
                Rule.advice(
                                "R53b",
                                "ergw-public-ip-owner",
                                "the stack says whose public IP a new gateway has: its own, or Microsoft's as in"
                                        + " regions that have moved since August 2025",
                                "S1 S78")
                        .example(
                                "gateway: { sku: ErGw1AZ }   # without publicIp",
                                "write `publicIp: own`, or `managed` where Azure refuses a gateway for its public IP")
                        .check(ErGatewayRules::publicIp),
                Rule.warning(
                                "R54",
                                "ergw-zones",
                                "the gateway is spread over availability zones where the region has them",
                                "S28 S49")
                        .example("gateway: { sku: Standard }", "write the AZ SKU of the same size")
                        .check(ErGatewayRules::zones),
                Rule.error("R55", "ergw-resize-family", "a gateway changes its SKU within its family only", "S1 S4 S2")
                        .byLifecycle("the present SKU is Azure's to tell"),
                Rule.warning(
                                "R56",
                                "ergw-v2v-off",
                                "networks do not talk to each other through the circuit",
                                "S1 S3 S51 S49")
                        .byConstruction("the program leaves both switches off, as Azure does"),
                Rule.warning("R57", "ergw-mtu", "packets have at most 1,400 bytes", "S1 S8")
                        .given("`edge-config` writes the packet and segment size into the router's configuration"));
    }

    private static ErGatewaySize size(GatewaySku sku) {
        return ErGatewaySize.of(sku.name()).orElseThrow();
    }

    /** The smallest zone-redundant SKU that is large enough. */
    private static Optional<GatewaySku> smallest(Predicate<ErGatewaySize> enough) {
        return List.of(GatewaySku.ErGw1AZ, GatewaySku.ErGw2AZ, GatewaySku.ErGw3AZ).stream()
                .filter(sku -> enough.test(size(sku)))
                .findFirst();
    }

    private static Optional<GatewaySku> sku(Inspection on) {
        return on.expressRoute().map(ExpressRouteConfig::gatewaySku);
    }

    private static void notScalable(Inspection on) {
        if (sku(on).filter(GatewaySku.ErGwScale::equals).isPresent()) {
            on.found(Where.ER_SKU, "ErGwScale cannot be expressed with the azure-native version in use")
                    .got(GatewaySku.ErGwScale)
                    .allowed("ErGw1AZ, ErGw2AZ, ErGw3AZ")
                    .fix("write `sku: "
                            + smallest(size -> size.mbps() >= fastest(on)).orElse(GatewaySku.ErGw3AZ) + "`");
        }
    }

    private static void circuitsFit(Inspection on) {
        sku(on).ifPresent(sku -> circuitsFit(on, sku));
    }

    private static void circuitsFit(Inspection on, GatewaySku sku) {
        int circuits = on.circuits().size();
        if (circuits > size(sku).circuits()) {
            on.found(Where.ER_SKU, "the gateway's SKU connects fewer circuits than there are")
                    .got(sku + " and " + circuits + " circuits")
                    .allowed("at most " + size(sku).circuits())
                    .fix(smallest(size -> size.circuits() >= circuits)
                            .map(enough -> "write `sku: " + enough + "`")
                            .orElse("connect at most 16 circuits"));
        }
    }

    private static int fastest(Inspection on) {
        return on.ownedCircuits().stream()
                .mapToInt(Circuit.Owned::rateMbps)
                .max()
                .orElse(0);
    }

    private static void carriesCircuits(Inspection on) {
        sku(on).ifPresent(sku -> carriesCircuits(on, sku));
    }

    private static void carriesCircuits(Inspection on, GatewaySku sku) {
        int mbps = fastest(on);
        if (mbps > size(sku).mbps()) {
            on.found(Where.ER_SKU, "the gateway is slower than a circuit")
                    .got(sku + " with " + size(sku).mbps() + " Mbit/s, and a circuit of " + mbps)
                    .fix(smallest(size -> size.mbps() >= mbps)
                            .map(enough -> "write `sku: " + enough + "`")
                            .orElse("no gateway is faster than 10000 Mbit/s: use FastPath on ErGw3AZ"));
        }
        int routes = routes(on);
        if (routes > size(sku).routes()) {
            on.found(Where.ER_SKU, "the gateway learns more routes than its SKU is made for")
                    .got(sku + " and " + routes + " routes")
                    .allowed("at most " + size(sku).routes())
                    .fix(smallest(size -> size.routes() >= routes)
                            .map(enough -> "write `sku: " + enough + "`")
                            .orElse("summarize what the sites advertise"));
        }
    }

    private static int routes(Inspection on) {
        Set<Prefix> routes = new HashSet<>();
        for (Circuit circuit : on.circuits()) {
            for (Site site : on.sitesOf(circuit)) {
                routes.addAll(site.advertisedOverExpressRoute());
            }
        }
        return routes.size();
    }

    private static void publicIp(Inspection on) {
        on.expressRoute().ifPresent(section -> publicIp(on, section.publicIp()));
    }

    private static void publicIp(Inspection on, Optional<PublicIp> publicIp) {
        if (publicIp.isEmpty()) {
            on.found(
                            Where.ER_PUBLIC_IP,
                            "it is not said whose public IP a new ExpressRoute gateway has, and `own` is taken;"
                                    + " regions that have moved since August 2025 refuse or ignore it")
                    .allowed("own, managed");
        } else if (publicIp.get() == PublicIp.managed) {
            on.found(
                            Where.ER_PUBLIC_IP,
                            "whether Azure takes a new ExpressRoute gateway without a public IP in its API 2023-02-01,"
                                    + " which the SDK in use speaks, is not known")
                    .severity(Severity.WARNING)
                    .got(PublicIp.managed)
                    .fix("try it, and accept the risk with what you saw; write `publicIp: own` where Azure wants one");
        }
    }

    private static void fastPath(Inspection on) {
        sku(on).ifPresent(sku -> fastPath(on, sku));
    }

    private static void fastPath(Inspection on, GatewaySku sku) {
        for (Circuit circuit : on.circuits()) {
            if (circuit.connection().fastPath() && !size(sku).fastPath()) {
                on.found(
                                Where.circuit(circuit.name()).key("fastPath"),
                                "circuit `" + circuit.name() + "` has FastPath, which the gateway's SKU does not")
                        .got(sku)
                        .allowed("UltraPerformance, ErGw3AZ");
            }
        }
    }

    private static void zones(Inspection on) {
        sku(on).ifPresent(sku -> zones(on, sku));
    }

    private static void zones(Inspection on, GatewaySku sku) {
        if (!sku.isZoneRedundant() && !on.config().zones().isEmpty()) {
            on.found(Where.ER_SKU, "the ExpressRoute gateway is not spread over availability zones")
                    .got(sku)
                    .fix(smallest(size -> size.mbps() >= size(sku).mbps())
                            .map(
                                    zonal -> "write `sku: " + zonal
                                            + "`; a deployed gateway goes there by Azure's guided gateway migration, not by a change")
                            .orElse("write `sku: ErGw3AZ`"));
        }
    }

    /** Whether connections of the gateway can have FastPath ({@code ergw-fastpath}). */
    static boolean couldHaveFastPath(Inspection on) {
        return sku(on).filter(sku -> size(sku).fastPath()).isPresent();
    }
}
