package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the proof finds says where its cause is declared, and what to do; whoever does that has it no more. */
class FindingPlacesTest {
    @TempDir
    private Path folder;

    private List<JsonObject> findings(Path file, String rule, String... more) {
        List<String> words = new ArrayList<>(List.of("verify", "--file", file.toString(), "--format", "json"));
        words.addAll(List.of(more));
        JsonObject proof = Invocation.of(words.toArray(String[]::new)).json();
        return StreamSupport.stream(proof.getAsJsonArray("findings").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(finding -> finding.get("rule").getAsString().equals(rule))
                .toList();
    }

    private Path file(StackText text) throws IOException {
        return Files.writeString(folder.resolve("Pulumi.here.yaml"), text.text());
    }

    /** What stands in a file at a place, such as {@code Pulumi.here.yaml:3:5}. */
    private static String standing(String place) throws IOException {
        String[] parts = place.split(":", -1);
        int column = Integer.parseInt(parts[parts.length - 1]);
        int line = Integer.parseInt(parts[parts.length - 2]);
        String file = place.substring(
                0, place.length() - parts[parts.length - 1].length() - parts[parts.length - 2].length() - 2);
        return Files.readAllLines(Path.of(file)).get(line - 1).substring(column - 1);
    }

    private static void isAt(JsonObject subject, String path, String text) throws IOException {
        assertThat(subject.get("path").getAsString()).isEqualTo("hybrid-network:" + path);
        assertThat(standing(subject.get("at").getAsString())).startsWith(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lpm-pitfall | sites: {hq: {advertises: {vpn: [10.10.0.0/17, 10.10.128.0/17]}}}"
                        + " | sites: {hq: {advertises: {vpn: [10.10.0.0/16]}}} | sites.hq.advertises | advertises:",
                "same-prefix-er-wins | sites: {hq: {advertises: {expressRoute: [10.10.0.0/16], vpn: [10.10.0.0/17]}}}"
                        + " | sites: {hq: {advertises: {vpn: [10.10.0.0/16]}}} | sites.hq.advertises | advertises:",
                "asymmetric-path | sites: {hq: {advertises: {expressRoute: [10.10.0.0/17]}}}"
                        + " | sites: {hq: {advertises: ~}} | sites.hq.advertises | advertises:",
                "default-route-on-premises | sites: {hq: {advertises: {expressRoute: [10.10.0.0/16, 0.0.0.0/0]}}}"
                        + " | sites: {hq: {advertises: ~}} | sites.hq.advertises | advertises:",
                "black-hole | sites: {hq: {advertises: {vpn: [10.10.0.0/16, 10.88.0.0/16]}}}"
                        + " | sites: {hq: {advertises: {vpn: [10.10.0.0/16]}}} | sites.hq.advertises | advertises:",
                "black-hole | network: {subnets: {internal: {prefix: 10.20.1.0/24, routes: {lab: {to: 10.99.0.0/16, via: 10.99.0.4}}}}}"
                        + " | network: {subnets: {internal: {routes: ~}}} | network.subnets.internal.routes.lab | lab:",
                "static-routes-no-failback | sites: {hq: {vpnDevice: {bgp: ~}}}"
                        + " | sites: {hq: {vpnDevice: {bgp: {asn: 65010, peerAddress: 10.10.255.1}}}} | sites.hq | hq:",
                "frontend-address-allocated | loadBalancer: {privateIpAddress: ~}"
                        + " | loadBalancer: {privateIpAddress: 10.20.1.10} | loadBalancer | hybrid-network:loadBalancer:",
                "tolerated-needlessly | traffic: {web: {mayFailIn: [vpn-gateway]}}"
                        + " | traffic: {web: {mayFailIn: ~}} | traffic.web.mayFailIn | mayFailIn:",
                "vpngw-sku-capacity | expressRoute: {circuits: {primary: {bandwidthMbps: 1000}}}"
                        + " | vpn: {gateway: {sku: VpnGw3AZ}} | vpn.gateway.sku | VpnGw1AZ",
                "same-prefix-two-sites | sites: {plant: {addressPrefixes: [10.12.0.0/16], advertises: {vpn: [10.10.0.0/16, 10.12.0.0/16]},"
                        + " vpnDevice: {address: 40.50.60.71, bgp: {asn: 65011, peerAddress: 10.12.255.1}}}}"
                        + " | sites: {plant: {advertises: ~}} | sites.hq.advertises | hq:",
                "site-transit | sites: {plant: {addressPrefixes: [10.12.0.0/16],"
                        + " vpnDevice: {address: 40.50.60.71, bgp: {asn: 65011, peerAddress: 10.12.255.1}}}}"
                        + " | sites: {plant: ~} | sites.hq | hq:"
            })
    void aFindingNamesTheKeyThatMadeItAndItsFixTakesItAway(
            String rule, String broken, String mended, String path, String text) throws IOException {
        StackText stack = StackText.dev().with(broken);
        List<JsonObject> found = findings(file(stack), rule);
        assertThat(found).hasSize(1);
        JsonObject finding = found.get(0);
        isAt(finding.getAsJsonArray("about").get(0).getAsJsonObject(), path, text);
        assertThat(finding.get("fix").getAsString()).isNotEmpty();
        assertThat(finding.get("information").getAsBoolean()).isFalse();
        assertThat(findings(file(stack.with(mended)), rule)).isEmpty();
    }

    /** What the fix calls accepting is what a stack's file takes, and nothing need be done then. */
    @Test
    void aRiskIsAcceptedInTheWordsOfItsFix() throws IOException {
        StackText stack = StackText.dev().with("expressRoute: {circuits: {primary: {bandwidthMbps: 1000}}}");
        String fix =
                findings(file(stack), "vpngw-sku-capacity").get(0).get("fix").getAsString();
        String words = fix.replaceFirst(".*`(hybrid-network:acceptedRisks: .*)`", "$1");
        assertThat(words).isNotEqualTo(fix);
        JsonObject accepted =
                findings(file(stack.with(words)), "vpngw-sku-capacity").get(0);
        assertThat(accepted.get("severity").getAsString()).isEqualTo("advice");
        assertThat(accepted.get("information").getAsBoolean()).isTrue();
        assertThat(accepted.getAsJsonArray("about")).hasSize(2);
    }

    @Test
    void whatOnlyInformsSaysThatNothingNeedBeDone() throws IOException {
        JsonObject finding =
                findings(FrozenStacks.design("hub"), "pool-assumed").get(0);
        isAt(finding.getAsJsonArray("about").get(0).getAsJsonObject(), "loadBalancers.web.rules.https", "https:");
        assertThat(finding.get("information").getAsBoolean()).isTrue();
        assertThat(finding.get("fix").getAsString()).startsWith("none is needed: ");
    }

    @Test
    void aViolatedFlowIsFoundInTheFile() throws IOException {
        Path file = file(StackText.dev().with("vpn: ~\nsites: {hq: {vpnDevice: ~, connection: ~}}\nsharedKeys: ~"));
        Invocation json = Invocation.of("verify", "--file", file.toString(), "--format", "json");
        List<String> names = new ArrayList<>();
        for (JsonElement each : json.json().getAsJsonArray("broken")) {
            String name = each.getAsJsonObject().get("name").getAsString();
            names.add(name);
            isAt(each.getAsJsonObject(), "traffic." + name, name + ":");
        }
        assertThat(names).containsExactly("database", "web");
        Invocation text = Invocation.of("verify", "--file", file.toString());
        assertThat(text.out()).contains("      at: " + file).contains("(hybrid-network:traffic.web)");
        Invocation markdown = Invocation.of("verify", "--file", file.toString(), "--format", "markdown");
        assertThat(markdown.out()).contains("- at: ");
        assertThat(Invocation.of("verify", "--format", "json").json().getAsJsonArray("broken"))
                .isEmpty();
    }

    /** A plan's problems have the same key, and so the same place. */
    @Test
    void aPlanTellsTheSamePlace() throws IOException {
        Path file = file(
                StackText.dev().with("sites: {hq: {vpnDevice: {bgp: ~}}}\ntraffic: {web: {mayFailIn: [vpn-gateway]}}"));
        Invocation plan = Invocation.of("plan", "--file", file.toString(), "--advice");
        assertThat(plan.out().replaceAll("\\s+", " "))
                .contains("advice[tolerated-needlessly]")
                .contains("(hybrid-network:traffic.web.mayFailIn)")
                .contains("fix: remove the outage from `mayFailIn`");
    }

    /** A resource of an export may have the name of one of the stack's, and is another all the same. */
    @Test
    void whatAnExportHoldsHasNoKeyInTheFile() throws IOException {
        Path file = file(StackText.dev());
        List<JsonObject> found = findings(file, "pool-assumed", "--export", "src/test/resources/exports/dev.json");
        assertThat(found).hasSize(1);
        JsonObject subject = found.get(0).getAsJsonArray("about").get(0).getAsJsonObject();
        assertThat(subject.get("kind").getAsString()).isEqualTo("LoadBalancer");
        assertThat(subject.get("path").isJsonNull()).isTrue();
        assertThat(subject.get("at").isJsonNull()).isTrue();
    }

    @Test
    void anEndThatIsNowhereIsFoundInTheFlowThatNamesIt() throws IOException {
        Path file = Files.writeString(folder.resolve("shop.yaml"), """
                config:
                  hybrid-network:sites:
                    hq: { addressPrefixes: [10.10.0.0/16], vpnDevice: { address: 40.50.60.70 } }
                  hybrid-network:traffic:
                    pay: { action: allow, from: tils, to: hq, protocol: Tcp, ports: [443] }
                """);
        JsonObject finding = findings(file, "unknown-end", "--export", "src/test/resources/exports/vpn-only.json")
                .get(0);
        isAt(finding.getAsJsonArray("about").get(0).getAsJsonObject(), "traffic.pay.from", "tils");
    }
}
