package hybridnetwork.cli;

/** The forms in which a command can print its result. */
enum Format {
    text,
    json,
    markdown
}
