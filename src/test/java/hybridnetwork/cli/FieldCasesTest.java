package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks after public reports and Microsoft's documentation, each with what Azure does. */
class FieldCasesTest {
    private static final Path CASES = Path.of("src/test/resources/field-cases");

    @TempDir
    Path folder;

    private static Invocation verify(Path stack, String... more) {
        Path export = stack.resolveSibling("export.json");
        List<String> words = new java.util.ArrayList<>(List.of("verify", "--file", stack.toString()));
        if (Files.exists(export)) {
            words.addAll(List.of("--export", export.toString()));
        }
        words.addAll(List.of(more));
        return Invocation.of(words.toArray(String[]::new)).showsNoStackTrace();
    }

    private static JsonObject proof(Path stack) {
        Invocation run = verify(stack, "--format", "json");
        assertThat(run.out()).as(run.err()).startsWith("{");
        return run.json();
    }

    /** In which scenarios an intent holds. */
    private static Map<String, Boolean> holding(JsonObject proof, String intent) {
        Map<String, Boolean> holding = new LinkedHashMap<>();
        for (JsonElement scenario : proof.getAsJsonArray("scenarios")) {
            for (JsonElement it : scenario.getAsJsonObject().getAsJsonArray("intents")) {
                if (it.getAsJsonObject().get("name").getAsString().equals(intent)) {
                    holding.put(
                            scenario.getAsJsonObject().get("name").getAsString(),
                            it.getAsJsonObject().get("holds").getAsBoolean());
                }
            }
        }
        assertThat(holding).containsKey("healthy");
        return holding;
    }

    /** The intent that Azure breaks, or of which nobody knows, holds in no scenario. */
    @ParameterizedTest
    @CsvSource({
        "nic-nsg-denies, web",
        "asg-rule, closed",
        "spoke-deny, closed",
        "gatewaysubnet-propagation-off, web",
        "virtualnetwork-tag-holds-user-routes, closed",
        "virtualnetwork-tag-holds-the-probe-deny-all, web",
        "tag-default-udr, closed",
        "probe-denied, web",
        "backend-elsewhere, web",
        "standard-pip-no-nsg, open",
        "gw-default-route, web",
        "hairpin, self"
    })
    void holdsNever(String name, String intent) {
        assertThat(holding(proof(CASES.resolve(name).resolve("stack.yaml")), intent))
                .doesNotContainValue(true);
    }

    /** A firewall in the path, a default route over BGP, two BGP tunnels: what a deny forbids is delivered, or nobody knows. */
    @ParameterizedTest
    @CsvSource({
        "firewall-forwards, no-ssh",
        "firewall-forwards, no-egress",
        "default-only-deny, sealed",
        "transit, apart"
    })
    void doesNotHoldWhileAllIsUp(String name, String intent) {
        assertThat(holding(proof(CASES.resolve(name).resolve("stack.yaml")), intent))
                .containsEntry("healthy", false);
    }

    /** Its policy allows everything, and the routes lead to it both ways. */
    @ParameterizedTest
    @CsvSource({"no-ssh, 5", "no-egress, 3"})
    void whatAFirewallLetsThroughViolatesADeny(String intent, int hops) {
        JsonObject proof = proof(CASES.resolve("firewall-forwards").resolve("stack.yaml"));
        JsonObject healthy = proof.getAsJsonArray("scenarios").get(0).getAsJsonObject();
        JsonObject result = healthy.getAsJsonArray("intents").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(it -> it.get("name").getAsString().equals(intent))
                .findFirst()
                .orElseThrow();
        assertThat(result.get("verdict").getAsString()).isEqualTo("violated");
        assertThat(result.getAsJsonArray("path")).hasSize(hops).contains(new JsonPrimitive("appliance:fw"));
        assertThat(holding(proof, intent)).containsEntry("appliance:fw", true);
    }

    @ParameterizedTest
    @CsvSource({"vpn-only, web", "default-only, database", "default-only, inbound"})
    void holdsSomewhere(String name, String intent) {
        assertThat(holding(proof(CASES.resolve(name).resolve("stack.yaml")), intent))
                .containsValue(true);
    }

    /** A spoke that uses the hub's gateways is reached in every outage, by ExpressRoute or else by the VPN. */
    @Test
    void aSpokeIsReachedByGatewayTransit() {
        JsonObject proof = proof(CASES.resolve("spoke-by-gateway-transit").resolve("stack.yaml"));
        assertThat(holding(proof, "spoke-web")).isNotEmpty().doesNotContainValue(false);
        JsonObject closed = proof(CASES.resolve("spoke-deny").resolve("stack.yaml"))
                .getAsJsonArray("scenarios")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("intents")
                .get(0)
                .getAsJsonObject();
        assertThat(closed.get("verdict").getAsString()).isEqualTo("violated");
        assertThat(closed.get("path").toString())
                .isEqualTo("[\"hq\",\"circuit:primary\",\"er-gateway\",\"spoke/app\"]");
    }

    /** The VPN gateway of another network, or a tunnel that learns nothing, is no way around a lost circuit. */
    @ParameterizedTest
    @CsvSource({
        "gateways-in-two-networks, web",
        "bgp-on-in-one-place-only-connection-off, web",
        "bgp-on-in-one-place-only-gateway-off, web"
    })
    void isLostWithTheCircuit(String name, String intent) {
        Map<String, Boolean> holding = holding(proof(CASES.resolve(name).resolve("stack.yaml")), intent);
        assertThat(holding)
                .containsEntry("healthy", true)
                .containsEntry("circuit:primary", false)
                .containsEntry("circuit:primary/peering-disabled", false);
        assertThat(holding.entrySet().stream().filter(it -> it.getKey().startsWith("er-gateway")))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.getValue()).isFalse());
    }

    /** What is wrong has a name, in a finding or in a problem. */
    @ParameterizedTest
    @CsvSource({
        "gatewaysubnet-propagation-off, gw-subnet-udr",
        "two-ha-ports-rules-one-pool, lb-rules-probe-backend-twice"
    })
    void isFound(String name, String rule) {
        JsonObject proof = proof(CASES.resolve(name).resolve("stack.yaml"));
        assertThat(StreamSupport.stream(proof.getAsJsonArray("findings").spliterator(), false)
                        .map(JsonElement::getAsJsonObject)
                        .filter(it -> it.get("severity").getAsString().equals("error"))
                        .map(it -> it.get("rule").getAsString()))
                .contains(rule);
    }

    @Test
    void aLocalNetworkGatewayTakesAThousandPrefixes() throws IOException {
        String prefixes = IntStream.range(0, 1200)
                .mapToObj(i -> "20." + i / 256 + "." + i % 256 + ".0/24")
                .collect(Collectors.joining(", ", "[", "]"));
        Path stack = Files.writeString(
                folder.resolve("Pulumi.dev.yaml"),
                StackText.dev()
                        .with("sites: { hq: { addressPrefixes: " + prefixes
                                + ", advertises: { expressRoute: [20.0.0.0/13], vpn: [20.0.0.0/13] },"
                                + " vpnDevice: { bgp: ~ } } }")
                        .text());
        Invocation run = verify(stack);
        assertThat(run.out() + run.err()).containsPattern("1,?000");
    }

    private static String plan(String stack) {
        Invocation run =
                Invocation.of("plan", "--file", CASES.resolve(stack).toString()).showsNoStackTrace();
        return run.out() + run.err();
    }

    /** Two static tunnels to the same prefixes are refused; with BGP they are two devices of one site. */
    @Test
    void twoDevicesOfOneSiteNeedBgp() {
        assertThat(plan("program/two-devices/stack.yaml")).contains("error[lng-prefix-twice]", "`bgp`");
        assertThat(plan("program/two-devices/stack-bgp.yaml"))
                .contains("`vpnDevices`")
                .doesNotContain("renumber");
    }

    /** With the AS number of the only site's device and a BGP peer at the site it is taken for another, and verify says so. */
    @Test
    void aSecondDeviceThatIsNotDeclaredIsTakenForTheOnlySites() {
        String[] command = {
            "verify",
            "--file",
            CASES.resolve("program/two-devices/stack-one-site.yaml").toString(),
            "--export",
            CASES.resolve("program/two-devices/export-two-devices-bgp.json").toString()
        };
        Invocation run = Invocation.of(command);
        assertThat(run.status()).isZero();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(
                        "LocalNetworkGateway hybrid-vpn-er-vpn-lgw-b: it is taken for a further device of site hq",
                        "declare the device (40.50.60.71) under `vpnDevices`",
                        "a local network gateway with the AS number of the only site, whose BGP peer has one of its addresses, is a further device of it")
                .doesNotContain("violated:", "unknown:");
        JsonObject proof = Invocation.of(command[0], command[1], command[2], command[3], command[4], "--format", "json")
                .json();
        for (String intent : List.of("web", "database", "no-ssh", "closed")) {
            assertThat(holding(proof, intent))
                    .containsKeys("tunnel:hq", "tunnel:hq/hybrid-vpn-er-vpn-lgw-b")
                    .doesNotContainValue(false);
        }
    }

    /** Both local network gateways of the export are the site's, by the device's address and by its name. */
    @Test
    void theTunnelsOfTwoDevicesBackEachOtherUp() throws IOException {
        Path stack = CASES.resolve("program/two-devices/stack-one-site.yaml");
        Path devices = Files.writeString(
                folder.resolve("Pulumi.devices.yaml"),
                StackText.in(stack)
                        .with("sites: { hq: { vpnDevice: ~, vpnDevices: {"
                                + " a: { address: 40.50.60.70, bgp: { asn: 65010, peerAddress: 10.10.255.1 } },"
                                + " b: { address: 40.50.60.71, bgp: { asn: 65010, peerAddress: 10.10.255.2 } } } } }")
                        .text());
        Path export = CASES.resolve("program/two-devices/export-two-devices-bgp.json");
        JsonObject proof = Invocation.of(
                        "verify", "--file", devices.toString(), "--export", export.toString(), "--format", "json")
                .showsNoStackTrace()
                .json();
        for (String intent : List.of("web", "database", "no-ssh", "closed")) {
            assertThat(holding(proof, intent))
                    .containsKeys("tunnel:hq", "tunnel:hq/a", "tunnel:hq/b")
                    .doesNotContainValue(false);
        }
    }

    /** Prefixes of a local network gateway are static routes, and told to every BGP peer. */
    @Test
    void aSiteThatSpeaksBgpHasNoStaticPrefixes() {
        String folder = "program/static-prefixes-beside-bgp/";
        assertThat(plan(folder + "stack.yaml")).doesNotContain("error[", "static-routes");
        assertThat(plan(folder + "stack-summary.yaml")).doesNotContain("error[", "static-routes");
        assertThat(plan(folder + "stack-static-branch.yaml"))
                .doesNotContain("error[")
                .contains("warning[site-transit]", "static prefixes of branch", "hq");
    }

    @Test
    void linkLocalPeersAreJudgedAsAzureDoes() {
        String folder = "program/apipa-two-peers/stack-";
        assertThat(plan(folder + "active-four.yaml")).doesNotContain("error[");
        assertThat(plan(folder + "active-two.yaml")).doesNotContain("error[");
        assertThat(plan(folder + "standby-one.yaml")).doesNotContain("error[", "apipa");
        assertThat(plan(folder + "standby-two.yaml")).contains("error[apipa]", "active-standby");
        assertThat(plan(folder + "active-one-address.yaml"))
                .contains("warning[apipa-both-instances]", "second instance", "has no link-local");
        assertThat(plan(folder + "active-one-device.yaml"))
                .contains("warning[apipa-both-instances]", "one such address serves one tunnel", "loopback");
    }

    private static Map<String, String> ways(JsonObject proof, String scenario, String intent) {
        return StreamSupport.stream(proof.getAsJsonArray("scenarios").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(it -> it.get("name").getAsString().equals(scenario))
                .flatMap(it -> StreamSupport.stream(it.getAsJsonArray("intents").spliterator(), false))
                .map(JsonElement::getAsJsonObject)
                .filter(it -> it.get("name").getAsString().equals(intent))
                .flatMap(it -> it.getAsJsonObject("ways").entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().getAsString()));
    }

    /** A site without a circuit is not on ExpressRoute because another site is. */
    @Test
    void theWaysOfUnlikeSitesAreToldForEach() {
        Path stack = CASES.resolve("unlike-sites/vpn-only-branch.yaml");
        for (String intent : List.of("web", "db")) {
            assertThat(ways(proof(stack), "healthy", intent)).isEqualTo(Map.of("hq", "ExpressRoute", "branch", "Vpn"));
        }
        assertThat(verify(stack).out()).contains("ER+VPN").containsPattern("hq").containsPattern("branch");
    }

    /** That a whole site moves to the VPN is a difference: of outages, which then have a column of their own, and of plans. */
    @Test
    void aSiteThatMovesToTheVpnIsADifference() throws IOException {
        Path on = CASES.resolve("unlike-sites/branch-on-second-circuit.yaml");
        Path off = CASES.resolve("unlike-sites/branch-off-second-circuit.yaml");
        JsonObject proof = proof(on);
        assertThat(ways(proof, "healthy", "web")).isEqualTo(Map.of("hq", "ExpressRoute", "branch", "ExpressRoute"));
        assertThat(ways(proof, "circuit:second", "web")).isEqualTo(Map.of("hq", "ExpressRoute", "branch", "Vpn"));
        assertThat(verify(on).out()).contains("circuit:second").contains("ER+VPN");
        Path earlier = Files.writeString(
                folder.resolve("on.json"), verify(on, "--format", "json").out());
        String compared = verify(off, "--against", earlier.toString()).out();
        assertThat(compared.substring(compared.indexOf("Compared with the earlier proof")))
                .contains("healthy", "branch")
                .doesNotContain("every flow fares alike");
    }
}
