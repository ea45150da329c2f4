package hybridnetwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.config.SourceLocation;
import hybridnetwork.plan.Plan;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.Golden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final Plan PLAN = SamplePlan.read();

    private static final Problem TOO_SMALL = Problem.error(
                    "gw-subnet-min-prefix-coexist",
                    ConfigPath.of("network").key("gatewaySubnet"),
                    "network.gatewaySubnet is too small for two gateways")
            .got("10.20.255.240/28")
            .allowed("a prefix length of /27 or shorter")
            .fix("pulumi config set --stack dev --path 'hybrid-network:network.gatewaySubnet' 10.20.255.224/27")
            .at(Optional.of(new SourceLocation("stacks/Pulumi.dev.yaml", 9, 20)));

    private static final Problem NO_KEY = Problem.warning(
                    "shared-key-missing", ConfigPath.of("sharedKeys").key("hq"), "site hq has no shared key")
            .fix("pulumi config set --secret --stack dev --path 'hybrid-network:sharedKeys.hq'");

    private static Problem advice(String rule, ConfigPath path, String message) {
        return Problem.of(Severity.ADVICE, rule, path, message);
    }

    private static final List<Problem> PROBLEMS = List.of(
            TOO_SMALL,
            NO_KEY,
            advice("tag-owner", ConfigPath.of("tags"), "no tag says who owns the network"),
            advice("use-policy", ConfigPath.ROOT, "the default IPsec policy accepts weak algorithms"),
            advice("log-retention", ConfigPath.ROOT, "logs are kept for 30 days"),
            advice("two-circuits", ConfigPath.ROOT, "one circuit is one location"));

    /** Names that try to leave their place in each of the formats. */
    private static final String EVIL =
            "x|y`z<img src=a onerror=b>\n# @octocat [a](http://b) \"] --> end\u001b[2J ``` %% &amp; \\| :smile: www.a.com";

    private static final Plan EVIL_PLAN = new Plan(
            "p",
            "dev",
            List.of(
                    new RegisteredResource(
                            "azure-native:network:VirtualNetwork",
                            EVIL,
                            "urn:evil",
                            Optional.of("/x/" + EVIL.replace('/', '-')),
                            Optional.empty(),
                            false,
                            List.of(),
                            Map.of(),
                            Map.of(
                                    "addressSpace",
                                    Map.of("addressPrefixes", List.of(EVIL)),
                                    "subnets",
                                    List.of(Map.of("name", EVIL, "addressPrefix", EVIL))),
                            Map.of()),
                    new RegisteredResource(
                            "test:x:Y",
                            EVIL,
                            "urn:evil2",
                            Optional.empty(),
                            Optional.of("urn:evil"),
                            false,
                            List.of(),
                            Map.of(),
                            Map.of(),
                            Map.of())),
            Map.of(EVIL, EVIL),
            List.of());

    private static final List<Problem> EVIL_PROBLEMS =
            List.of(Problem.error("r", ConfigPath.of("sites").key(EVIL), "site " + EVIL + " is wrong")
                    .got(EVIL)
                    .fix(EVIL));

    @Test
    void showsProblemsAsACompilerDoes() {
        Golden.assertMatches(
                "report/problems.txt", ProblemText.render(PROBLEMS, "nothing was planned", Terminal.PLAIN));
    }

    /** As far as words are short enough; a command stays whole, for whoever copies it. */
    @Test
    void problemsEndTheirLinesAtWords() {
        Problem problem = TOO_SMALL.fix("take " + "a prefix that is wide enough ".repeat(8) + "for both of them");
        Problem command = NO_KEY.fix("pulumi config set --secret --stack " + "dev".repeat(40));

        String text = ProblemText.render(List.of(problem, command), "", new Terminal(80, false));

        assertThat(text.lines().filter(line -> line.length() > 80))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("    fix: pulumi config set"));
        assertThat(text).contains("\n         ").doesNotContain("wi\n");
        assertThat(text.replaceAll("\n {9}", " ")).contains("wide enough ".repeat(1) + "a prefix that is wide");
    }

    @Test
    void colourAddsEscapesAndNothingElse() {
        Terminal colourful = new Terminal(100, true);
        assertThat(withoutColour(ProblemText.render(PROBLEMS, "x", colourful)))
                .isEqualTo(ProblemText.render(PROBLEMS, "x", Terminal.PLAIN));
        assertThat(withoutColour(PlanText.render(PLAN, colourful))).isEqualTo(PlanText.render(PLAN, Terminal.PLAIN));
    }

    private static String withoutColour(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @Test
    void saysNothingWhereThereIsNoProblem() {
        assertThat(ProblemText.render(List.of(), "nothing was planned", Terminal.PLAIN))
                .isEmpty();
    }

    @Test
    void countsInWords() {
        assertThat(ProblemText.count(PROBLEMS)).isEqualTo("2 problems (1 error, 1 warning)");
        assertThat(ProblemText.count(List.of(NO_KEY))).isEqualTo("1 problem (1 warning)");
        assertThat(ProblemText.count(List.of(TOO_SMALL, TOO_SMALL))).isEqualTo("2 problems (2 errors)");
    }

    @Test
    void drawsThePlanAsATree() {
        Golden.assertMatches("report/plan.txt", PlanText.render(PLAN, Terminal.PLAIN));
        Golden.assertMatches("report/plan-80.txt", PlanText.render(PLAN, new Terminal(80, false)));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 160})
    void fitsTheTerminal(int width) {
        Terminal terminal = new Terminal(width, false);
        assertThat(PlanText.render(PLAN, terminal).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        assertThat(PlanText.render(EVIL_PLAN, terminal).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void writesJsonForPrograms() {
        JsonObject proof = new JsonObject();
        proof.addProperty("holds", true);
        Golden.assertMatches(
                "report/plan.json",
                PlanJson.render("dev", "connected", PROBLEMS, PLAN.resources(), Optional.of(proof)));
        assertThat(JsonParser.parseString(PlanJson.render("dev", "ordered", List.of(), List.of(), Optional.empty())))
                .isEqualTo(JsonParser.parseString(
                        "{\"stack\":\"dev\",\"stage\":\"ordered\",\"problems\":[],\"resources\":[],\"proof\":null}"));
    }

    @Test
    void writesMarkdownForAPullRequest() {
        Golden.assertMatches(
                "report/plan.md",
                PlanMarkdown.render("dev", "connected", PROBLEMS, Optional.of(PLAN), Optional.empty()));
        Golden.assertMatches(
                "report/problems.md",
                PlanMarkdown.render("dev", "connected", List.of(TOO_SMALL), Optional.empty(), Optional.empty()));
    }

    @Test
    void noNameEscapesFromTheTerminal() {
        assertThat(ProblemText.render(EVIL_PROBLEMS, "x", Terminal.PLAIN) + PlanText.render(EVIL_PLAN, Terminal.PLAIN))
                .doesNotContain("\u001b", "\n#");
    }

    @Test
    void noNameEscapesFromTheMarkdown() {
        String markdown =
                PlanMarkdown.render("dev", "connected", EVIL_PROBLEMS, Optional.of(EVIL_PLAN), Optional.empty());
        assertThat(markdown.lines().filter(line -> line.startsWith("```")))
                .as("only the diagram's own fences")
                .containsExactly("```mermaid", "```");
        String prose = Pattern.compile("```mermaid.*?\n```\n", Pattern.DOTALL)
                .matcher(markdown)
                .replaceFirst("")
                .replaceAll("(?<!\\\\)`[^`\n]*`", "CODE");
        assertThat(prose)
                .doesNotContain("<img", "@octocat", "http://", "www.", "\u001b")
                .contains("&amp;amp;");
        assertThat(prose.lines().filter(line -> line.startsWith("|")))
                .as("each row has as many cells as its header")
                .allSatisfy(row -> assertThat(row.replaceAll("\\\\.", "")
                                .chars()
                                .filter(c -> c == '|')
                                .count())
                        .isIn(4L, 6L));
    }

    @Test
    void noNameEscapesFromTheDiagram() {
        String labels = Topology.draw(EVIL_PLAN.resources()).replaceAll("<br/>", "");
        assertThat(labels.lines())
                .allSatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "```(mermaid)?|flowchart LR|\\s*(end|(subgraph )?[ng]\\d+[\\[{]+\"[^\"<>`@|\\\\\u001b]*\"[\\]}]+)"));
    }

    @Test
    void aCircuitOfSomebodyElsesIsDrawnFromTheConnection() {
        List<RegisteredResource> withoutCircuit = PLAN.resources().stream()
                .filter(resource -> !resource.type().endsWith(":ExpressRouteCircuit"))
                .toList();
        assertThat(Topology.draw(withoutCircuit)).contains("[\"hybrid-vpn-er-erc\"]");
    }

    @Test
    void an_accepted_risk_is_shown_in_full_with_its_reason() {
        List<Problem> problems = List.of(NO_KEY.accepted("the key comes with the next delivery"));
        assertThat(ProblemText.render(problems, "", Terminal.PLAIN))
                .startsWith("accepted risk[" + NO_KEY.rule() + "]: ")
                .contains("reason: the key comes with the next delivery")
                .doesNotContain("fix:")
                .doesNotContain("advice:");
        assertThat(PlanMarkdown.render("dev", "connected", problems, Optional.empty(), Optional.empty()))
                .contains("Accepted risks:", "the key comes with the next delivery");
    }
}
