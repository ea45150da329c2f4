package hybridnetwork.net;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Address ranges with a meaning of their own, and addresses as Azure's properties spell them. */
public final class Space {
    /** RFC 1918 and the shared space 100.64.0.0/10: without a route, Azure drops what goes there. */
    public static final List<Prefix> PRIVATE = List.of(
            Prefix.parse("10.0.0.0/8"),
            Prefix.parse("172.16.0.0/12"),
            Prefix.parse("192.168.0.0/16"),
            Prefix.parse("100.64.0.0/10"));

    public static final PrefixSet PRIVATE_SET = PrefixSet.of(PRIVATE);

    /** Private space without the shared one. */
    public static final PrefixSet RFC_1918 = PrefixSet.of(PRIVATE.subList(0, 3));

    /** Where Azure's platform and the load balancer's probes come from. */
    public static final Ipv4 PLATFORM = Ipv4.parse("168.63.129.16");

    /** Besides private space, what is no public host's. */
    private static final PrefixSet NO_INTERNET = PrefixSet.of(
            Prefix.of(PLATFORM),
            Prefix.parse("0.0.0.0/8"),
            Prefix.parse("127.0.0.0/8"),
            Prefix.parse("169.254.0.0/16"),
            Prefix.parse("224.0.0.0/3"));

    /** What is nobody's public address, whatever networks there are. */
    public static final PrefixSet NOT_PUBLIC = PRIVATE_SET.union(NO_INTERNET);

    private static final Set<String> PREFIX_LENGTHS =
            IntStream.rangeClosed(0, 32).mapToObj(Integer::toString).collect(Collectors.toUnmodifiableSet());

    private Space() {}

    /** The internet as a flow's end means it: every public address that is not among a network's own and its sites'. */
    public static PrefixSet internetBeside(PrefixSet own) {
        return own.union(NOT_PUBLIC).complement();
    }

    /** A prefix or a single address, host bits ignored as Azure ignores them; nothing for a tag or an IPv6 prefix. */
    public static Optional<Prefix> prefix(String text) {
        int slash = text.indexOf('/');
        Optional<Ipv4> address = Ipv4.tryParse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty() || slash < 0) {
            return address.map(Prefix::of);
        }
        return length(text.substring(slash + 1))
                .map(length -> new Prefix(address.get().mask(length), length));
    }

    private static Optional<Integer> length(String text) {
        return PREFIX_LENGTHS.contains(text) ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
