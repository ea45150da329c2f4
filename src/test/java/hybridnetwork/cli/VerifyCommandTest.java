package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final String EXPORTS = "src/test/resources/exports/";

    @TempDir
    Path folder;

    private String stack(StackText text) throws IOException {
        return Files.writeString(folder.resolve("Pulumi.dev.yaml"), text.text()).toString();
    }

    /** The local network gateway offers addresses that ExpressRoute does not: replies take another path. No rule minds. */
    private static StackText violated() {
        return StackText.dev()
                .with("sites: { hq: { addressPrefixes: [10.10.0.0/16, 10.11.0.0/16], advertises:"
                        + " { expressRoute: [10.10.0.0/16], vpn: [10.10.0.0/16] } } }");
    }

    @Test
    void everyIntentHolds() {
        Invocation run = Invocation.of("verify");
        assertThat(run.status()).isZero();
        assertThat(run.out()).endsWith("Every intent holds, healthy and in 9 outages.\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anIntentIsViolated() throws IOException {
        Invocation run = Invocation.of("verify", "--file", stack(violated()));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out())
                .contains("violated: allow web", "packet: Tcp 10.11.0.0:1024 to 10.20.1.10:443", "     fix: ");
    }

    /** An environment of Pulumi ESC can change anything, so that a proof without it says so. */
    @Test
    void whatOnlyTheEngineReadsIsTold() throws IOException {
        String file = stack(new StackText(StackText.dev().text() + "environment: [prod/network]\n"));
        for (String command : List.of("verify", "plan")) {
            Invocation run = Invocation.of(command, "--file", file);
            assertThat(run.status()).isZero();
            assertThat(run.err() + run.out())
                    .contains("warning[environment-not-read]: the stack takes values from the environment"
                            + " prod/network, which only the engine can open");
        }
    }

    @Test
    void aPlanOnlyWarnsOfIt() throws IOException {
        Invocation run = Invocation.of("plan", "--file", stack(violated()));
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("warning[intent-violated]: `web` (allow) does not hold", "\nProof:\n");
        Invocation json = Invocation.of("plan", "--format", "json");
        JsonObject plan = JsonParser.parseString(json.out()).getAsJsonObject();
        JsonObject proof = JsonParser.parseString(
                        Invocation.of("verify", "--format", "json").out())
                .getAsJsonObject();
        assertThat(withoutLines(plan.get("proof"))).isEqualTo(withoutLines(proof));
        assertThat(Invocation.of("plan", "--format", "markdown").out()).contains("**Proof:** Every intent holds");
    }

    /** A plan has no lines, for it is the same wherever its stack file is. */
    private static JsonElement withoutLines(JsonElement element) {
        if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(VerifyCommandTest::withoutLines);
        } else if (element.isJsonObject()) {
            element.getAsJsonObject().remove("at");
            element.getAsJsonObject().entrySet().forEach(entry -> withoutLines(entry.getValue()));
        }
        return element;
    }

    @Test
    void provesANetworkThatBreaksARule() throws IOException {
        Invocation run = Invocation.of(
                "verify",
                "--format",
                "json",
                "--file",
                stack(StackText.dev().with("network: { gatewaySubnet: 10.20.255.240/28 }")));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("error[gw-subnet-min-prefix-coexist]");
        assertThat(JsonParser.parseString(run.out()).getAsJsonObject().has("scenarios"))
                .isTrue();
    }

    @Test
    void tellsOnceWhatARuleAndTheProofBothFind() throws IOException {
        Invocation run = Invocation.of(
                "verify",
                "--file",
                stack(StackText.dev().with("sites: { hq: { advertises: { vpn: [10.10.0.0/17] } } }")));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).containsOnlyOnce("[lpm-pitfall]");
        assertThat(run.err()).doesNotContain("[lpm-pitfall]");
    }

    @Test
    void anAcceptedFindingIsNotedWithItsReason() throws IOException {
        StackText transit = StackText.dev()
                .with(
                        "sites: { branch: { addressPrefixes: [10.30.0.0/16], vpnDevice: { address: 40.50.61.70, bgp: { asn:"
                                + " 65011, peerAddress: 10.30.255.1 } } } }")
                .with("acceptedRisks: { site-transit: both sites are ours }");
        String file = stack(transit);
        assertThat(Invocation.of("verify", "--file", file).out())
                .contains("advice[site-transit]:", "accepted: both sites are ours");
        assertThat(Invocation.of("plan", "--file", file).out())
                .contains("accepted risk[site-transit]: ", "reason: both sites are ours")
                .doesNotContain("warning[site-transit]", "accepted-risk");
    }

    @Test
    void anUnreadableStackProvesNothing() throws IOException {
        Invocation run = Invocation.of(
                "verify",
                "--file",
                Files.writeString(folder.resolve("Pulumi.x.yaml"), "config: [").toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("nothing was proved");
    }

    @Test
    void anExportIsProvedInPlaceOfTheRecording() {
        Invocation recorded = Invocation.of("verify", "--format", "json");
        Invocation exported = Invocation.of("verify", "--format", "json", "--export", EXPORTS + "dev.json");
        // An export is asked for more rules than a network that this program declares.
        assertThat(withoutFindings(exported)).isEqualTo(withoutFindings(recorded));
        assertThat(exported.status()).isEqualTo(recorded.status());
        assertThat(Invocation.of("verify", "--export", EXPORTS + "dev-ordered.json")
                        .status())
                .as("before the circuit is connected, an outage of the VPN breaks every intent")
                .isEqualTo(3);
    }

    @Test
    void anInterruptedOperationIsAWarningBesideTheProof() throws IOException {
        String export = Files.readString(Path.of(EXPORTS, "dev.json"))
                .replaceFirst("\"resources\"", "\"pending_operations\": [{}], \"resources\"");
        Path file = Files.writeString(folder.resolve("export.json"), export);
        Invocation run = Invocation.of("verify", "--format", "json", "--export", file.toString());
        assertThat(run.status()).isZero();
        assertThat(run.err()).startsWith("warning: the stack has operations that were interrupted: 1;");
        assertThat(run.out())
                .isEqualTo(Invocation.of("verify", "--format", "json", "--export", EXPORTS + "dev.json")
                        .out());
    }

    private static JsonObject withoutFindings(Invocation run) {
        JsonObject proof = JsonParser.parseString(run.out()).getAsJsonObject();
        assertThat(proof.remove("findings")).isNotNull();
        return proof;
    }

    @Test
    void aKeyInClearIsAnErrorThatNobodyCanAccept() throws IOException {
        String file = stack(StackText.dev()
                .with("sharedKeys: { hq: notForAnyEyes1 }")
                .with("acceptedRisks: { secret-in-clear: it is a test }"));
        for (String command : List.of("plan", "verify")) {
            Invocation run = Invocation.of(command, "--file", file);
            assertThat(run.status()).as(command).isEqualTo(1);
            assertThat(run.out() + run.err()).contains("error[secret-in-clear]").doesNotContain("notForAnyEyes1");
        }
    }

    @Test
    void aDenyOfNothingIsNotProved() throws IOException {
        Path export = Files.writeString(
                folder.resolve("export.json"),
                "{\"deployment\":{\"resources\":[{\"urn\":\"urn:pulumi:s::p::azure-native:network:RouteTable::t\","
                        + "\"type\":\"azure-native:network:RouteTable\",\"inputs\":{}}]}}");
        Invocation run = Invocation.of(
                "verify",
                "--export",
                export.toString(),
                "--file",
                stack(
                        StackText.dev()
                                .with("traffic: ~")
                                .with(
                                        "traffic: { closed: { action: deny, from: internet, to: network, protocol: \"*\", ports: [\"*\"] } }")));
        assertThat(run.out())
                .contains("[no-virtual-network]")
                .endsWith("1 intent is not known to hold, healthy and in 4 of 4 outages.\n");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void anUnreadableExportIsAnError() {
        Invocation run = Invocation.of("verify", "--export", EXPORTS + "none.json");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("error: " + EXPORTS + "none.json does not exist\n    fix: write it anew with `pulumi stack"
                        + " export --stack NAME --file FILE`\n");
        assertThat(Invocation.of("verify", "--against", EXPORTS + "dev.json").err())
                .contains("holds no proof");
    }

    @Test
    void comparesWithAnEarlierProof() throws IOException {
        Path earlier = Files.writeString(
                folder.resolve("before.json"),
                Invocation.of("verify", "--format", "json").out());
        Path garbage = Files.writeString(folder.resolve("garbage.json"), Files.readString(earlier) + "{}");
        assertThat(Invocation.of("verify", "--against", garbage.toString()).err())
                .contains("is not the JSON that was expected");
        Invocation same = Invocation.of("verify", "--against", earlier.toString());
        assertThat(same.status()).isZero();
        assertThat(same.out()).endsWith("Compared with the earlier proof: every flow fares alike.\n");
        Invocation changed = Invocation.of("verify", "--against", earlier.toString(), "--file", stack(violated()));
        assertThat(changed.out()).contains("allow web was over ExpressRoute, is violated");
        Invocation json = Invocation.of("verify", "--against", earlier.toString(), "--format", "json");
        assertThat(JsonParser.parseString(json.out()).getAsJsonObject().has("difference"))
                .isTrue();
    }

    @Test
    void wrongUsageIsStatus2() {
        assertThat(Invocation.of("verify", "--outages", "triples").status()).isEqualTo(2);
        Invocation run = Invocation.of("verify", "--trace", "nothing");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("there are: closed, database, no-ssh, web");
        for (String format : List.of("json", "markdown")) {
            assertThat(Invocation.of("verify", "--trace", "web", "--format", format)
                            .status())
                    .isEqualTo(2);
        }
        for (String option : List.of("--export", "--against")) {
            Invocation empty = Invocation.of("verify", option, "");
            assertThat(empty.status()).isEqualTo(2);
            assertThat(empty.err()).startsWith("hybrid: the name of a file is empty");
        }
    }

    @Test
    void showsAFlowHopByHop() {
        assertThat(Invocation.of("verify", "--trace", "web").out())
                .contains("allow web: over ExpressRoute", "allow web: over the VPN", "circuit:primary");
    }
}
