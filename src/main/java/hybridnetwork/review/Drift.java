package hybridnetwork.review;

import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.PreviewSteps;
import hybridnetwork.resources.PreviewSteps.Step;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How Azure differs from what a stack's program declares, read from {@code pulumi preview --refresh --json}.
 *
 * @param differences by resource, in the order of the preview
 * @param ignored how many differences are {@linkplain KnownNoise known noise}, by the reason
 * @param warnings what the program warned of that Azure has changed, such as a circuit that has lost its provisioning
 * @param errors why the preview was not made; the differences are then not all, and not told
 */
public record Drift(
        List<Difference> differences, Map<String, Integer> ignored, List<String> warnings, List<String> errors) {
    /** What is otherwise than declared. */
    public enum Kind {
        /** Somebody changed it, or the change that declares it has not been deployed. */
        CHANGED,
        /** As {@link #CHANGED}, and the next deployment would replace the resource. */
        WOULD_BE_REPLACED,
        /** It is declared and not in Azure: somebody deleted it, or it has not been deployed. */
        MISSING,
        /** It is in Azure and in the stack, and no longer declared. */
        NOT_DECLARED
    }

    /**
     * One resource that differs.
     *
     * @param resource as declared; as Azure has it where it is not declared
     * @param properties before: as declared; after: as Azure has it
     */
    public record Difference(Kind kind, RegisteredResource resource, List<PropertyChange> properties) {
        /** The name in Azure. */
        public String azureName() {
            return ResourceChange.azureName(resource);
        }

        /** What the next deployment means for the traffic, where it costs something. */
        public Optional<String> consequence() {
            return switch (kind) {
                case WOULD_BE_REPLACED -> Consequence.ANYWHERE.ofReplacement(resource);
                case NOT_DECLARED -> Consequence.ANYWHERE.ofRemoval(resource);
                case CHANGED, MISSING -> Optional.empty();
            };
        }
    }

    private static final Map<String, Kind> KINDS = Map.of(
            "update", Kind.CHANGED,
            "replace", Kind.WOULD_BE_REPLACED,
            "create", Kind.MISSING,
            "delete", Kind.NOT_DECLARED);

    /** Names of keys, such as {@code sharedKey} and, of a gateway for single machines, {@code radiusServerSecret}. */
    private static final Pattern KEY = Pattern.compile(".*([kK]ey|[sS]ecret|[pP]assword)s?");

    /** How the program's warnings begin that tell of Azure; all others tell of the stack's file, wherever it is read, or of a change to it. */
    private static final Set<String> OF_AZURE =
            Set.of("[er-provider-state]", "[gateway-migrated]", "[subnet-not-declared]", "[vpngw-generation-moved]");

    public static Drift of(PreviewSteps preview) {
        if (!preview.errors().isEmpty()) {
            return new Drift(List.of(), Map.of(), List.of(), preview.errors());
        }
        RepeatedResources repeated = new RepeatedResources(preview.steps());
        Map<String, Difference> differences = new LinkedHashMap<>();
        Map<String, Integer> ignored = new LinkedHashMap<>();
        for (Step step : preview.steps()) {
            Kind kind = KINDS.get(step.operation());
            if (kind != null) {
                difference(kind, step, repeated, ignored).ifPresent(it -> differences.put(step.urn(), it));
            }
        }
        List<String> warnings = preview.warnings().stream()
                .map(String::strip)
                .filter(warning -> OF_AZURE.stream().anyMatch(warning::startsWith))
                .toList();
        return new Drift(List.copyOf(differences.values()), ignored, warnings, List.of());
    }

    /** Where there is no preview to read. */
    public static Drift unknown(String why) {
        return new Drift(List.of(), Map.of(), List.of(), List.of(why));
    }

    /** Whether Azure has what the stack declares, as far as is known. */
    public boolean isNone() {
        return differences.isEmpty() && warnings.isEmpty() && errors.isEmpty();
    }

    private static Optional<Difference> difference(
            Kind kind, Step step, RepeatedResources repeated, Map<String, Integer> ignored) {
        Optional<RegisteredResource> resource = step.after().or(step::before);
        if (resource.isEmpty() || resource.get().azureType().isEmpty()) {
            return Optional.empty();
        }
        if (kind == Kind.MISSING || kind == Kind.NOT_DECLARED) {
            return Optional.of(new Difference(kind, resource.get(), List.of()));
        }
        List<PropertyChange> all = properties(step);
        List<PropertyChange> real = new ArrayList<>();
        for (PropertyChange each : all) {
            Set<String> reasons = reasons(resource.get(), each, repeated, real);
            reasons.forEach(reason -> ignored.merge(reason, 1, Integer::sum));
        }
        return real.isEmpty() && !all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(kind, resource.get(), real));
    }

    /** Why some or all of a difference means nothing; the rest is added to what is real. */
    private static Set<String> reasons(
            RegisteredResource resource, PropertyChange change, RepeatedResources repeated, List<PropertyChange> real) {
        boolean nothing = change.before().map(KnownNoise::isNothing).orElse(true)
                && change.after().map(KnownNoise::isNothing).orElse(true);
        if (nothing) {
            return Set.of(KnownNoise.EMPTY);
        }
        boolean sameButForCase = change.before()
                .flatMap(before -> change.after()
                        .filter(after ->
                                !before.equals(after) && KnownNoise.isSameButForCase(change.path(), before, after)))
                .isPresent();
        if (sameButForCase) {
            return Set.of(KnownNoise.CASE);
        }
        if (change.before().isEmpty()) {
            Undeclared undeclared = Undeclared.of(resource, change, repeated);
            undeclared.rest().forEach(each -> real.add(withoutKeys(each)));
            return undeclared.rest().isEmpty() ? undeclared.reasons() : Set.of();
        }
        Optional<String> reason = KnownNoise.reason(resource.kind(), change.path(), true, change.after());
        if (reason.isEmpty()) {
            real.add(withoutKeys(change));
        }
        return reason.map(Set::of).orElse(Set.of());
    }

    /** Those in inputs that the provider calls different: it knows more than a comparison of values, and less than one. */
    private static List<PropertyChange> properties(Step step) {
        Map<String, Object> declared =
                step.after().map(RegisteredResource::inputs).orElse(Map.of());
        Map<String, Object> azure =
                step.before().map(RegisteredResource::inputs).orElse(Map.of());
        Set<String> inputs = step.inputs();
        List<PropertyChange> changes = new ArrayList<>(PropertyChange.between(declared, azure).stream()
                .filter(change -> inputs.isEmpty() || inputs.contains(change.input()))
                .toList());
        // A secret differs and looks the same.
        inputs.stream()
                .filter(input -> Opaque.SECRET.equals(declared.get(input)) || Opaque.SECRET.equals(azure.get(input)))
                .filter(input ->
                        changes.stream().noneMatch(change -> change.input().equals(input)))
                .forEach(input ->
                        changes.add(new PropertyChange(input, Optional.of(Opaque.SECRET), Optional.of(Opaque.SECRET))));
        return changes;
    }

    /**
     * With every key hidden: what the program calls secret the engine hides, but not what Azure alone told it, or what somebody
     * declared in clear.
     */
    private static PropertyChange withoutKeys(PropertyChange change) {
        String path = change.path();
        String name = path.substring(path.lastIndexOf('.') + 1);
        return new PropertyChange(
                path,
                change.before().map(value -> withoutKeys(name, value)),
                change.after().map(value -> withoutKeys(name, value)));
    }

    private static Object withoutKeys(String name, Object value) {
        if (KEY.matcher(name).matches()) {
            return Opaque.SECRET;
        }
        if (value instanceof Map<?, ?> bag) {
            Map<Object, Object> hidden = new LinkedHashMap<>();
            bag.forEach((key, each) -> hidden.put(key, withoutKeys(key.toString(), each)));
            return hidden;
        }
        return value instanceof List<?> list
                ? list.stream().map(each -> withoutKeys(name, each)).toList()
                : value;
    }
}
