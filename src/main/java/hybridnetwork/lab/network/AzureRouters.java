package hybridnetwork.lab.network;

import hybridnetwork.lab.network.Design.Circuit;
import hybridnetwork.lab.network.Design.Instance;
import hybridnetwork.lab.network.Design.Link;
import hybridnetwork.lab.network.Design.Vpn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;

/**
 * FRR configurations of Azure's side: Microsoft's edges, both gateways and the router that stands for the virtual networks. What
 * customers see is as Azure has it; how Azure's parts find out about one another is the lab's own and fast.
 */
final class AzureRouters {
    static final long MICROSOFT = 12076;
    private static final long AZURE = 65515;

    private static final int OVER_EXPRESS_ROUTE = 1000;
    private static final int OVER_VPN = 100;

    /** Between parts of Azure: never the slowest. */
    private static final String INSIDE = """
            bfd
             profile inside
              detect-multiplier 3
              receive-interval 150
              transmit-interval 150
            """;

    /** On new private peerings ({@code peer-bfd}). */
    private static final String CUSTOMER = """
             profile customer
              detect-multiplier 3
              receive-interval 300
              transmit-interval 300
            """;

    private final Design design;
    private final Timers timers;
    private final Map<String, String> keys;

    /** @param keys MD5 keys by circuit */
    AzureRouters(Design design, Timers timers, Map<String, String> keys) {
        this.design = design;
        this.timers = timers;
        this.keys = keys;
    }

    /** The cable between the ExpressRoute gateway and a Microsoft edge: the gateway's end. */
    static Ipv4 gatewayEnd(int link) {
        return Ipv4.of(Ipv4.parse("192.0.2.0").number() + 2L * link);
    }

    static Ipv4 edgeEnd(int link) {
        return Wiring.other(gatewayEnd(link));
    }

    /** The ExpressRoute gateway's address in the gateways' subnet. */
    Ipv4 expressRouteGateway() {
        return Ipv4.of(design.gatewaySubnet().base().number() + 12);
    }

    /** The first host of the gateways' subnet, which Azure keeps for its router. */
    Ipv4 network() {
        return Ipv4.of(design.gatewaySubnet().base().number() + 1);
    }

    private static String session(Ipv4 neighbour, long asn) {
        return " neighbor " + neighbour + " remote-as " + asn + "\n neighbor " + neighbour
                + " timers connect 1\n neighbor " + neighbour + " bfd profile inside\n";
    }

    private static String router(long asn, Ipv4 id) {
        return "router bgp " + asn + "\n bgp router-id " + id
                + "\n no bgp ebgp-requires-policy\n no bgp network import-check\n bgp graceful-restart-disable\n";
    }

    /** A Microsoft edge: timers of 60 and 180 s, BFD where the customer asks for it; private AS numbers are taken out. */
    String microsoftEdge(Circuit circuit, Link link, int number) {
        Ipv4 customer = link.sites();
        String bfd = timers == Timers.BFD ? " neighbor " + customer + " bfd profile customer\n" : "";
        String password = circuit.md5() ? " neighbor " + customer + " password " + keys.get(circuit.name()) + "\n" : "";
        return INSIDE + CUSTOMER
                + router(MICROSOFT, edgeEnd(number))
                + " neighbor " + customer + " remote-as " + circuit.peerAsn() + "\n"
                + " neighbor " + customer + " timers 60 180\n"
                + " neighbor " + customer + " timers connect 5\n"
                + bfd
                + password
                + session(gatewayEnd(number), AZURE)
                + " address-family ipv4 unicast\n"
                + "  neighbor " + customer + " remove-private-AS all\n";
    }

    /** The ExpressRoute gateway: the networks to Microsoft's edges, by the weight of each connection. */
    String expressRouteGatewayText() {
        StringBuilder text = new StringBuilder(INSIDE);
        text.append(networks());
        StringBuilder neighbours = new StringBuilder();
        StringBuilder policies = new StringBuilder();
        List<Link> links = design.links();
        for (int i = 0; i < links.size(); i++) {
            long weight = weight(links.get(i));
            text.append("route-map FROM")
                    .append(i)
                    .append(" permit 10\n set local-preference ")
                    .append(OVER_EXPRESS_ROUTE + weight)
                    .append('\n');
            neighbours.append(session(edgeEnd(i), MICROSOFT));
            policies.append("  neighbor " + edgeEnd(i) + " route-map FROM" + i + " in\n");
            policies.append("  neighbor " + edgeEnd(i) + " route-map OUT out\n");
        }
        text.append(router(AZURE, expressRouteGateway()));
        text.append(neighbours).append(session(network(), AZURE));
        text.append(" address-family ipv4 unicast\n  maximum-paths 8\n")
                .append(originated())
                .append(policies);
        text.append("  neighbor " + network() + " next-hop-self\n  neighbor " + network() + " route-map LEARNED out\n");
        return text.toString();
    }

    private long weight(Link link) {
        return design.circuits().stream()
                .filter(circuit -> circuit.name().equals(link.circuit()))
                .mapToLong(Circuit::weight)
                .findFirst()
                .orElse(0);
    }

    /** What a gateway announces to the outside, and what it must not announce to the inside. */
    private String networks() {
        StringBuilder text = new StringBuilder();
        int sequence = 5;
        for (Prefix space : design.spaces()) {
            text.append("ip prefix-list NETWORKS seq ")
                    .append(sequence)
                    .append(" permit ")
                    .append(space)
                    .append('\n');
            text.append("ip route ").append(space).append(' ').append(network()).append('\n');
            sequence += 5;
        }
        return text + """
                  route-map OUT permit 10
                   match ip address prefix-list NETWORKS
                  route-map LEARNED deny 10
                   match ip address prefix-list NETWORKS
                  route-map LEARNED permit 20
                  """;
    }

    private String originated() {
        StringBuilder text = new StringBuilder();
        design.spaces().forEach(space -> text.append("  network ").append(space).append('\n'));
        return text.toString();
    }

    /** The routes of the virtual networks: ExpressRoute before the VPN where both teach the same prefix. */
    String networkText() {
        StringBuilder text = new StringBuilder(INSIDE);
        text.append("""
                route-map ER permit 10
                route-map VPN permit 10
                 set local-preference %d
                route-map NOTHING deny 10
                """.formatted(OVER_VPN));
        StringBuilder neighbours = new StringBuilder();
        StringBuilder policies = new StringBuilder();
        if (!design.circuits().isEmpty()) {
            neighbours.append(session(expressRouteGateway(), AZURE));
            policies.append(policy(expressRouteGateway(), "ER"));
        }
        design.vpn()
                .ifPresent(vpn -> vpn.instances().forEach(instance -> {
                    neighbours.append(session(instance.inside(), vpn.asn().number()));
                    policies.append(policy(instance.inside(), "VPN"));
                }));
        return text + router(AZURE, network()) + neighbours
                + " address-family ipv4 unicast\n  maximum-paths 8\n  maximum-paths ibgp 8\n" + policies;
    }

    private static String policy(Ipv4 neighbour, String in) {
        return "  neighbor " + neighbour + " route-map " + in + " in\n  neighbor " + neighbour
                + " route-map NOTHING out\n";
    }

    /** An instance of the VPN gateway: BGP over its tunnel with 60 and 180 s and no BFD, or static routes. */
    String vpnInstance(Vpn vpn, Instance instance, String tunnel) {
        StringBuilder text = new StringBuilder(INSIDE);
        text.append(networks());
        StringBuilder neighbours = new StringBuilder();
        StringBuilder policies = new StringBuilder();
        StringBuilder origins = new StringBuilder(originated());
        vpn.bgp()
                .ifPresentOrElse(
                        bgp -> {
                            Ipv4 peer = bgp.peerAddress();
                            text.append("ip route ")
                                    .append(peer)
                                    .append("/32 ")
                                    .append(tunnel)
                                    .append('\n');
                            neighbours.append("""
                             neighbor %1$s remote-as %2$s
                             neighbor %1$s ebgp-multihop 255
                             neighbor %1$s update-source %3$s
                             neighbor %1$s timers 60 180
                             neighbor %1$s timers connect 5
                            """.formatted(peer, bgp.asn(), instance.bgp()));
                            policies.append("  neighbor " + peer + " route-map OUT out\n");
                        },
                        () -> design.announcedOverVpn().forEach(prefix -> {
                            text.append("ip route ")
                                    .append(prefix)
                                    .append(' ')
                                    .append(tunnel)
                                    .append('\n');
                            origins.append("  network ").append(prefix).append('\n');
                        }));
        return text + router(vpn.asn().number(), instance.inside()) + neighbours
                + session(network(), AZURE) + " address-family ipv4 unicast\n" + origins + policies
                + "  neighbor " + network() + " next-hop-self\n  neighbor " + network() + " route-map LEARNED out\n";
    }
}
