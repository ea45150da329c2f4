package hybridnetwork.edge;

import hybridnetwork.config.ConnectionSettings.TrafficSelector;
import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A site's router as it must be for the proof to hold, in no vendor's words.
 *
 * @param stack the stack's name
 * @param site the site's name
 * @param device the device's name; absent where the site has one, or none with a name
 * @param asn its own AS number; absent where it speaks no BGP
 * @param routerId absent where no address of the stack is its own
 * @param loopback what it peers with the VPN gateway from ({@code lng-bgp-peer-address}); absent without BGP over the VPN
 * @param azure the address spaces of the hub and of the spokes, which are all that it takes from Azure over ExpressRoute
 * @param site's own prefixes that it announces whether or not it has a route for the whole of each
 * @param relayed prefixes of other sites, announced over ExpressRoute while it has a route to them
 * @param peerings the private peerings that end here, the preferred circuit first
 * @param detection how soon they notice that a link is dead
 * @param vpn absent where the site has no VPN device
 * @param siblings the other devices of the site
 * @param remarks what the reader must know: what was assumed, what is not written
 */
public record EdgeRouter(
        String stack,
        String site,
        Optional<String> device,
        Optional<Asn> asn,
        Optional<Ipv4> routerId,
        Optional<Ipv4> loopback,
        List<Prefix> sitePrefixes,
        List<Prefix> azure,
        List<Prefix> originated,
        List<Prefix> relayed,
        List<Peering> peerings,
        Detection detection,
        Optional<Vpn> vpn,
        List<Sibling> siblings,
        List<String> remarks) {

    /**
     * How a private peering notices that its link is dead.
     *
     * @param keepaliveSeconds between two messages of BGP
     * @param holdSeconds after which a silent session is lost, whether or not there is BFD
     * @param bfd whether BFD, at 300 ms times three, notices it before ({@code peer-bfd})
     */
    public record Detection(int keepaliveSeconds, int holdSeconds, boolean bfd) {
        /** What {@code edge-config} writes: Microsoft's timers, and BFD. */
        public static final Detection BFD = new Detection(60, 180, true);
    }

    /**
     * A private peering.
     *
     * @param rank 0 for the circuit that carries traffic while all are up
     * @param localPreference what its routes have; higher is preferred ({@code onprem-prefers-er})
     * @param prepends how often the AS number is prepended to what is announced over it
     * @param asn the AS number that Azure expects of this end ({@code peer-asn})
     * @param vlan on both links ({@code peer-vlan})
     * @param announced prefixes
     * @param md5 whether the stack has a key for it ({@code peer-md5})
     * @param links those that end here
     */
    public record Peering(
            String circuit,
            int rank,
            int localPreference,
            int prepends,
            Asn asn,
            int vlan,
            List<Prefix> announced,
            boolean md5,
            List<Link> links) {}

    /**
     * A link of a peering.
     *
     * @param number 1 for the primary, 2 for the secondary
     * @param prefix the /30
     * @param port where it is plugged in
     */
    public record Link(int number, Prefix prefix, Slot port) {
        /** This end: the first host ({@code peer-ip-order}). */
        public Ipv4 own() {
            return Ipv4.of(prefix.base().number() + 1);
        }

        /** Microsoft's end: the second host ({@code peer-ip-order}). */
        public Ipv4 microsofts() {
            return Ipv4.of(prefix.base().number() + 2);
        }

        public String name() {
            return number == 1 ? "primary" : "secondary";
        }
    }

    /**
     * The tunnels to the VPN gateway.
     *
     * @param wan the interface to the internet
     * @param source the address that tunnels start at
     * @param nextHop the router of the internet provider, past which each gateway is reached ({@code vpn-endpoint-via-internet})
     * @param identity what the gateway knows the device by: its local network gateway's address
     * @param dpdTimeoutSeconds how long the gateway may be silent ({@code dpd})
     * @param initiates whether this end starts the negotiation ({@code conn-mode-selectors})
     * @param selectors empty for any to any
     * @param accepted the address spaces, and prefixes of sites that flows of the stack reach through the gateway
     * @param bgp absent where the tunnels have static routes
     * @param tunnels one to each instance of the gateway
     */
    public record Vpn(
            Slot wan,
            Slot source,
            Slot nextHop,
            String identity,
            Proposals proposals,
            int dpdTimeoutSeconds,
            boolean initiates,
            List<TrafficSelector> selectors,
            List<Prefix> accepted,
            Optional<VpnBgp> bgp,
            List<Tunnel> tunnels) {}

    /**
     * BGP with the VPN gateway.
     *
     * @param asn the gateway's
     * @param ownAsInPath whether some of those sites has this one's AS number
     */
    public record VpnBgp(Asn asn, int localPreference, int prepends, List<Prefix> announced, boolean ownAsInPath) {}

    /**
     * The tunnel to an instance of the gateway, counted from 0.
     *
     * @param peer the instance's BGP address; absent without BGP
     */
    public record Tunnel(int instance, Slot publicIp, Optional<Slot> peer) {}

    /** Another device of the site, at its BGP address. */
    public record Sibling(String name, Ipv4 address) {}

    /** The same router, which notices dead links otherwise: to show what that costs. */
    public EdgeRouter with(Detection other) {
        return new EdgeRouter(
                stack,
                site,
                device,
                asn,
                routerId,
                loopback,
                sitePrefixes,
                azure,
                originated,
                relayed,
                peerings,
                other,
                vpn,
                siblings,
                remarks);
    }

    /** Whether ExpressRoute is preferred to its tunnels, which are the backup then. */
    public boolean hasBoth() {
        return vpn.isPresent() && !peerings.isEmpty();
    }

    /** Whether some way is less preferred than another, which a longer AS path tells Azure. */
    public boolean hasPrepends() {
        return peerings.stream().anyMatch(peering -> peering.prepends() > 0)
                || vpn.flatMap(Vpn::bgp).filter(bgp -> bgp.prepends() > 0).isPresent();
    }

    /** What the internet must never have in clear: Azure's prefixes, and those of other sites behind the VPN gateway. */
    public List<Prefix> discarded() {
        return Stream.concat(azure.stream(), vpn.map(Vpn::accepted).orElse(List.of()).stream())
                .distinct()
                .toList();
    }

    /** Ports that are filled in for two links of one VLAN: the second would take the place of the first. */
    public List<String> sharedPorts() {
        Set<String> taken = new HashSet<>();
        return peerings.stream()
                .flatMap(peering -> peering.links().stream()
                        .filter(link -> link.port().isKnown())
                        .filter(link -> !taken.add(link.port() + "." + peering.vlan())))
                .map(link -> link.port().toString())
                .distinct()
                .toList();
    }

    /** Every value that the stack may not say. */
    public List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        vpn.ifPresent(section -> {
            section.tunnels().forEach(tunnel -> {
                slots.add(tunnel.publicIp());
                tunnel.peer().ifPresent(slots::add);
            });
            slots.addAll(List.of(section.wan(), section.source(), section.nextHop()));
        });
        links().forEach(link -> slots.add(link.port()));
        return slots;
    }

    public Stream<Link> links() {
        return peerings.stream().flatMap(peering -> peering.links().stream());
    }
}
