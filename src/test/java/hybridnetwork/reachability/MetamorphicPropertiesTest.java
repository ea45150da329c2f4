package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.reachability.trace.Step;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changes that must not change the answer, or only one way. */
class MetamorphicPropertiesTest {
    private static List<Boolean> verdicts(ProofResult proof) {
        return proof.scenarios().stream()
                .flatMap(scenario -> scenario.intents().stream())
                .map(IntentResult::holds)
                .toList();
    }

    @Test
    void a_rule_behind_one_that_matches_everything_changes_nothing() {
        Seeds.forAll(120, random -> {
            RandomWorld generator = new RandomWorld(random);
            World world = generator.make();
            changeRules(world, Worlds.deny("in", true, 4000, "*", "*"), Worlds.deny("out", false, 4000, "*", "*"));
            ProofResult before = world.prove(Outages.SINGLE);
            changeRules(world, generator.rule("late", 4001, true), generator.rule("later", 4002, true));
            assertThat(world.prove(Outages.SINGLE).scenarios()).isEqualTo(before.scenarios());
        });
    }

    private static void changeRules(World world, RuleSpec... added) {
        for (int i = 0; i < world.subnets.size(); i++) {
            SubnetSpec subnet = world.subnets.get(i);
            if (subnet.rules() != null) {
                List<RuleSpec> rules = new ArrayList<>(subnet.rules());
                rules.addAll(List.of(added));
                world.subnets.set(i, new SubnetSpec(subnet.name(), subnet.prefix(), rules, subnet.table()));
            }
        }
    }

    @Test
    void a_trace_names_nothing_that_has_failed() {
        int[] named = {0};
        Seeds.forAll(80, random -> {
            for (Scenario scenario :
                    new RandomWorld(random).make().prove(Outages.PAIRS).scenarios()) {
                for (IntentResult intent : scenario.intents()) {
                    List<String> steps = intent.trace().stream()
                            .flatMap(trace -> trace.steps().stream())
                            .map(Step::text)
                            .toList();
                    assertThat(steps)
                            .as("in outage %s", scenario.name())
                            .noneMatch(step -> scenario.failed().stream()
                                    .filter(failed -> !failed.contains("/"))
                                    .anyMatch(failed -> step.matches(".*\\b" + Pattern.quote(failed) + "\\b.*")));
                    named[0] += steps.stream().anyMatch(step -> step.contains("circuit:")) ? 1 : 0;
                }
            }
        });
        assertThat(named[0]).as("traces that name a circuit").isPositive();
    }

    @Test
    void failing_what_is_down_already_changes_nothing() {
        Seeds.forAll(80, random -> {
            World world = new RandomWorld(random).make();
            List<Scenario> scenarios = world.prove(Outages.PAIRS).scenarios();
            for (Scenario pair : scenarios) {
                String first = pair.failed().isEmpty() ? "" : pair.failed().get(0);
                if (pair.failed().size() == 2 && pair.failed().get(1).equals(first + "/peering-disabled")) {
                    assertThat(pair.intents()).isEqualTo(named(scenarios, first).intents());
                }
                if (pair.failed().size() == 2
                        && first.equals("vpn-gateway")
                        && pair.failed().get(1).startsWith("tunnel:")) {
                    assertThat(pair.intents()).isEqualTo(named(scenarios, first).intents());
                }
            }
        });
    }

    private static Scenario named(List<Scenario> scenarios, String name) {
        return scenarios.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void one_link_and_one_instance_are_idle_elements() {
        Seeds.forAll(120, random -> {
            World world = new RandomWorld(random).make();
            List<Scenario> scenarios = world.prove(Outages.SINGLE).scenarios();
            for (Scenario scenario : scenarios) {
                if (scenario.name().endsWith("-link") || scenario.name().startsWith("vpn-gateway/")) {
                    assertThat(scenario.intents()).isEqualTo(scenarios.get(0).intents());
                }
            }
        });
    }

    @Test
    void failure_then_repair_restores_every_trace() {
        Seeds.forAll(80, random -> {
            World world = new RandomWorld(random).make();
            ProofResult before = world.prove(Outages.SINGLE);
            List<World.CircuitSpec> circuits = List.copyOf(world.circuits);
            world.circuits.replaceAll(
                    c -> new World.CircuitSpec(c.name(), c.sites(), c.connected(), "Disabled", c.mbps()));
            world.prove(Outages.SINGLE);
            world.circuits.clear();
            world.circuits.addAll(circuits);
            assertThat(world.prove(Outages.SINGLE)).isEqualTo(before);
        });
    }

    @Test
    void a_disabled_peering_is_the_same_as_losing_the_circuit() {
        Seeds.forAll(80, random -> {
            World world = new RandomWorld(random).make();
            // What is offered in the healthy network is in the tag VirtualNetwork, so groups do see the difference.
            world.subnets.replaceAll(it -> new SubnetSpec(it.name(), it.prefix(), null, it.table()));
            List<Scenario> scenarios = world.prove(Outages.SINGLE).scenarios();
            for (int i = 0; i < world.circuits.size(); i++) {
                World.CircuitSpec c = world.circuits.get(i);
                world.circuits.set(i, new World.CircuitSpec(c.name(), c.sites(), c.connected(), "Disabled", c.mbps()));
                assertThat(world.prove(Outages.SINGLE).scenarios().get(0).intents())
                        .isEqualTo(named(scenarios, "circuit:" + c.name()).intents());
                world.circuits.set(i, c);
            }
        });
    }

    @Test
    void splitting_every_advertised_prefix_in_two_changes_no_verdict() {
        Seeds.forAll(120, random -> {
            World world = new RandomWorld(random).make();
            List<Boolean> before = verdicts(world.prove(Outages.SINGLE));
            // Halves beat user and system routes of the whole, so only worlds without such ties are comparable.
            if (tied(world)) {
                return;
            }
            world.sites.replaceAll(site -> new SiteSpec(
                    site.name(),
                    halves(site.prefixes()),
                    site.er() == null ? null : halves(site.er()),
                    site.vpn() == null ? null : halves(site.vpn()),
                    site.tunnel() == null ? null : halves(site.tunnel()),
                    site.bgp()));
            assertThat(verdicts(world.prove(Outages.SINGLE))).isEqualTo(before);
        });
    }

    /** Whether some advertised prefix is as long as another route for the same addresses, or cannot be split. */
    private static boolean tied(World world) {
        List<String> offered = world.sites.stream()
                .flatMap(s -> Stream.of(s.prefixes(), s.er(), s.vpn(), s.tunnel()))
                .flatMap(MetamorphicPropertiesTest::stream)
                .toList();
        List<String> others = Stream.concat(
                        world.space.stream(),
                        world.subnets.stream()
                                .map(SubnetSpec::table)
                                .flatMap(t -> t == null ? Stream.of() : t.routes().stream())
                                .map(World.RouteSpec::prefix))
                .toList();
        return offered.stream().anyMatch(p -> p.endsWith("/32") || p.endsWith("/0"))
                || offered.stream()
                        .anyMatch(p -> others.stream()
                                .anyMatch(o -> RandomWorld.length(o) == RandomWorld.length(p)
                                        || RandomWorld.length(o) == RandomWorld.length(p) + 1))
                || offered.stream()
                        .anyMatch(p ->
                                offered.stream().anyMatch(o -> RandomWorld.length(o) == RandomWorld.length(p) + 1));
    }

    private static Stream<String> stream(@Nullable List<String> list) {
        return list == null ? Stream.of() : list.stream();
    }

    private static List<String> halves(List<String> prefixes) {
        return prefixes.stream()
                .flatMap(p -> {
                    Prefix whole = Prefix.parse(p);
                    Prefix low = new Prefix(whole.base(), whole.length() + 1);
                    Ipv4 middle = Ipv4.of(whole.base().number() + low.size());
                    return Stream.of(low, new Prefix(middle, low.length()));
                })
                .map(Prefix::toString)
                .toList();
    }

    @Test
    void hiding_a_value_makes_no_violated_intent_hold() {
        Seeds.forAll(120, random -> {
            World world = new RandomWorld(random).make();
            world.implicitOutbound = List.of(ImplicitOutbound.values()).get(random.nextInt(3));
            List<RegisteredResource> resources = withDependencies(world.resources());
            ProofResult before = world.prove(Outages.SINGLE);
            for (int i = 0; i < 12; i++) {
                int hidden = random.nextInt(resources.size());
                RegisteredResource r = resources.get(hidden);
                List<List<Object>> places = new ArrayList<>();
                places(r.inputs(), List.of(), places);
                List<Object> place = places.get(1 + random.nextInt(places.size() - 1));
                List<RegisteredResource> less = new ArrayList<>(resources);
                Map<String, Object> inputs = new LinkedHashMap<>();
                ((Map<?, ?>) without(r.inputs(), place)).forEach((key, value) -> inputs.put(key.toString(), value));
                less.set(hidden, Readings.with(r, r.type(), r.id(), inputs, r.outputs()));
                if (random.nextBoolean()) {
                    less.replaceAll(each -> withLess(each, random.nextInt(3) > 0, random.nextBoolean()));
                }
                ProofResult after = Proof.of(less, world.inputs(), Outages.SINGLE);
                assertNoNewProof(before, after, r.name() + " " + place);
            }
        });
    }

    /** As an engine records them: each resource depends on those whose ids are in its inputs. */
    private static List<RegisteredResource> withDependencies(List<RegisteredResource> resources) {
        return resources.stream()
                .map(r -> {
                    String inputs = r.inputs().toString();
                    List<String> dependencies = resources.stream()
                            .filter(other -> !other.urn().equals(r.urn())
                                    && other.id().filter(inputs::contains).isPresent())
                            .map(RegisteredResource::urn)
                            .toList();
                    return Readings.dependingOn(r, dependencies);
                })
                .toList();
    }

    /** As before its first deployment, or from where no dependency is told. */
    private static RegisteredResource withLess(RegisteredResource r, boolean noId, boolean noDependencies) {
        RegisteredResource less = Readings.with(r, r.type(), noId ? Optional.empty() : r.id(), r.inputs(), r.outputs());
        return noDependencies ? Readings.dependingOn(less, List.of()) : less;
    }

    /** The places of a value and of all values in it, as keys and indexes. */
    private static void places(Object value, List<Object> at, List<List<Object>> places) {
        places.add(at);
        if (value instanceof Map<?, ?> map) {
            // In an order of their own: that of a map differs from run to run, and a seed would not repeat.
            new TreeMap<>(map).forEach((key, part) -> places(part, and(at, key), places));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                places(list.get(i), and(at, i), places);
            }
        }
    }

    private static List<Object> and(List<Object> at, Object next) {
        return Stream.concat(at.stream(), Stream.of(next)).toList();
    }

    private static Object without(Object value, List<Object> place) {
        if (place.isEmpty()) {
            return Opaque.UNKNOWN;
        }
        List<Object> rest = place.subList(1, place.size());
        if (value instanceof List<?> list) {
            List<Object> less = new ArrayList<>(list);
            int index = (Integer) place.get(0);
            less.set(index, without(list.get(index), rest));
            return less;
        }
        Map<Object, Object> less = new LinkedHashMap<>((Map<?, ?>) value);
        less.computeIfPresent(place.get(0), (key, part) -> without(part, rest));
        return less;
    }

    /** An outage may be unknown where its element is not known; every other intent that was violated still is. */
    private static void assertNoNewProof(ProofResult before, ProofResult after, String hidden) {
        for (Scenario scenario : after.scenarios()) {
            before.scenarios().stream()
                    .filter(s -> s.name().equals(scenario.name()))
                    .forEach(s -> {
                        for (int i = 0; i < s.intents().size(); i++) {
                            boolean proved = scenario.intents().get(i).holds()
                                    && !s.intents().get(i).holds();
                            assertThat(proved)
                                    .as(
                                            "without %s, in %s: %s, before: %s",
                                            hidden,
                                            scenario.name(),
                                            scenario.intents().get(i),
                                            s.intents().get(i))
                                    .isFalse();
                        }
                    });
        }
    }
}
