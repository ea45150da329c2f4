package hybridnetwork.reachability;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.SecurityGroup;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.Tags;
import java.util.List;
import java.util.Optional;

/**
 * The network as the resources and the inputs describe it, before anything fails.
 *
 * @param space the prefixes of the virtual network
 * @param subnets GatewaySubnet included
 * @param publicHosts addresses of network interfaces that have a public IP
 * @param carriers the ways to the sites; each knows its place in the list
 * @param doubts what is not known and could matter beyond a rule, a route table or a circuit
 */
public record Network(
        String name,
        List<Prefix> space,
        List<Subnet> subnets,
        List<Frontend> frontends,
        PrefixSet publicHosts,
        Gateways gateways,
        List<Site> sites,
        List<Circuit> circuits,
        List<Carrier> carriers,
        Tags tags,
        List<Doubt> doubts) {

    /**
     * The two gateways.
     *
     * @param expressRoute whether there is an ExpressRoute gateway
     * @param vpnInstances how many instances the VPN gateway has that can be lost by name: 0 without a gateway, 1 for
     *     active-standby, 2 for active-active
     * @param vpnMbps what the VPN gateway's SKU carries ({@code vpngw-sku-capacity}), where it is known
     */
    public record Gateways(boolean expressRoute, int vpnInstances, Optional<Double> vpnMbps) {
        public boolean vpn() {
            return vpnInstances > 0;
        }
    }

    /**
     * A site.
     *
     * @param circuits the indexes of the circuits that it uses, rising
     * @param expressRoute the index of its carrier over ExpressRoute, or {@link #NONE}
     * @param vpn the index of its carrier over the VPN, or {@link #NONE}
     * @param staticTunnel whether a tunnel to it has no BGP
     */
    public record Site(
            String name,
            List<Prefix> prefixes,
            PrefixSet addresses,
            List<Integer> circuits,
            int expressRoute,
            int vpn,
            boolean staticTunnel) {
        public static final int NONE = -1;
    }

    /**
     * A circuit that the configuration declares, in order of name.
     *
     * @param connected whether an ExpressRoute connection to it exists and its peering is not known to be disabled
     * @param known whether the state of its peering is known
     */
    public record Circuit(String name, boolean connected, boolean known, Optional<Double> mbps) {}

    /** Whether every rule, every route and every way to a site is known. */
    public boolean isKnown() {
        return knowsTags()
                && circuits.stream().allMatch(Circuit::known)
                && subnets.stream()
                        .allMatch(subnet -> subnet.routes().known()
                                && subnet.group().map(SecurityGroup::isKnown).orElse(true));
    }

    /** Whether it is known which sites are connected, and what they offer. */
    public boolean knowsWays() {
        return doubts.stream().noneMatch(doubt -> doubt.is(Doubt.Kind.WAYS));
    }

    /** Whether it is known which addresses are in the tags: the virtual network's, and what is on-premises. */
    public boolean knowsTags() {
        return knowsWays() && doubts.stream().noneMatch(doubt -> doubt.is(Doubt.Kind.SPACE));
    }

    public PrefixSet spaceSet() {
        return PrefixSet.of(space);
    }

    public Optional<Subnet> gatewaySubnet() {
        return subnets.stream().filter(Subnet::isGatewaySubnet).findFirst();
    }
}
