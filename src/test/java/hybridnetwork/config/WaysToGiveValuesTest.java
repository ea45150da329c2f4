package hybridnetwork.config;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value may stand in more than one form, and in more than one file; {@code ReadingIT} holds the same against the engine. */
final class WaysToGiveValuesTest {
    private static final String GOOD = """
            config:
              azure-native:location: centralus
              baseName: net
              hybrid-network:config:tags: {a: "1"}
              hybrid-network:network: '{"addressSpace": ["10.20.0.0/16"], "subnets": {"internal": "10.20.1.0/24"}}'
              hybrid-network:sites:
                hq: &site
                  addressPrefixes: [10.10.0.0/16]
                  vpnDevice: &device {address: 40.50.60.70}
                branch:
                  <<: *site
                  addressPrefixes: [10.11.0.0/16]
                  vpnDevice: {<<: [{address: 40.50.60.71}, *device]}
              hybrid-network:expressRoute: |
                {"circuits": {"primary": {"provider": "Equinix", "peeringLocation": "Chicago", "bandwidthMbps": 50,
                  "sites": ["hq"]}}}
              hybrid-network:monitoring:
              hybrid-network:acceptedRisks: ""
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private ReadConfig read(String stack, String project) throws IOException {
        Files.createDirectories(folder.resolve("stacks"));
        Files.writeString(folder.resolve("stacks/Pulumi.dev.yaml"), stack);
        Files.writeString(folder.resolve("Pulumi.yaml"), project);
        return ReadConfig.ofStack(folder, "dev");
    }

    private StackConfig config(String stack, String project) throws IOException {
        ReadConfig read = read(stack, project);
        assertThat(read.problems()).isEmpty();
        return read.stack().orElseThrow();
    }

    @Test
    void everyFormIsRead() throws IOException {
        StackConfig config = config(GOOD, "name: hybrid-network\n");
        assertThat(config.baseName()).isEqualTo("net");
        assertThat(config.tags()).containsExactly(Map.entry("a", "1"));
        assertThat(config.network().subnets()).containsOnlyKeys("internal");
        assertThat(config.expressRoute().orElseThrow().circuits()).containsOnlyKeys("primary");
        assertThat(config.sites().get("branch")).satisfies(branch -> {
            assertThat(branch.addressPrefixes()).hasToString("[10.11.0.0/16]");
            assertThat(branch.vpnDevices().get(0).address()).hasToString("Optional[40.50.60.71]");
        });
        assertThat(config.monitoring()).isEmpty();
        assertThat(config.implicitOutbound()).isEqualTo(StackConfig.ImplicitOutbound.unknown);
    }

    @Test
    void theProjectFileGivesWhatAStackHasNot() throws IOException {
        StackConfig config = config(GOOD, """
                name: hybrid-network
                config:
                  hybrid-network:baseName: {default: other}
                  tags: {default: {b: two}}
                  protect: {value: true}
                  hybrid-network:gatewayOrder: serial
                  hybrid-network:vpn: {default: {gateway: {asn: 65001}}}
                  hybrid-network:vpn.gateway.sku: {default: VpnGw2AZ}
                  hybrid-network:vpn.gateway.activeActive: {default: "false"}
                  hybrid-network:expressRoute.gateway.sku: {default: ErGw2AZ}
                  hybrid-network:implicitOutbound: {default: closed}
                  hybrid-network:proof: {default: ~, description: "nothing"}
                  other:key: {value: 0100}
                """);
        assertThat(config.baseName()).isEqualTo("net");
        assertThat(config.tags()).containsOnlyKeys("a");
        assertThat(config.protect()).isTrue();
        assertThat(config.gatewayOrder()).isEqualTo(StackConfig.GatewayOrder.serial);
        assertThat(config.implicitOutbound()).isEqualTo(StackConfig.ImplicitOutbound.closed);
        assertThat(config.vpn().orElseThrow().gatewaySku()).hasToString("VpnGw2AZ");
        assertThat(config.vpn().orElseThrow().activeActive()).isFalse();
        assertThat(config.vpn().orElseThrow().asn()).hasToString("65001");
        assertThat(config.expressRoute().orElseThrow().gatewaySku()).hasToString("ErGw2AZ");
    }

    /** {@code pulumi config set --path} writes a number or a flag where text looks like one. */
    @Test
    void textMayLookLikeANumber() throws IOException {
        StackConfig config = config(
                GOOD.replace("{a: \"1\"}", "{costCenter: 4711, temporary: true, version: 1.5}"),
                "name: hybrid-network\n");
        assertThat(config.tags())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("costCenter", "4711", "temporary", "true", "version", "1.5"));
    }

    @Test
    void problemsNameTheFileThatTheyAreIn() throws IOException {
        Map<String, String> projects = new LinkedHashMap<>();
        projects.put("a wrong default", "config:\n  hybrid-network:proof:\n    default: perhaps\n");
        projects.put("an unknown key", "config:\n  hybrid-network:proff:\n    default: warn\n");
        projects.put(
                "a word that is none of the few", "config:\n  hybrid-network:implicitOutbound: {default: opened}\n");
        projects.put("an octal number", "config:\n  hybrid-network:vpn:\n    default: {gateway: {asn: 0144}}\n");
        projects.put("a path with an index", "config:\n  hybrid-network:allowReplacement[0]: {default: a}\n");
        projects.put("no YAML", "config: [\n");
        StringBuilder text = new StringBuilder();
        for (var project : projects.entrySet()) {
            text.append("==== ").append(project.getKey()).append('\n');
            text.append(read(GOOD, project.getValue()).problems().stream()
                    .map(problem -> problem.severity() + " " + problem.text() + "\n")
                    .collect(Collectors.joining()));
        }
        text.append("==== JSON in a text\n");
        read(GOOD.replace("\"50\"", "").replace("50", "\"fast\""), "name: hybrid-network\n")
                .problems()
                .forEach(problem -> text.append(problem.text()).append('\n'));
        Golden.assertMatches("reader/files.txt", text.toString());
    }

    @Test
    void whatAStackLacksHasNoPlaceInTheProjectFile() throws IOException {
        ReadConfig read = read(GOOD, "config:\n  hybrid-network:sharedKeys: {default: {}}\n");
        Problem lacking = Problem.warning(
                "shared-key-missing", ConfigPath.of("sharedKeys").key("hq"), "no key");
        assertThat(read.located(List.of(lacking)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.at()).isEmpty());
    }

    @Test
    void theFilesAreTheEnginesOnlyAsAWhole() {
        Map<String, Entry> file = parse("config:\n  a: {x: 1, y: [2, ~]}\n  b: {secure: v1:abc}\n  other:c: 1\n");
        Map<String, String> engine = Map.of("hybrid-network:a", "{\"x\":1,\"y\":[2,null]}", "hybrid-network:b", "text");
        assertThat(same(file, engine, false)).containsOnlyKeys("hybrid-network:a", "hybrid-network:b");
        for (String other : List.of(
                "{\"x\":2,\"y\":[2,null]}",
                "{\"x\":\"1\",\"y\":[2,null]}",
                "{\"x\":1,\"y\":[2]}",
                "{\"x\":1,\"y\":[2,3]}",
                "{\"x\":1}",
                "text")) {
            Map<String, String> changed = Map.of("hybrid-network:a", other, "hybrid-network:b", "text");
            assertThat(same(file, changed, false)).as(other).isEmpty();
            assertThat(same(file, changed, true)).as(other).containsOnlyKeys("hybrid-network:b");
        }
        Map<String, String> more = new LinkedHashMap<>(engine);
        more.put("hybrid-network:d", "here");
        assertThat(same(file, more, false)).isEmpty();
        assertThat(same(file, more, true)).hasSize(2);
        assertThat(same(file, Map.of("hybrid-network:b", "text"), false)).isEmpty();
    }

    private static Map<String, Entry> same(Map<String, Entry> file, Map<String, String> engine, boolean layered) {
        return SameConfig.of(file, EngineConfig.read(engine, java.util.Set.of("hybrid-network:b")), layered);
    }

    private static Map<String, Entry> parse(String text) {
        return StackFile.parse(text, "Pulumi.dev.yaml", new Problems()).config();
    }
}
