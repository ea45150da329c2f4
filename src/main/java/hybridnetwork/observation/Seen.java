package hybridnetwork.observation;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Azure answered. What it did not answer is not here; what it does not have is, as gone.
 *
 * @param gateways by id
 * @param connections by id
 * @param circuits by id
 * @param open what Azure was asked and did not say, or was not asked, with the reason
 */
public record Seen(
        Map<ArmId, Gateway> gateways,
        Map<ArmId, Connection> connections,
        Map<ArmId, Circuit> circuits,
        List<Open> open) {
    public Seen {
        gateways = Map.copyOf(gateways);
        connections = Map.copyOf(connections);
        circuits = Map.copyOf(circuits);
        open = List.copyOf(open);
    }

    /**
     * A question without an answer.
     *
     * @param refused whether Azure refused to answer; otherwise it cannot be asked here
     */
    public record Open(String what, String reason, boolean refused) {}

    /**
     * A gateway.
     *
     * @param gone whether Azure has no such gateway; nothing else of it is known then
     * @param sessions empty where Azure did not say
     * @param learned empty where Azure did not say
     * @param advertised by neighbour, as far as Azure said
     */
    public record Gateway(
            boolean gone,
            Optional<List<Session>> sessions,
            Optional<List<Route>> learned,
            Map<String, List<Route>> advertised) {
        public static final Gateway GONE = new Gateway(true, Optional.empty(), Optional.empty(), Map.of());

        public Gateway {
            sessions = sessions.map(List::copyOf);
            learned = learned.map(List::copyOf);
            advertised = Map.copyOf(advertised);
        }
    }

    /**
     * A BGP session of one instance of a gateway.
     *
     * @param local the instance's address
     * @param asn the neighbour's AS number
     * @param state {@code Connected}, {@code Connecting}, {@code Idle}, {@code Stopped} or {@code Unknown}
     */
    public record Session(String local, String neighbour, long asn, String state) {
        public boolean isUp() {
            return state.equalsIgnoreCase("Connected");
        }

        public boolean isWith(Ipv4 address) {
            return neighbour.equals(address.toString());
        }
    }

    /**
     * A route.
     *
     * @param origin {@code EBgp} from a neighbour, {@code IBgp} from the gateway's other instance, {@code Network} of its own
     *     network and of static routes, {@code Igp} of what it advertises
     * @param path the AS numbers on the way, the nearest first
     */
    public record Route(Prefix prefix, String source, String origin, List<Long> path) {
        public boolean isFromNeighbour() {
            return origin.equalsIgnoreCase("EBgp");
        }
    }

    /**
     * A connection.
     *
     * @param gone whether Azure has no such connection
     * @param status {@code Connected}, {@code Connecting}, {@code NotConnected} or {@code Unknown}; of a circuit's connection
     *     Azure mostly says nothing
     * @param tunnels the status of each tunnel, by its name, where Azure says
     */
    public record Connection(boolean gone, Optional<String> status, Map<String, String> tunnels) {
        public static final Connection GONE = new Connection(true, Optional.empty(), Map.of());

        public Connection {
            tunnels = Map.copyOf(tunnels);
        }
    }

    /**
     * A circuit.
     *
     * @param gone whether Azure has no such circuit
     * @param provider the provider's state: {@code Provisioned} when it has done its part; none of one on an own port
     * @param enabled whether Microsoft's side is enabled
     * @param peering the state of the private peering; empty where there is none
     * @param peeringAsked whether that is known
     * @param links what the circuit's two routers say; empty where they were not asked
     */
    public record Circuit(
            boolean gone,
            Optional<String> provider,
            boolean enabled,
            Optional<String> peering,
            boolean peeringAsked,
            Map<String, Link> links) {
        public static final Circuit GONE =
                new Circuit(true, Optional.empty(), false, Optional.empty(), false, Map.of());

        public Circuit {
            links = Map.copyOf(links);
        }
    }

    /**
     * One link of a circuit, as Microsoft's router at its end sees it.
     *
     * @param routes the prefixes that it has from the customer's router
     */
    public record Link(List<Prefix> routes) {
        public Link {
            routes = List.copyOf(routes);
        }
    }
}
