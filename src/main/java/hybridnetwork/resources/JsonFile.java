package hybridnetwork.resources;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** A JSON file from outside, read as a stream. Whatever is wrong with it ends in an {@link UnreadableExport}. */
public final class JsonFile {
    /** The largest file that is read, in MB of a million bytes: twice the largest network that Azure allows. */
    public static final int LARGEST_MB = 128;

    private static final int LONGEST_MARK = 3;
    private static final String CUT_OFF = "is cut off: it ends in the middle of its JSON";

    private JsonFile() {}

    /** What reads the file's one value. */
    @FunctionalInterface
    public interface Content<T> {
        /** Reads from the beginning; an {@link IllegalStateException} means that something else was expected. */
        T read(JsonReader json) throws IOException;
    }

    /**
     * Reads the file.
     *
     * @param fix how to make a file that can be read, for every message
     * @throws UnreadableExport when the file is missing, a directory, empty, too large, cut off, or not what was expected
     */
    public static <T> T read(Path file, String fix, Content<T> content) {
        try {
            if (Files.isDirectory(file)) {
                throw new UnreadableExport(file, "is a directory", fix);
            }
            // A pipe has no size; what it holds is bounded by what is kept of it.
            long size = Files.isRegularFile(file) ? Files.size(file) : -1;
            if (size > LARGEST_MB * 1_000_000L) {
                throw new UnreadableExport(
                        file,
                        "has " + size / 1_000_000 + " MB; a file of more than " + LARGEST_MB + " MB is not read",
                        fix);
            }
            try (JsonReader json = new JsonReader(new WithoutComments(text(file, fix)))) {
                return content.read(json);
            }
        } catch (NoSuchFileException e) {
            throw new UnreadableExport(file, "does not exist", fix);
        } catch (AccessDeniedException e) {
            throw new UnreadableExport(file, "may not be read", "give yourself the permission to read it");
        } catch (EOFException e) {
            throw new UnreadableExport(file, CUT_OFF, fix);
        } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
            // A string that does not end is the file's end.
            boolean cutOff = String.valueOf(e.getMessage()).startsWith("Unterminated string");
            throw new UnreadableExport(file, cutOff ? CUT_OFF : "is not the JSON that was expected" + place(e), fix);
        } catch (IOException e) {
            throw new UnreadableExport(file, "cannot be read", fix);
        }
    }

    /**
     * Reads a file that holds one object.
     *
     * @param fix how to make a file that can be read
     * @throws UnreadableExport when the file is none, or holds more values than the largest network has
     */
    public static Bag bag(Path file, String fix) {
        try {
            return read(file, fix, json -> {
                Map<String, Object> values = new Values(StackExport.MOST_VALUES).bag(json);
                if (json.peek() != JsonToken.END_DOCUMENT) {
                    throw new IllegalStateException("the document goes on");
                }
                return new Bag(values);
            });
        } catch (Values.TooManyValues e) {
            throw new UnreadableExport(file, "holds more than " + StackExport.MOST_VALUES + " values", fix);
        }
    }

    /** Gson ends its messages in {@code at line 1 column 2 path $.x}, sometimes with a link after it. */
    private static String place(Exception e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("at line ");
        return at < 0 ? "" : " (" + message.substring(at).replaceFirst("(?s) path .*", "") + ")";
    }

    /** Windows shells write what they redirect as UTF-16, or with a byte-order mark. */
    private static Reader text(Path file, String fix) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(LONGEST_MARK);
        int first = bytes.read();
        if (first < 0) {
            bytes.close();
            throw new UnreadableExport(file, "is empty", fix);
        }
        int second = bytes.read();
        Charset charset = StandardCharsets.UTF_8;
        if (first == 0xFF && second == 0xFE) {
            charset = StandardCharsets.UTF_16LE;
        } else if (first == 0xFE && second == 0xFF) {
            charset = StandardCharsets.UTF_16BE;
        } else if (!(first == 0xEF && second == 0xBB && bytes.read() == 0xBF)) {
            bytes.reset();
        }
        return new InputStreamReader(bytes, charset);
    }
}
