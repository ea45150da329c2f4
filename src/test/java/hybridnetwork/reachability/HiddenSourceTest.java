package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RuleSpec;
import org.junit.jupiter.api.Test;

/**
 * The groups that let out what an appliance sends to the internet see the packet's own source, or the address that it is hidden
 * behind, and nobody knows which: certain is what they do to both.
 */
class HiddenSourceTest {
    private static final IntentSpec AWAY = Worlds.allow("orders/web", "internet", "Tcp", "80", "443");
    private static final IntentSpec NOT_AWAY = Worlds.deny("orders/web", "internet", "Tcp", "80", "443");
    private static final RuleSpec IN = Worlds.allow("in", true, 100, "*", "*", "*", "*");
    private static final RuleSpec REST = Worlds.deny("rest", false, 4096, "*", "*");
    private static final String HIDDEN = "whether the groups at appliance:edge see the packet's own source";

    private static RuleSpec out(int priority, boolean allow, String from, String to, String protocol, String ports) {
        return new RuleSpec("out" + priority, false, priority, allow, from, to, protocol, "*", ports);
    }

    private static RuleSpec own(int priority, boolean allow, String ports) {
        return out(priority, allow, "10.21.1.0/24", "*", "Tcp", ports);
    }

    private static RuleSpec behind(int priority, boolean allow, String ports) {
        return out(priority, allow, Hub.EDGE, "*", "Tcp", ports);
    }

    private static IntentResult healthy(IntentSpec intent, RuleSpec... rules) {
        return Worlds.healthy(Hub.inspected().rules("edge", rules).world(), intent);
    }

    private static void decided(Verdict verdict, String why, IntentResult result) {
        assertThat(result.verdict()).as(Readings.why(result)).isEqualTo(verdict);
        assertThat(Readings.why(result)).contains(why);
    }

    @Test
    void what_both_sources_are_let_out_with_is_let_out() {
        IntentResult allowed = healthy(AWAY, IN, own(100, true, "80,443"), behind(110, true, "80,443"), REST);
        decided(Verdict.HOLDS, "holds", allowed);
        assertThat(allowed.path()).containsExactly("orders/web", "appliance:edge", "internet");
    }

    @Test
    void what_both_sources_are_kept_from_is_kept_in() {
        decided(Verdict.VIOLATED, "denied by outbound rule rest", healthy(AWAY, IN, REST));
        IntentResult kept = healthy(NOT_AWAY, IN, REST);
        decided(Verdict.HOLDS, "holds", kept);
        assertThat(kept.obligations()).as("nobody else has to drop it").isEmpty();
    }

    @Test
    void what_one_of_them_is_let_out_with_is_not_known() {
        for (RuleSpec one : new RuleSpec[] {own(100, true, "80,443"), behind(100, true, "80,443")}) {
            decided(Verdict.UNKNOWN, HIDDEN, healthy(AWAY, IN, one, REST));
            assertThat(healthy(NOT_AWAY, IN, one, REST).obligations())
                    .as("it may leave, unless the appliance drops it")
                    .hasSize(1);
        }
    }

    @Test
    void packets_that_only_one_of_them_is_let_out_with_differ() {
        decided(Verdict.UNKNOWN, HIDDEN, healthy(AWAY, IN, own(100, true, "80"), behind(110, true, "443"), REST));
        IntentResult lost = healthy(
                Worlds.allow("orders/web", "internet", "*", "80", "443"),
                IN,
                own(100, true, "80,443"),
                behind(110, true, "80"),
                REST);
        decided(Verdict.VIOLATED, "denied by outbound rule rest", lost);
        assertThat(lost.counterexample().orElseThrow().protocol())
                .as("neither is let out with UDP")
                .hasToString("Udp");
    }

    @Test
    void what_both_are_kept_from_may_be_by_different_rules() {
        IntentResult lost = healthy(AWAY, IN, own(100, false, "80"), behind(110, false, "1-100"));
        decided(Verdict.VIOLATED, "denied by outbound rule out100", lost);
        assertThat(lost.counterexample().orElseThrow().destinationPort()).hasValue(80);
        decided(Verdict.UNKNOWN, HIDDEN, healthy(AWAY, IN, own(100, false, "80"), behind(110, false, "443")));
    }

    @Test
    void what_both_are_let_out_with_the_appliances_routes_may_lose() {
        Hub hub = Hub.inspected()
                .route("edge", "0.0.0.0/0", "None")
                .rules("edge", IN, own(100, true, "80,443"), behind(110, true, "80,443"), REST);
        decided(Verdict.VIOLATED, "(next hop None)", Worlds.healthy(hub.world(), AWAY));
    }

    /** A rule for a service tag leaves open what it matches, for either source. */
    @Test
    void what_a_rule_leaves_open_for_either_source_is_not_known() {
        for (String source : new String[] {"10.21.1.0/24", Hub.EDGE}) {
            RuleSpec storage = out(100, false, source, "Storage", "Tcp", "443");
            IntentResult open = healthy(AWAY, IN, storage);
            assertThat(open.verdict()).as(Readings.why(open)).isEqualTo(Verdict.UNKNOWN);
        }
        decided(Verdict.UNKNOWN, HIDDEN, healthy(AWAY, IN, out(100, false, Hub.EDGE, "Storage", "Tcp", "443")));
        decided(
                Verdict.UNKNOWN,
                "the service tag Storage",
                healthy(AWAY, IN, out(100, false, "10.21.1.0/24", "Storage", "Tcp", "443")));
    }

    @Test
    void inside_the_networks_the_groups_see_the_packets_own_source() {
        IntentSpec across = Worlds.allow("orders/web", "stock/db", "Tcp", "443");
        IntentSpec back = Worlds.deny("orders/web", "stock/db", "Tcp", "443");
        decided(Verdict.HOLDS, "holds", healthy(across, IN, own(100, true, "443"), REST));
        assertThat(healthy(back, IN, behind(100, true, "443"), REST).obligations())
                .isEmpty();
    }
}
