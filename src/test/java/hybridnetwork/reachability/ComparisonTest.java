package hybridnetwork.reachability;

import static hybridnetwork.reachability.Worlds.allow;
import static hybridnetwork.reachability.Worlds.asking;
import static hybridnetwork.reachability.Worlds.blueprint;
import static hybridnetwork.reachability.Worlds.deny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.comparison.Detour;
import hybridnetwork.reachability.comparison.Fare;
import hybridnetwork.reachability.comparison.FlowChanges;
import hybridnetwork.reachability.comparison.ProofDifference;
import hybridnetwork.reachability.comparison.ProofDifference.Change;
import hybridnetwork.reachability.comparison.ProofOutline;
import hybridnetwork.reachability.comparison.Scenarios;
import hybridnetwork.resources.UnreadableExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two proofs of one network, before a change and after it. */
class ComparisonTest {
    private static final IntentSpec WEB = allow("hq", "load-balancer", "Tcp", "443");
    private static final IntentSpec IN = allow("hq", "orders/web", "Tcp", "443");

    private static FlowChanges changes(World before, World after) {
        ProofOutline was = ProofOutline.of(before.prove(Outages.SINGLE));
        ProofOutline is = ProofOutline.of(after.prove(Outages.SINGLE));
        return new FlowChanges(was, is, ProofDifference.between(was, is));
    }

    private static World withoutTunnel() {
        World world = asking(blueprint(), WEB);
        world.sites.set(0, Worlds.hq(List.of(), true));
        world.vpnGateway = false;
        return world;
    }

    @Test
    void nothing_has_changed() {
        FlowChanges none = changes(blueprint(), blueprint());
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.worse()).isEmpty();
        assertThat(none.dropsDeny()).isFalse();
    }

    @Test
    void a_flow_that_loses_its_backup_fares_worse() {
        FlowChanges lost = changes(asking(blueprint(), WEB), withoutTunnel());
        assertThat(lost.isEmpty()).isFalse();
        assertThat(lost.worse()).containsExactly("flow");
        assertThat(changes(withoutTunnel(), asking(blueprint(), WEB)).worse())
                .as("one that gets a backup holds in the outages that are new")
                .isEmpty();
    }

    @Test
    void a_flow_that_an_outage_breaks_which_could_not_happen_before_fares_worse() {
        FlowChanges inspected =
                changes(asking(new Hub().world(), IN), asking(Hub.inspected().world(), IN));
        assertThat(inspected.difference().outagesAdded()).containsExactly("appliance:edge");
        assertThat(inspected.difference().changes()).noneMatch(Change::isWorse);
        assertThat(inspected.worse()).containsExactly("flow");
        assertThat(changes(asking(Hub.inspected().world(), IN), asking(new Hub().world(), IN))
                        .worse())
                .isEmpty();
    }

    @Test
    void a_deny_that_goes_or_becomes_an_allow_is_dropped() {
        World kept = asking(blueprint(), deny("hq", "internal", "Tcp", "22"));
        World none = asking(blueprint());
        World let = asking(blueprint(), allow("hq", "internal", "Tcp", "22"));
        assertThat(changes(kept, none).dropsDeny()).isTrue();
        assertThat(changes(kept, let).dropsDeny()).isTrue();
        assertThat(changes(let, kept).dropsDeny()).isFalse();
        assertThat(changes(let, none).dropsDeny()).as("an allow that goes").isFalse();
        assertThat(changes(none, kept).dropsDeny()).isFalse();
    }

    private static Fare fare(Verdict verdict, String... path) {
        return new Fare(Action.ALLOW, verdict, false, List.of(path), new TreeMap<>(), List.of());
    }

    private static Change change(Fare before, Fare after) {
        return new Change("flow", before, after, List.of("healthy"));
    }

    @Test
    void what_was_not_known_is_worse_when_it_is_violated_and_no_worse_the_other_way() {
        Fare holds = fare(Verdict.HOLDS);
        Fare unknown = fare(Verdict.UNKNOWN);
        Fare violated = fare(Verdict.VIOLATED);
        assertThat(Stream.of(change(holds, unknown), change(holds, violated), change(unknown, violated)))
                .allMatch(Change::isWorse);
        assertThat(Stream.of(
                        change(unknown, holds),
                        change(violated, holds),
                        change(violated, unknown),
                        change(violated, fare(Verdict.VIOLATED, "hq")),
                        change(unknown, fare(Verdict.UNKNOWN, "hq"))))
                .noneMatch(Change::isWorse);
    }

    private static List<Detour> detours(Fare before, Fare after) {
        return new ProofDifference(
                        List.of(change(before, after)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of())
                .detours();
    }

    @Test
    void a_detour_is_an_appliance_that_only_one_of_the_two_ways_passes() {
        Fare direct = fare(Verdict.HOLDS, "hq", "er-gateway", "orders/web");
        Fare inspected = fare(Verdict.HOLDS, "hq", "er-gateway", "appliance:edge", "orders/web");
        Fare twice = fare(Verdict.HOLDS, "hq", "appliance:edge", "appliance:inner", "orders/web");
        Detour through = new Detour("hq", "orders", "edge", true, List.of("flow"), List.of("healthy"));
        assertThat(detours(direct, inspected)).containsExactly(through);
        assertThat(detours(inspected, direct))
                .containsExactly(new Detour("hq", "orders", "edge", false, List.of("flow"), List.of("healthy")));
        assertThat(detours(inspected, twice)).extracting(Detour::appliance).containsExactly("inner");
        assertThat(detours(twice, inspected)).extracting(Detour::appliance).containsExactly("inner");
        assertThat(detours(direct, fare(Verdict.VIOLATED, "hq", "appliance:edge", "orders/web")))
                .as("what is lost takes no way")
                .isEmpty();
    }

    @Test
    void an_appliance_that_has_to_do_more_is_told_with_that_alone() {
        IntentSpec kept = deny("orders/web", "stock/db", "Tcp", "22");
        IntentSpec other = new IntentSpec("other", false, "orders/web", "stock/db", "Tcp", List.of("23"));
        World one = asking(Hub.inspected().world(), kept);
        World both = asking(Hub.inspected().world(), kept, other);
        assertThat(changes(one, both).difference().obligationsAdded())
                .singleElement()
                .satisfies(needed -> assertThat(needed.flows()).containsExactly("other"));
        assertThat(changes(both, one).difference().obligationsRemoved()).hasSize(1);
        assertThat(changes(both, one).difference().obligationsAdded()).isEmpty();
    }

    private static Scenario scenario(String... failed) {
        return new Scenario(failed.length == 0 ? "healthy" : String.join(" + ", failed), List.of(failed), List.of());
    }

    @Test
    void scenarios_are_counted_in_words() {
        assertThat(Scenarios.counted(List.of(scenario()))).isEqualTo("in the healthy network");
        assertThat(Scenarios.counted(List.of(scenario(), scenario("a")))).isEqualTo("healthy and in 1 outage");
        assertThat(Scenarios.counted(List.of(scenario("a"), scenario("b")))).isEqualTo("in 2 outages");
    }

    @Test
    void pairs_with_an_outage_that_is_named_are_counted_and_the_rest_is_cut() {
        assertThat(Scenarios.listed(List.of(scenario(), scenario("a"), scenario("a", "b"), scenario("c", "d"))))
                .isEqualTo("healthy, a, c + d; 1 pair with one of these");
        List<Scenario> many = new ArrayList<>();
        IntStream.range(0, 24).forEach(i -> many.add(scenario("o" + i)));
        assertThat(Scenarios.listed(many)).endsWith("o22, o23");
        many.add(scenario("o24"));
        assertThat(Scenarios.listed(many)).endsWith("o22, o23 and 1 more");
    }

    @Test
    void a_proof_of_an_older_program_says_of_a_flow_only_whether_it_holds(@TempDir Path folder) throws IOException {
        String proof = "{\"scenarios\": [{\"name\": \"healthy\", \"intents\": ["
                + "{\"name\": \"web\", \"action\": \"allow\", \"holds\": true, \"was\": 1},"
                + "{\"name\": \"ssh\", \"action\": \"deny\", \"holds\": false}]}]}";
        ProofOutline outline = ProofOutline.read(Files.writeString(folder.resolve("old.json"), proof));
        assertThat(outline.fare("web", "healthy").orElseThrow().verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(outline.fare("ssh", "healthy").orElseThrow().verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(outline.action("ssh")).hasValue(Action.DENY);
        assertThat(outline.action("nobodys")).isEmpty();
        Path plan = Files.writeString(folder.resolve("plan.json"), "{\"stack\": \"dev\", \"proof\": " + proof + "}");
        assertThat(ProofOutline.read(plan)).isEqualTo(outline);
    }

    @Test
    void a_plan_that_was_not_made_holds_no_proof(@TempDir Path folder) throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.json"), "{\"stack\": \"dev\", \"proof\": null}");
        assertThatThrownBy(() -> ProofOutline.read(plan))
                .isInstanceOf(UnreadableExport.class)
                .hasMessageContaining("holds no proof");
    }
}
