package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that no program made: what Azure gives of its resource group, or what a template deploys, is proved. */
final class VerifyTemplateTest {
    private static final String GROUP = "src/test/resources/templates/group.json";

    private static final String SHOP = """
            config:
              hybrid-network:sites:
                hq: { addressPrefixes: [10.10.0.0/16], vpnDevice: { address: 40.50.60.70 } }
              hybrid-network:traffic:
                pay: { action: allow, from: tills, to: hq, protocol: Tcp, ports: [443], mayFailIn: [vpn-gateway, "tunnel:hq"] }
                no-ssh: { action: deny, from: hq, to: tills, protocol: Tcp, ports: [22] }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private Invocation verify(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "verify",
                "--file",
                Files.writeString(folder.resolve("shop.yaml"), SHOP).toString()));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray(String[]::new));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void anExportedResourceGroupIsProved() throws IOException {
        Invocation run = verify("--export", GROUP);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("allow pay    VPN      lost, tolerated", "deny no-ssh  -");
        assertThat(run.out()).doesNotContain("not-understood", "unknown-value");
        assertThat(run.status()).as(run.out()).isZero();
    }

    /** The recipe of the documentation, with the resource group that it speaks of. */
    @Test
    void theRecipeWorks() throws IOException {
        String page = Files.readString(Path.of("docs", "proof.md"));
        String recipe = page.substring(page.indexOf("## Prove the network that you already have"));
        String stack = recipe.substring(recipe.indexOf("```yaml\n") + 8);
        String file = write("sites.yaml", stack.substring(0, stack.indexOf("```")));
        Invocation run = Invocation.of("verify", "--file", file, "--export", GROUP);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("allow pay    VPN      FAIL", "deny no-ssh  -        -");
        assertThat(run.status()).as("a VPN alone protects nothing").isEqualTo(3);
    }

    /** Alerts, receivers, settings and workbooks refer to gateways and groups, and carry no packet: nothing is open by them. */
    @Test
    void whatWatchesChangesNothing() throws IOException {
        String watchers = """
                "resources": [
                  {"type": "Microsoft.OperationalInsights/workspaces", "name": "log", "location": "westeurope"},
                  {"type": "Microsoft.Insights/actionGroups", "name": "team", "location": "global"},
                  {"type": "Microsoft.Insights/metricAlerts", "name": "sessions", "location": "global", "properties": {
                    "scopes": ["[resourceId('Microsoft.Network/virtualNetworkGateways', 'shop-vpn')]"],
                    "criteria": {"odata.type": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria", "allOf": [
                      {"metricName": "BgpPeerStatus", "name": "s", "criterionType": "StaticThresholdCriterion"}]},
                    "actions": [{"actionGroupId": "[resourceId('Microsoft.Insights/actionGroups', 'team')]"}]}},
                  {"type": "Microsoft.Insights/activityLogAlerts", "name": "groups", "location": "global", "properties": {
                    "scopes": ["[resourceGroup().id]"]}},
                  {"type": "Microsoft.Insights/diagnosticSettings", "name": "to-log",
                    "scope": "[resourceId('Microsoft.Network/networkSecurityGroups', 'tills-nsg')]", "properties": {
                      "workspaceId": "[resourceId('Microsoft.OperationalInsights/workspaces', 'log')]"}},
                  {"type": "Microsoft.Network/networkSecurityGroups/providers/diagnosticSettings", "name": "tills-nsg/Microsoft.Insights/old",
                    "properties": {"workspaceId": "[resourceId('Microsoft.OperationalInsights/workspaces', 'log')]"}},
                  {"type": "Microsoft.Insights/scheduledQueryRules", "name": "ike", "location": "westeurope", "properties": {
                    "scopes": ["[resourceId('Microsoft.OperationalInsights/workspaces', 'log')]"]}},
                  {"type": "Microsoft.Insights/workbooks", "name": "6b1f8c1e-0000-5000-8000-000000000001", "location": "westeurope",
                    "kind": "shared", "properties": {"serializedData": "{}"}},
                """;
        String template = Files.readString(Path.of(GROUP)).replace("\"resources\": [", watchers);
        Invocation run = verify("--export", write("watched.json", template));
        assertThat(run.out()).isEqualTo(verify("--export", GROUP).out());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    /** What a rule of the group lets through is found, as in any network. */
    @Test
    void whatTheGroupLetsInIsAViolation() throws IOException {
        String open = Files.readString(Path.of(GROUP)).replace("\"access\": \"Deny\"", "\"access\": \"Allow\"");
        Invocation run = verify("--export", write("open.json", open));
        assertThat(run.out()).contains("no-ssh", "FAIL");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void parametersDecideAndWhatHasNoneIsNotKnown() throws IOException {
        String template = Files.readString(Path.of(GROUP))
                .replace("\"parameters\": {}", "\"parameters\": {\"access\": {\"type\": \"string\"}}")
                .replace("\"access\": \"Deny\"", "\"access\": \"[parameters('access')]\"");
        String file = write("template.json", template);
        Invocation unsaid = verify("--export", file);
        assertThat(unsaid.err())
                .contains(
                        "warning: not known: the parameter 'access' has no value: give it in a file to --parameters\n",
                        "    NetworkSecurityGroup tills-nsg: securityRules[0].properties.access is [parameters('access')]\n",
                        "    SecurityRule tills-nsg/no-ssh: access is [parameters('access')]\n");
        assertThat(unsaid.status()).isEqualTo(3);
        Invocation said = verify(
                "--export",
                file,
                "--parameters",
                write("values.json", "{\"parameters\": {\"access\": {\"value\": \"Deny\"}}}"));
        assertThat(said.err()).isEmpty();
        assertThat(said.status()).isZero();
    }

    /** Of a subnet one host has the public IP, whichever it is: the others are not reached, and the one is. */
    @Test
    void aPublicIpIsOfSomeHostOfItsSubnet() throws IOException {
        String machine = """
                "resources": [
                  {"type": "Microsoft.Network/publicIPAddresses", "name": "ip", "sku": {"name": "Standard"}},
                  {"type": "Microsoft.Network/networkInterfaces", "name": "card", "properties": {"ipConfigurations": [{"name": "ip", "properties": {
                    "publicIPAddress": {"id": "[resourceId('Microsoft.Network/publicIPAddresses', 'ip')]"},
                    "subnet": {"id": "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'shop', 'tills')]"}}}]}},
                """;
        String template = Files.readString(Path.of(GROUP))
                .replace("\"resources\": [", machine)
                .replace("\"access\": \"Deny\"", "\"access\": \"Allow\"");
        String flows = SHOP + """
                    none: { action: deny, from: internet, to: tills, protocol: Tcp, ports: [22] }
                    all: { action: allow, from: internet, to: tills, protocol: Tcp, ports: [22] }
                """;
        Invocation run = Invocation.of(
                "verify", "--file", write("internet.yaml", flows), "--export", write("machine.json", template));
        assertThat(run.out().lines().filter(line -> line.matches("(allow all|deny none) .*")))
                .allMatch(line -> line.contains("FAIL") && !line.contains("?"))
                .hasSize(2);
    }

    @Test
    void aNetworkMayHaveNoPremises() throws IOException {
        String alone = """
                config:
                  hybrid-network:sites: {}
                  hybrid-network:traffic:
                    none: { action: deny, from: internet, to: tills, protocol: Tcp, ports: [443] }
                """;
        Invocation run = Invocation.of("verify", "--file", write("alone.yaml", alone), "--export", GROUP);
        assertThat(run.out()).contains("deny none  -");
        assertThat(run.err()).isEmpty();
        assertThat(Invocation.of("verify", "--file", write("own.yaml", alone)).err())
                .as("a network of our own has")
                .contains("there is no on-premises site");
    }

    @Test
    void whatCannotBeReadIsAnErrorWithAFix() throws IOException {
        Invocation bicep = verify("--export", write("main.bicep", "param x string"));
        assertThat(bicep.err())
                .contains(
                        "main.bicep is a source file of Bicep, not JSON",
                        "fix: run `az bicep build --file main.bicep` and give the template that it makes");
        assertThat(bicep.status()).isEqualTo(1);
        Invocation values = verify("--export", GROUP, "--parameters", write("main.bicepparam", "using 'main.bicep'"));
        assertThat(values.err()).contains("run `az bicep build-params --file main.bicepparam`");
        Invocation stack = verify("--export", "src/test/resources/exports/vpn-only.json", "--parameters", GROUP);
        assertThat(stack.err()).contains("is no template, and takes no parameters\n    fix: leave --parameters out");
        assertThat(stack.status()).isEqualTo(1);
        Invocation alone = verify("--parameters", GROUP);
        assertThat(alone.err()).contains("--parameters are of a template: give that to --export");
        assertThat(alone.status()).isEqualTo(2);
    }

    /** An id that comes from a parameter is not that of the only group that the template has. */
    @Test
    void aGroupThatAParameterNamesIsNotTheTemplatesOwn() throws IOException {
        String template = """
                {"parameters": {"group": {"type": "string"}}, "resources": [
                  {"type": "Microsoft.Network/networkSecurityGroups", "name": "closed", "properties": {"securityRules": [
                    {"name": "all", "properties": {"direction": "Inbound", "priority": 100, "access": "Deny", "protocol": "*",
                      "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "*", "destinationPortRange": "*"}}]}},
                  {"type": "Microsoft.Network/virtualNetworks", "name": "v",
                   "dependsOn": ["[resourceId('Microsoft.Network/networkSecurityGroups', 'closed')]"],
                   "properties": {"addressSpace": {"addressPrefixes": ["10.20.0.0/16"]}, "subnets": [
                     {"name": "one", "properties": {"addressPrefix": "10.20.1.0/24",
                       "networkSecurityGroup": {"id": "[resourceId('Microsoft.Network/networkSecurityGroups', 'closed')]"}}},
                     {"name": "tills", "properties": {"addressPrefix": "10.20.2.0/24", "networkSecurityGroup": {"id": "[parameters('group')]"}}}]}}]}
                """;
        String stack = """
                config:
                  hybrid-network:sites:
                    hq: { addressPrefixes: [10.10.0.0/16] }
                  hybrid-network:traffic:
                    to-one: { action: deny, from: tills, to: one, protocol: Tcp, ports: [22] }
                    to-tills: { action: deny, from: one, to: tills, protocol: Tcp, ports: [22] }
                """;
        Invocation run = Invocation.of(
                "verify",
                "--file",
                write("stack.yaml", stack),
                "--export",
                write("template.json", template),
                "--format",
                "json");
        assertThat(verdict(run, "to-one")).isEqualTo("holds");
        assertThat(verdict(run, "to-tills")).isEqualTo("unknown");
    }

    private static String verdict(Invocation run, String intent) {
        String from = run.out().substring(run.out().indexOf("\"name\": \"" + intent + "\""));
        String verdict = from.substring(from.indexOf("\"verdict\": \"") + 12);
        return verdict.substring(0, verdict.indexOf('"'));
    }
}
