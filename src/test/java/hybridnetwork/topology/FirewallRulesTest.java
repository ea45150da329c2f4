package hybridnetwork.topology;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import hybridnetwork.topology.FirewallRule.Side;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the firewall lets through: {@code name protocols source > destination : ports}. */
class FirewallRulesTest {
    private static final StackText HUB = StackText.in(FrozenStacks.design("inspected"));

    private static FirewallRules of(StackText stack) {
        return FirewallRules.of(stack.stack());
    }

    private static List<String> lines(StackText stack) {
        return of(stack).rules().stream()
                .map(rule -> rule.name() + " " + String.join("+", rule.protocols()) + " " + side(rule.source()) + " > "
                        + side(rule.destination()) + " : " + String.join(",", rule.ports()))
                .toList();
    }

    private static String side(Side side) {
        return side.group().map(key -> "group " + key).orElseGet(() -> String.join(",", side.addresses()));
    }

    private static StackText intent(String intent) {
        return HUB.with("traffic: ~").with("traffic: { it: { action: allow, " + intent + " } }");
    }

    @Test
    void whatIsAllowedAndPassesIsLetThroughAndNothingElse() {
        assertThat(lines(HUB))
                .containsExactly(
                        "ledger-spokes-to-spokes TCP 10.61.1.0/24,10.61.2.0/24 > 10.62.1.0/24 : 1433",
                        "names-on-premises-to-hub UDP 10.10.0.0/16,10.11.0.0/24,10.11.8.0/24 > 10.60.1.0/24 : 53",
                        "reports-spokes-to-on-premises TCP 10.62.1.0/24 > 10.10.0.0/16 : 1433",
                        "updates-spokes-to-internet TCP 10.61.2.0/24 > group internet : 443",
                        "web-on-premises-to-spokes TCP 10.10.0.0/16,10.11.0.0/24,10.11.8.0/24 > 10.61.1.10 : 443");
    }

    /** Rules take Azure minutes, and routes that change beside them lead to a firewall that denies. */
    @Test
    void aPairMoreOrLessChangesNoRule() {
        for (String between :
                List.of("spokes/spokes", "spokes/spokes, on-premises/hub", "spokes/spokes, spokes/internet")) {
            assertThat(of(HUB.with("inspection: { between: [" + between + "] }")))
                    .as(between)
                    .isEqualTo(of(HUB));
        }
    }

    @Test
    void spokesThatNothingLeadsToOneAnotherHaveNoRule() {
        assertThat(lines(HUB.with("inspection: { between: [spokes/internet] }")))
                .hasSize(4)
                .noneMatch(line -> line.startsWith("ledger"));
    }

    @Test
    void theGroupOfTheInternetIsExactlyTheInternet() {
        List<String> group = of(HUB).groups().getOrDefault("internet", List.of());
        PrefixSet addresses = PrefixSet.of(
                group.stream().flatMap(text -> Space.prefix(text).stream()).toList());
        assertThat(group).hasSizeGreaterThan(20);
        assertThat(addresses.contains(Ipv4.parse("8.8.8.8"))).isTrue();
        for (String other : List.of("10.62.1.4", "10.10.0.1", "192.168.0.1", "168.63.129.16", "169.254.169.254")) {
            assertThat(addresses.contains(Ipv4.parse(other))).as(other).isFalse();
        }
    }

    @Test
    void aFlowOfEveryProtocolHasOneRuleAndOneOfPortsIsOfTcpAndUdp() {
        assertThat(lines(intent("from: hq, to: billing, protocol: \"*\"")))
                .containsExactly("it-on-premises-to-spokes Any 10.10.0.0/16 > 10.62.1.0/24 : *");
        assertThat(lines(intent("from: hq, to: billing, protocol: \"*\", ports: [53, 8000-8080]")))
                .containsExactly("it-on-premises-to-spokes TCP+UDP 10.10.0.0/16 > 10.62.1.0/24 : 53,8000-8080");
        assertThat(lines(intent("from: hq, to: billing, protocol: Icmp")))
                .containsExactly("it-on-premises-to-spokes ICMP 10.10.0.0/16 > 10.62.1.0/24 : *");
    }

    @Test
    void whatNeverPassesHasNoRule() {
        assertThat(lines(intent("from: orders/web, to: orders/jobs, protocol: \"*\"")))
                .isEmpty();
        assertThat(lines(intent("from: orders/web, to: shared, protocol: \"*\"")))
                .isEmpty();
        assertThat(lines(intent("from: shared, to: internet, protocol: \"*\""))).isEmpty();
    }

    @Test
    void aServiceTagStaysOne() {
        assertThat(lines(intent("from: orders/web, to: \"tag:AzureMonitor\", protocol: Tcp, ports: [443]")))
                .containsExactly("it-spokes-to-internet TCP 10.61.1.0/24 > AzureMonitor : 443");
    }

    @Test
    void aCidrAroundSeveralKindsHasARuleForEach() {
        assertThat(lines(intent("from: 10.61.1.0/24, to: 10.0.0.0/8, protocol: Tcp, ports: [443]")))
                .containsExactly(
                        "it-spokes-to-on-premises TCP 10.61.1.0/24 > 10.10.0.0/16,10.11.0.0/24,10.11.8.0/24 : 443",
                        "it-spokes-to-spokes TCP 10.61.1.0/24 > 10.61.0.0/16,10.62.0.0/16 : 443");
    }

    @Test
    void aLongListThatRulesShareIsAGroup() {
        String prefixes = String.join(
                ", ",
                IntStream.range(0, 30).mapToObj(i -> "10.12." + 2 * i + ".0/24").toList());
        StackText many = HUB.with("sites: { branch: { addressPrefixes: [" + prefixes + "] } }");
        assertThat(lines(many)).contains("web-on-premises-to-spokes TCP group on-premises > 10.61.1.10 : 443");
        assertThat(of(many).groups().getOrDefault("on-premises", List.of())).hasSize(31);
    }

    @Test
    void anApplianceOfSomebodyElsesHasNone() {
        assertThat(of(HUB.with("network: { subnets: { edge: 10.60.253.0/24 } }")
                                .with("traffic: ~")
                                .with("inspection: { firewall: ~, appliance: { name: edge, address: 10.60.253.4 } }"))
                        .rules())
                .isEmpty();
    }
}
