package hybridnetwork.preflight;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig.GatewayOrder;
import hybridnetwork.config.Words;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** R69 to R79: ExpressRoute and VPN in one network, the one carrying traffic, the other standing by. */
final class Coexistence {
    private Coexistence() {}

    static List<Rule> rules() {
        return List.of(
                Rule.advice(
                                "R69",
                                "coexist-order",
                                "the ExpressRoute gateway is created before the VPN gateway",
                                "S53 S7")
                        .example(
                                "gatewayOrder: parallel",
                                "write `gatewayOrder: serial` if Azure refuses; it takes twice as long")
                        .check(Coexistence::order),
                Rule.error(
                                "R70",
                                "coexist-delete-order",
                                "connections are deleted before gateways, gateways before their public IPs and subnet",
                                "S3 S11 S13 S21")
                        .byConstruction("the reverse of the dependencies between the resources"),
                Rule.error(
                                "R71",
                                "lpm-pitfall",
                                "no prefix on the VPN is more specific than one on ExpressRoute, which would draw traffic off it",
                                "S6 S18 S36")
                        .example(
                                "sites: { hq: { advertises: { expressRoute: [10.10.0.0/16], vpn: [10.10.1.0/24] }, ... } }",
                                "advertise the same prefixes over both")
                        .check(Coexistence::nothingMoreSpecific),
                Rule.warning(
                                "R72",
                                "same-prefix-er-wins",
                                "every prefix on ExpressRoute is covered by the VPN, which takes over",
                                "S18 S19")
                        .example(
                                "sites: { hq: { advertises: { expressRoute: [10.10.0.0/16, 10.12.0.0/16] }, ... } }",
                                "advertise the same prefixes over both")
                        .check(Coexistence::everythingCovered),
                Rule.warning(
                                "",
                                "static-routes-no-failback",
                                "a site that has both paths speaks BGP over the VPN, so that it notices when one fails",
                                "")
                        .example(
                                "vpnDevice: { address: 40.50.60.70 }   # without bgp",
                                "add `bgp: { asn: 65010, peerAddress: ... }` to the device")
                        .check(Coexistence::bgpBesideExpressRoute),
                Rule.warning("R73", "onprem-prefers-er", "the sites prefer ExpressRoute for the way back", "S18 S6")
                        .given("the proof rests on it; `edge-config` writes it, as local preference"),
                Rule.warning(
                                "R74",
                                "vpn-endpoint-via-internet",
                                "the VPN gateway's address is reached over the internet",
                                "S6 S7")
                        .given(
                                "`edge-config` writes a host route past ExpressRoute for each, whatever the circuits advertise"),
                Rule.warning("R75", "no-vpn-backup-ms-peering", "nothing relies on a backup of Microsoft peering", "S6")
                        .notApplicable("the circuits have no Microsoft peering"),
                Rule.error("R76", "udr-next-hop-vng", "no user route has a gateway as its next hop", "S36")
                        .byConstruction("the program creates no route table"),
                Rule.warning("R77", "route-precedence", "routes are chosen in Azure's order", "S36")
                        .byProof("how the proof chooses; that a site has no prefix inside the network is R12"),
                Rule.error(
                                "R79",
                                "private-ip-vpn-over-er",
                                "IPsec over private peering has both of its switches on",
                                "S31 S2 S51")
                        .notApplicable("the tunnels run over the internet, which is what makes them a backup"));
    }

    private static void order(Inspection on) {
        boolean both = on.expressRoute().isPresent() && on.vpn().isPresent();
        if (both && on.config().gatewayOrder() == GatewayOrder.parallel) {
            on.found(Where.GATEWAY_ORDER, "the two gateways are created side by side, which Azure once refused")
                    .got(GatewayOrder.parallel);
        }
    }

    /** What draws traffic into the tunnel of a site, with its keys: what it advertises by BGP, and static routes. */
    private static Map<Prefix, ConfigPath> overVpn(Site site) {
        Map<Prefix, ConfigPath> sent = new LinkedHashMap<>();
        if (site.speaksBgp()) {
            add(sent, site.advertisedOverVpn(), Where.advertisedOverVpn(site));
        }
        add(sent, site.staticPrefixes(), Where.staticPrefixes(site));
        return sent;
    }

    private static void add(Map<Prefix, ConfigPath> sent, List<Prefix> prefixes, ConfigPath path) {
        for (int i = 0; i < prefixes.size(); i++) {
            sent.putIfAbsent(prefixes.get(i), path.index(i));
        }
    }

    /** The sites that some circuit serves; the others are meant to have the VPN only. */
    private static List<Site> onExpressRoute(Inspection on) {
        Set<String> names = new HashSet<>();
        for (Circuit circuit : on.circuits()) {
            names.addAll(circuit.sites());
        }
        return on.sites().stream().filter(site -> names.contains(site.name())).toList();
    }

    /** Those of them that have a VPN device; what the others lack is {@code site-without-backup}. */
    private static List<Site> withBoth(Inspection on) {
        return onExpressRoute(on).stream()
                .filter(site -> !site.vpnDevices().isEmpty())
                .toList();
    }

    private static void nothingMoreSpecific(Inspection on) {
        List<Site> sites = onExpressRoute(on);
        Set<Prefix> overExpressRoute = new HashSet<>();
        sites.forEach(site -> overExpressRoute.addAll(site.advertisedOverExpressRoute()));
        for (Site site : sites) {
            Set<Prefix> peers = site.vpnDevices().stream()
                    .flatMap(device -> device.bgp().stream())
                    .map(bgp -> Prefix.of(bgp.peerAddress()))
                    .collect(Collectors.toSet());
            overVpn(site).forEach((prefix, path) -> {
                if (!peers.contains(prefix) && !overExpressRoute.contains(prefix)) {
                    around(prefix, overExpressRoute)
                            .ifPresent(wider -> on.found(
                                            path,
                                            "traffic to " + prefix + " takes the VPN of site `" + site.name()
                                                    + "` while ExpressRoute is healthy: the longer prefix wins")
                                    .got(prefix + " on the VPN, " + wider + " on ExpressRoute")
                                    .allowed("the same prefixes, or wider ones on the VPN")
                                    .fix("add " + prefix + " to the site's advertises.expressRoute, or send only "
                                            + wider + " over the VPN"));
                }
            });
        }
    }

    /** The narrowest of the prefixes that is wider than this one and holds it. */
    private static Optional<Prefix> around(Prefix prefix, Set<Prefix> prefixes) {
        for (int length = prefix.length() - 1; length >= 0; length--) {
            Prefix wider = new Prefix(prefix.base().mask(length), length);
            if (prefixes.contains(wider)) {
                return Optional.of(wider);
            }
        }
        return Optional.empty();
    }

    private static void everythingCovered(Inspection on) {
        for (Site site : withBoth(on)) {
            PrefixSet uncovered =
                    PrefixSet.of(site.advertisedOverExpressRoute()).subtract(PrefixSet.of(site.offeredOverVpn()));
            if (!uncovered.isEmpty()) {
                boolean bgp = site.speaksBgp();
                on.found(
                                Where.site(site.name()).key("advertises").key("expressRoute"),
                                "site `" + site.name() + "` has prefixes on ExpressRoute that no VPN backs up")
                        .got(Words.few(uncovered.prefixes(), 4))
                        .fix("add them to the site's "
                                + (bgp
                                        ? "advertises.vpn"
                                        : Where.staticPrefixes(site).lastName()));
            }
        }
    }

    private static void bgpBesideExpressRoute(Inspection on) {
        for (Tunnel tunnel : on.tunnels()) {
            if (tunnel.bgp().isEmpty() && !on.circuitsOf(tunnel.site()).isEmpty()) {
                on.found(
                        tunnel.path(),
                        tunnel.inWords() + " has static routes on the VPN: failover and fail-back are not reliable");
            }
        }
    }
}
