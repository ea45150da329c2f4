package hybridnetwork.cli;

import hybridnetwork.config.SecretText;
import hybridnetwork.edge.KeySource;
import hybridnetwork.rotation.NewKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A key that somebody has chosen. No message has anything of it, nor of the option's value: the key may stand there by mistake. */
final class NewKeyOption {
    private static final String STANDARD_INPUT = "-";

    @Option(
            names = "--key-from",
            paramLabel = "FILE|-",
            description =
                    "take the new key from the one line of a file, or of standard input, instead of having one made; for a router"
                            + " that has been given it already, or by a rule of yours")
    private @Nullable String from;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Whether it takes what would be typed. */
    boolean readsStandardInput() {
        return STANDARD_INPUT.equals(from);
    }

    /**
     * The key; empty where none is given.
     *
     * @param input standard input
     */
    Optional<SecretText> key(Typed input) {
        if (from == null) {
            return Optional.empty();
        }
        String key = (readsStandardInput() ? input.line().orElse("") : ofFile(from)).strip();
        if (!NewKey.isLegal(key)) {
            throw wrong(
                    "--key-from: that is no key that Azure takes (psk): 1 to 128 printable ASCII characters, without space,"
                            + " hyphen and tilde, on one line");
        }
        NewKey.doubts(key)
                .forEach(doubt -> StandardError.print(
                        spec, "warning: " + doubt + "\n    fix: have one made, by leaving --key-from out\n"));
        return Optional.of(SecretText.of(key));
    }

    private String ofFile(String name) {
        try {
            Path file = Path.of(name);
            String text = Files.readString(file);
            if (KeySource.isOpenToOthers(file)) {
                StandardError.print(
                        spec, "warning: others can read the file of --key-from\n    fix: chmod 600 on it\n");
            }
            return text;
        } catch (NoSuchFileException e) {
            throw wrong("--key-from: there is no such file");
        } catch (InvalidPathException e) {
            throw wrong("--key-from: that is no name of a file");
        } catch (IOException | UncheckedIOException e) {
            throw wrong("--key-from: it cannot be read");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
