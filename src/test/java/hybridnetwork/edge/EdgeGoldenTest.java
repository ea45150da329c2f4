package hybridnetwork.edge;

import hybridnetwork.testing.Golden;
import hybridnetwork.testing.StackText;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The files as a network engineer reads them. */
class EdgeGoldenTest {
    static Stream<Arguments> routers() {
        return Stream.of(
                Arguments.of("dev", Routers.of(StackText.dev(), "hq")),
                Arguments.of("dev-deployed", Routers.deployed(StackText.dev(), "hq", Routers.DEV)),
                Arguments.of("prod-hq", Routers.of(StackText.of("prod"), "hq")),
                Arguments.of("prod-plant", Routers.of(StackText.of("prod"), "plant")),
                Arguments.of(
                        "static-routes", Routers.of(StackText.dev().with("sites: {hq: {vpnDevice: {bgp: ~}}}"), "hq")),
                Arguments.of("two-devices-a", Routers.of(Routers.design("two-devices"), "hq", "a")),
                Arguments.of("two-devices-b", Routers.of(Routers.design("two-devices"), "hq", "b")),
                Arguments.of("link-local-c", Routers.of(Routers.design("link-local"), "hq", "c")),
                Arguments.of("two-circuits", Routers.of(Routers.design("two-circuits"), "hq")),
                Arguments.of(
                        "unlike-weights",
                        Routers.of(
                                Routers.design("two-circuits")
                                        .with("expressRoute: {circuits: {second: {routingWeight: 10}}}"),
                                "hq")),
                Arguments.of("vpn-first", Routers.of(Routers.design("vpn-first"), "hq")),
                Arguments.of("complete", Routers.complete(StackText.of("prod"), "hq", Optional.empty())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routers")
    void forCiscoIosXe(String name, EdgeRouter router) {
        Golden.assertMatches("edge/" + name + ".ios", Routers.ios(router));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routers")
    void forFrr(String name, EdgeRouter router) {
        Golden.assertMatches("edge/" + name + ".frr", Routers.frr(router));
    }
}
