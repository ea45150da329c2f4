package hybridnetwork.automation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a file's lines while another process writes it; a line counts when its end is there. */
final class LineFollower implements AutoCloseable {
    private static final int PAUSE_MILLIS = 20;

    private final InputStream file;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final Thread thread;
    private volatile boolean written;

    LineFollower(Path file, Consumer<String> lines) throws IOException {
        this.file = Files.newInputStream(file);
        this.lines = lines;
        this.thread = new Thread(this::follow, "events");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try {
            while (!written) {
                readOn();
                Thread.sleep(PAUSE_MILLIS);
            }
            readOn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            lines.accept(
                    "{\"diagnosticEvent\":{\"severity\":\"error\",\"message\":\"the engine's events cannot be read\"}}");
        }
    }

    private void readOn() throws IOException {
        byte[] more = file.readAllBytes();
        for (byte each : more) {
            if (each == '\n') {
                lines.accept(begun.toString(StandardCharsets.UTF_8));
                begun.reset();
            } else {
                begun.write(each);
            }
        }
    }

    /** Reads what is left; the writer has ended. */
    @Override
    public void close() throws IOException {
        written = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
