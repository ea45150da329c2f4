package hybridnetwork.reachability.filter;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Certainty;
import hybridnetwork.reachability.Network;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.SecurityGroup;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.model.Service;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The filters of all subnets, each made when it is first asked. */
public final class Filters {
    /** What keeps an {@code allow} from holding. */
    public static final Set<Access> NOT_ALLOWED = EnumSet.of(Access.DENY, Access.UNKNOWN);

    /** What keeps a {@code deny} from holding. */
    public static final Set<Access> NOT_DENIED = EnumSet.of(Access.ALLOW, Access.UNKNOWN);

    private static final Set<Access> DENIED = EnumSet.of(Access.DENY);
    private static final Set<Access> ALLOWED = EnumSet.of(Access.ALLOW);

    private final Network network;
    private final Addresses.Book book;
    private final IdentityHashMap<SecurityGroup, Filter> inbound = new IdentityHashMap<>();
    private final IdentityHashMap<SecurityGroup, Filter> outbound = new IdentityHashMap<>();

    public Filters(Network network) {
        this.network = network;
        this.book = new Addresses.Book(network.tags());
    }

    /** What filters the packets that come to a subnet; empty when nothing does. */
    public Optional<Filter> inbound(int subnet) {
        return network.subnets()
                .get(subnet)
                .group()
                .map(group -> inbound.computeIfAbsent(group, g -> filter(g.inbound())));
    }

    /** What filters the packets that leave a subnet; empty when nothing does. */
    public Optional<Filter> outbound(int subnet) {
        return network.subnets()
                .get(subnet)
                .group()
                .map(group -> outbound.computeIfAbsent(group, g -> filter(g.outbound())));
    }

    /** While it is not known what the tags hold, what they leave out may be in them, and the other way round. */
    private Filter filter(List<SecurityRule> rules) {
        List<SecurityRule> known = network.knowsTags()
                ? rules
                : rules.stream().flatMap(SecurityRule::withDoubtfulTags).toList();
        return new Filter(known, network.tags(), book);
    }

    /** The packets that a filter does not certainly deny; all of them where there is no filter. */
    public static List<Region> passing(Optional<Filter> filter, PrefixSet from, PrefixSet to, Service service) {
        return passing(filter, from, to, service, Certainty.POSSIBLE);
    }

    /** The packets that pass a filter, certainly or possibly; all of them where there is no filter. */
    public static List<Region> passing(
            Optional<Filter> filter, PrefixSet from, PrefixSet to, Service service, Certainty certainty) {
        if (from.isEmpty() || to.isEmpty()) {
            return List.of();
        }
        Set<Access> wanted = certainty == Certainty.CERTAIN ? ALLOWED : NOT_DENIED;
        return filter.map(f -> f.regions(f.question(from, to, service), wanted))
                .orElseGet(() -> List.of(new Region(from, to, service)));
    }

    /** The lowest packet that a filter refuses, certainly or possibly. */
    public static Optional<Packet> lowestRefused(
            Optional<Filter> filter, PrefixSet from, PrefixSet to, Service service, Certainty certainty) {
        return lowestRefused(filter, from, to, service, certainty, packet -> packet);
    }

    /** @param as what the packet that the filter sees is compared as */
    public static Optional<Packet> lowestRefused(
            Optional<Filter> filter,
            PrefixSet from,
            PrefixSet to,
            Service service,
            Certainty certainty,
            UnaryOperator<Packet> as) {
        Set<Access> wanted = certainty == Certainty.CERTAIN ? DENIED : NOT_ALLOWED;
        return from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : filter.flatMap(f -> f.lowest(f.question(from, to, service), wanted, as));
    }
}
