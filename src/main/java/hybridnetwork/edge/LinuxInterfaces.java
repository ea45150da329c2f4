package hybridnetwork.edge;

import hybridnetwork.edge.EdgeRouter.Link;
import hybridnetwork.edge.EdgeRouter.Peering;
import hybridnetwork.edge.EdgeRouter.Tunnel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a Linux router's interfaces to Azure are called. */
public record LinuxInterfaces(EdgeRouter router, Dataplane dataplane) {
    /** The VLAN of a link. */
    public String of(Peering peering, Link link) {
        return link.port() + "." + peering.vlan();
    }

    public String of(Tunnel tunnel) {
        return dataplane == Dataplane.KERNEL ? "azure" + tunnel.instance() : "ipsec0";
    }

    /** What tells the kernel which tunnel a packet belongs to. */
    static int id(Tunnel tunnel) {
        return 100 + tunnel.instance();
    }

    List<String> tunnels() {
        return router.vpn().stream()
                .flatMap(vpn -> vpn.tunnels().stream())
                .map(this::of)
                .distinct()
                .toList();
    }

    /** The VLAN interfaces, with the peering of each. */
    Map<String, Peering> links() {
        Map<String, Peering> links = new TreeMap<>();
        router.peerings().forEach(peering -> peering.links().forEach(link -> links.put(of(peering, link), peering)));
        return links;
    }
}
