package hybridnetwork.rehearsal;

import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.config.StackConfig;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The stack {@code dev} on the real engine and a simulated Azure of its own, for tests of one class that follow one another:
 * there before the first of them, with nothing deployed, and gone after the last.
 */
final class DevNetwork implements BeforeAllCallback, AfterAllCallback {
    static final StackConfig CONFIG = StackText.dev().stack();

    private final GeneratedKeys keys = new GeneratedKeys(CONFIG);
    private final Scene scene = new Scene(CONFIG, keys);
    private @Nullable AzureNativeServer server;
    private @Nullable RehearsedStack stack;

    /** The frozen stack {@code dev}, under any name, against a simulated Azure. */
    static RehearsedStack stack(String name, AzureNativeServer server, GeneratedKeys keys) throws Exception {
        return new RehearsedStack(
                Engine.folder(),
                FrozenStacks.file("dev"),
                name,
                server.environment(),
                keys.byPath(),
                FrozenStacks::program);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        AzureNativeServer started = AzureNativeServer.start(scene.azure());
        server = started;
        stack = stack("dev", started, keys);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (stack != null) {
            stack.close();
        }
        if (server != null) {
            server.close();
        }
    }

    Scene scene() {
        return scene;
    }

    RehearsedStack stack() {
        return started(stack);
    }

    /** The same under another name, beside it. */
    RehearsedStack another(String name) throws Exception {
        return stack(name, started(server), keys);
    }

    private static <T> T started(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the tests have not begun");
        }
        return value;
    }
}
