package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hybridnetwork.automation.EngineProcess;
import hybridnetwork.config.SecretText;
import hybridnetwork.resources.StackExport;
import hybridnetwork.rotation.LiveStack;
import hybridnetwork.rotation.RotationFailed;
import hybridnetwork.rotation.Tunnel;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The stack's half of a rotation, on the real engine with the project's own host. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RotatedStackIT {
    private static final String OLD = "TheSharedKey123";
    private static final String NEW = "An!Other$Key'With\"Quotes<&>";

    @TempDir
    private static Path folder;

    private static Simulation simulation;
    private static EngineProcess engine;
    private static List<Tunnel> tunnels = List.of();

    @BeforeAll
    static void deploy() throws Exception {
        simulation = Simulation.start(StackText.dev().stack(), 0);
        ProjectCopy copy = ProjectCopy.in(folder, simulation.environment()).withLauncherOfThisRun();
        copy.run("pulumi", "stack", "init", "dev");
        copy.run(
                "pulumi", "config", "set", "--stack", "dev", "--path", "--secret", "hybrid-network:sharedKeys.hq", OLD);
        copy.run("pulumi", "up", "--yes", "--skip-preview", "--stack", "dev");
        engine = new EngineProcess(Engine.folder(), copy.folder(), copy.environment());
        Path export = folder.resolve("export.json");
        copy.run("pulumi", "stack", "export", "--stack", "dev", "--file", export.toString());
        tunnels = Tunnel.of("hq", StackExport.of(export).resources());
        Files.delete(export);
    }

    @AfterAll
    static void end() {
        simulation.close();
    }

    private static LiveStack stack(String path, List<Tunnel> of) {
        return new LiveStack(engine, "dev", path, of, List.of());
    }

    private static LiveStack stack() {
        return stack("hybrid-network:sharedKeys.hq", tunnels);
    }

    @Test
    @Order(1)
    void theTunnelsOfASiteAreFoundInTheState() {
        assertThat(tunnels).hasSize(1);
        assertThat(tunnels.get(0).key()).isEqualTo("hq");
        assertThat(tunnels.get(0).connection().name()).isEqualTo("hybrid-vpn-er-vpn-conn");
        assertThat(tunnels.get(0).gateway().name()).isEqualTo("hybrid-vpn-er-vpn-vgw");
    }

    @Test
    @Order(2)
    void bothKeysAreTold() throws RotationFailed {
        assertThat(stack().key().flatMap(SecretText::reveal)).contains(OLD);
        assertThat(stack().deployedKey(tunnels.get(0)).flatMap(SecretText::reveal))
                .contains(OLD);
        assertThat(stack("hybrid-network:sharedKeys.nobody", tunnels).key()).isEmpty();
        assertThat(stack().pending().keys()).isEmpty();
        assertThat(stack().pending().others()).isEmpty();
    }

    @Test
    @Order(3)
    void aNewKeyIsOnePendingChangeOfTheTunnelAlone() throws RotationFailed {
        stack().setKey(SecretText.of(NEW));

        assertThat(stack().key().flatMap(SecretText::reveal)).contains(NEW);
        assertThat(stack().deployedKey(tunnels.get(0)).flatMap(SecretText::reveal))
                .contains(OLD);
        assertThat(stack().pending().keys()).isEqualTo(tunnels);
        assertThat(stack().pending().others()).isEmpty();
        // It is another's, where the tunnel is none of the site.
        assertThat(stack("hybrid-network:sharedKeys.hq", List.of()).pending().others())
                .containsExactly("update of vpn-connection-hq-connection");
    }

    @Test
    @Order(4)
    void theStateFollows() throws RotationFailed {
        stack().update(tunnels);

        assertThat(stack().deployedKey(tunnels.get(0)).flatMap(SecretText::reveal))
                .contains(NEW);
        assertThat(stack().pending().keys()).isEmpty();
    }

    @Test
    @Order(5)
    void whatTheEngineRefusesIsToldInItsWords() {
        RotationFailed failed = catchThrowableOfType(
                RotationFailed.class,
                () -> new LiveStack(engine, "nobodys", "hybrid-network:sharedKeys.hq", tunnels, List.of()).pending());
        assertThat(failed)
                .hasMessageStartingWith("the engine does not make a preview:")
                .hasMessageContaining("nobodys");
        assertThat(failed.fix()).isEqualTo("try it yourself: pulumi preview --stack nobodys");
    }

    @Test
    @Order(6)
    void noKeyStandsInAFileOrInWhatTheEngineSaid() throws Exception {
        assertThat(String.join("\n", engine.transcript())).doesNotContain(OLD, NEW);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).filter(RotatedStackIT::holdsAKey))
                    .isEmpty();
        }
    }

    private static boolean holdsAKey(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return text.contains(OLD) || text.contains(NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
