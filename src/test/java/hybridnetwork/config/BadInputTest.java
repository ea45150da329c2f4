package hybridnetwork.config;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.Golden;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anything can be in a stack file; what comes out is problems that say where and what to do. */
final class BadInputTest {
    private static final String GOOD = """
            config:
              azure-native:location: centralus
              hybrid-network:baseName: net
              hybrid-network:network: { addressSpace: [10.20.0.0/16], subnets: { internal: 10.20.1.0/24 } }
              hybrid-network:sites:
                hq: { addressPrefixes: [10.10.0.0/16], vpnDevice: { address: 40.50.60.70 } }
              hybrid-network:expressRoute:
                circuits:
                  primary: { provider: Equinix, peeringLocation: Chicago, bandwidthMbps: 50, sites: [hq] }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static List<Problem> problems(String text) {
        return StackText.shown(ReadConfig.fromText(text, "Pulumi.test.yaml"), List.of());
    }

    /** The good file with one line more, or another in place of the one that it begins like. */
    private static String with(String line) {
        String key = line.strip().substring(0, line.strip().lastIndexOf(':', Math.max(1, line.indexOf(": "))) + 1);
        return GOOD.lines().filter(other -> !other.strip().startsWith(key)).reduce("", (a, b) -> a + b + "\n") + line
                + "\n";
    }

    private static String mayFailIn(String action, String outages) {
        return "  hybrid-network:vpn: { gateway: { sku: VpnGw1AZ } }\n  hybrid-network:traffic: { web: { action: "
                + action + ", from: hq, to: internal, protocol: Tcp, ports: [443], mayFailIn: " + outages + " } }\n";
    }

    @Test
    void aDeviceWhoseAddressIsLeftEmptyHasNone() {
        String empty = GOOD.replace("vpnDevice: { address: 40.50.60.70 }", "vpnDevice: { address: }");
        assertThat(lines(problems(empty)))
                .contains("error[lng-endpoint]: the VPN device has neither an address nor a domain name");
    }

    private static String lines(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append("  ")
                    .append(problem.severity())
                    .append('[')
                    .append(problem.rule())
                    .append("]: ");
            text.append(problem.message()).append('\n');
            problem.at().ifPresent(at -> text.append("    --> ").append(at));
            text.append(problem.at().isPresent() ? " " : "    at ")
                    .append(problem.path())
                    .append('\n');
            problem.got().ifPresent(got -> text.append("    got: ").append(got).append('\n'));
            problem.allowed()
                    .ifPresent(what -> text.append("    allowed: ").append(what).append('\n'));
            problem.fix().ifPresent(fix -> text.append("    fix: ").append(fix).append('\n'));
        }
        return text.toString();
    }

    private static void golden(String file, Map<String, String> cases) {
        StringBuilder text = new StringBuilder();
        cases.forEach((name, yaml) -> {
            List<Problem> problems = problems(yaml);
            assertThat(problems).as(name).isNotEmpty();
            text.append("==== ").append(name).append('\n').append(lines(problems));
        });
        Golden.assertMatches("reader/" + file, text.toString());
    }

    @Test
    void the_good_file_is_read() {
        assertThat(problems(GOOD)).isEmpty();
    }

    @Test
    void what_is_no_stack_file() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("empty", "");
        cases.put("blank", " \n\n");
        cases.put("a comment", "# nothing yet\n");
        cases.put("a word", "hello\n");
        cases.put("a list", "- a\n- b\n");
        cases.put("no config", "encryptionsalt: v1:abc\n");
        cases.put("config without a value", "config:\n");
        cases.put("config is a list", "config: [a, b]\n");
        cases.put("keys beside config", GOOD + "hybrid-network:tags: {}\n");
        cases.put("two documents", GOOD + "---\n" + GOOD);
        cases.put("a tab", "config:\n\tkey: value\n");
        cases.put("an open quote", "config:\n  a: \"open\n");
        cases.put("an open bracket", "config:\n  a: [1, 2\n");
        cases.put("an alias of nothing", "config: *nothing\n");
        cases.put("an alias of itself", "config: &a [*a]\n");
        cases.put("a key that is a map", "config: { { a: b }: c }\n");
        cases.put("nested too deep", "config: " + "[".repeat(1000) + "]".repeat(1000) + "\n");
        cases.put("too many values", "config: [" + "a,".repeat(60_000) + "a]\n");
        cases.put("a control character", "config: \u0007\n");
        golden("no-stack-file.txt", cases);
    }

    @Test
    void a_bomb_is_refused_before_it_expands() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
        }
        assertThat(problems(bomb.toString()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("more than 50000 values"));
    }

    @Test
    void files_that_cannot_be_read() throws IOException {
        Path large = folder.resolve("Pulumi.large.yaml");
        Files.writeString(large, GOOD + "#".repeat(40 << 20));
        Path binary = folder.resolve("Pulumi.binary.yaml");
        Files.write(binary, new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61});
        Path latin = folder.resolve("Pulumi.latin.yaml");
        Files.write(latin, "config: { a: é }".getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder text = new StringBuilder();
        for (Path file : List.of(large, binary, latin, folder, folder.resolve("Pulumi.none.yaml"))) {
            text.append(lines(StackText.shown(ReadConfig.fromFile(file, "Pulumi.test.yaml"), List.of())));
        }
        Golden.assertMatches("reader/unreadable.txt", text.toString());
    }

    private static String network(String more) {
        return with("  hybrid-network:network: { addressSpace: [10.20.0.0/16], subnets: { internal: 10.20.1.0/24 }, "
                + more + " }");
    }

    private static String subnet(String more) {
        return with(
                "  hybrid-network:network: { addressSpace: [10.20.0.0/16], subnets: { internal: { prefix: 10.20.1.0/24, "
                        + more + " } } }");
    }

    private static String spoke(String more) {
        return with("  hybrid-network:spokes: { orders: { addressSpace: [10.21.0.0/16], " + more + " } }");
    }

    private static String end(String to) {
        return spoke("subnets: { web: 10.21.1.0/24 }")
                + "  hybrid-network:loadBalancers: { front: { subnet: orders/web, haPorts: true, probe: { protocol: Tcp, port: 1 } } }\n"
                + "  hybrid-network:traffic: { web: { action: allow, from: hq, to: \"" + to
                + "\", protocol: Tcp, ports: [443] } }\n";
    }

    /** Other words for what the program has, and words for what it has not. */
    @Test
    void keys_that_people_expect() {
        Map<String, String> cases = new LinkedHashMap<>();
        for (String key : List.of(
                "peerings", "spokes", "routes", "natGateways", "dns", "resourceGroup", "names", "nsg", "firewall")) {
            cases.put(key + " of the network", network(key + ": {}"));
        }
        for (String key : List.of("routes", "resourceGroup", "virtualNetworkName", "routeServer")) {
            cases.put(key + " of the stack", with("  hybrid-network:" + key + ": {}"));
        }
        Golden.assertMatches("reader/expected-keys.txt", fixes(cases));
    }

    private static String fixes(Map<String, String> cases) {
        StringBuilder text = new StringBuilder();
        cases.forEach((name, yaml) -> {
            assertThat(problems(yaml)).as(name).hasSize(1);
            Problem problem = problems(yaml).get(0);
            text.append("==== ").append(name).append('\n');
            text.append(problem.message())
                    .append('\n')
                    .append("fix: ")
                    .append(problem.fix().orElse(""))
                    .append('\n');
        });
        return text.toString();
    }

    @Test
    void networks_and_subnets_that_are_wrong() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put(
                "a subnet without a prefix",
                with(
                        "  hybrid-network:network: { addressSpace: [10.20.0.0/16], subnets: { internal: { egress: none } } }"));
        cases.put("another way out", subnet("egress: nad"));
        cases.put("no service", subnet("delegation: Sql"));
        cases.put("no endpoint", subnet("serviceEndpoints: [Storage]"));
        cases.put("policies that are none", subnet("privateEndpointPolicies: true"));
        cases.put("a route to a gateway", subnet("routes: { all: { to: 0.0.0.0/0, via: VirtualNetworkGateway } }"));
        cases.put("a route to nothing", subnet("routes: { all: { to: 0.0.0.0/0, via: nowhere } }"));
        cases.put("a route without a destination", subnet("routes: { all: { via: none } }"));
        cases.put("a reserved name for a workload", subnet("name: AzureBastionSubnet"));
        cases.put("a long name", subnet("name: " + "n".repeat(81)));
        cases.put("a group by name", subnet("securityGroup: none"));
        cases.put(
                "more for a reserved subnet",
                with(
                        "  hybrid-network:network: { addressSpace: [10.20.0.0/16], subnets: { AzureBastionSubnet: { prefix: 10.20.2.0/26, egress: nat } } }"));
        cases.put("GatewaySubnet of a spoke", spoke("subnets: { GatewaySubnet: 10.21.1.0/27 }"));
        cases.put("two zones", network("natGateway: { zones: [\"1\", \"2\"] }"));
        cases.put("a DNS server by name", network("dnsServers: [ns1.example.com]"));
        cases.put(
                "a spoke without subnets",
                with("  hybrid-network:spokes: { orders: { addressSpace: [10.21.0.0/16] } }"));
        cases.put(
                "somebody else's network with subnets",
                spoke(
                        "networkId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/x, subnets: {}"));
        cases.put(
                "an id of something else",
                spoke("networkId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Network/loadBalancers/x"));
        cases.put(
                "a spoke called like the hub",
                with("  hybrid-network:spokes: { network: { addressSpace: [10.21.0.0/16], subnets: {} } }"));
        cases.put("an end near to a spoke", end("order"));
        cases.put("an end near to a subnet of a spoke", end("orders/wep"));
        cases.put("an end near to a load balancer", end("load-balancer:fron"));
        cases.put(
                "a load balancer in a subnet of a spoke that is none",
                end("front").replace("subnet: orders/web", "subnet: orders/wep"));
        golden("networks.txt", cases);
    }

    private static String inspection(String section) {
        return with("  hybrid-network:inspection: { " + section + " }");
    }

    @Test
    void inspections_that_are_wrong() {
        Map<String, String> cases = new LinkedHashMap<>();
        String firewall = "firewall: { subnet: 10.20.254.0/26 }";
        cases.put("by nothing", inspection("between: [on-premises/hub]"));
        cases.put(
                "by two",
                inspection(firewall + ", appliance: { name: edge, address: 10.20.253.4 }, between: [on-premises/hub]"));
        cases.put("between nothing", inspection(firewall));
        cases.put("between no pair", inspection(firewall + ", between: []"));
        cases.put("a pair that is none", inspection(firewall + ", between: [hub/spokes]"));
        cases.put("a pair that is turned", inspection(firewall + ", between: [spokes/on-premises, internet/spokes]"));
        cases.put("a pair twice", inspection(firewall + ", between: [spokes/spokes, spokes/spokes]"));
        cases.put(
                "a Basic firewall",
                inspection("firewall: { tier: Basic, subnet: 10.20.254.0/26 }, between: [spokes/spokes]"));
        cases.put(
                "a tier in other letters",
                inspection("firewall: { tier: premium, subnet: 10.20.254.0/26 }, between: [spokes/spokes]"));
        cases.put("a firewall without a subnet", inspection("firewall: {}, between: [spokes/spokes]"));
        cases.put(
                "a zone that is none",
                inspection("firewall: { subnet: 10.20.254.0/26, zones: [4] }, between: [spokes/spokes]"));
        cases.put("an appliance by name alone", inspection("appliance: { name: edge }, between: [spokes/spokes]"));
        cases.put(
                "an appliance at a name",
                inspection("appliance: { name: edge, address: edge.example.com }, between: [spokes/spokes]"));
        cases.put(
                "the firewall's subnet in two places",
                inspection(firewall + ", between: [spokes/spokes]")
                        .replace("subnets: { internal", "subnets: { AzureFirewallSubnet: 10.20.254.0/26, internal"));
        golden("inspection.txt", cases);
    }

    @Test
    void keys_and_values_that_are_wrong() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("a key twice", GOOD + "  hybrid-network:baseName: other\n");
        cases.put("a key with its namespace and without", GOOD + "  hybrid-network:tags: { a: b }\n  tags: { a: c }\n");
        cases.put("a key that is misspelt", with("  hybrid-network:basename: net"));
        cases.put("a key that is no part of the program", with("  hybrid-network:dns: [10.20.1.4]"));
        cases.put("an unknown key inside", GOOD.replace("provider:", "provder:"));
        cases.put("text for a list", GOOD.replace("[10.20.0.0/16]", "10.20.0.0/16"));
        cases.put("a list for a map", GOOD.replace("{ internal: 10.20.1.0/24 }", "[10.20.1.0/24]"));
        cases.put("a number in quotes", GOOD.replace("bandwidthMbps: 50", "bandwidthMbps: \"50\""));
        cases.put("nothing for text", with("  hybrid-network:allowReplacement: [~]"));
        cases.put("a fraction", GOOD.replace("bandwidthMbps: 50", "bandwidthMbps: 50.5"));
        cases.put("a number out of range", GOOD.replace("bandwidthMbps: 50", "bandwidthMbps: 99999999999999999999"));
        cases.put("host bits", GOOD.replace("10.20.0.0/16", "10.20.0.1/16"));
        cases.put("no length", GOOD.replace("10.20.0.0/16", "10.20.0.0"));
        cases.put("a leading zero", GOOD.replace("40.50.60.70", "40.50.60.070"));
        cases.put("IPv6 prefix", GOOD.replace("10.20.0.0/16", "2001:db8::/48"));
        cases.put("IPv6 address", GOOD.replace("40.50.60.70", "\"2001:db8::1\""));
        cases.put("a site that does not exist", GOOD.replace("sites: [hq]", "sites: [hg]"));
        cases.put("an empty list", GOOD.replace("[10.20.0.0/16]", "[]"));
        cases.put("a name that Azure cannot have", GOOD.replace("internal:", "in ternal:"));
        cases.put("invisible characters", GOOD.replace("baseName: net", "baseName: \"n\\u202Eet\""));
        cases.put(
                "an end of a flow that is misspelt",
                GOOD
                        + "  hybrid-network:traffic: { web: { action: allow, from: on-premise, to: internal, protocol: Tcp, ports: [443] } }\n");
        cases.put(
                "a port range that ends before it begins",
                GOOD
                        + "  hybrid-network:traffic: { web: { action: allow, from: hq, to: internal, protocol: Tcp, ports: [90-80] } }\n");
        for (String tag : List.of(
                "tag:", "tag:Storage CentralUS", "tag:Internet", "tag:VirtualNetwork", "tag:AzurePlatformDNS")) {
            cases.put(
                    "an end that is " + tag,
                    GOOD
                            + "  hybrid-network:traffic: { web: { action: allow, from: internal, to: \"" + tag
                            + "\", protocol: Tcp, ports: [443] } }\n");
        }
        cases.put("an outage that is misspelt", GOOD + mayFailIn("allow", "[tunel:hq]"));
        cases.put(
                "an outage that is not the network's", GOOD + mayFailIn("allow", "[healthy, tunnel:hq + vpn-gateway]"));
        cases.put("an outage twice", GOOD + mayFailIn("allow", "[vpn-gateway, vpn-gateway]"));
        cases.put("an outage that is no list", GOOD + mayFailIn("allow", "vpn-gateway"));
        cases.put("an outage in which a deny may fail", GOOD + mayFailIn("deny", "[vpn-gateway]"));
        cases.put("a missing key", GOOD.replace("bandwidthMbps: 50, ", ""));
        golden("keys-and-values.txt", cases);
    }

    @Test
    void what_the_engine_reads_otherwise() {
        Map<String, String> cases = new LinkedHashMap<>();
        for (String number : List.of("0100", "0x64", "0b1100100", "1_000", "1e2", "50.0", "+50")) {
            cases.put(number, GOOD.replace("bandwidthMbps: 50", "bandwidthMbps: " + number));
        }
        cases.put("leading zeros in quotes", GOOD.replace("bandwidthMbps: 50", "bandwidthMbps: \"0100\""));
        for (String text : List.of("1.10", "2026-11-29", ".inf", "99999999999999999999", "!!int \"7\"")) {
            cases.put(text, GOOD + "  hybrid-network:tags: { a: " + text + " }\n");
        }
        for (String name : List.of("010", "1e3", "2026-11-29", "True", "~")) {
            cases.put(name + " as a name", GOOD + "  hybrid-network:tags: { " + name + ": x }\n");
        }
        cases.put("a key", GOOD + "  hybrid-network:sharedKeys: { hq: 0123456 }\n");
        golden("engine-reads-otherwise.txt", cases);
    }

    @Test
    void values_that_are_encrypted_in_vain() {
        Map<String, String> cases = new LinkedHashMap<>();
        String secure = "{ secure: v1:abc }";
        cases.put("text", GOOD.replace("Equinix", secure));
        cases.put("a number", GOOD.replace("bandwidthMbps: 50", "bandwidthMbps: " + secure));
        cases.put("a list", GOOD.replace("[10.20.0.0/16]", secure));
        cases.put("an item of a list", GOOD.replace("[10.20.0.0/16]", "[" + secure + "]"));
        cases.put("a section", with("  hybrid-network:traffic: " + secure));
        cases.put("a flag", GOOD + "  hybrid-network:protect: " + secure + "\n");
        cases.put("one of a few words", GOOD + "  hybrid-network:gatewayOrder: " + secure + "\n");
        cases.put("a key of the provider", with("  azure-native:location: " + secure));
        golden("secret-not-kept.txt", cases);
    }

    @Test
    void an_environment_of_pulumi_esc() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("one", GOOD + "environment: [prod/network]\n");
        cases.put("several", GOOD + "environment:\n  - prod/network\n  - prod/sites\n");
        cases.put(
                "one that is defined here",
                GOOD
                        + "environment:\n  imports: [prod/network, prod/sites: { merge: false }]\n"
                        + "  values: { pulumiConfig: { vpn: {}, hybrid-network:tags: { a: b } } }\n");
        cases.put(
                "a key that it may give",
                GOOD.lines()
                                .filter(line -> !line.contains("baseName"))
                                .map(line -> line.replace("bandwidthMbps: 50, ", "") + "\n")
                                .reduce("", String::concat)
                        + "environment: [prod/network]\n");
        cases.put("no configuration of its own", "environment: [prod/network]\n");
        golden("environment.txt", cases);
    }

    @Test
    void what_other_programs_read_is_left_to_them() {
        assertThat(problems(GOOD + "  aws:number: 0100\n")).isEmpty();
    }

    @Test
    void all_problems_are_told_at_once_in_the_order_of_the_file() {
        List<Problem> problems = problems(GOOD.replace("centralus", "\"?\"")
                .replace("10.20.1.0/24", "10.20.1.0/99")
                .replace("40.50.60.70", "none")
                .replace("bandwidthMbps: 50", "bandwidthMbps: fast"));
        assertThat(problems)
                .hasSize(4)
                .extracting(problem -> problem.at().orElseThrow().line())
                .isSorted();
    }

    @Test
    void no_message_quotes_a_secret() {
        String secret = "Sw0rdfish-hunter2";
        for (String section : List.of("sharedKeys", "authorizationKeys", "peeringKeys")) {
            for (String value : List.of(
                    secret,
                    "[" + secret + "]",
                    "{ hq: [" + secret + "] }",
                    "{ hq: { a: " + secret + " } }",
                    "{ " + secret + ": x }",
                    "{ hq: " + secret + ", primary: " + secret + " }",
                    "{ hq: \"" + secret + "\\u0000\" }",
                    "{ hq: @" + secret + " }",
                    "{ hq: !" + secret + " x }",
                    "{ hq: &" + secret + " x, primary: *" + secret + "2 }",
                    "{ hq: %" + secret + " }")) {
                String text = GOOD + "  hybrid-network:" + section + ": " + value + "\n";
                assertThat(lines(problems(text))).as(text).doesNotContain(secret);
            }
        }
        assertThat(lines(problems(GOOD + "  hybrid-network:sharedKey: { hq: " + secret + " }\n")))
                .contains("write `hybrid-network:sharedKeys`")
                .doesNotContain(secret);
    }

    @Test
    void a_value_that_the_engine_calls_secret_is_never_quoted() {
        Map<String, String> values = Map.of(
                "azure-native:location", "Sw0rdfish hunter?",
                "hybrid-network:baseName", "Sw0rdfish hunter!",
                "hybrid-network:network",
                        "{\"addressSpace\":[\"Sw0rdfish\"],\"subnets\":{\"a\":\"Sw0rdfish/24\",\"b\":1234567}}",
                "hybrid-network:protect", "Sw0rdfish",
                "hybrid-network:gatewayOrder", "Sw0rdfish");
        ReadConfig read = ReadConfig.fromEngine(values, Set.copyOf(values.keySet()), folder.resolve("none"), "none");
        assertThat(lines(StackText.shown(read, List.of())))
                .doesNotContain("Sw0rdfish")
                .doesNotContain("1234567");
    }

    @Test
    void json_from_the_engine_that_is_nested_without_end_is_no_map() {
        Map<String, String> values = Map.of("hybrid-network:network", "[".repeat(200_000));
        assertThat(ReadConfig.fromEngine(values, Set.of(), folder.resolve("none"), "none")
                        .stack())
                .isEmpty();
    }
}
