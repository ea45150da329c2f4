package hybridnetwork.template;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.UnreadableExport;
import hybridnetwork.template.evaluation.Expansion;
import hybridnetwork.template.evaluation.Target;
import hybridnetwork.template.evaluation.UnknownValue;
import hybridnetwork.template.translation.Translated;
import hybridnetwork.template.translation.Translation;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An ARM template as the resources that it deploys.
 *
 * @param resources as a program on azure-native would have registered them, in the order of the template
 * @param unknown what of them could not be evaluated, in the order of the template
 */
public record ArmTemplate(List<RegisteredResource> resources, List<UnknownValue> unknown) {
    public ArmTemplate {
        resources = List.copyOf(resources);
        unknown = List.copyOf(unknown);
    }

    /**
     * Evaluates and translates a template.
     *
     * @param file that the template was read from
     * @param parameters a file of values for its parameters
     * @param asked addresses that are asked about one by one: an interface that says none gets none of them by guess
     * @throws UnreadableExport when the template deploys no network, or the parameters are not its own
     */
    public static ArmTemplate of(Path file, Bag template, Optional<Path> parameters, List<Prefix> asked) {
        return of(file, template, parameters, asked, Target.UNTOLD);
    }

    /**
     * As {@link #of(Path, Bag, Optional, List)}, of a template whose resource group is known.
     *
     * @param target that it is deployed to, or was exported from
     */
    public static ArmTemplate of(
            Path file, Bag template, Optional<Path> parameters, List<Prefix> asked, Target target) {
        Map<String, Object> values = parameters.map(ParameterFile::read).orElse(Map.of());
        parameters.ifPresent(it -> check(it, values, template));
        Expansion expansion = Expansion.of(template, values, target);
        Translated translated = Translation.of(expansion, asked);
        if (translated.resources().stream()
                .noneMatch(it -> it.azureType()
                        .filter(type -> type.isNetwork() || type.kind().equals("Deployment"))
                        .isPresent())) {
            throw new UnreadableExport(
                    file,
                    "is a template that deploys nothing of Microsoft.Network",
                    "give the template of the network: `az group export --name GROUP --skip-all-params`");
        }
        return new ArmTemplate(translated.resources(), expansion.evaluator().unknown(translated.given()));
    }

    /**
     * Of a template that was exported from a resource group, which the template itself does not say.
     *
     * @param fix what to do where the group is not known
     * @throws UnreadableExport as {@link #of(Path, Bag, Optional, List)}, and where the group is not known
     */
    public static ArmTemplate exported(Path file, Bag template, Optional<ArmId> group, String fix) {
        ArmId from = group.orElseThrow(() -> new UnreadableExport(
                file, "is an ARM template, which does not say which resource group it was exported from", fix));
        return of(file, template, Optional.empty(), List.of(), new Target(from.subscription(), from.group()));
    }

    /** Azure refuses values of parameters that a template does not have. */
    private static void check(Path file, Map<String, Object> values, Bag template) {
        Bag declared = template.bag("parameters").orElse(Bag.EMPTY);
        for (String name : values.keySet()) {
            if (declared.values().keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                String nearest = declared.values().keySet().stream()
                        .sorted(Comparator.comparing(it -> it.toLowerCase(Locale.ROOT)))
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("none");
                throw new UnreadableExport(
                        file,
                        "has a value for '" + name + "', which is no parameter of the template",
                        "take it out; the template's parameters are: " + nearest);
            }
        }
    }
}
