package hybridnetwork.preflight;

import hybridnetwork.config.AvailabilityZones;
import hybridnetwork.config.Circuit;
import hybridnetwork.config.Severity;
import hybridnetwork.config.VpnConfig;
import hybridnetwork.config.VpnConfig.GatewaySku;
import hybridnetwork.config.VpnConfig.Generation;
import hybridnetwork.config.Words;
import hybridnetwork.limits.VpnGatewaySize;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** R58 to R68: the VPN gateway. */
final class VpnGatewayRules {
    /** From here on a non-zonal gateway cannot exist. */
    private static final LocalDate NON_AZ_RETIRED = LocalDate.of(2026, 9, 30);

    private VpnGatewayRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("R58", "vpngw-route-based", "the VPN gateway is route-based", "S6 S21")
                        .byConstruction("the program creates no other"),
                Rule.error(
                                "R59",
                                "vpngw-sku-generation",
                                "VpnGw1 is of Generation1, VpnGw4 and VpnGw5 of Generation2, VpnGw2 and VpnGw3 of either",
                                "S22 S33 S51")
                        .example(
                                "vpn: { gateway: { sku: VpnGw1AZ, generation: Generation2 } }",
                                "leave the generation out")
                        .check(VpnGatewayRules::generation),
                Rule.warning(
                                "R60",
                                "vpngw-sku-capacity",
                                "the gateway has a tunnel for each site, and carries after a failover what a circuit carried",
                                "S22")
                        .example("vpn: { gateway: { sku: VpnGw1AZ } }\n# and bandwidthMbps: 1000", "use a larger SKU")
                        .check(VpnGatewayRules::capacity),
                Rule.error(
                                "R61",
                                "vpngw-basic-limits",
                                "the SKU is not Basic, which cannot coexist with ExpressRoute",
                                "S23 S21 S6 S27 S30")
                        .example("vpn: { gateway: { sku: Basic } }", "write `sku: VpnGw1AZ`")
                        .check(VpnGatewayRules::notBasic),
                Rule.error(
                                "R62",
                                "vpngw-non-az-retired",
                                "the SKU is one of VpnGw1AZ to VpnGw5AZ; the others are retired on 2026-09-30",
                                "S25 S24 S22")
                        .example("vpn: { gateway: { sku: VpnGw1 } }", "append AZ")
                        .check(VpnGatewayRules::zonal),
                Rule.error(
                                "R63",
                                "vpngw-legacy-retired",
                                "the SKU is not Standard or HighPerformance, which can no longer be created",
                                "S24")
                        .example("vpn: { gateway: { sku: Standard } }", "write `sku: VpnGw1AZ`")
                        .check(VpnGatewayRules::notLegacy),
                Rule.error(
                                "R64",
                                "vpngw-standard-pip",
                                "public IPs of the gateway are Standard, static and IPv4",
                                "S23 S24 S21")
                        .byConstruction("the program creates no other"),
                Rule.error(
                                "R65",
                                "vpngw-active-active",
                                "an active-active gateway has two public IPs, another has one",
                                "S27 S33")
                        .byConstruction("the program creates as many as `activeActive` asks for"),
                Rule.warning(
                                "R66",
                                "vpngw-pip-zones",
                                "a zone-redundant gateway has zone-redundant public IPs: in all zones of a region that"
                                        + " has zones",
                                "S49 S28")
                        .example("zones: [\"1\"]   # in centralus", "leave `zones` out")
                        .check(VpnGatewayRules::allZones),
                Rule.warning("R66b", "region-zones", "it is known whether the region has availability zones", "S57 S58")
                        .example(
                                "azure-native:location: usgovtexas   # without zones",
                                "write `zones: []` where it has none, `zones: [\"1\", \"2\", \"3\"]` where it has")
                        .check(VpnGatewayRules::knownZones),
                Rule.error("R67", "vpngw-resize", "a gateway changes its SKU within its generation only", "S23")
                        .byLifecycle("the present SKU is Azure's to tell"),
                Rule.warning("R68", "vpngw-custom-dns", "custom DNS servers forward to 168.63.129.16", "S21 S1")
                        .byConstruction("the network has no custom DNS servers"));
    }

    private static VpnGatewaySize size(GatewaySku sku) {
        return VpnGatewaySize.of(sku.name()).orElseThrow();
    }

    /** The generations that have a SKU; none for what can no longer be created. */
    private static List<Generation> generations(GatewaySku sku) {
        return size(sku).generations().stream()
                .map(number -> number == 1 ? Generation.Generation1 : Generation.Generation2)
                .toList();
    }

    private static void generation(Inspection on) {
        VpnConfig vpn = on.config().vpn();
        List<Generation> legal = generations(vpn.gatewaySku());
        if (vpn.generation().isPresent()
                && !legal.isEmpty()
                && !legal.contains(vpn.generation().get())) {
            on.found(Where.VPN_GATEWAY.key("generation"), vpn.gatewaySku() + " is not made in this generation")
                    .got(vpn.generation().get())
                    .allowed(Words.few(legal, 2))
                    .fix("write " + legal.get(0) + ", or leave it out");
        }
    }

    private static void capacity(Inspection on) {
        VpnConfig vpn = on.config().vpn();
        if (generations(vpn.gatewaySku()).isEmpty() || vpn.gatewaySku() == GatewaySku.Basic) {
            return;
        }
        boolean second = vpn.generation().map(Generation.Generation2::equals).orElse(true);
        int mbps = size(vpn.gatewaySku()).mbps(second);
        int tunnels = size(vpn.gatewaySku()).tunnels();
        int sites = on.sites().size();
        if (sites > tunnels) {
            on.found(Where.VPN_SKU, "the VPN gateway has fewer tunnels than there are sites")
                    .got(vpn.gatewaySku() + " and " + sites + " sites")
                    .allowed("at most " + tunnels)
                    .fix(larger(vpn, 0, sites));
        }
        int circuit = on.ownedCircuits().stream()
                .mapToInt(Circuit.Owned::rateMbps)
                .max()
                .orElse(0);
        if (circuit > mbps) {
            on.found(Where.VPN_SKU, "after a failover the VPN gateway carries less than a circuit did")
                    .got(vpn.gatewaySku() + " with " + mbps + " Mbit/s, and a circuit of " + circuit)
                    .fix(larger(vpn, circuit, sites));
        }
    }

    private static String larger(VpnConfig vpn, int mbps, int tunnels) {
        Optional<GatewaySku> enough = Stream.of(
                        GatewaySku.VpnGw1AZ,
                        GatewaySku.VpnGw2AZ,
                        GatewaySku.VpnGw3AZ,
                        GatewaySku.VpnGw4AZ,
                        GatewaySku.VpnGw5AZ)
                .filter(sku -> size(sku).mbps(true) >= mbps && size(sku).tunnels() >= tunnels)
                .findFirst();
        boolean first = vpn.generation().filter(Generation.Generation1::equals).isPresent();
        return enough.map(sku -> "write `sku: " + sku + "`"
                        + (first && sku != GatewaySku.VpnGw1AZ ? " and `generation: Generation2`" : "")
                        + ", or accept the risk with a reason")
                .orElse("no VPN gateway is large enough: accept the risk with a reason");
    }

    private static void notBasic(Inspection on) {
        if (on.config().vpn().gatewaySku() == GatewaySku.Basic) {
            on.found(Where.VPN_SKU, "a Basic VPN gateway has no BGP and cannot stand beside an ExpressRoute gateway")
                    .got(GatewaySku.Basic)
                    .allowed("VpnGw1AZ to VpnGw5AZ");
        }
    }

    private static void allZones(Inspection on) {
        List<String> zones = on.config().zones().names();
        if (AvailabilityZones.exist(on.config().location())
                && zones.size() < AvailabilityZones.ALL.names().size()) {
            on.found(
                            Where.ZONES,
                            "new public IPs of the gateways are not in every availability zone of "
                                    + on.config().location())
                    .got(zones.isEmpty() ? "none" : Words.few(zones, 2))
                    .allowed("all three");
        }
    }

    private static void knownZones(Inspection on) {
        String region = on.config().location();
        if (!on.config().zonesAreSaid() && !AvailabilityZones.areKnown(region)) {
            on.found(
                            Where.LOCATION,
                            "whether region " + region
                                    + " has availability zones is not known, and all three are taken;"
                                    + " a region without refuses the public IPs")
                    .got(region);
        }
    }

    private static void zonal(Inspection on) {
        GatewaySku sku = on.config().vpn().gatewaySku();
        if (sku.name().startsWith("VpnGw") && !sku.isZoneRedundant()) {
            boolean retired = !on.today().isBefore(NON_AZ_RETIRED);
            on.found(
                            Where.VPN_SKU,
                            retired
                                    ? "VPN gateways without zones are retired since " + NON_AZ_RETIRED
                                    : "VPN gateways without zones are retired on " + NON_AZ_RETIRED
                                            + ", and Azure may refuse new ones already")
                    .severity(retired ? Severity.ERROR : Severity.WARNING)
                    .got(sku)
                    .allowed("VpnGw1AZ to VpnGw5AZ")
                    .fix("write `sku: " + sku + "AZ`; it exists in regions without zones too");
        }
    }

    private static void notLegacy(Inspection on) {
        GatewaySku sku = on.config().vpn().gatewaySku();
        if (sku == GatewaySku.Standard || sku == GatewaySku.HighPerformance) {
            on.found(Where.VPN_SKU, "VPN gateways of SKU " + sku + " have not been created since 2023-11")
                    .got(sku)
                    .allowed("VpnGw1AZ to VpnGw5AZ")
                    .fix("write `sku: VpnGw1AZ`" + (sku == GatewaySku.HighPerformance ? ", or VpnGw2AZ" : ""));
        }
    }
}
