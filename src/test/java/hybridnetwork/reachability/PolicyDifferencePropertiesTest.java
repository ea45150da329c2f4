package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortSet;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.filter.Passage;
import hybridnetwork.reachability.filter.Passage.Direction;
import hybridnetwork.reachability.filter.PolicyDifference;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.testing.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The difference of two versions of security groups against a judge that looks for the first rule by priority: of packets with
 * addresses and ports at every edge of what a rule may say, it tells those that fare otherwise and no others.
 */
class PolicyDifferencePropertiesTest {
    private static final String SPACE = "10.20.0.0/24";
    private static final List<String> SUBNETS = List.of("10.20.0.0/28", "10.20.0.16/28", "10.20.0.64/26");

    private static final List<String> ADDRESSES = List.of(
            "*",
            "*",
            "VirtualNetwork",
            "Internet",
            "AzureLoadBalancer",
            "0.0.0.0/0",
            "10.0.0.0/8",
            SPACE,
            "10.20.0.0/28",
            "10.20.0.4/30",
            "10.20.0.20",
            "10.20.0.16/28,8.8.8.0/24",
            "8.8.8.0/24",
            "100.64.0.0/10");

    private static final List<String> PROTOCOLS = List.of("*", "*", "Tcp", "Tcp", "Udp", "Icmp", "Esp", "Ah");
    private static final List<String> PORTS =
            List.of("*", "*", "0-65535", "443", "80-443", "0", "1024-65535", "22,443");

    /** Both edges of each prefix, inside and outside. */
    private static final List<Long> EDGES = List.of(
                    "0.0.0.0",
                    "8.8.7.255",
                    "8.8.8.0",
                    "8.8.8.255",
                    "10.0.0.0",
                    "10.20.0.0",
                    "10.20.0.3",
                    "10.20.0.4",
                    "10.20.0.7",
                    "10.20.0.8",
                    "10.20.0.15",
                    "10.20.0.16",
                    "10.20.0.20",
                    "10.20.0.64",
                    "10.20.0.128",
                    "10.20.1.0",
                    "10.255.255.255",
                    "11.0.0.0",
                    "100.64.0.0",
                    "168.63.129.16",
                    "192.168.0.0",
                    "255.255.255.255")
            .stream()
            .map(PolicyDifferencePropertiesTest::number)
            .toList();

    private static final List<Integer> SOURCE_PORTS = List.of(0, 443, 1024, 65535);
    private static final List<Integer> DESTINATION_PORTS = List.of(0, 22, 79, 80, 443, 444, 65535);

    /** @param ports source and destination; none for a protocol without ports */
    private record Packet(long source, long destination, String protocol, List<Integer> ports) {
        @Override
        public String toString() {
            return protocol + " " + Ipv4.of(source) + " -> " + Ipv4.of(destination)
                    + (ports.isEmpty() ? "" : " " + ports);
        }
    }

    @Test
    void everyPacketThatIsLetThroughOtherwiseIsToldAndNoOther() {
        Seeds.forAll(24, random -> {
            World before = world(random);
            World after = changed(before, random);

            PolicyDifference difference = Proof.policyDifference(before.resources(), after.resources(), after.inputs());

            for (Direction direction : Direction.values()) {
                for (Packet packet : PACKETS) {
                    boolean then = passes(before, direction, packet);
                    boolean now = passes(after, direction, packet);
                    // Not an assertion for each: there are too many.
                    if (tells(difference.opened(), direction, packet) != (now && !then)
                            || tells(difference.closed(), direction, packet) != (then && !now)) {
                        fail(direction + " " + packet + ": passed " + then + ", passes " + now + "; " + difference
                                + "\n" + before.subnets + "\n" + after.subnets);
                    }
                }
            }
        });
    }

    @Test
    void nothingDiffersFromItself() {
        Seeds.forAll(24, random -> {
            World world = world(random);
            assertThat(Proof.policyDifference(world.resources(), world.resources(), world.inputs()))
                    .isEqualTo(new PolicyDifference(List.of(), List.of()));
        });
    }

    // ---- worlds

    private static World world(Random random) {
        World world = new World();
        world.space = List.of(SPACE);
        world.erGateway = false;
        world.vpnGateway = false;
        for (int i = 0; i < SUBNETS.size(); i++) {
            world.subnets.add(new SubnetSpec("s" + i, SUBNETS.get(i), rules(random), null));
        }
        return world;
    }

    /** The same with another group at some subnets, one rule less or in another place, or a subnet less. */
    private static World changed(World before, Random random) {
        World after = new World();
        after.space = before.space;
        after.erGateway = false;
        after.vpnGateway = false;
        for (SubnetSpec subnet : before.subnets) {
            List<RuleSpec> rules = subnet.rules();
            switch (random.nextInt(6)) {
                case 0 -> after.subnets.add(with(subnet, rules(random)));
                case 1 -> after.subnets.add(with(subnet, without(rules, random)));
                case 2 -> after.subnets.add(with(subnet, moved(rules, random)));
                case 3 -> {
                    if (random.nextBoolean()) {
                        after.subnets.add(subnet);
                    }
                }
                default -> after.subnets.add(subnet);
            }
        }
        return after;
    }

    private static SubnetSpec with(SubnetSpec subnet, @Nullable List<RuleSpec> rules) {
        return new SubnetSpec(subnet.name(), subnet.prefix(), rules, null);
    }

    private static @Nullable List<RuleSpec> rules(Random random) {
        if (random.nextInt(6) == 0) {
            return null;
        }
        List<RuleSpec> rules = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            rules.add(new RuleSpec(
                    "r" + i,
                    random.nextBoolean(),
                    100 + i,
                    random.nextBoolean(),
                    one(ADDRESSES, random),
                    one(ADDRESSES, random),
                    one(PROTOCOLS, random),
                    random.nextInt(4) == 0 ? one(PORTS, random) : "*",
                    one(PORTS, random)));
        }
        return rules;
    }

    private static @Nullable List<RuleSpec> without(@Nullable List<RuleSpec> rules, Random random) {
        if (rules == null || rules.isEmpty()) {
            return rules;
        }
        List<RuleSpec> left = new ArrayList<>(rules);
        left.remove(random.nextInt(left.size()));
        return left;
    }

    /** One rule before all others. */
    private static @Nullable List<RuleSpec> moved(@Nullable List<RuleSpec> rules, Random random) {
        if (rules == null || rules.isEmpty()) {
            return rules;
        }
        List<RuleSpec> moved = new ArrayList<>(rules);
        RuleSpec rule = moved.remove(random.nextInt(moved.size()));
        moved.add(new RuleSpec(
                rule.name(),
                rule.inbound(),
                100,
                rule.allow(),
                rule.source(),
                rule.destination(),
                rule.protocol(),
                rule.sourcePorts(),
                rule.ports()));
        return moved;
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    // ---- the judge

    /** Whether a packet passes the edge of the subnet that its inner end is in; there is no way through where there is none. */
    private static boolean passes(World world, Direction direction, Packet packet) {
        long inner = direction == Direction.IN ? packet.destination() : packet.source();
        return world.subnets.stream()
                .filter(subnet -> isIn(inner, subnet.prefix()))
                .anyMatch(subnet -> subnet.rules() == null || passes(subnet.rules(), direction, packet));
    }

    private static boolean passes(List<RuleSpec> rules, Direction direction, Packet packet) {
        return rules.stream()
                .filter(rule -> rule.inbound() == (direction == Direction.IN) && matches(rule, packet))
                .min(Comparator.comparingInt(RuleSpec::priority))
                .map(RuleSpec::allow)
                .orElseGet(() -> byDefault(direction, packet));
    }

    /** 65000, 65001 and 65500. */
    private static boolean byDefault(Direction direction, Packet packet) {
        boolean inside = isIn(packet.source(), "VirtualNetwork") && isIn(packet.destination(), "VirtualNetwork");
        return inside
                || (direction == Direction.IN
                        ? isIn(packet.source(), "AzureLoadBalancer")
                        : isIn(packet.destination(), "Internet"));
    }

    private static boolean matches(RuleSpec rule, Packet packet) {
        return isIn(packet.source(), rule.source())
                && isIn(packet.destination(), rule.destination())
                && (rule.protocol().equals("*") || rule.protocol().equals(packet.protocol()))
                && hasPort(rule.sourcePorts(), packet, 0)
                && hasPort(rule.ports(), packet, 1);
    }

    private static boolean hasPort(String text, Packet packet, int side) {
        boolean all = text.equals("*") || text.equals("0-65535");
        if (all || packet.ports().isEmpty()) {
            return all;
        }
        int port = packet.ports().get(side);
        return List.of(text.split(",", -1)).stream()
                .map(range -> range.split("-", -1))
                .anyMatch(range ->
                        port >= Integer.parseInt(range[0]) && port <= Integer.parseInt(range[range.length - 1]));
    }

    private static boolean isIn(long address, String text) {
        return switch (text) {
            case "*" -> true;
            case "VirtualNetwork" -> isIn(address, SPACE) || isIn(address, "AzureLoadBalancer");
            case "AzureLoadBalancer" -> address == number("168.63.129.16");
            case "Internet" ->
                !isIn(address, "VirtualNetwork")
                        && !isIn(address, "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10");
            default -> List.of(text.split(",", -1)).stream().anyMatch(prefix -> isInOne(address, prefix));
        };
    }

    private static boolean isInOne(long address, String prefix) {
        String[] parts = prefix.split("/", -1);
        long size = 1L << (32 - (parts.length == 1 ? 32 : Integer.parseInt(parts[1])));
        return address / size == number(parts[0]) / size;
    }

    private static long number(String address) {
        long number = 0;
        for (String octet : address.split("\\.", -1)) {
            number = number * 256 + Integer.parseInt(octet);
        }
        return number;
    }

    // ---- packets

    private static final List<Packet> PACKETS = packets();

    private static List<Packet> packets() {
        List<Packet> packets = new ArrayList<>();
        for (long source : EDGES) {
            for (long destination : EDGES) {
                for (String protocol : List.of("Icmp", "Esp", "Ah", "Other")) {
                    packets.add(new Packet(source, destination, protocol, List.of()));
                }
                for (String protocol : List.of("Tcp", "Udp")) {
                    for (int from : SOURCE_PORTS) {
                        for (int to : DESTINATION_PORTS) {
                            packets.add(new Packet(source, destination, protocol, List.of(from, to)));
                        }
                    }
                }
            }
        }
        return packets;
    }

    private static boolean tells(List<Passage> passages, Direction direction, Packet packet) {
        return passages.stream()
                .filter(passage -> passage.direction() == direction
                        && passage.sources().contains(Ipv4.of(packet.source()))
                        && passage.destinations().contains(Ipv4.of(packet.destination())))
                .flatMap(passage -> passage.services().stream())
                .anyMatch(service -> carries(service, packet));
    }

    private static boolean carries(Service service, Packet packet) {
        return service.protocols().stream().anyMatch(it -> it.toString().equals(packet.protocol()))
                && has(service.sourcePorts(), packet, 0)
                && has(service.destinationPorts(), packet, 1);
    }

    private static boolean has(PortSet ports, Packet packet, int side) {
        return packet.ports().isEmpty()
                ? ports.isEmpty()
                : ports.contains(packet.ports().get(side));
    }
}
