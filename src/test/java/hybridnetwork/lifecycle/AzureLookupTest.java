package hybridnetwork.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.plan.ProviderCalls;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only Azure's word that a resource is absent means that it is; whatever else goes wrong leaves it open. */
class AzureLookupTest {
    private static ProviderCalls failing(String function, String words) {
        return (token, args) -> {
            if (token.endsWith(":" + function)) {
                throw Status.UNKNOWN.withDescription(words).asRuntimeException();
            }
            return AzureHas.devNetwork().call(token, args);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getExpressRouteCircuit",
                "getVirtualNetworkGatewayConnection",
                "getVirtualNetworkGateway",
                "getPublicIPAddress",
                "getVirtualNetwork",
                "getLoadBalancer"
            })
    void aCallThatFailsStopsTheProgram(String function) {
        assertThatThrownBy(() -> RecordedNetwork.given(
                        failing(function, "Status=403 Code=\"AuthorizationFailed\"\nsecond line"), StackText.dev()))
                .hasRootCauseMessage("UNKNOWN: Status=403 Code=\"AuthorizationFailed\"\nsecond line")
                .hasStackTraceContaining(AzureUnavailable.class.getSimpleName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Status=404 Code=\"ResourceNotFound\" Message=\"The Resource was not found.\"",
                "Status=404 Code=\"ResourceGroupNotFound\" Message=\"Resource group 'x' could not be found.\"",
                "Status=404 Code=\"ParentResourceNotFound\" Message=\"Parent resource x not found.\"",
                "Status=404 Code=\"NotFound\" Message=\"Resource x not found.\""
            })
    void whatAzureDoesNotFindIsNotThere(String words) {
        RecordedNetwork network = RecordedNetwork.given(failing("getVirtualNetwork", words), StackText.dev());
        assertThat(network.problems()).isEmpty();
        assertThat(network.names()).contains("network-vnet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Code=\"SubscriptionNotFound\"", "Code=\"InvalidAuthenticationTokenTenant\""})
    void aSubscriptionThatIsNotThereIsNoAnswer(String words) {
        assertThatThrownBy(() -> RecordedNetwork.given(failing("getVirtualNetworkGateway", words), StackText.dev()))
                .hasStackTraceContaining("AzureUnavailable");
    }

    @Test
    void aStateThatCannotBeReadStopsTheProgram() {
        ProviderCalls locked = failing("readStackResourceOutputs", "incorrect passphrase\nsecond line");
        assertThatThrownBy(() -> RecordedNetwork.given(locked, StackText.dev()))
                .hasStackTraceContaining(
                        "StateUnavailable: the engine did not say what this stack has deployed: UNKNOWN:"
                                + " incorrect passphrase");
    }
}
