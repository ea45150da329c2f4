package hybridnetwork.config;

/**
 * A place in a stack file.
 *
 * @param file the file as the user would name it, relative to the project where that is possible
 * @param line from 1
 * @param column from 1
 */
public record SourceLocation(String file, int line, int column) {
    /** The {@code file:line:column} form that terminals and editors make a link of. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
