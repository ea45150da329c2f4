package hybridnetwork.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import hybridnetwork.preflight.Rule.DecidedBy;
import hybridnetwork.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rulebook is complete, and its page is the one in {@code docs}. */
final class RuleBookTest {
    @Test
    void the_page_in_docs_is_up_to_date() {
        Golden.assertMatches("../../../../docs/rules.md", RulePage.markdown());
    }

    @Test
    void every_number_from_1_to_100_is_there() {
        List<String> numbers = RuleBook.all().stream()
                .map(Rule::number)
                .filter(number -> number.startsWith("R"))
                .map(number -> number.replaceAll("[a-z]$", ""))
                .toList();
        assertThat(numbers)
                .containsAll(
                        IntStream.rangeClosed(1, 100).mapToObj(n -> "R" + n).toList());
    }

    @Test
    void ids_are_unique_and_in_kebab_case() {
        assertThat(RuleBook.all())
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(RuleBook.all())
                .extracting(Rule::number)
                .filteredOn(number -> !number.isEmpty())
                .doesNotHaveDuplicates();
    }

    @Test
    void every_rule_says_who_decides_it_and_why() {
        Map<String, String> sources = Sources.all();
        for (Rule rule : RuleBook.all()) {
            assertThat(rule.condition()).as(rule.id()).isNotEmpty().doesNotEndWith(".");
            if (rule.decidedBy() == DecidedBy.PREFLIGHT || rule.decidedBy() == DecidedBy.READER) {
                assertThat(rule.example()).as("example of " + rule.id()).isNotEmpty();
            } else {
                assertThat(rule.reason()).as("reason of " + rule.id()).isNotEmpty();
            }
            if (!rule.source().isEmpty()) {
                assertThat(sources.keySet())
                        .as(rule.id())
                        .containsAll(Splitter.on(' ').splitToList(rule.source()));
            }
            assertThat(rule.number().startsWith("R") && rule.source().isEmpty())
                    .as("a rule of the rulebook has a source: " + rule.id())
                    .isFalse();
        }
    }

    @Test
    void what_the_proof_finds_is_explained_and_said_to_be_found_there() {
        for (Rule rule : RuleBook.all()) {
            boolean noticed = hybridnetwork.reachability.finding.Finding.NOTICED.contains(rule.id());
            boolean asked = hybridnetwork.limits.AskedOfExports.RULES.contains(rule.id());
            assertThat(rule.alsoDecidedBy().contains(DecidedBy.EXPORT))
                    .as(rule.id())
                    .isEqualTo(asked);
            if (noticed) {
                assertThat(places(rule)).as(rule.id()).contains(DecidedBy.PROOF);
            }
            assertThat(rule.alsoDecidedBy().contains(DecidedBy.PROOF) && !noticed)
                    .as(rule.id())
                    .isFalse();
        }
        assertThat(RuleBook.all())
                .extracting(Rule::id)
                .containsAll(hybridnetwork.reachability.finding.Finding.NOTICED)
                .containsAll(hybridnetwork.limits.AskedOfExports.RULES)
                .contains("intent-violated", "single-path", "not-proved");
    }

    private static Set<DecidedBy> places(Rule rule) {
        Set<DecidedBy> places = EnumSet.of(rule.decidedBy());
        places.addAll(rule.alsoDecidedBy());
        return places;
    }

    /** The ids of rules among the literals of the classes of a package. */
    private static Set<String> raisedIn(String room) throws IOException {
        Set<String> rules = RuleBook.all().stream().map(Rule::id).collect(Collectors.toSet());
        Pattern literal = Pattern.compile("\"([a-z0-9]+(?:-[a-z0-9]+)*)\"");
        Set<String> ids = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/hybridnetwork", room))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                literal.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(rules::contains)
                        .forEach(ids::add);
            }
        }
        return ids;
    }

    /** A rule that some place raises names that place. */
    @Test
    void where_a_rule_is_raised_it_is_said_to_be_decided() throws IOException {
        Map<String, Set<DecidedBy>> rooms = Map.of(
                "config", EnumSet.of(DecidedBy.READER),
                "lifecycle", EnumSet.of(DecidedBy.LIFECYCLE),
                "observation", EnumSet.of(DecidedBy.OBSERVATION),
                "engine", EnumSet.of(DecidedBy.LIFECYCLE, DecidedBy.PROOF),
                "plan", EnumSet.of(DecidedBy.PROOF),
                "review", EnumSet.of(DecidedBy.PROOF),
                "reachability", EnumSet.of(DecidedBy.PROOF, DecidedBy.EXPORT),
                "reachability/built", EnumSet.of(DecidedBy.EXPORT),
                "reachability/reading", EnumSet.of(DecidedBy.PROOF));
        for (Map.Entry<String, Set<DecidedBy>> room : rooms.entrySet()) {
            Set<String> raised = raisedIn(room.getKey());
            assertThat(raised).as(room.getKey()).isNotEmpty();
            for (String id : raised) {
                assertThat(places(RuleBook.find(id).orElseThrow()))
                        .as(id + " is raised in " + room.getKey())
                        .containsAnyElementsOf(room.getValue());
            }
        }
    }

    /** The other way round: what is said to be decided somewhere is raised there. */
    @Test
    void where_a_rule_is_said_to_be_decided_besides_it_is_raised() throws IOException {
        Map<DecidedBy, Set<String>> raised = Map.of(
                DecidedBy.READER, raisedIn("config"),
                DecidedBy.LIFECYCLE, raisedIn("lifecycle"),
                DecidedBy.PROOF, raisedIn("reachability"),
                DecidedBy.EXPORT, raisedIn("reachability/built"));
        for (Rule rule : RuleBook.all()) {
            for (DecidedBy place : rule.alsoDecidedBy()) {
                assertThat(raised.get(place)).as(rule + " by " + place).contains(rule.id());
            }
        }
    }

    /** Every difference of an observation has a page, a first step and a heading that its message names. */
    @Test
    void what_is_observed_is_explained() throws IOException {
        List<String> rules = RuleBook.all().stream()
                .filter(rule -> rule.decidedBy() == DecidedBy.OBSERVATION)
                .map(Rule::id)
                .toList();
        assertThat(raisedIn("observation")).containsExactlyInAnyOrderElementsOf(rules);
        assertThat(hybridnetwork.observation.FirstStep.rules()).containsExactlyInAnyOrderElementsOf(rules);
        assertThat(Files.readString(Path.of("docs/observe.md")).lines().filter(line -> line.startsWith("### ")))
                .containsExactlyInAnyOrderElementsOf(
                        rules.stream().map(rule -> "### " + rule).toList());
    }

    /** Each literal in kebab case there is the id of a rule. */
    @Test
    void what_the_lifecycle_decides_is_explained() throws IOException {
        Pattern id = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
        Set<String> ids = new TreeSet<>(List.of("site-key-changed", "circuit-key-changed"));
        try (Stream<Path> files = Files.list(Path.of("src/main/java/hybridnetwork/lifecycle"))) {
            for (Path file : files.toList()) {
                id.matcher(Files.readString(file)).results().forEach(found -> ids.add(found.group(1)));
            }
        }
        assertThat(ids).contains("subnet-in-use", "base-name-changed");
        assertThat(RuleBook.all()).extracting(Rule::id).containsAll(ids);
    }

    @Test
    void a_rule_is_found_by_id_and_by_number() {
        assertThat(RuleBook.find("lpm-pitfall").map(Rule::number)).contains("R71");
        assertThat(RuleBook.find("r71").map(Rule::id)).contains("lpm-pitfall");
        assertThat(RuleBook.find("R98").map(Rule::id)).contains("lb-rules-probe");
        assertThat(RuleBook.find("no-such-rule")).isEmpty();
        assertThat(RulePage.nearest("lpm-pitfal")).contains("lpm-pitfall");
    }

    @Test
    void a_rules_page_for_the_terminal() {
        Golden.assertMatches(
                "rules/pages.txt",
                String.join(
                        "\n----\n",
                        RulePage.text("gw-subnet-min-prefix-coexist").orElseThrow(),
                        RulePage.text("R21").orElseThrow(),
                        RulePage.text("vpngw-route-based").orElseThrow(),
                        RulePage.text("missing-key").orElseThrow()));
    }
}
