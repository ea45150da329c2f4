package hybridnetwork.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Azure Blob Storage on this machine, as {@code tools/azurite/install} gives it: one account with a key of its own, in
 * a folder of the caller's. Its process ends with this one, however that ends.
 */
final class Azurite implements AutoCloseable {
    private static final Path TOOLS = Path.of("tools", "azurite");
    private static final String ACCOUNT = "team";
    private static final Pattern LISTENING = Pattern.compile("successfully listens on http://(127\\.0\\.0\\.1:\\d+)");

    private final Path folder;
    private final Process process;
    private final BlobAccount account;

    private Azurite(Path folder, Process process, BlobAccount account) {
        this.folder = folder;
        this.process = process;
        this.account = account;
    }

    /** Starts it. Skips the test where there is no Node, as {@link Engine} does. */
    static Azurite start(Path folder) throws IOException {
        byte[] random = new byte[64];
        new SecureRandom().nextBytes(random);
        String key = Base64.getEncoder().encodeToString(random);
        ProcessBuilder builder = new ProcessBuilder(
                        "node",
                        "--require",
                        TOOLS.resolve("end-with-parent.cjs").toAbsolutePath().toString(),
                        installed()
                                .resolve("node_modules/azurite/dist/src/blob/main.js")
                                .toString(),
                        "--blobHost",
                        "127.0.0.1",
                        "--blobPort",
                        "0",
                        "--location",
                        folder.toString(),
                        "--silent",
                        "--disableTelemetry",
                        "--skipApiVersionCheck")
                .redirectErrorStream(true);
        builder.environment().put("AZURITE_ACCOUNTS", ACCOUNT + ":" + key);
        Process process = builder.start();
        try {
            return new Azurite(folder, process, new BlobAccount(ACCOUNT, key, address(process)));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static Path installed() throws IOException {
        Path messages = Files.createTempFile("azurite", ".log");
        try {
            Process script = new ProcessBuilder("sh", TOOLS.resolve("install").toString())
                    .redirectError(messages.toFile())
                    .start();
            String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (script.waitFor() != 0) {
                throw Engine.missing(Files.readString(messages).strip());
            }
            return Path.of(printed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the search for Azurite was interrupted", e);
        } finally {
            Files.deleteIfExists(messages);
        }
    }

    /** Reads what it prints until it says where it listens; then nobody needs the rest, but its pipe must not fill. */
    private static String address(Process process) throws IOException {
        BufferedReader printed = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            said.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                drain(process.getInputStream());
                return listening.group(1);
            }
        }
        throw new IOException("Azurite does not start:\n" + said);
    }

    private static void drain(InputStream printed) {
        var thread = new Thread(
                () -> {
                    try (OutputStream nowhere = OutputStream.nullOutputStream()) {
                        printed.transferTo(nowhere);
                    } catch (IOException e) {
                        // It has ended.
                    }
                },
                "azurite");
        thread.setDaemon(true);
        thread.start();
    }

    /** The account that it serves. */
    BlobAccount account() {
        return account;
    }

    /** The files in which a text stands in clear. */
    List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(text))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once, even where it hangs. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
