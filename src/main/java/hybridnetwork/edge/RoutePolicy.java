package hybridnetwork.edge;

import hybridnetwork.edge.EdgeRouter.Peering;
import hybridnetwork.edge.EdgeRouter.Vpn;
import hybridnetwork.net.Asn;
import hybridnetwork.net.Prefix;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The prefix lists and route maps of a router, which IOS XE and FRR write alike. */
final class RoutePolicy {
    /** What begins the names of those for the VPN gateway. */
    static final String VPN = "VPN";

    private final EdgeRouter router;
    private final Asn asn;
    private final String exit;
    private final Page page = new Page("!");

    /**
     * Takes the router and how its system writes.
     *
     * @param asn the router's
     * @param exit what closes a route map; empty for nothing
     */
    RoutePolicy(EdgeRouter router, Asn asn, String exit) {
        this.router = router;
        this.asn = asn;
        this.exit = exit;
    }

    /** What begins the names of those for a peering. */
    static String of(Peering peering) {
        return "CIRCUIT-" + peering.circuit().toUpperCase(Locale.ROOT);
    }

    String text() {
        lists();
        page.gap().comment(Facts.PREFERENCE);
        router.peerings().forEach(peering -> in(of(peering), "AZURE", peering.localPreference()));
        router.vpn().flatMap(Vpn::bgp).ifPresent(bgp -> in(VPN, VPN + "-IN", bgp.localPreference()));
        if (router.hasPrepends()) {
            page.comment(Facts.PREPENDS);
        }
        router.peerings().forEach(peering -> out(of(peering), peering.prepends(), peering.asn()));
        router.vpn().flatMap(Vpn::bgp).ifPresent(bgp -> out(VPN, bgp.prepends(), asn));
        if (!router.siblings().isEmpty()) {
            open("SIBLING permit 10", "AZURE");
            close();
            if (router.vpn().flatMap(Vpn::bgp).isPresent()) {
                open("SIBLING permit 20", VPN + "-IN");
                close();
            }
        }
        return page.gap().toString();
    }

    private void lists() {
        page.comment(Facts.FILTERS);
        list("AZURE", router.azure());
        router.peerings().forEach(peering -> list(of(peering) + "-OUT", peering.announced()));
        router.vpn()
                .ifPresent(vpn -> vpn.bgp().ifPresent(bgp -> {
                    list(VPN + "-IN", vpn.accepted());
                    list(VPN + "-OUT", bgp.announced());
                }));
    }

    /** A list without an entry would not be there, and IOS XE takes every route for one that such a list lets through. */
    private void list(String name, List<Prefix> prefixes) {
        if (prefixes.isEmpty()) {
            page.line("ip prefix-list %s seq 5 deny 0.0.0.0/0 le 32", name);
        }
        int sequence = 0;
        for (Prefix prefix : prefixes) {
            sequence += 5;
            page.line("ip prefix-list %s seq %d permit %s", name, sequence, prefix);
        }
    }

    private void in(String name, String list, int localPreference) {
        open(name + "-IN permit 10", list);
        page.line(" set local-preference %d", localPreference);
        close();
    }

    private void out(String name, int prepends, Asn own) {
        open(name + "-OUT permit 10", name + "-OUT");
        if (prepends > 0) {
            page.line(" set as-path prepend %s", String.join(" ", Collections.nCopies(prepends, own.toString())));
        }
        close();
    }

    private void open(String entry, String list) {
        page.line("route-map %s", entry).line(" match ip address prefix-list %s", list);
    }

    private void close() {
        if (!exit.isEmpty()) {
            page.line(exit);
        }
    }
}
