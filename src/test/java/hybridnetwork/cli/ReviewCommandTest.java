package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import hybridnetwork.testing.Checkout;
import hybridnetwork.testing.Golden;
import hybridnetwork.testing.PullRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comment on a pull request, from two checkouts of the project. */
class ReviewCommandTest {
    private static final List<String> STACKS = List.of("dev", "prod", "staging");

    private static final String LOAD_BALANCER = """
              hybrid-network:loadBalancer:
                subnet: internal
                privateIpAddress: 10.20.1.10
                rules:
                  https: {protocol: Tcp, frontendPort: 443, backendPort: 443}
                probe: {protocol: Tcp, port: 443}
            """;

    @TempDir
    private static Path folder;

    private static Checkout base = new Checkout(Path.of("."));
    private static Checkout head = base;

    @BeforeAll
    static void checkOut() {
        base = Checkout.in(folder.resolve("base"));
        head = Checkout.in(folder.resolve("head"));
    }

    @AfterEach
    void undo() throws IOException {
        Files.deleteIfExists(base.stackFile("extra"));
        Files.deleteIfExists(head.stackFile("extra"));
        Files.deleteIfExists(base.stackFile("_qa"));
        Files.deleteIfExists(head.stackFile("_qa"));
        for (String stack : STACKS) {
            base.restore(stack);
            head.restore(stack);
        }
    }

    private static Invocation review(String... options) {
        List<String> words =
                new ArrayList<>(List.of("review", "--against", base.folder().toString()));
        words.addAll(List.of(options));
        return Invocation.in(head.folder(), words.toArray(String[]::new)).showsNoStackTrace();
    }

    @ParameterizedTest
    @EnumSource
    void aReviewerUnderstandsItWithoutTheDiff(PullRequest request) {
        request.apply(head);

        Invocation review = review();

        assertThat(review.err()).isEmpty();
        Golden.assertMatches(request.golden(), review.out());
        assertThat(review.status()).isEqualTo(request.status());
    }

    private static void monitor(Checkout checkout, String section) {
        checkout.edit(
                "dev",
                "  hybrid-network:traffic:",
                "  hybrid-network:monitoring: " + section + "\n  hybrid-network:traffic:");
    }

    private static final String OTHERS =
            "actionGroup: /subscriptions/9f3d6c1e-0000-4000-8000-000000000000/resourceGroups/ops/providers/Microsoft.Insights/actionGroups/netops";

    /** Each alert would look like any other resource that goes. */
    @Test
    void aReviewerLearnsThatNobodyWillLearn() {
        monitor(base, "{email: network-team@example.com}");

        Invocation review = review("dev");

        assertThat(review.status()).isZero();
        Golden.assertMatches("review/drops-monitoring.md", review.out());
    }

    @Test
    void aReviewerLearnsWhoIsToldNoMoreAndWhatIsKeptShorter() {
        monitor(base, "{email: network-team@example.com, retentionDays: 90, " + OTHERS + "}");
        monitor(head, "{email: network-team@example.com}");

        Invocation review = review("dev");

        assertThat(review.status()).isZero();
        Golden.assertMatches("review/watches-less.md", review.out());
    }

    /** What watches a gateway that goes is missed by nobody. */
    @Test
    void alertsThatGoWithTheirGatewayAreNoLoss() {
        String monitoring = "{email: network-team@example.com}";
        monitor(base, monitoring);
        monitor(head, monitoring);
        head.edit("dev", LOAD_BALANCER, "")
                .edit(
                        "dev",
                        "    web: {action: allow, from: hq, to: load-balancer, protocol: Tcp, ports: [443]}\n",
                        "");

        assertThat(review("dev").out())
                .contains("it goes with what it watches", "no longer told of Load Balancer")
                .doesNotContain("nobody is told of it", "kept nowhere");
    }

    @Test
    void aStackWithoutChangesTakesOneLine() {
        Invocation review = review();

        assertThat(review.status()).isZero();
        assertThat(review.out())
                .startsWith("<!-- hybrid-network -->\n")
                .contains("\n| dev | no change |  |  |  |\n", "| prod | no change", "| staging | no change")
                .doesNotContain("###", "<details>");
    }

    /** A part of the site that only the circuit leads to. */
    @Test
    void aFlowThatMayBeLostIsAChangeAndNoProblem() {
        String outages = ", mayFailIn: [er-gateway, circuit:primary, circuit:primary/peering-disabled]}";
        head.edit(
                        "dev",
                        "addressPrefixes: [10.10.0.0/16]",
                        "addressPrefixes: [10.10.0.0/16, 10.11.0.0/16]\n      staticPrefixes: [10.10.0.0/16]\n"
                                + "      advertises: {vpn: [10.10.0.0/16]}")
                .edit("dev", "protocol: Tcp, ports: [443]}", "protocol: Tcp, ports: [443]" + outages)
                .edit("dev", "ports: [1433, 8000-8080]}", "ports: [1433, 8000-8080]" + outages);

        Invocation review = review("dev");

        assertThat(review.status()).isZero();
        assertThat(review.out())
                .contains(
                        "| allow web | was over the VPN, is lost, tolerated | circuit&#58;primary, circuit&#58;primary/peering-disabled, er-gateway |",
                        "but for 2 intents lost in 3 of them, as tolerated")
                .doesNotContain("intent-violated", "an intent is violated");
    }

    @Test
    void aReplacementThatTheStackAllowsNamesItsOutageAndTakesTheConnectionsWithIt() {
        head.edit("prod", "asn: 65515, generation: Generation2", "asn: 65515, generation: Generation1")
                .edit(
                        "prod",
                        "  hybrid-network:vpn:",
                        "  hybrid-network:allowReplacement: [hybrid-prod-vpn-vgw]\n  hybrid-network:vpn:");

        Invocation review = review("prod");

        assertThat(review.status()).isZero();
        assertThat(review.out())
                .contains("| prod | **an outage** | 3 replaced |")
                .contains("it is replaced&#58; about 60 minutes without the VPN")
                .contains("| **replaced** | VirtualNetworkGateway<br>`hybrid-prod-vpn-vgw` | `vpnGatewayGeneration`"
                        + " Generation2 → Generation1 | about 60 minutes without the VPN")
                .contains("<br>it is protected&#58; the engine refuses until \\`pulumi state unprotect\\` |")
                .contains("`hybrid-prod-vpn-conn-plant` |  | minutes without this tunnel, and so without the site's"
                        + " backup<br>with hybrid-prod-vpn-vgw |")
                .doesNotContain("Azure or the engine refuses");
    }

    @Test
    void aGatewayThatIsReplacedByOneWithoutZonesKeepsItsPublicIp() {
        head.edit("dev", "sku: ErGw1AZ}", "sku: UltraPerformance}")
                .edit(
                        "dev",
                        "  hybrid-network:vpn:",
                        "  hybrid-network:allowReplacement: [hybrid-vpn-er-er-vgw]\n  hybrid-network:vpn:");

        Invocation review = review("dev");

        assertThat(review.status()).isZero();
        assertThat(review.out())
                .contains("| dev | **an outage** | 2 replaced |")
                .contains(
                        "it is replaced&#58; up to 45 minutes without ExpressRoute, while the VPN carries the traffic")
                .contains("hybrid-vpn-er-er-pip keeps its availability zones");
    }

    @Test
    void anotherBaseNameReplacesEverythingAndIsRefused() {
        head.edit("prod", "baseName: hybrid-prod", "baseName: hybrid-live");

        Invocation review = review("prod");

        assertThat(review.status()).isEqualTo(1);
        assertThat(review.out())
                .contains("| prod | **Azure refuses it** |")
                .contains(
                        "- `hybrid-live-er-vgw`&#58; \\`allowReplacement\\` does not name it; a replacement means up to 45"
                                + " minutes without ExpressRoute, while the VPN carries the traffic\n")
                .contains(
                        "- `hybrid-live-vpn-vgw`&#58; \\`allowReplacement\\` does not name it; a replacement means about"
                                + " 60 minutes without the VPN")
                .contains("- `hybrid-live-erc-chicago`, `hybrid-live-erc-dallas`&#58; Azure deletes no circuit that its"
                        + " provider still has provisioned&#58; have it deprovisioned first; a replacement means a new"
                        + " circuit&#58; weeks to order it")
                .contains("it is protected&#58; the engine refuses until \\`pulumi state unprotect\\`")
                .contains("| **replaced** | ResourceGroup<br>`hybrid-live-rg` |")
                .contains("every resource in it is deleted and created anew")
                .doesNotContain("| changed |");
    }

    @Test
    void whatAzureRefusesOfASubnetInUseIsTheVerdict() {
        head.edit("dev", "10.20.", "10.21.");
        assertThat(review("dev"))
                .satisfies(review -> assertThat(review.status()).isEqualTo(1))
                .extracting(Invocation::out, STRING)
                .contains("| dev | **Azure refuses it**")
                .contains(
                        "| error | `subnet-in-use` | `hybrid-network:network.gatewaySubnet` | GatewaySubnet keeps its prefix as"
                                + " long as something is in it&#58; hybrid-vpn-er-er-vgw, hybrid-vpn-er-vpn-vgw; got from"
                                + " 10.20.255.224/27 to 10.21.255.224/27 | write \\`gatewaySubnet&#58; 10.20.255.224/27\\`, keep"
                                + " 10.20.0.0/16 in addressSpace; gateways in another prefix take a stack beside this one |")
                .contains(
                        "| error | `subnet-in-use` | `hybrid-network:network.subnets.internal` | subnet \\`internal\\` keeps"
                                + " its prefix as long as something is in it&#58; hybrid-vpn-er-ilb; got from 10.20.1.0/24 to"
                                + " 10.21.1.0/24 | write \\`internal&#58; 10.20.1.0/24\\` again, keep 10.20.0.0/16 in"
                                + " addressSpace, give the load balancer the address 10.20.1.10; to move what is in it&#58;"
                                + " docs/runbook.md, \"Moving a subnet\" |");

        head.restore("dev");
        head.edit("dev", "internal", "inside");
        assertThat(review("dev"))
                .satisfies(review -> assertThat(review.status()).isEqualTo(1))
                .extracting(Invocation::out, STRING)
                .contains("| dev | **Azure refuses it**")
                .contains(
                        "| error | `subnet-in-use` | `hybrid-network:network.subnets.internal` | subnet \\`internal\\` cannot"
                                + " go as long as something is in it&#58; hybrid-vpn-er-ilb; got no longer declared | write"
                                + " \\`internal\\` again wherever the file has \\`inside\\`; to move what is in it&#58;"
                                + " docs/runbook.md, \"Moving a subnet\" |");
    }

    @Test
    void aLoadBalancerThatMovesIsAWarning() {
        head.edit("dev", "internal: 10.20.1.0/24\n", "internal: 10.20.1.0/24\n      app: 10.20.2.0/24\n")
                .edit("dev", "    subnet: internal\n", "    subnet: app\n")
                .edit("dev", "10.20.1.10", "10.20.2.10");

        Invocation review = review("dev");

        assertThat(review.status()).isZero();
        assertThat(review.out())
                .contains(
                        "| warning | `load-balancer-moves` | `hybrid-network:loadBalancer.subnet` | hybrid-vpn-er-ilb moves to"
                                + " another subnet&#58; the security group of the old one closes first");
    }

    @Test
    void aLoadBalancerThatGoesIsAnOutageAndMayGo() {
        head.edit("dev", LOAD_BALANCER, "")
                .edit(
                        "dev",
                        "    web: {action: allow, from: hq, to: load-balancer, protocol: Tcp, ports: [443]}\n",
                        "");

        Invocation review = review("dev");

        assertThat(review.status()).isZero();
        assertThat(review.out())
                .contains("| dev | **an outage** |")
                .contains("the service behind it can no longer be reached there");
    }

    @Test
    void aDisabledPeeringLeavesASinglePath() {
        head.edit("dev", "        privatePeering:\n", "        privatePeering:\n          enabled: false\n");

        Invocation review = review("dev");

        assertThat(review.status()).isZero();
        assertThat(review.out())
                .contains("| dev | **single path** | 1 changed | 2 new |")
                .contains("| warning | `single-path` |")
                .contains("\n**Proof&#58; 2 intents are violated, in 2 of 9 outages.**");
    }

    @Test
    void aPeeringThatGoesIsLeftToTheProvider() {
        String peering = """
                    privatePeering:
                      peerAsn: 65010
                      vlanId: 100
                      primaryPrefix: 172.16.0.0/30
                      secondaryPrefix: 172.16.0.4/30
            """;
        head.edit("dev", peering, "");

        Invocation review = review("dev");

        assertThat(review.status()).isZero();
        assertThat(review.out())
                .contains("| dev | **an outage** | 1 removed |")
                .contains("the circuit carries no traffic until its provider has configured the peering, which the"
                        + " provider must manage from now on |");
    }

    @Test
    void partsOfAResourceComeAndGoInTheWordsOfTheTrade() {
        head.edit("dev", "internal: 10.20.1.0/24\n", "internal: 10.20.1.0/24\n      app: 10.20.2.0/24\n")
                .edit(
                        "dev",
                        "rules:\n      https: {protocol: Tcp, frontendPort: 443, backendPort: 443}",
                        "haPorts: true");

        assertThat(review("dev").out())
                .contains("new subnet hybrid-vpn-er-app-subnet 10.20.2.0/24, filtered by hybrid-vpn-er-app-nsg")
                .contains("rule https Tcp 443 -&gt; 443 is gone<br>new rule ha-ports all ports")
                .doesNotContain("\\{", "not set");
    }

    @Test
    void aSiteThatGoesLosesItsTunnelAndMayGo() {
        head.edit("prod", between("    plant:\n", "  hybrid-network:expressRoute:"), "")
                .edit("prod", "sites: [hq, plant]", "sites: [hq]");

        Invocation review = review("prod");

        assertThat(review.status()).isZero();
        assertThat(review.out())
                .contains("| prod | **an outage** | 2 removed")
                .contains("the site goes, tunnel and routes; no intent goes with it")
                .doesNotContain("**replaced**");
    }

    @Test
    void aCircuitThatGoesIsOnlyRemovedAndOnlyOnceItIsDeprovisioned() {
        head.edit("prod", between("      chicago:\n", "      dallas:\n"), "");

        Invocation review = review("prod");

        assertThat(review.status()).isEqualTo(1);
        assertThat(review.out())
                .contains("| prod | **Azure refuses it** | 3 removed |")
                .contains("- `hybrid-prod-erc-chicago`&#58; Azure deletes no circuit that its provider still has"
                        + " provisioned&#58; have it deprovisioned first\n")
                .doesNotContain("**replaced**", "weeks");
    }

    /** Nobody provisions a circuit on the customer's own port. */
    @Test
    void aCircuitOnAPortOfItsOwnIsHeldByNothingButItsProtection() {
        String provider = """
                        provider: Equinix
                        peeringLocation: Chicago
                        bandwidthMbps: 1000
                """;
        String port =
                "        direct: { portId: /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ports"
                        + "/providers/Microsoft.Network/expressRoutePorts/chicago, bandwidthGbps: 1 }\n";
        head.edit("prod", between("      chicago:\n", "      dallas:\n"), "");
        base.edit("prod", provider, port);

        Invocation review = review("prod");

        assertThat(review.out())
                .contains("this circuit carries no traffic any more<br>**it is protected")
                .doesNotContain("Azure deletes no circuit");
    }

    /** The text of the production stack from one line to another. */
    private static String between(String from, String to) {
        return between("prod", from, to);
    }

    private static String between(String stack, String from, String to) {
        String text = base.text(stack);
        return text.substring(text.indexOf(from), text.indexOf(to));
    }

    @Test
    void aSiteThatIsRenamedClashesWithItselfInAzure() {
        head.edit("dev", "    hq:\n", "    main:\n")
                .edit("dev", "sites: [hq]", "sites: [main]")
                .edit("dev", "from: hq,", "from: main,")
                .edit("dev", "to: hq,", "to: main,");

        Invocation review = review("dev");

        assertThat(review.status()).isEqualTo(1);
        assertThat(review.out())
                .contains("| added | LocalNetworkGateway<br>`hybrid-vpn-er-vpn-lgw` |")
                .contains(
                        "\\`pulumi up\\` refuses it&#58; Azure still has hybrid-vpn-er-vpn-lgw, which the program called"
                                + " site-hq-local-network-gateway; keep the old key, or rename in the state first&#58;"
                                + " docs/runbook.md, \"Renaming a site or a circuit\"")
                .contains("| **removed** | VirtualNetworkGatewayConnection<br>`hybrid-vpn-er-vpn-conn` |");
    }

    @Test
    void aLineThatAllowsMoreOpensTrafficThoughItsNameStays() {
        head.edit("dev", "ports: [1433, 8000-8080]", "ports: [22, 1433, 8000-8080]");

        assertThat(review("dev").out())
                .contains("| dev | **opens traffic** | 1 changed |")
                .contains("- **now let** out of `internal`&#58; Tcp port 22 from 10.20.1.0/24 to 10.10.0.0/16\n")
                .doesNotContain("no longer let");
    }

    @Test
    void aLineThatAllowsLessOpensNothing() {
        head.edit("dev", "ports: [1433, 8000-8080]", "ports: [1433]");

        assertThat(review("dev").out())
                .contains("| dev | fine | 1 changed |")
                .contains(
                        "- no longer let out of `internal`&#58; Tcp ports 8000-8080 from 10.20.1.0/24 to 10.10.0.0/16\n")
                .doesNotContain("opens traffic", "now let");
    }

    @Test
    void otherWordsForTheSamePacketsOpenNothing() {
        head.edit("dev", "from: internal, to: hq", "from: internal, to: on-premises");

        assertThat(review("dev").out()).contains("| dev | fine |").doesNotContain("Security groups", "opens traffic");
    }

    @Test
    void aDenyThatGoesIsNamedThoughItsPacketsStayOut() {
        head.edit(
                "dev", "    no-ssh: {action: deny, from: on-premises, to: internal, protocol: Tcp, ports: [22]}\n", "");

        assertThat(review("dev").out())
                .contains("| dev | **drops a deny** |")
                .doesNotContain("opens traffic", "Security groups");
    }

    @Test
    void aCircuitThatIsRenamedIsAnotherOneAndTheOldOneHasToBeDeprovisioned() {
        head.edit("prod", "      dallas:\n", "      DALLAS:\n");

        Invocation review = review("prod");

        assertThat(review.status()).isEqualTo(1);
        assertThat(review.out())
                .contains("| prod | **Azure refuses it**")
                .contains(
                        "Azure deletes no circuit that its provider still has provisioned&#58; have it deprovisioned first");
    }

    @Test
    void aViolatedIntentIsTheStatusAndIsNotFolded() {
        head.edit(
                "dev",
                "addressPrefixes: [10.10.0.0/16]\n",
                "addressPrefixes: [10.10.0.0/16, 10.11.0.0/16]\n      advertises: { expressRoute: [10.10.0.0/16], vpn: [10.10.0.0/16] }\n");

        Invocation review = review("dev");

        assertThat(review.status()).isEqualTo(3);
        assertThat(review.out())
                .contains("| dev | **an intent is violated**, **opens traffic** |")
                .contains("| allow web | **was over ExpressRoute, is violated** |")
                .contains("\n**Proof&#58; ")
                .contains("- packet: Tcp 10.11.0.0&#58;1024 to 10.20.1.10&#58;443");
    }

    @Test
    void aNewStackAndOneThatGoes() throws IOException {
        Files.copy(head.stackFile("dev"), head.stackFile("extra"));
        Files.delete(head.stackFile("staging"));

        Invocation review = review();

        assertThat(review.status()).isZero();
        assertThat(review.out())
                .contains("| extra | new | 14 added |")
                .contains("### extra\n\nNot compared: the stack is new, and all of it is added.")
                .contains("| added | ExpressRouteCircuit<br>`hybrid-vpn-er-erc` | Equinix at Silicon Valley, 50 Mbit/s,"
                        + " Standard\\_MeteredData | it takes weeks until its provider has provisioned it; it carries no"
                        + " traffic before |")
                .contains("| staging | not compared |")
                .contains("### staging\n\nNot compared: its file is removed; what it deployed stays, and costs, until"
                        + " \\`pulumi destroy\\`.");
    }

    @Test
    void whatWasBrokenBeforeIsNotBlamedOnTheChange() {
        base.edit("dev", "10.20.255.224/27", "10.20.255.224/28");
        head.edit("dev", "10.20.255.224/27", "10.20.255.240/28");
        Invocation stillBroken = review("dev");
        head.restore("dev");
        Invocation mended = review("dev");

        assertThat(stillBroken.status()).isEqualTo(1);
        assertThat(stillBroken.out())
                .contains("Not compared: before the change the configuration had errors")
                .contains("<details><summary>2 problems as before</summary>")
                .doesNotContain("New problems");
        assertThat(mended.status()).isZero();
        assertThat(mended.out())
                .contains("**Fixed**\n\n- error `gw-subnet-min-prefix-coexist` GatewaySubnet is too small");
    }

    @Test
    void aConfigurationThatCannotBeReadIsStillACommentWithItsErrorsAndMendsNothing() throws IOException {
        for (String unreadable : List.of("config: [\n", "")) {
            Files.writeString(head.stackFile("dev"), unreadable);

            Invocation review = review();

            assertThat(review.status()).isEqualTo(1);
            assertThat(review.out())
                    .contains("| dev | **errors** |", "| prod | no change |", "**New problems**")
                    .doesNotContain("Fixed", "fixed");
        }
    }

    @Test
    void whatABaseThatCannotBeReadDidNotTellIsNotNew() throws IOException {
        Files.writeString(base.stackFile("dev"), "config: [\n");

        Invocation review = review("dev");

        assertThat(review.status()).isZero();
        assertThat(review.out())
                .contains("| dev | not compared |  | 1 problem, 1 fixed |")
                .contains("**Problems**\n\n| Severity")
                .contains("| warning | `shared-key-missing` |")
                .doesNotContain("New problems", "new recommendation");
    }

    @Test
    void theRealPreviewIsShownWhereItRanAndNothingInItEscapes() throws IOException {
        Path previews = Files.createDirectories(folder.resolve("previews"));
        String wide = "x".repeat(1000);
        Files.writeString(
                previews.resolve("dev.txt"),
                "Previewing\u001b[1m update\u001b[0m (dev)\n```\n</details>\n" + wide + "\n");

        String comment = review("--previews", previews.toString()).out();

        assertThat(comment)
                .contains(
                        "<summary>pulumi preview</summary>\n\n````text\nPreviewing update (dev)\n```\n</details>\nxxx")
                .contains("…\n````\n")
                .contains("### dev\n")
                .contains("There is no output of the real `pulumi preview` for prod, staging:"
                        + " there was no login for Azure, which a pull request from a fork does not get, or the job"
                        + " failed.\n")
                .doesNotContain("was not run", "### prod");
        assertThat(review().out()).contains("There is no output of the real `pulumi preview` for any stack:");
    }

    @Test
    void neverLongerThanACommentMayBe() throws IOException {
        Path previews = Files.createDirectories(folder.resolve("long"));
        String line = "    azure-native:network:VirtualNetwork network create\n";
        for (String stack : STACKS) {
            Files.writeString(previews.resolve(stack + ".txt"), line.repeat(3000));
        }

        String comment = review("--previews", previews.toString()).out();

        String commit = "Commit " + "0".repeat(64) + "\n\n";
        assertThat(comment + commit)
                .as("with what tools/post-comment adds")
                .hasSizeLessThanOrEqualTo(60_000)
                .hasSizeGreaterThan(15_000);
        assertThat(comment)
                .containsPattern(
                        "_\\d+ lines more of 3000 left out, since a comment can be only so long; the whole: the log of"
                                + " the job_");
        assertThat(comment.split("<details>", -1)).hasSameSizeAs(comment.split("</details>", -1));
        assertThat(comment.lines().filter("```"::equals).count()).isEqualTo(3);
    }

    /** A name is text, whoever wrote it: not a mention, not a link, not HTML, not a row more. */
    @Test
    void namesAndValuesStayText() {
        head.edit(
                "dev",
                "environment: dev",
                "environment: \"</details><img src=x> @everyone [a](http://b) `c` | d | \\n# e\"");

        String comment = review("dev").out();

        assertThat(comment)
                .contains("`tags.environment` dev → ")
                .doesNotContain("<img", "@everyone", "(http:", "\n# e");
        assertThat(comment.lines().filter(row -> row.startsWith("| changed |") && row.contains("tags.environment")))
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row.replaceAll("\\\\\\|", "").chars().filter(c -> c == '|'))
                                .hasSize(5));
    }

    @Test
    void noKeyIsEverInIt() {
        String key = "AKeyThatNobodyMaySee123";
        head.edit(
                        "dev",
                        "  hybrid-network:vpn:",
                        "  hybrid-network:acceptedRisks: { secret-in-clear: it is a test }\n"
                                + "  hybrid-network:sharedKeys: { hq: \"" + key + "\" }\n  hybrid-network:vpn:")
                .edit("dev", "sku: ErGw1AZ", "sku: ErGw2AZ");

        Invocation review = review("dev");

        assertThat(review.status()).isEqualTo(1);
        assertThat(review.out())
                .contains(
                        "ErGw2AZ",
                        "| dev | **errors** |",
                        "| error | `secret-in-clear` |",
                        "| error | `accepted-risk-error` |")
                .doesNotContain(key);
    }

    /** What goes with a site is what was promised of it, not a backup alone. */
    @Test
    void aSiteThatGoesTakesItsFlowsWithIt() {
        PullRequest.ADDS_A_SITE.apply(base);
        base.edit("dev", "  hybrid-network:traffic:\n", """
                  hybrid-network:traffic:
                    plant: {action: allow, from: plant, to: load-balancer, protocol: Tcp, ports: [443]}
                """);

        Golden.assertMatches("review/takes-a-site-away.md", review("dev").out());
    }

    /** One more rule before sixty others: what they let through stays as it is. */
    @Test
    void manyRulesThatAreOnlyRenumberedAreOneLine() {
        StringBuilder flows = new StringBuilder("  hybrid-network:traffic:\n");
        for (int port = 9000; port < 9060; port++) {
            flows.append("    p" + port + ": {action: allow, from: hq, to: internal, protocol: Tcp, ports: [" + port
                    + "]}\n");
        }
        for (Checkout checkout : List.of(base, head)) {
            checkout.edit("dev", "  hybrid-network:traffic:\n", flows.toString());
        }
        head.edit(
                "dev",
                "    p9000:",
                "    a: {action: allow, from: hq, to: internal, protocol: Tcp, ports: [8999]}\n    p9000:");

        String comment = review("dev").out();

        assertThat(comment)
                .contains("new rule: ", "61 rules get other priorities, in the same order as before")
                .doesNotContain("].priority`");
    }

    /** The VPN first, the circuit later. */
    @Test
    void aCircuitThatComesReplacesNothing() {
        base.edit("dev", between("dev", "  hybrid-network:expressRoute:\n", "  hybrid-network:vpn:\n"), "");

        Invocation review = review("dev");

        assertThat(review.status()).isZero();
        Golden.assertMatches("review/adds-a-circuit.md", review.out());
    }

    @Test
    void aDeviceThatGoesLeavesItsSiteTheOther() {
        String one =
                "      vpnDevice:\n        address: 40.50.60.70\n        bgp: {asn: 65010, peerAddress: 10.10.255.1}\n";
        String first =
                "      vpnDevices:\n        a: {address: 40.50.60.70, bgp: {asn: 65010, peerAddress: 10.10.255.1}}\n";
        String second = "        b: {address: 40.50.60.71, bgp: {asn: 65010, peerAddress: 10.10.255.2}}\n";
        base.edit("dev", one, first + second);
        head.edit("dev", one, first);

        assertThat(review("dev").out())
                .contains("the device goes with its tunnel; the site keeps another tunnel")
                .doesNotContain("the site goes", "**replaced**");
    }

    @Test
    void aDenyThatKeepsLessOutIsTold() {
        head.edit("dev", "to: internal, protocol: Tcp, ports: [22]", "to: internal, protocol: Tcp, ports: [2222]");

        assertThat(review("dev").out())
                .contains(
                        "| dev | **narrows a deny** |  |  | 1 narrowed |",
                        "- keeps less out: **deny no-ssh** was Tcp port 22 from on-premises to internal, is Tcp port 2222"
                                + " from on-premises to internal\n");
    }

    @Test
    void aDenyThatOthersMakeUpForNarrowsNothing() {
        head.edit(
                "dev",
                "    no-ssh: {action: deny, from: on-premises, to: internal, protocol: Tcp, ports: [22]}\n",
                """
                    no-ssh: {action: deny, from: on-premises, to: 10.20.1.0/25, protocol: Tcp, ports: [20-22]}
                    no-ssh-too: {action: deny, from: hq, to: 10.20.1.128/25, protocol: Tcp, ports: [22]}
                """);

        assertThat(review("dev").out()).doesNotContain("narrow", "keeps less out");
    }

    /** An intent that was violated in some outages, and is in more: the problem is not the one that was there. */
    @Test
    void aViolationInMoreOutagesThanBeforeIsNew() {
        String site = "      addressPrefixes: [10.10.0.0/16]\n";
        String half = "advertises: {expressRoute: [10.10.0.0/17, 10.10.128.0/17], vpn: [10.10.0.0/17]}\n";
        String less = "advertises: {expressRoute: [10.10.0.0/17], vpn: [10.10.0.0/17]}\n";
        base.edit("dev", site, site + "      " + half);
        head.edit("dev", site, site + "      " + less);

        String comment = review("dev").out();

        assertThat(comment).doesNotContain("- warning `intent-violated`");
        Golden.assertMatches("review/violates-more.md", comment);

        base.edit("dev", half, less);
        assertThat(review("dev").out()).as("as before").contains("| dev | **an intent is violated** |  |  |  |");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aProgramThatDiffersMakesThePlanItself() throws IOException {
        Path source = base.folder().resolve("src/main/java/hybridnetwork/App.java");
        Path launcher = base.folder().resolve("hybrid");
        String before = Files.readString(source);
        String script = Files.readString(launcher);
        try {
            Files.writeString(source, before + "\n");
            launcher(
                    launcher,
                    "echo '{\"problems\":[],\"resources\":[{\"type\":\"azure-native:network:LoadBalancer\","
                            + "\"name\":\"old\",\"inputs\":{\"loadBalancerName\":\"old-ilb\"}}],\"proof\":{\"scenarios\":[]}}'");
            assertThat(review("dev").out())
                    .contains("| **removed** | LoadBalancer<br>`old-ilb` |", "| added | VirtualNetwork<br>");

            launcher(launcher, "echo 'hybrid: Maven is missing' >&2; exit 4");
            Invocation failed = review("dev");
            assertThat(failed.status()).isZero();
            assertThat(failed.out())
                    .contains("| dev | not compared |  | 1 problem |")
                    .doesNotContain("New problems", "new recommendation")
                    .contains("Not compared: the plan before the change could not be made, since its program ended with"
                            + " status 4&#58; hybrid&#58; Maven is missing.");

            launcher(launcher, "echo 'no json'");
            assertThat(review("dev").out()).contains("since it printed no plan");
        } finally {
            Files.writeString(source, before);
            Files.writeString(launcher, script);
        }
    }

    @Test
    void aPlanBeforeThatFailsInThisProgramSaysWhy() throws IOException {
        for (Checkout checkout : List.of(base, head)) {
            Files.copy(checkout.stackFile("dev"), checkout.stackFile("_qa"));
        }

        Invocation review = review("_qa");

        assertThat(review.status()).isZero();
        assertThat(review.err()).isEmpty();
        assertThat(review.out())
                .contains("Not compared: the plan before the change could not be made, since its program ended with"
                        + " status 2&#58; hybrid&#58; that is no stack name; for a file use --file PATH.");
    }

    private static void launcher(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theCommentGoesToAFileWhenAsked() throws IOException {
        Path file = folder.resolve("comment.md");

        Invocation review = review("--out", file.toString());

        assertThat(review.out()).isEmpty();
        assertThat(file).content().startsWith("<!-- hybrid-network -->\n");
    }

    @Test
    void wrongUsageIsStatus2() {
        assertThat(review("qa").err()).contains("neither checkout has a stack 'qa'; there is: dev, prod, staging");
        assertThat(Invocation.of("review", "--against", folder.resolve("none").toString())
                        .status())
                .isEqualTo(2);
        assertThat(Invocation.of("review").status()).isEqualTo(2);
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        review("dev");
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(ReviewCommand.SCRATCH)))
                    .isEmpty();
        }
    }
}
