package hybridnetwork.preflight;

import hybridnetwork.config.AvailabilityZones;
import hybridnetwork.config.Circuit;
import hybridnetwork.config.Site;
import hybridnetwork.config.VpnConfig;
import hybridnetwork.config.VpnConfig.GatewaySku;
import hybridnetwork.config.VpnConfig.Generation;
import hybridnetwork.config.Words;
import hybridnetwork.limits.VpnGatewaySize;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Space;
import hybridnetwork.topology.TunnelRate;
import hybridnetwork.topology.VpnGeneration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** R58 to R68: the VPN gateway. */
final class VpnGatewayRules {
    private static final int MOST_NETWORK_PREFIXES = 600;

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
                                "the gateway has a tunnel for each VPN device, and after a failover it carries, and the site's own"
                                        + " tunnels do, what a circuit carried",
                                "S22 S59")
                        .example("vpn: { gateway: { sku: VpnGw1AZ } }\n# and bandwidthMbps: 1000", "use a larger SKU")
                        .check(VpnGatewayRules::capacity),
                Rule.error(
                                "R60b",
                                "vpngw-network-prefixes",
                                "the network of a VPN gateway has at most 600 address prefixes",
                                "S60")
                        .example("# 601 entries in addressSpace", "summarize the address space")
                        .check(VpnGatewayRules::networkFits),
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
                                "the SKU is one of VpnGw1AZ to VpnGw5AZ; the others are retired since 2026-09-30",
                                "S25 S24 S22")
                        .example("vpn: { gateway: { sku: VpnGw1 } }", "append AZ")
                        .check(VpnGatewayRules::zonal),
                Rule.error(
                                "R63",
                                "vpngw-legacy-retired",
                                "the SKU is not Standard or HighPerformance, which are retired since 2025-09-30",
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
                        .example(
                                "network: { dnsServers: [10.10.0.53], ... }   # beside the gateways",
                                "see that each of them forwards to 168.63.129.16, and accept the risk with a reason")
                        .check(VpnGatewayRules::dnsForwards));
    }

    private static VpnGatewaySize size(GatewaySku sku) {
        return VpnGatewaySize.of(sku.name()).orElseThrow();
    }

    private static void generation(Inspection on) {
        on.vpn().ifPresent(vpn -> generation(on, vpn));
    }

    private static void generation(Inspection on, VpnConfig vpn) {
        List<Generation> legal = VpnGeneration.having(vpn.gatewaySku());
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
        on.vpn().ifPresent(vpn -> capacity(on, vpn));
    }

    private static void capacity(Inspection on, VpnConfig vpn) {
        if (VpnGeneration.having(vpn.gatewaySku()).isEmpty() || vpn.gatewaySku() == GatewaySku.Basic) {
            return;
        }
        boolean second = vpn.generation().map(Generation.Generation2::equals).orElse(true);
        int mbps = size(vpn.gatewaySku()).mbps(second);
        int most = size(vpn.gatewaySku()).tunnels();
        int tunnels = on.tunnels().size();
        if (tunnels > most) {
            on.found(Where.VPN_SKU, "the VPN gateway takes fewer connections than the sites have VPN devices")
                    .got(vpn.gatewaySku() + " and " + tunnels + " devices")
                    .allowed("at most " + most)
                    .fix(larger(vpn, 0, tunnels));
        }
        int circuit = on.ownedCircuits().stream()
                .mapToInt(Circuit.Owned::rateMbps)
                .max()
                .orElse(0);
        if (circuit > mbps) {
            on.found(Where.VPN_SKU, "after a failover the VPN gateway carries less than a circuit did")
                    .got(vpn.gatewaySku() + " with " + mbps + " Mbit/s, and a circuit of " + circuit)
                    .fix(larger(vpn, circuit, tunnels));
            return;
        }
        on.ownedCircuits().stream()
                .flatMap(owned -> on.sitesOf(owned).stream()
                        .filter(site -> !site.vpnDevices().isEmpty())
                        .map(site -> new Backup(owned, site)))
                .filter(backup ->
                        backup.circuit().rateMbps() > tunnels(vpn, backup.site()) * tunnel(vpn, second, backup.site()))
                .max(Comparator.comparingInt(backup -> backup.circuit().rateMbps()))
                .ifPresent(backup -> tunnelsCarryLess(on, vpn, backup, tunnel(vpn, second, backup.site())));
    }

    /** A circuit, and a site whose tunnels take over from it. */
    private record Backup(Circuit.Owned circuit, Site site) {}

    /** How many tunnels the devices of a site have: one each to each instance. */
    private static int tunnels(VpnConfig vpn, Site site) {
        return vpn.instances() * site.vpnDevices().size();
    }

    private static int tunnel(VpnConfig vpn, boolean second, Site site) {
        return TunnelRate.of(vpn.gatewaySku(), second, site.connection().ipsecPolicy());
    }

    private static void tunnelsCarryLess(Inspection on, VpnConfig vpn, Backup backup, int each) {
        int count = tunnels(vpn, backup.site());
        int wanted = backup.circuit().rateMbps();
        Optional<GatewaySku> enough = Stream.of(
                        GatewaySku.VpnGw2AZ, GatewaySku.VpnGw3AZ, GatewaySku.VpnGw4AZ, GatewaySku.VpnGw5AZ)
                .filter(sku -> count * TunnelRate.of(sku, true, Optional.empty()) >= wanted)
                .filter(sku -> size(sku).mbps(true) >= wanted)
                .findFirst();
        on.found(
                        Where.VPN_SKU,
                        "after a failover the tunnels of site `" + backup.site().name() + "` carry less than circuit `"
                                + backup.circuit().name() + "` did")
                .got(vpn.gatewaySku() + " with " + count + (count == 1 ? " tunnel" : " tunnels") + " of " + each
                        + " Mbit/s at most, and a circuit of " + wanted)
                .fix(enough.map(sku -> "write `sku: " + sku + "`, with GCMAES256 as IPsec encryption and integrity, or"
                                + " accept the risk with a reason")
                        .orElse("no tunnel is fast enough: accept the risk with a reason"));
    }

    private static void networkFits(Inspection on) {
        int prefixes = on.config().addressSpaces().size();
        if (prefixes > MOST_NETWORK_PREFIXES) {
            on.found(
                            Where.spaces(on.config()),
                            Where.whoseSpaces(on.config()) + " more address prefixes than a VPN gateway takes")
                    .got(prefixes + " prefixes")
                    .allowed("at most " + MOST_NETWORK_PREFIXES)
                    .fix("summarize the address space");
        }
    }

    /** What a server forwards to is nobody's to read; Azure's own address needs no forwarding. */
    private static void dnsForwards(Inspection on) {
        List<Ipv4> others = on.network().dnsServers().stream()
                .filter(server -> !server.equals(Space.PLATFORM))
                .toList();
        if (!others.isEmpty()) {
            on.found(
                            Where.NETWORK.key("dnsServers"),
                            "the network of the gateways has DNS servers of its own: unless they forward to "
                                    + Space.PLATFORM + ", maintenance of the gateways can fail")
                    .got(Words.few(others, 4));
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
        if (on.vpn().filter(vpn -> vpn.gatewaySku() == GatewaySku.Basic).isPresent()) {
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
        on.vpn().map(VpnConfig::gatewaySku).ifPresent(sku -> zonal(on, sku));
    }

    private static void zonal(Inspection on, GatewaySku sku) {
        if (sku.name().startsWith("VpnGw") && !sku.isZoneRedundant()) {
            on.found(Where.VPN_SKU, "VPN gateways without zones are retired since 2026-09-30")
                    .got(sku)
                    .allowed("VpnGw1AZ to VpnGw5AZ")
                    .fix("write `sku: " + sku + "AZ`; it exists in regions without zones too");
        }
    }

    private static void notLegacy(Inspection on) {
        on.vpn().map(VpnConfig::gatewaySku).ifPresent(sku -> notLegacy(on, sku));
    }

    private static void notLegacy(Inspection on, GatewaySku sku) {
        if (sku == GatewaySku.Standard || sku == GatewaySku.HighPerformance) {
            on.found(Where.VPN_SKU, "VPN gateways of SKU " + sku + " are retired since 2025-09-30")
                    .got(sku)
                    .allowed("VpnGw1AZ to VpnGw5AZ")
                    .fix("write `sku: VpnGw1AZ`" + (sku == GatewaySku.HighPerformance ? ", or VpnGw2AZ" : ""));
        }
    }
}
