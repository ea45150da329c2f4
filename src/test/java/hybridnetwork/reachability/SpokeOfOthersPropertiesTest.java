package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the owner of a spoke owes is what it takes, and no more: with groups that do just that an intent holds, and without any one of
 * its parts it does not.
 */
class SpokeOfOthersPropertiesTest {
    private static final String SPACE = "172.31.0.0/24";
    private static final String SUBNET = "172.31.0.0/25";
    private static final int CASES = 240;

    private int obliged;
    private int broken;

    @Test
    void whatIsOwedIsWhatItTakes() {
        obliged = 0;
        broken = 0;
        Seeds.forAll(CASES, random -> {
            World world = new RandomWorld(random).make();
            IntentSpec intent = intent(random);
            Worlds.asking(world, intent);
            spoke(world, null);
            world.ofOthers.add("late");
            IntentResult result = healthy(world);
            List<Obligation> owed = result.obligations().stream()
                    .filter(one -> one.appliance().equals("late"))
                    .toList();
            world.ofOthers.clear();
            if (result.verdict() == Verdict.HOLDS) {
                obliged += owed.isEmpty() ? 0 : 1;
                assertThat(guarded(world, intent, owed)).as("with what is owed").isEqualTo(Verdict.HOLDS);
                for (Obligation one : owed) {
                    List<Obligation> rest = new ArrayList<>(owed);
                    rest.remove(one);
                    assertThat(guarded(world, intent, rest))
                            .as("without %s", one)
                            .isNotEqualTo(Verdict.HOLDS);
                }
            } else if (result.verdict() == Verdict.VIOLATED) {
                broken++;
                assertThat(intent.allow())
                        .as("its owner may drop what must not pass")
                        .isTrue();
                spoke(world, null);
                assertThat(healthy(world).verdict()).as("without groups there").isEqualTo(Verdict.VIOLATED);
            }
        });
        if (!Seeds.areFresh()) {
            assertThat(obliged).as("intents that rest on the owner").isGreaterThan(CASES / 4);
            assertThat(broken).as("intents that no owner can keep").isGreaterThan(CASES / 20);
        }
    }

    private static IntentSpec intent(Random random) {
        List<String> ends = List.of("a", "b", "x", "on-premises", "network", "late");
        String other = ends.get(random.nextInt(ends.size()));
        boolean from = random.nextBoolean();
        List<String> protocols = List.of("Tcp", "Udp", "Icmp");
        String protocol = protocols.get(random.nextInt(protocols.size()));
        List<String> ports = protocol.equals("Icmp") || random.nextBoolean() ? List.of() : List.of("1");
        return new IntentSpec(
                "flow", random.nextBoolean(), from ? "late" : other, from ? other : "late", protocol, ports);
    }

    /** Puts the spoke into a world, or in the place of what it was. */
    private static void spoke(World world, @Nullable List<RuleSpec> rules) {
        boolean first = world.spokes.stream().noneMatch(spoke -> spoke.name().equals("late"));
        world.spokes.removeIf(spoke -> spoke.name().equals("late"));
        world.spokes.add(new SpokeSpec("late", List.of(SPACE), List.of(new SubnetSpec("s", SUBNET, rules, null))));
        if (first) {
            world.withTransit("late");
        }
    }

    /** The verdict where the spoke is this stack's own and does what is owed: of an allow nothing else passes, of a deny all else. */
    private static Verdict guarded(World world, IntentSpec intent, List<Obligation> owed) {
        List<RuleSpec> rules = new ArrayList<>();
        for (boolean inbound : new boolean[] {true, false}) {
            int priority = 100;
            for (Obligation one : owed) {
                List<String> ports = one.ports().isEmpty()
                        ? List.of("*")
                        : one.ports().stream().map(Object::toString).toList();
                for (Object source : one.source()) {
                    for (Object destination : one.destination()) {
                        for (String port : ports) {
                            rules.add(new RuleSpec(
                                    "owed-" + rules.size(),
                                    inbound,
                                    priority++,
                                    intent.allow(),
                                    source.toString(),
                                    destination.toString(),
                                    one.protocol(),
                                    "*",
                                    port));
                        }
                    }
                }
            }
            rules.add(new RuleSpec("rest-" + inbound, inbound, 4096, !intent.allow(), "*", "*", "*", "*", "*"));
        }
        spoke(world, rules);
        return healthy(world).verdict();
    }

    private static IntentResult healthy(World world) {
        return Worlds.healthy(world.resources(), world.inputs());
    }
}
