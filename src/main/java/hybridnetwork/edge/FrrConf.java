package hybridnetwork.edge;

import hybridnetwork.edge.EdgeRouter.Link;
import hybridnetwork.edge.EdgeRouter.Peering;
import hybridnetwork.edge.EdgeRouter.Sibling;
import hybridnetwork.edge.EdgeRouter.Tunnel;
import hybridnetwork.edge.EdgeRouter.Vpn;
import hybridnetwork.edge.EdgeRouter.VpnBgp;
import hybridnetwork.net.Asn;
import hybridnetwork.net.Prefix;
import java.util.List;

/** {@code frr.conf}: addresses, static routes, BGP and BFD for FRR 8.4 and later. */
final class FrrConf {
    private final EdgeRouter router;
    private final LinuxInterfaces interfaces;
    private final EdgeKeys keys;
    private final Page page = new Page("!");

    FrrConf(EdgeRouter router, LinuxInterfaces interfaces, EdgeKeys keys) {
        this.router = router;
        this.interfaces = interfaces;
        this.keys = keys;
    }

    String text() {
        Heading.of(router, "FRR 8.4 or later: zebra, staticd, bgpd, bfdd", keys).forEach(page::comment);
        page.gap()
                .line("frr defaults traditional")
                .line("service integrated-vtysh-config")
                .gap();
        addresses();
        staticRoutes();
        router.asn().ifPresent(this::routing);
        return page.toString();
    }

    private void addresses() {
        router.loopback()
                .ifPresent(address -> page.line("interface lo")
                        .line(" description what the VPN gateway peers with (lng-bgp-peer-address)")
                        .line(" ip address %s/32", address)
                        .line("exit")
                        .gap());
        if (!router.peerings().isEmpty()) {
            page.comment(Facts.PEER_ORDER);
        }
        for (Peering peering : router.peerings()) {
            for (Link link : peering.links()) {
                page.line("interface %s", interfaces.of(peering, link))
                        .line(" description circuit %s, %s link", peering.circuit(), link.name())
                        .line(" ip address %s/30", link.own())
                        .line("exit")
                        .gap();
            }
        }
    }

    private void staticRoutes() {
        router.vpn().ifPresent(vpn -> {
            page.comment(Facts.HOST_ROUTES);
            vpn.tunnels().forEach(tunnel -> page.line("ip route %s/32 %s", tunnel.publicIp(), vpn.nextHop()));
            if (vpn.bgp().isPresent()) {
                page.comment(Facts.PEER_ROUTES);
                vpn.tunnels()
                        .forEach(tunnel ->
                                page.line("ip route %s/32 %s", tunnel.peer().orElseThrow(), interfaces.of(tunnel)));
            } else {
                staticVpn(vpn);
            }
        });
        if (!router.originated().isEmpty() && router.asn().isPresent()) {
            page.comment("What is announced is announced whole; the parts that the site has are routes of their own.");
            router.originated().forEach(prefix -> page.line("ip route %s blackhole 254", prefix));
        }
        page.gap();
    }

    private void staticVpn(Vpn vpn) {
        page.comment("The tunnels have static routes, which do not notice a tunnel that carries nothing"
                + " (static-routes-no-failback)"
                + (router.hasBoth() ? "; BGP over ExpressRoute has a smaller distance and goes before them." : "."));
        List<String> through =
                vpn.tunnels().stream().map(interfaces::of).distinct().toList();
        vpn.accepted().forEach(prefix -> through.forEach(name -> page.line("ip route %s %s 250", prefix, name)));
    }

    private void routing(Asn asn) {
        if (!router.peerings().isEmpty() && router.detection().bfd()) {
            page.comment(Facts.BFD)
                    .line("bfd")
                    .line(" profile expressroute")
                    .line("  detect-multiplier %d", Facts.BFD_MULTIPLIER)
                    .line("  receive-interval %d", Facts.BFD_MILLISECONDS)
                    .line("  transmit-interval %d", Facts.BFD_MILLISECONDS)
                    .line(" exit")
                    .line("exit")
                    .gap();
        }
        page.append(new RoutePolicy(router, asn, "exit").text());
        page.line("router bgp %s", asn);
        router.routerId().ifPresent(id -> page.line(" bgp router-id %s", id));
        page.line(" bgp graceful-restart-disable")
                .line(" bgp network import-check")
                .line(" no bgp default ipv4-unicast");
        router.peerings().forEach(peering -> peering.links().forEach(link -> neighbor(peering, link, asn)));
        router.vpn()
                .ifPresent(vpn -> vpn.bgp().ifPresent(bgp -> vpn.tunnels().forEach(tunnel -> neighbor(tunnel, bgp))));
        router.siblings().forEach(sibling -> neighbor(sibling, asn));
        page.append(AddressFamily.of(router, "ipv4 unicast", Prefix::toString))
                .line("exit")
                .gap();
    }

    private void neighbor(Peering peering, Link link, Asn asn) {
        String peer = link.microsofts().toString();
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
                        peer,
                        router.detection().keepaliveSeconds(),
                        router.detection().holdSeconds())
                .line(" neighbor %s timers connect %d", peer, Facts.RETRY_SECONDS);
        if (router.detection().bfd()) {
            page.line(" neighbor %s bfd profile expressroute", peer);
        }
    }

    private void neighbor(Tunnel tunnel, VpnBgp bgp) {
        String peer = tunnel.peer().orElseThrow().toString();
        if (tunnel.instance() == 0) {
            page.comment(" ", Facts.VPN_TIMERS);
        }
        page.line(" neighbor %s remote-as %s", peer, bgp.asn())
                .line(" neighbor %s description VPN gateway, instance %d", peer, tunnel.instance())
                .line(" neighbor %s ebgp-multihop 2", peer)
                .line(" neighbor %s update-source %s", peer, router.loopback().orElseThrow())
                .line(" neighbor %s timers %d %d", peer, Facts.KEEPALIVE_SECONDS, Facts.HOLD_SECONDS)
                .line(" neighbor %s timers connect %d", peer, Facts.RETRY_SECONDS);
    }

    private void neighbor(Sibling sibling, Asn asn) {
        page.comment(
                        " ",
                        "Another device of the site, which local preference reaches inside the AS alone. The site's own routing"
                                + " leads to its address.")
                .line(" neighbor %s remote-as %s", sibling.address(), asn)
                .line(" neighbor %s description device %s of the site", sibling.address(), sibling.name())
                .line(
                        " neighbor %s update-source %s",
                        sibling.address(), router.loopback().orElseThrow())
                .line(" neighbor %s timers connect %d", sibling.address(), Facts.RETRY_SECONDS);
    }
}
