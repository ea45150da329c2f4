package hybridnetwork.reachability.model;

import hybridnetwork.net.PrefixSet;
import java.util.Optional;
import java.util.Set;

/** The packets that something could change that the proof does not know or does not model. */
public sealed interface Scope {
    /**
     * No packet.
     *
     * @param because why that is certain, for whoever reads the code
     */
    record Nothing(String because) implements Scope {}

    /** Every packet, whatever else is known of it. */
    record Everything() implements Scope {}

    /** Packets from or to one of some addresses, and their replies; the groups that judge them are known. */
    record Ends(PrefixSet addresses) implements Scope {}

    /** Packets from one of some addresses to one of others, either way, and their replies; the groups are known. */
    record Between(PrefixSet one, PrefixSet other) implements Scope {}

    /**
     * Packets, and replies, from hosts of a network to one of some addresses in others that its gateways may be joined with, where
     * gateway routes come to the table.
     *
     * @param network the index of the network
     * @param connections the indexes of those that all have to be up
     */
    record Joined(int network, PrefixSet far, Set<Integer> connections) implements Scope {
        public Joined {
            connections = Set.copyOf(connections);
        }
    }

    /** Packets from or to one of some addresses, whatever the groups say. */
    record PastGroups(PrefixSet addresses) implements Scope {}

    /**
     * Packets from one of some addresses to one of others, and their replies, whatever the groups say.
     *
     * @param service of those packets, with ports; every packet where it is empty
     */
    record Relayed(PrefixSet from, PrefixSet to, Optional<Service> service) implements Scope {}

    /** Packets that pass one of some gateways, by index. */
    record Gateways(Set<Integer> gateways) implements Scope {
        public Gateways {
            gateways = Set.copyOf(gateways);
        }
    }

    /** Packets that pass one of some gateways, by index, or that a route leads to it, for it may be down all the time. */
    record MayBeDown(Set<Integer> gateways) implements Scope {
        public MayBeDown {
            gateways = Set.copyOf(gateways);
        }
    }

    /** Packets over a connection, either way, by index. */
    record Over(int connection) implements Scope {}

    /** Packets that pass some gateways or connections, by index, which may change their addresses: no group is certain. */
    record Translated(Set<Integer> gateways, Set<Integer> connections) implements Scope {
        public Translated {
            gateways = Set.copyOf(gateways);
            connections = Set.copyOf(connections);
        }
    }

    /**
     * What a connection, by index, leaves open while it is up, because it is not known what is behind it: it may draw packets to
     * any address outside the networks, and replies to them, and the packets of any site may come in over it.
     */
    record Behind(int connection) implements Scope {}

    /** Packets that come from a site to a gateway in a network, by index, and replies to one. */
    record FromSites(int network) implements Scope {}

    /** Packets from one site to another. */
    record BetweenSites() implements Scope {}

    /** Packets from one of some addresses to one of others, and their replies; the groups are known. */
    record Towards(PrefixSet from, PrefixSet to) implements Scope {}

    /** Replies of some hosts. */
    record RepliesOf(PrefixSet hosts) implements Scope {}

    /** Packets that leave the subnet in which they set out, or that come from outside. */
    record AcrossSubnets() implements Scope {}

    /** Packets to a load balancer, by its name. */
    record Balancer(String name) implements Scope {}

    /** Packets to every load balancer, and from the internet to whatever may be behind one. */
    record Balancers() implements Scope {}

    /**
     * Packets from some hosts to the internet.
     *
     * @param portless whether those of protocols without ports too
     */
    record Leaving(PrefixSet hosts, boolean portless) implements Scope {}

    /** Packets from the internet to some addresses. */
    record Entering(PrefixSet addresses) implements Scope {}

    /** Packets from the internet to some addresses, which something hands on in its own name: no group is certain. */
    record HandedOn(PrefixSet addresses) implements Scope {}

    Scope EVERYTHING = new Everything();

    Scope EVERY_BALANCER = new Balancers();

    Scope BETWEEN_SITES = new BetweenSites();

    Scope ACROSS_SUBNETS = new AcrossSubnets();

    /** No packet, on purpose. */
    static Scope nothing(String because) {
        return new Nothing(because);
    }
}
