package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortSet;
import hybridnetwork.reachability.BruteForce.Pkt;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.filter.Passage;
import hybridnetwork.reachability.filter.Passage.Direction;
import hybridnetwork.reachability.filter.PolicyDifference;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.testing.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The difference of two networks' security groups against a model that asks both about every packet of a small world. */
class PolicyDifferencePropertiesTest {
    @Test
    void everyPacketThatIsLetThroughOtherwiseIsToldAndNoOther() {
        Seeds.forAll(8, random -> {
            long seed = random.nextLong();
            World before = new RandomWorld(new Random(seed)).make();
            World after = new RandomWorld(new Random(seed)).make();
            change(after, new RandomWorld(new Random(random.nextLong())).make(), random);

            PolicyDifference difference =
                    PolicyDifference.between(before.resources(), after.resources(), after.inputs());

            for (Direction direction : Direction.values()) {
                for (Pkt packet : packets()) {
                    boolean then = passes(before, direction, packet);
                    boolean now = passes(after, direction, packet);
                    // Not an assertion for each: there are a hundred thousand.
                    if (tells(difference.opened(), direction, packet) != (now && !then)
                            || tells(difference.closed(), direction, packet) != (then && !now)) {
                        fail(direction + " " + packet + ": passed " + then + ", passes " + now + "; " + difference);
                    }
                }
            }
        });
    }

    @Test
    void nothingDiffersFromItself() {
        Seeds.forAll(8, random -> {
            World world = new RandomWorld(random).make();
            assertThat(PolicyDifference.between(world.resources(), world.resources(), world.inputs()))
                    .isEqualTo(new PolicyDifference(List.of(), List.of()));
        });
    }

    /** Gives one subnet or both another world's rules, or takes one away. */
    private static void change(World world, World other, Random random) {
        for (int i = 1; i < world.subnets.size(); i++) {
            SubnetSpec subnet = world.subnets.get(i);
            if (random.nextInt(3) > 0) {
                world.subnets.set(
                        i,
                        new SubnetSpec(
                                subnet.name(),
                                subnet.prefix(),
                                other.subnets.get(i).rules(),
                                subnet.table()));
            }
        }
        if (random.nextInt(4) == 0) {
            SubnetSpec removed = world.subnets.remove(1 + random.nextInt(2));
            world.frontends.removeIf(frontend -> frontend.subnet().equals(removed.name()));
        }
    }

    /** Whether a packet passes the edge of the subnet that its inner end is in; there is no way through where there is none. */
    private static boolean passes(World world, Direction direction, Pkt packet) {
        long inner = direction == Direction.IN ? packet.dst() : packet.src();
        BruteForce model = new BruteForce(world, List.of(), new HashMap<>());
        return world.subnets.stream()
                .filter(subnet -> !subnet.isGateway() && BruteForce.in(inner, subnet.prefix()))
                .anyMatch(subnet -> model.passes(subnet, direction == Direction.IN, packet));
    }

    private static List<Pkt> packets() {
        List<Pkt> packets = new ArrayList<>();
        for (long source : RandomWorld.universe()) {
            for (long destination : RandomWorld.universe()) {
                for (String protocol : BruteForce.PROTOCOLS) {
                    if (protocol.equals("Tcp") || protocol.equals("Udp")) {
                        for (int from : RandomWorld.PORTS) {
                            RandomWorld.PORTS.forEach(
                                    to -> packets.add(new Pkt(source, destination, protocol, from, to)));
                        }
                    } else {
                        packets.add(new Pkt(source, destination, protocol, BruteForce.NO_PORT, BruteForce.NO_PORT));
                    }
                }
            }
        }
        return packets;
    }

    private static boolean tells(List<Passage> passages, Direction direction, Pkt packet) {
        return passages.stream()
                .filter(passage -> passage.direction() == direction)
                .filter(passage -> passage.sources().contains(Ipv4.of(packet.src()))
                        && passage.destinations().contains(Ipv4.of(packet.dst())))
                .flatMap(passage -> passage.services().stream())
                .anyMatch(service -> carries(service, packet));
    }

    private static boolean carries(Service service, Pkt packet) {
        return service.protocols().stream().anyMatch(it -> it.toString().equals(packet.protocol()))
                && has(service.sourcePorts(), packet.sport())
                && has(service.destinationPorts(), packet.dport());
    }

    private static boolean has(PortSet ports, int port) {
        return port == BruteForce.NO_PORT ? ports.isEmpty() : ports.contains(port);
    }
}
