package hybridnetwork.rehearsal;

import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.config.StackConfig;
import hybridnetwork.resources.ArmId;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several developers of the stack {@code dev}: one container for its state, one Azure, a machine each. */
final class Team implements AutoCloseable {
    static final Map<String, String> PASSPHRASE = Map.of("PULUMI_CONFIG_PASSPHRASE", "ours");

    private static final Path FILE = FrozenStacks.file("dev");

    private final StackConfig config = StackText.dev().stack();
    private final GeneratedKeys keys = new GeneratedKeys(config);
    private final Scene scene = new Scene(config, keys);
    private final AzureNativeServer server = AzureNativeServer.start(scene.azure());
    private final List<RehearsedStack> developers = new ArrayList<>();
    private final Azurite azurite;
    private final String container;

    Team(Azurite azurite, String container) throws IOException {
        this.azurite = azurite;
        this.container = container;
        azurite.account().makeContainer(container);
    }

    /** The developer who makes the stack. */
    RehearsedStack first() throws Exception {
        var stack = new RehearsedStack(
                Engine.folder(),
                FILE,
                "dev",
                server.environment(),
                keys.byPath(),
                FrozenStacks::program,
                azurite.account().backend(container, PASSPHRASE));
        developers.add(stack);
        return stack;
    }

    /** Another developer, who has what the first one shares: the stack's file. */
    RehearsedStack second(RehearsedStack first) throws IOException {
        return joins(first, "dev", PASSPHRASE);
    }

    /**
     * Another developer.
     *
     * @param stack the stack's name
     * @param secrets what this developer has for the secrets
     */
    RehearsedStack joins(RehearsedStack first, String stack, Map<String, String> secrets) throws IOException {
        return joins(first, stack, azurite.account().backend(container, secrets));
    }

    RehearsedStack joins(RehearsedStack first, String stack, Backend backend) throws IOException {
        RehearsedStack developer = first.joined(stack, FrozenStacks::program, backend);
        developers.add(developer);
        return developer;
    }

    /**
     * Gives a developer's project what the language host asks for its plugins, as {@code pulumi import} does: the class
     * path of this test, in place of a Maven build.
     */
    static void makeKnownToTheHost(RehearsedStack developer) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                // Large, and searched at every question; the provider is attached anyway.
                                .filter(entry -> !entry.contains("azure-native"))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Path jar = developer.project().resolve("program.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        Path description = developer.project().resolve("Pulumi.yaml");
        String inJava = Files.readString(description);
        Files.writeString(
                description,
                inJava.replace("runtime: java", "runtime: { name: java, options: { binary: " + jar + " } }"));
    }

    Scene scene() {
        return scene;
    }

    /** What exists of the stack in Azure, as ids. */
    Set<String> inAzure() {
        return scene.leftBehind().stream().map(ArmId::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys that must stand nowhere in clear: those of the configuration and those that Azure has issued. */
    List<String> keys() {
        List<String> all = new ArrayList<>(keys.byPath().values());
        all.addAll(scene.issuedKeys().values());
        return all;
    }

    @Override
    public void close() throws IOException {
        for (RehearsedStack developer : developers) {
            developer.close();
        }
        server.close();
    }
}
