package hybridnetwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.Plan;
import hybridnetwork.plan.ProofProblems;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Verdict;
import hybridnetwork.reachability.comparison.Fare;
import hybridnetwork.reachability.comparison.ProofDifference;
import hybridnetwork.reachability.comparison.ProofOutline;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.Golden;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofReportTest {
    private static final ProofResult DEV = proof(StackText.dev(), Stage.connected, Outages.SINGLE);

    /** The VPN draws half of the site's traffic off ExpressRoute, and an intent that denies what another allows. */
    private static final StackText BROKEN = StackText.dev().with("""
                    sites: { hq: { advertises: { vpn: [10.10.0.0/17] } } }
                    traffic:
                      ping: { action: allow, from: hq, to: internal, protocol: Icmp }
                      no-web: { action: deny, from: hq, to: internal, protocol: Tcp, ports: [443] }
                      updates: { action: allow, from: internal, to: internet, protocol: Tcp, ports: [443] }
                    """);

    private static final ProofResult VIOLATED = proof(BROKEN, Stage.connected, Outages.SINGLE);

    private static ProofResult proof(StackText text, Stage stage, Outages outages) {
        StackConfig config = text.stack();
        return NetworkProof.of(
                config, OfflinePlan.of(config, "dev", stage).plan().resources(), outages);
    }

    @TempDir
    Path folder;

    private ProofDifference difference(String earlier, ProofResult now) throws IOException {
        return ProofDifference.between(Files.writeString(folder.resolve("earlier.json"), earlier), now);
    }

    @Test
    void showsTheFlowsOfSpokes() {
        StackText hub = StackText.in(FrozenStacks.design("hub"));
        ProofResult proof = proof(hub, Stage.connected, Outages.SINGLE);
        Golden.assertMatches("proof/hub.txt", ProofText.render(proof, Terminal.PLAIN));
        Golden.assertMatches("proof/hub.json", ProofJson.render(proof, Optional.empty()));
        Plan plan = OfflinePlan.of(hub.stack(), "hub", Stage.connected).plan();
        Golden.assertMatches("report/plan-hub.txt", PlanText.render(plan, Terminal.PLAIN));
        Golden.assertMatches(
                "report/plan-hub.md",
                PlanMarkdown.render("hub", "connected", List.of(), Optional.of(plan), Optional.of(proof)));
    }

    @Test
    void showsFlowsByOutages() {
        Golden.assertMatches("proof/dev.txt", ProofText.render(DEV, Terminal.PLAIN));
        Golden.assertMatches("proof/dev.md", ProofMarkdown.render(DEV));
        Golden.assertMatches("proof/dev.json", ProofJson.render(DEV, Optional.empty()));
        Golden.assertMatches("proof/dev-summary.txt", ProofText.summary(DEV, Terminal.PLAIN));
    }

    @Test
    void explainsEachViolationWithOnePacket() {
        Golden.assertMatches("proof/violated.txt", ProofText.render(VIOLATED, Terminal.PLAIN));
        Golden.assertMatches("proof/violated-80.txt", ProofText.render(VIOLATED, new Terminal(80, false)));
        Golden.assertMatches("proof/violated.md", ProofMarkdown.render(VIOLATED));
        Golden.assertMatches("proof/violated-summary.txt", ProofText.summary(VIOLATED, Terminal.PLAIN));
    }

    @Test
    void showsAFlowHopByHop() {
        Golden.assertMatches("proof/trace.txt", ProofText.trace(DEV, "web", Terminal.PLAIN));
    }

    @Test
    void showsWhichFlowsChange() throws IOException {
        ProofDifference difference = difference(ProofJson.render(DEV, Optional.empty()), VIOLATED);
        Golden.assertMatches("proof/difference.txt", DifferenceText.text(difference, Terminal.PLAIN));
        Golden.assertMatches("proof/difference.md", DifferenceText.markdown(difference));
        Golden.assertMatches("proof/difference.json", DifferenceText.json(difference) + "\n");
    }

    @Test
    void seesNewAndLostOutages() throws IOException {
        StackText two = StackText.dev()
                .with(
                        "expressRoute: { circuits: { second: { circuitId: /subscriptions/9f3d6c1e-0000-4000-8000-000000000000/"
                                + "resourceGroups/rg/providers/Microsoft.Network/expressRouteCircuits/second, sites: [hq] } } }");
        ProofResult more = proof(two, Stage.connected, Outages.SINGLE);
        assertThat(difference(ProofJson.render(DEV, Optional.empty()), more).outagesAdded())
                .containsExactly(
                        "circuit:second/primary-link",
                        "circuit:second/secondary-link",
                        "circuit:second",
                        "circuit:second/peering-disabled");
        assertThat(difference(ProofJson.render(more, Optional.empty()), DEV).outagesRemoved())
                .hasSize(4);
    }

    @Test
    void comparesWithAPlanToo() throws IOException {
        String plan = PlanJson.render("dev", "connected", List.of(), List.of(), Optional.of(ProofJson.of(DEV)));
        ProofDifference same = difference(plan, DEV);
        assertThat(same.isEmpty()).isTrue();
        assertThat(DifferenceText.text(same, Terminal.PLAIN)).endsWith("every flow fares alike.\n");
        assertThat(DifferenceText.markdown(same)).contains("none");
    }

    @Test
    void namesOnlyThePairsThatMatter() {
        ProofResult pairs = proof(StackText.dev(), Stage.connected, Outages.PAIRS);
        Golden.assertMatches("proof/pairs.txt", ProofText.render(pairs, Terminal.PLAIN));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 160})
    void fitsTheTerminal(int width) {
        Terminal terminal = new Terminal(width, false);
        StringBuilder intents = new StringBuilder("traffic:\n");
        for (int i = 0; i < 50; i++) {
            intents.append("  flow-with-quite-a-long-name-")
                    .append(i)
                    .append(": { action: ")
                    .append(i % 3 == 0 ? "deny" : "allow");
            intents.append(", from: plant, to: data, protocol: Tcp, ports: [")
                    .append(2000 + i)
                    .append("] }\n");
        }
        ProofResult fifty = proof(StackText.of("prod").with(intents.toString()), Stage.connected, Outages.PAIRS);
        for (ProofResult proof : List.of(DEV, VIOLATED, fifty)) {
            assertThat((ProofText.render(proof, terminal) + ProofText.summary(proof, terminal)).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void aFindingThatARuleHasToldIsNotToldAgain() {
        List<Problem> fresh = ProofProblems.of(VIOLATED, List.of(), Severity.WARNING, Optional.empty());
        assertThat(fresh).extracting(Problem::rule).contains("lpm-pitfall", "intent-violated");
        List<Problem> again = ProofProblems.of(VIOLATED, fresh, Severity.WARNING, Optional.empty());
        assertThat(again).extracting(Problem::rule).containsOnly("intent-violated");
    }

    @Test
    void beforeACircuitIsConnectedOutagesAreOneWarning() {
        StackConfig config = StackText.dev().stack();
        ProofResult ordered = proof(StackText.dev(), Stage.ordered, Outages.SINGLE);
        assertThat(ordered.holds()).isFalse();
        assertThat(ProofProblems.of(ordered, List.of(), Severity.ERROR, NetworkProof.interim(config, Stage.ordered)))
                .filteredOn(problem -> problem.severity() != Severity.ADVICE)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.rule()).isEqualTo("single-path");
                    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                    assertThat(problem.sentence()).contains("2 of 9 outages", "`ordered`", "vpn-gateway, tunnel:hq");
                });
    }

    @Test
    void noNameEscapes() {
        String evil = "x|y`z<img src=a> @octocat \u001b[2J";
        ProofDifference difference = ProofDifference.between(outline(evil, true), outline(evil, false));
        assertThat(DifferenceText.text(difference, Terminal.PLAIN)).doesNotContain("\u001b");
        assertThat(DifferenceText.markdown(difference)).doesNotContain("<img", "@octocat", "\u001b");
        assertThat(JsonParser.parseString(DifferenceText.json(difference).toString())
                        .isJsonObject())
                .isTrue();
    }

    private static ProofOutline outline(String name, boolean holds) {
        var verdict = holds ? Verdict.HOLDS : Verdict.VIOLATED;
        var fare = new Fare(Action.ALLOW, verdict, false, List.of(name), new java.util.TreeMap<>(), List.of());
        return new ProofOutline(java.util.Set.of(name), java.util.Map.of(name, java.util.Map.of(name, fare)));
    }
}
