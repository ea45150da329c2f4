package hybridnetwork.cli;

import hybridnetwork.report.DriftMarkdown;
import hybridnetwork.resources.PreviewSteps;
import hybridnetwork.resources.UnreadableExport;
import hybridnetwork.review.Drift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts into words how Azure differs from what the stacks declare. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = {
            "Say how Azure differs from what the stacks declare, known noise of the provider left out.",
            "Reads what `pulumi preview --refresh --json` printed; asks nobody itself. Prints Markdown, for an issue."
        },
        footer = {
            "",
            "By hand:  pulumi preview --refresh --json --stack prod > previews/prod.json",
            "          ./hybrid drift --previews previews prod"
        })
final class DriftCommand implements Callable<Integer> {
    private static final String EXTENSION = ".json";

    @Parameters(
            arity = "0..*",
            paramLabel = "STACK",
            description = "the stacks to tell of (default: every stack of this project)")
    private List<String> named = new ArrayList<>();

    @Option(
            names = "--previews",
            required = true,
            paramLabel = "FOLDER",
            description = "where STACK.json holds what `pulumi preview --refresh --json --stack STACK` printed")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path previews;

    @Mixin
    private OutOption out = new OutOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Map<String, Drift> drifts = new TreeMap<>();
        for (String stack : stacks()) {
            drifts.put(stack, drift(previews.resolve(stack + EXTENSION)));
        }
        out.write(DriftMarkdown.render(drifts), spec);
        if (drifts.values().stream().anyMatch(drift -> !drift.errors().isEmpty())) {
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
        return drifts.values().stream().allMatch(Drift::isNone) ? ExitStatus.FINE : ExitStatus.PROMISE_BROKEN;
    }

    private static Drift drift(Path file) {
        try {
            return Drift.of(PreviewSteps.read(file));
        } catch (UnreadableExport e) {
            return Drift.unknown(String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", "; "));
        }
    }

    private List<String> stacks() throws IOException {
        if (!Files.isDirectory(previews)) {
            throw new ParameterException(spec.commandLine(), "--previews names no folder");
        }
        if (!named.isEmpty()) {
            return named;
        }
        // Of the project rather than of the folder: a stack whose preview is missing was not compared.
        List<String> all = List.copyOf(OtherCheckout.stacks(ProjectFolder.path()));
        if (all.stream().noneMatch(stack -> Files.exists(previews.resolve(stack + EXTENSION)))) {
            throw new ParameterException(spec.commandLine(), "the folder of --previews has no file STACK.json");
        }
        return all;
    }
}
