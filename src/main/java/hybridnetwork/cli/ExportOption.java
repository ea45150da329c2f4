package hybridnetwork.cli;

import hybridnetwork.config.ProofPremises;
import hybridnetwork.config.Purpose;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.StackExport;
import hybridnetwork.resources.UnreadableExport;
import hybridnetwork.template.ArmTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A network that is read from a file, whoever built it, instead of being planned. */
final class ExportOption {
    @Option(
            names = "--export",
            paramLabel = "FILE",
            description =
                    "read the resources from `pulumi stack export` or `pulumi preview --json` output, or from an"
                            + " ARM template in JSON; sites and traffic still come from STACK, which needs no other section then")
    private @Nullable Path export;

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            description = "values for the parameters of the template that --export names, as a deployment takes them;"
                    + " without one its defaults hold, and what has none is not known")
    private @Nullable Path parameters;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    boolean isGiven() {
        return export != null;
    }

    /** What the stack's file is read for. */
    Purpose purpose() {
        return isGiven() ? Purpose.PROVE_EXPORT : Purpose.DECLARE;
    }

    /**
     * Refuses words that go together to nothing, such as the empty variable of a script.
     *
     * @throws ParameterException when they do
     */
    void check() {
        if (Stream.of(Optional.ofNullable(export), Optional.ofNullable(parameters))
                .flatMap(Optional::stream)
                .anyMatch(file -> file.toString().isEmpty())) {
            throw new ParameterException(spec.commandLine(), "the name of a file is empty");
        }
        if (parameters != null && export == null) {
            throw new ParameterException(spec.commandLine(), "--parameters are of a template: give that to --export");
        }
    }

    /**
     * The resources of the file, which is given. What of it is not known is said on standard error.
     *
     * @throws UnreadableExport when the file is none of a network
     */
    List<RegisteredResource> resources(ProofPremises premises) {
        Path file = Optional.ofNullable(export).orElseThrow();
        StackExport read = StackExport.of(file);
        if (read.interrupted() > 0) {
            StandardError.print(
                    spec,
                    "warning: the stack has operations that were interrupted: " + read.interrupted()
                            + "; what they did in Azure is not proved\n    fix: run `pulumi refresh`, then export it again\n");
        }
        if (read.template().isPresent()) {
            ArmTemplate template =
                    ArmTemplate.of(file, read.template().get(), Optional.ofNullable(parameters), asked(premises));
            StandardError.print(spec, UnknownValues.render(template.unknown()));
            return template.resources();
        }
        if (parameters != null) {
            throw new UnreadableExport(file, "is no template, and takes no parameters", "leave --parameters out");
        }
        return read.resources();
    }

    /** The prefixes that flows name, and those of sites. */
    private static List<Prefix> asked(ProofPremises premises) {
        Stream<Prefix> ends = premises.traffic().values().stream()
                .flatMap(intent -> Stream.of(intent.from(), intent.to()))
                .filter(FlowEnd.Cidr.class::isInstance)
                .map(end -> ((FlowEnd.Cidr) end).prefix());
        Stream<Prefix> sites = premises.sites().values().stream().flatMap(site -> site.addressPrefixes().stream());
        return Stream.concat(ends, sites).toList();
    }
}
