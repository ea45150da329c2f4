package hybridnetwork.cli;

import hybridnetwork.edge.Deployed;
import hybridnetwork.resources.JsonFile;
import hybridnetwork.resources.StackExport;
import hybridnetwork.resources.UnreadableExport;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A deployed stack's export, or its outputs, where one is given. */
final class DeployedOption {
    @Option(
            names = "--export",
            paramLabel = "FILE",
            description =
                    "take the gateways' addresses, and settings as they are deployed, from `pulumi stack export`; addresses"
                            + " alone from `pulumi stack output --json`")
    private @Nullable Path export;

    /**
     * What is deployed; nothing where no file is given.
     *
     * @param stack the stack's name, for a message
     * @throws UnreadableExport when the file is neither
     */
    Deployed read(String stack) {
        if (export == null) {
            return Deployed.NOTHING;
        }
        StackExport read;
        try {
            read = StackExport.of(export);
        } catch (UnreadableExport e) {
            return outputs(export).orElseThrow(() -> e);
        }
        if (read.template().isPresent()) {
            throw new UnreadableExport(
                    export,
                    "is a template, which has none of the addresses that Azure chose",
                    "give the output of `pulumi stack export --stack " + stack + "`");
        }
        return Deployed.of(read.resources());
    }

    /** The file as the outputs of a stack, where it is that. */
    private static Optional<Deployed> outputs(Path file) {
        try {
            return Deployed.ofOutputs(JsonFile.bag(file, ""));
        } catch (UnreadableExport e) {
            return Optional.empty();
        }
    }
}
