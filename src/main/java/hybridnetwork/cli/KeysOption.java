package hybridnetwork.cli;

import hybridnetwork.edge.EdgeKeys;
import hybridnetwork.edge.EdgeRouter;
import hybridnetwork.edge.KeySource;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Where the keys of a router come from, if they are asked for. No message has anything of one, nor of the option's value: a key
 * may stand there by mistake.
 */
final class KeysOption {
    @Option(
            names = "--keys-from",
            paramLabel = "env|FILE",
            description = "fill in the keys, from variables of the environment (HYBRID_SHARED_KEY_SITE,"
                    + " HYBRID_PEERING_KEY_CIRCUIT) or from a file with lines NAME=KEY; needs --out, whose file only its owner"
                    + " can read")
    private @Nullable String keysFrom;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    boolean isGiven() {
        return keysFrom != null;
    }

    /**
     * The keys of a router; none where none are asked for.
     *
     * @param typed whether a command line reads the file
     */
    EdgeKeys keys(EdgeRouter router, boolean typed) {
        if (keysFrom == null) {
            return EdgeKeys.NONE;
        }
        EdgeKeys keys = EdgeKeys.of(read(keysFrom));
        boolean environment = keysFrom.equalsIgnoreCase("env");
        String prefix = environment ? KeySource.PREFIX : "";
        List<String> missing =
                keys.missing(router).stream().map(name -> prefix + name).toList();
        if (!missing.isEmpty()) {
            throw wrong("--keys-from has no " + String.join(" and no ", missing));
        }
        keys.refused(router, typed).forEach((name, why) -> {
            throw wrong("--keys-from: " + prefix + name + " " + why);
        });
        return keys;
    }

    private Map<String, String> read(String source) {
        if (source.equalsIgnoreCase("env")) {
            return KeySource.ofEnvironment(System.getenv());
        }
        try {
            Path file = Path.of(source);
            Map<String, String> keys = KeySource.ofFile(file);
            if (KeySource.isOpenToOthers(file)) {
                spec.commandLine()
                        .getErr()
                        .print("warning: others can read " + file + "\n    fix: chmod 600 " + file + "\n");
            }
            return keys;
        } catch (NoSuchFileException e) {
            throw wrong("--keys-from: there is no such file");
        } catch (IOException e) {
            throw wrong("--keys-from: it cannot be read");
        } catch (InvalidPathException e) {
            throw wrong("--keys-from: that is no name of a file");
        } catch (IllegalArgumentException e) {
            throw wrong("--keys-from: " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
