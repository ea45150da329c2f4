package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.filter.Passage;
import hybridnetwork.reachability.filter.Passage.Direction;
import hybridnetwork.reachability.filter.PolicyDifference;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Service;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What changes of rules let through, in the fewest words. */
class PolicyDifferenceTest {
    private static final RuleSpec CLOSED = Worlds.deny("closed", true, 4096, "*", "*");
    private static final RuleSpec SILENT = Worlds.deny("silent", false, 4096, "*", "*");
    private static final PrefixSet HQ = prefix("10.10.0.0/16");
    private static final PrefixSet INTERNAL = prefix("10.20.1.0/24");

    private static PrefixSet prefix(String text) {
        return PrefixSet.of(Prefix.parse(text));
    }

    private static World having(@Nullable List<RuleSpec> rules) {
        World world = Worlds.blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", rules, null));
        return world;
    }

    private static RuleSpec in(String name, int priority, String from, String protocol, String ports) {
        return Worlds.allow(name, true, priority, from, "10.20.1.0/24", protocol, ports);
    }

    private static PolicyDifference between(World before, World after) {
        return Proof.policyDifference(before.resources(), after.resources(), after.inputs());
    }

    private static Service tcp(int first, int last) {
        return Service.withPorts(EnumSet.of(Protocol.TCP), PortSet.of(new PortRange(first, last)));
    }

    private static Passage passage(String subnet, PrefixSet from, PrefixSet to, Service service) {
        return new Passage(Direction.IN, subnet, from, to, List.of(service), List.of());
    }

    private static RuleSpec out(String name, int priority, String tag, String port) {
        return Worlds.allow(name, false, priority, "10.20.1.0/24", tag, "Tcp", port);
    }

    @Test
    void aRuleForAServiceTagOpensTheTagAlone() {
        World before = having(List.of(CLOSED, SILENT));
        World after =
                having(List.of(out("a", 200, "AzureMonitor", "443"), out("b", 201, "Storage", "443"), CLOSED, SILENT));

        assertThat(between(before, after).opened())
                .extracting(Passage::direction, it -> it.tags().toString(), Passage::services)
                .containsExactly(
                        tuple(Direction.OUT, "[AzureMonitor]", List.of(tcp(443, 443))),
                        tuple(Direction.OUT, "[Storage]", List.of(tcp(443, 443))));
        assertThat(between(after, before).closed())
                .extracting(it -> it.tags().toString())
                .containsExactly("[AzureMonitor]", "[Storage]");
    }

    @Test
    void aRuleForAServiceTagThatStaysOpensNothing() {
        World before = having(List.of(out("a", 200, "AzureMonitor", "443"), CLOSED, SILENT));
        World after = having(List.of(
                in("web", 100, "10.10.0.0/16", "Tcp", "80"), out("a", 202, "azuremonitor", "443"), CLOSED, SILENT));

        assertThat(between(before, after))
                .isEqualTo(new PolicyDifference(List.of(passage("internal", HQ, INTERNAL, tcp(80, 80))), List.of()));
    }

    @Test
    void aPartOfAServiceTagIsToldOnceAndAnotherTagIsAnother() {
        World part = having(List.of(out("a", 200, "Storage.CentralUS", "443"), CLOSED, SILENT));
        World whole = having(List.of(out("a", 200, "Storage", "443"), CLOSED, SILENT));
        World internet = having(List.of(out("a", 200, "Internet", "443"), CLOSED, SILENT));

        assertThat(between(part, whole).opened())
                .extracting(it -> it.tags().toString())
                .containsExactly("[Storage]");
        assertThat(between(whole, part).closed())
                .extracting(it -> it.tags().toString())
                .containsExactly("[Storage]");
        assertThat(between(part, internet).opened())
                .extracting(it -> it.tags().toString())
                .containsExactly("[]");
    }

    /** Two tags may hold the same address, and a deny for the one kept from it what is allowed for the other. */
    @Test
    void aDenyOfATagThatGoesOpensWhatAnotherAllows() {
        RuleSpec allowed = out("cloud", 200, "AzureCloud", "443");
        World before = having(List.of(Worlds.deny("sql", false, 100, "10.20.1.0/24", "Sql"), allowed, CLOSED, SILENT));
        World after = having(List.of(allowed, CLOSED, SILENT));

        assertThat(between(before, after).opened())
                .extracting(it -> it.tags().toString())
                .containsExactly("[AzureCloud, Sql]");
        assertThat(between(after, before).closed())
                .extracting(it -> it.tags().toString())
                .containsExactly("[AzureCloud, Sql]");
    }

    @Test
    void oneRuleThatBecomesTwoIsToldAsOnePassage() {
        World before = having(List.of(in("a", 100, "10.10.0.0/16", "Tcp", "80"), CLOSED, SILENT));
        World after = having(List.of(
                in("a", 100, "10.10.0.0/17", "Tcp", "80-89"),
                in("b", 101, "10.10.128.0/17", "Tcp", "80-89"),
                CLOSED,
                SILENT));

        assertThat(between(before, after).opened()).containsExactly(passage("internal", HQ, INTERNAL, tcp(81, 89)));
        assertThat(between(before, after).closed()).isEmpty();
    }

    @Test
    void whatAnotherRuleLetThroughAlreadyIsNotOpened() {
        World before = having(List.of(in("wide", 200, "10.0.0.0/8", "*", "*"), CLOSED, SILENT));
        World after = having(List.of(
                in("narrow", 100, "10.10.0.0/16", "Tcp", "22"),
                in("wide", 200, "10.0.0.0/8", "*", "*"),
                CLOSED,
                SILENT));

        assertThat(between(before, after)).isEqualTo(new PolicyDifference(List.of(), List.of()));
    }

    @Test
    void aDenyInFrontOfAnAllowCloses() {
        World before = having(List.of(in("ssh", 200, "10.10.0.0/16", "Tcp", "22"), CLOSED, SILENT));
        World after = having(List.of(
                Worlds.deny("part", true, 100, "10.10.0.0/24", "*"),
                in("ssh", 200, "10.10.0.0/16", "Tcp", "22"),
                CLOSED,
                SILENT));

        assertThat(between(before, after).opened()).isEmpty();
        assertThat(between(before, after).closed())
                .containsExactly(passage("internal", prefix("10.10.0.0/24"), INTERNAL, tcp(22, 22)));
    }

    @Test
    void whatIsOpenedForEveryAddressIsNotToldAgainForATagOfThem() {
        RuleSpec noSql = Worlds.deny("sql", false, 100, "10.20.1.0/24", "Sql");
        World before = having(List.of(noSql, CLOSED, SILENT));
        World after = having(List.of(out("all", 200, "Internet", "443"), CLOSED, SILENT));

        assertThat(between(before, after).opened())
                .extracting(it -> it.tags().toString())
                .containsExactly("[]");
        World still = having(List.of(noSql, out("all", 200, "Internet", "443"), CLOSED, SILENT));
        assertThat(between(before, still).opened())
                .extracting(it -> it.tags().toString())
                .containsExactly("[]");
    }

    @Test
    void whatHasNothingInCommonIsToldApart() {
        World before = having(List.of(CLOSED, SILENT));
        World after = having(List.of(
                in("web", 100, "10.10.0.0/16", "Tcp", "80"),
                in("dns", 101, "10.99.0.0/16", "Tcp", "53"),
                CLOSED,
                SILENT));

        assertThat(between(before, after).opened())
                .containsExactlyInAnyOrder(
                        passage("internal", HQ, INTERNAL, tcp(80, 80)),
                        passage("internal", prefix("10.99.0.0/16"), INTERNAL, tcp(53, 53)));
        assertThat(between(before, after).opened()).noneMatch(Passage::isOfEveryService);
    }

    @Test
    void withoutItsGroupASubnetLetsEverythingThrough() {
        PolicyDifference difference = between(having(List.of(CLOSED, SILENT)), having(null));

        assertThat(difference.opened())
                .extracting(Passage::direction, Passage::sources, Passage::destinations, Passage::isOfEveryService)
                .containsExactly(
                        tuple(Direction.IN, PrefixSet.ALL, INTERNAL, true),
                        tuple(Direction.OUT, INTERNAL, PrefixSet.ALL, true));
    }

    @Test
    void aNewSubnetOpensWhatItsGroupAllows() {
        World before = having(List.of(CLOSED, SILENT));
        World after = having(List.of(CLOSED, SILENT));
        after.subnets.add(new SubnetSpec(
                "data",
                "10.20.2.0/24",
                List.of(Worlds.allow("sql", true, 100, "10.10.0.0/16", "10.20.2.0/24", "Tcp", "1433"), CLOSED, SILENT),
                null));

        assertThat(between(before, after).opened())
                .containsExactly(passage("data", HQ, prefix("10.20.2.0/24"), tcp(1433, 1433)));
        assertThat(between(after, before).closed()).hasSize(1);
    }

    @Test
    void theGatewaysSubnetIsNeverFilteredAndNeverTold() {
        World before = having(List.of(CLOSED, SILENT));
        World after = having(List.of(CLOSED, SILENT));
        after.subnets.set(0, new SubnetSpec("GatewaySubnet", "10.20.255.192/26", null, null));

        assertThat(between(before, after)).isEqualTo(new PolicyDifference(List.of(), List.of()));
    }

    @Test
    void anAzureDefaultRuleFollowsTheNetworksSpace() {
        World before = having(List.of());
        World after = having(List.of());
        after.space = List.of("10.20.0.0/16", "10.21.0.0/16");

        assertThat(between(before, after).opened())
                .extracting(Passage::direction, Passage::sources, Passage::destinations)
                .containsExactly(
                        tuple(Direction.IN, prefix("10.21.0.0/16"), INTERNAL),
                        tuple(Direction.OUT, INTERNAL, prefix("10.21.0.0/16")));
    }

    @Test
    void everyServiceIsToldAsOne() {
        World before = having(List.of(CLOSED, SILENT));
        World after = having(List.of(in("all", 100, "10.10.0.0/16", "*", "*"), CLOSED, SILENT));

        assertThat(between(before, after).opened())
                .singleElement()
                .satisfies(passage -> assertThat(passage.isOfEveryService()).isTrue())
                .satisfies(passage -> assertThat(passage.sources()).isEqualTo(HQ));
    }

    @Test
    void aServiceThatOverlapsAnotherIsToldOnce() {
        World before = having(List.of(CLOSED, SILENT));
        World after = having(List.of(
                in("some", 100, "10.10.0.0/16", "Tcp", "22"),
                in("more", 101, "10.10.0.0/16", "*", "20-30"),
                CLOSED,
                SILENT));

        assertThat(between(before, after).opened())
                .containsExactly(passage(
                        "internal",
                        HQ,
                        INTERNAL,
                        Service.withPorts(EnumSet.of(Protocol.TCP, Protocol.UDP), PortSet.of(new PortRange(20, 30)))));
    }
}
