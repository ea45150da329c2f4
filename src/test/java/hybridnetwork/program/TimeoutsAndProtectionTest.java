package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Azure takes long to do gets two hours; what must not be lost by mistake refuses to be deleted. */
class TimeoutsAndProtectionTest {
    private static final Set<String> SLOW = Set.of(
            "VirtualNetworkGateway",
            "VirtualNetworkGatewayConnection",
            "ExpressRouteCircuit",
            "ExpressRouteCircuitPeering",
            "ExpressRouteCircuitAuthorization");

    private static final Set<String> PRECIOUS =
            Set.of("VirtualNetworkGateway", "PublicIPAddress", "ExpressRouteCircuit");

    private static final String WITH_AUTHORIZATION =
            "expressRoute: { circuits: { primary: { authorizations: [partner] } } }";

    private static String kind(RegisteredResource resource) {
        return resource.type().substring(resource.type().lastIndexOf(':') + 1);
    }

    private static List<RegisteredResource> resources(String fragment) {
        return RecordedNetwork.connected(
                        StackText.dev().with(WITH_AUTHORIZATION).with(fragment))
                .plan()
                .custom();
    }

    @Test
    void gatewaysCircuitsAndConnectionsHaveTwoHours() {
        assertThat(resources("protect: false"))
                .allSatisfy(resource -> assertThat(resource.customTimeouts())
                        .as(resource.name())
                        .isEqualTo(
                                SLOW.contains(kind(resource))
                                        ? Map.of("create", "120m", "update", "120m", "delete", "120m")
                                        : Map.of()));
    }

    @Test
    void protectKeepsGatewaysPublicIpsAndCircuitsAndNothingElse() {
        assertThat(resources("protect: true"))
                .allSatisfy(resource -> assertThat(resource.protect())
                        .as(resource.name())
                        .isEqualTo(PRECIOUS.contains(kind(resource))));
    }

    @Test
    void withoutItNothingIsProtected() {
        assertThat(resources("protect: false")).noneMatch(RegisteredResource::protect);
        assertThat(resources("protect: ~")).noneMatch(RegisteredResource::protect);
    }
}
