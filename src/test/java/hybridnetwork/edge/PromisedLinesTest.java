package hybridnetwork.edge;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.preflight.Rule;
import hybridnetwork.preflight.RuleBook;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules and the proof take as given of the router: for each rule that says so, the lines are there. */
class PromisedLinesTest {
    /** Lines of a router of the stack {@code dev} that is deployed. */
    record Lines(List<String> iosXe, List<String> frr) {}

    private static final Map<String, Lines> PROMISED = Map.ofEntries(
            entry(
                    "onprem-prefers-er",
                    new Lines(
                            List.of(
                                    "route-map CIRCUIT-PRIMARY-IN permit 10",
                                    " set local-preference 200",
                                    " set local-preference 50",
                                    "  neighbor 172.16.0.2 route-map CIRCUIT-PRIMARY-IN in",
                                    "  neighbor 172.16.0.6 route-map CIRCUIT-PRIMARY-IN in",
                                    "  neighbor 10.20.255.228 route-map VPN-IN in",
                                    "  neighbor 10.20.255.229 route-map VPN-IN in"),
                            List.of(
                                    "route-map CIRCUIT-PRIMARY-IN permit 10",
                                    " set local-preference 200",
                                    " set local-preference 50",
                                    "  neighbor 172.16.0.2 route-map CIRCUIT-PRIMARY-IN in",
                                    "  neighbor 172.16.0.6 route-map CIRCUIT-PRIMARY-IN in",
                                    "  neighbor 10.20.255.228 route-map VPN-IN in",
                                    "  neighbor 10.20.255.229 route-map VPN-IN in"))),
            entry(
                    "vpn-endpoint-via-internet",
                    new Lines(
                            List.of(
                                    "ip route 203.0.113.6 255.255.255.255 <WAN_NEXT_HOP>",
                                    "ip route 203.0.113.5 255.255.255.255 <WAN_NEXT_HOP>"),
                            List.of(
                                    "ip route 203.0.113.6/32 <WAN_NEXT_HOP>",
                                    "ip route 203.0.113.5/32 <WAN_NEXT_HOP>"))),
            entry(
                    "peer-ip-order",
                    new Lines(
                            List.of(
                                    " ip address 172.16.0.1 255.255.255.252",
                                    " ip address 172.16.0.5 255.255.255.252",
                                    " neighbor 172.16.0.2 remote-as 12076",
                                    " neighbor 172.16.0.6 remote-as 12076"),
                            List.of(
                                    " ip address 172.16.0.1/30",
                                    " ip address 172.16.0.5/30",
                                    " neighbor 172.16.0.2 remote-as 12076",
                                    " neighbor 172.16.0.6 remote-as 12076"))),
            entry(
                    "peer-bfd",
                    new Lines(
                            List.of(
                                    " bfd interval 300 min_rx 300 multiplier 3",
                                    " neighbor 172.16.0.2 fall-over bfd",
                                    " neighbor 172.16.0.6 fall-over bfd"),
                            List.of(
                                    "  detect-multiplier 3",
                                    "  receive-interval 300",
                                    "  transmit-interval 300",
                                    " neighbor 172.16.0.2 bfd profile expressroute",
                                    " neighbor 172.16.0.6 bfd profile expressroute"))),
            entry(
                    "ergw-mtu",
                    new Lines(
                            List.of(" ip mtu 1400", " ip tcp adjust-mss 1350"),
                            List.of(
                                    "link set <EXPRESSROUTE_PORT_PRIMARY_1>.100 mtu 1400 up",
                                    "link set <EXPRESSROUTE_PORT_PRIMARY_2>.100 mtu 1400 up"))),
            entry(
                    "tunnel-mss",
                    new Lines(
                            List.of(" ip tcp adjust-mss 1350"),
                            List.of("link set azure0 mtu 1400 up", "link set azure1 mtu 1400 up"))),
            entry(
                    "ike-lifetime",
                    new Lines(
                            List.of(" lifetime 28800"),
                            List.of("        rekey_time = 25920s", "        over_time = 2880s"))),
            entry(
                    "vpn-bgp-timers",
                    new Lines(
                            List.of(" neighbor 10.20.255.228 timers 60 180", " neighbor 10.20.255.229 timers 60 180"),
                            List.of(
                                    " neighbor 10.20.255.228 timers 60 180",
                                    " neighbor 10.20.255.229 timers 60 180"))));

    private static final Pattern CITED = Pattern.compile("\\(([a-z][a-z0-9-]+)\\)");

    private final EdgeRouter router = Routers.deployed(StackText.dev(), "hq", Routers.DEV);

    static Stream<String> restingOnTheRouter() {
        return RuleBook.all().stream()
                .filter(rule -> rule.reason().contains("`edge-config`"))
                .map(Rule::id);
    }

    @ParameterizedTest
    @MethodSource("restingOnTheRouter")
    void theLinesOfARuleThatRestsOnThemAreThere(String rule) {
        Lines lines = PROMISED.get(rule);
        assertThat(lines).as("lines of each rule that rests on the router").isNotNull();
        assertThat(Routers.ios(router).lines())
                .containsAll(Objects.requireNonNull(lines).iosXe());
        assertThat(Routers.frr(router).lines())
                .containsAll(Objects.requireNonNull(lines).frr());
    }

    @Test
    void noLineIsPromisedForARuleThatDoesNotSayIt() {
        assertThat(PROMISED.keySet()).isEqualTo(restingOnTheRouter().collect(Collectors.toSet()));
    }

    /** The proof's own assumption: each VPN device has a tunnel to every instance of an active-active gateway. */
    @Test
    void aTunnelLeadsToEveryInstanceOfTheGateway() {
        assertThat(Routers.ios(router).lines())
                .contains(" tunnel destination 203.0.113.6", " tunnel destination 203.0.113.5");
        assertThat(Routers.frr(router).lines())
                .contains("        remote_addrs = 203.0.113.6", "        remote_addrs = 203.0.113.5");
    }

    /** A segment size that is clamped in one direction only is that of one end only. */
    @Test
    void segmentsAreClampedBothWaysOnEveryWayToAzure() {
        for (String side : List.of("iifname", "oifname")) {
            assertThat(Routers.frr(router)
                            .lines()
                            .filter(line -> line.strip().startsWith(side) && line.endsWith("maxseg size set 1350")))
                    .singleElement()
                    .asString()
                    .contains("azure0", "azure1", "PRIMARY_1>.100", "PRIMARY_2>.100");
        }
        assertThat(Routers.ios(router).lines().filter(" ip tcp adjust-mss 1350"::equals))
                .as("two links and two tunnels")
                .hasSize(4);
    }

    /** The gateway's BFD is none: a session that asks for it would never come up again. */
    @Test
    void noBfdRunsOverTheVpn() {
        Pattern bfdOverVpn = Pattern.compile("neighbor 10\\.20\\.255\\.22[89] .*bfd");
        assertThat(Routers.ios(router) + Routers.frr(router)).doesNotContainPattern(bfdOverVpn);
    }

    /** A comment that names a rule names one that `./hybrid explain` knows. */
    @Test
    void everyRuleThatACommentNamesIsInTheRulebook() {
        Set<String> cited = Stream.of(
                        router,
                        Routers.of(StackText.of("prod"), "hq"),
                        Routers.of(StackText.of("prod"), "plant"),
                        Routers.of(StackText.dev().with("sites: {hq: {vpnDevice: {bgp: ~}}}"), "hq"),
                        Routers.of(Routers.design("link-local"), "hq", "a"))
                .flatMap(it -> Stream.of(Routers.ios(it), Routers.frr(it)))
                .flatMap(text -> text.lines().map(String::strip).filter(line -> line.matches("[!#].*")))
                .flatMap(line -> CITED.matcher(line).results())
                .map(match -> match.group(1))
                .filter(word -> word.contains("-") || RuleBook.find(word).isPresent())
                .collect(Collectors.toSet());
        assertThat(cited).contains("peer-bfd", "ergw-mtu", "vpn-bgp-timers", "static-routes-no-failback");
        assertThat(cited).allMatch(id -> RuleBook.find(id).isPresent());
    }

    @Test
    void everyFactThatAzureFixesIsCited() {
        Set<String> ids = PROMISED.keySet();
        for (String text : List.of(Routers.ios(router), Routers.frr(router))) {
            assertThat(ids).allMatch(id -> unwrapped(text).contains("(" + id + ")"));
        }
    }

    private static String unwrapped(String text) {
        Matcher comment = Pattern.compile("\n *[!#] ").matcher(text);
        return comment.replaceAll(" ");
    }
}
