package hybridnetwork.observation;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the proof of the deployed resources builds on, as far as Azure can be asked for it.
 *
 * @param waiting circuits that were ordered and are not connected yet: nothing is expected of them
 */
public record Expectation(List<Gateway> gateways, List<Circuit> circuits, List<String> waiting) {
    public Expectation {
        gateways = List.copyOf(gateways);
        circuits = List.copyOf(circuits);
        waiting = List.copyOf(waiting);
    }

    /**
     * A virtual network gateway.
     *
     * @param name as outages call it: {@code er-gateway}, {@code vpn-gateway}
     * @param asn its own AS number
     * @param instances how many carry traffic at once: two where it is active-active
     * @param told the address space that it must advertise: its network's and that of spokes that use it
     * @param mayTell what it may advertise beside that: spokes of others, whose side of the peering nobody here sees
     */
    public record Gateway(
            String name,
            ArmId id,
            boolean expressRoute,
            long asn,
            int instances,
            Set<Prefix> told,
            Set<Prefix> mayTell,
            List<Connection> connections) {
        public Gateway {
            told = Set.copyOf(told);
            mayTell = Set.copyOf(mayTell);
            connections = List.copyOf(connections);
        }
    }

    /**
     * A connection of a gateway.
     *
     * @param title as outages call its loss: {@code circuit:primary}, {@code tunnel:hq}, {@code tunnel:hq/a}
     * @param carries false while its circuit's peering is declared to be disabled: it is there, and idle
     * @param speaker the device's BGP speaker; empty for a circuit, and for a tunnel with static routes alone
     * @param learned the prefixes that come by BGP
     * @param fixed the static routes into a tunnel
     * @param sitesKnown whether every site behind it is known, so that other prefixes are not expected
     */
    public record Connection(
            String title,
            ArmId id,
            boolean carries,
            Optional<Speaker> speaker,
            Set<Prefix> learned,
            Set<Prefix> fixed,
            boolean sitesKnown) {
        public Connection {
            learned = Set.copyOf(learned);
            fixed = Set.copyOf(fixed);
        }
    }

    /** A BGP speaker on-premises. */
    public record Speaker(Ipv4 address, long asn) {}

    /**
     * A circuit with a connection.
     *
     * @param name the configuration's
     * @param peering its private peering, where it is a resource of the stack
     */
    public record Circuit(String name, ArmId id, Optional<Peering> peering) {
        /** As outages call its loss. */
        public String title() {
            return "circuit:" + name;
        }

        /** Whether traffic is expected over it. */
        public boolean carries() {
            return peering.map(Peering::enabled).orElse(true);
        }
    }

    /** A private peering, with the two links' prefixes. */
    public record Peering(boolean enabled, long asn, Optional<Prefix> primary, Optional<Prefix> secondary) {}
}
