package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.prove;
import static hybridnetwork.reachability.Readings.with;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Lists that a program writes, and of which Azure has more since somebody was in the portal. */
class ShownByOutputsTest {
    private static final RuleSpec PORTAL = Worlds.allow("portal", true, 90, "10.10.0.0/16", "*", "Tcp", "22");

    /** The blueprint's resources with what Azure shows of one list of a kind. */
    private static List<RegisteredResource> shown(String kind, String list, UnaryOperator<List<Object>> change) {
        return Worlds.blueprint().resources().stream()
                .map(it -> {
                    if (!it.type().endsWith(":" + kind)) {
                        return it;
                    }
                    List<Object> elements = new ArrayList<>(
                            (List<?>) Objects.requireNonNull(it.inputs().get(list)));
                    return with(it, it.type(), it.id(), it.inputs(), Map.of(list, change.apply(elements)));
                })
                .toList();
    }

    private static UnaryOperator<List<Object>> and(Object element) {
        return list -> {
            list.add(0, element);
            return list;
        };
    }

    private static List<String> verdicts(List<RegisteredResource> resources) {
        return prove(resources).scenarios().get(0).intents().stream()
                .map(it -> it.name() + " " + it.verdict())
                .toList();
    }

    @Test
    void aRuleThatOnlyOutputsShowCountsAndIsNamed() {
        List<RegisteredResource> resources = shown("NetworkSecurityGroup", "securityRules", and(World.ruleBag(PORTAL)));
        assertThat(verdicts(resources)).contains("no-ssh violated", "web holds");
        assertThat(messages(prove(resources), "not-understood"))
                .containsExactly(
                        "NetworkSecurityGroup net-internal-nsg: what only its outputs show in securityRules is as old as"
                                + " the last refresh, and is taken to be there: portal");
    }

    @Test
    void namesInOtherLettersAndAnotherOrderAreTheSameRules() {
        List<RegisteredResource> resources = shown("NetworkSecurityGroup", "securityRules", list -> {
            List<Object> turned = new ArrayList<>();
            for (Object rule : list) {
                Map<String, Object> bag = new LinkedHashMap<>();
                ((Map<?, ?>) rule).forEach((key, value) -> bag.put(key.toString(), value));
                bag.put("name", String.valueOf(bag.get("name")).toUpperCase(Locale.ROOT));
                turned.add(0, bag);
            }
            return turned;
        });
        assertThat(prove(resources)).isEqualTo(prove(Worlds.blueprint().resources()));
    }

    @Test
    void aRuleThatIsAResourceOfItsOwnIsNoSurprise() {
        List<RegisteredResource> resources =
                new ArrayList<>(shown("NetworkSecurityGroup", "securityRules", and(World.ruleBag(PORTAL))));
        Map<String, Object> rule = new LinkedHashMap<>(World.ruleBag(PORTAL));
        rule.put("networkSecurityGroupName", "net-internal-nsg");
        rule.put("securityRuleName", "portal");
        rule.put("access", "Deny");
        resources.add(World.resource("SecurityRule", "portal", "securityRules", rule));
        assertThat(messages(prove(resources), "not-understood")).isEmpty();
        assertThat(verdicts(resources)).as("it wins over its shadow").contains("no-ssh holds");
    }

    @Test
    void aRuleBesideThoseThatAreResourcesIsNamed() {
        List<RegisteredResource> resources =
                new ArrayList<>(shown("NetworkSecurityGroup", "securityRules", and(World.ruleBag(PORTAL))));
        Map<String, Object> rule = new LinkedHashMap<>(World.ruleBag(PORTAL));
        rule.put("networkSecurityGroupName", "net-internal-nsg");
        rule.put("securityRuleName", "declared");
        resources.add(World.resource("SecurityRule", "declared", "securityRules", rule));
        assertThat(messages(prove(resources), "not-understood"))
                .singleElement()
                .asString()
                .endsWith("is taken to be there: portal");
    }

    /** Lists that say nothing of packets, such as the DNS servers of a network, may differ. */
    @Test
    void aValueMoreOfAListThatTheProofDoesNotReadIsNoMatter() {
        List<RegisteredResource> resources = Worlds.blueprint().resources().stream()
                .map(it -> it.type().endsWith(":VirtualNetwork")
                        ? with(
                                it,
                                it.type(),
                                it.id(),
                                Readings.put("dhcpOptions", Map.of("dnsServers", List.of("10.20.1.4")))
                                        .apply(new LinkedHashMap<>(it.inputs())),
                                Map.of("dhcpOptions", Map.of("dnsServers", List.of("10.20.1.4", "10.20.1.5"))))
                        : it)
                .toList();
        assertThat(prove(resources)).isEqualTo(prove(Worlds.blueprint().resources()));
    }

    @Test
    void aSubnetThatOnlyOutputsShowIsThere() {
        List<RegisteredResource> resources =
                shown("VirtualNetwork", "subnets", and(Map.of("name", "extra", "addressPrefix", "10.20.7.0/24")));
        assertThat(messages(prove(resources), "not-understood"))
                .containsExactly(
                        "VirtualNetwork net-vnet: what only its outputs show in subnets is as old as the last refresh, and"
                                + " is taken to be there: extra");
        World world = Worlds.asking(Worlds.blueprint(), Worlds.deny("hq", "extra", "Tcp", "22"));
        assertThat(Worlds.healthy(resources, world.inputs()).verdict()).isEqualTo(Verdict.VIOLATED);
    }

    private static List<RegisteredResource> siteShownWith(String... prefixes) {
        return Worlds.blueprint().resources().stream()
                .map(it -> it.type().endsWith(":LocalNetworkGateway")
                        ? with(
                                it,
                                it.type(),
                                it.id(),
                                it.inputs(),
                                Map.of("localNetworkAddressSpace", Map.of("addressPrefixes", List.of(prefixes))))
                        : it)
                .toList();
    }

    @Test
    void whatAPrefixMoreOfASiteCouldDrawIsOpen() {
        assertThat(prove(siteShownWith("10.10.0.0/16")))
                .isEqualTo(prove(Worlds.blueprint().resources()));
        List<RegisteredResource> longer = siteShownWith("10.10.0.0/16", "10.10.9.0/24");
        assertThat(messages(prove(longer), "not-understood"))
                .containsExactly("LocalNetworkGateway net-vpn-lgw-hq: its outputs show 10.10.9.0/24 in"
                        + " localNetworkAddressSpace/addressPrefixes, which its inputs do not have: the inputs are"
                        + " taken, and what it would change is open; run `pulumi refresh`");
        World world = Worlds.asking(
                Worlds.blueprint(),
                Worlds.allow("internal", "10.10.9.0/24", "Tcp", "1433"),
                Worlds.allow("internal", "10.10.8.0/24", "Tcp", "1433"));
        assertThat(Proof.of(longer, world.inputs(), Outages.SINGLE)
                        .scenarios()
                        .get(0)
                        .intents())
                .extracting(IntentResult::verdict)
                .containsExactly(Verdict.UNKNOWN, Verdict.HOLDS);
    }

    @Test
    void whatIsNoPrefixMayBeAnyAndIpv6IsNoMatter() {
        assertThat(verdicts(siteShownWith("10.10.0.0/16", "fd00::/8")))
                .isEqualTo(verdicts(Worlds.blueprint().resources()));
        assertThat(verdicts(siteShownWith("10.10.0.0/16", "somewhere"))).allMatch(it -> it.endsWith(" unknown"));
    }

    @Test
    void anAddressMoreOfARuleIsOpenUnlessTheRuleHasItAlready() {
        for (String more : List.of("10.10.0.0/24", "10.66.0.0/16")) {
            Map<String, Object> rule = new LinkedHashMap<>(World.ruleBag(PORTAL));
            rule.remove("sourceAddressPrefix");
            rule.put("sourceAddressPrefixes", List.of("10.10.0.0/16"));
            Map<String, Object> wider = new LinkedHashMap<>(rule);
            wider.put("sourceAddressPrefixes", List.of(more, "10.10.0.0/16"));
            List<RegisteredResource> resources = Worlds.blueprint().resources().stream()
                    .map(it -> it.type().endsWith(":NetworkSecurityGroup")
                            ? with(
                                    it,
                                    it.type(),
                                    it.id(),
                                    Map.of("securityRules", List.of(rule)),
                                    Map.of("securityRules", List.of(wider)))
                            : it)
                    .toList();
            assertThat(messages(prove(resources), "not-understood").isEmpty())
                    .as(more)
                    .isEqualTo(more.startsWith("10.10."));
        }
    }

    @Test
    void ofElementsWithoutANameMoreThanThereAreLeaveEverythingOpen() {
        List<RegisteredResource> resources = shown("NetworkSecurityGroup", "securityRules", list -> {
            list.add(Map.of("access", "Allow"));
            return list;
        });
        assertThat(verdicts(resources)).containsOnly("web unknown", "sql unknown", "no-ssh unknown", "closed unknown");
        assertThat(messages(prove(resources), "not-understood"))
                .singleElement()
                .asString()
                .contains("its outputs show 1 more in securityRules");
    }
}
