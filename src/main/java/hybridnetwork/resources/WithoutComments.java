package hybridnetwork.resources;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** JSON with spaces in place of {@code // comments} and {@code /* comments}, which templates may have. */
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

    private State state = State.CODE;

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
        int count = in.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            buffer[i] = shown(buffer[i]);
        }
        return count;
    }

    private char shown(char read) {
        switch (state) {
            case CODE -> {
                if (read == '"') {
                    state = State.TEXT;
                } else if (read == '/') {
                    state = State.STROKE;
                    return ' ';
                }
                return read;
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
}
