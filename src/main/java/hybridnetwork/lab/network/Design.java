package hybridnetwork.lab.network;

import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Optional;

/**
 * What a drill builds: one site, its router, the circuits that end there, both gateways and the virtual networks.
 *
 * @param announcedOverExpressRoute prefixes that Azure must learn over each circuit, and no others
 * @param announcedOverVpn prefixes that Azure must learn over the tunnels, by BGP or as static routes, and no others
 * @param spaces the address spaces of the virtual networks, which the site must learn
 * @param left what of the stack the lab does not build, in words
 */
public record Design(
        String site,
        List<Prefix> sitePrefixes,
        List<Prefix> announcedOverExpressRoute,
        List<Prefix> announcedOverVpn,
        List<Circuit> circuits,
        Optional<Vpn> vpn,
        List<Prefix> spaces,
        Prefix gatewaySubnet,
        List<Subnet> subnets,
        List<Frontend> frontends,
        List<String> left) {

    /**
     * A circuit whose private peering is registered.
     *
     * @param name as outages name it
     * @param md5 whether its sessions have a key ({@code peer-md5})
     * @param weight of its connection to the gateway
     * @param links the primary one, then the secondary
     */
    public record Circuit(String name, Asn peerAsn, int vlan, boolean md5, long weight, List<Link> links) {}

    /** One link of a circuit, a /30 with a Microsoft edge at its far end. */
    public record Link(String circuit, int index, Prefix prefix) {
        /** The site's end: the first host ({@code peer-ip-order}). */
        public Ipv4 sites() {
            return Ipv4.of(prefix.base().number() + 1);
        }

        /** Microsoft's end: the second host ({@code peer-ip-order}). */
        public Ipv4 microsofts() {
            return Ipv4.of(prefix.base().number() + 2);
        }

        /** As outages name it. */
        public String name() {
            return "circuit:" + circuit + "/" + (index == 0 ? "primary" : "secondary") + "-link";
        }

        /** The namespace of its Microsoft edge. */
        public String edge() {
            return "msee-" + circuit + "-" + (index == 0 ? "primary" : "secondary");
        }
    }

    /**
     * The VPN gateway and its connection to the site's device.
     *
     * @param device the device's public address
     * @param bgp absent where the tunnels have static routes
     * @param policy absent for Azure's default proposals
     * @param instances one or two, each with a tunnel
     */
    public record Vpn(
            Asn asn,
            Ipv4 device,
            Optional<Bgp> bgp,
            Optional<Policy> policy,
            int dpdTimeoutSeconds,
            List<Instance> instances) {}

    /** The device's BGP speaker, as its local network gateway has it. */
    public record Bgp(Asn asn, Ipv4 peerAddress) {}

    /** An IPsec policy in the words of Azure's API. */
    public record Policy(
            String ikeEncryption,
            String ikeIntegrity,
            String dhGroup,
            String ipsecEncryption,
            String ipsecIntegrity,
            String pfsGroup) {}

    /**
     * An instance of the VPN gateway.
     *
     * @param publicIp the lab's choice, as Azure's would be
     * @param inside its address in the gateways' subnet
     * @param bgp what it speaks BGP from: a link-local address where the connection names one, otherwise {@code inside}
     */
    public record Instance(int index, Ipv4 publicIp, Ipv4 inside, Ipv4 bgp) {
        public String node() {
            return "vpn-gateway-" + index;
        }
    }

    /**
     * A subnet of workloads.
     *
     * @param rules of its security group, those of lower priority numbers first; absent without a group
     */
    public record Subnet(String name, Prefix prefix, Optional<List<Rule>> rules) {}

    /** A rule of a security group; each list of prefixes or ports is any of them, and tags are worked out. */
    public record Rule(
            String name,
            boolean inbound,
            boolean allows,
            String protocol,
            List<String> sources,
            List<String> sourcePorts,
            List<String> destinations,
            List<String> destinationPorts) {}

    /**
     * A rule of an internal load balancer.
     *
     * @param port absent for all ports
     * @param backend a host of the frontend's subnet that stands for the pool
     */
    public record Frontend(Ipv4 address, String protocol, Optional<Integer> port, int backendPort, Ipv4 backend) {}

    /** All links of all circuits. */
    public List<Link> links() {
        return circuits.stream().flatMap(circuit -> circuit.links().stream()).toList();
    }

    /** The instances of the VPN gateway; none without one. */
    public List<Instance> instances() {
        return vpn.map(Vpn::instances).orElse(List.of());
    }

    /** The site's router at its local network, the last host of the site's first prefix that is nothing else. */
    public Ipv4 siteRouter() {
        Prefix lan = sitePrefixes.get(0);
        Ipv4 last = Ipv4.of(lan.last().number() - (lan.length() < 31 ? 1 : 0));
        boolean taken = vpn.flatMap(Vpn::bgp)
                .filter(bgp -> bgp.peerAddress().equals(last))
                .isPresent();
        return taken ? Ipv4.of(last.number() - 1) : last;
    }
}
