package hybridnetwork.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A source is a link that can be opened. That its page is still there nobody can tell without a network. */
class SourcesTest {
    private static final Path TRUTH = Path.of("docs/truth.md");

    /** An issue or pull request, a file, a repository; or a page of documentation, in no language, without a part. */
    private static final Pattern LINK = Pattern.compile("https://("
            + "github\\.com/[\\w.-]+/[\\w.-]+(/(issues|pull)/\\d+|/blob/main/[\\w./-]+\\.md)?"
            + "|learn\\.microsoft\\.com/(azure/[a-z0-9/-]+[a-z0-9]|dotnet/api/[a-z0-9.]+[a-z0-9])"
            + "|central\\.sonatype\\.com/[\\w./-]+)");

    private static final Pattern IN_MARKDOWN = Pattern.compile("\\[[^\\]]+]\\(([^)]*)\\)");

    private static List<String> links(String markdown) {
        return IN_MARKDOWN
                .matcher(markdown)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Collection<String> ofRules() {
        return Sources.all().values().stream()
                .map(source -> source.replaceFirst(" \\([^)]*\\)$", ""))
                .toList();
    }

    @Test
    void eachIsOneLink() {
        assertThat(ofRules()).allMatch(link -> LINK.matcher(link).matches()).doesNotHaveDuplicates();
    }

    @Test
    void eachIsASourceOfSomeRule() {
        var used = new TreeSet<String>();
        RuleBook.all().forEach(rule -> used.addAll(List.of(rule.source().split(" "))));
        assertThat(used).containsAll(Sources.all().keySet());
    }

    /** What the proof believes has a link, or a word that says why not. */
    @Test
    void eachClaimOfTheProofHasALinkOrSaysThatItHasNone() throws IOException {
        List<String> rows = Files.readAllLines(TRUTH).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| claim"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            String source = row.substring(row.lastIndexOf(" | ") + 3);
            assertThat(source).containsPattern("https://|assumption|not documented|simplification|the same page");
            assertThat(links(source)).allMatch(link -> LINK.matcher(link).matches());
        });
    }

    @Test
    void noPageHasTwoAddresses() throws IOException {
        List<String> all = new ArrayList<>(ofRules());
        all.addAll(links(Files.readString(TRUTH)));
        Map<String, String> byPage = new HashMap<>();
        for (String link : all) {
            String page = link.replaceFirst("https://learn\\.microsoft\\.com/azure/", "")
                    .replaceFirst(".*/(?=\\D)", "");
            assertThat(byPage.merge(page, link, (one, other) -> one)).isEqualTo(link);
        }
    }
}
