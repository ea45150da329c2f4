package hybridnetwork.preflight;

import hybridnetwork.config.Severity;
import hybridnetwork.config.Site;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.config.Words;
import hybridnetwork.limits.NetworkLimits;
import hybridnetwork.limits.ReservedAddresses;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import java.util.List;
import java.util.Optional;

/** R81 to R88 but for R87: the on-premises end of a tunnel, its routes and its BGP speaker. */
final class SiteRules {
    private static final int MOST_PREFIXES = 4000;

    private SiteRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error(
                                "R81",
                                "lng-endpoint",
                                "a VPN device has a public IPv4 address or a domain name, not both",
                                "S32")
                        .example("vpnDevice: { address: 192.168.1.1 }", "write the address that the internet sees")
                        .check(SiteRules::publicAddress),
                Rule.error("R82", "lng-address-space", "a local network gateway without BGP has prefixes", "S29")
                        .example(
                                "staticPrefixes: []   # and no vpnDevice.bgp",
                                "leave staticPrefixes out: addressPrefixes then are the static routes")
                        .check(SiteRules::hasRoutes),
                Rule.warning(
                                "R82b",
                                "lng-static-beside-bgp",
                                "with BGP the local network gateway is empty: its prefixes are static routes that"
                                        + " stay when the device withdraws them, and Azure advertises them to the"
                                        + " other tunnels",
                                "S21 S29")
                        .example(
                                "staticPrefixes: [10.10.0.0/16]   # and vpnDevice.bgp",
                                "remove staticPrefixes, or accept the risk with a reason")
                        .check(SiteRules::staticBesideBgp),
                Rule.error("R82c", "lng-prefix-limit", "a local network gateway has at most 1,000 prefixes", "S35 S60")
                        .example("# 1,001 entries in addressPrefixes, without vpnDevice.bgp", "summarize the prefixes")
                        .check(SiteRules::staticRoutesFit),
                Rule.warning(
                                "R83",
                                "lng-no-bgp-slash32",
                                "the BGP peer's own /32 is not among the static prefixes: Azure adds it",
                                "S21")
                        .example("staticPrefixes: [10.10.255.1/32]   # peerAddress: 10.10.255.1", "remove it")
                        .check(SiteRules::peerIsNotListed),
                Rule.error(
                                "R84",
                                "lng-bgp-peer-address",
                                "the BGP peer's address is neither the device's public one nor in the network",
                                "S21")
                        .example(
                                "bgp: { asn: 65010, peerAddress: 10.20.0.9 }   # in 10.20.0.0/16",
                                "use an address of the site")
                        .check(SiteRules::peerAddress),
                Rule.error(
                                "R86",
                                "bgp-both-flags",
                                "BGP is on at the gateway, at the connection and in the local network gateway",
                                "S21 S29")
                        .byConstruction("`bgp` of a site sets all three"),
                Rule.error(
                                "R86b",
                                "bgp-route-limit",
                                "the sites advertise at most 4,000 prefixes by BGP to the VPN gateway, in all",
                                "S21 S29 S60")
                        .example("# two sites with 2,001 entries in advertises.vpn each", "summarize the prefixes")
                        .check(SiteRules::routesFit),
                Rule.error(
                                "R88",
                                "conn-type-shape",
                                "each kind of connection has what it needs and nothing else",
                                "S32 S30 S17")
                        .byConstruction("the program has a component for each kind"));
    }

    private static void publicAddress(Inspection on) {
        for (Tunnel tunnel : on.tunnels()) {
            tunnel.device()
                    .address()
                    .filter(Space.NOT_PUBLIC::contains)
                    .ifPresent(address -> on.found(
                                    tunnel.path().key("address"),
                                    tunnel.deviceInWords() + " of site `"
                                            + tunnel.site().name()
                                            + "` has an address that the internet does not carry")
                            .got(address)
                            .allowed("a public IPv4 address"));
        }
    }

    private static void hasRoutes(Inspection on) {
        for (Tunnel tunnel : on.tunnels()) {
            if (tunnel.staticPrefixes().isEmpty() && tunnel.bgp().isEmpty()) {
                on.found(
                        Where.staticPrefixes(tunnel.site()),
                        tunnel.inWords() + " has neither BGP nor a static route: nothing would use its tunnel");
            }
        }
    }

    private static void staticBesideBgp(Inspection on) {
        for (Site site : on.sites()) {
            if (site.speaksBgp() && !site.saidStaticPrefixes().orElse(List.of()).isEmpty()) {
                on.found(
                                Where.staticPrefixes(site),
                                "site `" + site.name() + "` has static routes beside BGP, which stay when the device"
                                        + " withdraws the prefixes")
                        .got(Words.few(site.staticPrefixes(), 4));
            }
        }
    }

    private static void staticRoutesFit(Inspection on) {
        for (Site site : on.sites()) {
            int prefixes = site.staticPrefixes().size();
            if (prefixes > NetworkLimits.MOST_STATIC_PREFIXES) {
                boolean bgp = site.speaksBgp();
                on.found(
                                Where.staticPrefixes(site),
                                "the local network gateway of site `" + site.name()
                                        + "` has more prefixes than Azure takes")
                        .got(prefixes + " prefixes")
                        .allowed("at most 1,000")
                        .fix(
                                bgp
                                        ? "remove staticPrefixes: BGP carries up to 4,000 prefixes"
                                        : "summarize the prefixes, or add `bgp` to the site's devices");
            }
        }
    }

    private static void peerIsNotListed(Inspection on) {
        for (Tunnel tunnel : on.tunnels()) {
            Optional<Ipv4> peer = tunnel.bgp().map(VpnDevice.Bgp::peerAddress);
            List<Prefix> fixed = tunnel.staticPrefixes();
            for (int i = 0; peer.isPresent() && i < fixed.size(); i++) {
                if (fixed.get(i).equals(Prefix.of(peer.get()))) {
                    on.found(
                                    Where.staticPrefixes(tunnel.site()).index(i),
                                    "the BGP peer of " + tunnel.inWords()
                                            + " is listed as a static prefix, which Azure adds itself")
                            .severity(ReservedAddresses.APIPA.contains(peer.get()) ? Severity.ERROR : Severity.WARNING)
                            .got(fixed.get(i));
                }
            }
        }
    }

    private static void peerAddress(Inspection on) {
        PrefixSet network = on.space();
        for (Tunnel tunnel : on.tunnels()) {
            tunnel.bgp().ifPresent(bgp -> {
                boolean same = tunnel.device().address().equals(Optional.of(bgp.peerAddress()));
                if (same || network.contains(bgp.peerAddress())) {
                    on.found(
                                    tunnel.peerPath(),
                                    "the BGP peer of " + tunnel.inWords() + " has "
                                            + (same
                                                    ? "the public address of the VPN device"
                                                    : "an address of the network"))
                            .got(bgp.peerAddress())
                            .allowed("an address of the site");
                }
            });
        }
    }

    private static void routesFit(Inspection on) {
        int prefixes = 0;
        for (Site site : on.sites()) {
            int own = site.speaksBgp() ? site.advertisedOverVpn().size() : 0;
            if (prefixes <= MOST_PREFIXES && prefixes + own > MOST_PREFIXES) {
                on.found(
                                Where.site(site.name()).key("advertises").key("vpn"),
                                prefixes == 0
                                        ? "site `" + site.name() + "` advertises more prefixes than a VPN gateway takes"
                                        : "with site `" + site.name()
                                                + "` the sites advertise more prefixes than a VPN gateway takes in all")
                        .got(prefixes + own + " prefixes")
                        .allowed("at most " + MOST_PREFIXES);
            }
            prefixes += own;
        }
    }
}
