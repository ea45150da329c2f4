package hybridnetwork.rehearsal;

import com.pulumi.automation.LocalPulumiCommand;
import com.pulumi.automation.PulumiCommand;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The command {@code pulumi} of a certain folder.
 *
 * <p>The SDK looks for it on this process's PATH only, which a Java program cannot change; this is the one place that
 * reaches into the SDK for it.
 */
final class EngineCommand {
    private EngineCommand() {}

    /** @throws NoEngine when the command is missing or too old for the SDK */
    static PulumiCommand in(Path folder) throws NoEngine {
        String command = folder.resolve("pulumi").toAbsolutePath().toString();
        try {
            Constructor<?> constructor = LocalPulumiCommand.class.getDeclaredConstructors()[0];
            Method versionOf = method("getPulumiVersion");
            Field oldest = LocalPulumiCommand.class.getDeclaredField("MINIMUM_VERSION");
            oldest.setAccessible(true);
            constructor.setAccessible(true);
            Object version = ((Optional<?>) versionOf.invoke(null, oldest.get(null), command, false)).orElse(null);
            return (PulumiCommand) constructor.newInstance(command, version);
        } catch (InvocationTargetException e) {
            throw new NoEngine("the engine " + command + " cannot be used: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of the Pulumi SDK starts its command otherwise", e);
        }
    }

    private static Method method(String name) throws NoSuchMethodException {
        for (Method method : LocalPulumiCommand.class.getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new NoSuchMethodException(name);
    }
}
