package hybridnetwork.edge;

/**
 * A file of a router's configuration.
 *
 * @param name without a folder
 * @param destination where the router has it
 */
public record WrittenFile(String name, String destination, String text) {}
