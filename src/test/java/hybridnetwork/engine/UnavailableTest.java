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
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Not to know what exists is not to know that nothing does: the program stops, and says so in a sentence. */
class UnavailableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Status=403 Code=\"AuthorizationFailed\" Message=\"The client does not have authorization\"",
                "Status=429 Code=\"TooManyRequests\" Message=\"Rate limit\"",
                "could not authenticate with Azure; run az login\n    at first line\n    at second line"
            })
    void anythingButAnAnswerOfAzureRegistersNothing(String answer) {
        ProviderCalls refusing = (token, args) -> {
            if (token.startsWith("pulumi:")) {
                return Optional.of(Map.of());
            }
            throw refusal(answer);
        };
        assertThat(problem(refusing))
                .startsWith("[azure-unavailable] Azure did not say which gateways and circuits exist: ")
                .contains(answer.lines().findFirst().orElseThrow())
                .contains("az login")
                .doesNotContain("Exception", "\tat ", "second line");
    }

    @Test
    void aStateThatTheEngineCannotReadRegistersNothing() {
        String answer = "rpc error: incorrect passphrase\n    second line";
        ProviderCalls refusing = (token, args) -> {
            throw refusal(answer);
        };
        assertThat(problem(refusing))
                .startsWith("[state-unavailable] the engine did not say what this stack has deployed: ")
                .contains("incorrect passphrase", "pulumi login")
                .doesNotContain("Exception", "second line", "az login");
    }

    private static RuntimeException refusal(String answer) {
        return Status.UNKNOWN.withDescription(answer).asRuntimeException();
    }

    /** The one problem in the engine's log, beside a plan of nothing but the stack itself. */
    private static String problem(ProviderCalls calls) {
        StackText stack = StackText.dev().with("sharedKeys: { hq: { secure: Tr0ub4dorSharedKey } }");
        Plan plan = Recording.of(OfflinePlan.PROJECT, "dev")
                .config(stack.engineValues(), stack.engineSecrets())
                .calls(calls)
                .run(FrozenStacks::program);
        assertThat(plan.resources())
                .singleElement()
                .satisfies(it -> assertThat(it.type()).isEqualTo("pulumi:pulumi:Stack"));
        List<String> errors = plan.messages().stream()
                .filter(message -> message.severity() == Severity.ERROR)
                .map(LogMessage::text)
                .toList();
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }
}
