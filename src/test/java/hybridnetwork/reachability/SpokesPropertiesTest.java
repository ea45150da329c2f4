package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.PeeringSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a spoke more, or a network in two parts, must not change. */
class SpokesPropertiesTest {
    private static final Set<String> OUTSIDE = Set.of("on-premises", "x", "y");

    /** In whatever way it is peered, and whatever its group says. */
    @Test
    void aSpokeMoreChangesNoVerdictOfTheOthers() {
        Seeds.forAll(120, random -> {
            RandomWorld generator = new RandomWorld(random);
            World world = generator.make();
            world.intents.removeIf(intent -> isEverything(intent.from()) || isEverything(intent.to()));
            List<String> before = told(world);
            List<RuleSpec> rules = List.of(generator.rule("first", 100, random.nextBoolean()));
            world.spokes.add(new SpokeSpec(
                    "late",
                    List.of("172.31.0.0/24"),
                    List.of(new SubnetSpec("s", "172.31.0.0/25", random.nextBoolean() ? rules : null, null))));
            List<PeeringSpec> sides = new ArrayList<>(List.of(
                    new PeeringSpec("", "late", Map.of("allowGatewayTransit", random.nextBoolean())),
                    new PeeringSpec(
                            "late", "", Map.of("useRemoteGateways", random.nextBoolean() && hasGateways(world)))));
            int first = random.nextInt(2);
            world.peerings.addAll(sides.subList(first, first + random.nextInt(3 - first)));
            assertThat(changes(before, told(world))).isEmpty();
        });
    }

    private static boolean hasGateways(World world) {
        return world.erGateway || world.vpnGateway;
    }

    private static boolean isEverything(String end) {
        return end.equals("0.0.0.0/0");
    }

    /** Without route tables, whose prefixes would have to be split as well. */
    @Test
    void aNetworkInTwoPartsIsReachedFromOnPremisesAsBefore() {
        Seeds.forAll(160, random -> {
            World world = new RandomWorld(random).make();
            for (int i = 0; i < world.subnets.size(); i++) {
                SubnetSpec subnet = world.subnets.get(i);
                world.subnets.set(i, new SubnetSpec(subnet.name(), subnet.prefix(), subnet.rules(), null));
            }
            world.intents.removeIf(intent -> isEverything(intent.to())
                    || !OUTSIDE.contains(intent.from())
                    || intent.to().equals("network"));
            for (String to : List.of("a", "b", "load-balancer")) {
                world.intents.add(intent(random, to));
            }
            List<String> before = told(world);
            String second = world.subnets.get(2).prefix();
            split(world, second);
            assertThat(changes(before, told(world))).isEmpty();
        });
    }

    private static IntentSpec intent(Random random, String to) {
        return new IntentSpec("to-" + to, random.nextBoolean(), "on-premises", to, "Tcp", List.of("1"));
    }

    /** Subnet b becomes a spoke that uses the gateways. */
    private static void split(World world, String second) {
        String first = world.subnets.get(1).prefix();
        String half = world.subnets.get(0).prefix().replaceFirst("[0-9]+/29$", "") + (lastByte(first) + 16) + "/28";
        world.space = List.of(first, half);
        SubnetSpec moved = world.subnets.remove(2);
        world.spokes.add(new SpokeSpec("part", List.of(second), List.of(moved)));
        if (hasGateways(world)) {
            world.withTransit("part");
        }
        world.intents.replaceAll(intent -> intent.to().equals("b")
                ? new IntentSpec(
                        intent.name(), intent.allow(), intent.from(), "part/b", intent.protocol(), intent.ports())
                : intent);
    }

    private static int lastByte(String prefix) {
        return Integer.parseInt(prefix.substring(prefix.lastIndexOf('.') + 1, prefix.indexOf('/')));
    }

    private static List<String> told(World world) {
        List<String> told = new ArrayList<>();
        for (Scenario scenario : world.prove(Outages.SINGLE).scenarios()) {
            scenario.intents()
                    .forEach(
                            it -> told.add(scenario.name() + ", " + it.name() + ": " + it.verdict() + " " + it.ways()));
        }
        return told;
    }

    /** What is told otherwise. */
    private static List<String> changes(List<String> before, List<String> after) {
        assertThat(after).hasSameSizeAs(before);
        return IntStream.range(0, before.size())
                .filter(i -> !before.get(i).equals(after.get(i)))
                .mapToObj(i -> before.get(i) + " -> " + after.get(i))
                .toList();
    }
}
