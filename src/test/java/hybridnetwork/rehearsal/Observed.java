package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.azuresim.Outside;
import hybridnetwork.config.StackConfig;
import hybridnetwork.live.ArmClient;
import hybridnetwork.live.NoSession;
import hybridnetwork.live.ProviderSession;
import hybridnetwork.observation.Expectation;
import hybridnetwork.observation.ExpectationReader;
import hybridnetwork.observation.Judged;
import hybridnetwork.observation.Observation;
import hybridnetwork.observation.Questions;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.FrozenStacks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stack that is deployed on the real engine and a simulated Azure, and an open session that observes it. */
final class Observed implements AutoCloseable {
    private final StackConfig config;
    private final GeneratedKeys keys;
    private final Scene scene;
    private final AzureNativeServer server;
    private final RehearsedStack stack;
    private final ProviderSession session;
    private List<RegisteredResource> resources;

    /** Deploys a stack's file as a whole, its circuits included, when {@code provisioned}. */
    Observed(StackConfig config, Path file, String name, boolean provisioned) throws Exception {
        this.config = config;
        this.keys = new GeneratedKeys(config);
        this.scene = new Scene(config, keys);
        this.server = AzureNativeServer.start(scene.azure());
        this.stack = new RehearsedStack(
                Engine.folder(), file, name, server.environment(), keys.byPath(), FrozenStacks::program);
        up();
        if (provisioned) {
            provision();
        }
        this.session = ProviderSession.open(Engine.folder(), stack.project(), name, stack.engineEnvironment());
        this.resources = session.stack().export().resources();
    }

    private void up() throws Exception {
        assertThat(stack.up().errors()).isEmpty();
    }

    RehearsedStack stack() {
        return stack;
    }

    /** The providers do their part, and the stack is deployed as a whole. */
    void provision() throws Exception {
        scene.provision();
        up();
    }

    /** Reads the state again. */
    void exportAnew() throws Exception {
        resources = session.stack().export().resources();
    }

    Outside outside() {
        return scene.azure().outside();
    }

    Expectation expectation() {
        return ExpectationReader.of(config, resources);
    }

    /** A command of the command line in the stack's project, as the launcher starts it. */
    Ended command(String... words) throws IOException, InterruptedException {
        Path project = stack.project();
        Path engine = project.resolve("tools/engine");
        if (!Files.exists(engine)) {
            Files.createDirectories(engine.getParent());
            Files.writeString(engine, "echo " + Engine.folder() + "\n");
        }
        List<String> line = new ArrayList<>(List.of(
                "java", "-cp", System.getProperty("java.class.path"), "-Dhybrid.home=" + project, "hybridnetwork.App"));
        line.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().putAll(stack.engineEnvironment());
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    /** How a command ended. */
    record Ended(int status, String printed) {}

    /** The keys that the stack was given, and those that Azure has issued. */
    List<String> keys() {
        List<String> all = new ArrayList<>(keys.byPath().values());
        all.addAll(scene.issuedKeys().values());
        return all;
    }

    /** Observes as another stack file would. */
    Observation observe(StackConfig as) {
        return observe(as, false);
    }

    /** Asks the REST API as well, for the circuits' route tables. */
    Observation observeWithRouteTables() {
        return observe(config, true);
    }

    private Observation observe(StackConfig as, boolean restApi) {
        Expectation expected = ExpectationReader.of(as, resources);
        try {
            Optional<ArmClient> arm =
                    restApi ? Optional.of(ArmClient.of(session, server.environment())) : Optional.empty();
            return Observation.of("test", as, resources, expected, Questions.ask(session, arm, expected, what -> {}));
        } catch (NoSession e) {
            throw new AssertionError(e);
        }
    }

    Observation observe() {
        return observe(config);
    }

    /** The only difference that there is. */
    Judged only() {
        List<Judged> differences = observe().differences();
        assertThat(differences).as("differences").hasSize(1);
        return differences.get(0);
    }

    ArmId id(String logicalName) {
        return resources.stream()
                .filter(resource ->
                        resource.name().equals(logicalName) && resource.id().isPresent())
                .findFirst()
                .flatMap(resource -> resource.id().flatMap(ArmId::tryParse))
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        session.close();
        stack.close();
        server.close();
    }
}
