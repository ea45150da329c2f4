package hybridnetwork.edge;

import hybridnetwork.edge.EdgeRouter.Sibling;
import hybridnetwork.net.Prefix;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a router's BGP sessions carry, which IOS XE and FRR write alike. */
final class AddressFamily {
    private final Page page = new Page("!");

    private AddressFamily() {}

    /**
     * The section of IPv4.
     *
     * @param name what the system calls it
     * @param network how it writes a prefix
     */
    static String of(EdgeRouter router, String name, Function<Prefix, String> network) {
        AddressFamily family = new AddressFamily();
        family.page
                .comment(" ", "Both links of the circuit, and both tunnels, carry traffic.")
                .line(" address-family %s", name);
        Stream.concat(router.originated().stream(), router.relayed().stream())
                .forEach(prefix -> family.page.line("  network %s", network.apply(prefix)));
        family.page.line("  maximum-paths 4").line("  maximum-paths ibgp 4");
        router.peerings()
                .forEach(peering -> peering.links()
                        .forEach(link -> family.neighbor(link.microsofts().toString(), RoutePolicy.of(peering))));
        router.vpn()
                .ifPresent(vpn -> vpn.bgp()
                        .ifPresent(bgp -> vpn.tunnels().forEach(tunnel -> {
                            String peer = tunnel.peer().orElseThrow().toString();
                            family.neighbor(peer, RoutePolicy.VPN);
                            if (bgp.ownAsInPath()) {
                                family.page.line("  neighbor %s allowas-in 1", peer);
                            }
                        })));
        router.siblings().forEach(family::sibling);
        return family.page.line(" exit-address-family").toString();
    }

    private void neighbor(String peer, String policy) {
        page.line("  neighbor %s activate", peer)
                .line("  neighbor %s route-map %s-IN in", peer, policy)
                .line("  neighbor %s route-map %s-OUT out", peer, policy);
    }

    private void sibling(Sibling sibling) {
        page.line("  neighbor %s activate", sibling.address())
                .line("  neighbor %s next-hop-self", sibling.address())
                .line("  neighbor %s route-map SIBLING in", sibling.address())
                .line("  neighbor %s route-map SIBLING out", sibling.address());
    }
}
