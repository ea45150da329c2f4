package hybridnetwork.preflight;

import hybridnetwork.config.Apipa;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Severity;
import hybridnetwork.config.Site;
import hybridnetwork.config.VpnDevice.Bgp;
import hybridnetwork.config.Words;
import hybridnetwork.limits.ReservedAddresses;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** R87: BGP between link-local addresses. */
final class ApipaRules {
    private static final ConfigPath PATH = Where.VPN_GATEWAY.key("apipa");
    private static final int MOST_NAMED = 4;

    /** The two ends of a tunnel's own link share a /30. */
    private static final int LINK = 30;

    private ApipaRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error(
                                "R87",
                                "apipa",
                                "link-local BGP addresses are in 169.254.21.0 to 169.254.22.255 at Azure's end, no"
                                        + " address of two instances, one where there is no second, and both ends of a"
                                        + " tunnel have one or neither",
                                "S29 S65")
                        .example("bgp: { asn: 65010, apipa: 169.254.21.2 }   # without vpn.gateway.apipa", "")
                        .check(ApipaRules::inspect),
                Rule.warning(
                                "R87b",
                                "apipa-both-instances",
                                "a site with a link-local BGP peer reaches both instances of an active-active gateway",
                                "S65 S74 S75")
                        .example(
                                "vpn: { gateway: { activeActive: true, apipa: [169.254.21.1] } }",
                                "give each instance an address on a link of one of the site's devices")
                        .check(ApipaRules::bothInstances));
    }

    private static void inspect(Inspection on) {
        on.vpn().ifPresent(vpn -> {
            legal(on, vpn.apipa());
            if (!vpn.activeActive() && vpn.apipa().all().size() > 1) {
                on.found(PATH, "an active-standby VPN gateway has several link-local BGP addresses")
                        .got(Words.few(vpn.apipa().all(), MOST_NAMED))
                        .allowed("one: the standby takes over the address of the active instance")
                        .fix("keep the first, or write `activeActive: true`");
            } else if (!vpn.activeActive() && !vpn.apipa().byInstance().get(1).isEmpty()) {
                on.found(PATH.key("instance-1"), "an active-standby VPN gateway has no second instance with tunnels")
                        .got(vpn.apipa().byInstance().get(1).get(0))
                        .fix("write it under instance-0, or write `activeActive: true`");
            }
            bothEndsOrNeither(on, vpn.apipa());
        });
    }

    private static void legal(Inspection on, Apipa apipa) {
        Map<Ipv4, Integer> seen = new HashMap<>();
        for (int instance = 0; instance < apipa.byInstance().size(); instance++) {
            List<Ipv4> addresses = apipa.byInstance().get(instance);
            for (int i = 0; i < addresses.size(); i++) {
                ConfigPath path = apipa.path(PATH, instance, i);
                Integer first = seen.putIfAbsent(addresses.get(i), instance);
                if (!ReservedAddresses.AZURE_APIPA.contains(addresses.get(i))) {
                    on.found(path, "a link-local BGP address of the VPN gateway is not one that Azure allows")
                            .got(addresses.get(i))
                            .allowed("169.254.21.0 to 169.254.22.255")
                            .fix("write " + free(on, apipa, 4 * i + instance + 1));
                } else if (first != null) {
                    on.found(
                                    path,
                                    first == instance
                                            ? "an instance of the VPN gateway has a link-local BGP address twice"
                                            : "both instances of the VPN gateway have the same link-local BGP address")
                            .got(addresses.get(i))
                            .fix(first == instance ? "remove one of the two" : "give each instance one of its own");
                }
            }
        }
    }

    private static void bothEndsOrNeither(Inspection on, Apipa apipa) {
        boolean used = false;
        for (Tunnel tunnel : on.tunnels()) {
            if (!isLinkLocal(tunnel)) {
                continue;
            }
            used = true;
            Ipv4 peer = tunnel.bgp().orElseThrow().peerAddress();
            if (apipa.isEmpty()) {
                on.found(
                                tunnel.bgpPath(),
                                "the BGP peer of " + tunnel.inWords()
                                        + " has a link-local address, the VPN gateway has none")
                        .got(peer)
                        .fix("add `apipa: [" + free(on, apipa, 1) + "]` to vpn.gateway");
            } else if (apipa.all().contains(peer)) {
                on.found(tunnel.bgpPath(), "the BGP peer of " + tunnel.inWords() + " has the address of Azure's end")
                        .got(peer)
                        .fix("use another address of the same link");
            }
        }
        if (!apipa.isEmpty() && !used) {
            on.found(PATH, "the VPN gateway has link-local BGP addresses that no site uses")
                    .severity(Severity.WARNING)
                    .got(Words.few(apipa.all(), MOST_NAMED))
                    .fix("write the sites' `bgp.apipa`, or remove these");
        }
    }

    /** An address that Azure's end may have and neither end has yet, from a host number of 169.254.21.0/24 on. */
    private static Ipv4 free(Inspection on, Apipa apipa, int host) {
        Set<Ipv4> taken = new HashSet<>(apipa.all());
        on.tunnels().stream()
                .filter(ApipaRules::isLinkLocal)
                .forEach(tunnel -> taken.add(tunnel.bgp().orElseThrow().peerAddress()));
        return IntStream.rangeClosed(host, 254)
                .mapToObj(number -> Ipv4.parse("169.254.21." + number))
                .filter(address -> !taken.contains(address))
                .findFirst()
                .orElse(Ipv4.parse("169.254.22.1"));
    }

    private static boolean isLinkLocal(Tunnel tunnel) {
        return tunnel.bgp().filter(Bgp::usesLinkLocalAddress).isPresent();
    }

    private static void bothInstances(Inspection on) {
        boolean used = on.tunnels().stream().anyMatch(ApipaRules::isLinkLocal);
        on.vpn()
                .filter(vpn -> vpn.activeActive() && !vpn.apipa().isEmpty() && used)
                .ifPresent(vpn -> {
                    for (int instance = 0; instance < vpn.instances(); instance++) {
                        List<Ipv4> addresses = vpn.apipa().byInstance().get(instance);
                        if (addresses.isEmpty()) {
                            on.found(
                                            PATH,
                                            "the " + (instance == 0 ? "first" : "second")
                                                    + " instance of the VPN gateway has no link-local BGP address: over it no"
                                                    + " routes come from a link-local peer")
                                    .got(Words.few(vpn.apipa().all(), MOST_NAMED))
                                    .fix(
                                            "write one for each instance: { instance-0: [169.254.21.2], instance-1: [169.254.21.6] }");
                        } else {
                            for (Site site : on.sites()) {
                                onALink(on, site, instance, addresses);
                            }
                        }
                    }
                });
    }

    /** Whether one of the site's link-local peers is on a link with the instance; a site without such peers has no need. */
    private static void onALink(Inspection on, Site site, int instance, List<Ipv4> addresses) {
        List<Tunnel> linkLocal = on.tunnels().stream()
                .filter(tunnel -> tunnel.site().equals(site))
                .filter(ApipaRules::isLinkLocal)
                .toList();
        boolean onLink = linkLocal.stream()
                .map(tunnel -> tunnel.bgp().orElseThrow().peerAddress())
                .anyMatch(peer -> addresses.stream().anyMatch(new Prefix(peer.mask(LINK), LINK)::contains));
        if (!linkLocal.isEmpty() && !onLink) {
            Tunnel first = linkLocal.get(0);
            Ipv4 peer = first.bgp().orElseThrow().peerAddress();
            on.found(
                            first.peerPath(),
                            "no link-local BGP peer of site `" + site.name() + "` is on a link with the "
                                    + (instance == 0 ? "first" : "second")
                                    + " instance of the VPN gateway: one such address serves one tunnel, unless it is a"
                                    + " loopback that the device reaches over both")
                    .got(peer + ", and " + Words.few(addresses, MOST_NAMED))
                    .fix(
                            "add a device with a peer on that link under `vpnDevices`, or accept the risk where the address"
                                    + " is such a loopback");
        }
    }
}
