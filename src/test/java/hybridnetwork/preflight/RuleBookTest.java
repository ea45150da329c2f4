package hybridnetwork.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import hybridnetwork.preflight.Rule.DecidedBy;
import hybridnetwork.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
    void what_the_proof_finds_is_explained() {
        assertThat(RuleBook.all())
                .extracting(Rule::id)
                .containsAll(hybridnetwork.reachability.finding.Finding.NOTICED)
                .containsAll(hybridnetwork.reachability.finding.Finding.ASKED_OF_EXPORTS)
                .contains("intent-violated", "single-path", "not-proved");
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
                        RulePage.text("missing-key").orElseThrow()));
    }
}
