package hybridnetwork.template.evaluation;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import hybridnetwork.template.expression.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The resources that a template deploys: those of loops one by one, children on their own, and those of deployments inside it as
 * well. What a condition leaves out is not there.
 */
public final class Expansion {
    private static final String DEPLOYMENT = "Microsoft.Resources/deployments";
    private static final int MOST_RESOURCES = 50_000;
    private static final int DEEPEST = 12;

    private final Declarations declarations = new Declarations();
    private final Evaluator evaluator = new Evaluator(declarations);
    private final List<Declared> deployed = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();
    private final Map<List<Object>, Integer> places = new HashMap<>();
    private final Precedence precedence = new Precedence(this);
    private int depth;

    /**
     * Something of which nobody can say what it deploys.
     *
     * @param type in ARM's words
     * @param why as messages say it
     */
    public record Unseen(String type, String name, String why) {}

    private Expansion() {}

    /**
     * The resources of a template.
     *
     * @param parameters values that it is deployed with, by name
     */
    public static Expansion of(Bag template, Map<String, Object> parameters) {
        return of(template, parameters, Target.UNTOLD);
    }

    /**
     * The resources of a template whose resource group is known.
     *
     * @param target that it is deployed to, or was exported from
     */
    public static Expansion of(Bag template, Map<String, Object> parameters, Target target) {
        Expansion expansion = new Expansion();
        Map<String, Supplier<Object>> given = new HashMap<>();
        parameters.forEach((name, value) -> given.put(name.toLowerCase(Locale.ROOT), () -> value));
        Frame frame = new Frame(template, given, target, "deployment");
        expansion.template(template, Scope.of(frame), target);
        expansion.keepTheLast();
        Placement.doubtful(expansion.deployed)
                .forEach((resource, why) -> expansion.leave(resource.type(), resource.label(), why));
        return expansion;
    }

    /** In the order of the template, each parent before its children. */
    public List<Declared> deployed() {
        return List.copyOf(deployed);
    }

    /**
     * A resource that is deployed twice, as some templates do to give a network its route tables, is what the one says that waits
     * for the other.
     */
    private void keepTheLast() {
        Map<String, Declared> last = new LinkedHashMap<>();
        for (Declared resource : deployed) {
            String key = resource.id().map(ArmId::key).orElse("without an id " + last.size());
            Declared before = last.remove(key);
            if (before == null || precedence.isAfter(resource, before)) {
                last.put(key, resource);
            } else if (precedence.isAfter(before, resource)) {
                last.put(key, before);
            } else {
                last.put(key, resource);
                if (isOfNetworks(resource.type()) && !isAlike(resource, before)) {
                    leave(
                            resource.type(),
                            resource.label(),
                            "it is deployed twice, and which of them is the last is not known");
                }
            }
        }
        deployed.clear();
        deployed.addAll(last.values());
    }

    private boolean isAlike(Declared one, Declared other) {
        return evaluator
                .value(one.body().at("properties").orElse(Map.of()), one.scope())
                .equals(evaluator.value(other.body().at("properties").orElse(Map.of()), other.scope()));
    }

    private static boolean isOfNetworks(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith("microsoft.network/");
    }

    public List<Unseen> unseen() {
        return unseen;
    }

    public Evaluator evaluator() {
        return evaluator;
    }

    /** What a resource says that it waits for: ids, names and symbolic names. */
    public List<String> waitsFor(Declared resource) {
        Object names = evaluator.value(resource.body().at("dependsOn").orElse(List.of()), resource.scope());
        return names instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private void template(Bag template, Scope scope, Target target) {
        if (depth++ < DEEPEST) {
            each(template, (symbol, body) -> resource(symbol, body, scope, target, Optional.empty()));
        }
        depth--;
    }

    private interface Taken {
        void take(Optional<String> symbol, Bag body);
    }

    /** Resources are a list or, since version 2 of the language, a map by symbolic names. */
    private static void each(Bag owner, Taken taken) {
        owner.bags("resources").forEach(body -> taken.take(Optional.empty(), body));
        owner.bag("resources")
                .ifPresent(named -> named.values()
                        .forEach(
                                (symbol, body) -> Bag.of(body).ifPresent(bag -> taken.take(Optional.of(symbol), bag))));
    }

    private void resource(Optional<String> symbol, Bag body, Scope scope, Target target, Optional<Declared> parent) {
        Optional<Bag> copy = body.bag("copy");
        if (copy.isEmpty()) {
            single(symbol, body, scope, target, parent);
            return;
        }
        String loop = copy.get().text("name").orElse("");
        Object count = evaluator.value(copy.get().at("count").orElse(0.0), scope);
        if (!(count instanceof Double rounds) || rounds > Evaluator.MOST_ROUNDS) {
            leave(type(body, parent), symbol.orElse(body.text("name").orElse(loop)), "how many there are is not known");
            return;
        }
        for (int i = 0; i < rounds && declarations.size() < MOST_RESOURCES; i++) {
            Declared declared = single(symbol, body, scope.inLoop(loop, i), target, parent);
            int index = i;
            symbol.ifPresent(name -> scope.frame().name(name + "[" + index + "]", declared));
        }
        if (rounds > 0 && declarations.size() >= MOST_RESOURCES) {
            leave(type(body, parent), symbol.orElse(loop), "there are more than " + MOST_RESOURCES + " resources");
        }
    }

    private Declared single(Optional<String> symbol, Bag body, Scope scope, Target outer, Optional<Declared> parent) {
        String type = type(body, parent);
        Target target = type.equalsIgnoreCase(DEPLOYMENT) || body.flag("existing") ? target(body, scope, outer) : outer;
        Object own = evaluator.value(body.at("name").orElse(Opaque.UNKNOWN), scope);
        Object name = own instanceof String text
                ? parent.isEmpty() || isWhole(body)
                        ? text
                        : parent.get()
                                .name()
                                .<Object>map(above -> above + "/" + text)
                                .orElse(Opaque.UNKNOWN)
                : Opaque.UNKNOWN;
        Declared declared =
                new Declared(symbol, scope, target, type, name, id(type, name, body, scope, target, parent), body);
        declarations.add(declared);
        precedence.add(declared);
        symbol.ifPresent(text -> scope.frame().name(text, declared));
        Object there = evaluator.value(body.at("condition").orElse(true), scope);
        boolean matters = isOfNetworks(type);
        if (declared.exists() || isFalse(there)) {
            return declared;
        }
        if (type.indexOf('/') < 0 || Parser.isExpression(type)) {
            leave(type, declared.label(), "its type is not known");
            return declared;
        }
        if (type.equalsIgnoreCase(DEPLOYMENT)) {
            if (Json.isOpaque(there)) {
                leave(type, declared.label(), "its condition is not known");
            } else {
                inside(declared, scope, target);
            }
        } else if (Json.isOpaque(there) && matters) {
            leave(type, declared.label(), "its condition is not known");
        } else {
            deployed.add(declared);
            each(body, (inner, child) -> resource(inner, child, scope, target, Optional.of(declared)));
        }
        return declared;
    }

    private static boolean isFalse(Object condition) {
        return Boolean.FALSE.equals(condition) || (condition instanceof String text && text.equalsIgnoreCase("false"));
    }

    private void leave(String type, String name, String why) {
        unseen.add(new Unseen(type, name, why));
    }

    /** The whole type: that of a child is written without its parent's. */
    private static String type(Bag body, Optional<Declared> parent) {
        String own = body.text("type").orElse("");
        return parent.isEmpty() || isWhole(body) ? own : parent.get().type() + "/" + own;
    }

    /** Whether a resource inside another says its type, and so its name, in full: it extends the other. */
    private static boolean isWhole(Bag body) {
        String type = body.text("type").orElse("");
        int stroke = type.indexOf('/');
        return stroke > 0 && type.substring(0, stroke).indexOf('.') > 0;
    }

    private Target target(Bag body, Scope scope, Target outer) {
        return new Target(
                place(body, "subscriptionId", scope, outer.subscription()),
                place(body, "resourceGroup", scope, outer.group()));
    }

    /** A place that is not known is no other one, but the same where the same is written. */
    private String place(Bag body, String property, Scope scope, String outer) {
        Optional<Object> raw = body.at(property);
        Object value = raw.map(it -> evaluator.value(it, scope)).orElse(outer);
        return Json.isOpaque(value)
                ? Target.notKnown(places.computeIfAbsent(
                        List.of(scope.frame(), scope.loops(), raw.orElseThrow()), key -> places.size() + 1))
                : value instanceof String text ? text : outer;
    }

    private Optional<String> text(Bag body, String property, Scope scope) {
        return body.at(property)
                .map(raw -> evaluator.value(raw, scope))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private Optional<ArmId> id(
            String type, Object name, Bag body, Scope scope, Target target, Optional<Declared> parent) {
        if (!(name instanceof String text) || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<String> extended = text(body, "scope", scope)
                    .or(() -> parent.filter(it -> isWhole(body))
                            .flatMap(Declared::id)
                            .map(ArmId::toString));
            return Optional.of(
                    extended.isPresent() && extended.get().startsWith("/subscriptions/")
                            ? new ArmId(Target.below(extended.get(), type, text))
                            : target.id(type, text));
        } catch (NotEvaluated e) {
            return Optional.empty();
        }
    }

    /** What a deployment inside the template deploys: names in it mean what they do inside, or outside as a rule. */
    private void inside(Declared deployment, Scope scope, Target target) {
        Optional<Bag> properties = deployment.body().bag("properties");
        Optional<Bag> template = properties.flatMap(it -> it.bag("template"));
        if (template.isEmpty()) {
            leave(deployment.type(), deployment.label(), "its template is in another file");
            return;
        }
        if (depth >= DEEPEST) {
            leave(deployment.type(), deployment.label(), "it is a deployment in too many others");
            return;
        }
        boolean inner = properties
                .flatMap(it -> it.text("expressionEvaluationOptions", "scope"))
                .filter("inner"::equalsIgnoreCase)
                .isPresent();
        Scope inside = inner
                ? Scope.of(new Frame(template.get(), given(properties.get(), scope), target, deployment.label()))
                : scope;
        deployment.nests(template.get(), inside);
        precedence.inside(deployment, () -> template(template.get(), inside, target));
    }

    private Map<String, Supplier<Object>> given(Bag properties, Scope scope) {
        Map<String, Supplier<Object>> given = new LinkedHashMap<>();
        properties
                .bag("parameters")
                .ifPresent(parameters -> parameters.values().forEach((name, told) -> {
                    Object value = Bag.of(told).flatMap(it -> it.at("value")).orElse(null);
                    given.put(
                            name.toLowerCase(Locale.ROOT),
                            () -> value == null
                                    ? evaluator.unknown("the parameter '" + name + "' is in a key vault")
                                    : evaluator.value(value, scope));
                }));
        return given;
    }
}
