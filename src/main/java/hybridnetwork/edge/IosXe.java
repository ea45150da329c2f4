package hybridnetwork.edge;

import hybridnetwork.edge.EdgeRouter.Link;
import hybridnetwork.edge.EdgeRouter.Peering;
import hybridnetwork.edge.EdgeRouter.Sibling;
import hybridnetwork.edge.EdgeRouter.Tunnel;
import hybridnetwork.edge.EdgeRouter.Vpn;
import hybridnetwork.edge.EdgeRouter.VpnBgp;
import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;

/** The configuration of a router with Cisco IOS XE 17. */
public final class IosXe {
    private static final int LOOPBACK = 100;

    private final EdgeRouter router;
    private final EdgeKeys keys;
    private final Page page = new Page("!");

    private IosXe(EdgeRouter router, EdgeKeys keys) {
        this.router = router;
        this.keys = keys;
    }

    /** The one file. */
    public static WrittenFile file(EdgeRouter router, EdgeKeys keys) {
        return new WrittenFile("router.ios", "running-config", new IosXe(router, keys).text());
    }

    /** Ports that are filled in and have no subinterfaces, as they are such themselves. */
    public static List<String> impossiblePorts(EdgeRouter router) {
        return router.links()
                .filter(link -> link.port().isKnown())
                .map(link -> link.port().toString())
                .filter(port -> port.indexOf('.') >= 0)
                .toList();
    }

    private String text() {
        Heading.of(router, "Cisco IOS XE 17", keys).forEach(page::comment);
        page.gap();
        router.vpn().ifPresent(vpn -> page.append(new IosXeTunnels(router, vpn, keys).crypto()));
        router.loopback()
                .ifPresent(address -> page.line("interface Loopback%d", LOOPBACK)
                        .line(" description what the VPN gateway peers with (lng-bgp-peer-address)")
                        .line(" ip address %s 255.255.255.255", address)
                        .gap());
        router.vpn().ifPresent(vpn -> page.append(new IosXeTunnels(router, vpn, keys).interfaces(LOOPBACK)));
        links();
        staticRoutes();
        router.asn().ifPresent(this::routing);
        return page.line("end").toString();
    }

    private void links() {
        if (router.peerings().isEmpty()) {
            return;
        }
        page.comment(Facts.PEER_ORDER).comment(Facts.BFD).comment(Facts.MTU);
        for (Peering peering : router.peerings()) {
            for (Link link : peering.links()) {
                page.line("interface %s.%d", link.port(), peering.vlan())
                        .line(" description circuit %s, %s link", peering.circuit(), link.name())
                        .line(" encapsulation dot1Q %d", peering.vlan())
                        .line(" ip address %s 255.255.255.252", link.own())
                        .line(" ip mtu %d", Facts.PACKET_BYTES)
                        .line(" ip tcp adjust-mss %d", Facts.SEGMENT_BYTES);
                if (router.detection().bfd()) {
                    page.line(
                            " bfd interval %d min_rx %d multiplier %d",
                            Facts.BFD_MILLISECONDS, Facts.BFD_MILLISECONDS, Facts.BFD_MULTIPLIER);
                }
                page.gap();
            }
        }
    }

    private void staticRoutes() {
        router.vpn().ifPresent(vpn -> {
            page.comment(Facts.HOST_ROUTES);
            vpn.tunnels()
                    .forEach(tunnel -> page.line("ip route %s 255.255.255.255 %s", tunnel.publicIp(), vpn.nextHop()));
            if (vpn.bgp().isPresent()) {
                page.comment(Facts.PEER_ROUTES);
                vpn.tunnels()
                        .forEach(tunnel -> page.line(
                                "ip route %s 255.255.255.255 %s",
                                tunnel.peer().orElseThrow(), IosXeTunnels.name(tunnel)));
            } else {
                staticVpn(vpn);
            }
        });
        page.comment(Facts.DISCARD);
        router.discarded().forEach(prefix -> page.line("ip route %s Null0 254", subnet(prefix)));
        if (!router.originated().isEmpty() && router.asn().isPresent()) {
            page.comment("What is announced is announced whole; the parts that the site has are routes of their own.");
            router.originated().forEach(prefix -> page.line("ip route %s Null0 254", subnet(prefix)));
        }
        page.gap();
    }

    private void staticVpn(Vpn vpn) {
        page.comment("The tunnels have static routes: BGP would notice a tunnel that carries nothing"
                + " (static-routes-no-failback)"
                + (router.hasBoth() ? ". BGP over ExpressRoute has a smaller distance and goes before them." : "."));
        vpn.accepted()
                .forEach(prefix -> vpn.tunnels()
                        .forEach(tunnel -> page.line("ip route %s %s 250", subnet(prefix), IosXeTunnels.name(tunnel))));
    }

    private void routing(Asn asn) {
        page.append(new RoutePolicy(router, asn, "").text());
        page.line("router bgp %s", asn);
        router.routerId().ifPresent(id -> page.line(" bgp router-id %s", id));
        page.line(" bgp log-neighbor-changes").line(" no bgp default ipv4-unicast");
        router.peerings().forEach(peering -> peering.links().forEach(link -> neighbor(peering, link, asn)));
        router.vpn()
                .ifPresent(vpn -> vpn.bgp().ifPresent(bgp -> vpn.tunnels().forEach(tunnel -> neighbor(tunnel, bgp))));
        router.siblings().forEach(sibling -> neighbor(sibling, asn));
        page.append(AddressFamily.of(router, "ipv4", prefix -> prefix.base() + " mask " + mask(prefix)))
                .gap();
    }

    private void neighbor(Peering peering, Link link, Asn asn) {
        Ipv4 peer = link.microsofts();
        page.line(" neighbor %s remote-as %d", peer, Facts.MICROSOFT_ASN)
                .line(" neighbor %s description circuit %s, %s link", peer, peering.circuit(), link.name());
        if (!peering.asn().equals(asn)) {
            page.line(" neighbor %s local-as %s no-prepend replace-as", peer, peering.asn());
        }
        if (peering.md5()) {
            page.line(" neighbor %s password %s", peer, keys.orPlaceholder(EdgeKeys.peeringKeyOf(peering.circuit())));
        }
        page.line(
                " neighbor %s timers %d %d",
                peer, router.detection().keepaliveSeconds(), router.detection().holdSeconds());
        if (router.detection().bfd()) {
            page.line(" neighbor %s fall-over bfd", peer);
        }
    }

    private void neighbor(Tunnel tunnel, VpnBgp bgp) {
        Slot peer = tunnel.peer().orElseThrow();
        if (tunnel.instance() == 0) {
            page.comment(" ", Facts.VPN_TIMERS);
        }
        page.line(" neighbor %s remote-as %s", peer, bgp.asn())
                .line(" neighbor %s description VPN gateway, instance %d", peer, tunnel.instance())
                .line(" neighbor %s ebgp-multihop 2", peer)
                .line(" neighbor %s update-source Loopback%d", peer, LOOPBACK)
                .line(" neighbor %s timers %d %d", peer, Facts.KEEPALIVE_SECONDS, Facts.HOLD_SECONDS);
    }

    private void neighbor(Sibling sibling, Asn asn) {
        page.comment(
                        " ",
                        "Another device of the site, which local preference reaches inside the AS alone. The site's own routing"
                                + " leads to its address.")
                .line(" neighbor %s remote-as %s", sibling.address(), asn)
                .line(" neighbor %s description device %s of the site", sibling.address(), sibling.name())
                .line(" neighbor %s update-source Loopback%d", sibling.address(), LOOPBACK);
    }

    private static String subnet(Prefix prefix) {
        return prefix.base() + " " + mask(prefix);
    }

    private static Ipv4 mask(Prefix prefix) {
        return Ipv4.HIGHEST.mask(prefix.length());
    }
}
