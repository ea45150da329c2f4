package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Sequence;
import hybridnetwork.net.Ipv4;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The link-local BGP addresses of the VPN gateway's instances ({@code apipa}). A connection names one of each instance.
 *
 * @param byInstance of the first instance, then of the second; a standby instance takes over the first one's
 * @param inTurn how many instances a plain list is dealt to in turn; 0 where the stack names the instances
 */
public record Apipa(List<List<Ipv4>> byInstance, int inTurn) {
    public static final Apipa NONE = new Apipa(List.of(List.of(), List.of()), 0);

    public Apipa {
        byInstance = byInstance.stream().map(List::copyOf).toList();
    }

    public boolean isEmpty() {
        return all().isEmpty();
    }

    public List<Ipv4> all() {
        return byInstance.stream().flatMap(List::stream).toList();
    }

    /** Where an address stands, below the key. */
    public ConfigPath path(ConfigPath key, int instance, int index) {
        return inTurn > 0
                ? key.index(index * inTurn + instance)
                : key.key("instance-" + instance).index(index);
    }

    /**
     * The address of each instance that a connection to a peer names: the one on the peer's own link or else the nearest, so
     * that a peer on 169.254.21.1 gets 169.254.21.2 rather than 169.254.22.2.
     */
    public SortedMap<Integer, Ipv4> facing(Ipv4 peer) {
        SortedMap<Integer, Ipv4> facing = new TreeMap<>();
        for (int instance = 0; instance < byInstance.size(); instance++) {
            Optional<Ipv4> nearest = byInstance.get(instance).stream()
                    .min(Comparator.<Ipv4>comparingInt(address -> -sharedBits(address, peer))
                            .thenComparingLong(address -> Math.abs((address.number() & 0xff) - (peer.number() & 0xff)))
                            .thenComparing(Ipv4::number));
            int of = instance;
            nearest.ifPresent(address -> facing.put(of, address));
        }
        return facing;
    }

    private static int sharedBits(Ipv4 one, Ipv4 other) {
        return Long.numberOfLeadingZeros(one.number() ^ other.number());
    }

    /** What a stack says, before it is known how many instances carry tunnels. */
    record Said(List<Ipv4> list, Optional<Apipa> named) {
        static final Said NOTHING = new Said(List.of(), Optional.of(NONE));

        Apipa of(int instances) {
            return named.orElseGet(() -> {
                List<List<Ipv4>> dealt = List.of(new ArrayList<>(), new ArrayList<>());
                for (int i = 0; i < list.size(); i++) {
                    dealt.get(i % instances).add(list.get(i));
                }
                return new Apipa(dealt, instances);
            });
        }

        /** A map from instances to lists, or a list that the instances get in turn. */
        static Reading<Said> reading() {
            Reading<List<Ipv4>> addresses = Composites.list(Scalars.address("apipa"), true);
            Reading<Said> named = MapReader.map(map -> {
                var first = map.defaulted("instance-0", addresses, List.of());
                var second = map.defaulted("instance-1", addresses, List.of());
                return map.build(() ->
                        new Said(List.of(), Optional.of(new Apipa(List.of(first.get(), second.get()), 0))));
            });
            return (node, path, problems) -> node instanceof Sequence
                    ? addresses.read(node, path, problems).map(list -> new Said(list, Optional.empty()))
                    : named.read(node, path, problems);
        }
    }
}
