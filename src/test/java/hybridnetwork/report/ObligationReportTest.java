package hybridnetwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Obligation;
import hybridnetwork.reachability.Obligation.Must;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.Verdict;
import hybridnetwork.reachability.comparison.Alike;
import hybridnetwork.reachability.comparison.Detour;
import hybridnetwork.reachability.comparison.FlowChanges;
import hybridnetwork.reachability.comparison.ProofDifference;
import hybridnetwork.reachability.comparison.ProofOutline;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.review.ReviewedStack;
import hybridnetwork.review.StackReview;
import hybridnetwork.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reports say of verdicts that hold provided that an appliance does its part, and of traffic that passes one. */
class ObligationReportTest {
    private static final Prefix HQ = Prefix.parse("10.10.0.0/16");
    private static final List<Prefix> WEB = PrefixSet.ofRange(Ipv4.parse("10.30.1.4"), Ipv4.parse("10.30.1.254"))
            .prefixes();

    private static final Obligation PASS_WEB = new Obligation(
            "edge", Must.PASS, "Tcp", List.of(HQ), WEB, List.of(PortRange.of(443), new PortRange(8000, 8080)));

    private static final Obligation DROP_ALL =
            new Obligation("edge", Must.DROP, "*", List.of(HQ), List.of(Prefix.parse("10.30.2.0/24")), List.of());

    private static final Obligation PASS_OUT = new Obligation(
            "backup",
            Must.PASS,
            "Tcp",
            WEB,
            Space.internetBeside(PrefixSet.of(Prefix.parse("203.0.113.0/24"))).prefixes(),
            List.of(PortRange.of(443)));

    private static IntentResult allow(String name, List<String> path, Obligation... obligations) {
        boolean fromHq = path.get(0).equals("hq");
        return result(
                name,
                Action.ALLOW,
                path,
                fromHq ? new TreeMap<>(Map.of("hq", Set.of(PathKind.EXPRESS_ROUTE))) : new TreeMap<>(),
                obligations);
    }

    private static IntentResult deny(String name, Obligation... obligations) {
        return result(name, Action.DENY, List.of(), new TreeMap<>(), obligations);
    }

    private static IntentResult result(
            String name,
            Action action,
            List<String> path,
            SortedMap<String, Set<PathKind>> ways,
            Obligation... obligations) {
        return new IntentResult(
                name,
                action,
                Verdict.HOLDS,
                path,
                ways,
                List.of(obligations),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    private static ProofResult proof(List<IntentResult> healthy, List<IntentResult> outage) {
        return new ProofResult(
                List.of(
                        new Scenario("healthy", List.of(), healthy),
                        new Scenario("appliance:edge", List.of("appliance:edge"), outage)),
                List.of(),
                List.of());
    }

    private static final List<String> DIRECT = List.of("hq", "circuit:primary", "er-gateway", "orders/web");
    private static final List<String> INSPECTED =
            List.of("hq", "circuit:primary", "er-gateway", "appliance:edge", "orders/web");
    private static final List<String> OUT = List.of("orders/web", "appliance:backup", "internet");

    private static final ProofResult PROVIDED = proof(
            List.of(allow("web", INSPECTED, PASS_WEB), deny("no-way-in", DROP_ALL), allow("updates", OUT, PASS_OUT)),
            List.of(allow("web", DIRECT), deny("no-way-in"), allow("updates", OUT, PASS_OUT)));

    /** The same network before anything passed an appliance. */
    private static final ProofResult BARE = proof(
            List.of(allow("web", DIRECT), deny("no-way-in"), allow("updates", List.of("orders/web", "internet"))),
            List.of(allow("web", DIRECT), deny("no-way-in"), allow("updates", List.of("orders/web", "internet"))));

    private static ProofDifference difference(ProofResult before, ProofResult after) {
        return ProofDifference.between(ProofOutline.of(before), ProofOutline.of(after));
    }

    @Test
    void verdictsThatRestOnObligationsAreMarkedAndTheObligationsListedByAppliance() {
        Golden.assertMatches("proof/obligations.txt", ProofText.render(PROVIDED, Terminal.PLAIN));
        Golden.assertMatches("proof/obligations-summary.txt", ProofText.summary(PROVIDED, Terminal.PLAIN));
        Golden.assertMatches("proof/obligations.md", ProofMarkdown.render(PROVIDED));
    }

    @Test
    void jsonHasThemAtEachIntent() {
        assertThat(JsonParser.parseString(ProofJson.render(PROVIDED, Optional.empty()))
                        .getAsJsonObject()
                        .getAsJsonArray("scenarios")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("intents")
                        .get(1)
                        .getAsJsonObject()
                        .getAsJsonArray("obligations"))
                .hasToString(
                        "[{\"appliance\":\"edge\",\"must\":\"drop\",\"protocol\":\"*\",\"source\":[\"10.10.0.0/16\"],"
                                + "\"destination\":[\"10.30.2.0/24\"],\"ports\":[]}]");
    }

    @Test
    void statesAreAlikeOnlyWhereObligationsAre() {
        assertThat(Alike.of(PROVIDED)).hasSize(2);
        assertThat(Alike.of(proof(List.of(deny("d", DROP_ALL)), List.of(deny("d", DROP_ALL)))))
                .hasSize(1);
        assertThat(Alike.of(proof(List.of(deny("d", DROP_ALL)), List.of(deny("d")))))
                .hasSize(2);
    }

    @Test
    void aProofInAFileKeepsItsObligations(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("proof.json"), ProofJson.render(PROVIDED, Optional.empty()));
        assertThat(ProofOutline.read(file)).isEqualTo(ProofOutline.of(PROVIDED));
        assertThat(ProofDifference.between(file, PROVIDED).isEmpty()).isTrue();
    }

    @Test
    void aChangeTellsWhichTrafficPassesWhichApplianceAndWhatThatHasToDo() {
        Golden.assertMatches(
                "proof/obligations-difference.txt", DifferenceText.text(difference(BARE, PROVIDED), Terminal.PLAIN));
        Golden.assertMatches("proof/obligations-difference.md", DifferenceText.markdown(difference(BARE, PROVIDED)));
        assertThat(DifferenceText.json(difference(PROVIDED, BARE)).getAsJsonArray("obligationsRemoved"))
                .hasSize(3);
        assertThat(DifferenceText.sentences(difference(PROVIDED, BARE)))
                .contains(
                        "traffic between hq and orders no longer passes edge (web)",
                        "traffic between orders and internet no longer passes backup (updates)");
    }

    @Test
    void aReviewersTableHasTheSameSentences() {
        ProofOutline before = ProofOutline.of(BARE);
        ProofOutline after = ProofOutline.of(PROVIDED);
        ReviewedStack stack = new ReviewedStack(
                StackReview.alone("prod", "alone", List.of(), Optional.empty()),
                Optional.of(PROVIDED),
                Optional.of(new FlowChanges(before, after, ProofDifference.between(before, after))),
                List.of(),
                Optional.empty());
        assertThat(FlowChangesMarkdown.render(stack))
                .contains(
                        "- traffic between hq and orders now passes edge \\(web\\)",
                        "- new obligation&#58; edge must pass Tcp 443, 8000-8080 from 10.10.0.0/16");
        assertThat(new StackComment(stack, Optional.empty())
                        .parts().stream().map(part -> part.render(part.lines().size())))
                .anyMatch(part -> part.contains("| edge | drop | any protocol |"));
    }

    @Test
    void bothDirectionsBetweenTwoPlacesAreOneSentence() {
        List<String> back = new ArrayList<>(INSPECTED);
        Collections.reverse(back);
        List<String> backDirect = new ArrayList<>(DIRECT);
        Collections.reverse(backDirect);
        ProofDifference difference = difference(
                proof(List.of(allow("web", DIRECT), allow("back", backDirect)), List.of()),
                proof(List.of(allow("web", INSPECTED), allow("back", back)), List.of()));
        assertThat(difference.detours())
                .containsExactly(new Detour("hq", "orders", "edge", true, List.of("web", "back"), List.of("healthy")));
    }

    @Test
    void otherObligationsAloneAreAChange() {
        ProofDifference difference =
                difference(proof(List.of(deny("d")), List.of()), proof(List.of(deny("d", DROP_ALL)), List.of()));
        assertThat(DifferenceText.markdown(difference)).contains("blocked, with other obligations");
        assertThat(difference.detours()).isEmpty();
    }

    @Test
    void namesOfAppliancesCannotEscape() {
        String evil = "x|y`z<img src=a> @octocat \u001b[2J";
        Obligation obligation = new Obligation(evil, Must.PASS, "Tcp", List.of(HQ), WEB, List.of());
        ProofResult proof = proof(List.of(deny("d", obligation)), List.of(deny("d")));
        assertThat(ProofText.render(proof, Terminal.PLAIN)).doesNotContain("\u001b");
        assertThat(ProofMarkdown.render(proof)).doesNotContain("<img", "@octocat", "\u001b");
    }

    @Test
    void manyAddressesAreCutInWordsAndWholeInJson() {
        List<Prefix> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(Prefix.parse("10." + i + ".0.0/24"));
        }
        assertThat(ObligationWords.addresses(many)).endsWith("10.11.0.0/24 and 28 more");
        assertThat(ObligationWords.addresses(List.of(Prefix.ALL))).isEqualTo("any address");
        assertThat(ObligationWords.addresses(Space.NOT_PUBLIC.complement().prefixes()))
                .isEqualTo("internet");
        assertThat(ObligationWords.addresses(List.of(Prefix.parse("10.0.0.1/32"), Prefix.parse("10.0.0.8/29"))))
                .isEqualTo("10.0.0.1, 10.0.0.8/29");
    }
}
