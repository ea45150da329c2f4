package hybridnetwork.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Files that a command makes and never writes over somebody's work with. */
record NewFiles(boolean force) {
    /** Keys that Pulumi keeps in a stack file beside its configuration: without them nobody reads the stack's secrets again. */
    private static final Pattern PULUMIS_OWN =
            Pattern.compile("(?m)^(encryptionsalt|encryptedkey|secretsprovider):.*(\\R[ \\t]+.*)*\\R?");

    private static final Pattern CONFIG = Pattern.compile("(?m)^[\"']?config[\"']?\\s*:");

    /**
     * Refuses a file that is there and says something.
     *
     * @throws ParameterException naming every one of them
     */
    void check(List<Path> files, CommandSpec spec) throws IOException {
        List<String> there = new java.util.ArrayList<>();
        for (Path file : files) {
            if (!force && Files.exists(file) && !isBare(file)) {
                there.add(file.toString());
            }
        }
        if (!there.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.join(" and ", there) + (there.size() == 1 ? " is" : " are")
                            + " there already; --force writes over, --out FOLDER puts it elsewhere");
        }
    }

    /** Whether it is a stack file as `pulumi stack init` leaves it. */
    private static boolean isBare(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".yaml") && !CONFIG.matcher(Files.readString(file)).find();
    }

    /** Writes a stack file; what Pulumi itself keeps in it stays. */
    void writeStack(Path file, String text) throws IOException {
        StringBuilder own = new StringBuilder();
        if (Files.exists(file)) {
            Matcher kept = PULUMIS_OWN.matcher(Files.readString(file));
            while (kept.find()) {
                own.append(kept.group().stripTrailing()).append('\n');
            }
        }
        write(file, own + text);
    }

    void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text);
    }
}
