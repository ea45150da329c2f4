package hybridnetwork.lab;

/**
 * Something that had to be so.
 *
 * @param name what, such as {@code BGP with circuit:primary/primary-link}
 * @param detail what was seen
 */
public record Check(String name, boolean held, String detail) {
    static Check of(String name, boolean held, String seen) {
        return new Check(name, held, seen);
    }
}
