package hybridnetwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Severity;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.Plan;
import hybridnetwork.plan.ProviderCalls;
import hybridnetwork.plan.Recording;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import io.grpc.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Not to know what exists is not to know that nothing does: the program stops, and says so in a sentence. */
class AzureUnavailableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Status=403 Code=\"AuthorizationFailed\" Message=\"The client does not have authorization\"",
                "Status=429 Code=\"TooManyRequests\" Message=\"Rate limit\"",
                "could not authenticate with Azure; run az login\n    at first line\n    at second line"
            })
    void anythingButAnAnswerRegistersNothing(String answer) {
        ProviderCalls refusing = (token, args) -> {
            throw Status.UNKNOWN.withDescription(answer).asRuntimeException();
        };
        StackText stack = StackText.dev().with("sharedKeys: { hq: { secure: Tr0ub4dorSharedKey } }");
        Plan plan = Recording.of(OfflinePlan.PROJECT, "dev")
                .config(stack.engineValues(), stack.engineSecrets())
                .calls(refusing)
                .run(FrozenStacks::program);
        assertThat(plan.resources())
                .singleElement()
                .satisfies(it -> assertThat(it.type()).isEqualTo("pulumi:pulumi:Stack"));
        assertThat(plan.messages())
                .filteredOn(message -> message.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(message -> assertThat(message.text())
                        .startsWith("[azure-unavailable] Azure did not say which gateways and circuits exist: ")
                        .contains(answer.lines().findFirst().orElseThrow())
                        .contains("az login")
                        .doesNotContain("Exception", "\tat ", "second line"));
    }
}
