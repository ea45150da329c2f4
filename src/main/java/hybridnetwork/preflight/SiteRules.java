package hybridnetwork.preflight;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Severity;
import hybridnetwork.config.Site;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.config.Words;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** R81 to R88: the on-premises end of a tunnel, its routes and its BGP speaker. */
final class SiteRules {
    private static final Prefix APIPA = Prefix.parse("169.254.0.0/16");

    /** What Azure's end may have of it. */
    private static final PrefixSet AZURE_APIPA =
            PrefixSet.ofRange(Ipv4.parse("169.254.21.0"), Ipv4.parse("169.254.22.255"));

    private static final int MOST_APIPA = 2;
    private static final int MOST_PREFIXES = 4000;

    /** Of one local network gateway ({@code lng-prefix-limit}). */
    private static final int MOST_STATIC_PREFIXES = 1000;

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
                Rule.warning("", "vpn-device-twice", "no two sites have the same VPN device", "")
                        .example(
                                "# two sites with vpnDevice: { address: 40.50.60.70 }",
                                "make them one site with all prefixes")
                        .check(SiteRules::devicesDiffer),
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
                        .byConstruction("`bgp` of a site sets all three" + ProofRules.ELSEWHERE),
                Rule.error(
                                "R86b",
                                "bgp-route-limit",
                                "the sites advertise at most 4,000 prefixes by BGP to the VPN gateway, in all",
                                "S21 S29 S60")
                        .example("# two sites with 2,001 entries in advertises.vpn each", "summarize the prefixes")
                        .check(SiteRules::routesFit),
                Rule.error(
                                "R87",
                                "apipa",
                                "link-local BGP addresses are in 169.254.21.0 to 169.254.22.255 at Azure's end, one an"
                                        + " instance, and both ends have one or neither",
                                "S29")
                        .example("bgp: { asn: 65010, apipa: 169.254.21.2 }   # without vpn.gateway.apipa", "")
                        .check(SiteRules::apipa),
                Rule.error(
                                "R88",
                                "conn-type-shape",
                                "each kind of connection has what it needs and nothing else",
                                "S32 S30 S17")
                        .byConstruction("the program has a component for each kind"));
    }

    private static void publicAddress(Inspection on) {
        for (Site site : on.sites()) {
            site.vpnDevice()
                    .address()
                    .filter(Space.NOT_PUBLIC::contains)
                    .ifPresent(address -> on.found(
                                    Where.site(site.name()).key("vpnDevice").key("address"),
                                    "the VPN device of site `" + site.name()
                                            + "` has an address that the internet does not carry")
                            .got(address)
                            .allowed("a public IPv4 address"));
        }
    }

    private static void devicesDiffer(Inspection on) {
        Map<String, String> seen = new HashMap<>();
        for (Site site : on.sites()) {
            String device = site.vpnDevice()
                    .address()
                    .map(Ipv4::toString)
                    .or(() -> site.vpnDevice().fqdn())
                    .orElse("");
            String first = seen.putIfAbsent(device, site.name());
            if (first != null) {
                on.found(
                                Where.site(site.name()).key("vpnDevice"),
                                "sites `" + first + "` and `" + site.name() + "` have the same VPN device")
                        .got(device);
            }
        }
    }

    private static void hasRoutes(Inspection on) {
        for (Site site : on.sites()) {
            if (site.offeredOverVpn().isEmpty() && site.vpnDevice().bgp().isEmpty()) {
                on.found(
                        Where.staticPrefixes(site),
                        "site `" + site.name() + "` has neither BGP nor a static route: nothing would use its tunnel");
            }
        }
    }

    private static void staticBesideBgp(Inspection on) {
        for (Site site : on.sites()) {
            if (site.vpnDevice().bgp().isPresent() && !site.staticPrefixes().isEmpty()) {
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
            if (prefixes > MOST_STATIC_PREFIXES) {
                boolean bgp = site.vpnDevice().bgp().isPresent();
                on.found(
                                Where.staticPrefixes(site),
                                "the local network gateway of site `" + site.name()
                                        + "` has more prefixes than Azure takes")
                        .got(prefixes + " prefixes")
                        .allowed("at most 1,000")
                        .fix(
                                bgp
                                        ? "remove staticPrefixes: BGP carries up to 4,000 prefixes"
                                        : "summarize the prefixes, or add `bgp` to the site's vpnDevice");
            }
        }
    }

    private static void peerIsNotListed(Inspection on) {
        for (Site site : on.sites()) {
            Optional<Ipv4> peer = site.vpnDevice().bgp().map(VpnDevice.Bgp::peerAddress);
            for (int i = 0; peer.isPresent() && i < site.staticPrefixes().size(); i++) {
                if (site.staticPrefixes().get(i).equals(Prefix.of(peer.get()))) {
                    on.found(
                                    Where.staticPrefixes(site).index(i),
                                    "the BGP peer of site `" + site.name()
                                            + "` is listed as a static prefix, which Azure adds itself")
                            .severity(APIPA.contains(peer.get()) ? Severity.ERROR : Severity.WARNING)
                            .got(site.staticPrefixes().get(i));
                }
            }
        }
    }

    private static void peerAddress(Inspection on) {
        PrefixSet network = PrefixSet.of(on.network().addressSpace());
        for (Site site : on.sites()) {
            site.vpnDevice().bgp().ifPresent(bgp -> {
                boolean same = site.vpnDevice().address().equals(Optional.of(bgp.peerAddress()));
                if (same || network.contains(bgp.peerAddress())) {
                    on.found(
                                    Where.bgp(site.name()).key("peerAddress"),
                                    "the BGP peer of site `" + site.name() + "` has "
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
            int own = site.vpnDevice().bgp().isPresent()
                    ? site.advertisedOverVpn().size()
                    : 0;
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

    private static void apipa(Inspection on) {
        List<Ipv4> azure = on.config().vpn().apipa();
        ConfigPath path = Where.VPN_GATEWAY.key("apipa");
        Set<Ipv4> seen = new HashSet<>();
        for (int i = 0; i < azure.size(); i++) {
            if (!AZURE_APIPA.contains(azure.get(i))) {
                on.found(path.index(i), "a link-local BGP address of the VPN gateway is not one that Azure allows")
                        .got(azure.get(i))
                        .allowed("169.254.21.0 to 169.254.22.255")
                        .fix("write 169.254.21." + (i + 1));
            } else if (!seen.add(azure.get(i))) {
                on.found(path.index(i), "both instances of the VPN gateway have the same link-local BGP address")
                        .got(azure.get(i))
                        .fix("give each instance one of its own");
            }
        }
        int instances = on.config().vpn().activeActive() ? MOST_APIPA : 1;
        if (azure.size() > instances) {
            on.found(path, "the VPN gateway has more link-local BGP addresses than instances that use them")
                    .got(azure.size() + " addresses")
                    .allowed("at most " + instances)
                    .fix("remove the last");
        }
        bothEndsOrNeither(on, azure, path);
    }

    private static void bothEndsOrNeither(Inspection on, List<Ipv4> azure, ConfigPath path) {
        List<Site> linkLocal = new ArrayList<>();
        for (Site site : on.sites()) {
            Optional<Ipv4> peer = site.vpnDevice().bgp().map(VpnDevice.Bgp::peerAddress);
            if (peer.isPresent() && APIPA.contains(peer.get())) {
                linkLocal.add(site);
                if (azure.isEmpty()) {
                    on.found(
                                    Where.bgp(site.name()),
                                    "the BGP peer of site `" + site.name()
                                            + "` has a link-local address, the VPN gateway has none")
                            .got(peer.get())
                            .fix("add `apipa: [169.254.21.1]` to vpn.gateway");
                } else if (azure.contains(peer.get())) {
                    on.found(
                                    Where.bgp(site.name()),
                                    "the BGP peer of site `" + site.name() + "` has the address of Azure's end")
                            .got(peer.get())
                            .fix("use another address of the same link");
                }
            }
        }
        if (!azure.isEmpty() && linkLocal.isEmpty()) {
            on.found(path, "the VPN gateway has link-local BGP addresses that no site uses")
                    .severity(Severity.WARNING)
                    .got(Words.few(azure, MOST_APIPA))
                    .fix("write the sites' `bgp.apipa`, or remove these");
        }
    }
}
