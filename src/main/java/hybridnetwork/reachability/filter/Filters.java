package hybridnetwork.reachability.filter;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.ServiceTag;
import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.SecurityGroup;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.Subnet.Exempt;
import hybridnetwork.reachability.model.Subnet.InterfaceGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The groups that judge the packets of each subnet, each made ready when it is first asked. */
public final class Filters {
    private final Snapshot snapshot;
    private final TagReader reader;
    private final UnaryOperator<SecurityRule> known;
    private final IdentityHashMap<RouteTable, Addresses.Book> books = new IdentityHashMap<>();
    private final IdentityHashMap<TagReader.Common, Addresses.Book> common = new IdentityHashMap<>();
    private final Map<Shared, Addresses.Book> byTags = new HashMap<>();
    private final IdentityHashMap<Addresses.Book, IdentityHashMap<SecurityGroup, Filter>> inbound =
            new IdentityHashMap<>();
    private final IdentityHashMap<Addresses.Book, IdentityHashMap<SecurityGroup, Filter>> outbound =
            new IdentityHashMap<>();
    private final IdentityHashMap<RouteTable, Tags> allTags = new IdentityHashMap<>();
    private final Map<Integer, List<Gate>> subnetInbound = new HashMap<>();
    private final Map<Integer, List<Gate>> subnetOutbound = new HashMap<>();
    private final Map<Integer, Gate> byRules = new HashMap<>();

    /** What makes the tags mean the same: a book of what is so outside the networks, and what is so inside. */
    private record Shared(Addresses.Book common, Tags inNetworks) {}

    /** @param offered what the gateways in each network learn in the healthy network */
    public Filters(Snapshot snapshot, Map<Integer, Set<Prefix>> offered) {
        this(snapshot, new TagReader(snapshot, offered), rule -> rule);
    }

    private Filters(Snapshot snapshot, TagReader reader, UnaryOperator<SecurityRule> known) {
        this.snapshot = snapshot;
        this.reader = reader;
        this.known = known;
    }

    /**
     * What judges packets of which it is known that a service tag holds their address where that is the internet's.
     *
     * @param from of the source
     * @param to of the destination
     */
    public Filters where(Optional<ServiceTag> from, Optional<ServiceTag> to) {
        PrefixSet internet = snapshot.internet();
        return new Filters(snapshot, reader, rule -> rule.where(from, to, internet));
    }

    /** What judges packets of which it is known that these service tags, and no others, hold their public address. */
    Filters holding(List<ServiceTag> held) {
        PrefixSet internet = snapshot.internet();
        return new Filters(snapshot, reader, rule -> rule.holding(held, internet));
    }

    /**
     * Hosts that the same groups judge, in the order in which they do.
     *
     * @param gates empty where nothing filters
     */
    public record Guarded(PrefixSet hosts, List<Gate> gates) {}

    /** What judges packets to hosts of a subnet. */
    public List<Guarded> inbound(Subnet subnet, PrefixSet hosts) {
        return guarded(subnet, hosts, true);
    }

    /** What judges packets from hosts of a subnet. */
    public List<Guarded> outbound(Subnet subnet, PrefixSet hosts) {
        return guarded(subnet, hosts, false);
    }

    /** What judges packets of others at an interface that forwards, on their way in or out again. */
    public List<Gate> passing(Subnet subnet, Optional<SecurityGroup> own, boolean in) {
        List<Gate> gates = new ArrayList<>(ofSubnet(subnet, in));
        own.filter(group -> !subnet.isAzures())
                .ifPresent(group ->
                        gates.add(in ? gates.size() : 0, gate("an interface in " + subnet, subnet, group, in, true)));
        return gates;
    }

    private List<Guarded> guarded(Subnet subnet, PrefixSet hosts, boolean in) {
        if (hosts.isEmpty()) {
            return List.of();
        }
        List<Guarded> parts = List.of(new Guarded(hosts, ofSubnet(subnet, in)));
        if (subnet.isAzures()) {
            return parts;
        }
        for (InterfaceGroup own : subnet.interfaces()) {
            List<Guarded> next = new ArrayList<>();
            for (Guarded part : parts) {
                PrefixSet with = part.hosts().intersect(own.hosts());
                PrefixSet without = part.hosts().subtract(own.hosts());
                if (!without.isEmpty()) {
                    next.add(new Guarded(without, part.gates()));
                }
                if (!with.isEmpty()) {
                    List<Gate> gates = new ArrayList<>(part.gates());
                    Gate gate = gate("an interface in " + subnet, subnet, own.group(), in, own.certain());
                    gates.add(in ? gates.size() : 0, gate);
                    next.add(new Guarded(with, gates));
                }
            }
            parts = next;
        }
        for (Exempt exempt : subnet.exempt()) {
            List<Guarded> next = new ArrayList<>();
            for (Guarded part : parts) {
                PrefixSet with = part.hosts().intersect(exempt.hosts());
                PrefixSet without = part.hosts().subtract(exempt.hosts());
                if (!without.isEmpty()) {
                    next.add(new Guarded(without, part.gates()));
                }
                if (!with.isEmpty()) {
                    next.add(new Guarded(
                            with,
                            exempt.certain()
                                    ? List.of()
                                    : part.gates().stream().map(Gate::perhaps).toList()));
                }
            }
            parts = next;
        }
        return parts;
    }

    private List<Gate> ofSubnet(Subnet subnet, boolean in) {
        if (subnet.isAzures()) {
            return List.of();
        }
        return (in ? subnetInbound : subnetOutbound)
                .computeIfAbsent(
                        subnet.index(),
                        index -> subnet.group()
                                .map(group -> List.of(gate(subnet.toString(), subnet, group, in, true)))
                                .orElse(List.of()));
    }

    private Gate gate(String at, Subnet subnet, SecurityGroup group, boolean in, boolean certain) {
        Addresses.Book book = book(subnet.routes());
        Filter filter = (in ? inbound : outbound)
                .computeIfAbsent(book, b -> new IdentityHashMap<>())
                .computeIfAbsent(
                        group,
                        g -> new Filter(
                                (in ? g.inbound() : g.outbound())
                                        .stream().map(known).toList(),
                                book));
        return new Gate(at, in ? "inbound" : "outbound", group.toString(), filter, certain);
    }

    /** The rules of an appliance, where they can be read. */
    public Optional<Gate> rules(Appliance appliance) {
        return appliance
                .rules()
                .map(rules -> byRules.computeIfAbsent(appliance.index(), index -> {
                    RouteTable table = snapshot.subnets()
                            .get(appliance.posts().get(0).subnet())
                            .routes();
                    Filter filter = new Filter(rules.stream().map(known).toList(), book(table));
                    return new Gate(appliance.title(), "", "the policy of firewall " + appliance.name(), filter, true);
                }));
    }

    /** Subnets at which the tags mean the same share what is known of the addresses. */
    private Addresses.Book book(RouteTable table) {
        return books.computeIfAbsent(table, t -> {
            Addresses.Book outside =
                    common.computeIfAbsent(reader.common(t), shared -> new Addresses.Book(shared.all()));
            return byTags.computeIfAbsent(
                    new Shared(outside, reader.inNetworks(t)),
                    shared -> new Addresses.Book(shared.common(), reader.spaces(), shared.inNetworks()));
        });
    }

    /** What the tags mean at the subnets of a route table. */
    public Tags tags(RouteTable table) {
        return allTags.computeIfAbsent(table, reader::tags);
    }
}
