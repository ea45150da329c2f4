package hybridnetwork.reachability;

import static hybridnetwork.reachability.Worlds.allow;
import static hybridnetwork.reachability.Worlds.asking;
import static hybridnetwork.reachability.Worlds.blueprint;
import static hybridnetwork.reachability.Worlds.deny;
import static hybridnetwork.reachability.Worlds.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.reachability.comparison.Violation;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service tag as an end of a flow: some of the internet's addresses, and nobody can list which. */
class ServiceTagTest {
    private static final RuleSpec TO_STORAGE = allow("storage", false, 200, "*", "Storage", "Tcp", "443");
    private static final RuleSpec SILENT = deny("silent", false, 4096, "*", "*");

    /** Hosts that may leave for the internet, behind some outbound rules. */
    private static World world(RuleSpec... rules) {
        World world = blueprint();
        world.implicitOutbound = ImplicitOutbound.OPEN;
        world.subnets.replaceAll(subnet -> subnet.name().equals("internal")
                ? new SubnetSpec("internal", subnet.prefix(), List.of(rules), null)
                : subnet);
        return world;
    }

    private static void holds(World world, IntentSpec intent) {
        IntentResult result = healthy(world, intent);
        assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.HOLDS);
    }

    private static String unknown(World world, IntentSpec intent) {
        IntentResult result = healthy(world, intent);
        assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.UNKNOWN);
        assertThat(result.counterexample()).isEmpty();
        return result.unknown().orElseThrow();
    }

    @Test
    void aRuleForTheTagOrForAWiderOneIsCertain() {
        World world = world(TO_STORAGE, SILENT);
        IntentResult storage = healthy(world, allow("internal", "tag:Storage", "Tcp", "443"));
        assertThat(storage.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(storage.path()).containsExactly("internal", "internet");
        assertThat(storage.ways()).isEmpty();
        holds(world, allow("internal", "tag:storage.CentralUS", "Tcp", "443"));
        holds(world(deny("none", false, 100, "*", "Storage"), TO_STORAGE), deny("internal", "tag:Storage.WestUS", "*"));
    }

    @Test
    void aRuleForAnotherTagOrForAPartIsNot() {
        String why = unknown(world(TO_STORAGE, SILENT), allow("internal", "tag:AzureMonitor", "Tcp", "443"));
        assertThat(why)
                .isEqualTo(
                        "whether outbound rule storage (200) of network security group net-internal-nsg lets it pass is"
                                + " not known: it leaves open what the service tag Storage holds, which nobody can list");
        RuleSpec part = allow("part", false, 200, "*", "Storage.CentralUS", "Tcp", "443");
        unknown(world(part, SILENT), allow("internal", "tag:Storage", "Tcp", "443"));
    }

    @Test
    void whatBreaksItForEveryAddressIsCertain() {
        IntentResult result = healthy(world(TO_STORAGE, SILENT), allow("internal", "tag:Storage", "Udp", "443"));
        assertThat(result.verdict()).isEqualTo(Verdict.VIOLATED);
        Counterexample packet = result.counterexample().orElseThrow();
        assertThat(packet).hasToString("Udp 10.20.1.4:1024 to 1.0.0.0:443");
        assertThat(packet.reason())
                .startsWith("whichever addresses the service tag Storage holds: denied by outbound rule silent (4096)");
        IntentResult kept = healthy(world(), deny("internal", "tag:Storage", "Tcp", "443"));
        assertThat(kept.verdict()).as("every address is let through").isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void whatBreaksItForSomeAddressesIsUnknown() {
        World world = world(deny("some", false, 100, "*", "20.0.0.0/8"));
        String why = unknown(world, allow("internal", "tag:Storage", "Tcp", "443"));
        assertThat(why)
                .startsWith("nobody can list what the service tag Storage holds, and not every address of the internet"
                        + " breaks it; of some it is so: denied by outbound rule some (100)");
        unknown(world, deny("internal", "tag:Storage", "Tcp", "443"));
        World routed = world();
        routed.subnets.replaceAll(subnet -> subnet.name().equals("internal")
                ? new SubnetSpec(
                        "internal",
                        subnet.prefix(),
                        null,
                        new TableSpec(List.of(new RouteSpec("20.0.0.0/8", "None")), false))
                : subnet);
        unknown(routed, allow("internal", "tag:Storage", "Tcp", "443"));
    }

    /** Different packets may break it for different addresses. */
    @Test
    void oneAddressAfterTheOther() {
        World world = world(
                new RuleSpec("low", false, 100, false, "*", "0.0.0.0/1", "Tcp", "*", "443"),
                new RuleSpec("high", false, 110, false, "*", "128.0.0.0/1", "Tcp", "*", "80"));
        IntentResult both = healthy(world, allow("internal", "tag:Storage", "Tcp", "80", "443"));
        assertThat(both.verdict()).isEqualTo(Verdict.VIOLATED);
        unknown(world, allow("internal", "tag:Storage", "Tcp", "443"));
    }

    @Test
    void theInternetIsNoLongerWhollyDenied() {
        World world = world(TO_STORAGE, SILENT);
        assertThat(unknown(world, deny("internal", "internet", "*")))
                .contains("leaves open what the service tag Storage");
        holds(world, deny("internal", "internet", "Tcp", "1-442", "444-65535"));
        holds(world, deny("internal", "internet", "Udp", "0-65535"));
    }

    /** Nobody can make known what a tag holds, but anybody can ask about the rest. */
    @Test
    void theFixAsksAboutTheRest() {
        World world = world(TO_STORAGE, SILENT);
        assertThat(fix(world, deny("internal", "internet", "*")))
                .isEqualTo("deny what no rule for the service tag lets pass: other ports, protocols or subnets");
        assertThat(fix(world, allow("internal", "tag:AzureMonitor", "Tcp", "443")))
                .isEqualTo("allow it to the service tag that a rule names, or to addresses that can be listed");
    }

    private static String fix(World world, IntentSpec intent) {
        return Violation.of(asking(world, intent).prove(Outages.SINGLE)).get(0).fix();
    }

    @Test
    void nothingComesFromATagWithoutAWayIn() {
        holds(world(), deny("tag:Storage", "internal", "*"));
        IntentResult in = healthy(world(), allow("tag:Storage", "internal", "Tcp", "443"));
        assertThat(in.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(in.counterexample().orElseThrow().reason())
                .startsWith("whichever addresses the service tag Storage holds: no public IP leads to 10.20.1.4");
    }

    @Test
    void whatARuleForTheTagLetsInIsCertain() {
        World world =
                world(allow("storage", true, 200, "Storage", "*", "Tcp", "443"), deny("closed", true, 4096, "*", "*"));
        world.publicHosts.add("10.20.1.7");
        holds(world, allow("tag:Storage", "10.20.1.7/32", "Tcp", "443"));
        holds(world, allow("tag:Storage.WestUS", "10.20.1.7/32", "Tcp", "443"));
        unknown(world, allow("tag:AzureMonitor", "10.20.1.7/32", "Tcp", "443"));
    }
}
