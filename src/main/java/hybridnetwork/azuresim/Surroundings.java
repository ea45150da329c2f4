package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is around Azure as it is now: what has failed, and what the customer's routers do. A router is known by the resource that
 * stands for its end: the local network gateway of a tunnel, or the circuit. Not thread-safe: {@link SimulatedAzure} guards it.
 */
final class Surroundings {
    /** One of the two lines of a circuit, each between one of Microsoft's routers and one of the customer's. */
    enum Link {
        PRIMARY,
        SECONDARY
    }

    private record Instance(ArmId gateway, int number) {}

    private Advertised advertised;
    private final Set<ArmId> failed = new HashSet<>();
    private final Map<ArmId, Set<Link>> failedLinks = new HashMap<>();
    private final Set<Instance> failedInstances = new HashSet<>();
    private final Set<ArmId> routeless = new HashSet<>();
    private final Set<ArmId> silent = new HashSet<>();
    private final Map<ArmId, Long> asns = new HashMap<>();
    private final Map<ArmId, String> keys = new HashMap<>();
    private final Map<ArmId, Set<Prefix>> withdrawn = new HashMap<>();
    private final Map<ArmId, Set<Prefix>> added = new HashMap<>();

    Surroundings(Advertised advertised) {
        this.advertised = advertised;
    }

    /** Takes what the sites advertise from elsewhere from now on, each time that somebody asks. */
    void follow(Advertised other) {
        advertised = other;
    }

    /** Whether all of it is down: a circuit's lines, a connection's tunnel, a gateway, the router behind a local network gateway. */
    boolean failed(ArmId id) {
        return failed.contains(id);
    }

    void fail(ArmId id) {
        failed.add(id);
    }

    void restore(ArmId id) {
        failed.remove(id);
    }

    boolean failed(ArmId circuit, Link link) {
        return failed(circuit) || failedLinks.getOrDefault(circuit, Set.of()).contains(link);
    }

    void fail(ArmId circuit, Link link) {
        failedLinks.computeIfAbsent(circuit, id -> EnumSet.noneOf(Link.class)).add(link);
    }

    void restore(ArmId circuit, Link link) {
        failedLinks.getOrDefault(circuit, new HashSet<>()).remove(link);
    }

    /** @param number of the gateway's instance, from 0 */
    boolean failed(ArmId gateway, int number) {
        return failed(gateway) || failedInstances.contains(new Instance(gateway, number));
    }

    void fail(ArmId gateway, int number) {
        failedInstances.add(new Instance(gateway, number));
    }

    void restore(ArmId gateway, int number) {
        failedInstances.remove(new Instance(gateway, number));
    }

    /** Whether the gateway has lost every route, though its sessions stand. */
    boolean routeless(ArmId gateway) {
        return routeless.contains(gateway);
    }

    void routeless(ArmId gateway, boolean lost) {
        set(routeless, gateway, lost);
    }

    /** Whether the router's BGP has come to an end, though its lines or its tunnel stand. */
    boolean silent(ArmId end) {
        return silent.contains(end);
    }

    void silent(ArmId end, boolean ended) {
        set(silent, end, ended);
    }

    private static void set(Set<ArmId> ids, ArmId id, boolean in) {
        if (in) {
            ids.add(id);
        } else {
            ids.remove(id);
        }
    }

    /** Whether a session with the router comes up: it speaks, and says the AS number that Azure has been told. */
    boolean speaks(ArmId end, long expected) {
        return !silent(end) && asns.getOrDefault(end, expected) == expected;
    }

    /** @param asn that the router says it is; empty for the one that Azure has been told */
    void asn(ArmId end, OptionalLong asn) {
        if (asn.isPresent()) {
            asns.put(end, asn.getAsLong());
        } else {
            asns.remove(end);
        }
    }

    /** The router's pre-shared key; empty for a router that nobody has set up. */
    Optional<String> key(ArmId localGateway) {
        return Optional.ofNullable(keys.get(localGateway));
    }

    void key(ArmId localGateway, String key) {
        keys.put(localGateway, key);
    }

    /** Somebody sets up a router for a tunnel that is new; one that is set up keeps its key. */
    void setUp(ArmId localGateway, String key) {
        keys.putIfAbsent(localGateway, key);
    }

    /** Nothing stands for the router any more. */
    void forget(ArmId end) {
        keys.remove(end);
    }

    void withdraw(ArmId end, Prefix prefix) {
        added.getOrDefault(end, new HashSet<>()).remove(prefix);
        withdrawn.computeIfAbsent(end, id -> new TreeSet<>()).add(prefix);
    }

    void advertise(ArmId end, Prefix prefix) {
        withdrawn.getOrDefault(end, new HashSet<>()).remove(prefix);
        added.computeIfAbsent(end, id -> new TreeSet<>()).add(prefix);
    }

    List<Prefix> overCircuit(ArmId circuit) {
        return now(circuit, advertised.overCircuit(circuit));
    }

    List<Prefix> throughTunnel(ArmId localGateway) {
        return now(localGateway, advertised.throughTunnel(localGateway));
    }

    private List<Prefix> now(ArmId end, List<Prefix> atFirst) {
        List<Prefix> prefixes = new ArrayList<>(atFirst);
        prefixes.removeAll(withdrawn.getOrDefault(end, Set.of()));
        added.getOrDefault(end, Set.of()).stream()
                .filter(each -> !prefixes.contains(each))
                .forEach(prefixes::add);
        return prefixes;
    }
}
