package hybridnetwork.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of alerts, receivers, diagnostic settings and workspaces takes from those who watch. */
class LostWatchTest {
    private static final Gson JSON = new Gson();
    private static final String GROUP = "/subscriptions/s/resourceGroups/rg/providers/";
    private static final String CIRCUIT = GROUP + "Microsoft.Network/expressRouteCircuits/erc";
    private static final String TEAM = GROUP + "Microsoft.Insights/actionGroups/team";

    private static final String ALERT = """
            {"ruleName": "arp", "severity": 0, "enabled": true, "evaluationFrequency": "PT1M", "windowSize": "PT5M",
             "scopes": ["%s"], "actions": [{"actionGroupId": "%s"}],
             "criteria": {"allOf": [{"name": "arp", "metricName": "ArpAvailability", "operator": "LessThan", "threshold": 90,
              "dimensions": [{"name": "Peer", "operator": "Include", "values": ["*"]}]}]}}""".formatted(CIRCUIT, TEAM);

    private static final String EVENTS = """
            {"activityLogAlertName": "deleted", "scopes": ["/subscriptions/s/resourceGroups/rg"], "condition": {"allOf": [
             {"field": "category", "equals": "Administrative"},
             {"anyOf": [{"field": "operationName", "equals": "groups/delete"}, {"field": "operationName", "equals": "tables/delete"}]}]}}""";

    private static final String SETTING = """
            {"name": "to-log", "resourceUri": "%s", "workspaceId": "%sMicrosoft.OperationalInsights/workspaces/log",
             "logs": [{"category": "PeeringRouteLog", "enabled": true}], "metrics": [{"category": "AllMetrics", "enabled": true}]}""".formatted(CIRCUIT, GROUP);

    @SuppressWarnings("unchecked") // JSON of a test is a bag
    private static RegisteredResource resource(String type, String name, String inputs) {
        return new RegisteredResource(
                "azure-native:" + type,
                name,
                "urn::" + type + "::" + name,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                JSON.fromJson(inputs, Map.class),
                Map.of());
    }

    private static RegisteredResource alert(String inputs) {
        return resource("insights:MetricAlert", "arp", inputs);
    }

    private static RegisteredResource circuit() {
        return resource("network:ExpressRouteCircuit", "circuit", "{\"circuitName\": \"erc\"}");
    }

    private static List<String> texts(List<Remark> remarks) {
        return remarks.stream()
                .map(remark -> remark.kind() + " " + remark.text())
                .toList();
    }

    private static List<String> changed(String type, String was, String is) {
        return texts(LostWatch.ofChange(resource(type, "it", was), resource(type, "it", is)));
    }

    /** One edit of the alert's text, and what it means; nothing where the alert notices as much as before, or more. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"severity\": 0               | \"severity\": 2               | less urgent: severity 0 → 2",
                "\"enabled\": true             | \"enabled\": false            | it is switched off",
                "\"PT1M\"                      | \"PT15M\"                     | looked at less often: PT1M → PT15M",
                "\"PT5M\"                      | \"PT1H\"                      | over a longer time: PT5M → PT1H",
                "\"threshold\": 90             | \"threshold\": 50             | fires later: threshold 90 → 50",
                "\"*\"                         | \"Primary\"                   | only of Peer Primary",
                "\"name\": \"Peer\"            | \"name\": \"PeeringType\"     | no longer split by Peer: one that fails hides among the others",
                "actionGroups/team             | actionGroups/night            | it no longer tells team",
                "\"metricName\": \"ArpAvailability\" | \"metricName\": \"BitsInPerSecond\" | no longer looks at ArpAvailability",
                "expressRouteCircuits/erc      | expressRouteCircuits/other    | no longer of erc",
                "\"threshold\": 90             | \"threshold\": 95             | ",
                "\"PT5M\"                      | \"PT1M\"                      | ",
                "\"ruleName\"                  | \"description\": \"d\", \"ruleName\" | ",
                "\"LessThan\", \"threshold\": 90 | \"GreaterThan\", \"threshold\": 10 | ",
            })
    void anAlertThatNoticesLessSaysHow(String find, String replace, String meaning) {
        String changed = ALERT.replace(find, replace);
        assertThat(changed).isNotEqualTo(ALERT);
        assertThat(changed("insights:MetricAlert", ALERT, changed))
                .isEqualTo(meaning == null ? List.of() : List.of("BLIND " + meaning));
    }

    @Test
    void whatIsSwitchedOffAlreadyLosesNothing() {
        String off = ALERT.replace("\"enabled\": true", "\"enabled\": false");
        assertThat(changed("insights:MetricAlert", off, off.replace("\"severity\": 0", "\"severity\": 4")))
                .isEmpty();
        assertThat(texts(new LostWatch(List.of(alert(off), circuit()), List.of(circuit())).ofRemoval(alert(off))))
                .containsExactly("NOTE it was switched off");
    }

    @Test
    void anAlertThatGoesIsMissed() {
        LostWatch watch = new LostWatch(List.of(alert(ALERT), circuit()), List.of(circuit()));
        assertThat(texts(watch.ofRemoval(alert(ALERT))))
                .containsExactly("BLIND nobody is told of it any more, of severity 0");
    }

    @Test
    void oneThatGoesWithWhatItWatchesIsNot() {
        LostWatch watch = new LostWatch(List.of(alert(ALERT), circuit()), List.of());
        assertThat(texts(watch.ofRemoval(alert(ALERT)))).containsExactly("NOTE it goes with what it watches");
    }

    /** A rename is a removal and an addition to the engine. */
    @Test
    void anotherMayTakeItsPlace() {
        RegisteredResource same =
                resource("insights:MetricAlert", "arp-erc", ALERT.replace("\"arp\", \"sev", "\"arp-erc\", \"sev"));
        RegisteredResource milder =
                resource("insights:MetricAlert", "arp-erc", ALERT.replace("\"severity\": 0", "\"severity\": 3"));
        List<RegisteredResource> before = List.of(alert(ALERT), circuit());
        assertThat(texts(new LostWatch(before, List.of(circuit(), same)).ofRemoval(alert(ALERT))))
                .containsExactly("NOTE arp-erc takes its place");
        assertThat(texts(new LostWatch(before, List.of(circuit(), milder)).ofRemoval(alert(ALERT))))
                .containsExactly("NOTE arp takes its place", "BLIND less urgent: severity 0 → 3");
    }

    @Test
    void anEventThatIsNoLongerOneOfThose() {
        assertThat(changed(
                        "insights:ActivityLogAlert",
                        EVENTS,
                        EVENTS.replace(", {\"field\": \"operationName\", \"equals\": \"tables/delete\"}", "")))
                .containsExactly("BLIND no longer told of tables/delete");
        assertThat(changed(
                        "insights:ActivityLogAlert",
                        EVENTS,
                        EVENTS.replace(
                                "\"Administrative\"}",
                                "\"Administrative\"}, {\"field\": \"level\", \"equals\": \"Error\"}")))
                .containsExactly("BLIND only where level is Error");
    }

    @Test
    void aReceiverThatGoes() {
        String group = "{\"emailReceivers\": [{\"name\": \"team\"}, {\"name\": \"night\"}], \"enabled\": true}";
        assertThat(changed("insights:ActionGroup", group, group.replace(", {\"name\": \"night\"}", "")))
                .containsExactly("BLIND no longer told: night");
        assertThat(changed("insights:ActionGroup", group, group.replace("true", "false")))
                .containsExactly("BLIND it is switched off: every alert that uses it tells nobody");
        RegisteredResource removed = resource("insights:ActionGroup", "team", group);
        assertThat(texts(new LostWatch(List.of(removed), List.of()).ofRemoval(removed)))
                .containsExactly("BLIND no longer told: team, night");
    }

    @Test
    void logsThatGoNowhere() {
        assertThat(changed(
                        "insights:DiagnosticSetting",
                        SETTING,
                        SETTING.replace(
                                "\"PeeringRouteLog\", \"enabled\": true", "\"PeeringRouteLog\", \"enabled\": false")))
                .containsExactly("BLIND kept nowhere any more: PeeringRouteLog");
        assertThat(changed("insights:DiagnosticSetting", SETTING, SETTING.replace("workspaces/log", "workspaces/new")))
                .containsExactly("BLIND nothing goes to log any more");

        RegisteredResource removed = resource("insights:DiagnosticSetting", "it", SETTING);
        List<RegisteredResource> before = new ArrayList<>(List.of(removed, circuit()));
        assertThat(texts(new LostWatch(before, List.of(circuit())).ofRemoval(removed)))
                .containsExactly("BLIND what it sends is kept nowhere any more");
        assertThat(texts(new LostWatch(before, List.of()).ofRemoval(removed)))
                .containsExactly("NOTE it goes with what it watches");
        RegisteredResource beside = resource("insights:DiagnosticSetting", "beside", SETTING);
        assertThat(new LostWatch(before, List.of(circuit(), beside)).ofRemoval(removed))
                .isEmpty();
    }

    @Test
    void aWorkspaceThatKeepsLess() {
        String workspace = "{\"workspaceName\": \"log\", \"retentionInDays\": 90}";
        assertThat(changed("operationalinsights:Workspace", workspace, workspace.replace("90", "30")))
                .containsExactly("BLIND logs older than 30 days are deleted");
        assertThat(changed("operationalinsights:Workspace", workspace, workspace.replace("90", "180")))
                .isEmpty();
        assertThat(changed(
                        "operationalinsights:Workspace",
                        workspace,
                        workspace.replace("90", "90, \"workspaceCapping\": {\"dailyQuotaGb\": 1}")))
                .containsExactly("BLIND logs beyond 1 GB a day are not kept");
        RegisteredResource removed = resource("operationalinsights:Workspace", "log", workspace);
        assertThat(texts(new LostWatch(List.of(removed), List.of()).ofRemoval(removed)))
                .singleElement()
                .asString()
                .startsWith("BLIND what it has collected is gone for good 14 days later");
    }

    @Test
    void whatWatchesNothingIsNotAsked() {
        assertThat(new LostWatch(List.of(circuit()), List.of()).ofRemoval(circuit()))
                .isEmpty();
        assertThat(LostWatch.ofChange(circuit(), circuit())).isEmpty();
    }
}
