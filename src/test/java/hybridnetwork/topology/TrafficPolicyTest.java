package hybridnetwork.topology;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.StackConfig;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Intents and the rules that they become, as a network engineer would write them down:
 * {@code priority direction access protocol source > destination : ports}.
 *
 * <p>The network has the subnets internal (10.20.1.0/24, with the load balancer at .10, 443 to 8443, and 53/udp to 5353) and
 * data (10.20.2.0/24), and the sites hq (10.10.0.0/16) and plant (10.11.0.0/16, 10.12.0.0/24).
 */
class TrafficPolicyTest {
    private static final StackText NETWORK = StackText.dev().with("traffic: ~").with("""
                    network: { subnets: { data: 10.20.2.0/24 } }
                    sites:
                      plant:
                        addressPrefixes: [10.11.0.0/16, 10.12.0.0/24]
                        vpnDevice: { address: 40.50.61.70 }
                    loadBalancer:
                      rules:
                        https: { protocol: Tcp, frontendPort: 443, backendPort: 8443 }
                        dns: { protocol: Udp, frontendPort: 53, backendPort: 5353 }
                      probe: { protocol: Tcp, port: 8443 }
                    """);

    private static final String PROBE = "100 in allow Tcp AzureLoadBalancer > 10.20.1.0/24 : 8443";
    private static final String DENY_IN = "4096 in deny * * > * : *";
    private static final String DENY_OUT = "4096 out deny * * > * : *";

    private static List<SecurityRule> rules(StackText stack, String subnet) {
        return TrafficPolicy.rules(stack.stack(), stack.stack().network(), subnet);
    }

    private static String line(SecurityRule rule) {
        return "%d %s %s %s %s > %s : %s"
                .formatted(
                        rule.priority(),
                        rule.direction() == SecurityRule.Direction.Inbound ? "in" : "out",
                        rule.access() == SecurityRule.Access.Allow ? "allow" : "deny",
                        rule.protocol(),
                        String.join(",", rule.sources()),
                        String.join(",", rule.destinations()),
                        String.join(",", rule.ports()));
    }

    private static List<String> ofSpoke(String traffic) {
        StackConfig stack = NETWORK.with(
                        "spokes: { orders: { addressSpace: [10.21.0.0/16], subnets: { web: 10.21.1.0/24, jobs: 10.21.2.0/24 } } }")
                .with(
                        "loadBalancers: { front: { subnet: orders/web, rules: { a: { protocol: Tcp, frontendPort: 443, backendPort: 8443 } }, probe: { protocol: Tcp, port: 8444 } },"
                                + " more: { subnet: orders/web, privateIpAddress: 10.21.1.20, haPorts: true, probe: { protocol: Tcp, port: 99 } } }")
                .with("traffic: { it: " + traffic + " }")
                .stack();
        return TrafficPolicy.rules(stack, stack.ownSpokes().get(0), "web").stream()
                .map(TrafficPolicyTest::line)
                .filter(line -> !List.of(DENY_IN, DENY_OUT).contains(line))
                .toList();
    }

    @Test
    void theProbesOfTheLoadBalancersOfASubnetAreLetInByOneRule() {
        assertThat(ofSpoke("{ action: allow, from: hq, to: internal, protocol: Tcp, ports: [22] }"))
                .containsExactly("100 in allow Tcp AzureLoadBalancer > 10.21.1.0/24 : 99,8444");
    }

    @Test
    void aFlowToALoadBalancerOfASpokeOpensTheBackendPortThere() {
        assertThat(ofSpoke("{ action: allow, from: hq, to: 'load-balancer:front', protocol: Tcp, ports: [443] }"))
                .contains("200 in allow Tcp 10.10.0.0/16 > 10.21.1.0/24 : 8443")
                .hasSize(2);
        assertThat(ofSpoke("{ action: allow, from: hq, to: 'load-balancer:more', protocol: Tcp, ports: [443] }"))
                .contains("200 in allow Tcp 10.10.0.0/16 > 10.21.1.0/24 : 443")
                .hasSize(2);
    }

    @Test
    void aFlowBetweenTheHubAndASpokeOpensEachEnd() {
        assertThat(ofSpoke("{ action: allow, from: network, to: orders, protocol: Tcp, ports: [22] }"))
                .contains("200 in allow Tcp 10.20.1.0/24,10.20.2.0/24 > 10.21.1.0/24 : 22")
                .hasSize(2);
        assertThat(ofSpoke("{ action: allow, from: spokes, to: network, protocol: Tcp, ports: [22] }"))
                .contains("200 out allow Tcp 10.21.1.0/24 > 10.20.1.0/24,10.20.2.0/24 : 22")
                .hasSize(2);
        assertThat(ofSpoke("{ action: allow, from: orders/jobs, to: network, protocol: Tcp, ports: [22] }"))
                .hasSize(1);
    }

    /** The rules of a subnet beside the probe's and the two that deny the rest, for one intent. */
    private static List<String> ofIntent(String intent, String subnet) {
        return rules(NETWORK.with("traffic: { it: " + intent + " }"), subnet).stream()
                .map(TrafficPolicyTest::line)
                .filter(line -> !List.of(PROBE, DENY_IN, DENY_OUT).contains(line))
                .toList();
    }

    /** A tag is a rule's only address on its side, as it is written. */
    @Test
    void aServiceTagIsAnAddressOfARule() {
        String out = "{ action: allow, from: network, to: \"tag:Storage.CentralUS\", protocol: Tcp, ports: [443] }";
        assertThat(ofIntent(out, "data")).containsExactly("200 out allow Tcp 10.20.2.0/24 > Storage.CentralUS : 443");
        assertThat(ofIntent(out.replace("from: network", "from: hq").replace("allow", "deny"), "data"))
                .isEmpty();
        String in = "{ action: allow, from: \"tag:AzureDevOps\", to: load-balancer, protocol: Tcp, ports: [443] }";
        assertThat(ofIntent(in, "internal")).containsExactly("200 in allow Tcp AzureDevOps > 10.20.1.0/24 : 8443");
        assertThat(ofIntent(in, "data")).isEmpty();
    }

    @Test
    void withoutIntentsOnlyTheProbePasses() {
        assertThat(rules(NETWORK, "internal").stream().map(TrafficPolicyTest::line))
                .containsExactly(PROBE, DENY_IN, DENY_OUT);
        assertThat(rules(NETWORK, "data").stream().map(TrafficPolicyTest::line)).containsExactly(DENY_IN, DENY_OUT);
    }

    @Test
    void withoutALoadBalancerThereIsNoProbe() {
        assertThat(rules(NETWORK.with("loadBalancer: ~"), "internal").stream().map(TrafficPolicyTest::line))
                .containsExactly(DENY_IN, DENY_OUT);
    }

    @Test
    void aDenyNeedsNoRuleOfItsOwn() {
        assertThat(ofIntent("{ action: deny, from: hq, to: internal, protocol: Tcp, ports: [22] }", "internal"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                // from         | to            | protocol | ports            | subnet   | rules
                "hq             | internal      | Tcp | [22]                  | internal |"
                        + " 200 in allow Tcp 10.10.0.0/16 > 10.20.1.0/24 : 22",
                "on-premises    | internal      | Udp | [161]                 | internal |"
                        + " 200 in allow Udp 10.10.0.0/15,10.12.0.0/24 > 10.20.1.0/24 : 161",
                "data           | internal      | Tcp | [1433]                | internal |"
                        + " 200 in allow Tcp 10.20.2.0/24 > 10.20.1.0/24 : 1433",
                "data           | internal      | Tcp | [1433]                | data     |"
                        + " 200 out allow Tcp 10.20.2.0/24 > 10.20.1.0/24 : 1433",
                "network        | network       | Icmp|                       | data     |"
                        + " 200 in allow Icmp 10.20.1.0/24,10.20.2.0/24 > 10.20.2.0/24 : *;"
                        + " 200 out allow Icmp 10.20.2.0/24 > 10.20.1.0/24,10.20.2.0/24 : *",
                "internal       | internet      | Tcp | [443]                 | internal |"
                        + " 200 out allow Tcp 10.20.1.0/24 > Internet : 443",
                "internet       | data          | Tcp | [443]                 | data     |"
                        + " 200 in allow Tcp Internet > 10.20.2.0/24 : 443",
                "10.10.7.0/24   | internal      | Tcp | [22]                  | internal |"
                        + " 200 in allow Tcp 10.10.7.0/24 > 10.20.1.0/24 : 22",
                "internal       | 10.10.7.0/24  | Tcp | [1433, 8000-8080]     | internal |"
                        + " 200 out allow Tcp 10.20.1.0/24 > 10.10.7.0/24 : 1433,8000-8080",
                "hq             | internal      | '*' |                       | internal |"
                        + " 200 in allow * 10.10.0.0/16 > 10.20.1.0/24 : *",
                "hq             | internal      | Tcp | ['*']                 | internal |"
                        + " 200 in allow Tcp 10.10.0.0/16 > 10.20.1.0/24 : *",
                "hq             | internal      | Tcp | [80-90, 85-100, 22]   | internal |"
                        + " 200 in allow Tcp 10.10.0.0/16 > 10.20.1.0/24 : 22,80-100",
                "hq             | plant         | Tcp | [443]                 | internal |",
                "hq             | data          | Tcp | [443]                 | internal |",
                "internal       | hq            | Tcp | [443]                 | data     |"
            })
    void anAllowOpensOneDirectionOfEachSubnetItTouches(
            String from, String to, String protocol, String ports, String subnet, String rules) {
        String intent = "{ action: allow, from: %s, to: %s, protocol: \"%s\"%s }"
                .formatted(from, to, protocol, ports == null ? "" : ", ports: " + ports.replace('\'', '"'));
        assertThat(ofIntent(intent, subnet)).isEqualTo(rules == null ? List.of() : List.of(rules.split("; *")));
    }

    @Test
    void aCidrThatSpansSubnetsOpensEachWithItsOwnPart() {
        String intent = "{ action: allow, from: hq, to: 10.20.0.0/16, protocol: Tcp, ports: [22] }";
        assertThat(ofIntent(intent, "internal")).containsExactly("200 in allow Tcp 10.10.0.0/16 > 10.20.1.0/24 : 22");
        assertThat(ofIntent(intent, "data")).containsExactly("200 in allow Tcp 10.10.0.0/16 > 10.20.2.0/24 : 22");
        assertThat(ofIntent("{ action: allow, from: hq, to: 10.20.2.128/25, protocol: Tcp, ports: [22] }", "data"))
                .containsExactly("200 in allow Tcp 10.10.0.0/16 > 10.20.2.128/25 : 22");
    }

    @Test
    void aFlowToTheFrontendOpensTheBackendPortOfItsSubnet() {
        assertThat(ofIntent("{ action: allow, from: hq, to: load-balancer, protocol: Tcp, ports: [443] }", "internal"))
                .containsExactly("200 in allow Tcp 10.10.0.0/16 > 10.20.1.0/24 : 8443");
        assertThat(ofIntent("{ action: allow, from: hq, to: load-balancer, protocol: Udp, ports: [53] }", "internal"))
                .containsExactly("200 in allow Udp 10.10.0.0/16 > 10.20.1.0/24 : 5353");
        assertThat(ofIntent("{ action: allow, from: hq, to: load-balancer, protocol: Tcp, ports: [443] }", "data"))
                .isEmpty();
    }

    @Test
    void everyProtocolToTheFrontendIsEachThatARuleCarries() {
        assertThat(ofIntent("{ action: allow, from: hq, to: load-balancer, protocol: '*' }", "internal"))
                .containsExactly(
                        "200 in allow Tcp 10.10.0.0/16 > 10.20.1.0/24 : 8443",
                        "201 in allow Udp 10.10.0.0/16 > 10.20.1.0/24 : 5353");
    }

    @Test
    void aPortThatNoRuleOfTheLoadBalancerHasOpensNothing() {
        assertThat(ofIntent("{ action: allow, from: hq, to: load-balancer, protocol: Tcp, ports: [80] }", "internal"))
                .isEmpty();
        assertThat(ofIntent("{ action: allow, from: hq, to: load-balancer, protocol: Udp, ports: [443] }", "internal"))
                .isEmpty();
    }

    @Test
    void fromASubnetToTheFrontendLeavesForTheFrontendsAddress() {
        assertThat(ofIntent("{ action: allow, from: data, to: load-balancer, protocol: Tcp, ports: [443] }", "data"))
                .containsExactly("200 out allow Tcp 10.20.2.0/24 > 10.20.1.10/32 : 443");
    }

    @Test
    void aCidrAroundTheFrontendOpensThePortAndTheBackendPort() {
        assertThat(ofIntent("{ action: allow, from: hq, to: 10.20.1.0/28, protocol: Tcp, ports: [443] }", "internal"))
                .containsExactly(
                        "200 in allow Tcp 10.10.0.0/16 > 10.20.1.0/28 : 443",
                        "201 in allow Tcp 10.10.0.0/16 > 10.20.1.0/24 : 8443");
    }

    @Test
    void haPortsOpenThePortsOfTheIntent() {
        StackText haPorts = NETWORK.with("loadBalancer: { rules: ~, haPorts: true }")
                .with("traffic: { it: { action: allow, from: hq, to: load-balancer, protocol: '*' } }");
        assertThat(rules(haPorts, "internal").stream().map(TrafficPolicyTest::line))
                .containsExactly(PROBE, "200 in allow * 10.10.0.0/16 > 10.20.1.0/24 : *", DENY_IN, DENY_OUT);
    }

    @Test
    void rulesAreNamedAndDescribedAfterTheirIntent() {
        StackText stack =
                NETWORK.with("traffic: { web: { action: allow, from: hq, to: load-balancer, protocol: '*' } }");
        assertThat(rules(stack, "internal"))
                .extracting(SecurityRule::name)
                .containsExactly(
                        "allow-load-balancer-probe-inbound",
                        "allow-web-inbound",
                        "allow-web-2-inbound",
                        "deny-all-inbound",
                        "deny-all-outbound");
        assertThat(rules(stack, "internal").get(1).description()).isEqualTo("hq to load-balancer (intent web)");
    }

    private static final String EVERYTHING_TO_THE_FRONTEND =
            "{ action: allow, from: hq, to: load-balancer, protocol: '*' }";

    @Test
    void anIntentThatIsNamedAsTheProbeIsCounted() {
        StackText stack = NETWORK.with("traffic: { load-balancer-probe: " + EVERYTHING_TO_THE_FRONTEND + " }");
        assertThat(rules(stack, "internal"))
                .extracting(SecurityRule::name)
                .containsExactly(
                        "allow-load-balancer-probe-inbound",
                        "allow-load-balancer-probe-2-inbound",
                        "allow-load-balancer-probe-3-inbound",
                        "deny-all-inbound",
                        "deny-all-outbound");
        assertThat(rules(
                        stack.with("loadBalancer: ~").with("traffic: { load-balancer-probe: { to: internal } }"),
                        "internal"))
                .extracting(SecurityRule::name)
                .as("where there is no probe it has its own name")
                .contains("allow-load-balancer-probe-inbound");
    }

    @Test
    void anIntentThatIsNamedAsTheSecondRuleOfAnotherKeepsItsName() {
        StackText stack = NETWORK.with("traffic: { web: " + EVERYTHING_TO_THE_FRONTEND + ", Web-2: "
                + EVERYTHING_TO_THE_FRONTEND + ", web-2-2: " + EVERYTHING_TO_THE_FRONTEND + " }");
        assertThat(rules(stack, "internal"))
                .extracting(rule -> rule.name() + ": " + rule.description())
                .filteredOn(text -> text.contains("(intent"))
                .containsExactlyInAnyOrder(
                        "allow-web-inbound: hq to load-balancer (intent web)",
                        "allow-web-3-inbound: hq to load-balancer (intent web)",
                        "allow-Web-2-inbound: hq to load-balancer (intent Web-2)",
                        "allow-Web-2-3-inbound: hq to load-balancer (intent Web-2)",
                        "allow-web-2-2-inbound: hq to load-balancer (intent web-2-2)",
                        "allow-web-2-2-2-inbound: hq to load-balancer (intent web-2-2)");
    }

    /** Rules that stand are not renamed for an intent that has none in their direction of their group. */
    @Test
    void anIntentWithoutARuleInTheGroupTakesNoName() {
        StackText stack = NETWORK.with("traffic: { web: " + EVERYTHING_TO_THE_FRONTEND
                + ", web-2: { action: allow, from: internal, to: hq, protocol: Tcp, ports: [443] } }");
        assertThat(rules(stack, "internal"))
                .extracting(SecurityRule::name)
                .contains("allow-web-inbound", "allow-web-2-inbound", "allow-web-2-outbound");
    }

    @Test
    void namesAndDescriptionsStayWithinAzuresLimits() {
        String name = "a".repeat(40);
        StackText stack = NETWORK.with("sites: { " + name + ": { addressPrefixes: [10.14.0.0/16],"
                        + " vpnDevice: { address: 40.50.62.70 } } }")
                .with("network: { subnets: { b" + name.substring(1) + ": 10.20.3.0/24 } }")
                .with("traffic: { c%s: { action: allow, from: %s, to: b%s, protocol: Tcp, ports: [1] } }"
                        .formatted(name.substring(1), name, name.substring(1)));
        assertThat(rules(stack, "b" + name.substring(1))).hasSize(3).allSatisfy(rule -> {
            assertThat(rule.name().length()).isLessThanOrEqualTo(80);
            assertThat(rule.description().length()).isLessThanOrEqualTo(140);
        });
    }

    @Test
    void prioritiesRiseInTheOrderOfTheNames() {
        String intents = List.of("c", "a", "b").stream()
                .map(name -> name + ": { action: allow, from: hq, to: data, protocol: Tcp, ports: [22] }")
                .collect(Collectors.joining(", "));
        assertThat(rules(NETWORK.with("traffic: { " + intents + " }"), "data"))
                .extracting(rule -> rule.priority() + " " + rule.name())
                .containsExactly(
                        "200 allow-a-inbound",
                        "201 allow-b-inbound",
                        "202 allow-c-inbound",
                        "4096 deny-all-inbound",
                        "4096 deny-all-outbound");
    }
}
