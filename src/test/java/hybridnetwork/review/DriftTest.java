package hybridnetwork.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import hybridnetwork.report.DriftMarkdown;
import hybridnetwork.resources.PreviewSteps;
import hybridnetwork.resources.UnreadableExport;
import hybridnetwork.review.Drift.Difference;
import hybridnetwork.review.Drift.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a preview's steps is drift, and what is noise. */
class DriftTest {
    private static final Path CASES = Path.of("src/test/resources/field-cases");

    @TempDir
    private Path folder;

    private static Map<String, Object> state(String type, String name, Map<String, ?> inputs) {
        return Map.of(
                "type", "azure-native:network:" + type,
                "urn", "urn:pulumi:dev::hybrid-network::azure-native:network:" + type + "::" + name,
                "inputs", inputs);
    }

    /** A step in which Azure has {@code before} and the program declares {@code after}. */
    private static Map<String, Object> step(
            String operation, String type, Map<String, ?> before, Map<String, ?> after) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("op", operation);
        step.put("urn", type);
        if (!operation.equals("create")) {
            step.put("oldState", state(type, "it", before));
        }
        if (!operation.equals("delete")) {
            step.put("newState", state(type, "it", after));
        }
        return step;
    }

    private Drift drift(Map<?, ?>... steps) throws IOException {
        return Drift.of(read(Map.of("steps", List.of(steps), "changeSummary", Map.of())));
    }

    private PreviewSteps read(Map<String, ?> preview) throws IOException {
        return PreviewSteps.read(Files.writeString(folder.resolve("dev.json"), new Gson().toJson(preview)));
    }

    @ParameterizedTest
    @CsvSource({"update, CHANGED", "replace, WOULD_BE_REPLACED", "create, MISSING", "delete, NOT_DECLARED"})
    void eachOperationHasItsMeaning(String operation, Kind kind) throws IOException {
        Drift drift = drift(step(operation, "VirtualNetwork", Map.of("tags", "a"), Map.of("tags", "b")));

        assertThat(drift.differences()).extracting(Difference::kind).containsExactly(kind);
        assertThat(drift.isNone()).isFalse();
    }

    @Test
    void whatIsTheSameOrOnlyReadAgainIsNoDrift() throws IOException {
        assertThat(drift(
                                step("same", "VirtualNetwork", Map.of("a", 1), Map.of("a", 2)),
                                step("refresh", "VirtualNetwork", Map.of("a", 1), Map.of("a", 2)))
                        .isNone())
                .isTrue();
    }

    @Test
    void theDirectionIsFromWhatIsDeclaredToWhatAzureHas() throws IOException {
        Drift drift = drift(step(
                "update",
                "VirtualNetworkGatewayConnection",
                Map.of("routingWeight", 7, "dpdTimeoutSeconds", 45),
                Map.of("routingWeight", 0, "dpdTimeoutSeconds", 45)));

        assertThat(drift.differences().get(0).properties()).singleElement().satisfies(property -> {
            assertThat(property.path()).isEqualTo("routingWeight");
            assertThat(property.before()).contains(0.0);
            assertThat(property.after()).contains(7.0);
        });
    }

    @Test
    void onlyTheInputsThatTheProviderCallsDifferentCount() throws IOException {
        Map<String, Object> step =
                step("update", "VirtualNetwork", Map.of("tags", "a", "other", "x"), Map.of("tags", "b", "other", "y"));
        step.put("diffReasons", List.of("tags"));

        assertThat(drift(step).differences().get(0).properties())
                .extracting(PropertyChange::path)
                .containsExactly("tags");
    }

    /** Azure's defaults and what it alone sets, where nothing is declared. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VirtualNetwork                  | etag                 | \"W/1\"",
                "VirtualNetwork                  | enableDdosProtection | false",
                "VirtualNetwork                  | virtualNetworkPeerings | []",
                "PublicIPAddress                 | idleTimeoutInMinutes | 4.0",
                "VirtualNetworkGateway           | enablePrivateIpAddress | false",
                "VirtualNetworkGatewayConnection | routingWeight        | 0.0",
                "ExpressRouteCircuit             | peerings             | [{\"name\":\"AzurePrivatePeering\"}]",
                "ExpressRouteCircuitPeering      | azureASN             | 12076.0",
                "NetworkSecurityGroup            | flushConnection      | false",
                "VirtualNetworkGateway           | bgpSettings          | {\"peerWeight\":0,\"bgpPeeringAddress\":\"10.0.0.4,10.0.0.5\"}",
                "VirtualNetworkGateway           | tags                 | {\"CreatedBy\":\"GatewaySKUMigration\"}",
                "ExpressRouteCircuit             | serviceProviderProvisioningState | \"NotProvisioned\"",
                "VirtualNetwork                  | provisioningState    | \"Succeeded\"",
                "MetricAlert                     | autoMitigate         | true",
                "MetricAlert                     | targetResourceType   | \"Microsoft.Network/expressRouteCircuits\"",
                "ActivityLogAlert                | enabled              | true",
                "DiagnosticSetting               | logAnalyticsDestinationType | \"AzureDiagnostics\"",
                "DiagnosticSetting               | logs                 | [{\"category\":\"P2SDiagnosticLog\",\"enabled\":false,\"retentionPolicy\":{\"days\":0,\"enabled\":false}}]",
                "Workspace                       | features             | {\"enableLogAccessUsingOnlyResourcePermissions\":true,\"legacy\":0,\"searchVersion\":1}",
                "Workspace                       | workspaceCapping     | {\"dailyQuotaGb\":-1,\"quotaNextResetTime\":\"x\",\"dataIngestionStatus\":\"RespectQuota\"}",
                "Workbook                        | revision             | \"r1\""
            })
    void noiseIsCountedAndNotTold(String type, String input, String value) throws IOException {
        Drift drift = drift(step("update", type, Map.of(input, new Gson().fromJson(value, Object.class)), Map.of()));

        assertThat(drift.isNone()).isTrue();
        assertThat(drift.ignored().values()).containsExactly(1);
    }

    /** The same properties with a value that somebody must have chosen. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VirtualNetwork                  | enableDdosProtection | true",
                "VirtualNetwork                  | virtualNetworkPeerings | [{\"name\":\"to-somewhere\"}]",
                "VirtualNetwork                  | subnets              | [{\"name\":\"more\"}]",
                "PublicIPAddress                 | idleTimeoutInMinutes | 30.0",
                "VirtualNetworkGateway           | enablePrivateIpAddress | true",
                "VirtualNetworkGatewayConnection | routingWeight        | 7.0",
                "NetworkSecurityGroup            | securityRules        | [{\"name\":\"ssh\"}]",
                "VirtualNetwork                  | provisioningState    | \"Failed\"",
                "VirtualNetworkGateway           | gatewayDefaultSite   | {\"id\":\"/x/localNetworkGateways/y\"}",
                "VirtualNetworkGateway           | sku                  | {\"capacity\":8}",
                "VirtualNetworkGatewayConnection | ipsecPolicies        | [{\"ipsecEncryption\":\"DES3\"}]",
                "ExpressRouteCircuit             | peerings             | [{\"name\":\"MicrosoftPeering\"}]",
                "ExpressRouteCircuit             | authorizations       | [{\"name\":\"somebody\"}]",
                "ExpressRouteCircuit             | authorizations       | \"[secret]\"",
                "ExpressRouteCircuitPeering      | connections          | [{\"name\":\"global-reach\"}]",
                "MetricAlert                     | autoMitigate         | false",
                "ActivityLogAlert                | enabled              | false",
                "DiagnosticSetting               | logs                 | [{\"category\":\"P2SDiagnosticLog\",\"enabled\":true}]",
                "DiagnosticSetting               | storageAccountId     | \"/subscriptions/s/x\"",
                "ActionGroup                     | emailReceivers       | [{\"name\":\"somebody\",\"emailAddress\":\"a@example.com\",\"status\":\"Enabled\"}]",
                "Workspace                       | retentionInDays      | 90",
                "Workspace                       | workspaceCapping     | {\"dailyQuotaGb\":1}",
                "ExpressRouteCircuitPeering      | microsoftPeeringConfig | {\"customerASN\":0,\"advertisedPublicPrefixes\":[\"131.107.0.0/24\"]}"
            })
    void aValueThatSomebodyChoseIsDrift(String type, String input, String value) throws IOException {
        assertThat(drift(step("update", type, Map.of(input, new Gson().fromJson(value, Object.class)), Map.of()))
                        .isNone())
                .isFalse();
    }

    /** What azure-native hands on of a diagnostic setting, an alert and a workspace that nobody touched. */
    @Test
    void whatWatchesIsToldInAzuresWords() throws IOException {
        String group = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Insights/actionGroups/ag";
        Map<String, ?> log = Map.of("category", "TunnelDiagnosticLog", "enabled", true);
        Map<String, ?> told = Map.of(
                "category",
                "TunnelDiagnosticLog",
                "enabled",
                true,
                "retentionPolicy",
                Map.of("days", 0, "enabled", false));
        Map<String, ?> other = Map.of("category", "IKEDiagnosticLog", "enabled", false);
        Drift drift = drift(
                step("update", "DiagnosticSetting", Map.of("logs", List.of(told, other)), Map.of("logs", List.of(log))),
                step(
                        "update",
                        "MetricAlert",
                        Map.of("actions", List.of(Map.of("actionGroupId", group.toLowerCase(Locale.ROOT)))),
                        Map.of("actions", List.of(Map.of("actionGroupId", group)))),
                step(
                        "update",
                        "Workspace",
                        Map.of("sku", Map.of("name", "pergb2018")),
                        Map.of("sku", Map.of("name", "PerGB2018"))),
                step("update", "Workbook", Map.of(), Map.of("serializedData", "{}")));

        assertThat(drift.differences()).isEmpty();
        assertThat(drift.isNone()).isTrue();
    }

    @Test
    void anAlertThatSomebodyWeakenedIsDrift() throws IOException {
        Drift drift = drift(
                step(
                        "update",
                        "MetricAlert",
                        Map.of("severity", 4, "enabled", true),
                        Map.of("severity", 0, "enabled", true)),
                step(
                        "update",
                        "DiagnosticSetting",
                        Map.of("logs", List.of(Map.of("category", "A", "enabled", false))),
                        Map.of("logs", List.of(Map.of("category", "A", "enabled", true)))));

        assertThat(drift.differences())
                .flatExtracting(Difference::properties)
                .extracting(PropertyChange::path)
                .containsExactly("severity", "logs[A].enabled");
    }

    /** Previews of a network whose circuit has three authorizations, with one property of Azure's side changed by hand. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "real-authorization-by-hand     | authorizations[unknown-tenant]",
                "real-microsoft-peering-by-hand | peerings[MicrosoftPeering]",
                "real-apipa-by-hand             | bgpSettings.bgpPeeringAddresses[vpn-gw-ipconfig]"
            })
    void whatWasAddedByHandIsDriftAndNothingBesideIt(String preview, String path) {
        Drift drift = Drift.of(PreviewSteps.read(CASES.resolve("drift-by-hand/" + preview + "/c14.json")));

        assertThat(drift.differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.properties())
                        .extracting(PropertyChange::path)
                        .containsExactly(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"drift-by-hand/noise", "peering-gets-microsoft-config/noise"})
    void whatOnlyAzureHasSetIsNoDrift(String preview) {
        Drift drift = Drift.of(PreviewSteps.read(CASES.resolve(preview + "/c14.json")));

        assertThat(drift.isNone()).isTrue();
        assertThat(drift.ignored()).isNotEmpty();
    }

    /** What Azure adds to an element of a list is left out of it, and what somebody chose is told. */
    @Test
    void noiseIsTakenOutOfWhatIsTold() throws IOException {
        Map<String, ?> subnet = Map.of(
                "name", "app",
                "id", "/x/subnets/app",
                "type", "Microsoft.Network/virtualNetworks/subnets",
                "natGateway", Map.of("id", "/x/natGateways/app"));

        Drift drift = drift(step("update", "VirtualNetwork", Map.of("subnets", List.of(subnet)), Map.of()));

        assertThat(drift.differences().get(0).properties())
                .containsExactly(new PropertyChange(
                        "subnets[app]",
                        Optional.empty(),
                        Optional.of(Map.of("name", "app", "natGateway", Map.of("id", "/x/natGateways/app")))));
    }

    /** A circuit that the stack uses has lost its provisioning; that an ordered one waits is no drift. */
    @Test
    void aCircuitThatIsNoLongerProvisionedIsDrift() throws IOException {
        Map<String, ?> azure = Map.of("circuitName", "Erc", "serviceProviderProvisioningState", "NotProvisioned");
        Map<String, Object> circuit = step("update", "ExpressRouteCircuit", azure, Map.of("circuitName", "Erc"));
        Map<String, Object> peering = step(
                "same",
                "ExpressRouteCircuitPeering",
                Map.of(),
                Map.of("circuitName", "erc", "peeringName", "AzurePrivatePeering"));
        Map<String, Object> connection = step(
                "same",
                "VirtualNetworkGatewayConnection",
                Map.of(),
                Map.of("peer", Map.of("id", "/x/expressRouteCircuits/erc")));

        assertThat(drift(circuit).isNone()).as("ordered").isTrue();
        for (Map<String, Object> user : List.of(peering, connection)) {
            assertThat(drift(circuit, user).differences().get(0).properties())
                    .containsExactly(new PropertyChange(
                            "serviceProviderProvisioningState", Optional.empty(), Optional.of("NotProvisioned")));
        }
    }

    @Test
    void whatTheProgramWarnsOfAzureIsDriftAndWhatItWarnsOfTheStacksFileIsNot() throws IOException {
        Drift drift = Drift.of(read(Map.of(
                "steps",
                List.of(),
                "changeSummary",
                Map.of(),
                "diagnostics",
                List.of(
                        Map.of("severity", "warning", "message", "[shared-key-missing] no key"),
                        Map.of("severity", "info", "message", "[er-provider-state] accepted"),
                        Map.of("severity", "warning", "message", "[subnet-not-declared] GatewaySubnet has a stranger"),
                        Map.of(
                                "severity", "warning",
                                "message", "[er-provider-state] no longer provisioned\n    got: NotProvisioned\n")))));

        assertThat(drift.isNone()).isFalse();
        assertThat(drift.warnings())
                .containsExactly(
                        "[subnet-not-declared] GatewaySubnet has a stranger",
                        "[er-provider-state] no longer provisioned\n    got: NotProvisioned");
        assertThat(DriftMarkdown.render(Map.of("dev", drift)))
                .contains(
                        "| dev | **2 warnings** |",
                        "- \\[er-provider-state\\] no longer provisioned; got&#58; NotProvisioned")
                .doesNotContain("To undo it");
    }

    @Test
    void whatIsDeclaredIsNeverNoiseButForKeys() throws IOException {
        assertThat(drift(step(
                                "update",
                                "PublicIPAddress",
                                Map.of("idleTimeoutInMinutes", 4),
                                Map.of("idleTimeoutInMinutes", 30)))
                        .isNone())
                .isFalse();
        assertThat(drift(step(
                                "update",
                                "VirtualNetworkGatewayConnection",
                                Map.of("dpdTimeoutSeconds", 45),
                                Map.of("dpdTimeoutSeconds", 45, "sharedKey", "[secret]")))
                        .isNone())
                .isTrue();
    }

    /** The address space of a local network gateway with BGP: declared as empty, whatever Azure makes of that. */
    @Test
    void nothingIsTheSameAsAnEmptyValueThatIsDeclared() throws IOException {
        Map<String, ?> declared = Map.of("localNetworkAddressSpace", Map.of("addressPrefixes", List.of()));
        for (Map<String, ?> azure :
                List.of(Map.<String, Object>of(), Map.<String, Object>of("localNetworkAddressSpace", Map.of()))) {
            Drift drift = drift(step("update", "LocalNetworkGateway", azure, declared));
            assertThat(drift.differences()).isEmpty();
            assertThat(drift.ignored()).hasSize(1);
        }
        Map<String, ?> changed = Map.of("localNetworkAddressSpace", Map.of("addressPrefixes", List.of("10.10.0.0/16")));
        assertThat(drift(step("update", "LocalNetworkGateway", changed, declared))
                        .differences())
                .hasSize(1);
    }

    @Test
    void aSecretThatTheProviderCallsDifferentIsToldWithoutItsValue() throws IOException {
        Map<String, Object> step =
                step("update", "LoadBalancer", Map.of("secret", "[secret]"), Map.of("secret", "[secret]"));
        step.put("diffReasons", List.of("secret"));

        assertThat(drift(step).differences().get(0).properties().toString()).contains("secret", "[secret]");
    }

    /** What Azure alone told is no secret to the engine, nor is what somebody declared in clear. */
    @Test
    void aKeyOrPasswordInClearIsNotTold() throws IOException {
        Drift drift = drift(step(
                "update",
                "LoadBalancer",
                Map.of(
                        "authorizationKey",
                        "clear-1",
                        "serviceKey",
                        "clear-2",
                        "inner",
                        Map.of("sharedKey", "clear-3", "weight", 7),
                        "members",
                        List.of(Map.of("name", "a", "key", "clear-4", "port", 443)),
                        "clients",
                        Map.of("radiusServerSecret", "clear-6", "adminPassword", "clear-7"),
                        "keyless",
                        "told-1"),
                Map.of("authorizationKey", "clear-5", "members", List.of(), "keyless", "told-2")));

        List<PropertyChange> properties = drift.differences().get(0).properties();
        assertThat(properties)
                .extracting(PropertyChange::path)
                .containsExactlyInAnyOrder("authorizationKey", "serviceKey", "inner", "members", "clients", "keyless");
        assertThat(properties.toString())
                .doesNotContain("clear-")
                .contains("[secret]", "told-1", "told-2", "weight=7", "port=443");
    }

    @Test
    void aPreviewThatFailedSaysNothingAboutAzure() throws IOException {
        Drift drift = Drift.of(read(Map.of(
                "steps", List.of(step("create", "VirtualNetwork", Map.of(), Map.of())),
                "diagnostics", List.of(Map.of("severity", "error", "message", "no access")))));

        assertThat(drift.errors()).containsExactly("no access");
        assertThat(drift.differences()).isEmpty();
        assertThat(drift.isNone()).isFalse();
    }

    @Test
    void anythingElseIsNoPreview() {
        for (String text : List.of("", "[]", "{}", "{\"deployment\":{}}", "{\"steps\": 3", "no json")) {
            assertThatThrownBy(() -> PreviewSteps.read(Files.writeString(folder.resolve("x.json"), text)))
                    .as(text)
                    .isInstanceOf(UnreadableExport.class)
                    .hasMessageContaining("pulumi preview --refresh --json");
        }
    }

    @Test
    void theDocumentationTellsEveryReason() throws IOException {
        assertThat(Files.readString(Path.of("docs", "ci.md"))).contains(KnownNoise.reasons());
    }
}
