package hybridnetwork.topology;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.StackConfig;
import hybridnetwork.testing.Seeds;
import hybridnetwork.topology.RuleEvaluator.Packet;
import hybridnetwork.topology.SecurityRule.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the groups let through is exactly what some intent allows, on random intents and the packets at every boundary. */
class TrafficPolicyPropertiesTest {
    @Test
    void letThroughExactlyTheUnionOfTheIntents() {
        Seeds.forAll(60, random -> {
            TrafficWorld world = TrafficWorld.random(random);
            StackConfig stack = world.stack();
            TrafficWorld.SUBNETS.forEach((subnet, prefix) -> {
                var group = new RuleEvaluator(TrafficWorld.rules(stack, subnet));
                for (int i = 0; i < 40; i++) {
                    long host = some(random, address -> RuleEvaluator.inPrefix(prefix, address));
                    long other = some(random, address -> true);
                    for (Packet in : packets(random, other, host)) {
                        check(
                                world,
                                subnet,
                                in,
                                group.lets(in, Direction.Inbound, TrafficWorld::isInternet),
                                world.wantsIn(subnet, in));
                    }
                    for (Packet out : packets(random, host, other)) {
                        check(
                                world,
                                subnet,
                                out,
                                group.lets(out, Direction.Outbound, TrafficWorld::isInternet),
                                world.wantsOut(out));
                    }
                }
            });
        });
    }

    private static void check(TrafficWorld world, String subnet, Packet packet, boolean passes, boolean wanted) {
        if (passes != wanted) {
            throw new AssertionError("%s at %s %s although %s of %s"
                    .formatted(
                            packet,
                            subnet,
                            passes ? "passes" : "is stopped",
                            wanted ? "an intent wants it" : "no intent wants it",
                            world));
        }
    }

    private static long some(Random random, Predicate<Long> condition) {
        List<Long> candidates =
                TrafficWorld.BOUNDARIES.stream().filter(condition).toList();
        return candidates.get(random.nextInt(candidates.size()));
    }

    private static List<Packet> packets(Random random, long from, long to) {
        List<Packet> packets = new ArrayList<>(List.of(
                new Packet(from, to, "Icmp", -1),
                new Packet(from, to, "Esp", -1),
                new Packet(from, to, "Tcp", random.nextInt(65536)),
                new Packet(from, to, "Udp", random.nextInt(65536))));
        for (int port : TrafficWorld.PORTS) {
            packets.add(new Packet(from, to, random.nextBoolean() ? "Tcp" : "Udp", port - 1 + random.nextInt(3)));
        }
        return packets;
    }

    @Test
    void keepAzuresLimits() {
        Seeds.forAll(40, random -> {
            StackConfig stack = TrafficWorld.random(random).stack();
            TrafficWorld.SUBNETS.keySet().forEach(subnet -> {
                List<SecurityRule> rules = TrafficWorld.rules(stack, subnet);
                assertThat(rules).hasSizeLessThanOrEqualTo(1000);
                assertThat(rules).allSatisfy(rule -> assertThat(rule.priority()).isBetween(100, 4096));
                assertThat(rules)
                        .extracting(rule -> rule.direction() + " " + rule.priority())
                        .doesNotHaveDuplicates();
                assertThat(rules).extracting(SecurityRule::name).doesNotHaveDuplicates();
                assertThat(rules)
                        .allSatisfy(rule -> assertThat(List.of(rule.sources(), rule.destinations(), rule.ports()))
                                .noneMatch(List::isEmpty));
            });
        });
    }
}
