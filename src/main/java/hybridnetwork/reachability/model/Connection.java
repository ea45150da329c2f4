package hybridnetwork.reachability.model;

import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A circuit's connection to an ExpressRoute gateway, or a tunnel of a VPN gateway: up or down as a whole.
 *
 * @param index its place among all connections
 * @param name as paths name it: {@code circuit:primary}, {@code tunnel:hq}
 * @param gateway the index of the gateway
 * @param circuit the index of the circuit; empty for a tunnel
 * @param device of a tunnel, the configuration's key, else the local network gateway's name
 * @param offers what the gateway learns over it; of a circuit each of its sites offers
 * @param localPrefixes of a tunnel, the address space of its local network gateway
 * @param bgp whether routes are exchanged by BGP; of a circuit always
 * @param weight the {@code routingWeight}: the higher one carries what goes to on-premises
 * @param insideCircuits whether a tunnel runs inside the private peering of its site's circuits
 */
public record Connection(
        int index,
        PathKind kind,
        String name,
        int gateway,
        OptionalInt circuit,
        Optional<String> device,
        List<Offer> offers,
        List<Prefix> localPrefixes,
        boolean bgp,
        int weight,
        boolean insideCircuits) {
    public Connection {
        offers = List.copyOf(offers);
        localPrefixes = List.copyOf(localPrefixes);
    }

    /**
     * What one site, or a local network gateway of no known site, offers.
     *
     * @param site the index of the site, where it is known
     */
    public record Offer(OptionalInt site, List<Prefix> prefixes) {
        public Offer {
            prefixes = List.copyOf(prefixes);
        }
    }

    /** The same connection, over which something else is learned. */
    public Connection offering(List<Offer> others) {
        return new Connection(
                index, kind, name, gateway, circuit, device, others, localPrefixes, bgp, weight, insideCircuits);
    }

    /** Whether a site is behind it. */
    public boolean leadsTo(int site) {
        return offers.stream().anyMatch(offer -> offer.site().equals(OptionalInt.of(site)));
    }

    /** The site of a tunnel, where it is known. */
    public OptionalInt site() {
        return circuit.isEmpty() && !offers.isEmpty() ? offers.get(0).site() : OptionalInt.empty();
    }
}
