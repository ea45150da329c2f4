package hybridnetwork.resources;

import java.nio.file.Path;

/** A file that cannot be used. The message is for its user: what is wrong with which file, and one fix. */
public final class UnreadableExport extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The longest file name that a message repeats. */
    private static final int LONGEST_NAME = 200;

    /**
     * @param what what is wrong, to be read after the file's name, such as {@code is empty}
     * @param fix what to do
     */
    public UnreadableExport(Path file, String what, String fix) {
        super(name(file) + " " + what + "\n    fix: " + fix);
    }

    private static String name(Path file) {
        String name = file.toString().replaceAll("\\p{Cntrl}", "?");
        return name.length() <= LONGEST_NAME ? name : "…" + name.substring(name.length() - LONGEST_NAME);
    }
}
