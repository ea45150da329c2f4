package hybridnetwork.resources;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * JSON without what templates may have beside it: {@code // comments}, {@code /* comments} and a comma before a closing bracket.
 * Lines stay as they are, so that a message names the right one.
 */
final class WithoutComments extends FilterReader {
    private enum State {
        CODE,
        TEXT,
        ESCAPED,
        STROKE,
        LINE,
        BLOCK,
        STAR
    }

    private static final int NOTHING = -1;
    private static final int CHUNK = 8192;

    private final char[] chunk = new char[CHUNK];
    private int at;
    private int end;
    private State state = State.CODE;

    /** Whether a comma waits for what comes after it. */
    private boolean comma;

    /** What is shown next, before anything else is read. */
    private int held = NOTHING;

    WithoutComments(Reader json) {
        super(json);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            if (held != NOTHING) {
                buffer[offset + count++] = (char) held;
                held = NOTHING;
            } else if (at < end) {
                int shown = shown(chunk[at++]);
                if (shown != NOTHING) {
                    buffer[offset + count++] = (char) shown;
                }
            } else if (count > 0) {
                return count;
            } else {
                at = 0;
                end = in.read(chunk, 0, CHUNK);
                if (end < 0) {
                    end = 0;
                    return -1;
                }
            }
        }
        return count;
    }

    private int shown(char read) {
        switch (state) {
            case CODE -> {
                return code(read);
            }
            case TEXT -> {
                state = read == '\\' ? State.ESCAPED : read == '"' ? State.CODE : State.TEXT;
                return read;
            }
            case ESCAPED -> {
                state = State.TEXT;
                return read;
            }
            case STROKE -> {
                state = read == '/' ? State.LINE : read == '*' ? State.BLOCK : State.CODE;
                // A stroke that begins no comment is no JSON, and must stay none.
                return state == State.CODE ? '/' : ' ';
            }
            case LINE -> {
                if (read == '\n') {
                    state = State.CODE;
                }
            }
            default -> {
                state = read == '*' ? State.STAR : state == State.STAR && read == '/' ? State.CODE : State.BLOCK;
            }
        }
        return read == '\n' ? read : ' ';
    }

    private int code(char read) {
        if (read == '/') {
            state = State.STROKE;
            return ' ';
        }
        if (Character.isWhitespace(read)) {
            return read;
        }
        if (read == '"') {
            state = State.TEXT;
        }
        if (comma) {
            comma = read == ',';
            if (read == ']' || read == '}') {
                return read;
            }
            held = comma ? NOTHING : read;
            return ',';
        }
        comma = read == ',';
        return comma ? NOTHING : read;
    }
}
