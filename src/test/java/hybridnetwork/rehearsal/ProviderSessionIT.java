package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.live.Answer;
import hybridnetwork.live.AzureRefused;
import hybridnetwork.live.Call;
import hybridnetwork.live.NoSession;
import hybridnetwork.live.ProviderSession;
import hybridnetwork.resources.Bag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Questions to the provider, on the real engine and the simulated Azure. */
class ProviderSessionIT {
    @RegisterExtension
    static final DevNetwork DEV = new DevNetwork();

    private static final String GROUP = "hybrid-vpn-er-rg";
    private static final String GATEWAY = "azure-native:network:getVirtualNetworkGateway";

    @BeforeAll
    static void deploy() throws IOException {
        assertThat(DEV.stack().up().errors()).isEmpty();
    }

    private static ProviderSession open() throws NoSession {
        return ProviderSession.open(
                Engine.folder(), DEV.stack().project(), "dev", DEV.stack().engineEnvironment());
    }

    private static Call gateway(String name) {
        return new Call(GATEWAY, new Bag(Map.of("resourceGroupName", GROUP, "virtualNetworkGatewayName", name)));
    }

    @Test
    void manyQuestionsAreAnsweredInOneRunOfTheEngine() throws Exception {
        try (ProviderSession session = open()) {
            List<Answer> answers = session.ask(List.of(gateway("hybrid-vpn-er-vpn-vgw"), gateway("nobodys")));

            assertThat(answers.get(0).found().orElseThrow().text("gatewayType")).contains("Vpn");
            assertThat(answers.get(1)).isInstanceOf(Answer.NotFound.class);
            assertThat(session.invoke("azure-native:authorization:getClientConfig", Bag.EMPTY)
                            .found()
                            .orElseThrow()
                            .text("subscriptionId"))
                    .contains(AzureSettings.SUBSCRIPTION);
        }
    }

    @Test
    void whatTheProviderDoesNotKnowIsRefusedInItsWords() throws Exception {
        try (ProviderSession session = open()) {
            assertThatThrownBy(() -> session.invoke("azure-native:network:getNothing", Bag.EMPTY))
                    .isInstanceOf(AzureRefused.class)
                    .hasMessageContaining("does not answer the function azure-native:network:getNothing");
            // A refusal ends nothing.
            assertThat(session.ask(List.of(gateway("hybrid-vpn-er-er-vgw"))).get(0))
                    .isInstanceOf(Answer.Found.class);
        }
    }

    @Test
    void theRealStackIsToldAndStaysAsItIs() throws Exception {
        String before = DEV.stack().export();
        try (ProviderSession session = open()) {
            session.ask(List.of(gateway("hybrid-vpn-er-vpn-vgw")));

            assertThat(session.stack().export().resources())
                    .anyMatch(resource -> resource.name().equals("vpn-gateway-gateway"));
            // Another engine may lock the stack meanwhile.
            assertThat(DEV.stack().refresh().errors()).isEmpty();
        }
        assertThat(DEV.stack().up().changed()).isZero();
        assertThat(before).contains("vpn-gateway-gateway");
    }

    /** The provider's keys reach it, and stand in no file in clear. */
    @Test
    void keysOfTheProviderStayKeys() throws Exception {
        String key = "q9Z-session-key";
        DEV.stack().command(List.of("config", "set", "--secret", "--stack", "dev", "azure-native:clientSecret", key));
        Path folder;
        try (ProviderSession session = open()) {
            session.ask(List.of(gateway("hybrid-vpn-er-vpn-vgw")));

            folder = session.folder();
            assertThat(filesIn(folder)).isNotEmpty().noneMatch(file -> holds(file, key));
        } finally {
            DEV.stack().command(List.of("config", "rm", "--stack", "dev", "azure-native:clientSecret"));
        }
        assertThat(folder).doesNotExist();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aStackThatTheBackendDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> ProviderSession.open(
                        Engine.folder(),
                        DEV.stack().project(),
                        "nobodys",
                        DEV.stack().engineEnvironment()))
                .isInstanceOfSatisfying(NoSession.class, e -> {
                    assertThat(e).hasMessageContaining("stack nobodys").hasMessageContaining("no stack named");
                    assertThat(e.fix()).contains("pulumi stack ls");
                });
    }
}
