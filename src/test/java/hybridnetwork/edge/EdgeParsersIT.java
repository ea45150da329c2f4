package hybridnetwork.edge;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.edge.Daemons.Ended;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** FRR's, strongSwan's, nftables' and the kernel's own parsers read what is written for them. */
class EdgeParsersIT {
    private static final String KEY = "a\"key{with}#every=thing\\";

    @TempDir
    private Path folder;

    @BeforeAll
    static void programsAreThere() throws IOException, InterruptedException {
        Daemons.require();
    }

    static Stream<Arguments> routers() {
        StackText keyed = StackText.dev().with("sharedKeys: {hq: {secure: AA}}\npeeringKeys: {primary: {secure: AA}}");
        StackText selectors = StackText.dev()
                .with("sites: {hq: {connection: {mode: InitiatorOnly, trafficSelectors:"
                        + " [{local: [10.20.0.0/16], remote: [10.10.0.0/17, 10.10.128.0/17]}]}}}");
        return Stream.of(
                        Map.entry("dev with keys", Routers.complete(keyed, "hq", Optional.empty())),
                        Map.entry("prod hq", Routers.complete(StackText.of("prod"), "hq", Optional.empty())),
                        Map.entry("prod plant", Routers.complete(StackText.of("prod"), "plant", Optional.empty())),
                        Map.entry("staging", Routers.complete(StackText.of("staging"), "hq", Optional.empty())),
                        Map.entry(
                                "static routes",
                                Routers.complete(
                                        StackText.dev().with("sites: {hq: {vpnDevice: {bgp: ~}}}"),
                                        "hq",
                                        Optional.empty())),
                        Map.entry(
                                "nothing advertised",
                                Routers.complete(
                                        StackText.dev().with("sites: {hq: {advertises: {vpn: []}}}"),
                                        "hq",
                                        Optional.empty())),
                        Map.entry("selectors", Routers.complete(selectors, "hq", Optional.empty())),
                        Map.entry(
                                "two devices", Routers.complete(Routers.design("two-devices"), "hq", Optional.of("b"))),
                        Map.entry("link-local", Routers.complete(Routers.design("link-local"), "hq", Optional.of("a"))),
                        Map.entry(
                                "two circuits",
                                Routers.complete(Routers.design("two-circuits"), "hq", Optional.empty())),
                        Map.entry("vpn first", Routers.complete(Routers.design("vpn-first"), "hq", Optional.empty())))
                .flatMap(named -> Stream.of(Dataplane.values())
                        .map(dataplane -> Arguments.of(named.getKey(), named.getValue(), dataplane)));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("routers")
    void frrReadsItsFile(String name, EdgeRouter router, Dataplane dataplane) throws IOException, InterruptedException {
        assertThat(vtysh(files(router, dataplane).get("frr.conf"))).isEqualTo(new Ended(0, ""));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("routers")
    void strongSwanReadsItsFiles(String name, EdgeRouter router, Dataplane dataplane)
            throws IOException, InterruptedException {
        Written files = files(router, dataplane);
        if (router.vpn().isEmpty()) {
            assertThat(files.byName()).doesNotContainKeys("swanctl.conf", "charon.conf");
            return;
        }
        try (Charon charon = new Charon(folder, files.get("charon.conf"))) {
            Ended loaded = charon.load(files.get("swanctl.conf"));
            assertThat(loaded.output())
                    .contains("successfully loaded "
                            + router.vpn().orElseThrow().tunnels().size() + " connections, 0 unloaded");
            assertThat(loaded.status()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("routers")
    void nftablesReadsItsFile(String name, EdgeRouter router, Dataplane dataplane)
            throws IOException, InterruptedException {
        Path file = written("edge.nft", files(router, dataplane).get("edge.nft"));
        assertThat(Daemons.run("", "unshare", "--net", "nft", "--check", "--file", file.toString()))
                .isEqualTo(new Ended(0, ""));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("routers")
    void theKernelKnowsTheSettingsAndTakesTheLastRoutes(String name, EdgeRouter router, Dataplane dataplane)
            throws IOException, InterruptedException {
        Written files = files(router, dataplane);
        List<String> settings = files.get("sysctl.conf")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        for (String setting : settings) {
            assertThat(Daemons.run("", "unshare", "--net", "sysctl", "-n", setting)
                            .status())
                    .as(setting)
                    .isZero();
        }
        String routes = files.get("links.batch")
                .lines()
                .filter(line -> line.startsWith("route"))
                .collect(Collectors.joining("\n", "link set lo up\n", "\n"));
        assertThat(Daemons.run(routes, "unshare", "--net", "ip", "-batch", "-")).isEqualTo(new Ended(0, ""));
    }

    @Test
    void strongSwanKnowsEveryAlgorithmOfAzures() throws IOException, InterruptedException {
        try (Charon charon = new Charon(folder, "")) {
            for (String algorithm : IosXeGrammarTest.algorithms().toList()) {
                EdgeRouter router = Routers.complete(IosXeGrammarTest.withAlgorithm(algorithm), "hq", Optional.empty());
                Ended loaded = charon.load(files(router, Dataplane.KERNEL).get("swanctl.conf"));
                assertThat(loaded.status())
                        .as("%s: %s", algorithm, loaded.output())
                        .isZero();
            }
        }
    }

    /** A placeholder is no address to FRR. */
    @Test
    void whatIsNotFilledInIsRefused() throws IOException, InterruptedException {
        EdgeRouter router = Routers.of(StackText.dev(), "hq");
        Ended refused = vtysh(files(router, Dataplane.KERNEL).get("frr.conf"));
        assertThat(refused.status()).isNotZero();
        assertThat(refused.output()).contains("<VPN_GATEWAY_PUBLIC_IP_0>", "<VPN_GATEWAY_BGP_ADDRESS_1>");
    }

    /** The parsers are strict: what is nearly right is refused. */
    @Test
    void whatIsNearlyRightIsRefused() throws IOException, InterruptedException {
        EdgeRouter router = Routers.complete(StackText.of("prod"), "hq", Optional.empty());
        Written files = files(router, Dataplane.KERNEL);
        assertThat(vtysh(files.get("frr.conf").replace("set local-preference 200", "set local-preferenz 200"))
                        .status())
                .isNotZero();
        try (Charon charon = new Charon(folder, files.get("charon.conf"))) {
            Ended refused =
                    charon.load(files.get("swanctl.conf").replace("aes256-sha384-ecp384", "aes257-sha384-ecp384"));
            assertThat(refused.status()).isNotZero();
        }
    }

    /** The files of a router by name; each that is asked for must be there. */
    private record Written(Map<String, String> byName) {
        String get(String name) {
            return Objects.requireNonNull(byName.get(name), name);
        }
    }

    private static Written files(EdgeRouter router, Dataplane dataplane) {
        Map<String, String> keys = Stream.concat(
                        Stream.of(EdgeKeys.sharedKeyOf(router.site())),
                        router.peerings().stream().map(peering -> EdgeKeys.peeringKeyOf(peering.circuit())))
                .collect(Collectors.toMap(name -> name, name -> name.startsWith("SHARED") ? KEY : "md5Key"));
        return new Written(Frr.files(router, dataplane, EdgeKeys.of(keys)).stream()
                .collect(Collectors.toMap(WrittenFile::name, WrittenFile::text)));
    }

    private Ended vtysh(String text) throws IOException, InterruptedException {
        Path file = written("frr.conf", text);
        return Daemons.run("", "vtysh", "--dryrun", "--inputfile", file.toString());
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
