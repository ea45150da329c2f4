package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Ends.Front;
import hybridnetwork.reachability.oracle.Packet.Protocol;
import hybridnetwork.reachability.oracle.World.Balancer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Section 9: whom a balancer hands packets to. */
final class Balancers {
    /**
     * A member of a pool.
     *
     * @param assumed whether nobody joined the pool yet
     */
    record Member(long address, boolean assumed) {}

    private final World world;
    private final Ends ends;
    private final Groups groups;
    private final Map<String, List<Member>> members = new HashMap<>();

    Balancers(World world, Ends ends, Groups groups) {
        this.world = world;
        this.ends = ends;
        this.groups = groups;
    }

    /** Paragraphs 1 and 5: the rule for a packet to a frontend. */
    static Optional<World.Balancing> rule(Front front, Packet packet) {
        return front.balancer().rules().stream()
                .filter(rule -> rule.frontend().equals(front.frontend().name()))
                .filter(rule -> takes(rule.protocol(), packet.protocol()))
                .filter(rule -> isHaPorts(rule) || rule.frontendPort() == packet.destinationPort())
                .findFirst();
    }

    static boolean isHaPorts(World.Balancing rule) {
        return rule.protocol().equals("All") && rule.frontendPort() == 0;
    }

    static boolean takes(String ruled, Protocol protocol) {
        return protocol.hasPorts() && (ruled.equals("All") || ruled.equals(protocol.name()));
    }

    /** Paragraph 2: the members of a pool, by address; a rule that names no pool hands on nothing. */
    List<Member> members(Balancer balancer, @Nullable String pool) {
        return pool == null
                ? List.of()
                : members.computeIfAbsent(balancer.name() + "/" + pool, any -> readMembers(balancer, pool));
    }

    /** Paragraph 2: whom a rule hands packets to; where nobody joined, the hosts of its own frontend's subnet. */
    List<Member> members(Balancer balancer, World.Balancing rule) {
        List<Long> beside = balancer.frontends().stream()
                .filter(frontend -> frontend.name().equals(rule.frontend()) && frontend.subnet() != null)
                .flatMap(frontend -> ends.hostsOf(frontend.subnet()).stream())
                .toList();
        return members(balancer, rule.pool()).stream()
                .filter(member -> !member.assumed() || beside.contains(member.address()))
                .toList();
    }

    private List<Member> readMembers(Balancer balancer, String pool) {
        Set<Long> joined = joined(balancer, pool);
        if (!joined.isEmpty()) {
            return joined.stream().map(address -> new Member(address, false)).toList();
        }
        TreeSet<Long> assumed = new TreeSet<>();
        balancer.rules().stream()
                .filter(rule -> pool.equals(rule.pool()))
                .flatMap(rule -> balancer.frontends().stream()
                        .filter(frontend -> frontend.name().equals(rule.frontend())))
                .filter(frontend -> frontend.subnet() != null)
                .forEach(frontend -> assumed.addAll(ends.hostsOf(frontend.subnet())));
        return assumed.stream().map(address -> new Member(address, true)).toList();
    }

    private Set<Long> joined(Balancer balancer, String pool) {
        TreeSet<Long> joined = new TreeSet<>();
        balancer.pools().stream()
                .filter(it -> it.name().equals(pool))
                .forEach(it -> it.addresses().forEach(address -> joined.add(Block.address(address))));
        world.interfaces.stream()
                .filter(nic -> nic.pools().contains(balancer.name() + "/" + pool))
                .forEach(nic -> joined.add(Block.address(nic.address())));
        return joined;
    }

    boolean isMember(Balancer balancer, @Nullable String pool, long address, boolean assumed) {
        return members(balancer, pool).contains(new Member(address, assumed));
    }

    /** Paragraph 3: whether Azure's probe of a rule reaches a member, by the groups there. */
    boolean takesTraffic(Doubts doubts, Balancer balancer, World.Balancing rule, long member) {
        Optional<World.Probe> probe = balancer.probes().stream()
                .filter(it -> it.name().equals(rule.probe()))
                .findFirst();
        Optional<Ends.Place> place = ends.host(member);
        if (probe.isEmpty() || place.isEmpty()) {
            return true;
        }
        Packet packet =
                new Packet(Groups.AZURE, member, Protocol.Tcp, 1024, probe.get().port());
        return groups.letIn(doubts, place.get().network(), place.get().subnet(), packet);
    }

    /** Paragraph 5. */
    static boolean isUnknown(Balancer balancer) {
        return balancer.rules().stream().anyMatch(World.Balancing::floatingIp);
    }

    /** Section 7, paragraph 5: the public balancers that hand this packet to its destination. */
    List<Balancer> publicWays(Doubts doubts, Packet packet) {
        List<Balancer> ways = new ArrayList<>();
        for (Balancer balancer : world.balancers) {
            for (World.Balancing rule : balancer.rules()) {
                boolean published = isPublic(balancer)
                        && takes(rule.protocol(), packet.protocol())
                        && rule.backendPort() == packet.destinationPort()
                        && isMember(balancer, rule.pool(), packet.destination(), false);
                if (published && takesTraffic(doubts, balancer, rule, packet.destination())) {
                    ways.add(balancer);
                }
            }
        }
        return ways;
    }

    static boolean isPublic(Balancer balancer) {
        return balancer.frontends().stream().anyMatch(frontend -> frontend.subnet() == null);
    }
}
