package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.resources.ArmId;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Operations that meet, by the simulated clock. */
class OperationsTest {
    private static final ArmId GROUP = ArmId.ofGroup("s", "g");
    private static final ArmId NETWORK = GROUP.child("providers/Microsoft.Network/virtualNetworks", "v");
    private static final ArmId GATEWAY = GROUP.child("providers/Microsoft.Network/virtualNetworkGateways", "a");
    private static final ArmId OTHER_GATEWAY = GROUP.child("providers/Microsoft.Network/virtualNetworkGateways", "b");
    private static final ArmId CONNECTION = GROUP.child("providers/Microsoft.Network/connections", "c");

    private final Operations operations = new Operations();

    @Test
    void twoGatewaysOfANetworkAreMadeSideBySideInTheTimeOfOne() {
        var one = operations.begin(GATEWAY, Set.of(), Set.of(NETWORK), AzureError::anotherOperation);
        var other = operations.begin(OTHER_GATEWAY, Set.of(), Set.of(NETWORK), AzureError::anotherOperation);
        one.end(Duration.ofMinutes(45));
        other.end(Duration.ofMinutes(45));

        assertThat(operations.now()).isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void oneAfterTheOtherTakesTwice() {
        operations
                .begin(GATEWAY, Set.of(), Set.of(), AzureError::anotherOperation)
                .end(Duration.ofMinutes(45));
        operations
                .begin(OTHER_GATEWAY, Set.of(), Set.of(), AzureError::anotherOperation)
                .end(Duration.ofMinutes(45));

        assertThat(operations.now()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void aNetworkIsNotChangedWhileAGatewayIsMadeInIt() {
        var running = operations.begin(GATEWAY, Set.of(), Set.of(NETWORK), AzureError::anotherOperation);

        assertThatThrownBy(() -> operations.begin(NETWORK, Set.of(), Set.of(), AzureError::anotherOperation))
                .hasMessageStartingWith("AnotherOperationInProgress:");
        running.end(Duration.ofMinutes(45));
        assertThatCode(() -> operations.begin(NETWORK, Set.of(), Set.of(), AzureError::anotherOperation))
                .doesNotThrowAnyException();
    }

    @Test
    void connectionsOfAGatewayGoOneAfterAnother() {
        operations.begin(CONNECTION, Set.of(GATEWAY), Set.of(), AzureError::anotherOperation);

        assertThatThrownBy(() -> operations.begin(
                        GROUP.child("connections", "d"), Set.of(GATEWAY), Set.of(), AzureError::anotherOperation))
                .hasMessageStartingWith("AnotherOperationInProgress:");
    }
}
