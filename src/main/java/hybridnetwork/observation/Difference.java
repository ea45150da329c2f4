package hybridnetwork.observation;

import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.Incident;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One way in which the deployed network runs otherwise than the proof builds on; what follows from another one is none. */
public sealed interface Difference {
    /** Its kind, as {@code acceptedRisks} and docs/observe.md name it. */
    String rule();

    /** What it is about, as outages and paths name it. */
    String where();

    String expected();

    String seen();

    /** What it means to the proof. */
    Incident incident();

    /** Azure does not have a resource that is deployed. */
    record Gone(String where, String kind, String name, Set<String> failed) implements Difference {
        @Override
        public String rule() {
            return "observed-gone";
        }

        @Override
        public String expected() {
            return kind + " " + name;
        }

        @Override
        public String seen() {
            return "Azure has none of this name";
        }

        @Override
        public Incident incident() {
            return Incident.failed(failed);
        }
    }

    /** A connected circuit whose provider, or Microsoft, has taken it out of service. */
    record CircuitOut(String where, String state) implements Difference {
        @Override
        public String rule() {
            return "observed-circuit-state";
        }

        @Override
        public String expected() {
            return "provisioned by its provider, and enabled";
        }

        @Override
        public String seen() {
            return state;
        }

        @Override
        public Incident incident() {
            return Incident.failed(Set.of(where));
        }
    }

    /** A private peering in another state than it is deployed with. */
    record PeeringState(String where, boolean enabled, String state) implements Difference {
        @Override
        public String rule() {
            return "observed-peering-state";
        }

        @Override
        public String expected() {
            return "private peering " + (enabled ? "Enabled" : "Disabled");
        }

        @Override
        public String seen() {
            return "private peering " + state;
        }

        /** One that carries traffic beyond what is expected takes nothing away. */
        @Override
        public Incident incident() {
            return enabled ? Incident.failed(Set.of(where)) : Incident.NONE;
        }
    }

    /** A link of a circuit over which nothing comes, while the circuit goes on by the other. */
    record LinkDown(String where, List<String> links, String seen, Set<String> failed) implements Difference {
        public LinkDown {
            links = List.copyOf(links);
        }

        @Override
        public String rule() {
            return "observed-link-down";
        }

        @Override
        public String expected() {
            return "routes over both links";
        }

        @Override
        public Incident incident() {
            return Incident.failed(failed);
        }
    }

    /** A tunnel, or a circuit's connection, that Azure shows as not connected. */
    record ConnectionDown(String where, String status) implements Difference {
        @Override
        public String rule() {
            return "observed-connection-down";
        }

        @Override
        public String expected() {
            return "Connected";
        }

        @Override
        public String seen() {
            return status;
        }

        @Override
        public Incident incident() {
            return Incident.failed(Set.of(where));
        }
    }

    /** One of several tunnels of a connection, or one instance's session. */
    record InstanceDown(String where, String seen) implements Difference {
        @Override
        public String rule() {
            return "observed-instance-down";
        }

        @Override
        public String expected() {
            return "Connected from every instance of the gateway";
        }

        /** The other instance carries all. */
        @Override
        public Incident incident() {
            return Incident.NONE;
        }
    }

    /** BGP does not come up, though the tunnel or the circuit is there. */
    record SessionDown(String where, String expected, String seen, Set<String> failed) implements Difference {
        @Override
        public String rule() {
            return "observed-session-down";
        }

        @Override
        public Incident incident() {
            return Incident.failed(failed);
        }
    }

    /** The other side has another AS number. */
    record WrongAsn(String where, long asn, String seen) implements Difference {
        @Override
        public String rule() {
            return "observed-asn";
        }

        @Override
        public String expected() {
            return "AS " + asn;
        }

        @Override
        public Incident incident() {
            return Incident.NONE;
        }
    }

    /** A gateway whose sessions are up and bring nothing. */
    record NoRoutes(String where, Set<String> failed) implements Difference {
        @Override
        public String rule() {
            return "observed-no-routes";
        }

        @Override
        public String expected() {
            return "routes from on-premises";
        }

        @Override
        public String seen() {
            return "its BGP sessions are up, and it has learned nothing";
        }

        @Override
        public Incident incident() {
            return Incident.failed(failed);
        }
    }

    /** Prefixes that the site does not advertise. */
    record Missing(String where, Set<Prefix> prefixes, String seen) implements Difference {
        public Missing {
            prefixes = Set.copyOf(prefixes);
        }

        @Override
        public String rule() {
            return "observed-prefix-missing";
        }

        @Override
        public String expected() {
            return words(prefixes) + " learned";
        }

        @Override
        public Incident incident() {
            return Incident.routes(where, prefixes, Set.of());
        }
    }

    /**
     * Prefixes that nobody expects.
     *
     * @param inside the expected prefix that they are inside of, and draw packets from; empty for none
     */
    record Extra(String where, Set<Prefix> prefixes, Set<Prefix> inside) implements Difference {
        public Extra {
            prefixes = Set.copyOf(prefixes);
            inside = Set.copyOf(inside);
        }

        @Override
        public String rule() {
            return inside.isEmpty() ? "observed-prefix-extra" : "observed-prefix-more-specific";
        }

        @Override
        public String expected() {
            return inside.isEmpty() ? "no such route" : "no route inside " + words(inside);
        }

        @Override
        public String seen() {
            return words(prefixes) + " learned";
        }

        @Override
        public Incident incident() {
            return Incident.routes(where, Set.of(), prefixes);
        }
    }

    /** Prefixes of Azure's that a gateway does not tell a neighbour. */
    record NotAdvertised(String where, Set<Prefix> prefixes) implements Difference {
        public NotAdvertised {
            prefixes = Set.copyOf(prefixes);
        }

        @Override
        public String rule() {
            return "observed-not-advertised";
        }

        @Override
        public String expected() {
            return words(prefixes) + " advertised to on-premises";
        }

        @Override
        public String seen() {
            return "not advertised";
        }

        /** No site sends anything to what it has not heard of. */
        @Override
        public Incident incident() {
            return Incident.NONE;
        }
    }

    /** Prefixes that a gateway tells a neighbour, and that are neither Azure's nor a site's. */
    record AdvertisedBeside(String where, Set<Prefix> prefixes) implements Difference {
        public AdvertisedBeside {
            prefixes = Set.copyOf(prefixes);
        }

        @Override
        public String rule() {
            return "observed-advertised-extra";
        }

        @Override
        public String expected() {
            return "the networks' own prefixes, and those of other sites";
        }

        @Override
        public String seen() {
            return words(prefixes) + " advertised to on-premises";
        }

        @Override
        public Incident incident() {
            return Incident.NONE;
        }
    }

    /** Prefixes in their order. */
    static String words(Collection<Prefix> prefixes) {
        return new TreeSet<>(prefixes).stream().map(Prefix::toString).collect(Collectors.joining(", "));
    }
}
