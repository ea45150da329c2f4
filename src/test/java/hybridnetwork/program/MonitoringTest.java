package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.MoreCollectors;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.plan.LogMessage;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.Plan;
import hybridnetwork.plan.Recording;
import hybridnetwork.reachability.Outages;
import hybridnetwork.report.PlanJson;
import hybridnetwork.report.PlanMarkdown;
import hybridnetwork.report.PlanText;
import hybridnetwork.report.Terminal;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.Golden;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What watches a network: everything in a recording of production, nothing where nobody asked for it. */
class MonitoringTest {
    private static final String WEBHOOK = "https://hooks.example.com/alerts/aTokenOfTheWebhook";
    private static final String GROUP =
            "/subscriptions/9f3d6c1e-0000-4000-8000-000000000000/resourceGroups/ops/providers/Microsoft.Insights/actionGroups/on-call";
    private static final String WORKSPACE = "/subscriptions/9f3d6c1e-0000-4000-8000-000000000000/resourceGroups/ops"
            + "/providers/Microsoft.OperationalInsights/workspaces/logs";

    private static final StackText PROD =
            StackText.of("prod").with("monitoring: { email: network-team@example.com, retentionDays: 90 }");

    private final RecordedNetwork prod = RecordedNetwork.connected(PROD);

    private static boolean watches(RegisteredResource resource) {
        return resource.type().startsWith("azure-native:insights:")
                || resource.type().startsWith("azure-native:operationalinsights:")
                || resource.type().startsWith("hybrid-network:monitoring:");
    }

    @Test
    void aRecordingOfProductionHasEveryAlertAndSetting() {
        Golden.assertMatches(
                "monitoring/prod.txt",
                prod.plan().resources().stream()
                        .filter(MonitoringTest::watches)
                        .map(resource -> resource.name() + " " + resource.type() + "\n" + inWords(resource))
                        .collect(Collectors.joining()));
    }

    /** Without what all have in common, and without the text of the workbook. */
    private static String inWords(RegisteredResource resource) {
        return resource.inputs().entrySet().stream()
                .filter(input -> !List.of(
                                "tags", "resourceGroupName", "actions", "enabled", "serializedData", "location")
                        .contains(input.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(input -> "    " + input.getKey() + ": " + inWords(input.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String inWords(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(MonitoringTest::inWords).collect(Collectors.joining("; "));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + inWords(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(" "));
        }
        return value.toString();
    }

    @Test
    void nothingOfItIsThereWhereMonitoringIsOff() {
        for (String off : List.of("monitoring: ~", "monitoring: {}")) {
            RecordedNetwork unwatched =
                    RecordedNetwork.connected(StackText.of("prod").with(off));
            assertThat(unwatched.plan().resources()).noneMatch(MonitoringTest::watches);
            assertThat(unwatched.plan().outputs()).doesNotContainKeys("workspaceId", "actionGroupId");
        }
    }

    @Test
    void allElseIsTheSameWithItAndWithoutIt() {
        List<RegisteredResource> without =
                RecordedNetwork.connected(PROD.with("monitoring: ~")).plan().resources();
        assertThat(prod.plan().resources().stream().skip(1).filter(resource -> !watches(resource)))
                .containsExactlyElementsOf(without.subList(1, without.size()));
    }

    @Test
    void itStandsUnderComponentsOfItsOwnAndGoesToTheWorkspaceThatWasMade() {
        assertThat(prod.parent("monitoring-workspace")).isEqualTo("monitoring");
        assertThat(prod.parent("alerts-vpn-bgp-hq")).isEqualTo("alerts");
        assertThat(prod.parent("diagnostics-circuit-dallas")).isEqualTo("diagnostics");
        assertThat(prod.plan().custom())
                .filteredOn(MonitoringTest::watches)
                .allSatisfy(resource -> assertThat(resource.name()).startsWith(prod.parent(resource.name()) + "-"))
                .noneMatch(RegisteredResource::protect);
        String workspace = prod.resource("monitoring-workspace").id().orElseThrow();
        assertThat(prod.ofType("DiagnosticSetting"))
                .hasSize(10)
                .allSatisfy(name -> assertThat(prod.input(name, "workspaceId")).isEqualTo(workspace));
        assertThat(prod.output("workspaceId")).isEqualTo(workspace);
        assertThat(prod.output("actionGroupId"))
                .isEqualTo(prod.resource("monitoring-action-group").id().orElseThrow());
    }

    @Test
    void everyAlertTellsTheActionGroupAndWaitsForWhatItIsOn() {
        String group = prod.resource("monitoring-action-group").id().orElseThrow();
        assertThat(prod.ofType("MetricAlert")).hasSize(34).allSatisfy(name -> {
            assertThat(prod.input(name, "actions.0.actionGroupId")).isEqualTo(group);
            assertThat(prod.input(name, "autoMitigate")).isEqualTo(true);
            assertThat(prod.input(name, "location")).isEqualTo("global");
        });
        assertThat(prod.ofType("ActivityLogAlert"))
                .hasSize(11)
                .allSatisfy(name -> assertThat(prod.input(name, "actions.actionGroups.0.actionGroupId"))
                        .isEqualTo(group));
        assertThat(prod.dependencies("alerts-vpn-bgp-hq")).contains("vpn-gateway-gateway", "monitoring-action-group");
        assertThat(prod.dependencies("alerts-circuit-dallas-arp")).contains("circuit-dallas-circuit");
        assertThat(prod.dependencies("alerts-health-er-gateway")).contains("er-gateway-gateway");
        assertThat(prod.dependencies("diagnostics-network-web-nsg")).contains("network-web-nsg");
    }

    /** Otherwise it would fire for weeks, or never. */
    @Test
    void aCircuitThatIsMerelyOrderedHasItsLogsKeptAndNoAlert() {
        RecordedNetwork ordered = RecordedNetwork.ordered(PROD);
        assertThat(ordered.names())
                .contains("diagnostics-circuit-chicago", "alerts-er-gateway-cpu", "alerts-vpn-bgp-hq");
        assertThat(ordered.ofType("MetricAlert"))
                .noneMatch(name -> name.startsWith("alerts-circuit-") || name.equals("alerts-er-gateway-routes-none"));
        assertThat(ordered.ofType("ActivityLogAlert")).noneMatch(name -> name.startsWith("alerts-health-circuit-"));
        assertThat(prod.names()).containsAll(ordered.names());
    }

    @Test
    void somebodyElsesWorkspaceAndActionGroupAreUsedAsTheyAre() {
        RecordedNetwork others = RecordedNetwork.connected(
                StackText.of("prod").with("monitoring: { workspace: " + WORKSPACE + ", actionGroup: " + GROUP + " }"));
        assertThat(others.ofType("Workspace")).isEmpty();
        assertThat(others.ofType("ActionGroup")).isEmpty();
        assertThat(others.output("workspaceId")).isEqualTo(WORKSPACE);
        assertThat(others.output("actionGroupId")).isEqualTo(GROUP);
        assertThat(others.input("alerts-vpn-ike", "actions.0.actionGroupId")).isEqualTo(GROUP);
        assertThat(others.input("diagnostics-vpn-gateway", "workspaceId")).isEqualTo(WORKSPACE);
    }

    @Test
    void bothActionGroupsAreToldWhereThereAreTwo() {
        RecordedNetwork both = RecordedNetwork.connected(PROD.with("monitoring: { actionGroup: " + GROUP + " }"));
        assertThat(both.input("alerts-vpn-ike", "actions.0.actionGroupId").toString())
                .endsWith("/actionGroups/hybrid-prod-ag");
        assertThat(both.input("alerts-vpn-ike", "actions.1.actionGroupId")).isEqualTo(GROUP);
    }

    @Test
    void aFirewallABalancerAndSpokesAreWatchedWhereTheyAre() {
        RecordedNetwork hub = RecordedNetwork.connected(
                StackText.in(FrozenStacks.design("inspected")).with("monitoring: { email: network-team@example.com }"));
        assertThat(hub.names())
                .contains(
                        "alerts-firewall-health",
                        "alerts-firewall-source-ports",
                        "diagnostics-firewall",
                        "diagnostics-firewall-public-ip",
                        "diagnostics-spoke-orders.web-nsg");
        assertThat(hub.input("diagnostics-firewall", "logAnalyticsDestinationType"))
                .isEqualTo("Dedicated");
        hub.hasNoInput("diagnostics-spoke-orders.web-nsg", "metrics");
        assertThat(hub.input("alerts-service-health", "condition.allOf.1.containsAny")
                        .toString())
                .contains("Azure Firewall");
    }

    /** The workbook shows both ways: what carries, and what stands by. */
    @Test
    void theWorkbookIsNamedByAGuidThatStaysAndShowsBothWays() {
        Object guid = prod.input("workbook-workbook", "resourceName");
        assertThat(guid.toString()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(RecordedNetwork.ordered(PROD).input("workbook-workbook", "resourceName"))
                .isEqualTo(guid);
        assertThat(RecordedNetwork.connected(PROD.with("baseName: other")).input("workbook-workbook", "resourceName"))
                .isNotEqualTo(guid);
        assertThat(prod.input("workbook-workbook", "serializedData").toString())
                .contains(
                        "microsoft.network/expressroutecircuits-Circuit Availability-BgpAvailability",
                        "microsoft.network/virtualnetworkgateways-Routing-BgpPeerStatus",
                        "microsoft.network/virtualnetworkgateways-Ipsec-MmsaCount",
                        prod.resource("vpn-gateway-gateway").id().orElseThrow(),
                        prod.resource("circuit-chicago-circuit").id().orElseThrow());
    }

    /** A workspace that others share has their tunnels as well; a new one has no columns yet. */
    @Test
    void theWorkbooksLogsAreThoseOfThisGatewayAndNameNoColumnThatMayBeMissing() {
        String query = JsonParser.parseString(
                        prod.input("workbook-workbook", "serializedData").toString())
                .getAsJsonObject()
                .getAsJsonArray("items")
                .asList()
                .stream()
                .map(item -> item.getAsJsonObject().getAsJsonObject("content").get("query"))
                .filter(Objects::nonNull)
                .map(JsonElement::getAsString)
                .collect(MoreCollectors.onlyElement());
        assertThat(query)
                .startsWith("AzureDiagnostics | where _ResourceId =~ '"
                        + prod.resource("vpn-gateway-gateway").id().orElseThrow() + "' | ")
                .contains("column_ifexists(\"instance_s\", \"\")", "column_ifexists(\"Message\", \"\")");
    }

    /** Dozens of alerts do not bury the network; JSON has each of them. */
    @Test
    void aPlanForPeopleFoldsTheAlerts() {
        String text = PlanText.render(prod.plan(), Terminal.PLAIN);
        Golden.assertMatches(
                "monitoring/plan.txt",
                text.substring(text.indexOf(" +  ├─ hybrid-network:monitoring:"), text.indexOf("\nOutputs:")));
        String markdown =
                PlanMarkdown.render("prod", "connected", List.of(), Optional.of(prod.plan()), Optional.empty());
        assertThat(markdown)
                .contains("34 alerts on metrics", "11 alerts on Azure's log", "10 diagnostic settings")
                .doesNotContain("alerts-vpn-ike", "diagnostics-vpn-gateway");
        assertThat(PlanJson.render("prod", "connected", List.of(), prod.plan().resources(), Optional.empty()))
                .contains("\"alerts-vpn-ike\"", "\"diagnostics-vpn-gateway\"");
    }

    @Test
    void theWebhookIsSecretWhereverItIsWrittenOrPrinted() {
        for (String webhook : List.of("{ secure: 'v1:aTokenOfTheWebhook' }", "'" + WEBHOOK + "'")) {
            StackText stack = StackText.of("prod").with("monitoring: { webhook: " + webhook + " }");
            RecordedNetwork network = RecordedNetwork.connected(stack);
            assertThat(network.input("monitoring-action-group", "webhookReceivers.0.serviceUri"))
                    .isEqualTo(Opaque.SECRET);
            assertThat(network.resource("monitoring-action-group").outputs())
                    .containsEntry("webhookReceivers", Opaque.SECRET);
            List<Problem> problems = StackText.shown(stack.read(), List.of());
            assertThat(Stream.of(
                            network.plan().toString(),
                            stack.stack().toString(),
                            problems.toString(),
                            PlanText.render(network.plan(), Terminal.PLAIN),
                            PlanMarkdown.render(
                                    "p", "connected", problems, Optional.of(network.plan()), Optional.empty()),
                            PlanJson.render(
                                    "p", "connected", problems, network.plan().resources(), Optional.empty())))
                    .noneMatch(text -> text.contains("aTokenOfTheWebhook"));
        }
    }

    /** The engine calls the whole section secret, and hands over its words in clear. */
    @Test
    void underTheEngineTheWebhookAloneIsTakenForASecret() {
        StackText stack = StackText.of("prod")
                .with("monitoring: { email: network-team@example.com, webhook: { secure: '" + WEBHOOK + "' } }")
                .with("sharedKeys: { hq: { secure: aKeyOfTheSite1 }, plant: { secure: aKeyOfTheSite2 } }");
        ReadConfig read = ReadConfig.fromEngine(
                stack.engineValues(), stack.engineSecrets(), Path.of("no", "such", "folder"), "prod");
        assertThat(StackText.shown(read, List.of())).noneMatch(Problem::isError);
        assertThat(StackText.shown(read, List.of(Problem.warning("x", ConfigPath.ROOT, "create " + WEBHOOK)))
                        .toString())
                .contains("create " + Problem.SECRET)
                .doesNotContain("aTokenOfTheWebhook");
        Plan plan = Recording.of(OfflinePlan.PROJECT, "prod")
                .config(stack.engineValues(), stack.engineSecrets())
                .calls((token, args) -> Optional.empty())
                .run(FrozenStacks::program);
        assertThat(plan.messages()).extracting(LogMessage::text).noneMatch(text -> text.contains("aTokenOfTheWebhook"));
        RegisteredResource group = plan.resources().stream()
                .filter(resource -> resource.name().equals("monitoring-action-group"))
                .findFirst()
                .orElseThrow();
        assertThat(new Bag(group.inputs()).bags("webhookReceivers").get(0).at("serviceUri"))
                .contains(Opaque.SECRET);
        assertThat(new Bag(group.inputs()).bags("emailReceivers").get(0).text("emailAddress"))
                .contains("network-team@example.com");
    }

    /** What watches carries no packets: the proof says of it what it says without it. */
    @Test
    void theProofIsTheSameWithIt() {
        assertThat(proof(PROD)).isEqualTo(proof(PROD.with("monitoring: ~")));
    }

    private static String proof(StackText stack) {
        return NetworkProof.of(
                        stack.stack(), RecordedNetwork.connected(stack).plan().resources(), Outages.SINGLE)
                .toString();
    }
}
