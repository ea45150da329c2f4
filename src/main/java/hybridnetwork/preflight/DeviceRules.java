package hybridnetwork.preflight;

import hybridnetwork.config.Words;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several tunnels beside each other: of the devices of one site, and of sites with the same prefixes. */
final class DeviceRules {
    private static final int MOST_NAMED = 4;

    private DeviceRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.warning("", "vpn-device-twice", "no two sites have the same VPN device", "")
                        .example(
                                "# two sites with vpnDevice: { address: 40.50.60.70 }",
                                "make them one site with all prefixes")
                        .check(DeviceRules::sitesDiffer),
                Rule.error(
                                "",
                                "vpn-devices",
                                "a site has one VPN device, or several under `vpnDevices`, each with an address of its"
                                        + " own and with BGP",
                                "S64")
                        .example(
                                "vpnDevices:\n  a: { address: 40.50.60.70, bgp: { asn: 65010, peerAddress: 10.10.255.1 } }\n"
                                        + "  b: { address: 40.50.60.71 }   # without bgp",
                                "add `bgp: { asn: 65010, peerAddress: ... }` to every device of the site")
                        .check(DeviceRules::devicesOfASite),
                Rule.error(
                                "",
                                "bgp-peer-twice",
                                "each BGP peer of the VPN gateway has an address of its own",
                                "S64 S65")
                        .example(
                                "vpnDevices:\n  a: { address: 40.50.60.70, bgp: { asn: 65010, peerAddress: 10.10.255.1 } }\n"
                                        + "  b: { address: 40.50.60.71, bgp: { asn: 65010, peerAddress: 10.10.255.1 } }",
                                "give each device a peer address of its own")
                        .check(DeviceRules::peersDiffer),
                Rule.error(
                                "",
                                "lng-prefix-twice",
                                "no two local network gateways have the same prefix: of their tunnels only one carries"
                                        + " what goes there",
                                "S64 S66 S72 S73")
                        .example(
                                "vpnDevices: { a: { address: 40.50.60.70 }, b: { address: 40.50.60.71 } }",
                                "add `bgp` to both devices: the same prefixes by BGP use both tunnels")
                        .check(DeviceRules::staticRoutesDiffer));
    }

    private static void sitesDiffer(Inspection on) {
        Map<String, Tunnel> seen = new HashMap<>();
        for (Tunnel tunnel : on.tunnels()) {
            Tunnel first = seen.putIfAbsent(tunnel.device().endpoint(), tunnel);
            if (first != null && !first.isBeside(tunnel)) {
                on.found(
                                tunnel.path(),
                                "sites `" + first.site().name() + "` and `"
                                        + tunnel.site().name() + "` have the same VPN device")
                        .got(tunnel.device().endpoint());
            }
        }
    }

    private static void devicesOfASite(Inspection on) {
        Map<String, Tunnel> seen = new HashMap<>();
        for (Tunnel tunnel : on.tunnels()) {
            Tunnel first = seen.putIfAbsent(
                    tunnel.site().name() + " " + tunnel.device().endpoint(), tunnel);
            if (first != null) {
                on.found(tunnel.path(), first.deviceInWords() + " and " + tunnel.inWords() + " have the same address")
                        .got(tunnel.device().endpoint())
                        .fix("write each device's own address; two tunnels of one device are one connection");
            }
            // Where none has BGP, their prefixes are what stands in the way.
            if (tunnel.bgp().isEmpty() && tunnel.site().speaksBgp()) {
                on.found(
                        tunnel.path(),
                        tunnel.inWords() + " has no BGP, which several devices of one site need: a static route stays"
                                + " when its tunnel is lost");
            }
        }
    }

    private static void peersDiffer(Inspection on) {
        Map<Ipv4, Tunnel> seen = new HashMap<>();
        for (Tunnel tunnel : on.tunnels()) {
            tunnel.bgp().ifPresent(bgp -> {
                Tunnel first = seen.putIfAbsent(bgp.peerAddress(), tunnel);
                if (first != null) {
                    on.found(
                                    tunnel.peerPath(),
                                    "the BGP peers of " + first.inWords() + " and " + tunnel.inWords()
                                            + " have the same address")
                            .got(bgp.peerAddress());
                }
            });
        }
    }

    private static void staticRoutesDiffer(Inspection on) {
        List<Tunnel> tunnels = on.tunnels();
        for (int i = 0; i < tunnels.size(); i++) {
            Tunnel tunnel = tunnels.get(i);
            Optional<Tunnel> other = tunnels.subList(0, i).stream()
                    .filter(first -> !shared(first, tunnel).isEmpty())
                    .findFirst();
            other.ifPresent(first -> on.found(
                            first.isBeside(tunnel) ? tunnel.path() : Where.staticPrefixes(tunnel.site()),
                            first.inWords() + " and " + tunnel.inWords()
                                    + " have static routes to the same prefixes: only one of the two tunnels carries"
                                    + " what goes there, and it does not notice when it is lost")
                    .got(Words.few(shared(first, tunnel), MOST_NAMED))
                    .fix(remedy(first, tunnel)));
        }
    }

    private static String remedy(Tunnel first, Tunnel tunnel) {
        if (!first.isBeside(tunnel)) {
            return "where it is one site, make it one, with both devices under `vpnDevices` and `bgp` in each;"
                    + " otherwise give each site its own prefixes";
        }
        return tunnel.bgp().isPresent()
                ? "remove staticPrefixes: BGP carries the prefixes over both tunnels"
                : "add `bgp: { asn: 65010, peerAddress: ... }` to every device of the site";
    }

    private static List<Prefix> shared(Tunnel one, Tunnel other) {
        return other.staticPrefixes().stream()
                .filter(one.staticPrefixes()::contains)
                .toList();
    }
}
