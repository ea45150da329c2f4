package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.BalancingRule.Members;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reads the pools of one load balancer: which hosts have joined, and which may. */
final class PoolReader {
    private final Inventory inventory;
    private final Notes notes;
    private final Resource balancer;
    private final List<Subnet> subnets;
    private final Interfaces interfaces;
    private final Scope scope;
    private boolean membersOpen;

    PoolReader(Inventory inventory, Notes notes, Resource balancer, List<Subnet> subnets, Interfaces interfaces) {
        this.inventory = inventory;
        this.notes = notes;
        this.balancer = balancer;
        this.subnets = subnets;
        this.interfaces = interfaces;
        this.scope = new Scope.Balancer(balancer.name());
    }

    /** The members of the pools that a rule names; of a pool that nobody has joined the hosts that may. */
    List<Members> members(Bag rule, Optional<Subnet> subnet) {
        boolean none = rule.bag("backendAddressPool")
                        .map(pool -> pool.values().isEmpty())
                        .orElse(true)
                && !rule.isOpaque("backendAddressPool")
                && !rule.mayHave("backendAddressPools");
        String name = BalancerReader.name(rule);
        if (none) {
            notes.notUnderstood(
                    balancer,
                    "rule " + name + " names no backend pool and hands on nothing",
                    Scope.nothing("what it takes is lost"));
            return List.of();
        }
        List<Members> joined = joined(poolsOf(rule, name));
        if (!joined.isEmpty()) {
            return joined;
        }
        notes.add(Finding.advice(
                        "pool-assumed",
                        "nothing has joined the pool of rule " + name + " of " + balancer
                                + " yet; its members are taken to be "
                                + subnet.map(it -> "the hosts of " + it).orElse("hosts of any subnet"))
                .about(balancer.subject("rules", name)));
        return subnet
                .map(List::of)
                .orElseGet(() -> subnets.stream().filter(it -> !it.isAzures()).toList())
                .stream()
                .map(it -> new Members(OptionalInt.of(it.index()), it.hosts(), false))
                .toList();
    }

    /** The pools that a rule names; one that is not known is the only one, or any. */
    private Map<String, Bag> poolsOf(Bag rule, String name) {
        List<String> ids = new ArrayList<>();
        rule.bag("backendAddressPool").flatMap(pool -> pool.text("id")).ifPresent(ids::add);
        rule.bags("backendAddressPools").forEach(pool -> pool.text("id").ifPresent(ids::add));
        boolean open = rule.isReferenceOpaque("backendAddressPool")
                || rule.isOpaque("backendAddressPools")
                || rule.bags("backendAddressPools").stream().anyMatch(pool -> pool.isOpaque("id"));
        List<String> names = ids.stream().map(ArmId::name).toList();
        Map<String, Bag> pools = pools();
        Map<String, Bag> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        pools.forEach((pool, bag) -> {
            if ((open && names.isEmpty()) || names.stream().anyMatch(pool::equalsIgnoreCase)) {
                named.put(pool, bag);
            }
        });
        // A pool that is not among the resources can still be one that interfaces name.
        names.forEach(pool -> named.putIfAbsent(pool, Bag.EMPTY));
        if (open && named.size() != 1) {
            notes.unknown(balancer, "the backend pool of rule " + name, "its members are taken from every pool", scope);
            leaveMembersOpen();
        }
        return named;
    }

    private List<Members> joined(Map<String, Bag> pools) {
        List<Members> members = new ArrayList<>();
        List<PrefixSet> explicit = new ArrayList<>();
        pools.forEach((pool, bag) -> {
            explicit.add(addresses(bag));
            for (Interfaces.Card card : interfaces.members(balancer, pool)) {
                explicit.add(card.hosts());
            }
            noteOthers(pool, bag);
        });
        PrefixSet rest = PrefixSet.unionOf(explicit);
        for (Subnet subnet : subnets) {
            PrefixSet inside = rest.intersect(subnet.hosts());
            if (!inside.isEmpty()) {
                members.add(new Members(OptionalInt.of(subnet.index()), inside, true));
                rest = rest.subtract(inside);
            }
        }
        if (!rest.isEmpty()) {
            members.add(new Members(OptionalInt.empty(), rest, true));
        }
        return members;
    }

    /** Members that Azure shows and the stack does not have. */
    private void noteOthers(String pool, Bag bag) {
        boolean others = bag.isOpaque("backendIPConfigurations")
                || bag.bags("backendIPConfigurations").stream()
                        .flatMap(configuration -> configuration.text("id").stream())
                        .anyMatch(id -> !interfaces.isOfOne(id));
        if (others) {
            membersOpen = true;
            notes.notUnderstood(
                    balancer, "pool " + pool + " has members that are not among the resources", Scope.EVERY_BALANCER);
        }
    }

    /** By name; a pool that is a resource of its own knows more than its shadow in the balancer's outputs. */
    private Map<String, Bag> pools() {
        Map<String, Bag> pools = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Resource pool : inventory.children(Parentage.BACKEND_POOL, balancer)) {
            pools.put(pool.name(), pool.bag());
        }
        List<String> others = new ArrayList<>();
        for (Bag inline : balancer.bag().bags("backendAddressPools")) {
            if (pools.putIfAbsent(BalancerReader.name(inline), inline) == null) {
                others.add(BalancerReader.name(inline));
            }
        }
        notes.shown(balancer, "backendAddressPools", others);
        return pools;
    }

    /** Any host may be a member: the internet may reach it by a public balancer, and it may leave by one, or not at all. */
    private void leaveMembersOpen() {
        membersOpen = true;
        notes.doubt(balancer, "which hosts join its pools", Scope.EVERY_BALANCER);
        notes.doubt(balancer, "which hosts join its pools", new Scope.Leaving(PrefixSet.ALL, false));
    }

    private PrefixSet addresses(Bag pool) {
        List<PrefixSet> addresses = new ArrayList<>();
        if (pool.isOpaque("loadBalancerBackendAddresses")) {
            notes.unknown(
                    balancer,
                    "the addresses of a backend pool",
                    "they are left out of the proof",
                    Scope.EVERY_BALANCER);
            leaveMembersOpen();
        }
        for (Bag address : pool.bags("loadBalancerBackendAddresses")) {
            if (address.isOpaque("ipAddress")) {
                notes.unknown(
                        balancer, "an address of a backend pool", "it is left out of the proof", Scope.EVERY_BALANCER);
                leaveMembersOpen();
            }
            String admin = address.text("adminState").orElse("");
            if (address.isOpaque("adminState") || admin.equalsIgnoreCase("Down") || admin.equalsIgnoreCase("Up")) {
                notes.notUnderstood(
                        balancer, "an adminState decides past the probe whether a member takes traffic", scope);
            }
            address.text("ipAddress").flatMap(Ipv4::tryParse).map(PrefixSet::of).ifPresent(addresses::add);
        }
        return PrefixSet.unionOf(addresses);
    }

    /** The members of all pools, where any has joined. */
    PrefixSet hosts() {
        return PrefixSet.unionOf(joined(pools()).stream().map(Members::hosts).toList());
    }

    /** Whether a host that is in none of what was read may be a member all the same. */
    boolean mayHaveOthers() {
        return membersOpen;
    }

    /** The members of some pools, where any has joined. */
    PrefixSet hostsOf(Bag rule) {
        return PrefixSet.unionOf(joined(poolsOf(rule, BalancerReader.name(rule))).stream()
                .map(Members::hosts)
                .toList());
    }
}
