package hybridnetwork.template.evaluation;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A template with the values that it is deployed with. Each is evaluated when it is first asked for, and once. */
final class Frame {
    private record Known(Object value, String reason) {}

    private final Bag template;
    private final Map<String, Supplier<Object>> given;
    private final Target target;
    private final String deployment;
    private final Map<String, Known> known = new HashMap<>();
    private final Set<String> busy = new HashSet<>();

    /** Resources by their symbolic names, in lower case; those of a loop also as {@code name[0]}. */
    private final Map<String, List<Declared>> symbols = new HashMap<>();

    /**
     * @param given values of parameters, by names in lower case
     * @param deployment its name
     */
    Frame(Bag template, Map<String, Supplier<Object>> given, Target target, String deployment) {
        this.template = template;
        this.given = given;
        this.target = target;
        this.deployment = deployment;
    }

    Target target() {
        return target;
    }

    String deployment() {
        return deployment;
    }

    void name(String symbol, Declared resource) {
        symbols.computeIfAbsent(symbol.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(resource);
    }

    List<Declared> named(String symbol) {
        return symbols.getOrDefault(symbol.toLowerCase(Locale.ROOT), List.of());
    }

    /** The value of a parameter: as it was given, else its default, else not known. A secure one is secret. */
    Object parameter(String name, Evaluator evaluator) {
        return once("parameters('" + name + "')", evaluator, () -> {
            Bag declared = template.bag("parameters")
                    .flatMap(parameters -> Optional.ofNullable(Json.property(parameters.values(), name)))
                    .flatMap(Bag::of)
                    .orElseThrow(() -> new NotEvaluated("the template has no parameter '" + name + "'"));
            if (isSecure(declared)) {
                return Opaque.SECRET;
            }
            Supplier<Object> value = given.get(name.toLowerCase(Locale.ROOT));
            if (value != null) {
                return value.get();
            }
            if (declared.has("defaultValue")) {
                return evaluator.value(declared.at("defaultValue").orElseThrow(), Scope.of(this));
            }
            if (declared.flag("nullable")) {
                return Json.NULL;
            }
            throw new NotEvaluated("the parameter '" + name + "' has no value: give it in a file to --parameters");
        });
    }

    /** Whether a value is secret, by its type or by the type of the template's own that it refers to. */
    private boolean isSecure(Bag declared) {
        Optional<Bag> referred =
                declared.text("$ref").map(ArmId::name).flatMap(type -> template.bag("definitions", type));
        return Stream.concat(Stream.of(declared), referred.stream())
                .flatMap(type -> type.text("type").stream())
                .anyMatch(type -> type.toLowerCase(Locale.ROOT).startsWith("secure"));
    }

    Object variable(String name, Evaluator evaluator) {
        return once("variables('" + name + "')", evaluator, () -> {
            Bag variables = template.bag("variables").orElse(Bag.EMPTY);
            Object value = Json.property(variables.values(), name);
            if (value != null) {
                return evaluator.value(value, Scope.of(this));
            }
            for (Bag loop : variables.bags("copy")) {
                if (loop.text("name").filter(name::equalsIgnoreCase).isPresent()) {
                    return evaluator.loop(loop, Scope.of(this));
                }
            }
            throw new NotEvaluated("the template has no variable '" + name + "'");
        });
    }

    /** A function of the template's own. */
    Optional<Bag> function(String namespaced) {
        int dot = namespaced.indexOf('.');
        for (Bag namespace : template.bags("functions")) {
            if (namespace.text("namespace").orElse("").equalsIgnoreCase(namespaced.substring(0, dot))) {
                return namespace
                        .bag("members")
                        .flatMap(members ->
                                Optional.ofNullable(Json.property(members.values(), namespaced.substring(dot + 1))))
                        .flatMap(Bag::of);
            }
        }
        return Optional.empty();
    }

    /**
     * What the template tells when it is deployed, as {@code reference()} shows it.
     *
     * @param scope what names in it mean: this frame, or that of the template around it
     */
    Map<String, Object> outputs(Bag deployed, Scope scope, Evaluator evaluator) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        Bag declared = deployed.bag("outputs").orElse(Bag.EMPTY);
        declared.values().forEach((name, value) -> {
            Bag output = Bag.of(value).orElse(Bag.EMPTY);
            Object told = isSecure(output)
                    ? Opaque.SECRET
                    : output.has("copy")
                            ? evaluator.loop(output.bag("copy").orElse(Bag.EMPTY), scope)
                            : output.has("value")
                                    ? evaluator.value(output.at("value").orElseThrow(), scope)
                                    : Json.NULL;
            outputs.put(name, new LinkedHashMap<>(Map.of("value", told)));
        });
        return outputs;
    }

    private Object once(String name, Evaluator evaluator, Supplier<Object> value) {
        String key = name.toLowerCase(Locale.ROOT);
        Known before = known.get(key);
        if (before == null) {
            if (!busy.add(key)) {
                throw new NotEvaluated(name + " refers to itself");
            }
            try {
                before = new Known(value.get(), evaluator.reason());
            } catch (NotEvaluated e) {
                before = new Known(Opaque.UNKNOWN, e.reason());
            } finally {
                busy.remove(key);
            }
            known.put(key, before);
        }
        if (Json.holds(before.value(), Opaque.UNKNOWN)) {
            evaluator.because(before.reason());
        }
        return before.value();
    }
}
