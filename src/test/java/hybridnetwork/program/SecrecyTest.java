package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.plan.LogMessage;
import hybridnetwork.report.PlanJson;
import hybridnetwork.report.PlanMarkdown;
import hybridnetwork.report.PlanText;
import hybridnetwork.report.ProblemText;
import hybridnetwork.report.Terminal;
import hybridnetwork.resources.Opaque;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text of a key is anywhere but in the input that hands it to Azure, and there the engine encrypts it. */
class SecrecyTest {
    private static final String SHARED_KEY = "Tr0ub4dorSharedKey";
    private static final String AUTHORIZATION_KEY = "5a1e7b0c-AuthorizationKey";
    private static final String MD5_KEY = "Md5KeyOfPeering";
    private static final List<String> KEYS = List.of(SHARED_KEY, AUTHORIZATION_KEY, MD5_KEY);

    private static final StackText NETWORK = StackText.dev().with("""
                    expressRoute:
                      circuits:
                        primary: { authorizations: [lab] }
                        partner:
                          circuitId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Network/expressRouteCircuits/x
                          sites: [hq]
                    """);

    private static final StackText IN_CLEAR = NETWORK.with("""
            sharedKeys: { hq: %s }
            authorizationKeys: { partner: %s }
            peeringKeys: { primary: %s }
            """.formatted(SHARED_KEY, AUTHORIZATION_KEY, MD5_KEY));

    /** Everything that anybody prints of a stack: all three formats, the problems, and the records themselves. */
    private static String everythingPrinted(StackText stack, RecordedNetwork network) {
        List<Problem> problems = StackText.shown(stack.read(), network.problems());
        return String.join(
                "\n",
                PlanText.render(network.plan(), Terminal.PLAIN),
                PlanMarkdown.render("test", "connected", problems, Optional.of(network.plan()), Optional.empty()),
                PlanJson.render("test", "connected", problems, network.plan().resources(), Optional.empty()),
                ProblemText.render(problems, "", Terminal.PLAIN),
                network.plan().toString(),
                stack.stack().toString());
    }

    private static void keysAreSecretInputs(RecordedNetwork network) {
        assertThat(network.input("vpn-connection-hq-connection", "sharedKey")).isEqualTo(Opaque.SECRET);
        assertThat(network.input("er-connection-partner-connection", "authorizationKey"))
                .isEqualTo(Opaque.SECRET);
        assertThat(network.input("circuit-primary-private-peering", "sharedKey"))
                .isEqualTo(Opaque.SECRET);
    }

    @Test
    void keysThatStandInClearAreNotRepeatedAnywhere() {
        RecordedNetwork network = RecordedNetwork.connected(IN_CLEAR);
        keysAreSecretInputs(network);
        assertThat(everythingPrinted(IN_CLEAR, network)).doesNotContain(KEYS);
    }

    @Test
    void keysThatStandInClearAreAnErrorEach() {
        assertThat(StackText.shown(IN_CLEAR.read(), List.of()))
                .filteredOn(problem -> problem.rule().equals("secret-in-clear") && problem.isError())
                .extracting(problem -> problem.path().text())
                .containsExactlyInAnyOrder(
                        "hybrid-network:sharedKeys.hq",
                        "hybrid-network:authorizationKeys.partner",
                        "hybrid-network:peeringKeys.primary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ sharedKeys: { hq: { secure: v1:a }}, authorizationKeys: { partner: { secure: v1:b }},"
                        + " peeringKeys: { primary: { secure: v1:c }}}",
                "{ sharedKeys: { secure: v1:a }, authorizationKeys: { secure: v1:b }, peeringKeys: { secure: v1:c }}"
            })
    void encryptedKeysArePlannedWithoutAPassphrase(String keys) {
        StackText stack = NETWORK.with(keys);
        RecordedNetwork network = RecordedNetwork.connected(stack);
        keysAreSecretInputs(network);
        assertThat(everythingPrinted(stack, network)).doesNotContain("v1:");
        assertThat(StackText.shown(stack.read(), List.of())).noneMatch(Problem::isError);
    }

    @Test
    void keysThatAzureIssuesAreSecretOutputs() {
        RecordedNetwork network = RecordedNetwork.connected(IN_CLEAR);
        assertThat(network.output("serviceKeys")).isEqualTo(Opaque.SECRET);
        assertThat(network.output("authorizationKeys")).isEqualTo(Opaque.SECRET);
        assertThat(network.resource("circuit-primary").outputs()).containsEntry("serviceKey", Opaque.SECRET);
        assertThat(network.resource("circuit-primary-circuit").outputs()).containsEntry("serviceKey", Opaque.SECRET);
        assertThat(network.resource("circuit-primary-authorization-lab").outputs())
                .containsEntry("authorizationKey", Opaque.SECRET);
    }

    @Test
    void connectionsKeepSecretWhatAzureAnswersToo() {
        Map<String, String> secretOutputs = RecordedNetwork.connected(IN_CLEAR).plan().custom().stream()
                .filter(resource -> resource.outputs().get("sharedKey") == Opaque.SECRET
                        || resource.outputs().get("authorizationKey") == Opaque.SECRET)
                .collect(Collectors.toMap(resource -> resource.name(), resource -> resource.type()));
        assertThat(secretOutputs)
                .containsKeys(
                        "vpn-connection-hq-connection",
                        "er-connection-primary-connection",
                        "er-connection-partner-connection",
                        "circuit-primary-private-peering");
    }

    @Test
    void anExpressRouteConnectionNeverHasASharedKey() {
        RecordedNetwork.connected(IN_CLEAR)
                .hasNoInput("er-connection-primary-connection", "sharedKey", "ipsecPolicies");
        RecordedNetwork.connected(IN_CLEAR)
                .hasNoInput("er-connection-partner-connection", "sharedKey", "ipsecPolicies");
        RecordedNetwork.connected(IN_CLEAR).hasNoInput("vpn-connection-hq-connection", "authorizationKey", "peer");
    }

    @Test
    void nothingIsLogged() {
        assertThat(RecordedNetwork.connected(IN_CLEAR).plan().messages())
                .extracting(LogMessage::text)
                .isEmpty();
    }
}
