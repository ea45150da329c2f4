package hybridnetwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Severity;
import hybridnetwork.plan.LogMessage;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.Plan;
import hybridnetwork.plan.ProviderCalls;
import hybridnetwork.plan.Recording;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A preview fails on a violated intent, before anything is registered. */
class EngineProofTest {
    private static final String KEY = "Tr0ub4dorSharedKey";
    private static final StackText DEV = StackText.dev().with("sharedKeys: { hq: { secure: " + KEY + " } }");

    /** The local network gateway offers addresses that ExpressRoute does not: replies take another path. No rule minds. */
    private static final StackText VIOLATED = DEV.with("sites: { hq: { addressPrefixes: [10.10.0.0/16, 10.11.0.0/16],"
            + " staticPrefixes: [10.10.0.0/16, 10.11.0.0/16],"
            + " advertises: { expressRoute: [10.10.0.0/16], vpn: [10.10.0.0/16] } } }");

    private static final ProviderCalls PROVISIONED = (token, args) -> token.endsWith(":getExpressRouteCircuit")
            ? Optional.of(Map.of("serviceProviderProvisioningState", "Provisioned"))
            : Optional.empty();

    private static Plan underEngine(StackText stack, ProviderCalls azure) {
        return Recording.of(OfflinePlan.PROJECT, "dev")
                .config(stack.engineValues(), stack.engineSecrets())
                .calls(azure)
                .run(FrozenStacks::program);
    }

    private static List<String> messages(Plan plan, Severity severity) {
        return plan.messages().stream()
                .filter(message -> message.severity() == severity)
                .map(LogMessage::text)
                .toList();
    }

    @Test
    void registersANetworkThatKeepsItsIntents() {
        Plan plan = underEngine(DEV, PROVISIONED);
        assertThat(messages(plan, Severity.ERROR)).isEmpty();
        assertThat(plan.resources()).hasSizeGreaterThan(20);
        assertThat(plan.toString()).doesNotContain(KEY);
    }

    /** Between the spokes nothing leads before the routes do, which wait for the firewall. */
    @Test
    void registersAFirewallThatNothingLeadsToYet() {
        StackText inspected = StackText.in(FrozenStacks.design("inspected"))
                .with("sharedKeys: { branch: { secure: " + KEY + " }, hq: { secure: " + KEY + " } }");
        Plan plan = underEngine(inspected, PROVISIONED);
        assertThat(messages(plan, Severity.ERROR)).isEmpty();
        assertThat(messages(plan, Severity.WARNING))
                .anySatisfy(message -> assertThat(message)
                        .startsWith("[intent-violated] `ledger`")
                        .contains(
                                "fix: none is needed for a new flow, which waits for the routes through the firewall"));
        assertThat(plan.resources()).anyMatch(resource -> resource.isNetwork("AzureFirewall"));
    }

    /** Part of the site has no way but the circuit's. */
    @Test
    void registersANetworkThatLosesWhatItMay() {
        StackText unprotected = DEV.with("sites: { hq: { addressPrefixes: [10.10.0.0/16, 10.11.0.0/16],"
                + " staticPrefixes: [10.10.0.0/16], advertises: { vpn: [10.10.0.0/16] } } }");
        String outages = "[er-gateway, \"circuit:primary\", \"circuit:primary/peering-disabled\"]";
        StackText tolerant = unprotected.with(
                "traffic: { web: { mayFailIn: " + outages + " }, database: { mayFailIn: " + outages + " } }");
        assertThat(messages(underEngine(unprotected, PROVISIONED), Severity.ERROR))
                .anyMatch(message -> message.startsWith("[intent-violated] `web`"))
                .anyMatch(message -> message.startsWith("[intent-violated] `database`"));
        Plan plan = underEngine(tolerant, PROVISIONED);
        assertThat(messages(plan, Severity.ERROR)).isEmpty();
        assertThat(plan.resources()).hasSizeGreaterThan(20);
    }

    @Test
    void registersNothingWhenAnIntentIsViolated() {
        Plan plan = underEngine(VIOLATED, PROVISIONED);
        assertThat(plan.resources()).hasSize(1);
        assertThat(messages(plan, Severity.ERROR))
                .anySatisfy(message -> assertThat(message)
                        .startsWith("[intent-violated] `web` (allow) does not hold, healthy and in 6 outages: ")
                        .contains("hybrid-network:traffic.web", "got: Tcp 10.11.0.0:1024 to 10.20.1.10:443", "fix: "));
    }

    @Test
    void onlyWarnsWhenTheStackSaysSo() {
        Plan plan = underEngine(VIOLATED.with("proof: warn"), PROVISIONED);
        assertThat(messages(plan, Severity.ERROR)).isEmpty();
        assertThat(plan.resources()).hasSizeGreaterThan(20);
        assertThat(messages(plan, Severity.WARNING))
                .anySatisfy(message -> assertThat(message).startsWith("[intent-violated] `web`"));
    }

    @Test
    void findingsAreWarnings() {
        Plan plan = underEngine(VIOLATED.with("proof: warn"), PROVISIONED);
        assertThat(messages(plan, Severity.WARNING))
                .anySatisfy(message -> assertThat(message).startsWith("[asymmetric-path]"));
    }

    @Test
    void whileTheCircuitWaitsOutagesAreOneWarning() {
        Plan plan = underEngine(DEV, ProviderCalls.NOTHING_EXISTS);
        assertThat(messages(plan, Severity.ERROR)).isEmpty();
        assertThat(plan.resources()).hasSizeGreaterThan(15);
        assertThat(messages(plan, Severity.WARNING))
                .filteredOn(message -> message.contains("outages"))
                .singleElement()
                .asString()
                .startsWith("[single-path] intents do not hold in 2 of 9 outages, in stage `ordered`");
    }

    @Test
    void whileTheCircuitWaitsTheHealthyNetworkKeepsItsIntents() {
        StackText nobody = DEV.with(
                "traffic: { lost: { action: allow, from: 10.20.200.0/28, to: hq, protocol: Udp, ports: [53] } }");
        Plan plan = underEngine(nobody, ProviderCalls.NOTHING_EXISTS);
        assertThat(plan.resources()).hasSize(1);
        assertThat(messages(plan, Severity.ERROR))
                .singleElement()
                .asString()
                .startsWith("[intent-violated] `lost` (allow) does not hold, in the healthy network: ");
    }

    /** Or the circuit could never be ordered; what will be lost with the one gateway is an error all the same. */
    @Test
    void whatASiteWithoutAVpnDeviceIsPromisedWaitsForItsCircuit() {
        StackText circuits = StackText.in(FrozenStacks.design("two-circuits")).with("proof: ~");
        Plan plan = underEngine(circuits, ProviderCalls.NOTHING_EXISTS);
        assertThat(messages(plan, Severity.WARNING))
                .anySatisfy(message -> assertThat(message)
                        .startsWith("[intent-violated] `web` (allow) does not hold, in the healthy network: ")
                        .contains("the flow waits for its circuit"));
        assertThat(messages(plan, Severity.ERROR))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message)
                        .startsWith("[intent-violated] once every circuit is connected: `")
                        .contains("in 1 outage"));
    }

    @Test
    void whatTheCircuitWillBreakIsLearntBeforeItIsOrdered() {
        Plan plan = underEngine(VIOLATED, ProviderCalls.NOTHING_EXISTS);
        assertThat(plan.resources()).hasSize(1);
        assertThat(messages(plan, Severity.ERROR))
                .anySatisfy(message -> assertThat(message)
                        .startsWith(
                                "[intent-violated] once every circuit is connected: `web` (allow) does not hold, "));
    }

    @Test
    void theFailoverDrillIsAllowed() {
        StackText drill = DEV.with("expressRoute: { circuits: { primary: { privatePeering: { enabled: false } } } }");
        Plan plan = underEngine(drill, PROVISIONED);
        assertThat(messages(plan, Severity.ERROR)).isEmpty();
        assertThat(plan.resources()).hasSizeGreaterThan(20);
        assertThat(messages(plan, Severity.WARNING))
                .anySatisfy(message -> assertThat(message)
                        .startsWith("[single-path] ")
                        .contains("while privatePeering.enabled is false (primary)"));
    }
}
