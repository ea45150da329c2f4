package hybridnetwork.reachability.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hybridnetwork.reachability.oracle.Oracle.Answer;
import hybridnetwork.reachability.oracle.World.Intent;
import hybridnetwork.testing.Seeds;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code verify --against} tells of two random worlds, one of which is the other with something changed, is what differs
 * between the oracle's answers: verdicts and ways, flows and outages.
 */
class ComparisonPropertiesTest {
    private static final int WORLDS = 20;

    @TempDir
    Path folder;

    private int worlds;
    private int changed;

    @Test
    void tellsWhatDiffersBetweenTheOraclesAnswers() {
        Seeds.forAll(WORLDS, random -> {
            World one = RandomWorld.of(random, any(random));
            World other = mutated(one, random);
            boolean forth = random.nextBoolean();
            compare(forth ? one : other, forth ? other : one, random);
        });
        if (!Seeds.areFresh()) {
            assertThat(changed * 2)
                    .as("of %s worlds those that change something", worlds)
                    .isGreaterThanOrEqualTo(worlds);
        }
    }

    @Test
    void tellsNothingOfTwoProofsOfOneWorld() {
        Seeds.forAll(4, random -> {
            World world = RandomWorld.of(random, Feature.TAGS);
            JsonObject difference = difference(world, world, random);
            assertThat(difference.getAsJsonArray("changes")).isEmpty();
            for (String list : List.of("flowsAdded", "flowsRemoved", "outagesAdded", "outagesRemoved")) {
                assertThat(names(difference, list)).as(list).isEmpty();
            }
        });
    }

    /** The same world without what some features are about, and perhaps asked otherwise. */
    private static World mutated(World world, Random random) {
        World other = world.copy();
        for (int i = 0; i < 6; i++) {
            Feature feature = any(random);
            // One network cannot have the gateways of two.
            other = feature == Feature.GATEWAYS_IN_TWO_NETWORKS ? other : feature.without(other);
        }
        RandomHosts.withoutUnjoined(other);
        withoutFlowsToBalancersThatAreGone(other);
        if (random.nextInt(3) == 0 && !other.intents.isEmpty()) {
            other.intents.remove(random.nextInt(other.intents.size()));
        }
        if (random.nextBoolean() && !other.intents.isEmpty()) {
            Intent asked = other.intents.get(0);
            other.intents.set(
                    0,
                    new Intent(
                            asked.name(),
                            !asked.allow(),
                            asked.from(),
                            asked.to(),
                            asked.protocol(),
                            asked.ports(),
                            List.of()));
        }
        return other;
    }

    /** Of an end that is not there the proof knows nothing, and the oracle is not asked. */
    private static void withoutFlowsToBalancersThatAreGone(World world) {
        Set<String> ends = world.balancers.stream()
                .map(balancer -> "load-balancer:" + balancer.name())
                .collect(Collectors.toSet());
        world.intents.removeIf(intent -> intent.to().startsWith("load-balancer:") && !ends.contains(intent.to()));
    }

    private void compare(World before, World after, Random random) {
        Map<String, Map<String, Answer>> then = answers(before);
        Map<String, Map<String, Answer>> now = answers(after);
        JsonObject difference = difference(before, after, random);
        Map<String, String> expected = changes(before, after, then, now);
        worlds++;
        changed += expected.isEmpty() ? 0 : 1;
        Map<String, String> told = told(difference);
        open(before, then).forEach(told::remove);
        open(after, now).forEach(told::remove);
        open(before, then).forEach(expected::remove);
        open(after, now).forEach(expected::remove);
        assertThat(told).isEqualTo(expected);
        assertThat(names(difference, "flowsAdded")).isEqualTo(without(flows(after), flows(before)));
        assertThat(names(difference, "flowsRemoved")).isEqualTo(without(flows(before), flows(after)));
        assertThat(names(difference, "outagesAdded")).isEqualTo(without(now.keySet(), then.keySet()));
        assertThat(names(difference, "outagesRemoved")).isEqualTo(without(then.keySet(), now.keySet()));
    }

    private JsonObject difference(World before, World after, Random random) {
        JsonObject first = Verified.proof(before, random, folder);
        Path file = Verified.write(folder.resolve("before.json"), first.toString());
        return Verified.proof(after, random, folder, "--against", file.toString())
                .getAsJsonObject("difference");
    }

    /** By the scenario's name, then by the flow's. */
    private static Map<String, Map<String, Answer>> answers(World world) {
        Map<String, Map<String, Answer>> answers = new LinkedHashMap<>();
        new Oracle(world)
                .answers(false)
                .forEach((failed, intents) ->
                        answers.put(failed.isEmpty() ? "healthy" : String.join(" + ", failed), intents));
        return answers;
    }

    /** What the proof of several networks may call unknown, though the oracle knows it broken ({@link Answer#openBelow}). */
    private static Set<String> open(World world, Map<String, Map<String, Answer>> answers) {
        Set<String> open = new TreeSet<>();
        if (world.networks.size() > 1) {
            answers.forEach((scenario, flows) -> flows.forEach((flow, answer) -> {
                if (answer.openBelow()) {
                    open.add(flow + " in " + scenario);
                }
            }));
        }
        return open;
    }

    /** How each flow that both have fares otherwise, in each scenario that both have. */
    private static Map<String, String> changes(
            World before, World after, Map<String, Map<String, Answer>> then, Map<String, Map<String, Answer>> now) {
        Map<String, String> changes = new TreeMap<>();
        now.forEach((scenario, answers) -> answers.forEach((flow, is) -> {
            Answer was = then.getOrDefault(scenario, Map.of()).get(flow);
            if (was != null) {
                String one = fare(before, flow, was);
                String other = fare(after, flow, is);
                if (!one.equals(other)) {
                    changes.put(flow + " in " + scenario, one + " -> " + other);
                }
            }
        }));
        return changes;
    }

    private static String fare(World world, String flow, Answer answer) {
        boolean allow = world.intents.stream()
                .filter(intent -> intent.name().equals(flow))
                .allMatch(Intent::allow);
        return (allow ? "allow " : "deny ") + answer.verdict() + " " + new TreeMap<>(answer.ways());
    }

    /** The same as it is told; that only the path of one packet is another says nothing of verdicts and ways. */
    private static Map<String, String> told(JsonObject difference) {
        Map<String, String> told = new TreeMap<>();
        for (JsonElement element : difference.getAsJsonArray("changes")) {
            JsonObject change = element.getAsJsonObject();
            String before = fare(change.getAsJsonObject("before"));
            String after = fare(change.getAsJsonObject("after"));
            if (!before.equals(after)) {
                for (JsonElement scenario : change.getAsJsonArray("scenarios")) {
                    String where = change.get("name").getAsString() + " in " + scenario.getAsString();
                    assertThat(told.put(where, before + " -> " + after))
                            .as(where)
                            .isNull();
                }
            }
        }
        return told;
    }

    private static String fare(JsonObject fare) {
        Map<String, String> ways = new TreeMap<>();
        fare.getAsJsonObject("ways")
                .entrySet()
                .forEach(way -> ways.put(way.getKey(), way.getValue().getAsString()));
        return fare.get("action").getAsString() + " " + fare.get("verdict").getAsString() + " " + ways;
    }

    private static Set<String> flows(World world) {
        return world.intents.stream().map(Intent::name).collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        Set<String> left = new TreeSet<>(names);
        left.removeAll(others);
        return left;
    }

    private static Set<String> names(JsonObject difference, String list) {
        Set<String> names = new TreeSet<>();
        difference.getAsJsonArray(list).forEach(name -> names.add(name.getAsString()));
        return names;
    }

    private static Feature any(Random random) {
        List<Feature> all = Feature.settled();
        return all.get(random.nextInt(all.size()));
    }
}
