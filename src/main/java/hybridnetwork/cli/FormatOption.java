package hybridnetwork.cli;

import picocli.CommandLine.Option;

/** The form in which a command prints its result. */
final class FormatOption {
    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.text;

    Format format() {
        return format;
    }
}
