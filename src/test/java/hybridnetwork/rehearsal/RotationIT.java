package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hybridnetwork.automation.EngineProcess;
import hybridnetwork.azuresim.Fault;
import hybridnetwork.config.SecretText;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.live.ArmClient;
import hybridnetwork.live.ArmRefused;
import hybridnetwork.live.ProviderSession;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.rotation.Journal;
import hybridnetwork.rotation.LiveAzure;
import hybridnetwork.rotation.LiveStack;
import hybridnetwork.rotation.Rotation;
import hybridnetwork.rotation.RotationFailed;
import hybridnetwork.rotation.RouterEnd;
import hybridnetwork.rotation.Step;
import hybridnetwork.rotation.StepListener;
import hybridnetwork.rotation.Tunnel;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Rotations of a site with two devices, on the real engine and the simulated Azure. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RotationIT {
    private static final String OLD = "TheSharedKeyOfHq123";
    private static final String NEW = "TheNextSharedKeyOfHq456";
    private static final String THIRD = "TheThirdSharedKeyOfHq789";

    /** What a second device is, over the one of the stack. */
    private static final StackText STACK = StackText.dev().with("""
            sites:
              hq:
                vpnDevice: ~
                vpnDevices:
                  a: {address: 40.50.60.70, bgp: {asn: 65010, peerAddress: 10.10.255.1}}
                  b: {address: 40.50.60.71, bgp: {asn: 65010, peerAddress: 10.10.255.2}}
            """);

    @TempDir
    private static Path folder;

    private static final StackConfig CONFIG = STACK.stack();
    private static final Simulation SIMULATION = Simulation.start(CONFIG, 0);
    private static final List<String> SAID = new ArrayList<>();

    private static ProjectCopy project;
    private static String commandsKey = "none";
    private static List<RegisteredResource> deployed = List.of();
    private static List<Tunnel> tunnels = List.of();

    @BeforeAll
    static void connect() throws Exception {
        project = ProjectCopy.in(folder, SIMULATION.environment()).withLauncherOfThisRun();
        Files.writeString(project.folder().resolve("stacks/Pulumi.dev.yaml"), STACK.text());
        project.run("pulumi", "stack", "init", "dev");
        project.run(
                "pulumi", "config", "set", "--stack", "dev", "--path", "--secret", "hybrid-network:sharedKeys.hq", OLD);
        project.run("pulumi", "up", "--yes", "--skip-preview", "--stack", "dev");
        SIMULATION.provision();
        project.run("pulumi", "up", "--yes", "--skip-preview", "--stack", "dev");
        try (ProviderSession session = session()) {
            deployed = session.stack().export().resources();
        }
        tunnels = Tunnel.of("hq", deployed);
    }

    @AfterAll
    static void end() {
        SIMULATION.close();
    }

    private static ProviderSession session() throws Exception {
        return ProviderSession.open(Engine.folder(), project.folder(), "dev", project.environment());
    }

    /** The engine behind a script that writes down what any other process of the machine could see of it. */
    private static Path recorded() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("recorded"));
        Path script = tools.resolve("pulumi");
        Files.writeString(
                script,
                "#!/bin/sh\n{ echo \"$@\"; env; } >>'" + folder.resolve("seen.log") + "'\nexec '"
                        + Engine.folder().toAbsolutePath().resolve("pulumi") + "' \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return tools;
    }

    /** What is done with a rotation. */
    private interface Use {
        Rotation.Outcome of(Rotation rotation) throws RotationFailed;
    }

    private static Rotation.Outcome with(RouterEnd router, Use use) throws Exception {
        StepListener listener = new StepListener() {
            @Override
            public void begins(Step step) {
                SAID.add(step.word());
            }

            @Override
            public void says(String words) {
                SAID.add(words);
            }
        };
        Site site = CONFIG.sites().values().iterator().next();
        var engine = new EngineProcess(recorded(), project.folder(), project.environment());
        try (ProviderSession session = session();
                LiveStack stack = new LiveStack(engine, "dev", "hybrid-network:sharedKeys.hq", tunnels, List.of())) {
            ArmClient arm = ArmClient.of(session, SIMULATION.environment());
            LiveAzure azure = new LiveAzure(session, arm, site, tunnels, deployed, arm.pause());
            return use.of(new Rotation(
                    "hq",
                    tunnels,
                    azure,
                    stack,
                    router,
                    Journal.of(project.folder().resolve("stacks"), "dev"),
                    listener,
                    arm.pause(),
                    Clock.systemUTC()));
        } finally {
            SAID.addAll(engine.transcript());
        }
    }

    private static boolean load(SecretText key) {
        load(key.reveal().orElseThrow());
        return true;
    }

    /** Somebody gives both of the site's routers a key. */
    private static void load(String key) {
        deployed.stream()
                .filter(resource -> resource.isNetwork("LocalNetworkGateway"))
                .flatMap(resource -> resource.id().stream())
                .forEach(id -> SIMULATION.azure().outside().setRouterKey(ArmId.parse(id), key));
    }

    /** Tunnels stand where Azure has the key of the routers, and nowhere else. */
    private static List<Object> tunnelsWithRouters(String key) {
        load(key);
        return tunnels.stream()
                .map(tunnel ->
                        SIMULATION.azure().properties(tunnel.connection()).getOrDefault("connectionStatus", "none"))
                .toList();
    }

    private static String secret() throws Exception {
        return project.run("pulumi", "config", "get", "--stack", "dev", "--path", "hybrid-network:sharedKeys.hq")
                .strip();
    }

    @Test
    @Order(1)
    void bothConnectionsGetTheKeyAndEachTunnelIsMadeAnew() throws Exception {
        assertThat(tunnels).extracting(Tunnel::key).containsExactly("hq.a", "hq.b");

        Rotation.Outcome outcome =
                with(RotationIT::load, rotation -> rotation.begin(SecretText.of(NEW), Optional.empty()));

        assertThat(outcome).isEqualTo(Rotation.Outcome.FINISHED);
        assertThat(SAID)
                .containsSubsequence(
                        "secrets",
                        "router",
                        "azure",
                        "Azure has it for tunnel hq.a",
                        "Azure has it for tunnel hq.b",
                        "tunnels",
                        "tunnel hq.a was made anew, and is up",
                        "tunnel hq.b was made anew, and is up",
                        "state");
        assertThat(tunnelsWithRouters(OLD)).containsExactly("NotConnected", "NotConnected");
        assertThat(tunnelsWithRouters(NEW)).containsExactly("Connected", "Connected");
        assertThat(secret()).isEqualTo(NEW);
        project.run("pulumi", "preview", "--expect-no-changes", "--stack", "dev");
    }

    /** Azure refuses in the middle, in words that have the key in them. */
    @Test
    @Order(2)
    void aRefusalInTheMiddleIsGoneOnFrom() throws Exception {
        SIMULATION
                .azure()
                .faults()
                .plan(2, new Fault.Refused(403, "AuthorizationFailed", "The client may not set '" + THIRD + "'."));
        ArmRefused refused = catchThrowableOfType(
                ArmRefused.class,
                () -> with(RotationIT::load, rotation -> rotation.begin(SecretText.of(THIRD), Optional.empty())));
        assertThat(refused).hasMessageContaining("AuthorizationFailed: The client may not set '[secret]'.");
        assertThat(Journal.of(project.folder().resolve("stacks"), "dev")
                        .unfinished("hq")
                        .orElseThrow()
                        .done())
                .containsExactlyInAnyOrder(Step.SECRETS, Step.ROUTER);

        assertThat(with(RotationIT::load, rotation -> rotation.resume(Optional.empty())))
                .isEqualTo(Rotation.Outcome.FINISHED);
        assertThat(tunnelsWithRouters(THIRD)).containsExactly("Connected", "Connected");
        project.run("pulumi", "preview", "--expect-no-changes", "--stack", "dev");
    }

    @Test
    @Order(3)
    void aRouterWithAnotherKeyIsFoundAndTheOldKeyComesBack() throws Exception {
        RotationFailed failed = catchThrowableOfType(
                RotationFailed.class,
                () -> with(
                        key -> {
                            load("SomethingElse");
                            return true;
                        },
                        rotation -> rotation.begin(SecretText.of(NEW), Optional.empty())));
        assertThat(failed).hasMessage("tunnel hq.a was made anew and does not come up: its connection is NotConnected");

        with(RotationIT::load, rotation -> rotation.back(Optional.empty()));

        assertThat(tunnelsWithRouters(THIRD)).containsExactly("Connected", "Connected");
        assertThat(secret()).isEqualTo(THIRD);
        project.run("pulumi", "preview", "--expect-no-changes", "--stack", "dev");
    }

    @Test
    @Order(4)
    void nothingBeginsWhereExpressRouteDoesNotCarryTheSite() throws Exception {
        var circuit = deployed.stream()
                .filter(resource -> resource.isNetwork("ExpressRouteCircuit"))
                .flatMap(resource -> resource.id().stream())
                .map(ArmId::parse)
                .findFirst()
                .orElseThrow();
        SIMULATION.azure().outside().fail(circuit);
        RotationFailed failed = catchThrowableOfType(
                RotationFailed.class,
                () -> with(RotationIT::load, rotation -> rotation.begin(SecretText.of(NEW), Optional.empty())));
        assertThat(failed)
                .hasMessage(
                        "ExpressRoute does not carry the site (its gateway has not learned 10.10.0.0/16), so what its"
                                + " tunnels carry is lost whenever one is made anew");
        SIMULATION.azure().outside().restore(circuit);
        assertThat(secret()).isEqualTo(THIRD);
    }

    /** As somebody types it whose routers are in other hands. */
    @Test
    @Order(5)
    void theCommandDoesItInTwoHalves() throws Exception {
        assertThat(hybrid("rotate", "dev", "--site", "hq"))
                .contains(
                        "ok    tunnel hq.a: connected, ", "ok    ExpressRoute carries the site", "nothing was changed");
        Path keys = folder.resolve("hq.key");
        String first = hybrid("rotate", "dev", "--site", "hq", "--run", "--yes", "--key-out", keys.toString());
        String key = Files.readString(keys).strip().replaceFirst("SHARED_KEY_HQ=", "");
        assertThat(first)
                .contains("1/5 secrets", "--device b", "it waits for the routers")
                .doesNotContain(key, "3/5");
        assertThat(Files.getPosixFilePermissions(keys)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.delete(keys);
        assertThat(hybrid("rotate", "dev")).contains("is not finished; done: secrets");

        load(key);
        String second = hybrid("rotate", "dev", "--site", "hq", "--resume", "--yes", "--router-has-it");

        assertThat(second)
                .contains("3/5 azure", "5/5 state", "all ends of site hq have the key")
                .doesNotContain(key);
        assertThat(tunnelsWithRouters(key)).containsExactly("Connected", "Connected");
        assertThat(hybrid("rotate", "dev")).contains("rotated today");
        project.run("pulumi", "preview", "--expect-no-changes", "--stack", "dev");
        SAID.add(hybrid("observe", "dev"));
        commandsKey = key;
    }

    private static String hybrid(String... words) throws Exception {
        return project.run(
                Stream.concat(Stream.of("./hybrid"), Stream.of(words)).toArray(String[]::new));
    }

    @Test
    @Order(6)
    void noKeyIsInAFileOrInWhatAnybodySaid() throws Exception {
        assertThat(String.join("\n", SAID)).doesNotContain(OLD, NEW, THIRD);
        assertThat(Files.readString(folder.resolve("seen.log")))
                .contains("config set --secret --stack dev --path hybrid-network:sharedKeys.hq", "up --yes");
        assertThat(Files.readString(project.folder().resolve("stacks/Pulumi.dev.yaml")))
                .contains("secure:");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).filter(RotationIT::holdsAKey))
                    .isEmpty();
        }
    }

    private static boolean holdsAKey(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return Stream.of(OLD, NEW, THIRD, commandsKey).anyMatch(text::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
