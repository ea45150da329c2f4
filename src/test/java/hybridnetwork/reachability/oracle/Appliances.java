package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Ends.Place;
import hybridnetwork.reachability.oracle.World.Balancer;
import hybridnetwork.reachability.oracle.World.Balancing;
import hybridnetwork.reachability.oracle.World.Frontend;
import hybridnetwork.reachability.oracle.World.Hop;
import hybridnetwork.reachability.oracle.World.Interface;
import hybridnetwork.reachability.oracle.World.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Section 8, paragraph 1: the appliances, and what the address of a next hop stands for. */
final class Appliances {
    /** Where packets come in and go out: an interface, or a firewall's address. */
    record Point(long address, Place place) {}

    /**
     * An appliance.
     *
     * @param firewall null for what is no Azure Firewall
     * @param balanced the rule that hands packets to its points; null without a balancer
     */
    record Appliance(
            String name,
            @Nullable Firewall firewall,
            @Nullable Balancer balancer,
            @Nullable Balancing balanced,
            List<Point> points) {
        /** Paragraph 4: whether nobody can read its rules. */
        boolean isTakenAtItsWord() {
            return firewall == null;
        }

        /** A name is unique among appliances. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Appliance that && that.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    private final World world;
    private final Map<Long, Appliance> byAddress = new HashMap<>();

    /** Interfaces that do not forward: Azure drops what is not for them. */
    private final Set<Long> hosts = new HashSet<>();

    Appliances(World world) {
        this.world = world;
        for (Interface nic : world.interfaces) {
            long address = Block.address(nic.address());
            if (world.forwarding.contains(nic.name())) {
                byAddress.put(
                        address, new Appliance(nic.name(), null, null, null, List.of(new Point(address, place(nic)))));
            } else {
                hosts.add(address);
            }
        }
        for (Balancer balancer : world.balancers) {
            for (Frontend frontend : balancer.frontends()) {
                balanced(balancer, frontend)
                        .ifPresent(it -> byAddress.put(Block.address(Objects.requireNonNull(frontend.address())), it));
            }
        }
        for (Firewall firewall : world.firewalls) {
            long address = Block.address(firewall.address());
            Point point = new Point(address, place(firewall.network(), Firewall.SUBNET));
            byAddress.put(address, new Appliance(firewall.name(), firewall, null, null, List.of(point)));
        }
    }

    private Place place(Interface nic) {
        int slash = nic.subnet().indexOf('/');
        return place(nic.subnet().substring(0, slash), nic.subnet().substring(slash + 1));
    }

    private Place place(String network, String subnet) {
        Network there = world.network(network);
        return new Place(
                there,
                there.subnets().stream()
                        .filter(it -> it.name().equals(subnet))
                        .findFirst()
                        .orElseThrow());
    }

    /** An internal frontend with HA ports before interfaces that forward. */
    private Optional<Appliance> balanced(Balancer balancer, Frontend frontend) {
        Optional<Balancing> rule = balancer.rules().stream()
                .filter(it -> it.frontend().equals(frontend.name()) && Balancers.isHaPorts(it) && it.pool() != null)
                .findFirst();
        if (frontend.address() == null || rule.isEmpty()) {
            return Optional.empty();
        }
        List<Point> points = new ArrayList<>();
        for (long member : members(balancer, Objects.requireNonNull(rule.get().pool()))) {
            Appliance forwarder = byAddress.get(member);
            if (forwarder == null) {
                return Optional.empty();
            }
            points.addAll(forwarder.points());
        }
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(new Appliance(balancer.name(), null, balancer, rule.get(), points));
    }

    private Set<Long> members(Balancer balancer, String pool) {
        TreeSet<Long> members = new TreeSet<>();
        balancer.pools().stream()
                .filter(it -> it.name().equals(pool))
                .forEach(it -> it.addresses().forEach(address -> members.add(Block.address(address))));
        world.interfaces.stream()
                .filter(nic -> nic.pools().contains(balancer.name() + "/" + pool))
                .forEach(nic -> members.add(Block.address(nic.address())));
        return members;
    }

    Optional<Appliance> at(long address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    boolean isHost(long address) {
        return hosts.contains(address);
    }

    /** The firewalls, and what a user route of a table leads to in its own network or a peered one; for section 13, by name. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        world.firewalls.forEach(it -> names.add(it.name()));
        Peerings peerings = new Peerings(world);
        for (Network network : world.networks) {
            List<Network> near = Stream.concat(Stream.of(network), peerings.neighbours(network).stream())
                    .toList();
            network.subnets().stream()
                    .map(subnet -> world.table(subnet.table()))
                    .filter(Objects::nonNull)
                    .flatMap(table -> table.routes().stream())
                    .filter(route -> route.hop() == Hop.VirtualAppliance)
                    .map(route -> Block.address(Objects.requireNonNull(route.address())))
                    .filter(hop -> world.networkOf(hop).filter(near::contains).isPresent())
                    .flatMap(hop -> at(hop).stream())
                    .forEach(it -> names.add(it.name()));
        }
        return names;
    }
}
